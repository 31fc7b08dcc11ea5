"""Grid lines and tick labels of a curve view. Not here: where they stand (axes), the curves."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots import axes, numerals
from studio.ui.plots.axes import Frame, Range

FOOT = 22.0
TOP = 8.0
RIGHT = 14.0
GAP = 8.0
SNAP = 8.0
"""The left margin changes in steps of so many pixels, so that it seldom moves."""


def framed(size: QSize, x: Range, y: Range, log: bool, head: float) -> Frame:
    """The plotting area below a head of that height, with room for the labels."""
    top = head + TOP
    bottom = size.height() - FOOT
    texts = _vertical(Frame(QRectF(0, top, 1, max(1.0, bottom - top)), x, y, log))[1]
    font = QFontMetricsF(_font())
    widest = max((font.horizontalAdvance(text) for text in texts), default=0.0)
    left = math.ceil((widest + GAP + 8) / SNAP) * SNAP
    area = QRectF(left, top, max(1.0, size.width() - left - RIGHT), max(1.0, bottom - top))
    return Frame(area, x, y, log)


def draw_grid(painter: QPainter, frame: Frame, title: str) -> None:
    """Horizontal lines, their values on the left, steps below, the x axis' title at the right."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(_font())
    _draw_vertical(painter, frame)
    _draw_horizontal(painter, frame, title)


def _font() -> QFont:
    return theme.mono(theme.SMALL_PX)


def _vertical(frame: Frame) -> tuple[list[float], list[str]]:
    count = max(2, int(frame.area.height() // 38))
    if frame.log:
        ticks = axes.log_ticks(*frame.y, count)
        return ticks, [numerals.log_tick_text(tick) for tick in ticks]
    ticks = axes.ticks(*frame.y, count)
    return ticks, numerals.tick_texts(ticks)


def _draw_vertical(painter: QPainter, frame: Frame) -> None:
    colours, area = theme.current(), frame.area
    ticks, texts = _vertical(frame)
    last = math.inf
    for row, text in zip(frame.down(ticks), texts, strict=True):
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(QPointF(area.left(), round(row)), QPointF(area.right(), round(row)))
        if last - row < painter.fontMetrics().height():
            continue
        last = row
        painter.setPen(colours.muted)
        box = QRectF(0, row - 10, area.left() - GAP, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _draw_horizontal(painter: QPainter, frame: Frame, title: str) -> None:
    colours, area = theme.current(), frame.area
    font = QFontMetricsF(painter.font())
    painter.setPen(colours.muted)
    box = QRectF(area.left(), area.bottom() + 4, area.width(), FOOT - 4)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, title)
    limit = area.right() - font.horizontalAdvance(title) - GAP if title else math.inf
    ticks = axes.ticks(*frame.x, max(2, int(area.width() // 90)))
    for column, text in zip(frame.across(ticks), numerals.tick_texts(ticks), strict=True):
        width = font.horizontalAdvance(text)
        left = max(area.left() - 4, column - width / 2)
        if left + width > limit:
            continue
        painter.drawLine(QPointF(column, area.bottom()), QPointF(column, area.bottom() + 3))
        painter.drawText(QPointF(left, area.bottom() + 5 + font.ascent()), text)
