"""One wire with the shape that flows in it. It paints; where it runs is said by `geometry`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.ui.canvas.geometry import Route, chip_rect
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.stamp import WHOLE, Stamp, in_motion

CHIPS = 0.45
"""Below this scale a shape cannot be read and is not written."""
MARGIN = 4.0
BEND = 3.6
"""Radius of a point that the wire runs through."""
IDLE = 0.4

WireKey = tuple[str, int]
"""The reader and its input port: wires are stored at their destination."""


@dataclass(frozen=True, slots=True)
class Strand:
    """What a wire shows: its beginning, the shape that flows, and whether its end is in order.

    `idle`: it ends where a muted layer passes nothing on.
    """

    source: str
    port: int
    text: str = ""
    wrong: bool = False
    idle: bool = False


class WireItem(QGraphicsItem):
    """`chip` is where the shape is written, empty while there is no room for it."""

    def __init__(self, key: WireKey, strand: Strand, ink: Ink) -> None:
        super().__init__()
        self.key = key
        self.strand = strand
        self.ink = ink
        self.path = QPainterPath()
        self.corners: tuple[QPointF, ...] = (QPointF(), QPointF())
        self.chip = QRectF()
        self.bends: tuple[QPointF, ...] = ()
        self.bend: int | None = None
        self.over = False
        self.chosen = False
        self.aimed = False
        self.doomed = False
        self.away = False
        self._bounds = QRectF()
        self._points: list[QPointF] = []
        self.foreseen = ""
        self._chip_then = QRectF()
        self._stamp = Stamp()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_strand(self, strand: Strand) -> None:
        self.strand = strand
        self.update()

    def show_ink(self, ink: Ink) -> None:
        self.ink = ink
        self.update()

    def mark(self, *, over: bool | None = None, chosen: bool | None = None) -> None:
        """Under the pointer, or selected."""
        over = self.over if over is None else over
        chosen = self.chosen if chosen is None else chosen
        if (over, chosen) != (self.over, self.chosen):
            self.over, self.chosen = over, chosen
            self.update()

    def aim(self, aimed: bool) -> None:
        """Whether what is being dragged would be put into this wire."""
        self.aimed = aimed
        self.update()

    def doom(self, doomed: bool) -> None:
        """Whether the knife that is being drawn would cut it."""
        if doomed != self.doomed:
            self.doomed = doomed
            self.update()

    def foresee(self, text: str) -> None:
        """The shape that would flow after a repair, or "" for none."""
        if text == self.foreseen:
            return
        self.prepareGeometryChange()
        self.foreseen = text
        self._chip_then = QRectF()
        if text:
            width = QFontMetricsF(self.ink.chip).horizontalAdvance(text)
            written = not self.chip.isEmpty()
            centre = self.chip.center() if written else self.path.pointAtPercent(0.5)
            self._chip_then = chip_rect(centre, width)
        self.update()

    def lift(self, away: bool) -> None:
        """While its end is being dragged the wire itself is not shown."""
        self.away = away
        self.update()

    def run(self, route: Route, chip: QRectF) -> None:
        """Another way, and the place where the shape is written."""
        bends = route.corners[1:-1] if route.bent else ()
        if self.path == route.path and self.chip == chip and self.bends == bends:
            return
        self.prepareGeometryChange()
        self.path, self.corners, self.chip = route.path, route.corners, chip
        self.bends = bends
        # A wire that keeps to a lane passes behind the shapes on the others.
        self.setZValue(0.0 if route.laned else 0.5)
        self._points = []
        self._stamp.forget()
        bounds = route.path.controlPointRect().united(chip)
        self._bounds = bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    @property
    def start(self) -> QPointF:
        return self.corners[0]

    @property
    def end(self) -> QPointF:
        return self.corners[-1]

    def distance(self, point: QPointF) -> float:
        """From a point in the scene to the curve, or to its chip."""
        if self.chip.contains(point):
            return 0.0
        return min(_to_segment(point, one, other) for one, other in self._pieces())

    def crosses(self, one: QPointF, other: QPointF) -> bool:
        """Whether the line between two points of the scene crosses the curve."""
        return any(_cross(one, other, *piece) for piece in self._pieces())

    def _pieces(self) -> Iterable[tuple[QPointF, QPointF]]:
        """The curve as short straight lines."""
        if not self._points:
            count = max(12, min(80, int(self.path.length() / 14)))
            self._points = [self.path.pointAtPercent(i / count) for i in range(count + 1)]
        return zip(self._points, self._points[1:], strict=False)

    def bend_at(self, point: QPointF, reach: float) -> int | None:
        """The point of it that is nearest, at most `reach` away."""
        away = [((at - point).manhattanLength(), index) for index, at in enumerate(self.bends)]
        best = min(away, default=None)
        return best[1] if best is not None and best[0] <= reach + BEND else None

    def grab(self, bend: int | None) -> None:
        """Show one of its points as selected."""
        if bend != self.bend:
            self.bend = bend
            self.update()

    def _paint_bends(self, painter: QPainter) -> None:
        for index, at in enumerate(self.bends):
            grabbed = index == self.bend
            painter.setBrush(self.ink.lights["fits"] if grabbed else self.ink.port)
            radius = BEND + (1.4 if grabbed else 0.0)
            painter.drawEllipse(at, radius, radius)

    # ---- Qt

    def boundingRect(self) -> QRectF:
        if not self.foreseen:
            return self._bounds
        return self._bounds.united(self._chip_then.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._bounds)
        return path

    def update(self, area: QRectF = WHOLE) -> None:  # type: ignore[override]  # one of Qt's forms
        """It looks different now."""
        self._stamp.forget()
        super().update(area)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if widget is not None and in_motion(self):
            self._stamp.paint(painter, self.boundingRect(), self._draw)
        else:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        if self.away:
            return
        ink = self.ink
        if self.strand.idle:
            painter.setOpacity(painter.opacity() * IDLE)
        far = painter.worldTransform().m11() < CHIPS
        painter.setPen(self._pen(far))
        painter.setBrush(ink.hollow)
        painter.drawPath(self.path)
        if not far:
            self._paint_bends(painter)
        if self.foreseen:
            self._paint_foreseen(painter)
        elif not far and not self.chip.isEmpty():
            self._paint_chip(painter)

    def _pen(self, far: bool) -> QPen:
        ink, strand = self.ink, self.strand
        if not (self.over or self.chosen or self.aimed or self.doomed or strand.wrong):
            return ink.wire_far if far else ink.wire
        pens = (
            (self.doomed, ink.wire_doomed),
            (self.aimed, ink.wire_aimed),
            (self.chosen, ink.wire_chosen),
            (strand.wrong, ink.wire_wrong),
            (far, ink.wire_far),
            (self.over, ink.wire_over),
        )
        return next((pen for so, pen in pens if so), ink.wire)

    def _paint_foreseen(self, painter: QPainter) -> None:
        ink = self.ink
        painter.setPen(ink.edge_linked)
        painter.setBrush(ink.chip_fill)
        radius = self._chip_then.height() / 2
        painter.drawRoundedRect(self._chip_then, radius, radius)
        painter.setPen(ink.edge_selected)
        painter.setFont(ink.chip)
        painter.drawText(self._chip_then, Qt.AlignmentFlag.AlignCenter, self.foreseen)

    def _paint_chip(self, painter: QPainter) -> None:
        ink = self.ink
        lit = self.chosen or self.aimed
        edge = ink.wire_chosen_edge if lit else ink.chip_edge
        painter.setPen(ink.edge_wrong if self.doomed else edge)
        painter.setBrush(ink.chip_fill)
        radius = self.chip.height() / 2
        painter.drawRoundedRect(self.chip, radius, radius)
        painter.setPen(ink.text)
        painter.setFont(ink.chip)
        painter.drawText(self.chip, Qt.AlignmentFlag.AlignCenter, self.strand.text)


def _to_segment(point: QPointF, one: QPointF, other: QPointF) -> float:
    along = other - one
    length = along.x() ** 2 + along.y() ** 2
    rest = point - one
    share = 0.0 if length == 0 else (rest.x() * along.x() + rest.y() * along.y()) / length
    away = rest - along * min(1.0, max(0.0, share))
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)


def _cross(one: QPointF, other: QPointF, start: QPointF, end: QPointF) -> bool:
    """Whether two lines have a point in common: the ends of each are on both sides of the other."""
    apart = _side(one, other, start) * _side(one, other, end) <= 0
    return apart and _side(start, end, one) * _side(start, end, other) <= 0


def _side(one: QPointF, other: QPointF, point: QPointF) -> float:
    """Positive on one side of the line from `one` to `other`, negative on the other."""
    along, there = other - one, point - one
    return along.x() * there.y() - along.y() * there.x()


Drawn = Literal["wire", "wrong", "frame", "line", "knife"]


class DraftItem(QGraphicsItem):
    """What a gesture shows while it lasts: a wire being pulled, a frame, a line to keep to."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._path = QPainterPath()
        self._drawn: Drawn = "wire"
        self.setZValue(10.0)
        self.hide()

    def show_path(self, path: QPainterPath, drawn: Drawn) -> None:
        self.prepareGeometryChange()
        self._path, self._drawn = path, drawn
        self.show()
        self.update()

    def clear(self) -> None:
        self.hide()

    # ---- Qt

    def boundingRect(self) -> QRectF:
        return self._path.controlPointRect().adjusted(-6, -6, 6, 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        ink = self.ink
        pens = {
            "wire": ink.wire_draft,
            "wrong": ink.wire_wrong,
            "frame": ink.band_edge,
            "line": ink.lane,
            "knife": ink.knife,
        }
        painter.setPen(pens[self._drawn])
        painter.setBrush(ink.band if self._drawn == "frame" else ink.hollow)
        painter.drawPath(self._path)
