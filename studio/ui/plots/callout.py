"""The small box with values beside the mouse. Not here: which values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.plots.lines import draw_swatch

PADDING = 8.0
SWATCH = 18.0
AWAY = 14.0


class Row(NamedTuple):
    """One line of the box: a swatch of a series (no colour: none), a title, a value."""

    title: str
    value: str = ""
    colour: QColor | None = None
    dashed: bool = False


def draw_callout(
    painter: QPainter, anchor: QPointF, bounds: QRectF, rows: Sequence[Row], head: str = ""
) -> None:
    """Draw the box beside `anchor`, inside `bounds` as far as it fits."""
    colours = theme.current()
    sans, mono = QFontMetricsF(theme.sans(theme.SMALL_PX)), QFontMetricsF(_mono())
    line = max(sans.height(), mono.height()) + 2
    indent = SWATCH if any(row.colour is not None for row in rows) else 0.0
    titles = max((sans.horizontalAdvance(row.title) for row in rows), default=0.0)
    values = max((mono.horizontalAdvance(row.value) for row in rows), default=0.0)
    spacing = 12.0 if titles and values else 0.0
    inner = max(indent + titles + spacing + values, sans.horizontalAdvance(head))
    height = line * (len(rows) + bool(head)) + PADDING
    box = _placed(anchor, bounds, inner + 2 * PADDING, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 1))
    painter.setBrush(colours.raised)
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    cell = QRectF(box.left() + PADDING, box.top() + PADDING / 2, inner, line)
    if head:
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(colours.muted)
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, head)
        cell.translate(0, line)
    for row in rows:
        _draw_row(painter, cell, row, indent)
        cell.translate(0, line)


def _draw_row(painter: QPainter, cell: QRectF, row: Row, indent: float) -> None:
    colours = theme.current()
    if row.colour is not None:
        draw_swatch(painter, cell.left(), cell.center().y(), row.colour, dashed=row.dashed)
    painter.setFont(theme.sans(theme.SMALL_PX))
    painter.setPen(colours.text)
    painter.drawText(cell.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.title)
    painter.setFont(_mono())
    painter.setPen(colours.strong)
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(cell, right, row.value)


def _placed(anchor: QPointF, bounds: QRectF, width: float, height: float) -> QRectF:
    """Right of the anchor, or left of it where there is no room; never over the upper edge."""
    left = anchor.x() + AWAY
    if left + width > bounds.right():
        left = anchor.x() - AWAY - width
    left = max(bounds.left(), min(left, bounds.right() - width))
    top = max(bounds.top(), min(anchor.y() - height / 2, bounds.bottom() - height))
    return QRectF(round(left) + 0.5, round(top) + 0.5, width, height)


def _mono() -> QFont:
    return theme.mono(theme.SMALL_PX)
