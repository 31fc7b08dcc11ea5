"""Loss and metrics over the steps of the run: live, afterwards, and of a run read from disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from studio.engine.measurements import Measurements
from studio.files import atomic_write
from studio.spec.messages import translate
from studio.ui.labels import label
from studio.ui.panels.panel import Context, Panel, panel
from studio.ui.panels.saving import PICTURES, TABLES, SaveDialog
from studio.ui.plots.curve_view import CurveView
from studio.ui.plots.series import Line

PARTS = ("train", "validation")
WIDE = 700
"""From this width on loss and metric stand side by side."""


@panel("curves", translate("Panels", "Curves"), "left")
class CurvesPanel(Panel):
    """The loss on the left, the metric on the right where there is room, else one of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._seen: Measurements | None = None
        self._metric = ""
        self._metric_first = False
        # Not `metric`: Qt calls a method of that name on every widget.
        self.loss, self.score = CurveView(self), CurveView(self)
        self._plots = (self.loss, self.score)
        self.loss.cursor_moved.connect(self.score.set_cursor)
        self.score.cursor_moved.connect(self.loss.set_cursor)
        self.loss.zoomed.connect(self.score.set_zoom)
        self.score.zoomed.connect(self.loss.set_zoom)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.loss, 1)
        row.addWidget(self.score, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(2)
        column.addLayout(row, 1)
        column.addLayout(self._make_tools())
        self.retranslate()

    def _make_tools(self) -> QHBoxLayout:
        self._which = self.tool("", self._on_which)
        self._smoothing_label = label(kind="small")
        self._smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self._smoothing.setRange(0, 99)
        self._smoothing.setValue(60)
        self._smoothing.setMinimumWidth(50)
        self._smoothing.setMaximumWidth(110)
        self._smoothing.valueChanged.connect(self._on_smoothing)
        self._log = QToolButton(self)
        self._log.setProperty("kind", "flat")
        self._log.setCheckable(True)
        self._log.toggled.connect(self._on_log)
        self._picture = self.tool("picture", self._on_picture)
        self._table = self.tool("table", self._on_table)
        self._on_smoothing(self._smoothing.value())
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self._which, self._smoothing_label, self._smoothing, self._log):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self._table)
        return row

    def retranslate(self) -> None:
        self._smoothing_label.setText(self.tr("Smoothing"))
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(self.tr("How much the bold training curve is averaged"))
        self._log.setText(self.tr("Log axis"))
        self._log.setToolTip(self.tr("A logarithmic axis for the loss"))
        for button, text in (
            (self._picture, self.tr("Save the curves as a picture")),
            (self._table, self.tr("Save the exact values as a CSV table")),
            (self._which, self.tr("Show this curve instead")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        for plot in self._plots:
            plot.set_empty_text(self.tr("Press Train (F5) to see the curves."))
        self._seen = None

    def refresh(self) -> None:
        seen = self.context.project.measurements
        names = [name for name in seen.names() if not name.endswith("/loss")]
        metric = names[0].partition("/")[2] if names else ""
        if seen is not self._seen or metric != self._metric:
            self._begin(seen, metric)
        self._arrange()
        for plot, what in ((self.loss, "loss"), (self.score, self._metric)):
            if plot.isVisible():
                self._extend(plot, what, seen)

    def _begin(self, seen: Measurements, metric: str) -> None:
        self._seen, self._metric = seen, metric
        for plot in self._plots:
            plot.clear()
        self.loss.set_series(self._lines("loss", self.tr("loss")))
        self.score.set_series(self._lines(metric, self._title(metric)) if metric else [])

    def _lines(self, what: str, title: str) -> list[Line]:
        train, validation = self.tr("train {0}"), self.tr("validation {0}")
        return [
            Line(f"train/{what}", train.format(title), 0),
            Line(f"validation/{what}", validation.format(title), 1, smoothed=False),
        ]

    def _title(self, metric: str) -> str:
        titles = {"accuracy": self.tr("accuracy"), "mae": self.tr("mean absolute error")}
        return titles.get(metric, metric)

    def _extend(self, plot: CurveView, what: str, seen: Measurements) -> None:
        """Append what is new; a series that became shorter belongs to a run that began anew."""
        for part in PARTS:
            name = f"{part}/{what}"
            if name not in plot.names():
                continue
            steps, values = seen.series(name)
            known = plot.count(name)
            if len(steps) < known:
                plot.clear()
                known = 0
            if len(steps) > known:
                plot.extend(name, steps[known:], values[known:])
        plot.set_horizon(float(seen.steps) if seen.active and seen.steps else None)

    def _arrange(self) -> None:
        both = bool(self._metric) and self.width() >= WIDE
        self.loss.setVisible(both or not self._metric or not self._metric_first)
        self.score.setVisible(both or (bool(self._metric) and self._metric_first))
        self._which.setVisible(bool(self._metric) and not both)
        if self._metric:
            short = {"accuracy": self.tr("Accuracy"), "mae": self.tr("Error")}
            other = short.get(self._metric, self._metric)
            self._which.setText(self.tr("Loss") if self._metric_first else other)

    def _on_which(self) -> None:
        self._metric_first = not self._metric_first
        self._arrange()
        self.mark()

    def _on_smoothing(self, percent: int) -> None:
        for plot in self._plots:
            plot.set_smoothing(percent / 100)

    def _on_log(self, log: bool) -> None:
        self.loss.set_log(log)

    def _on_picture(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "curves", PICTURES, self._save_picture, attempt).open()

    def _on_table(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "curves", TABLES, self.save_table, attempt).open()

    def _save_picture(self, path: Path) -> None:
        shown = self.score if self._metric_first and not self.loss.isVisible() else self.loss
        shown.save_picture(path)

    def save_table(self, path: Path) -> None:
        """Every measured value of the run, exactly: one line a value."""
        seen = self.context.project.measurements
        lines = ["series,step,value"]
        for name in seen.names():
            steps, values = seen.series(name)
            lines += [
                f"{name},{int(s)},{v!r}"
                for s, v in zip(steps.tolist(), values.tolist(), strict=True)
            ]
        atomic_write(path, ("\n".join(lines) + "\n").encode("utf-8"))
