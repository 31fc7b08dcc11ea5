"""What a file of weights would fill, before anything changes: layer by layer, and what is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio import loading
from studio.engine.matching import How, Matching, Preview, Status
from studio.graph.head import head_of
from studio.project import Project
from studio.spec.messages import Message
from studio.spec.problems import Refused
from studio.ui import amounts, translations
from studio.ui.editors import CalmCombo
from studio.ui.labels import ElidedLabel, label, restyle
from studio.ui.live import Context
from studio.ui.weights.load_table import FATE, THERE, MatchModel, MatchTable, UnusedModel

WAYS: tuple[How, ...] = ("names", "order")
STATUSES: tuple[Status, ...] = ("loaded", "partly", "resized", "new")


class LoadDialog(QDialog):
    """Reads the file in the engine's thread; nothing changes before *Load the weights*."""

    loaded = Signal(object, bool)
    """The sentence that says what was loaded, and whether the head is to be replaced."""

    def __init__(self, context: Context, project: Project, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._project, self._file = context, project, file
        self._seen: Preview | None = None
        self._how: How = "names"
        self._gone = self._taking = False
        self._make_parts()
        self._assemble()
        self.retranslate()
        self.resize(820, 580)
        self._look()

    def _make_parts(self) -> None:
        self.head = ElidedLabel(self._file.name)
        self.head.setProperty("kind", "heading")
        self.head.set_tip(str(self._file))
        self.facts, self.counts = label(kind="muted", wrap=True), label(wrap=True)
        self.ways = CalmCombo()
        self.ways.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.ways.activated.connect(self._on_way)
        self._way_text = label(kind="field")
        self.matches, self.unused = MatchModel(self), UnusedModel(self)
        self.table = MatchTable(self.matches, (THERE, FATE))
        self.rest = MatchTable(self.unused, (0,))
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for page in (self.table, self.rest):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.replace = QCheckBox()
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.load = QPushButton()
        self.load.setProperty("kind", "run")
        self.load.setDefault(True)
        self.buttons.addButton(self.load, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_load)
        self.buttons.rejected.connect(self.reject)

    def _assemble(self) -> None:
        way = QHBoxLayout()
        way.setSpacing(8)
        way.addWidget(self._way_text)
        way.addWidget(self.ways)
        way.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addWidget(self.counts)
        column.addLayout(way)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        column.addWidget(self.replace)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Load weights"))
        self._way_text.setText(self.tr("Match"))
        self.ways.setAccessibleName(self.tr("Match"))
        self.table.setAccessibleName(self.tr("Layers"))
        self.rest.setAccessibleName(self.tr("Not used"))
        self.load.setText(self.tr("Load the weights"))
        self.replace.setText(self.tr("Replace the last layer for these data, and freeze the rest"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._show()

    # ---- looking

    def _look(self) -> None:
        self.state.setText(self.tr("Reading the file…"))
        jobs = self._context.workspace.jobs
        try:
            loading.look(jobs, self._project, self._file, self._on_looked)
        except Refused as refused:
            self._on_looked(refused)

    def _on_looked(self, found: Preview | Refused) -> None:
        if self._gone:
            return
        self.bar.hide()
        if isinstance(found, Refused):
            self._say(found.text)
        else:
            self._seen, self._how = found, found.best.how
            self.state.hide()
        self._show()
        self.load.setFocus()

    def _say(self, text: Message) -> None:
        self.state.setText(translations.text(text))
        self.state.show()
        self.state.setProperty("kind", "problem")
        restyle(self.state)

    @property
    def matching(self) -> Matching | None:
        """The way that is chosen."""
        return None if self._seen is None else self._seen.way(self._how)

    # ---- showing

    def _show(self) -> None:
        seen, matching = self._seen, self.matching
        known = seen is not None and matching is not None
        for part in (self.facts, self.counts, self.ways, self._way_text, self.tabs, self.pages):
            part.setVisible(known)
        self.replace.setVisible(known and self._has_head())
        self.load.setEnabled(known and bool(matching and matching.taken))
        if seen is None or matching is None:
            return
        self._show_ways(seen)
        self.matches.show_matching(matching)
        self.unused.show_unused(matching.unused, seen.others)
        count = len(matching.unused) + len(seen.others)
        self.tabs.setTabText(0, self.tr("Layers · {0}").format(f"{len(matching.layers):,}"))
        self.tabs.setTabText(1, self.tr("Not used · {0}").format(f"{count:,}"))
        self.tabs.setTabVisible(1, bool(count))
        self.facts.setText(self._described(seen, matching))
        self.counts.setText(self._counted(matching))

    def _counted(self, matching: Matching) -> str:
        if not matching.taken:
            return self.tr("Nothing in this file fits this network.")
        texts = {
            "loaded": self.tr("loaded: {0}"),
            "partly": self.tr("in part: {0}"),
            "resized": self.tr("fresh, of another size in the file: {0}"),
            "new": self.tr("fresh, not in the file: {0}"),
        }
        counts = {status: matching.count(status) for status in STATUSES}
        return " · ".join(texts[one].format(f"{n:,}") for one, n in counts.items() if n)

    def _show_ways(self, seen: Preview) -> None:
        texts = (self.tr("By name: {0} of {1} layers"), self.tr("By order and shape: {0} of {1}"))
        self.ways.clear()
        for how, text in zip(WAYS, texts, strict=True):
            one = seen.way(how)
            self.ways.addItem(text.format(one.count("loaded", "partly"), len(one.layers)), how)
        self.ways.setCurrentIndex(WAYS.index(self._how))

    def _described(self, seen: Preview, matching: Matching) -> str:
        parts = [amounts.size(seen.bytes)]
        tensors = len(matching.unused) + len(matching.taken)
        parts.append(self.tr("%n tensor(s)", "", tensors))
        if seen.inside:
            parts.append(self.tr("under “{0}”").format(seen.inside))
        if matching.prefix:
            parts.append(self.tr("“{0}” before the names left out").format(matching.prefix))
        for dtype, count in matching.converted.items():
            parts.append(self.tr("{0} from {1} to float32").format(f"{count:,}", dtype))
        if self._how == "order" and not seen.by_names.taken:
            parts.append(self.tr("the names are foreign: matched by order and shape"))
        return " · ".join(parts)

    def _has_head(self) -> bool:
        try:
            head_of(self._project.document)
        except Refused:
            return False
        return True

    # ---- what a person does

    def _on_way(self, index: int) -> None:
        self._how = WAYS[index]
        self._show()

    def _on_load(self) -> None:
        if self._seen is None or not self.load.isEnabled():
            return
        self._taking = True
        self.load.setEnabled(False)
        self.bar.show()
        jobs = self._context.workspace.jobs
        try:
            loading.take(jobs, self._project, self._seen, self._how, self._on_taken)
        except Refused as refused:
            self._on_taken(refused)

    def _on_taken(self, said: Message | Refused) -> None:
        self._taking = False
        if isinstance(said, Refused):
            self.bar.hide()
            self._say(said.text)
            return
        replaced = self.replace.isVisible() and self.replace.isChecked()
        self.loaded.emit(said, replaced)
        self.accept()

    # ---- Qt

    def done(self, result: int) -> None:
        """Not while the weights are being taken: it is a matter of a moment."""
        if self._taking:
            return
        self._gone = True
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
