"""One variable of the project: its name, its number, where it is used; and what was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.graph.scope import Use
from studio.graph.variable_edits import value_of
from studio.spec.expressions import MAX_VALUE, Number
from studio.spec.fields import FloatField, Raw
from studio.spec.problems import Problem, Refused
from studio.ui import theme
from studio.ui.editors import FloatEditor, Value, whole
from studio.ui.form import ProblemBox
from studio.ui.node_header import TitleLine

NUMBER = FloatField(default=0.0, low=-MAX_VALUE, high=MAX_VALUE, help="The number it stands for.")
VALUE_WIDTH = 84
TOLD = 12
"""So many places are named in the tool tip."""


class NumberEditor(FloatEditor):
    """A number that stays whole where it was typed so; arrows change it by one, or a digit."""

    def raw_of(self, text: str) -> Raw:
        found = whole(text)
        return found if type(found) is int else super().raw_of(text)

    def text_of(self, raw: Raw) -> str:
        return str(raw) if type(raw) is int else super().text_of(raw)

    def moved(self, raw: Raw, steps: int) -> Raw:
        if type(raw) is int:
            return raw + steps if abs(raw + steps) <= MAX_VALUE else raw
        return super().moved(raw, steps)


class VariableRow(QWidget):
    """`key` is the name that the document knows it by."""

    renamed = Signal(str, str)
    changed = Signal(str, object, bool)
    """Name, number, whether it is part of a slide."""

    finished = Signal()
    removed = Signal(str)
    uses_asked = Signal(str)
    repaired = Signal(object, object)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.name = TitleLine("field")
        self.name.setMinimumWidth(60)
        self.value = NumberEditor(NUMBER)
        self.value.setFixedWidth(VALUE_WIDTH)
        self.uses = self._button()
        self.uses.setMinimumWidth(28)
        self.remove = self._button()
        self.remove.setIcon(theme.icon("close", "muted"))
        self.remove.setIconSize(QSize(13, 13))
        self.remove.setFixedSize(20, 20)
        self.problems = ProblemBox()
        self.problems.hide()
        self._places: Sequence[Use] = ()
        self._assemble()
        self.name.entered.connect(self._on_named)
        self.value.edited.connect(self._on_edited)
        self.value.finished.connect(self.finished)
        self.uses.clicked.connect(self._on_uses)
        self.remove.clicked.connect(self._on_removed)
        self.problems.repaired.connect(self.repaired)

    def _button(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "tiny")
        made.setFixedHeight(20)
        return made

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.value)
        row.addWidget(self.uses)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problems)

    def show_variable(self, value: Number, places: Sequence[Use]) -> None:
        if value != self.value.value.raw or type(value) is not type(self.value.value.raw):
            self.refuse(None)
            self.value.show_value(Value(value))
        if len(places) != len(self._places):
            self.refuse(None)
        self.name.show_text(self.key)
        self._places = places
        self.retranslate()

    def refuse(self, problem: Problem | None) -> None:
        """Say why something was not done, under the row; None says nothing more."""
        self.problems.show_problems(() if problem is None else (problem,))
        self.value.set_invalid(problem is not None and problem.code == "variable-value")

    def retranslate(self) -> None:
        self.name.setAccessibleName(self.tr("Name of {0}").format(self.key))
        help_text = self.tr("The number that {0} stands for, wherever it is named").format(self.key)
        self.value.set_texts(self.tr("Value of {0}").format(self.key), help_text)
        self.remove.setToolTip(self.tr("Delete {0}").format(self.key))
        self.remove.setAccessibleName(self.tr("Delete {0}").format(self.key))
        self.uses.setText(f"{len(self._places)}×")
        self.uses.setEnabled(bool(self._places))
        self.uses.setAccessibleName(self.tr("Show where {0} is used").format(self.key))
        self.uses.setToolTip(self._told())
        self.problems.retranslate()

    def _told(self) -> str:
        if not self._places:
            return self.tr("Not used yet: write {0} into a field.").format(self.key)
        lines = [str(use) for use in self._places[:TOLD]]
        lines += ["…"] if len(self._places) > TOLD else []
        return "\n".join([self.tr("Used here (click to show):"), *lines])

    # ---- what a person does

    def _on_named(self, name: str) -> None:
        self.renamed.emit(self.key, name)

    def _on_edited(self, raw: Raw, live: bool) -> None:
        try:
            number = value_of(raw) if isinstance(raw, str) else raw
        except Refused as refused:
            self.refuse(refused.problem())
            return
        self.refuse(None)
        self.changed.emit(self.key, number, live)

    def _on_uses(self) -> None:
        self.uses_asked.emit(self.key)

    def _on_removed(self) -> None:
        self.removed.emit(self.key)
