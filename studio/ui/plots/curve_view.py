"""Curves that grow while a network trains: loss and metrics over steps. Not here: measuring."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import grid, lines, numerals
from studio.ui.plots.axes import CalmRange, Frame, Range, nice_end, nice_step
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.crosshair import draw_crosshair, nearest_step, next_step
from studio.ui.plots.curve_table import csv_text
from studio.ui.plots.legend import Entry, Legend
from studio.ui.plots.plot import Plot
from studio.ui.plots.pyramid import Envelope
from studio.ui.plots.series import Line, Series

PALE = 0.32
"""How strong raw values are drawn behind their smoothed line."""

DRAGGED = 6.0
"""Pixels from which a drag is a zoom and not a click."""

LEAST_COLUMNS = 64


class CurveView(Plot):
    """Named series over rising steps.

    `set_series` says which series there are, `extend` appends to one; both are cheap while the
    view is hidden. The x axis grows in round steps (or ends at `set_horizon`), the y axis follows
    calmly. Drag zooms into steps, double click or 0 shows all again; arrows, Home and End move the
    crosshair, + and − zoom around it, Escape puts it away.
    """

    cursor_moved = Signal(object)
    """The step under the crosshair (float), or None. Views side by side can share it."""

    zoomed = Signal(object)
    """The steps shown, (first, last), or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: dict[str, Series] = {}
        self._envelopes: dict[str, tuple[Envelope, Envelope | None]] = {}
        self._factor = 0.0
        self._log = False
        self._from_zero = True
        self._horizon: float | None = None
        self._zoom: Range | None = None
        self._cursor: float | None = None
        self._drag: tuple[float, float] | None = None
        self._calm = CalmRange()
        self._legend = Legend((), 0.0)
        self._frame = Frame(QRectF(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self._pixel = 1.0
        self._grid = QPixmap()
        self._grid_key: object = None

    def title(self) -> str:
        return self.tr("Curves")

    def nothing(self) -> str:
        return self.tr("No values yet. Train the network to see its curves.")

    # ---- data

    def set_series(self, looks: Iterable[Line]) -> None:
        """Which series there are, in the order of the legend. Values of those that stay are kept.

        Raises:
            ValueError: two series have the same name.
        """
        wanted = list(looks)
        if len({line.name for line in wanted}) < len(wanted):
            raise ValueError("two series have the same name")
        kept, self._series = self._series, {}
        for line in wanted:
            series = kept.get(line.name) or Series(line)
            series.line = line
            self._series[line.name] = series
        self.changed()

    def extend(self, name: str, steps: ArrayLike, values: ArrayLike) -> None:
        """Append values (n,) of a series at rising steps (n,). Costs O(n), also while hidden.

        Raises:
            KeyError: there is no such series.
            ValueError: steps do not rise, or are not as many as the values.
        """
        self._series[name].extend(steps, values)
        self.changed()

    def count(self, name: str) -> int:
        """How many values a series has: what comes next is `steps[count:]`."""
        return len(self._series[name])

    def names(self) -> tuple[str, ...]:
        """The series there are."""
        return tuple(self._series)

    def clear(self) -> None:
        """Forget all values; the series stay."""
        self._series = {name: Series(old.line) for name, old in self._series.items()}
        self._calm.reset()
        self._zoom, self._cursor, self._drag = None, None, None
        self.changed()

    def to_csv(self) -> str:
        """Every value exactly, one row a step, one column a series; empty where there is none."""
        return csv_text(self._series.values())

    # ---- looks

    def set_smoothing(self, factor: float) -> None:
        """The factor of the moving average, 0 (none) to below 1; see `smoothing.py`.

        Raises:
            ValueError: the factor is not in that range.
        """
        if not 0 <= factor < 1:
            raise ValueError(f"a smoothing factor lies between 0 and 1, not {factor}")
        self._factor = factor
        self.changed()

    def set_log(self, log: bool) -> None:
        """Whether the y axis is logarithmic. Values ≤ 0 have no place on it."""
        self._log = log
        self.changed()

    def set_from_zero(self, from_zero: bool) -> None:
        """Whether the y axis begins at zero (if nothing is zoomed); else it fits the values."""
        self._from_zero = from_zero
        self.changed()

    def set_horizon(self, last: float | None) -> None:
        """The step at which the run will end: the x axis ends there and stands still."""
        self._horizon = last
        self.changed()

    def set_cursor(self, step: float | None) -> None:
        """Put the crosshair at the nearest step that has a value, or away."""
        if step is not None:
            step = nearest_step(self._series.values(), step)
        if step != self._cursor:
            self._cursor = step
            self.update()
            self.cursor_moved.emit(step)

    def set_zoom(self, shown: Range | None) -> None:
        """Show these steps only; None shows all."""
        if shown != self._zoom:
            self._zoom = shown
            self._calm.reset()
            self.changed()
            self.zoomed.emit(shown)

    @property
    def zoom(self) -> Range | None:
        """The steps shown, or None for all."""
        return self._zoom

    @property
    def cursor_step(self) -> float | None:
        """The step under the crosshair, or None."""
        return self._cursor

    @property
    def frame(self) -> Frame:
        """The plotting area and ranges of the last picture."""
        return self._frame

    def values_at(self, step: float) -> list[Row]:
        """What the hover shows: each series at its step nearest to `step`."""
        rows = []
        for series in self._series.values():
            series.catch_up(self._factor)
            index = series.nearest(step)
            if index is None:
                continue
            text = numerals.value_text(float(series.values[index]))
            if series.smooth is not None:
                smooth = numerals.value_text(float(series.smooth.values[index]))
                text = self.tr("{smooth} (raw {raw})").format(smooth=smooth, raw=text)
            if series.steps[index] != step:
                at = numerals.count_text(float(series.steps[index]))
                text = self.tr("{value} at {step}").format(value=text, step=at)
            rows.append(Row(series.line.text, text, self._colour(series), series.line.dashed))
        return rows

    # ---- computing what is drawn

    def prepare(self, size: QSize, columns: int) -> None:
        for series in self._series.values():
            series.catch_up(self._factor)
        entries = [self._entry(series) for series in self._series.values() if len(series)]
        self.describe(self._description())
        self._legend = Legend(entries, size.width() - 2 * grid.RIGHT)
        x = self._x_range()
        count = max(LEAST_COLUMNS, 2 * columns)
        self._pixel = size.width() / columns
        self._envelopes = {
            name: _envelopes(series, x, count) for name, series in self._series.items()
        }
        head = self._legend.height + (4 if entries else 0)
        self._frame = grid.framed(size, x, self._y_range(), self._log, head)

    def _x_range(self) -> Range:
        if self._zoom is not None:
            return self._zoom
        filled = [series.steps for series in self._series.values() if len(series)]
        if not filled:
            return (0.0, self._horizon or 1.0)
        first = min(float(steps[0]) for steps in filled)
        last = max(float(steps[-1]) for steps in filled)
        if first > last / 2 and first < last:
            step = nice_step((last - first) / 4)
            first = math.floor(first / step) * step
            end = math.ceil(last / step) * step
        else:
            first, end = min(0.0, first), nice_end(max(1.0, last))
        return (first, self._horizon if self._horizon and self._horizon >= last else end)

    def _y_range(self) -> Range:
        parts = [part for both in self._envelopes.values() for part in both if part is not None]
        low = np.concatenate([np.empty(0), *(part.low for part in parts)])
        high = np.concatenate([np.empty(0), *(part.high for part in parts)])
        if self._log:
            low = np.where(low > 0, low, high)
            low, high = low[low > 0], high[high > 0]
        low, high = low[np.isfinite(low)], high[np.isfinite(high)]
        if not len(low):
            return (0.1, 1.0) if self._log else (0.0, 1.0)
        return self._calm.follow(
            float(low.min()),
            float(high.max()),
            from_zero=self._from_zero and self._zoom is None,
            log=self._log,
        )

    def _entry(self, series: Series) -> Entry:
        value = float(series.values[-1])
        text = numerals.value_text(value)
        line, alarming = series.line, not math.isfinite(value)
        return Entry(line.text, text, self._colour(series), line.dashed, alarming)

    def _description(self) -> str:
        return "; ".join(
            self.tr("{title} {value} at step {step}").format(
                title=series.line.text,
                value=numerals.value_text(float(series.values[-1])),
                step=numerals.count_text(float(series.steps[-1])),
            )
            for series in self._series.values()
            if len(series)
        )

    def _colour(self, series: Series) -> QColor:
        palette = theme.current().series
        colour = palette[series.line.colour % len(palette)]
        return lines.mixed(colour, self.ground_colour(), 0.5) if series.line.faint else colour

    # ---- drawing

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        if not any(len(series) for series in self._series.values()):
            self.draw_empty(painter, size)
            return
        if live:
            painter.drawPixmap(0, 0, self._cached_grid(size))
        else:
            grid.draw_grid(painter, self._frame, self.tr("step"))
        self._legend.draw(painter, QPointF(grid.RIGHT, 6))
        painter.save()
        painter.setClipRect(self._frame.area.adjusted(0, -2, 2, 2))
        for name, series in self._series.items():
            raw = self._envelopes[name][1]
            if raw is not None:
                pale = lines.mixed(self._colour(series), self.ground_colour(), PALE)
                line = lines.pieces(raw, series.steps, self._frame, self._pixel)
                lines.draw_line(painter, line, pale, thick=False, live=live)
        for name, series in self._series.items():
            line = lines.pieces(self._envelopes[name][0], series.steps, self._frame, self._pixel)
            looks, colour = series.line, self._colour(series)
            thick = not looks.faint
            lines.draw_line(painter, line, colour, thick=thick, dashed=looks.dashed, live=live)
        painter.restore()

    def _cached_grid(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        colours = theme.current()
        words = self.tr("step")
        key = (size.toTuple(), ratio, self._frame, words, colours.name, self._ground)
        if key != self._grid_key:
            self._grid = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            self._grid.setDevicePixelRatio(ratio)
            self._grid.fill(self.ground_colour())
            with QPainter(self._grid) as painter:
                grid.draw_grid(painter, self._frame, self.tr("step"))
            self._grid_key = key
        return self._grid

    def draw_over(self, painter: QPainter) -> None:
        if self._drag is not None:
            self._draw_drag(painter, *self._drag)
        elif self._cursor is not None:
            self._draw_cursor(painter, self._cursor)

    def _draw_drag(self, painter: QPainter, start: float, end: float) -> None:
        area = self._frame.area
        chosen = QRectF(start, area.top(), end - start, area.height()).normalized()
        painter.fillRect(chosen.intersected(area), theme.tinted(theme.current().accent, 0.18))

    def _draw_cursor(self, painter: QPainter, step: float) -> None:
        frame = self._frame
        column = float(frame.across(step))
        if not frame.area.left() - 1 <= column <= frame.area.right() + 1:
            return
        marked = [(series, self._colour(series)) for series in self._series.values()]
        draw_crosshair(painter, frame, step, marked, self.ground_colour())
        anchor = QPointF(column, frame.area.top() + frame.area.height() / 3)
        head = self.tr("{axis} {step}").format(axis=self.tr("step"), step=numerals.count_text(step))
        draw_callout(painter, anchor, QRectF(self.rect()), self.values_at(step), head)

    # ---- hands

    def _move_cursor(self, direction: int) -> None:
        """To the next step on that side, at least a pixel away."""
        if self._cursor is None:
            self.set_cursor(self._frame.x[1] if direction < 0 else self._frame.x[0])
            return
        first, last = self._frame.x
        pixel = (last - first) / max(1.0, self._frame.area.width())
        aim = self._cursor + direction * pixel
        step = next_step(self._series.values(), aim, direction)
        if step is not None:
            self.set_cursor(step)

    def _zoom_by(self, factor: float) -> None:
        first, last = self._frame.x
        centre = (first + last) / 2 if self._cursor is None else self._cursor
        self.set_zoom((centre - (centre - first) * factor, centre + (last - centre) * factor))

    def _finish_drag(self) -> None:
        if self._drag is None:
            return
        start, end = sorted(self._drag)
        self._drag = None
        self.update()
        if end - start >= DRAGGED:
            self.set_zoom((self._frame.step_at(start), self._frame.step_at(end)))

    def _in_area(self, column: float) -> float:
        return min(max(column, self._frame.area.left()), self._frame.area.right())

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            column = self._in_area(event.position().x())
            self._drag = (column, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = (self._drag[0], self._in_area(event.position().x()))
            self.update()
        elif self._frame.area.adjusted(-6, -6, 6, 6).contains(event.position()):
            self.set_cursor(self._frame.step_at(event.position().x()))
        else:
            self.set_cursor(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._finish_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.set_zoom(None)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_cursor(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_cursor(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_cursor(self._frame.x[key == Qt.Key.Key_End])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom_by(0.5)
        elif key == Qt.Key.Key_Minus:
            self._zoom_by(2.0)
        elif key == Qt.Key.Key_0:
            self.set_zoom(None)
        elif key == Qt.Key.Key_Escape and (self._cursor is not None or self._drag is not None):
            self._drag = None
            self.set_cursor(None)
            self.update()
        else:
            super().keyPressEvent(event)


def _envelopes(series: Series, x: Range, columns: int) -> tuple[Envelope, Envelope | None]:
    """The main line and, when it is smoothed, the raw one behind it."""
    begin, end = series.window(*x)
    raw = None if series.smooth is None else series.raw.envelope(begin, end, columns)
    return series.shown.envelope(begin, end, columns), raw
