"""What is near a place: rectangles in a grid of cells. Fast enough for every move of the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF

SIDE = 240.0
"""Of one cell: about one node and its gap."""

Cell = tuple[int, int]
Edges = tuple[float, float, float, float]


K = TypeVar("K", str, tuple[str, int])


class Cells(Generic[K]):
    """Rectangles by id: of nodes, or of what is written on wires."""

    def __init__(self) -> None:
        self._cells: dict[Cell, set[K]] = {}
        self._rects: dict[K, QRectF] = {}
        self._edges: dict[K, Edges] = {}

    def put(self, item_id: K, rect: QRectF) -> None:
        """Enter a rectangle, or move it."""
        before = self._rects.get(item_id)
        if before == rect:
            return
        if before is not None:
            self.drop(item_id)
        self._rects[item_id] = QRectF(rect)
        self._edges[item_id] = _edges(rect)
        for cell in _covered(rect):
            self._cells.setdefault(cell, set()).add(item_id)

    def drop(self, item_id: K) -> None:
        rect = self._rects.pop(item_id)
        del self._edges[item_id]
        for cell in _covered(rect):
            self._cells[cell].discard(item_id)

    def near(self, area: QRectF) -> set[K]:
        """Ids whose rectangles touch `area`; also where it has no width or height."""
        found: set[K] = set()
        left, top, right, bottom = _edges(area)
        rows = range(floor(top / SIDE), floor(bottom / SIDE) + 1)
        for column in range(floor(left / SIDE), floor(right / SIDE) + 1):
            for row in rows:
                inside = self._cells.get((column, row))
                if inside:
                    found |= inside
        edges = self._edges
        return {
            item_id
            for item_id in found
            if (e := edges[item_id])[0] <= right and left <= e[2] and e[1] <= bottom and top <= e[3]
        }

    def rects(self, area: QRectF) -> list[QRectF]:
        """The rectangles themselves, in the order of their ids."""
        return [self._rects[item_id] for item_id in sorted(self.near(area))]

    def every(self) -> list[QRectF]:
        """All rectangles."""
        return list(self._rects.values())

    def covers(self, point: QPointF) -> bool:
        """Whether a point lies inside one of them (not on its edge)."""
        x, y = point.x(), point.y()
        for item_id in self._cells.get((floor(x / SIDE), floor(y / SIDE)), ()):
            left, top, right, bottom = self._edges[item_id]
            if left < x < right and top < y < bottom:
                return True
        return False

    def at(self, point: QPointF, reach: float) -> set[K]:
        """Ids whose rectangles are not farther than `reach` from a point."""
        return self.near(QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach))

    def __getitem__(self, item_id: K) -> QRectF:
        return self._rects[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._rects

    def __len__(self) -> int:
        return len(self._rects)

    def whole(self) -> QRectF:
        """What encloses all rectangles; empty without any."""
        return enclosing(self._rects.values())


def enclosing(rects: Iterable[QRectF]) -> QRectF:
    """The smallest rectangle around all of them; empty without any."""
    whole = QRectF()
    for rect in rects:
        whole = whole.united(rect)
    return whole


def _edges(rect: QRectF) -> Edges:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _covered(rect: QRectF) -> Iterator[Cell]:
    left, right = floor(rect.left() / SIDE), floor(rect.right() / SIDE)
    top, bottom = floor(rect.top() / SIDE), floor(rect.bottom() / SIDE)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row
