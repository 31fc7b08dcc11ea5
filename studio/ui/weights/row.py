"""One parameter in the inspector: how it begins, the arguments of that, and its lock."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.graph.model import Entry, Given
from studio.graph.starts import FIELD, shown_shape
from studio.spec.fields import Raw
from studio.spec.initialiser import INITIALISERS
from studio.spec.problems import Problem
from studio.ui import theme, translations
from studio.ui.editors import CalmCombo
from studio.ui.form import Form, ProblemBox, entries_of
from studio.ui.labels import ElidedLabel, label
from studio.ui.weights.sliders import NumberSliders, few
from studio.ui.weights.tensor import Tensor

DEFAULT, GIVEN = "", "="
"""Items of the choice beside the functions of torch.nn.init, which are called by their names."""

SLID = 8
"""So few numbers are all to be seen beside their sliders; for more there is a table."""

NAME_WIDTH = 64


class StartRow(QWidget):
    """Changes the document itself; `opened` asks for the table of all numbers."""

    opened = Signal(object)
    """The `Tensor`."""

    repaired = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tensor: Tensor | None = None
        self.name = ElidedLabel()
        self.name.setProperty("kind", "field")
        self.name.setFixedWidth(NAME_WIDTH)
        self.choice = CalmCombo()
        self.choice.setMinimumWidth(60)
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        self.lock.setIcon(theme.icon("lock", "muted"))
        self.lock.setIconSize(QSize(15, 15))
        self.lock.setFixedSize(26, 26)
        self.form = Form()
        self.sliders = NumberSliders()
        self.edit_all = QPushButton()
        self.said = label(kind="problem", wrap=True)
        self.problems = ProblemBox()
        self._assemble()
        self.choice.activated.connect(self._on_chosen)
        self.lock.clicked.connect(self._on_locked)
        self.form.edited.connect(self._on_argument)
        self.form.reset.connect(self._on_reset)
        self.form.finished.connect(self._on_finished)
        self.form.repaired.connect(self.repaired)
        self.problems.repaired.connect(self.repaired)
        self.sliders.refused.connect(self._say)
        self.edit_all.clicked.connect(self._on_opened)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addWidget(self.choice, 1)
        head.addWidget(self.lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        for part in (self.form, self.sliders, self.edit_all, self.said, self.problems):
            column.addWidget(part)
        self.said.hide()

    def show_tensor(self, tensor: Tensor, problems: tuple[Problem, ...]) -> None:
        other = self._tensor is None or self._tensor.address != tensor.address
        self._tensor = tensor
        start, given = tensor.start, tensor.values
        self.name.setText(tensor.name)
        self.name.set_tip(f"{tensor.name} {shown_shape(tensor.shape)}")
        self._show_choice(tensor)
        self.lock.setChecked(start.frozen)
        self._show_form(tensor, problems)
        slid = given is not None and few(tensor.shape)
        self.sliders.setVisible(slid)
        if slid:
            self.sliders.show_tensor(tensor)
        all_seen = slid and prod(tensor.shape) <= SLID
        self.edit_all.setVisible(given is not None and not all_seen)
        if other:
            self._say("")
        self._write()

    def retranslate(self) -> None:
        self.choice.clear()
        self.problems.retranslate()
        self.form.retranslate()

    # ---- showing

    def _show_choice(self, tensor: Tensor) -> None:
        if not self.choice.count():
            self.choice.addItem(self.tr("default"), DEFAULT)
            self.choice.addItem(self.tr("given values"), GIVEN)
            for name in INITIALISERS:
                self.choice.addItem(name, name)
        how = tensor.start.how
        wanted = DEFAULT if how is None else GIVEN if isinstance(how, Given) else how.type
        self.choice.setPlaceholderText(wanted)
        self.choice.setCurrentIndex(self.choice.findData(wanted))

    def _show_form(self, tensor: Tensor, problems: tuple[Problem, ...]) -> None:
        how = tensor.start.how
        prefix = f"{FIELD}{tensor.name}"
        own = [p for p in problems if p.field == prefix or (p.field or "").startswith(f"{prefix}.")]
        declaration = INITIALISERS.get(how.type) if isinstance(how, Entry) else None
        known: tuple[str, ...] = ()
        if isinstance(how, Entry) and declaration is not None:
            known = tuple(declaration.fields())
            inner = (_within(problem, prefix) for problem in own)
            self.form.show_entries(entries_of(declaration, [how.params], {}, inner))
        else:
            self.form.show_entries([])
        self.form.setVisible(bool(known))
        self.problems.show_problems(
            tuple(p for p in own if (p.field or "").removeprefix(f"{prefix}.") not in known)
        )

    def _write(self) -> None:
        tensor = self._tensor
        name = "" if tensor is None else tensor.name
        self.choice.setAccessibleName(self.tr("Start of {0}").format(name))
        self.choice.setToolTip(self._said_of_choice())
        on = self.lock.isChecked()
        self.lock.setToolTip(
            self.tr("Locked: training leaves it as it is.")
            if on
            else self.tr("Lock it, so that training leaves it as it is.")
        )
        self.lock.setAccessibleName(self.tr("Lock {0}").format(name))
        self.lock.setIcon(theme.icon("lock", "accent" if on else "muted"))
        self.edit_all.setText(self.tr("Numbers…"))
        self.edit_all.setToolTip(self.tr("Type, paste or paint all numbers."))

    def _said_of_choice(self) -> str:
        data = self.choice.currentData()
        declaration = INITIALISERS.get(str(data))
        if declaration is not None:
            return translations.declared(declaration.summary())
        if data == GIVEN:
            return self.tr("The numbers that you give.")
        return self.tr("What the layer draws itself.")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # ---- what a person does

    def _on_chosen(self, index: int) -> None:
        tensor, data = self._tensor, self.choice.itemData(index)
        if tensor is None:
            return
        if data == GIVEN:
            if tensor.values is None and self._can_be_given(tensor):
                tensor.give_present()
        else:
            self._say("")
            tensor.choose(None if data == DEFAULT else Entry(data))
        self._show_choice(tensor)

    def _can_be_given(self, tensor: Tensor) -> bool:
        if not tensor.can_be_given:
            text = self.tr("{0} has too many numbers to be given by hand.").format(tensor.name)
            self._say(text)
        return tensor.can_be_given

    def _on_locked(self, on: bool) -> None:
        if self._tensor is not None:
            self._tensor.lock(on)
            self.lock.setChecked(self._tensor.start.frozen)

    def _on_argument(self, field: str, raw: Raw, live: bool) -> None:
        if self._tensor is not None:
            self._tensor.set_argument(field, raw, merge=live)

    def _on_reset(self, field: str) -> None:
        how = None if self._tensor is None else self._tensor.start.how
        if self._tensor is not None and isinstance(how, Entry):
            default = INITIALISERS[how.type].fields()[field].default
            self._tensor.set_argument(field, default)

    def _on_finished(self) -> None:
        if self._tensor is not None:
            self._tensor.finish()

    def _on_opened(self) -> None:
        self.opened.emit(self._tensor)


def _within(problem: Problem, prefix: str) -> Problem:
    """The problem as the form of the arguments knows it."""
    return replace(problem, field=(problem.field or "").removeprefix(f"{prefix}."))
