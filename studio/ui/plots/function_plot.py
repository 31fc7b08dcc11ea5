"""A function of one number with its derivative, and the numbers it gets. Not here: computing it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.engine.pictures import Curve
from studio.ui import theme
from studio.ui.plots import axes, lines, numerals
from studio.ui.plots.axes import CalmRange, Frame
from studio.ui.plots.legend import ROW, Entry, Legend
from studio.ui.plots.plot import Plot
from studio.ui.plots.pyramid import Pyramid

Floats = NDArray[np.float32]

VALUE, SLOPE = "f(x)", "f'(x)"
TICKS_ACROSS, TICKS_DOWN = 5, 4
GAP = 5.0
DOT = 3.5
STEPS = 50
"""Presses of an arrow key from 0 to an end."""
HIGHEST = 0.55
"""The part of the height that the fullest bar of what arrives takes."""
ROOM = 0.05
"""Above and below the lines, so that none of them lies on an edge."""
FAINT = 0.4
"""The colour of a curve that is not the present one."""


class FunctionPlot(Plot):
    """Two lines over x, and a marker that follows the mouse or the arrow keys.

    Its height is fixed: whatever is shown, nothing below it moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._counts: Floats | None = None
        self._old = False
        self._marked: int | None = None
        self._range = CalmRange()
        self._names: list[QRectF] = []
        """Where the numbers under the plot stand."""
        self._frame = Frame(QRectF(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self.setFixedHeight(148)

    def set_curve(self, curve: Curve | None, *, afresh: bool = False) -> None:
        """Show a curve; None: nothing yet. `afresh`: of another function, so that axes may jump."""
        if afresh:
            self._range.reset()
            self._marked = None
        self._curve = curve
        self._describe()
        self.changed()

    def set_old(self, old: bool) -> None:
        """Whether what is shown is not what the fields say."""
        if old != self._old:
            self._old = old
            self.changed()

    def set_arriving(self, counts: Floats | None) -> None:
        """How many numbers arrive in each of the equal parts of the line; None shows none."""
        if counts is not self._counts:
            self._counts = counts
            self.changed()

    @property
    def marked(self) -> tuple[float, float, float] | None:
        """x, f(x) and f'(x) under the marker."""
        if self._curve is None or self._marked is None:
            return None
        return self._at(self._curve, self._marked)

    def mark(self, index: int | None) -> None:
        """Put the marker on a point of the curve; None takes it away."""
        if self._curve is not None and index is not None:
            index = min(max(index, 0), len(self._curve.x) - 1)
        if index != self._marked:
            self._marked = index
            self._describe()
            self.update()

    # ---- what is said

    @staticmethod
    def _at(curve: Curve, index: int) -> tuple[float, float, float]:
        return float(curve.x[index]), float(curve.y[index]), float(curve.slope[index])

    def _describe(self) -> None:
        curve = self._curve
        if curve is None:
            self.describe("")
            return
        index = len(curve.x) // 2 if self._marked is None else self._marked
        x, y, slope = self._at(curve, index)
        first, last = self._at(curve, 0), self._at(curve, -1)
        text = self.tr("f({first}) = {low}, f({last}) = {high}; at x = {x}: {y}, slope {slope}")
        self.describe(
            text.format(
                first=numerals.short_text(first[0]),
                low=numerals.value_text(first[1]),
                last=numerals.short_text(last[0]),
                high=numerals.value_text(last[1]),
                x=_place_text(x),
                y=numerals.value_text(y),
                slope=numerals.value_text(slope),
            )
        )

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        curve = self._curve
        if curve is None:
            return
        shown = np.concatenate((curve.y, curve.slope))
        shown = shown[np.isfinite(shown)]
        low, high = (float(shown.min()), float(shown.max())) if len(shown) else (0.0, 1.0)
        low, high = self._range.follow(low, high, from_zero=True, log=False)
        room = ROOM * (high - low)
        down = (low - room, high + room)
        texts = QFontMetricsF(theme.mono(theme.SMALL_PX))
        names = numerals.tick_texts(axes.ticks(*down, TICKS_DOWN))
        left = max(texts.horizontalAdvance(name) for name in names) + GAP
        area = QRectF(0, 0, size.width(), size.height())
        area.adjust(left, ROW + GAP, -GAP, -texts.height() - 2)
        self._frame = Frame(area, (float(curve.x[0]), float(curve.x[-1])), down)

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        curve, frame = self._curve, self._frame
        if curve is None:
            self.draw_empty(painter, size)
            return
        self._draw_axes(painter)
        painter.save()
        painter.setClipRect(frame.area.adjusted(-1, -2, 1, 2))
        self._draw_counts(painter)
        for values, colour, dashed in (
            (curve.slope, self._colour(1), True),
            (curve.y, self._colour(0), False),
        ):
            known = np.where(np.isfinite(values), values, np.nan)
            envelope = Pyramid(known).envelope(0, len(known), len(known))
            line = lines.pieces(envelope, curve.x.astype(np.float64), frame)
            lines.draw_line(painter, line, colour, dashed=dashed, live=live)
        painter.restore()

    def _colour(self, index: int) -> QColor:
        colour = theme.current().series[index]
        return lines.mixed(colour, self.ground_colour(), FAINT) if self._old else colour

    def _draw_axes(self, painter: QPainter) -> None:
        colours, frame, area = theme.current(), self._frame, self._frame.area
        font = QFontMetricsF(theme.mono(theme.SMALL_PX))
        painter.setFont(theme.mono(theme.SMALL_PX))
        self._names.clear()
        across, down = axes.ticks(*frame.x, TICKS_ACROSS), axes.ticks(*frame.y, TICKS_DOWN)
        for tick, name in zip(down, numerals.tick_texts(down), strict=True):
            row = round(float(frame.down(tick))) + 0.5
            painter.setPen(QPen(colours.muted if tick == 0 else colours.line, 1))
            painter.drawLine(QPointF(area.left(), row), QPointF(area.right(), row))
            painter.setPen(colours.muted)
            width = font.horizontalAdvance(name)
            painter.drawText(QPointF(area.left() - GAP - width, row + font.capHeight() / 2), name)
        for tick, name in zip(across, numerals.tick_texts(across), strict=True):
            column = round(float(frame.across(tick))) + 0.5
            painter.setPen(QPen(colours.muted if tick == 0 else colours.line, 1))
            painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
            painter.setPen(colours.muted)
            width = font.horizontalAdvance(name)
            left = min(max(column - width / 2, area.left() - width / 2), area.right() - width)
            painter.drawText(QPointF(left, area.bottom() + font.ascent() + 2), name)
            self._names.append(QRectF(left, area.bottom() + 1, width, font.height()))

    def _draw_counts(self, painter: QPainter) -> None:
        """What arrives, as a shade that stands on the lower edge; the fullest part is highest."""
        counts, area = self._counts, self._frame.area
        if counts is None or not counts.any():
            return
        tops = area.bottom() - counts / counts.max() * (HIGHEST * area.height())
        edges = np.linspace(area.left(), area.right(), len(counts) + 1)
        outline = np.column_stack((np.repeat(edges, 2)[1:-1], np.repeat(tops, 2)))
        foot = area.bottom()
        closed = np.vstack(([edges[0], foot], outline, [edges[-1], foot]))
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(theme.current().muted)
        shade.setAlphaF(0.28)
        painter.setBrush(shade)
        painter.drawPolygon(lines.polygon(closed.astype(np.float64)))

    def draw_over(self, painter: QPainter) -> None:
        if self._curve is None:
            return
        marked = self.marked
        values = ("", "") if marked is None else map(numerals.value_text, marked[1:])
        entries = [
            Entry(title, value, self._colour(number), dashed=number == 1)
            for number, (title, value) in enumerate(zip((VALUE, SLOPE), values, strict=True))
        ]
        Legend(entries, self.width()).draw(painter, QPointF(0, 0))
        if marked is not None:
            self._draw_marker(painter, *marked)

    def _draw_marker(self, painter: QPainter, x: float, y: float, slope: float) -> None:
        colours, frame, area = theme.current(), self._frame, self._frame.area
        column = float(frame.across(x))
        painter.setPen(QPen(colours.muted, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ground_colour(), 1.5))
        for value, number in ((slope, 1), (y, 0)):
            if math.isfinite(value):
                painter.setBrush(self._colour(number))
                painter.drawEllipse(QPointF(column, float(frame.down(value))), DOT, DOT)
        self._draw_place(painter, column, _place_text(x))

    def _draw_place(self, painter: QPainter, column: float, name: str) -> None:
        """The marker's x among the ticks, instead of those that it would touch."""
        font, area = QFontMetricsF(theme.mono(theme.SMALL_PX)), self._frame.area
        width = font.horizontalAdvance(name) + 8
        left = min(max(column - width / 2, 0.0), self.width() - width)
        box = QRectF(left, area.bottom() + 1, width, font.height())
        for covered in (box, *(name for name in self._names if name.intersects(box))):
            painter.fillRect(covered, self.ground_colour())
        painter.setFont(theme.mono(theme.SMALL_PX))
        painter.setPen(theme.current().strong)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._curve is not None:
            x = self._frame.step_at(event.position().x())
            self.mark(int(np.abs(self._curve.x - x).argmin()))

    def leaveEvent(self, event: QEvent) -> None:
        self.mark(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._curve is None:
            super().keyPressEvent(event)
            return
        last = len(self._curve.x) - 1
        here = last // 2 if self._marked is None else self._marked
        step = max(1, last // (2 * STEPS))
        places: dict[int, int | None] = {
            Qt.Key.Key_Left: here - step,
            Qt.Key.Key_Right: here + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self.mark(places[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self._marked is not None:
            self.mark(None)
        else:
            super().keyPressEvent(event)


def _place_text(x: float) -> str:
    """A point of the line in full: its float32 is a multiple of a short decimal."""
    return numerals.tick_texts([round(x, 5)])[0]
