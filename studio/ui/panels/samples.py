"""The samples of a part with what the network says of each: the worst mistakes first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.wishes import Predicted, Predicting, Wish
from studio.files import atomic_write
from studio.spec.messages import translate
from studio.ui import translations
from studio.ui.editors import CalmCombo
from studio.ui.labels import label
from studio.ui.panels.judged import Judged, JudgedPictures, judge
from studio.ui.panels.panel import Context, Panel, panel
from studio.ui.panels.panes import PanesView
from studio.ui.panels.sample_list import SampleList
from studio.ui.panels.saving import TABLES, SaveDialog
from studio.ui.plots.bars import BarsView

PARTS = ("test", "validation", "train")
ALL, WRONG = "all", "wrong"
EVERY = -1
"""Any class."""
WIDE = 470
"""From this width on the filters by class are shown."""


@panel("samples", translate("Panels", "Samples"), "left")
class SamplesPanel(Panel):
    """Filtered by part, truth and answer; of the one that is chosen every probability."""

    news_ms = 400
    after_ms = 20

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._judged: Judged | None = None
        self._answer: Predicted | None = None
        self._classes: tuple[str, ...] | None = ("",)
        self._head = self.heading()
        self.part, self.which, self.truth, self.said = (CalmCombo() for _ in range(4))
        self.list, self.bars, self.panes = SampleList(self), BarsView(self), PanesView(self)
        self.panes.hide()
        self._side = QWidget(self)
        self._detail = label(kind="small", wrap=True)
        self._table = self.tool("table", self._on_table)
        self._assemble()
        for combo in (self.part, self.which, self.truth, self.said):
            combo.activated.connect(self._on_filter)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        context.selection.samples_asked.connect(self._on_asked)
        self.retranslate()
        self._take_question()

    def _assemble(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for combo in (self.part, self.which, self.truth, self.said):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            tools.addWidget(combo)
        tools.addStretch(1)
        tools.addWidget(self._table)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._detail)
        side.addWidget(self.bars, 1)
        side.addWidget(self.panes, 1)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list, 3)
        middle.addWidget(self._side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(middle, 1)
        column.addLayout(tools)

    def retranslate(self) -> None:
        parts = {"test": self.tr("test"), "validation": self.tr("validation")}
        parts["train"] = self.tr("training")
        which = {ALL: self.tr("all"), WRONG: self.tr("wrong ones")}
        _fill(self.part, [(parts[name], name) for name in PARTS])
        _fill(self.which, [(text, key) for key, text in which.items()])
        for widget, text in (
            (self.part, self.tr("Part of the data")),
            (self.which, self.tr("All samples, or those that are wrong")),
            (self.truth, self.tr("Only samples of this class")),
            (self.said, self.tr("Only samples that are taken for this class")),
            (self._table, self.tr("Save all predictions as a CSV table")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self.list.setAccessibleName(self.tr("Samples"))
        self.list.set_empty_text(self.tr("No sample passes these filters."))
        self._classes = ("",)
        self._answer = None

    def wants(self) -> frozenset[Wish]:
        return frozenset({self._wish()})

    def _wish(self) -> Predicting:
        return Predicting(self.part.currentData() or PARTS[0])

    def refresh(self) -> None:
        project = self.context.project
        data = project.data_set()
        answer = project.pictures.get(self._wish())
        fits = isinstance(answer, Predicted) and answer.outputs is not None
        if data is None or not fits or answer.data != data:
            mend = self.tr("Shown once the problems of the network are mended.")
            self._say(mend if project.findings.errors else self.waiting(self.tr("Computing…")))
            return
        if answer is self._answer or (self.list.underMouse() and self._calm(answer)):
            return
        self._answer = answer
        self._judged = judge(answer, translations.target(data), translations.columns(data))
        self._offer_classes(self._judged.classes)
        self._show_rows()

    def _calm(self, answer: Predicted) -> bool:
        """Nothing moves under the pointer while it is the same run."""
        return self._answer is not None and self._answer.text_sha == answer.text_sha

    def _offer_classes(self, classes: tuple[str, ...] | None) -> None:
        if classes == self._classes:
            return
        self._classes = classes
        names = [(name, number) for number, name in enumerate(classes or ())]
        _fill(self.truth, [(self.tr("any truth"), EVERY), *names])
        _fill(self.said, [(self.tr("any answer"), EVERY), *names])
        self._arrange()
        self.bars.set_range((0.0, 1.0) if classes else None)

    def _arrange(self) -> None:
        """Filters that there is room for, and none where there are no classes."""
        classes = self._classes is not None
        self.which.setVisible(classes)
        for combo in (self.truth, self.said):
            combo.setVisible(classes and self.width() >= WIDE)

    def _say(self, text: str) -> None:
        if self._judged is None and text == self._head.text():
            return
        self._judged = self._answer = None
        self._head.setText(text)
        self.list.show_rows(None, ())
        self._show_detail()

    # ---- what is shown

    def rows(self) -> list[int]:
        """The samples that pass the filters, worst first."""
        judged = self._judged
        if judged is None:
            return []
        errors = judged.errors()
        kept = np.ones(len(judged), bool)
        if judged.classes is not None:
            said, targets = judged.said(), np.asarray(judged.targets)
            kept &= (said != targets) | (self.which.currentData() != WRONG)
            for combo, values in ((self.truth, targets), (self.said, said)):
                wanted = combo.currentData()
                kept &= np.full(len(judged), wanted in (EVERY, None)) | (values == wanted)
        order = np.argsort(-errors, kind="stable")
        found: list[int] = order[kept[order]].tolist()
        return found

    def _show_rows(self) -> None:
        rows = self.rows()
        self.list.show_rows(self._judged, rows)
        if self.list.chosen() is None and rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._show_head(len(rows))
        self._show_detail()

    def _show_head(self, shown: int) -> None:
        judged = self._judged
        assert judged is not None
        parts = [self.tr("{0} of {1} samples").format(f"{shown:,}", f"{len(judged):,}")]
        if judged.classes is not None:
            wrong = int((judged.said() != np.asarray(judged.targets)).sum())
            parts.append(self.tr("{0} wrong").format(f"{wrong:,}"))
            right = 1 - wrong / max(1, len(judged))
            parts.append(self.tr("accuracy {0}").format(f"{right:.1%}"))
        elif isinstance(judged, JudgedPictures):
            parts.append(self._mean_of_pictures(judged))
        else:
            error = float(judged.errors().mean())
            parts.append(self.tr("mean absolute error {0}").format(f"{error:.4g}"))
        self._head.setText(" · ".join(parts))

    def _mean_of_pictures(self, judged: JudgedPictures) -> str:
        error = float(judged.errors().mean())
        if judged.kinds:
            return self.tr("{0} of the pixels are right").format(f"{1 - error:.1%}")
        return self.tr("mean squared error {0}").format(f"{error:.4g}")

    def _show_detail(self) -> None:
        judged, row = self._judged, self.list.chosen()
        self._side.setHidden(judged is None or row is None)
        if judged is None or row is None:
            return
        self._detail.setText(self._described(judged, row))
        pictured = isinstance(judged, JudgedPictures)
        self.bars.setHidden(pictured)
        self.panes.setVisible(pictured)
        if isinstance(judged, JudgedPictures):
            self._show_panes(judged.panes(row))
            return
        if judged.classes is not None:
            self.bars.set_values(
                judged.outputs[row],
                labels=judged.classes,
                true=int(judged.targets[row]),
                predicted=int(judged.said()[row]),
            )
        else:
            numbers = [float(np.ravel(judged.targets[row])[0]), float(judged.said()[row])]
            self.bars.set_values(numbers, labels=(self.tr("truth"), self.tr("estimate")))

    def _show_panes(self, panes: Sequence[np.ndarray]) -> None:
        words = [self.tr("input"), self.tr("truth"), self.tr("answer")]
        self.panes.show_panes(panes, words if len(panes) == len(words) else [words[0], words[-1]])

    def _described(self, judged: Judged, row: int) -> str:
        if isinstance(judged, JudgedPictures):
            return self.tr("sample {0}: {1}").format(row, self.list.sentence(row))
        head = self.tr("sample {0}: {1}").format(row, judged.truth_text(row))
        if judged.pictures or not judged.columns:
            return head
        values = zip(judged.columns, np.ravel(judged.inputs[row]).tolist(), strict=False)
        return "\n".join([head, ", ".join(f"{name} {value:.4g}" for name, value in values)])

    # ---- what a person does

    def _on_filter(self) -> None:
        self._answer = None
        self._ask(self.wants())
        self.refresh()

    def _on_chosen(self) -> None:
        self._show_detail()

    def _on_asked(self) -> None:
        self._take_question()
        self._on_filter()

    def _take_question(self) -> None:
        """Show what somebody asked for: the samples of a cell of the confusion matrix."""
        asked = self.context.selection.asked_samples
        if asked is None:
            return
        data = self.context.project.data_set()
        named = data is not None and data.target().named
        self._offer_classes(translations.target(data).classes if data and named else None)
        part, truth, said = asked
        for combo, value in ((self.part, part), (self.truth, truth), (self.said, said)):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.which.setCurrentIndex(0)

    def _on_table(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "predictions", TABLES, self.save_table, attempt).open()

    def save_table(self, path: Path) -> None:
        """One line a sample: number, truth, answer, and every probability or number; of pictures
        number and error.
        """
        judged = self._judged
        if judged is None:
            return
        if isinstance(judged, JudgedPictures):
            errors = enumerate(judged.errors().tolist())
            rows = ["sample,error", *(f"{row},{error!r}" for row, error in errors)]
            atomic_write(path, ("\n".join(rows) + "\n").encode("utf-8"))
            return
        names = judged.classes or ("output",)
        lines = [",".join(["sample", "truth", "prediction", *map(_quoted, names)])]
        for row in range(len(judged)):
            numbers = [repr(float(value)) for value in np.ravel(judged.outputs[row])]
            words = [_quoted(judged.truth_text(row)), _quoted(judged.said_text(row))]
            lines.append(",".join([str(row), *words, *numbers]))
        atomic_write(path, ("\n".join(lines) + "\n").encode("utf-8"))

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


def _fill(combo: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Other entries; what was chosen stays chosen where it is there."""
    before = combo.currentData()
    combo.clear()
    for text, value in entries:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(before)) if before is not None else 0)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\n') else text
