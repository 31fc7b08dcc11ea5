"""Where input, window, kernel, products, sum and output stand in the view. Not here: painting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

TITLE = 17.0
"""Height of the line above each part."""

GAP = 16.0
OPERATOR = 20.0
LINE = 19.0
STRIP = 11.0
MARGIN = 2.0

CELL = QSizeF(52.0, 44.0)
"""Cells of the grids are no larger."""

LOWEST_MAP = 14.0
"""A map of a sequence is a line; it is drawn so high that it can be hit."""

ROOMY = 190.0
"""In less height the strip of sums has no line above it."""

BESIDE, STACKED = 0.24, 0.3
"""How much of the width a map may take, beside the grids or above the other map."""


class Parts(NamedTuple):
    """What there is to show: rows and columns of the maps and of the window."""

    input: tuple[int, int]
    output: tuple[int, int]
    window: tuple[int, int]
    grids: int
    channels: int
    lines: int = 1


@dataclass(frozen=True)
class Stage:
    """Rectangles of the parts; `strip` is empty where only one channel is summed up."""

    input: QRectF
    output: QRectF
    grids: tuple[QRectF, ...]
    strip: QRectF
    equation: QRectF
    upright: bool
    """Whether the grids stand below each other."""

    def cell(self, parts: Parts) -> QSizeF:
        grid = self.grids[0]
        return QSizeF(grid.width() / parts.window[1], grid.height() / parts.window[0])


def arranged(size: QSizeF, parts: Parts) -> Stage:
    """The arrangement with the largest cells: maps at both sides, or one above the other."""
    room = QRectF(QPointF(0, 0), size).adjusted(MARGIN, 0, -MARGIN, -MARGIN)
    stages = [
        _stage(room, parts, stacked=stacked, upright=upright)
        for stacked in (False, True)
        for upright in (False, True)
    ]
    return max(stages, key=lambda stage: _legible(stage.cell(parts)))


def _legible(cell: QSizeF) -> float:
    """How well a number can be read in a cell: it is about twice as wide as it is high."""
    return round(min(cell.width(), 2.0 * cell.height()))


def _stage(room: QRectF, parts: Parts, *, stacked: bool, upright: bool) -> Stage:
    if stacked:
        left = min((room.height() - 2 * TITLE - 6) / 2, STACKED * room.width())
        upper = QRectF(room.left(), room.top() + TITLE, left, left)
        given = fitted(upper, *parts.input)
        lower = QRectF(room.left(), given.bottom() + 6 + TITLE, left, left)
        made = fitted(lower, *parts.output)
        middle = room.adjusted(left + GAP, 0, 0, 0)
    else:
        side = min(room.height() - TITLE, BESIDE * room.width())
        given = fitted(QRectF(room.left(), room.top() + TITLE, side, side), *parts.input)
        right = QRectF(room.right() - side, room.top() + TITLE, side, side)
        made = fitted(right, *parts.output)
        middle = room.adjusted(side + GAP, 0, -side - GAP, 0)
    named = TITLE if room.height() >= ROOMY else 4.0
    below = parts.lines * LINE + (STRIP + named + 4 if parts.channels > 1 else 0.0)
    grids = _grids(middle.adjusted(0, 0, 0, -below - 6), parts, upright=upright)
    top = grids[-1].bottom() + 8
    strip = QRectF()
    if parts.channels > 1:
        strip = QRectF(middle.left(), top + named - 4, middle.width(), STRIP)
        top = strip.bottom() + 4
    equation = QRectF(middle.left(), top, middle.width(), parts.lines * LINE)
    return Stage(given, made, grids, strip, equation, upright)


def _grids(room: QRectF, parts: Parts, *, upright: bool) -> tuple[QRectF, ...]:
    rows, columns = parts.window
    count = parts.grids
    if upright:
        across, down = room.width(), (room.height() - count * TITLE) / count
    else:
        across = (room.width() - (count - 1) * OPERATOR) / count
        down = room.height() - TITLE
    width = max(1.0, min(across / columns, CELL.width()))
    height = max(1.0, min(down / rows, CELL.height(), width))
    width = min(width, 1.8 * height)
    if width >= 4:
        width, height = float(int(width)), float(int(height))
    size = QSizeF(width * columns, height * rows)
    grids = []
    left, top = room.left(), room.top() + TITLE
    for _ in range(count):
        grids.append(QRectF(QPointF(left, top), size))
        if upright:
            top += size.height() + TITLE
        else:
            left += size.width() + OPERATOR
    return tuple(grids)


def fitted(room: QRectF, rows: int, columns: int) -> QRectF:
    """A map of that many values in the upper left of the room, its values square if that goes."""
    if room.width() <= 0 or room.height() <= 0:
        return QRectF(room.left(), room.top(), 1, 1)
    scale = min(room.width() / columns, room.height() / rows)
    width, height = scale * columns, max(scale * rows, min(LOWEST_MAP, room.height()))
    if scale >= 4:
        width = int(scale) * columns
        height = max(int(scale) * rows, LOWEST_MAP)
    return QRectF(room.left(), room.top(), max(width, 1.0), max(height, 1.0))
