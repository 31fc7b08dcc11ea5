"""One map of a mosaic, large: head line, bar of colours, values in cells. Not here: events."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from studio.ui import theme
from studio.ui.plots import colour_maps, numerals
from studio.ui.plots.colour_maps import GAP, HIGHEST
from studio.ui.plots.maps import Maps

HEAD = 22.0
MARGIN = 6.0
BAR = 10.0
BAR_ROOM = 74.0

CELL = (42.0, 15.0)
"""Least width and height of a cell in which its value is printed."""


def room(whole: QRect, ratio: float) -> QRect:
    """What is left for the map, in device pixels."""
    margin = round(MARGIN * ratio)
    return whole.adjusted(margin, round(HEAD * ratio), -round(BAR_ROOM * ratio), -margin)


def draw_head(painter: QPainter, area: QRectF, text: str, width: float) -> None:
    """The line above the map at `area`, in a view of that width."""
    painter.setFont(theme.sans(theme.SMALL_PX))
    room = width - area.left() - MARGIN
    text = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    painter.setPen(theme.current().text)
    painter.drawText(QPointF(area.left(), area.top() - 7), text)


def draw_values(painter: QPainter, area: QRectF, maps: Maps, index: int, colours: str) -> None:
    """Print the values into the cells, if the cells are large enough."""
    width, height = area.width() / maps.width, area.height() / maps.height
    if width < CELL[0] or height < CELL[1]:
        return
    painter.setFont(theme.mono(theme.SMALL_PX))
    texts = numerals.cell_texts([maps.value(index, *at) for at in np.ndindex(maps.levels[0].shape)])
    for row, column in np.ndindex(maps.height, maps.width):
        level = int(maps.levels[index, row, column])
        ink = theme.current().problem if level == GAP else colour_maps.readable_on(colours, level)
        painter.setPen(ink)
        cell = QRectF(area.left() + column * width, area.top() + row * height, width, height)
        text = texts[row * maps.width + column]
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def draw_bar(painter: QPainter, area: QRectF, maps: Maps, index: int, colours: str) -> None:
    """The bar right of the map: which colour is which value."""
    low, high = float(maps.low[index]), float(maps.high[index])
    bar = QRectF(area.right() + 12, area.top(), BAR, area.height())
    painter.drawImage(bar, _ramp(colours))
    painter.setFont(theme.mono(theme.SMALL_PX))
    painter.setPen(theme.current().muted)
    font = QFontMetricsF(painter.font())
    texts = {bar.top() + font.ascent() - 2: high, bar.bottom() - 1: low}
    if maps.signed and bar.height() > 3 * font.height():
        texts[bar.center().y() + font.ascent() / 2 - 1] = 0.0
    for row, value in texts.items():
        painter.drawText(QPointF(bar.right() + 5, row), numerals.short_text(value))


def _ramp(colours: str) -> QImage:
    """All colours of a map, the highest at the top."""
    image = QImage(1, HIGHEST + 1, QImage.Format.Format_RGB32)
    for level, colour in enumerate(colour_maps.table(colours)[: HIGHEST + 1]):
        image.setPixel(0, HIGHEST - level, colour)
    return image
