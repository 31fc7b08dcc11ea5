"""What was found in a person's own data: samples, classes, what was skipped and why.

Not here: reading the data (studio/data), taking them into the project (own_data.py).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio.data.survey import Survey, Watch
from studio.spec.data import DATA_SETS, DataSet
from studio.spec.declaration import bind_values
from studio.spec.fields import ChoiceField, Raw
from studio.spec.problems import Refused
from studio.ui import amounts, translations
from studio.ui.form import Entry, Form, entries_of
from studio.ui.labels import ElidedLabel, label
from studio.ui.live import Context
from studio.ui.own_data_columns import FIELDS, ColumnsPage
from studio.ui.own_data_pages import ClassesPage, SamplesPage, SkippedPage

AGAIN_MS = 500
"""After the last change of a choice the data are looked at again."""
HIDDEN = frozenset({"path", *FIELDS.values()})
"""Fields that are no rows of the form; the columns of a table have a page of their own."""
TARGET = "target_column"
LEAST_SECONDS = 1.0
"""After so long the time that is left can be told."""


class OwnDataDialog(QDialog):
    """Looks at `path` in a thread of its own; nothing changes before *Use these data*."""

    taken = Signal(object)
    """The `Survey` that the person wants."""

    def __init__(
        self, context: Context, path: Path, choices: Mapping[str, Raw], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._path = context, path
        self._choices: dict[str, Raw] = dict(choices)
        self._found: Survey | None = None
        self._names = ChoiceField(default="", help="")
        self._watch: Watch | None = None
        self._number = 0
        self._began = 0.0
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(AGAIN_MS)
        self._waiting.timeout.connect(self.look)
        self._make_parts()
        self._assemble()
        self.retranslate()
        self.resize(860, 560)
        self.look()

    def _make_parts(self) -> None:
        self.head = ElidedLabel(self._path.name or str(self._path))
        self.head.setProperty("kind", "heading")
        self.head.set_tip(str(self._path))
        self.facts = label(kind="muted", wrap=True)
        self.form = Form()
        self.form.edited.connect(self._on_edited)
        self.form.reset.connect(self._on_reset)
        self.samples, self.classes, self.skipped = SamplesPage(), ClassesPage(), SkippedPage()
        self.pages = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.columns = ColumnsPage()
        self.columns.edited.connect(self._on_ticked)
        for page in (self.samples, self.classes, self.skipped, self.columns):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.state = label(kind="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = QPushButton()
        self.use.setProperty("kind", "run")
        self.use.setDefault(True)
        self.buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_use)
        self.buttons.rejected.connect(self.reject)

    def _assemble(self) -> None:
        options = QWidget()
        inner = QVBoxLayout(options)
        inner.setContentsMargins(0, 0, 10, 0)
        inner.addWidget(self.form)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidget(options)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(300)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.tabs)
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(area)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addLayout(middle, 1)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Your own data"))
        self.use.setText(self.tr("Use these data"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.form.retranslate()
        self.columns.retranslate()
        self._show()

    # ---- looking

    def look(self) -> None:
        """Look at the data with the present choices; an earlier look that goes on is given up."""
        self._give_up()
        self._began = time.monotonic()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText(self.tr("Looking at the files…"))
        self.use.setEnabled(False)
        self._watch = self._context.workspace.jobs.survey(
            self._path,
            self._choices,
            partial(self._on_progress, self._number),
            partial(self._on_looked, self._number),
        )

    def _give_up(self) -> None:
        """What the look that goes on still tells is for nobody."""
        self._number += 1
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()

    def _on_progress(self, number: int, done: int, total: int) -> None:
        if number != self._number:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = self.tr("{0} of {1}").format(f"{done:,}", f"{total:,}") if total else ""
        seconds = time.monotonic() - self._began
        if done and total and seconds > LEAST_SECONDS:
            left = amounts.clock(seconds / done * (total - done))
            text = self.tr("{0} · {1} left").format(text, left)
        self.state.setText(text or self.tr("Looking at the files…"))

    def _on_looked(self, number: int, found: Survey | Refused) -> None:
        if number != self._number:
            return
        self._watch = None
        self.bar.hide()
        if isinstance(found, Refused):
            self.state.setText(translations.text(found.text))
            self.state.setProperty("kind", "problem")
        else:
            self._found = found
            self.state.setText("\n".join(translations.text(note) for note in found.notes))
            self.state.setProperty("kind", "muted")
        self.style().polish(self.state)
        self.use.setEnabled(self._found is found)
        self._show()

    # ---- showing

    def _show(self) -> None:
        found = self._found
        counts = {} if found is None else found.counts
        skipped = 0 if found is None else found.skipped_count
        self.tabs.setTabText(0, self.tr("Samples"))
        self.tabs.setTabText(1, self.tr("Classes · {0}").format(len(counts)))
        self.tabs.setTabText(2, self.tr("Skipped · {0}").format(f"{skipped:,}"))
        self.tabs.setTabVisible(1, bool(counts))
        self.tabs.setTabVisible(2, bool(skipped))
        self.tabs.setTabText(3, self.tr("Columns"))
        self.tabs.setTabVisible(3, found is not None and bool(found.columns))
        if found is None:
            return
        good = self.use.isEnabled()
        self._show_choices(found, found.params if good else {**found.params, **self._choices})
        self.facts.setText(self._described(found))
        self.samples.show_samples(found)
        self.classes.show_counts(counts)
        self.skipped.show_skipped(found.skipped, found.skipped_count)

    def _show_choices(self, found: Survey, params: Mapping[str, Raw]) -> None:
        """What these data are asked for comes first, then what all data sets are asked for."""
        declaration = DATA_SETS[found.entry_type]
        entries = entries_of(declaration, [params], {}, hidden=HIDDEN, opening=True)
        shared = DataSet.fields()
        entries = sorted(entries, key=lambda entry: entry.name in shared)
        self.form.show_entries([self._with_names(entry, found) for entry in entries])
        self.columns.show_columns(found, params)

    def _with_names(self, entry: Entry, found: Survey) -> Entry:
        """The target is one of the columns that are there."""
        if entry.name != TARGET:
            return entry
        names = tuple(column.name for column in found.columns)
        if names != self._names.options:
            field = entry.field
            self._names = ChoiceField(default=field.default, help=field.help, options=names)
        return replace(entry, field=self._names)

    def _described(self, found: Survey) -> str:
        data, _ = bind_values(DATA_SETS[found.entry_type], found.params)
        if data is None:
            return ""
        parts = [self.tr("{0} samples").format(f"{data.samples() or 0:,}")]
        parts.append(self.tr("input {0}").format(data.input_shape()))
        classes = data.target().classes
        if classes is None:
            parts.append(self.tr("target {0}").format(data.target().shape))
        else:
            parts.append(self.tr("%n class(es)", "", len(classes)))
        if found.skipped_count:
            parts.append(self.tr("{0} skipped").format(f"{found.skipped_count:,}"))
        return " · ".join(parts)

    # ---- what a person does

    def _on_edited(self, field: str, raw: Raw, _live: bool) -> None:
        if self._found is None:
            return
        self._choices = {**self._choices, field: raw}
        self._show_choices(self._found, {**self._found.params, **self._choices})
        self.use.setEnabled(False)
        self._waiting.start()

    def _on_ticked(self, field: str, chosen: Raw) -> None:
        self._on_edited(field, chosen, False)

    def _on_reset(self, field: str) -> None:
        if self._found is not None:
            default = DATA_SETS[self._found.entry_type].fields()[field].default
            self._on_edited(field, default, False)

    def _on_use(self) -> None:
        if self._found is not None and self.use.isEnabled():
            self.taken.emit(self._found)
            self.accept()

    # ---- Qt

    def done(self, result: int) -> None:
        self._waiting.stop()
        self._give_up()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
