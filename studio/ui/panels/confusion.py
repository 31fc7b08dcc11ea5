"""Which class is taken for which, and what that means for each of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.engine.wishes import Predicted, Predicting, Wish
from studio.files import atomic_write
from studio.spec.messages import translate
from studio.ui import theme, translations
from studio.ui.own_data_pages import Table
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, TABLES, SaveDialog
from studio.ui.plots.confusion import Scores, counted, scores
from studio.ui.plots.confusion_view import ConfusionView

PART = "test"
WISH = Predicting(PART)
LEAST_MATRIX = 240
"""Pixels that the matrix keeps beside the table."""


@panel("confusion", translate("Panels", "Confusion"), "left")
class ConfusionPanel(Panel):
    """The matrix of the test part, and precision, recall and F1 of each class."""

    news_ms = 400
    after_ms = 40

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Predicted | None = None
        self._classes: tuple[str, ...] = ()
        self._head = self.heading()
        self.matrix, self.table = ConfusionView(self), Table(self)
        self.table.setFont(theme.sans(theme.SMALL_PX))
        self.table.horizontalHeader().setFont(theme.sans(theme.SMALL_PX))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.matrix.cell_chosen.connect(self._on_cell)
        self.rates = QToolButton(self)
        self.rates.setProperty("kind", "flat")
        self.rates.setCheckable(True)
        self.rates.toggled.connect(self.matrix.set_rates)
        self._save = self.tool("picture", self._on_save)
        self._csv = self.tool("table", self._on_table)
        tools = QHBoxLayout()
        tools.addWidget(self.rates)
        tools.addWidget(self._head, 1)
        tools.addWidget(self._save)
        tools.addWidget(self._csv)
        middle = QHBoxLayout()
        middle.addWidget(self.matrix, 1)
        middle.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(4)
        column.addLayout(middle, 1)
        column.addLayout(tools)
        self.retranslate()

    def retranslate(self) -> None:
        self.rates.setText(self.tr("Rates in %"))
        self.rates.setToolTip(self.tr("Parts of each true class instead of counts"))
        self.table.setAccessibleName(self.tr("Precision, recall and F1 of each class"))
        for button, text in (
            (self._save, self.tr("Save the matrix as a picture")),
            (self._csv, self.tr("Save the matrix as a CSV table")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._shown = None

    def wants(self) -> frozenset[Wish]:
        data = self.context.project.data_set()
        return frozenset({WISH}) if data is not None and data.target().classes else NOTHING

    def refresh(self) -> None:
        project = self.context.project
        data = project.data_set()
        classes = None if data is None else data.target().classes
        if data is None or classes is None:
            self._say(self.tr("Classes can be confused; these data have a number as their target."))
            return
        answer = project.pictures.get(WISH)
        if not isinstance(answer, Predicted) or answer.outputs is None or answer.data != data:
            mend = self.tr("Shown once the problems of the network are mended.")
            self._say(mend if project.findings.errors else self.waiting(self.tr("Computing…")))
        elif answer is not self._shown:
            self._shown, self._classes = answer, translations.target(data).classes or classes
            self._show(answer, self._classes)

    def _say(self, text: str) -> None:
        if self._shown is None and text == self.matrix.empty_text:
            return
        self._shown = None
        self._head.setText("")
        self.matrix.set_empty_text(text)
        self.matrix.set_counts(np.zeros((0, 0), np.int64), ())
        self.table.hide()

    def _show(self, answer: Predicted, classes: tuple[str, ...]) -> None:
        assert answer.outputs is not None
        said = np.nan_to_num(answer.outputs).argmax(axis=1)
        assert answer.targets is not None
        counts = counted(np.ravel(answer.targets), np.ravel(said), len(classes))
        found = scores(counts)
        self.matrix.set_counts(counts, classes)
        self._show_table(found, classes)
        self._arrange()
        precision, recall, f1 = found.macro
        text = self.tr("means of all classes: precision {0}, recall {1}, F1 {2}")
        self._head.setText(text.format(f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"))
        self._head.set_tip(
            self.tr(
                "Precision: of those that were called so, how many are. Recall: of those that "
                "are, how many were called so. F1: their harmonic mean."
            )
        )

    def _show_table(self, found: Scores, classes: tuple[str, ...]) -> None:
        head = (self.tr("class"), self.tr("precision"), self.tr("recall"), "F1", self.tr("count"))
        rows = [
            (name, *(_rate(column[n]) for column in columns), str(found.support[n]))
            for columns in [(found.precision, found.recall, found.f1)]
            for n, name in enumerate(classes)
        ]
        if self.table.show_rows(head, rows):
            self.table.setFixedWidth(self.table.whole_width())

    def _arrange(self) -> None:
        """The table stands beside the matrix where both have room."""
        room = self.width() - self.table.width()
        self.table.setVisible(self._shown is not None and room >= LEAST_MATRIX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _on_cell(self, truth: int, said: int) -> None:
        self.context.selection.ask_samples(PART, truth, said)

    def _on_save(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "confusion", PICTURES, self.matrix.save_picture, attempt).open()

    def _on_table(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "confusion", TABLES, self.save_table, attempt).open()

    def save_table(self, path: Path) -> None:
        """Counts; one line a true class, one column an answer."""
        lines = [",".join(["truth", *self._classes])]
        for name, row in zip(self._classes, self.matrix.counts.tolist(), strict=True):
            lines.append(",".join([name, *map(str, row)]))
        atomic_write(path, ("\n".join(lines) + "\n").encode("utf-8"))


def _rate(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.3f}"
