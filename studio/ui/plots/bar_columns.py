"""Many bars, upright beside each other, as one skyline. Not here: few bars with labels, events."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots import numerals
from studio.ui.plots.axes import nice_step
from studio.ui.plots.vector import PREDICTED_MARK, Vector

Points = NDArray[np.float64]

FOOT = 18.0
HEAD = 14.0
NARROW = 160.0
ABOVE = {PREDICTED_MARK: "▾"}
"""A mark that points at its bar does so from above."""
SPACED = 4.0
"""Pixels from which bars have a gap between them."""


def area(vector: Vector, inner: QRectF) -> QRectF:
    """Where the bars stand: room for numbers on the left and below, for marks above."""
    font = QFontMetricsF(_mono())
    foot = FOOT if inner.height() > 3 * FOOT else 0.0
    head = HEAD if vector.marked else 0.0
    texts = [_short(end) for end in vector.limits]
    left = max(map(font.horizontalAdvance, texts)) + 6 if inner.width() >= NARROW else 0.0
    return inner.adjusted(left, head, 0, -foot)


def draw(
    painter: QPainter, vector: Vector, area: QRectF, inner: QRectF, ground: QColor, pixel: float
) -> None:
    """Draw all bars; `area` as above, inside `inner`; `pixel`: the size of a device pixel."""
    zero = area.bottom() - float(vector.along(0.0)) * area.height()
    painter.setPen(QPen(theme.current().line, 1))
    painter.drawLine(QPointF(area.left(), round(zero)), QPointF(area.right(), round(zero)))
    painter.setPen(Qt.PenStyle.NoPen)
    edges, lows, highs = _bars(vector.values, area, pixel)
    space = 1.0 if area.width() / len(vector) >= SPACED else 0.0
    for negative, values in ((False, highs), (True, lows)):
        tops = area.bottom() - vector.along(values) * area.height()
        tops = np.maximum(tops, zero) if negative else np.minimum(tops, zero)
        painter.setBrush(vector.colour(negative=negative, ground=ground))
        painter.drawRects(_rectangles(edges, tops, zero, space))
    _draw_marked(painter, vector, area, zero, space)
    _draw_ends(painter, vector, area, inner)
    _draw_feet(painter, vector, area, inner)


def _bars(values: Points, area: QRectF, pixel: float) -> tuple[Points, Points, Points]:
    """Edges (m + 1), least and greatest value (m): bars that share a pixel become one."""
    count, room = len(values), max(1, int(area.width() / pixel))
    bars = min(count, room)
    starts = np.arange(bars) * count // bars
    edges = np.linspace(area.left(), area.right(), bars + 1)
    return edges, np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)


def _rectangles(edges: Points, tops: Points, zero: float, space: float) -> list[QRectF]:
    """The bars between `zero` and their tops (m), without those that have no height."""
    high = np.flatnonzero(tops != zero)
    left, right = edges[high], edges[high + 1] - space
    upper, height = np.minimum(tops[high], zero), np.abs(tops[high] - zero)
    sides = (left.tolist(), upper.tolist(), (right - left).tolist(), height.tolist())
    return [QRectF(*bar) for bar in zip(*sides, strict=True)]


def _draw_marked(
    painter: QPainter, vector: Vector, area: QRectF, zero: float, space: float
) -> None:
    """The predicted bar in full colour, the signs above it and above the true one."""
    width = area.width() / len(vector)
    if vector.predicted is not None:
        value = vector.values[vector.predicted]
        top = area.bottom() - float(vector.along(value)) * area.height()
        left = area.left() + vector.predicted * width
        bar = QRectF(left, min(top, zero), max(1.0, width - space), abs(top - zero))
        painter.fillRect(bar, theme.current().accent)
    painter.setFont(theme.sans(theme.SMALL_PX))
    for index in vector.marked:
        middle = area.left() + (index + 0.5) * width
        box = QRectF(middle - 20, area.top() - HEAD, 40, HEAD)
        marks = vector.marks(index)
        painter.setPen(marks[-1][1])
        text = "".join(ABOVE.get(mark, mark) for mark, _ in marks)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _draw_ends(painter: QPainter, vector: Vector, area: QRectF, inner: QRectF) -> None:
    if area.left() <= inner.left():
        return
    painter.setFont(_mono())
    painter.setPen(theme.current().muted)
    ascent = QFontMetricsF(_mono()).ascent()
    low, high = vector.limits
    painter.drawText(QPointF(inner.left(), area.top() + ascent - 2), _short(high))
    painter.drawText(QPointF(inner.left(), area.bottom()), _short(low))


def _draw_feet(painter: QPainter, vector: Vector, area: QRectF, inner: QRectF) -> None:
    """Labels below the bars: all of them, or as many as there is room for."""
    if area.bottom() >= inner.bottom():
        return
    painter.setFont(_mono())
    painter.setPen(theme.current().muted)
    font, width = QFontMetricsF(_mono()), area.width() / len(vector)
    widest = _widest(tuple(vector.labels), len(vector)) + 10
    every = 1 if widest <= width else int(nice_step(widest / width))
    for index in range(0, len(vector), every):
        text = vector.label(index)
        wide = font.horizontalAdvance(text)
        left = area.left() + (index + 0.5) * width - wide / 2
        left = min(max(area.left(), left), area.right() - wide)
        painter.drawText(QPointF(left, area.bottom() + 3 + font.ascent()), text)


@lru_cache(8)
def _widest(labels: tuple[str, ...], count: int) -> float:
    """Pixels of the widest label; the same ones are asked for with every picture."""
    font = QFontMetricsF(_mono())
    return max(font.horizontalAdvance(text) for text in labels or map(str, range(count)))


def _mono() -> QFont:
    return theme.mono(theme.SMALL_PX)


def _short(value: float) -> str:
    return numerals.tick_texts([value])[0]
