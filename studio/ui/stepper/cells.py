"""Grids of numbers on colours, and maps in which cells are outlined. Not here: which numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots import colour_maps, maps, numerals
from studio.ui.plots.colour_maps import GAP, SIGNED, UNSIGNED
from studio.ui.plots.numerals import MINUS
from studio.ui.plots.thumbnail import mosaic_image

Floats = NDArray[np.floating]

BETWEEN, WITHIN = 7.0, 4.0
"""Pixels between groups of words and numbers, and within one."""

BASELINE = 0.74
"""How far down in a line the words and numbers stand, of whatever size they are."""

SIZES = (12, 11, 10, 9)
"""Pixels of the numbers, the largest that fits."""

AROUND = 4.0
"""Pixels of a cell that its number leaves free."""


def draw_map(painter: QPainter, area: QRectF, values: Floats, *, signed: bool = False) -> None:
    """Values `(h, w)` as an image over their own range."""
    levels = maps.of_values(values[None], signed=signed).levels
    image = mosaic_image(levels, 1, colour_maps.table(SIGNED if signed else UNSIGNED), holes=True)
    smaller = area.width() < values.shape[1] or area.height() < values.shape[0]
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smaller)
    painter.drawImage(area, image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def cell_of(area: QRectF, rows: int, columns: int, row: float, column: float) -> QRectF:
    """One cell of a map or grid that fills the area."""
    width, height = area.width() / columns, area.height() / rows
    return QRectF(area.left() + column * width, area.top() + row * height, width, height)


@dataclass(frozen=True, eq=False)
class Grid:
    """Numbers `(rows, columns)` on their colours.

    `there`: cells that have a number; `lined`: cells of padding, which are hatched.
    """

    values: Floats
    levels: NDArray[np.uint8]
    colours: str
    there: NDArray[np.bool_]
    lined: NDArray[np.bool_]


def draw_grid(painter: QPainter, area: QRectF, grid: Grid) -> None:
    """Coloured cells, with the numbers where they fit."""
    rows, columns = grid.values.shape
    cell = cell_of(area, rows, columns, 0, 0)
    if not theme.current().dark:
        # White cells would run into a white window.
        painter.fillRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), theme.current().line)
    for row, column in np.ndindex(rows, columns):
        _draw_ground(painter, cell_of(area, rows, columns, row, column), grid, row, column)
    known = grid.there & np.isfinite(grid.values)
    font, texts = _fitting(grid.values, known, cell.width() - AROUND, cell.height())
    if font is None:
        return
    painter.setFont(font)
    for row, column in np.argwhere(grid.there):
        painter.setPen(_ink(grid, row, column))
        box = cell_of(area, rows, columns, row, column)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, texts[row * columns + column])


def _draw_ground(painter: QPainter, box: QRectF, grid: Grid, row: int, column: int) -> None:
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5) if min(box.width(), box.height()) >= 8 else box
    if not grid.lined[row, column] and grid.levels[row, column] != GAP:
        level = int(grid.levels[row, column])
        painter.fillRect(inner, QColor(colour_maps.table(grid.colours)[level]))
        return
    painter.fillRect(inner, theme.current().field)
    painter.fillRect(inner, QBrush(theme.current().line, Qt.BrushStyle.BDiagPattern))


def _ink(grid: Grid, row: int, column: int) -> QColor:
    if not np.isfinite(grid.values[row, column]):
        return theme.current().problem
    if grid.lined[row, column]:
        return theme.current().muted
    return colour_maps.readable_on(grid.colours, int(grid.levels[row, column]))


def _fitting(
    values: Floats, known: NDArray[np.bool_], width: float, height: float
) -> tuple[QFont | None, list[str]]:
    """The largest font in which the numbers fit, with as many decimals as fit then."""
    for choice in number_texts(values, known):
        widest = max(choice, key=len, default="")
        for pixels in SIZES:
            font = theme.mono(pixels)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) <= width and metrics.ascent() <= height:
                return font, choice
    return None, []


def number_texts(values: Floats, known: NDArray[np.bool_]) -> list[list[str]]:
    """Ways to write all the values, the most exact first; whole numbers are written in full."""
    flat = [float(value) for value in values.ravel()]
    finite = [value for value, shown in zip(flat, known.ravel(), strict=True) if shown]
    largest = max((abs(value) for value in finite), default=0.0)
    if largest < 1e4 and all(value == round(value) for value in finite):
        return [[_fixed(value, 0) for value in flat]]
    if not 1e-2 <= largest < 1e4:
        return [[numerals.value_text(value, 3) for value in flat]]
    most = 2 - math.floor(math.log10(largest))
    fewest = max(1 if largest < 10 else 0, most - 2)
    ways = [[_fixed(v, most) for v in flat] for most in range(max(most, 1), fewest - 1, -1)]
    return [*ways, [text.replace("0.", ".", 1) for text in ways[-1]]] if largest < 1 else ways


def _fixed(value: float, decimals: int) -> str:
    if not math.isfinite(value):
        return numerals.value_text(value)
    text = f"{value:.{decimals}f}".replace("-", MINUS)
    return text.removeprefix(MINUS) if float(f"{value:.{decimals}f}") == 0 else text


def outline(painter: QPainter, area: QRectF, colour: QColor, width: float = 2.0) -> None:
    """A frame around a cell or a window, on any ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.tinted(theme.current().window, 0.8), width + 2))
    painter.drawRect(area)
    painter.setPen(QPen(colour, width))
    painter.drawRect(area)


class Token:
    """A word or a number of the line that adds up."""

    def __init__(self, text: str, kind: str = "muted") -> None:
        self.text, self.kind = text, kind

    @property
    def font(self) -> QFont:
        if self.kind == "muted":
            return theme.sans(theme.SMALL_PX)
        if self.kind == "aside":
            return theme.mono(theme.BASE_PX - 1)
        return theme.mono(theme.BASE_PX, bold=self.kind == "result")

    @property
    def colour(self) -> QColor:
        current = theme.current()
        known = {"muted": current.muted, "aside": current.text, "result": current.accent}
        return known.get(self.kind, current.strong)


def draw_tokens(
    painter: QPainter, area: QRectF, groups: Sequence[Sequence[Token]], line: float
) -> None:
    """Groups of tokens from left to right; a group that does not fit begins the next line."""
    for group, (row, left) in zip(groups, _places(groups, area.width()), strict=True):
        for token in group:
            painter.setFont(token.font)
            painter.setPen(token.colour)
            foot = area.top() + row * line + BASELINE * line
            painter.drawText(QPointF(area.left() + left, foot), token.text)
            left += _advance(token)


def lines_of(groups: Sequence[Sequence[Token]], width: float) -> int:
    """How many lines of that width the groups take."""
    return 1 + max((row for row, _ in _places(groups, width)), default=0)


def _places(groups: Sequence[Sequence[Token]], width: float) -> list[tuple[int, float]]:
    """The line of each group, and where it begins there."""
    places: list[tuple[int, float]] = []
    row, left = 0, 0.0
    for group in groups:
        wide = sum(_advance(token) for token in group)
        if left > 0 and left + wide > width:
            row, left = row + 1, 0.0
        places.append((row, left))
        left += wide + BETWEEN
    return places


def _advance(token: Token) -> float:
    return QFontMetricsF(token.font).horizontalAdvance(token.text) + WITHIN
