"""Few bars, one a row: label, bar, value, marks. Not here: many bars, events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots.vector import PREDICTED_MARK, TRUE_MARK, Vector

TALLEST = 26.0
GAP = 8.0
FEWEST_DIGITS = 6


def area(vector: Vector, inner: QRectF) -> QRectF:
    """Where the bars lie, between the labels and the values."""
    sans = QFontMetricsF(_sans())
    labels = max((sans.horizontalAdvance(vector.label(i)) for i in range(len(vector))), default=0.0)
    left = min(labels, inner.width() * 0.35) + GAP
    right = _widest(vector.texts()) + GAP
    if vector.marked:
        right += sans.horizontalAdvance(TRUE_MARK + PREDICTED_MARK) + GAP
    spare = max(0.0, inner.height() - TALLEST * len(vector)) / 2
    return inner.adjusted(left, spare, -right, -spare)


def draw(painter: QPainter, vector: Vector, area: QRectF, inner: QRectF, ground: QColor) -> None:
    """Draw all rows; `area` as above, inside `inner`."""
    zero = area.left() + float(vector.along(0.0)) * area.width()
    ends = area.left() + vector.along(vector.values) * area.width()
    height = area.height() / len(vector)
    thickness = min(height - 3, 0.7 * height) if height > 6 else height
    painter.setPen(QPen(theme.current().line, 1))
    painter.drawLine(QPointF(round(zero), area.top()), QPointF(round(zero), area.bottom()))
    texts = vector.texts()
    wide = _widest(texts)
    for index, (end, text) in enumerate(zip(ends.tolist(), texts, strict=True)):
        row = QRectF(inner.left(), area.top() + index * height, inner.width(), height)
        left, right = sorted((zero, end))
        bar = QRectF(left, row.center().y() - thickness / 2, right - left, thickness)
        negative = bool(vector.values[index] < 0)
        predicted = index == vector.predicted
        painter.fillRect(
            bar,
            theme.current().accent
            if predicted
            else vector.colour(negative=negative, ground=ground),
        )
        _draw_label(painter, vector, index, row, area.left() - GAP)
        _draw_value(painter, vector, index, row, area.right() + GAP, wide, text)


def _draw_label(painter: QPainter, vector: Vector, index: int, row: QRectF, right: float) -> None:
    colours = theme.current()
    painter.setFont(_sans())
    painter.setPen(colours.strong if vector.strong(index) else colours.muted)
    box = QRectF(row.left(), row.top(), right - row.left(), row.height())
    font = QFontMetricsF(_sans())
    text = font.elidedText(vector.label(index), Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _draw_value(
    painter: QPainter, vector: Vector, index: int, row: QRectF, left: float, wide: float, text: str
) -> None:
    colours = theme.current()
    painter.setFont(_mono())
    painter.setPen(colours.strong if vector.strong(index) else colours.muted)
    if not np.isfinite(vector.values[index]):
        painter.setPen(colours.problem)
    box = QRectF(left, row.top(), wide, row.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    box = QRectF(left + wide + 5, row.top(), row.right() - left - wide, row.height())
    painter.setFont(_sans())
    for mark, colour in vector.marks(index):
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, mark)
        box.setLeft(box.left() + QFontMetricsF(_sans()).horizontalAdvance(mark) + 1)


def _widest(texts: Sequence[str]) -> float:
    """Room for the values, with some to spare, so that bars do not change with every value."""
    font = QFontMetricsF(_mono())
    return max(font.horizontalAdvance(text) for text in (*texts, "0" * FEWEST_DIGITS))


def _sans() -> QFont:
    return theme.sans(theme.SMALL_PX)


def _mono() -> QFont:
    return theme.mono(theme.SMALL_PX)
