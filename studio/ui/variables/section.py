"""The variables of the project under the right side: a line that unfolds to a list of numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.graph import variable_edits
from studio.graph.scope import uses_of
from studio.spec.expressions import Number
from studio.spec.messages import Message, translate
from studio.spec.names import original_id
from studio.spec.problems import Problem, Refused, Repair
from studio.ui import theme
from studio.ui.form import discard, scrolled
from studio.ui.labels import label
from studio.ui.live import Context, LiveWidget
from studio.ui.variables.row import VariableRow

MARGIN = 14
TALLEST = 260
"""Of the list; more variables than that are scrolled."""


class VariablesSection(LiveWidget):
    """Folded it is one line. Every change is one edit; what is refused is said at its row."""

    name = "variables"
    news_ms = None

    recipe_asked = Signal(str, str)
    """Show this part of the training form, and this field in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: dict[str, VariableRow] = {}
        self.folder = QToolButton()
        self.adder = QToolButton()
        self.hint = label(kind="small", wrap=True)
        self._inner = QWidget()
        self._area = scrolled(self._inner)
        self._project: object = None
        self._folded = True
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self._assemble()
        self.folder.clicked.connect(self._on_folded)
        self.adder.clicked.connect(self.add)
        self.set_folded(True)
        self.retranslate()

    def _assemble(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "status")
        self.folder.setProperty("kind", "tiny")
        self.folder.setIconSize(QSize(12, 12))
        self.folder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.folder.setFixedHeight(22)
        self.adder.setProperty("kind", "tiny")
        self.adder.setIcon(theme.icon("plus", "muted"))
        self.adder.setIconSize(QSize(13, 13))
        self.adder.setFixedSize(22, 22)
        head = QHBoxLayout(frame)
        head.setContentsMargins(MARGIN - 6, 4, MARGIN - 4, 4)
        head.addWidget(self.folder)
        head.addStretch(1)
        head.addWidget(self.adder)
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(MARGIN, 2, MARGIN - 4, 10)
        self._list.setSpacing(5)
        self._list.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame)
        column.addWidget(self._area)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Variables"))
        self.hint.setText(self.tr("A number with a name, for many fields: width, width * 2 …"))
        self.adder.setToolTip(self.tr("New variable"))
        self.adder.setAccessibleName(self.tr("New variable"))
        for row in self.rows.values():
            row.retranslate()
        self._name_folder()

    def _name_folder(self) -> None:
        count, title = len(self.rows), self.tr("Variables")
        self.folder.setText(f"{title} ({count})" if count else title)
        tip = self.tr("Show the variables") if self._folded else self.tr("Hide the variables")
        self.folder.setToolTip(tip)
        self.folder.setAccessibleName(f"{title}: {tip}")

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._area.setVisible(not folded)
        self.folder.setIcon(theme.icon("chevron_right" if folded else "chevron_down", "muted"))
        self._name_folder()
        self._fitting.start()

    # ---- showing

    def refresh(self) -> None:
        project = self.context.project
        variables = project.document.variables
        if project is not self._project:
            self._clear()
            self._project = project
        elif len(variables) > len(self.rows):
            self.set_folded(False)
        for name in [known for known in self.rows if known not in variables]:
            discard(self.rows.pop(name))
        for place, (name, value) in enumerate(variables.items()):
            row = self.rows.get(name) or self._new_row(name)
            self._list.insertWidget(place, row)
            row.show_variable(value, () if self._folded else uses_of(project.document, name))
        self.hint.setVisible(not variables)
        self._name_folder()
        self._fitting.start()

    def _clear(self) -> None:
        for row in self.rows.values():
            discard(row)
        self.rows = {}

    def _new_row(self, name: str) -> VariableRow:
        row = self.rows[name] = VariableRow(name, self._inner)
        row.renamed.connect(self._on_renamed)
        row.changed.connect(self._on_changed)
        row.finished.connect(self._on_finished)
        row.removed.connect(self._on_removed)
        row.uses_asked.connect(self._on_uses)
        row.repaired.connect(self._on_repaired)
        return row

    def _fit(self) -> None:
        """As tall as the list, up to a limit."""
        width = self._area.viewport().width()
        wanted = self._list.totalHeightForWidth(width) if self._list.hasHeightForWidth() else -1
        height = max(wanted, self._list.totalSizeHint().height())
        self._area.setFixedHeight(min(TALLEST, height))

    # ---- commands

    def show_list(self) -> None:
        """Unfold it and put the keyboard there."""
        self.set_folded(False)
        self.refresh()
        first = next(iter(self.rows.values()), None)
        (self.adder if first is None else first.value).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """A new variable, whose name can be typed at once."""
        before = set(self.context.project.document.variables)
        text = translate("Variables", "New variable")
        self._edit(variable_edits.add_variable, label=text)
        self.set_folded(False)
        self.refresh()
        for name, row in self.rows.items():
            if name not in before:
                row.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
                row.name.selectAll()
                self._area.ensureWidgetVisible(row)

    # ---- what a person does

    def _on_folded(self) -> None:
        self.set_folded(not self._folded)
        self.refresh()

    def _on_renamed(self, old: str, new: str) -> None:
        text = translate("Variables", "Rename {old} to {new}", old=old, new=new)
        row = self.rows[old]
        if self._edit_at(row, variable_edits.rename_variable, old, new, label=text):
            row.key = new
            self.rows = {new if name == old else name: one for name, one in self.rows.items()}
        self.refresh()

    def _on_changed(self, name: str, value: Number, live: bool) -> None:
        text = translate("Variables", "Set {name} to {value}", name=name, value=value)
        merge = f"variable {name}" if live else None
        self._edit(variable_edits.set_variable, name, value, label=text, merge=merge)

    def _on_finished(self) -> None:
        self.context.project.history.close_merge()

    def _on_removed(self, name: str) -> None:
        text = translate("Variables", "Delete {name}", name=name)
        self._edit_at(self.rows[name], variable_edits.remove_variable, name, label=text)
        self.refresh()

    def _on_repaired(self, problem: Problem, repair: Repair) -> None:
        self.context.bridge.attempt(self.context.project.repair, problem, repair)

    def _on_uses(self, name: str) -> None:
        """Select the layers that name it, or go to the field of the recipe."""
        uses = uses_of(self.context.project.document, name)
        ids = [use.node for use in uses if use.node]
        if not ids:
            self.recipe_asked.emit(uses[0].owner, uses[0].field)
            return
        home = self.context.project.document.home(ids[0])
        self.context.selection.enter(
            self._place_of(ids[0]), [i for i in ids if home is not None and i in home.nodes]
        )

    def _place_of(self, node_id: str) -> tuple[str, ...]:
        """Where the node can be seen: in its first use."""
        addresses = self.context.project.findings.by_address
        found = (address for address in addresses if original_id(address[-1]) == node_id)
        return next(found, (node_id,))[:-1]

    def _edit(self, function: Any, *arguments: Any, label: Message, **rest: Any) -> None:
        edit = self.context.project.edit
        self.context.bridge.attempt(edit, function, *arguments, label=label, **rest)

    def _edit_at(self, row: VariableRow, function: Any, *arguments: Any, label: Message) -> bool:
        """One edit; what is refused is said under the row."""
        try:
            self.context.project.edit(function, *arguments, label=label)
        except Refused as refused:
            row.refuse(refused.problem())
            self._fitting.start()
            return False
        row.refuse(None)
        return True

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()
