"""Which nodes are near a place: rectangles in a grid of cells. Fast enough for every mouse move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from PySide6.QtCore import QPointF, QRectF

SIDE = 240.0
"""Of one cell: about one node and its gap."""

Cell = tuple[int, int]


class Cells:
    """Rectangles by id."""

    def __init__(self) -> None:
        self._cells: dict[Cell, set[str]] = {}
        self._rects: dict[str, QRectF] = {}

    def put(self, node_id: str, rect: QRectF) -> None:
        """Enter a rectangle, or move it."""
        before = self._rects.get(node_id)
        if before == rect:
            return
        if before is not None:
            self.drop(node_id)
        self._rects[node_id] = QRectF(rect)
        for cell in _covered(rect):
            self._cells.setdefault(cell, set()).add(node_id)

    def drop(self, node_id: str) -> None:
        rect = self._rects.pop(node_id)
        for cell in _covered(rect):
            self._cells[cell].discard(node_id)

    def near(self, area: QRectF) -> set[str]:
        """Ids whose rectangles touch `area`."""
        found: set[str] = set()
        for cell in _covered(area):
            found |= self._cells.get(cell, frozenset())
        return {node_id for node_id in found if _touch(self._rects[node_id], area)}

    def rects(self, area: QRectF) -> list[QRectF]:
        """The rectangles themselves, in the order of their ids."""
        return [self._rects[node_id] for node_id in sorted(self.near(area))]

    def at(self, point: QPointF, reach: float) -> set[str]:
        """Ids whose rectangles are not farther than `reach` from a point."""
        return self.near(QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach))

    def __getitem__(self, node_id: str) -> QRectF:
        return self._rects[node_id]

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._rects

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


def _touch(one: QRectF, other: QRectF) -> bool:
    """As QRectF.intersects, but an area without width or height (a level wire) counts too."""
    return (
        one.left() <= other.right()
        and other.left() <= one.right()
        and one.top() <= other.bottom()
        and other.top() <= one.bottom()
    )


def _covered(rect: QRectF) -> Iterator[Cell]:
    left, right = floor(rect.left() / SIDE), floor(rect.right() / SIDE)
    top, bottom = floor(rect.top() / SIDE), floor(rect.bottom() / SIDE)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row
