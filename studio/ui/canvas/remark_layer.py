"""The frames and notes of the picture: id -> item, and which are selected. It edits nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from studio.graph.model import Document, Remark
from studio.ui.canvas.cells import enclosing
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.remark_item import Grip, RemarkItem, remark_ink


class RemarkLayer(QObject):
    """Behind wires and nodes. `chosen` stands beside the selection of nodes, which it leaves."""

    changed = Signal()
    """Others are selected now."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        super().__init__(scene)
        self._scene = scene
        self._ink = ink
        self._shown: Mapping[str, Remark] = {}
        self._home = ""
        self.items: dict[str, RemarkItem] = {}
        self.chosen: tuple[str, ...] = ()

    def show_remarks(self, document: Document, home: str) -> bool:
        """Those of the open definition; True if something looks different."""
        if document.remarks is self._shown and home == self._home:
            return False
        self._shown, self._home = document.remarks, home
        wanted = {r.id: r for r in document.remarks.values() if r.home == home}
        different = False
        for remark_id in [known for known in self.items if known not in wanted]:
            self._scene.removeItem(self.items.pop(remark_id))
            different = True
        for remark_id, remark in wanted.items():
            item = self.items.get(remark_id)
            if item is None:
                item = self.items[remark_id] = RemarkItem(remark, self._ink)
                self._scene.addItem(item)
            elif item.remark is remark or item.remark == remark:
                continue
            else:
                item.show_remark(remark)
            different = True
        if any(i not in self.items for i in self.chosen):
            self.choose(i for i in self.chosen if i in self.items)
        return different

    def show_ink(self, ink: Ink) -> None:
        self._ink = ink
        for item in self.items.values():
            item.show_ink(ink)

    # ---- which are selected

    def choose(self, ids: Iterable[str]) -> None:
        """Select these instead."""
        chosen = tuple(i for i in dict.fromkeys(ids) if i in self.items)
        if chosen != self.chosen:
            self.chosen = chosen
            for remark_id, item in self.items.items():
                item.mark(chosen=remark_id in chosen)
            self.changed.emit()

    def toggle(self, remark_id: str) -> None:
        rest = [known for known in self.chosen if known != remark_id]
        self.choose(rest if remark_id in self.chosen else [*rest, remark_id])

    def hover(self, remark_id: str, over: bool) -> None:
        item = self.items.get(remark_id)
        if item is not None:
            item.mark(over=over)

    # ---- while a gesture is under way

    def drag(self, remark_id: str, at: QPointF) -> None:
        """The item only, for now."""
        if remark_id in self.items:
            self.items[remark_id].setPos(at)

    def stretch(self, remark_id: str, rect: QRectF) -> None:
        """Show it for now as large as this; a note as high as its text needs."""
        item = self.items[remark_id]
        item.show_remark(item.remark, QSizeF(rect.size()))
        item.setPos(rect.topLeft())

    def settle(self, remark_id: str) -> None:
        """As it is in the document."""
        item = self.items.get(remark_id)
        if item is not None:
            item.show_remark(item.remark)

    # ---- what lies where

    def hit(self, at: QPointF, reach: float, scale: float) -> tuple[str, Grip] | None:
        """What can be taken there; notes lie over frames and small frames over large ones."""
        for item in sorted(self.items.values(), key=lambda one: -one.zValue()):
            grip = item.grip(at, reach, scale)
            if grip is not None:
                return item.remark.id, grip
        return None

    def within(self, area: QRectF) -> list[str]:
        """Those that lie in an area as a whole."""
        return [i for i, item in self.items.items() if area.contains(item.rect)]

    def different(self, before: Document, after: Document) -> list[QRectF]:
        """The rectangles of those that are shown and were not the same before."""
        if before.remarks is after.remarks:
            return []
        old, new = before.remarks, after.remarks
        return [item.rect for i, item in self.items.items() if old.get(i) != new.get(i)]

    def whole(self) -> QRectF:
        """What encloses all of them; empty without any."""
        return enclosing(item.rect for item in self.items.values())

    # ---- painting all at once

    def paint_far(self, painter: QPainter, ids: Iterable[str]) -> None:
        """These in scene coordinates, for scales at which nothing but a title can be read."""
        scale = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in sorted((self.items[i] for i in ids), key=lambda one: one.zValue()):
            painter.save()
            painter.translate(item.pos())
            item.paint_at(painter, scale)
            painter.restore()

    def paint_titles(self, painter: QPainter) -> None:
        """Over the blocks, for the same scales."""
        scale = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self.items.values():
            painter.save()
            painter.translate(item.pos())
            item.paint_title(painter, scale)
            painter.restore()

    def paint_small(self, painter: QPainter) -> None:
        """For the minimap: areas without words."""
        painter.setPen(self._ink.none)
        for item in sorted(self.items.values(), key=lambda one: one.zValue()):
            painter.setBrush(remark_ink(self._ink.theme.name, item.remark.colour).far)
            painter.drawRect(item.rect)
