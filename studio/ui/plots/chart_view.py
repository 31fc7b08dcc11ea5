"""What a network says along the line or over the plane of its data, with the data on top.

Not here: where the numbers come from, how the plane becomes pixels (chart.py).
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import axes, grid, lines, numerals
from studio.ui.plots.axes import Frame, Range
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.chart import Chart, height_colour, plane_image
from studio.ui.plots.plot import Plot

DOT = 2.6
LEGEND = 150.0
LINE = 18.0
FEW_CLASSES = 12


class ChartView(Plot):
    """A plane in the colours of the classes, or the curve of a number, under the samples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._frame = Frame(QRectF(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self._hover: QPointF | None = None
        self._calm = axes.CalmRange()
        self._layer = QPixmap()
        self._layer_of: tuple[object, ...] = ()
        self._layer_points: object = None

    def set_chart(self, chart: Chart | None) -> None:
        """Show this; None shows the empty text."""
        self._chart = chart
        self.describe(self._description())
        self.changed()

    @property
    def chart(self) -> Chart | None:
        return self._chart

    @property
    def frame(self) -> Frame:
        """The plotting area of the last picture."""
        return self._frame

    def rows_at(self, place: QPointF) -> list[Row]:
        """What the hover shows at a place of the widget."""
        chart = self._chart
        if chart is None or not self._frame.area.contains(place):
            return []
        spot = self._spot(place)
        rows = [
            Row(name, numerals.short_text(value))
            for name, value in zip(chart.names, spot, strict=False)
        ]
        outputs = chart.at(*spot)
        if chart.classes is None:
            return [
                *rows,
                *(Row(self.tr("output"), numerals.value_text(float(v))) for v in outputs),
            ]
        order = np.argsort(-np.nan_to_num(outputs))[:3]
        return [
            *rows,
            *(Row(chart.classes[i], f"{outputs[i]:.1%}", self._colour(int(i))) for i in order),
        ]

    def _spot(self, place: QPointF) -> tuple[float, ...]:
        area = self._frame.area
        x = self._frame.step_at(place.x())
        if self._chart is None or not self._chart.flat:
            return (x,)
        low, high = self._frame.y
        return x, low + (area.bottom() - place.y()) / (area.height() or 1.0) * (high - low)

    def _colour(self, index: int) -> QColor:
        series = theme.current().series
        return series[index % len(series)]

    def _description(self) -> str:
        chart = self._chart
        if chart is None:
            return self.empty_text
        if not chart.flat:
            return self.tr("The output of the network over {0}").format(chart.names[0])
        return self.tr("The output of the network over {0} and {1}").format(*chart.names[:2])

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        chart = self._chart
        if chart is None:
            return
        x: Range = (chart.low[0], chart.high[0])
        y: Range = (chart.low[1], chart.high[1]) if chart.flat else self._heights(chart)
        framed = grid.framed(size, x, y, log=False, head=0.0)
        area = framed.area.adjusted(0, 0, -self._legend_width(size), 0)
        if chart.flat:
            area.setWidth(max(1.0, min(area.width(), area.height() * 1.6)))
        self._frame = Frame(area, x, y)

    def _legend_width(self, size: QSize) -> float:
        return LEGEND if size.width() > 3 * LEGEND else 0.0

    def _heights(self, chart: Chart) -> Range:
        values = [chart.outputs.ravel()]
        if chart.classes is None:
            values += [np.ravel(targets) for _, targets in chart.points.values()]
        every = np.concatenate(values)
        every = every[np.isfinite(every)]
        low, high = (float(every.min()), float(every.max())) if len(every) else (0.0, 1.0)
        return self._calm.follow(low, high, from_zero=chart.classes is not None, log=False)

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        chart = self._chart
        if chart is None:
            self.draw_empty(painter, size)
            return
        colours, frame = theme.current(), self._frame
        if chart.flat:
            ground = self.ground_colour()
            image = plane_image(chart, colours.series, ground, colours.strong)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame.area, image)
        if live:
            painter.drawPixmap(0, 0, self._samples_layer(chart, size))
        else:
            self._draw_samples(painter, chart, size)
        if not chart.flat:
            self._draw_curves(painter, chart, live=live)

    def _samples_layer(self, chart: Chart, size: QSize) -> QPixmap:
        """Axes, samples and legend, which stay while the network changes."""
        ratio = self.devicePixelRatioF()
        reach = chart.reach() if chart.classes is None else None
        said = (chart.names, chart.classes, self.tr("trained on"))
        key = (size, ratio, theme.current().name, self._frame, reach, said)
        if key != self._layer_of or chart.points is not self._layer_points:
            self._layer_of, self._layer_points = key, chart.points
            self._layer = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            self._layer.setDevicePixelRatio(ratio)
            self._layer.fill(Qt.GlobalColor.transparent)
            with QPainter(self._layer) as painter:
                self._draw_samples(painter, chart, size)
        return self._layer

    def _draw_samples(self, painter: QPainter, chart: Chart, size: QSize) -> None:
        if chart.flat:
            self._draw_axes(painter)
        else:
            grid.draw_grid(painter, self._frame, chart.names[0])
        self._draw_points(painter, chart)
        if self._legend_width(size):
            self._draw_legend(painter, chart)

    def _draw_axes(self, painter: QPainter) -> None:
        """Ticks outside of the plane: lines would cross its colours."""
        frame, colours = self._frame, theme.current()
        chart = self._chart
        assert chart is not None
        area = frame.area
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.setFont(theme.mono(theme.SMALL_PX))
        painter.setPen(colours.muted)
        ticks = axes.ticks(*frame.x, max(2, int(area.width() // 60)))
        font = QFontMetricsF(painter.font())
        for column, text in zip(frame.across(ticks), numerals.tick_texts(ticks), strict=True):
            width = font.horizontalAdvance(text)
            place = QPointF(column - width / 2, area.bottom() + 5 + font.ascent())
            if area.left() <= column <= area.right():
                painter.drawText(place, text)
        ticks = axes.ticks(*frame.y, max(2, int(area.height() // 38)))
        for row, text in zip(frame.down(ticks), numerals.tick_texts(ticks), strict=True):
            box = QRectF(0, row - 10, area.left() - grid.GAP, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_points(self, painter: QPainter, chart: Chart) -> None:
        """Samples that are trained on are filled, the others are rings."""
        painter.save()
        painter.setClipRect(self._frame.area.adjusted(-DOT, -DOT, DOT, DOT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part, (places, targets) in chart.points.items():
            across = self._frame.across(places[:, 0])
            down = self._frame.down(places[:, 1] if chart.flat else _heights_of(chart, targets))
            for kind, some in _kinds(chart, targets):
                colour = self._point_colour(chart, kind)
                self._set_ink(painter, colour, part)
                for x, y in zip(across[some].tolist(), down[some].tolist(), strict=True):
                    painter.drawEllipse(QPointF(x, y), DOT, DOT)
        painter.restore()

    def _set_ink(self, painter: QPainter, colour: QColor, part: str) -> None:
        if part == "train":
            painter.setPen(QPen(self.ground_colour(), 0.8))
            painter.setBrush(colour)
        else:
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(self.ground_colour())

    def _point_colour(self, chart: Chart, kind: float) -> QColor:
        if chart.classes is not None:
            return self._colour(int(kind))
        return height_colour(kind, chart.reach()) if chart.flat else theme.current().muted

    def _draw_curves(self, painter: QPainter, chart: Chart, *, live: bool) -> None:
        steps = np.linspace(*self._frame.x, len(chart.outputs))
        painter.save()
        painter.setClipRect(self._frame.area)
        for index in range(chart.outputs.shape[1]):
            down = self._frame.down(chart.outputs[:, index])
            line = np.stack([self._frame.across(steps), down], axis=1)
            lines.draw_line(painter, [line], self._colour(index), live=live)
        painter.restore()

    def _draw_legend(self, painter: QPainter, chart: Chart) -> None:
        colours = theme.current()
        left, top = self._frame.area.right() + 16, self._frame.area.top() + LINE / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.sans(theme.SMALL_PX))
        font = QFontMetricsF(painter.font())
        entries: list[tuple[str, QColor, str]] = [
            (name, self._colour(index), "train")
            for index, name in enumerate((chart.classes or ())[:FEW_CLASSES])
        ]
        if chart.classes is None and not chart.flat:
            entries.append((self.tr("network"), self._colour(0), "line"))
        entries.append((self.tr("trained on"), colours.muted, "train"))
        if any(part != "train" for part in chart.points):
            entries.append((self.tr("held back"), colours.muted, "test"))
        for text, colour, how in entries:
            if how == "line":
                lines.draw_swatch(painter, left - 5, top, colour)
            else:
                self._set_ink(painter, colour, how)
                painter.drawEllipse(QPointF(left + 1, top), DOT + 1, DOT + 1)
            painter.setPen(colours.text)
            shown = font.elidedText(text, Qt.TextElideMode.ElideRight, LEGEND - 34)
            painter.drawText(QPointF(left + 14, top + font.ascent() / 2 - 1), shown)
            top += LINE

    def draw_over(self, painter: QPainter) -> None:
        if self._hover is None:
            return
        rows = self.rows_at(self._hover)
        if rows:
            draw_callout(painter, self._hover, QRectF(self.rect()), rows)

    # ---- Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()
        super().leaveEvent(event)


def _heights_of(chart: Chart, targets: np.ndarray) -> np.ndarray:
    """Where samples stand over a line: at their number; of classes from 0 to 1."""
    if chart.classes is None:
        return np.asarray(targets, np.float64).reshape(len(targets), -1)[:, 0]
    return np.asarray(targets, np.float64) / max(1, len(chart.classes) - 1)


def _kinds(chart: Chart, targets: np.ndarray) -> list[tuple[float, np.ndarray]]:
    """Samples that are drawn alike: of one class, or of nearly one number."""
    if chart.classes is not None:
        return [(float(kind), targets == kind) for kind in np.unique(targets)]
    numbers = np.asarray(targets, np.float64).reshape(len(targets), -1)[:, 0]
    if not chart.flat:
        return [(0.0, np.ones(len(numbers), bool))]
    step = chart.reach() / 12 or 1.0
    levels = np.rint(np.nan_to_num(numbers) / step)
    return [(float(level) * step, levels == level) for level in np.unique(levels)]
