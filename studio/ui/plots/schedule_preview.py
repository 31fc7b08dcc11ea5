"""The learning rate over a training, as a small line. Not here: computing a schedule."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import lines, numerals
from studio.ui.plots.axes import Frame
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.plot import Plot
from studio.ui.plots.pyramid import Pyramid

MARGIN = 8.0
GAP = 6.0


class SchedulePreview(Plot):
    """A sparkline of rates (n,) over steps (n,), from zero up, with its highest and last value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = np.empty(0)
        self._rates = np.empty(0)
        self._pyramid = Pyramid()
        self._now: float | None = None
        self._hovered: int | None = None
        self._frame = Frame(QRectF(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def title(self) -> str:
        return self.tr("Learning rate schedule")

    def set_rates(self, steps: ArrayLike, rates: ArrayLike) -> None:
        """Show rates (n,) at rising steps (n,); none of them shows the empty text.

        Raises:
            ValueError: there are not as many steps as rates, or the steps do not rise.
        """
        steps, rates = np.array(steps, np.float64), np.array(rates, np.float64)
        if steps.ndim != 1 or steps.shape != rates.shape or (np.diff(steps) <= 0).any():
            raise ValueError(f"{steps.shape} rising steps and {rates.shape} rates do not match")
        self._steps, self._rates = steps, rates
        self._pyramid = Pyramid(rates)
        self._hovered = None
        self.changed()

    def set_now(self, step: float | None) -> None:
        """Mark how far the training is; None marks nothing."""
        if step != self._now:
            self._now = step
            self.update()

    def rate_at(self, step: float) -> float | None:
        """The rate at the last step that is not after `step`; None before the first."""
        index = int(np.searchsorted(self._steps, step, "right")) - 1
        return float(self._rates[index]) if index >= 0 else None

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        self.describe(self._description())
        if not len(self._steps):
            return
        finite = self._rates[np.isfinite(self._rates)]
        high = float(finite.max()) if len(finite) and finite.max() > 0 else 1.0
        texts = QFontMetricsF(theme.mono(theme.SMALL_PX))
        left = texts.horizontalAdvance(numerals.short_text(high)) + GAP
        right = texts.horizontalAdvance(numerals.short_text(float(self._rates[-1]))) + GAP
        area = QRectF(0, 0, size.width(), size.height())
        area.adjust(MARGIN + left, MARGIN, -MARGIN - right, -MARGIN)
        first, last = float(self._steps[0]), float(self._steps[-1])
        self._frame = Frame(area, (first, last if last > first else first + 1), (0.0, high))

    def _description(self) -> str:
        if not len(self._steps):
            return self.empty_text
        return self.tr("from {first} to {last} over {count} steps").format(
            first=numerals.short_text(float(self._rates[0])),
            last=numerals.short_text(float(self._rates[-1])),
            count=numerals.count_text(float(self._steps[-1])),
        )

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        if not len(self._steps):
            self.draw_empty(painter, size)
            return
        colours, frame = theme.current(), self._frame
        envelope = self._pyramid.envelope(0, len(self._steps), max(16, int(frame.area.width())))
        line = lines.pieces(envelope, self._steps, frame)
        ground = lines.mixed(colours.accent, self.ground_colour(), 0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for piece in line:
            foot = frame.area.bottom()
            closed = np.vstack(([piece[0, 0], foot], piece, [piece[-1, 0], foot]))
            painter.drawPolygon(lines.polygon(closed))
        lines.draw_line(painter, line, colours.accent, live=live)
        self._draw_ends(painter)

    def _draw_ends(self, painter: QPainter) -> None:
        area, font = self._frame.area, QFontMetricsF(theme.mono(theme.SMALL_PX))
        painter.setFont(theme.mono(theme.SMALL_PX))
        painter.setPen(theme.current().muted)
        highest, last = self._frame.y[1], float(self._rates[-1])
        top = area.top() + font.ascent() - 3
        painter.drawText(QPointF(MARGIN, top), numerals.short_text(highest))
        row = float(np.nan_to_num(self._frame.down(last), nan=area.bottom())) + font.ascent() / 2
        row = min(max(row, top), area.bottom() + 2)
        painter.drawText(QPointF(area.right() + GAP, row), numerals.short_text(last))

    def draw_over(self, painter: QPainter) -> None:
        if not len(self._steps):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._now is not None:
            self._draw_now(painter, self._now)
        if self._hovered is not None:
            step, rate = float(self._steps[self._hovered]), float(self._rates[self._hovered])
            anchor = QPointF(float(self._frame.across(step)), self._frame.area.center().y())
            title = self.tr("step {step}").format(step=numerals.count_text(step))
            row = Row(title, numerals.value_text(rate))
            draw_callout(painter, anchor, QRectF(self.rect()), [row])

    def _draw_now(self, painter: QPainter, now: float) -> None:
        rate = self.rate_at(now)
        if rate is None or not math.isfinite(rate):
            return
        area = self._frame.area
        column = min(max(float(self._frame.across(now)), area.left()), area.right())
        painter.setPen(QPen(theme.current().muted, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
        painter.setPen(QPen(self.ground_colour(), 1.5))
        painter.setBrush(theme.current().accent)
        painter.drawEllipse(QPointF(column, float(self._frame.down(rate))), 4, 4)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(240, 56)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if len(self._steps):
            step = self._frame.step_at(event.position().x())
            self._hovered = int(np.abs(self._steps - step).argmin())
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)
