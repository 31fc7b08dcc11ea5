"""The confusion matrix as a picture: rows are the truth, columns what the network says.

Not here: counting (confusion.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.confusion import Counts
from studio.ui.plots.lines import mixed
from studio.ui.plots.plot import Plot

MARGIN = 8.0
LONGEST_LABEL = 84.0
TITLED = 150.0
"""Pixels from which rows and columns have a title."""
LEAST_CELL = 17.0
"""Pixels of a cell below which it has no number."""

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionView(Plot):
    """Coloured by the rate within the true class; right ones and mistakes in two colours."""

    cell_chosen = Signal(int, int)
    """True class and what the network says, of a cell that was clicked or chosen with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts = np.zeros((0, 0), np.int64)
        self._names: Sequence[str] = ()
        self._rates = False
        self._area = QRectF()
        self._head = 0.0
        self._current: tuple[int, int] | None = None

    def title(self) -> str:
        return self.tr("Confusion matrix")

    def set_counts(self, counts: Counts, names: Sequence[str]) -> None:
        """Show counts `(n, n)` of classes with these names; n = 0 shows the empty text."""
        if counts.shape != self._counts.shape:
            self._current = None
        self._counts, self._names = counts, names
        self.changed()

    def set_rates(self, rates: bool) -> None:
        """Show parts of the true class instead of counts."""
        self._rates = rates
        self.changed()

    @property
    def counts(self) -> Counts:
        return self._counts

    @property
    def current(self) -> tuple[int, int] | None:
        """The cell under mouse or keyboard: true class, said class."""
        return self._current

    def centre(self, truth: int, said: int) -> QPointF:
        """The middle of a cell, in pixels of the widget."""
        return self._cell(truth, said).center()

    def sentence(self, truth: int, said: int) -> str:
        """What a cell says in words."""
        count, there = int(self._counts[truth, said]), int(self._counts[truth].sum())
        if truth == said:
            text = self.tr("{0} of {1} “{2}” are recognised")
            return text.format(count, there, self._names[truth])
        text = self.tr("{0} of {1} “{2}” are taken for “{3}”")
        return text.format(count, there, self._names[truth], self._names[said])

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        count = len(self._counts)
        right = int(np.trace(self._counts))
        said = self.tr("{0} of {1} samples are recognised")
        self.describe(said.format(right, int(self._counts.sum())) if count else self.empty_text)
        if not count:
            return
        font = QFontMetricsF(theme.sans(theme.SMALL_PX))
        widest = max(font.horizontalAdvance(name) for name in self._names)
        self._head = font.height() if min(size.width(), size.height()) >= TITLED else 0.0
        left = MARGIN + min(LONGEST_LABEL, widest) + 8 + self._head
        top = (self._head or MARGIN) + font.height() + 6
        side = min(
            (size.width() - left - MARGIN) / count, (size.height() - top - MARGIN) / count, 64.0
        )
        side = max(side, 1.0)
        across = min((size.width() - left - MARGIN) / count, side * 1.9)
        self._area = QRectF(left, top, across * count, side * count)

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        if not len(self._counts):
            self.draw_empty(painter, size)
            return
        self._draw_labels(painter)
        if self._head:
            self._draw_titles(painter)
        rates = self._counts / np.maximum(self._counts.sum(axis=1, keepdims=True), 1)
        painter.setFont(theme.mono(theme.SMALL_PX))
        ground, colours = self.ground_colour(), theme.current()
        for truth in range(len(self._counts)):
            for said in range(len(self._counts)):
                colour = colours.good if truth == said else colours.problem
                strength = float(rates[truth, said])
                shade = mixed(colour, ground, 0.06 + 0.8 * strength**0.6)
                cell = self._cell(truth, said).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.fillRect(cell, shade if self._counts[truth, said] else colours.field)
                self._draw_number(painter, cell, truth, said, strength, shade)

    def _draw_number(
        self, painter: QPainter, cell: QRectF, truth: int, said: int, rate: float, shade: QColor
    ) -> None:
        count = int(self._counts[truth, said])
        if not count or min(cell.width(), cell.height()) < LEAST_CELL:
            return
        text = f"{100 * rate:.0f}" if self._rates else f"{count}"
        if painter.fontMetrics().horizontalAdvance(text) > cell.width() - 2:
            return
        black, white = QColor("black"), QColor("white")
        dark = theme.contrast(shade, black) > theme.contrast(shade, white)
        painter.setPen(black if dark else white)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_labels(self, painter: QPainter) -> None:
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(theme.current().muted)
        font = QFontMetricsF(painter.font())
        for number, name in enumerate(self._names):
            row, column = self._cell(number, 0), self._cell(0, number)
            if row.height() >= font.height() - 2:
                room = self._area.left() - self._head - 14
                text = font.elidedText(name, Qt.TextElideMode.ElideRight, room)
                box = QRectF(0, row.top(), self._area.left() - 6, row.height())
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, right, text)
            text = _beginning(name, font, column.width() - 3)
            if column.width() >= LEAST_CELL - 4:
                box = QRectF(column.left(), 0, column.width(), self._area.top() - 3)
                middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
                painter.drawText(box, middle, text)

    def _draw_titles(self, painter: QPainter) -> None:
        """What rows and columns are."""
        painter.setPen(theme.current().text)
        middle = Qt.AlignmentFlag.AlignCenter
        area, high = self._area, self._head
        above = QRectF(area.left(), 2, area.width(), high)
        painter.drawText(above, middle, self.tr("predicted class"))
        painter.save()
        painter.translate(0, area.center().y())
        painter.rotate(-90)
        beside = QRectF(-area.height() / 2, 2, area.height(), high)
        painter.drawText(beside, middle, self.tr("true class"))
        painter.restore()

    def draw_over(self, painter: QPainter) -> None:
        if self._current is None or not len(self._counts):
            return
        cell = self._cell(*self._current)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().strong, 1.5))
        painter.drawRect(cell)
        row = Row(self.sentence(*self._current))
        draw_callout(painter, cell.center(), QRectF(self.rect()), [row])

    def _cell(self, truth: int, said: int) -> QRectF:
        count = max(1, len(self._counts))
        width, height = self._area.width() / count, self._area.height() / count
        return QRectF(
            self._area.left() + said * width, self._area.top() + truth * height, width, height
        )

    # ---- Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._current = self._at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cell_chosen.emit(*cell)

    def _at(self, place: QPointF) -> tuple[int, int] | None:
        count = len(self._counts)
        if not count or not self._area.contains(place):
            return None
        truth = int((place.y() - self._area.top()) / self._area.height() * count)
        said = int((place.x() - self._area.left()) / self._area.width() * count)
        return min(truth, count - 1), min(said, count - 1)

    def leaveEvent(self, event: QEvent) -> None:
        self._current = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count, key = len(self._counts), Qt.Key(event.key())
        if count and key in STEPS:
            down, across = STEPS[key]
            truth, said = self._current or (0, -across if across > 0 else 0)
            self._current = (truth + down) % count, (said + across) % count
            self.update()
        elif self._current is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cell_chosen.emit(*self._current)
        else:
            super().keyPressEvent(event)


def _beginning(name: str, font: QFontMetricsF, room: float) -> str:
    """As much of a name as there is room for: dots would take the room of letters."""
    while name and font.horizontalAdvance(name) > room:
        name = name[:-1]
    return name
