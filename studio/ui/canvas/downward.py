"""Ways of wires where the data run downwards: those of `geometry`, turned. Values only.

The corner of the scene is a mirror: right becomes down and down becomes right, so a wire keeps off
the nodes below it as it else keeps off those to its right.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from studio.ui.canvas.bent import bent
from studio.ui.canvas.cells import Cells
from studio.ui.canvas.geometry import PORT_RADIUS, Route, direct, routed

Turns = tuple[bool, bool]
"""Whether a wire leaves downwards, and whether it arrives from above."""

ACROSS: Turns = (False, False)
MIRROR = QTransform(0, 1, 1, 0, 0, 0)
LEAST, MOST = 28.0, 150.0
"""Length of the handles of a curve round a corner."""


class _Mirrored(Cells[str]):
    """The same nodes as seen with the data running to the right."""

    def __init__(self, nodes: Cells[str]) -> None:
        super().__init__()
        self._nodes = nodes

    def near(self, area: QRectF) -> set[str]:
        return self._nodes.near(_turned_rect(area))

    def rects(self, area: QRectF) -> list[QRectF]:
        return [_turned_rect(rect) for rect in self._nodes.rects(_turned_rect(area))]

    def covers(self, point: QPointF) -> bool:
        return self._nodes.covers(point.transposed())


def course(
    start: QPointF,
    end: QPointF,
    nodes: Cells[str],
    turns: Turns = ACROSS,
    through: tuple[QPointF, ...] = (),
) -> Route:
    """A way from an output to an input that keeps off the nodes, or through given points."""
    if turns[0] != turns[1] and not through:
        return cornered(start, end, turns)
    if not turns[0]:
        return bent(start, through, end) if through else routed(start, end, nodes)
    start, end = start.transposed(), end.transposed()
    if through:
        return _turned(bent(start, tuple(at.transposed() for at in through), end))
    return _turned(routed(start, end, _Mirrored(nodes)))


def draft(start: QPointF, end: QPointF, turns: Turns = ACROSS) -> QPainterPath:
    """The path of a wire that is being pulled: it runs over everything."""
    if turns[0] != turns[1]:
        return cornered(start, end, turns).path
    if turns[0]:
        return MIRROR.map(direct(start.transposed(), end.transposed()).path)
    return direct(start, end).path


def cornered(start: QPointF, end: QPointF, turns: Turns) -> Route:
    """One curve between nodes through which the data run in different ways."""
    away = end - start
    reach = max(LEAST, min(max(abs(away.x()), abs(away.y())) * 0.5, MOST))
    leave, arrive = (QPointF(0, reach) if down else QPointF(reach, 0) for down in turns)
    path = QPainterPath(start)
    path.cubicTo(start + leave, end - arrive, end)
    places = tuple(path.pointAtPercent(t) for t in (0.5, 0.36, 0.64))
    room = max(abs(away.x()), abs(away.y())) - 4 * PORT_RADIUS
    return Route(path, places, room, (start, end))


def _turned(route: Route) -> Route:
    return replace(
        route,
        path=MIRROR.map(route.path),
        places=tuple(at.transposed() for at in route.places),
        corners=tuple(at.transposed() for at in route.corners),
        down=True,
    )


def _turned_rect(rect: QRectF) -> QRectF:
    return QRectF(rect.y(), rect.x(), rect.height(), rect.width())
