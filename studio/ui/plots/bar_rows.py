"""Few bars, one a row: label, bar, value, marks. Not here: many bars, events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots.vector import PREDICTED_MARK, TRUE_MARK, Vector

TALLEST = 26.0
GAP = 8.0
FEWEST_DIGITS = 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def area(vector: Vector, inner: QRectF) -> QRectF:
    """Where the bars lie, between the labels and the values."""
    labels = max((_wide(vector.label(i)) for i in range(len(vector))), default=0.0)
    left = min(labels, inner.width() * 0.35) + GAP
    right = _widest(vector.texts()) + GAP
    if vector.marked:
        right += _wide(TRUE_MARK + PREDICTED_MARK) + GAP
    spare = max(0.0, inner.height() - TALLEST * len(vector)) / 2
    return inner.adjusted(left, spare, -right, -spare)


def draw(painter: QPainter, vector: Vector, area: QRectF, inner: QRectF, ground: QColor) -> None:
    """Draw all rows; `area` as above, inside `inner`.

    One font after the other: at most calls of the painter a thread that trains may come between,
    and this one waits then.
    """
    height = area.height() / len(vector)
    tops = [area.top() + index * height for index in range(len(vector))]
    _draw_bars(painter, vector, area, ground, tops)
    painter.setFont(_sans())
    strong, muted = theme.current().strong, theme.current().muted
    box = QRectF(inner.left(), 0, area.left() - GAP - inner.left(), height)
    for index, top in enumerate(tops):
        painter.setPen(strong if vector.strong(index) else muted)
        box.moveTop(top)
        painter.drawText(box, RIGHT, _shortened(vector.label(index), box.width() + 1))
    texts = vector.texts()
    wide = _widest(texts)
    painter.setFont(_mono())
    box.setRect(area.right() + GAP, 0, wide, height)
    for index, (top, text) in enumerate(zip(tops, texts, strict=True)):
        painter.setPen(strong if vector.strong(index) else muted)
        if not np.isfinite(vector.values[index]):
            painter.setPen(theme.current().problem)
        box.moveTop(top)
        painter.drawText(box, RIGHT, text)
    painter.setFont(_sans())
    for index in vector.marked:
        left = area.right() + GAP + wide + 5
        box.setRect(left, tops[index], inner.right() - left, height)
        for mark, colour in vector.marks(index):
            painter.setPen(colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, mark)
            box.setLeft(box.left() + _wide(mark) + 1)


def _draw_bars(
    painter: QPainter, vector: Vector, area: QRectF, ground: QColor, tops: Sequence[float]
) -> None:
    zero = area.left() + float(vector.along(0.0)) * area.width()
    ends = area.left() + vector.along(vector.values) * area.width()
    height = area.height() / len(vector)
    thickness = min(height - 3, 0.7 * height) if height > 6 else height
    colours = theme.current()
    painter.setPen(QPen(colours.line, 1))
    painter.drawLine(QPointF(round(zero), area.top()), QPointF(round(zero), area.bottom()))
    plain = [vector.colour(negative=negative, ground=ground) for negative in (False, True)]
    bar = QRectF(0, 0, 0, thickness)
    for index, (end, top) in enumerate(zip(ends.tolist(), tops, strict=True)):
        bar.moveTop(top + (height - thickness) / 2)
        bar.setLeft(min(zero, end))
        bar.setRight(max(zero, end))
        colour = plain[bool(vector.values[index] < 0)]
        painter.fillRect(bar, colours.accent if index == vector.predicted else colour)


def _widest(texts: Sequence[str]) -> float:
    """Room for the values, with some to spare, so that bars do not change with every value."""
    longest = max((*texts, "0" * FEWEST_DIGITS), key=len)
    return _mono_metrics().horizontalAdvance(longest)


@lru_cache(512)
def _wide(text: str) -> float:
    return _sans_metrics().horizontalAdvance(text)


@lru_cache(512)
def _shortened(text: str, room: float) -> str:
    return _sans_metrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


@cache
def _sans() -> QFont:
    return theme.sans(theme.SMALL_PX)


@cache
def _mono() -> QFont:
    return theme.mono(theme.SMALL_PX)


@cache
def _sans_metrics() -> QFontMetricsF:
    return QFontMetricsF(_sans())


@cache
def _mono_metrics() -> QFontMetricsF:
    return QFontMetricsF(_mono())
