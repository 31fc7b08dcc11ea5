"""The row above a curve view: swatch, title, latest value of each series. Not here: the hover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from studio.ui import theme
from studio.ui.plots.lines import draw_swatch

ROW = 18.0
ROWS = 3
SWATCH = 18.0
SPACE = 18.0
WIDEST = 220.0


class Entry(NamedTuple):
    """One series in the legend. `alarming`: its value is not a number and stands out."""

    title: str
    value: str
    colour: QColor
    dashed: bool = False
    alarming: bool = False


class _Placed(NamedTuple):
    entry: Entry
    title: str
    left: float
    row: int


class Legend:
    """Entries laid out in at most three rows; what does not fit is counted."""

    def __init__(self, entries: Sequence[Entry], width: float) -> None:
        self._sans = QFontMetricsF(theme.sans(theme.SMALL_PX))
        self._mono = QFontMetricsF(theme.mono(theme.SMALL_PX))
        self._placed: list[_Placed] = []
        self._left_out = 0
        self._lay_out(entries, width)

    @property
    def height(self) -> float:
        """Pixels that the legend takes."""
        return ROW * (self._placed[-1].row + 1) if self._placed else 0.0

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw all entries, the first at `corner` (its upper left)."""
        for placed in self._placed:
            self._draw_entry(painter, placed, corner)
        if self._left_out:
            text = QCoreApplication.translate("Legend", "and {count} more")
            painter.setPen(theme.current().muted)
            last = self._placed[-1]
            left = corner.x() + last.left + self._width(last.entry, last.title)
            painter.drawText(
                QPointF(left, corner.y() + ROW * last.row + self._baseline()),
                text.format(count=self._left_out),
            )

    def _lay_out(self, entries: Sequence[Entry], width: float) -> None:
        left, row = 0.0, 0
        for index, entry in enumerate(entries):
            title = self._sans.elidedText(entry.title, Qt.TextElideMode.ElideMiddle, WIDEST)
            need = self._width(entry, title)
            if left and left + need - SPACE > width:
                left, row = 0.0, row + 1
            if row == ROWS:
                self._left_out = len(entries) - index
                return
            self._placed.append(_Placed(entry, title, left, row))
            left += need

    def _width(self, entry: Entry, title: str) -> float:
        """With room for a longer value, so that entries do not wander while values change."""
        room = max(7 * self._mono.horizontalAdvance("0"), self._mono.horizontalAdvance(entry.value))
        return SWATCH + self._sans.horizontalAdvance(title) + 6 + room + SPACE

    def _baseline(self) -> float:
        return (ROW + self._sans.ascent() - self._sans.descent()) / 2

    def _draw_entry(self, painter: QPainter, placed: _Placed, corner: QPointF) -> None:
        colours, entry = theme.current(), placed.entry
        left, top = corner.x() + placed.left, corner.y() + ROW * placed.row
        draw_swatch(painter, left, top + ROW / 2, entry.colour, dashed=entry.dashed)
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(colours.text)
        painter.drawText(QPointF(left + SWATCH, top + self._baseline()), placed.title)
        left += SWATCH + self._sans.horizontalAdvance(placed.title) + 6
        painter.setFont(theme.mono(theme.SMALL_PX))
        painter.setPen(colours.problem if entry.alarming else colours.strong)
        height = QRectF(left, top, 200, ROW)
        painter.drawText(height, Qt.AlignmentFlag.AlignVCenter, entry.value)
        painter.setFont(theme.sans(theme.SMALL_PX))
