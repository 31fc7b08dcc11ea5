"""One card. It paints its face and knows where its ports are; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from studio.spec.problems import Address
from studio.ui.canvas.cells import Cells
from studio.ui.canvas.downward import course
from studio.ui.canvas.face import Face
from studio.ui.canvas.geometry import (
    FLAT,
    ICON_Y,
    LINK,
    MARK_GAP,
    NAME_LINE,
    PADDING,
    PORT_RADIUS,
    SECOND_LINE,
    TIMES_GAP,
    Layout,
    Side,
    is_row,
    laid_out,
)
from studio.ui.canvas.ink import BADGE, DROP, RADIUS, SHADOW, Ink
from studio.ui.canvas.stamp import WHOLE, Stamp, in_motion

PLAIN = 0.5
"""Below this scale a node is a coloured block with its name."""
BLOCKS = 0.2
"""Below this one the view draws all blocks at once, see `overview`."""
FADE = 0.12
MARGIN = 26.0
SHEET = 4.0
"""A block lies on a second sheet, which is seen below it."""
MUTED = 0.4
DIMMED = 0.35

Light = Literal["fits", "doubtful", "wrong"]


class NodeItem(QGraphicsItem):
    """`chosen`: "", "also" or "primary". `lights`: ports that say whether a wire may end there."""

    def __init__(self, node_id: str, face: Face, ink: Ink) -> None:
        super().__init__()
        self.id = node_id
        self.ink = ink
        self.face = face
        self.layout = laid_out(face, ink)
        self._bounds = _bounds(self.layout)
        self.picture: QImage | None = None
        self.dimmed = False
        self.chosen = ""
        self.over: tuple[Side, int] | bool = False
        self.linked = False
        self.shade = ""
        self._shades: Mapping[Address, str] = {}
        self._path: Address = (node_id,)
        self.lights: dict[tuple[Side, int], Light] = {}
        self._stamp = Stamp()
        self.setZValue(1.0)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._fill()

    def _fill(self) -> None:
        """The cards and wires inside an unfolded block, as pictures of it: they take no hands."""
        for child in self.childItems():
            if child.scene() is not None:
                child.scene().removeItem(child)
            child.setParentItem(None)  # type: ignore[arg-type]  # Qt takes None, its stubs do not
        if self.face.inside is None:
            return
        cards = {}
        cells: Cells[str] = Cells()
        for key, face, x, y in self.face.inside.cards:
            card = cards[key] = NodeItem(key, face, self.ink)
            card.setParentItem(self)
            card.setPos(self.layout.origin + QPointF(x, y))
            card.wear(self._shades, (*self._path, key))
            cells.put(key, card.rect)
        for source, out, reader, port in self.face.inside.wires:
            start = cards[source].pos() + _end(cards[source].layout.outputs, out)
            end = cards[reader].pos() + _end(cards[reader].layout.inputs, port)
            turns = (cards[source].face.down, cards[reader].face.down)
            wire = QGraphicsPathItem(course(start, end, cells, turns).path, self)
            wire.setPen(self.ink.wire)
            wire.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def inner_at(self, at: QPointF) -> str:
        """The layer inside an unfolded block at a place of the scene, "" where there is none."""
        for child in self.childItems():
            if isinstance(child, NodeItem) and child.layout.rect.contains(child.mapFromScene(at)):
                return child.id
        return ""

    @property
    def rect(self) -> QRectF:
        """The card in the scene."""
        return self.layout.rect.translated(self.pos())

    def port(self, side: Side, index: int) -> QPointF:
        """The middle of a port in the scene; the place after the last one for a port to come."""
        ports = self.layout.ports(side)
        if index < len(ports):
            return self.pos() + ports[index]
        size = self.layout.size
        along = 0.0 if side == "in" else size.height() if self.face.down else size.width()
        bare = QPointF(size.width() / 2, along) if self.face.down else QPointF(along, 20.0)
        return self.pos() + (ports[-1] if ports else bare)

    def show_face(self, face: Face) -> bool:
        """Show another face; True if the size or a port changed with it."""
        before, before_face, self.face = self.layout, self.face, face
        layout = laid_out(face, self.ink)
        moved = (layout.size, layout.inputs, layout.outputs) != (
            before.size,
            before.inputs,
            before.outputs,
        )
        if moved:
            self.prepareGeometryChange()
        if not face.slot:
            self.picture = None
        self.layout, self._bounds = layout, _bounds(layout)
        if face.inside != before_face.inside:
            self._fill()
        self.update()
        return moved

    def show_ink(self, ink: Ink) -> None:
        """Other colours: no text is wider or narrower for it."""
        self.ink = ink
        for child in self.childItems():
            if isinstance(child, NodeItem):
                child.show_ink(ink)
            elif isinstance(child, QGraphicsPathItem):
                child.setPen(ink.wire)
        self.update()

    def show_picture(self, picture: QImage | None, *, dimmed: bool) -> None:
        if picture is not self.picture or dimmed != self.dimmed:
            self.picture, self.dimmed = picture, dimmed
            self.update(self.layout.slot)

    def choose(self, chosen: str) -> None:
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def wear(self, shades: Mapping[Address, str], path: Address) -> bool:
        """Its shade of a quantity and those of the cards inside; True where one is another.

        `path`: under which it has one; where it has none, it has the colour of its family.
        """
        self._shades, self._path = shades, path
        shade = shades.get(path, "")
        changed = shade != self.shade
        if changed:
            self.shade = shade
            self.update()
        for card in self.childItems():
            if isinstance(card, NodeItem):
                changed |= card.wear(shades, (*path, card.id))
        return changed

    @property
    def colour(self) -> str:
        """Under which the ink has the colour of its block."""
        return self.shade or self.ink.family(self.face.family)

    def hover(self, over: tuple[Side, int] | bool) -> None:
        if over != self.over:
            self.over = over
            self.update()

    def link(self, linked: bool) -> None:
        """Whether to show that it uses the weights of what is selected or pointed at."""
        if linked != self.linked:
            self.linked = linked
            self.update()

    def light(self, lights: dict[tuple[Side, int], Light]) -> None:
        if lights != self.lights:
            self.lights = lights
            self.update()

    @property
    def badge(self) -> QPointF:
        """Where the mark of a problem sits, in the scene."""
        return self.pos() + QPointF(self.layout.size.width() - 5.0, 3.0)

    # ---- painting

    def _paint_block(self, painter: QPainter) -> None:
        ink, rect = self.ink, self.layout.rect
        family = self.colour
        wrong = self.face.severity == "error"
        edge = ink.block_wrong if wrong else ink.none
        opened = self.face.inside is not None
        edge = ink.block_linked if self.linked else ink.edge if opened else edge
        painter.setPen(ink.block_selected if self.chosen else edge)
        painter.setBrush(ink.opened if opened else ink.blocks[family])
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if opened:
            return
        painter.setPen(ink.on_block[family])
        painter.setFont(ink.block)
        text = f"{self.face.name} {self.face.times}".rstrip()
        name = ink.elided_block(text, rect.width() - 12)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_card(self, painter: QPainter, scale: float) -> None:
        ink, face, layout = self.ink, self.face, self.layout
        rect = layout.rect
        faded = min(1.0, max(0.0, (scale - PLAIN) / FADE))
        if ink.shadowed and face.inside is None:
            painter.drawPixmap(QPointF(-SHADOW, DROP - SHADOW), ink.shadow(layout.size))
        if self.chosen == "primary":
            painter.setPen(ink.glow)
            painter.setBrush(ink.hollow)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        card = ink.tinted[self.shade] if self.shade else ink.card
        painter.setBrush(card if face.inside is None else ink.opened)
        if face.block and face.inside is None:
            painter.setPen(ink.edge)
            painter.drawRoundedRect(rect.adjusted(SHEET, SHEET, -SHEET, SHEET), RADIUS, RADIUS)
        painter.setPen(self._edge())
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        top = FLAT / 2 - BADGE / 2 if face.folded else ICON_Y
        badge = ink.badge(ink.family(face.family), scale * painter.device().devicePixelRatioF())
        painter.drawPixmap(QRectF(PADDING, top, BADGE, BADGE), badge, QRectF(badge.rect()))
        painter.setFont(ink.struck if face.muted else ink.name)
        painter.setPen(ink.strong)
        base = top + NAME_LINE - ICON_Y
        painter.drawText(QPointF(PADDING + BADGE + 7, base), layout.name)
        if face.times:
            painter.setFont(ink.mono)
            painter.setPen(ink.muted)
            at = rect.width() - PADDING - ink.mono_width(face.times)
            painter.drawText(QPointF(at, base), face.times)
        self._paint_marks(painter, base, scale)
        if faded > 0 and not face.folded:
            opacity = painter.opacity()
            painter.setOpacity(faded * opacity)
            self._paint_details(painter)
            painter.setOpacity(opacity)

    def _paint_marks(self, painter: QPainter, base: float, scale: float) -> None:
        """At the end of the name a chain where other layers have the same weights, and ice."""
        device = scale * painter.device().devicePixelRatioF()
        marks = []
        if self.face.partners:
            marks.append(self.ink.link(LINK, device, lit=bool(self.chosen or self.linked)))
        if self.face.frozen:
            marks.append(self.ink.frozen(LINK, device))
        left = self.layout.size.width() - PADDING - LINK
        if self.face.times:
            left -= self.ink.mono_width(self.face.times) + TIMES_GAP
        for mark in marks:
            target = QRectF(left, base - LINK + 2.0, LINK, LINK)
            painter.drawPixmap(target, mark, QRectF(mark.rect()))
            left -= LINK + MARK_GAP

    def _paint_through(self, painter: QPainter, scale: float) -> None:
        """What arrives at a muted layer first goes straight on."""
        layout = self.layout
        painter.setPen(self.ink.wire_far if scale < PLAIN else self.ink.wire)
        painter.setBrush(self.ink.hollow)
        for end in layout.outputs:
            start = layout.inputs[0]
            away = (end - start) / 2
            reach = QPointF(0.0, away.y()) if self.face.down else QPointF(away.x(), 0.0)
            path = QPainterPath(start)
            path.cubicTo(start + reach, end - reach, end)
            painter.drawPath(path)

    def _paint_details(self, painter: QPainter) -> None:
        ink, layout = self.ink, self.layout
        painter.setFont(ink.line)
        painter.setPen(ink.muted)
        painter.drawText(QPointF(PADDING, SECOND_LINE), layout.line)
        if self.face.slot:
            painter.setPen(ink.none)
            painter.setBrush(ink.well)
            painter.drawRoundedRect(layout.slot, 5.0, 5.0)
            if self.picture is not None:
                self._paint_picture(painter, self.picture)
        if self.face.count:
            painter.setFont(ink.mono)
            painter.setPen(ink.muted)
            painter.drawText(QPointF(PADDING, layout.count_line), self.face.count)

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        slot = self.layout.slot
        opacity = painter.opacity()
        if self.dimmed:
            painter.setOpacity(opacity * DIMMED)
        if is_row(slot):
            painter.drawImage(slot.adjusted(4, 3, -4, -3), picture)
        else:
            room = slot.adjusted(4, 4, -4, -4)
            size = picture.deviceIndependentSize()
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(QPointF(), size)
            target.moveCenter(room.center())
            painter.drawImage(target, picture)
        painter.setOpacity(opacity)

    def _paint_ports(self, painter: QPainter) -> None:
        ink = self.ink
        ring = ink.rings[ink.family(self.face.family)]
        painter.setPen(ring)
        painter.setBrush(ink.port)
        marked = set(self.lights)
        if isinstance(self.over, tuple):
            marked.add(self.over)
        for side in ("in", "out"):
            for index, at in enumerate(self.layout.ports(side)):
                if (side, index) not in marked:
                    painter.drawEllipse(at, PORT_RADIUS, PORT_RADIUS)
        for side, index in marked:
            self._paint_marked_port(painter, side, index)
        if self.face.numbered and not self.face.down:
            painter.setFont(ink.number)
            painter.setPen(ink.muted)
            for index, at in enumerate(self.layout.inputs):
                box = QRectF(at.x() - 27, at.y() - 17, 20, 14)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(index + 1))

    def _paint_marked_port(self, painter: QPainter, side: Side, index: int) -> None:
        ink = self.ink
        light = self.lights.get((side, index))
        at = self.port(side, index) - self.pos()
        over = self.over == (side, index)
        if light == "wrong":
            painter.setPen(ink.edge)
            painter.setBrush(ink.port)
            painter.drawEllipse(at, PORT_RADIUS, PORT_RADIUS)
            return
        colour = ink.lights[light] if light else ink.families[ink.family(self.face.family)]
        painter.setPen(ink.rings[ink.family(self.face.family)] if light is None else ink.none)
        painter.setBrush(colour)
        radius = PORT_RADIUS + (2.0 if over else 1.0 if light else 0.6)
        painter.drawEllipse(at, radius, radius)

    def _paint_badge(self, painter: QPainter) -> None:
        ink = self.ink
        at = self.badge - self.pos()
        painter.setPen(ink.badge_edge)
        painter.setBrush(ink.badges[self.face.severity])
        if self.face.severity == "error":
            painter.drawEllipse(at, 8.0, 8.0)
        else:
            painter.drawPath(_triangle(at))
        painter.setPen(ink.on_badge)
        painter.setFont(ink.mark)
        low = 0.0 if self.face.severity == "error" else 1.2
        box = QRectF(at.x() - 8, at.y() - 8 + low, 16, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")

    def _edge(self) -> QPen:
        if self.chosen:
            return self.ink.edge_selected
        if self.linked:
            return self.ink.edge_linked
        if self.face.severity == "error":
            return self.ink.edge_closed if self.face.closed else self.ink.edge_wrong
        return self.ink.edge_over if self.over else self.ink.edge

    # ---- Qt

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.layout.rect)
        return path

    def update(self, area: QRectF = WHOLE) -> None:  # type: ignore[override]  # one of Qt's forms
        """It looks different now."""
        self._stamp.forget()
        super().update(area)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if widget is not None and in_motion(self):
            self._stamp.paint(painter, self._bounds, self._draw)
        else:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        scale, opacity = painter.worldTransform().m11(), painter.opacity()
        if self.face.muted:
            painter.setOpacity(opacity * MUTED)
        if scale < PLAIN:
            self._paint_block(painter)
        else:
            self._paint_card(painter, scale)
            self._paint_ports(painter)
        if self.face.muted and self.layout.inputs:
            painter.setOpacity(opacity)
            self._paint_through(painter, scale)
        if self.face.problems:
            painter.setOpacity(opacity)
            self._paint_badge(painter)


def _bounds(layout: Layout) -> QRectF:
    """The card with its shadow, its ports and its marks."""
    return layout.rect.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN + DROP)


def _end(ports: tuple[QPointF, ...], index: int) -> QPointF:
    """A port, or the last one where the wire ends at one that is not there."""
    return ports[min(index, len(ports) - 1)] if ports else QPointF()


def _triangle(at: QPointF) -> QPainterPath:
    path = QPainterPath()
    corners = (QPointF(0, -8.6), QPointF(9.2, 7.4), QPointF(-9.2, 7.4), QPointF(0, -8.6))
    path.addPolygon(QPolygonF([at + corner for corner in corners]))
    path.closeSubpath()
    return path
