"""Where the maps of a mosaic lie: the grid that shows them largest. Not here: painting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QRect

LARGEST = 64.0
"""Pixels of one value, at most: a map of 1 × 1 need not fill the window."""

GAPS = ((24, 2), (6, 1), (0, 0))
"""Gap by the least width or height of a map, in device pixels."""

WHOLE = 0.93
"""Values are drawn with a whole number of pixels if this much of the size is kept."""

UNEVEN = 0.35
"""What an empty last row costs, as a part of the size."""


class Pixel(NamedTuple):
    """A value under the mouse: place of the map in the grid, row and column in the map."""

    place: int
    row: int
    column: int


@dataclass(frozen=True)
class Grid:
    """`count` maps of `width` × `height` values in cells, all in device pixels from `corner`."""

    count: int
    width: int
    height: int
    columns: int
    cell: tuple[int, int]
    gap: int
    corner: tuple[int, int] = (0, 0)

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole mosaic."""
        across = self.columns * (self.cell[0] + self.gap) - self.gap
        return across, self.rows * (self.cell[1] + self.gap) - self.gap

    def rect(self, place: int) -> QRect:
        """The cell of the map at a place."""
        row, column = divmod(place, self.columns)
        left = self.corner[0] + column * (self.cell[0] + self.gap)
        return QRect(left, self.corner[1] + row * (self.cell[1] + self.gap), *self.cell)

    def pixel(self, point: QPoint) -> Pixel | None:
        """What lies under a point; None for gaps and outside."""
        left, top = point.x() - self.corner[0], point.y() - self.corner[1]
        if left < 0 or top < 0:
            return None
        column, x = divmod(left, self.cell[0] + self.gap)
        row, y = divmod(top, self.cell[1] + self.gap)
        place = row * self.columns + column
        if x >= self.cell[0] or y >= self.cell[1] or column >= self.columns or place >= self.count:
            return None
        return Pixel(place, y * self.height // self.cell[1], x * self.width // self.cell[0])


def best_grid(count: int, width: int, height: int, room: QRect) -> Grid:
    """The grid in which `count` maps of `width` × `height` values are largest in the room.

    The mosaic stands at the left and in the middle of the height. Maps that would be smaller than
    a pixel are drawn one pixel large and run out of the room.
    """
    for least, gap in GAPS:
        columns, scale = _largest(count, width, height, room, gap)
        cell = (max(1, int(width * scale)), max(1, int(height * scale)))
        if min(cell) >= least:
            break
    grid = Grid(count, width, height, columns, cell, gap)
    top = room.top() + max(0, (room.height() - grid.size[1]) // 2)
    return Grid(count, width, height, columns, cell, gap, (room.left(), top))


def _largest(count: int, width: int, height: int, room: QRect, gap: int) -> tuple[int, float]:
    columns = np.arange(1, count + 1)
    rows = -(-count // columns)
    across = (room.width() - gap * (columns - 1)) / (columns * width)
    down = (room.height() - gap * (rows - 1)) / (rows * height)
    scale = np.maximum(np.minimum(across, down), 0)
    empty = (rows * columns - count) / columns
    best = int(np.argmax(scale * (1 - UNEVEN * empty)))
    largest = min(float(scale[best]), LARGEST)
    whole = np.floor(largest)
    return int(columns[best]), float(whole if whole >= WHOLE * largest else largest)
