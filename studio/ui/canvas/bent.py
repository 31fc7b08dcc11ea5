"""Wires that run through points: their path, and which points there are. Nothing is painted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from studio.graph.model import Points
from studio.ui.canvas.geometry import PORT_RADIUS, Route

PULL = 0.4
"""Length of a handle of a curve, as a share of the distance between its ends."""
LONGEST = 120.0
WireKey = tuple[str, int]


def bent(start: QPointF, through: tuple[QPointF, ...], end: QPointF) -> Route:
    """A smooth curve through points: it leaves to the right and arrives from the left.

    In between it keeps the shape of the points: it is level and straight between two of the same
    height and never swings beyond one (Fritsch and Butland 1984, for each axis).
    """
    corners = (start, *through, end)
    ahead = [QPointF(1, 0)]
    ahead += map(_direction, corners, corners[1:], corners[2:])
    ahead.append(QPointF(1, 0))
    path = QPainterPath(start)
    longest = -1.0
    places: tuple[QPointF, ...] = (start,)
    for index in range(len(corners) - 1):
        one, other = corners[index], corners[index + 1]
        away = _length(other - one)
        pull = min(LONGEST, PULL * away)
        path.cubicTo(one + ahead[index] * pull, other - ahead[index + 1] * pull, other)
        # The shape is written in the middle of the longest part, across which there is most room.
        if abs(other.x() - one.x()) > longest:
            longest = abs(other.x() - one.x())
            part = QPainterPath(one)
            part.cubicTo(one + ahead[index] * pull, other - ahead[index + 1] * pull, other)
            places = tuple(part.pointAtPercent(t) for t in (0.5, 0.36, 0.64))
    return Route(path, places, max(longest, 0.0) - 4 * PORT_RADIUS, corners, bent=True)


def _length(away: QPointF) -> float:
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)


def _direction(before: QPointF, at: QPointF, after: QPointF) -> QPointF:
    one, other = _unit(at - before), _unit(after - at)
    mean = QPointF(_harmonic(one.x(), other.x()), _harmonic(one.y(), other.y()))
    return _unit(after - before if mean.isNull() else mean)


def _harmonic(one: float, other: float) -> float:
    """The harmonic mean; 0 where they do not point the same way."""
    return 2 * one * other / (one + other) if one * other > 0 else 0.0


def _unit(away: QPointF) -> QPointF:
    length = _length(away)
    return away / length if length else QPointF(1, 0)


def place_in(corners: tuple[QPointF, ...], at: QPointF) -> int:
    """Between which points of a wire a new one belongs: its index among them."""
    pairs = list(itertools.pairwise(corners))
    detours = [
        _length(at - one) + _length(other - at) - _length(other - one) for one, other in pairs
    ]
    return detours.index(min(detours)) if detours else 0


class Bends:
    """The points of all wires that are shown; a hand may hold some elsewhere for a while."""

    def __init__(self) -> None:
        self._points: Mapping[WireKey, Points] = {}
        self._held: dict[WireKey, tuple[QPointF, ...]] = {}

    def show(self, points: Mapping[WireKey, Points]) -> set[WireKey]:
        """The points in the document; gives the wires of which they differ."""
        if points is self._points:
            return set()
        before, self._points = self._points, points
        return {k for k in {*before, *points} if before.get(k) != points.get(k)}

    def hold(self, key: WireKey, points: Iterable[QPointF] | None) -> None:
        """While a hand has one; None: as in the document again."""
        if points is None:
            self._held.pop(key, None)
        else:
            self._held[key] = tuple(points)

    def of(self, key: WireKey, shift: QPointF) -> tuple[QPointF, ...]:
        """The points of a wire of which both ends are `shift` beside their place for now."""
        held = self._held.get(key)
        if held is not None:
            return held
        known = self._points.get(key, ())
        return tuple(QPointF(x, y) + shift for x, y in known)

    def __contains__(self, key: object) -> bool:
        return key in self._points or key in self._held
