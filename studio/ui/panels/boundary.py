"""What the network says over the plane, or along the line, of its data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.wishes import Charted, Charting, Wish
from studio.spec.data import DataSet
from studio.spec.messages import translate
from studio.ui import translations
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, SaveDialog
from studio.ui.plots.chart import Chart
from studio.ui.plots.chart_view import ChartView

Names = tuple[tuple[str, ...], tuple[str, ...] | None]

RUNNING, RESTING = Charting(42), Charting(64)
"""While a network is trained fewer places are computed, and often."""


@panel("boundary", translate("Panels", "Boundary"), "right")
class BoundaryPanel(Panel):
    """The decision surface of two columns, or the curve of one, with the samples."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Charted | None = None
        self._shown_of = ""
        self._named: tuple[DataSet, Names] | None = None
        self._head = self.heading()
        self.view = ChartView(self)
        self._save = self.tool("picture", self._on_save)
        tools = QHBoxLayout()
        tools.addWidget(self._head, 1)
        tools.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(2)
        column.addWidget(self.view, 1)
        column.addLayout(tools)
        self.retranslate()

    def retranslate(self) -> None:
        text = self.tr("Save the surface as a picture")
        self._save.setToolTip(text)
        self._save.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Boundary"))
        self._shown = self._named = None

    def wants(self) -> frozenset[Wish]:
        return frozenset({self._wish()}) if self._data() is not None else NOTHING

    def _wish(self) -> Charting:
        running = self.context.project.measurements.state == "running"
        return RUNNING if running else RESTING

    def _data(self) -> DataSet | None:
        """The data set, if it can be charted."""
        data = self.context.project.data_set()
        return data if data is not None and data.free_columns() in (1, 2) else None

    def refresh(self) -> None:
        project, data = self.context.project, self._data()
        self._save.setEnabled(data is not None)
        if data is None:
            self._say(
                self.tr(
                    "A boundary can be drawn for data with one or two columns: choose Spirals, "
                    "Moons, XOR or Curves in the training form."
                )
            )
            return
        seen = project.pictures.get(self._wish())
        if seen is None and self._shown_of == project.document.id and not project.findings.errors:
            seen = self._shown  # the next one, of another fineness, is on its way
        if not isinstance(seen, Charted) or seen.outputs is None or seen.data != data:
            broken = project.findings.errors
            mend = self.tr("Shown once the problems of the network are mended.")
            self._say(mend if broken else self.waiting(self.tr("Computing…")))
        elif seen is not self._shown:
            self._shown, self._shown_of = seen, project.document.id
            columns, classes = self._names_of(data)
            self.view.set_chart(
                Chart(seen.low, seen.high, seen.outputs, columns, classes, seen.points)
            )
            self._head.setText(self._headline(seen, columns))

    def _names_of(self, data: DataSet) -> Names:
        """Columns and classes in the language of the window, looked up once."""
        if self._named is None or self._named[0] is not data:
            self._named = data, (translations.columns(data), translations.target(data).classes)
        return self._named[1]

    def _headline(self, seen: Charted, names: Sequence[str]) -> str:
        project = self.context.project
        over = " × ".join(names[: len(seen.low)])
        step = (
            self.tr("before training") if not seen.step else self.tr("step {0}").format(seen.step)
        )
        if project.run is not None and project.run_stale:
            step = self.tr("of the network before your changes")
        return f"{over} · {step}"

    def _say(self, text: str) -> None:
        if self.view.chart is None and text == self.view.empty_text:
            return
        self._shown = None
        self._head.setText("")
        self.view.set_empty_text(text)
        self.view.set_chart(None)

    def _on_save(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "boundary", PICTURES, self.view.save_picture, attempt).open()
