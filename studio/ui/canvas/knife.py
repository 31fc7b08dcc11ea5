"""Cutting wires: a line drawn with the right button and Ctrl, or the wires of what is selected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainterPath

from studio.graph import wiring
from studio.spec.messages import translate
from studio.ui.canvas.gestures import Gesture
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.wire_item import WireItem, WireKey

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas


class Knife(Gesture):
    """A straight line from press to pointer; what it crosses is marked, and cut on release.

    A click without a drag opens the context menu, as the right button does alone.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._under_way = False
        self._crossed: dict[WireKey, WireItem] = {}

    def moved(self, pointer: Pointer) -> None:
        self._under_way = self._under_way or self.far(pointer)
        if not self._under_way:
            return
        path = QPainterPath(self.start.at)
        path.lineTo(pointer.at)
        self.canvas.picture.draft.show_path(path, "knife")
        self._mark(self._found(pointer))

    def _found(self, pointer: Pointer) -> dict[WireKey, WireItem]:
        area = QRectF(self.start.at, pointer.at).normalized().adjusted(-1, -1, 1, 1)
        return {
            item.key: item
            for item in self.canvas.picture.items(area)
            if isinstance(item, WireItem) and item.crosses(self.start.at, pointer.at)
        }

    def _mark(self, crossed: dict[WireKey, WireItem]) -> None:
        for key, item in self._crossed.items():
            item.doom(key in crossed)
        for item in crossed.values():
            item.doom(True)
        self._crossed = crossed

    def released(self, pointer: Pointer) -> None:
        crossed = list(self._crossed)
        self._end()
        if crossed:
            cut(self.canvas, crossed)
        elif not self._under_way:
            hit = self.canvas.picture.hit(pointer.at, self.canvas.reach)
            place = self.canvas.viewport().mapToGlobal(pointer.pixel.toPoint())
            self.canvas.open_menu(hit, place)

    def cancelled(self) -> None:
        self._end()

    def _end(self) -> None:
        self._mark({})
        self.canvas.picture.draft.clear()


class WireCommands(QObject):
    """What the keyboard does with wires."""

    name = "wires"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def cut(self) -> None:
        """The selected wire, or every wire that begins or ends at a selected layer."""
        canvas = self._canvas
        home, wire = canvas.editing.definition, canvas.selected_wire
        if wire is not None:
            cut(canvas, [wire])
        elif home is not None:
            cut(canvas, wiring.wires_at(home, canvas.selection.ids))

    def join(self) -> None:
        """The layer that was selected last reads the others."""
        editing = self._canvas.editing
        editing.do(wiring.join, self._canvas.selection.ids, label=translate("Canvas", "Connect"))


def cut(canvas: Canvas, wires: Iterable[WireKey]) -> bool:
    """One edit; where there is no wire that is said."""
    gone = list(wires)
    label = translate("Canvas", "Cut {count} wires", count=len(gone))
    if len(gone) == 1:
        label = translate("Canvas", "Delete the wire")
    return canvas.editing.do(wiring.cut_wires, gone, label=label)
