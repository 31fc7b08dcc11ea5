"""One part of the training form: what is chosen, and its fields under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.graph.model import Entry
from studio.spec.declaration import Declaration
from studio.spec.expressions import Names
from studio.spec.fields import Field, Raw
from studio.spec.problems import Problem, Refused
from studio.spec.recipe import OPTIMIZERS, Settings
from studio.spec.registry import Registry
from studio.ui import theme, translations
from studio.ui.editors import CalmCombo
from studio.ui.form import LABEL_WIDTH, Form, ProblemBox, entries_of
from studio.ui.labels import ElidedLabel

LOWEST_RATE, HIGHEST_RATE = 1e-6, 10.0
LEAST_CHOICE = 80
"""Pixels of a combo box."""
MORE_THAN_ANY = 1000
"""A stretch: the heading has all of its width, unless the choice would be cut off."""


class Section(QWidget):
    """A heading that folds, a combo box of a registry, and the form of what is chosen there."""

    chosen = Signal(str, str)
    """Part and type name."""

    edited = Signal(str, str, object, bool)
    """Part, field, raw value, whether it merges."""

    reset = Signal(str, str)
    finished = Signal()
    repaired = Signal(object, object)
    variable_asked = Signal(str, str)
    """Part and field whose number is to become a variable."""

    def __init__(
        self,
        part: str,
        registry: Registry[Any] | None,
        *,
        hidden: frozenset[str] = frozenset(),
        folded: bool = False,
    ) -> None:
        super().__init__()
        self.part = part
        self._registry = registry
        self._hidden = hidden
        self._declaration: type[Declaration] | None = None
        self.folder = QToolButton()
        self.heading = ElidedLabel()
        self.choice = CalmCombo()
        self.problems = ProblemBox()
        self.form = Form()
        self._assemble()
        self._connect()
        self.set_folded(folded)

    def _assemble(self) -> None:
        self.folder.setProperty("kind", "tiny")
        self.folder.setIconSize(QSize(12, 12))
        self.folder.setFixedSize(18, 18)
        self.heading.setProperty("kind", "heading")
        self.heading.setMaximumWidth(LABEL_WIDTH - 22)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.folder)
        top.addSpacing(2)
        top.addWidget(self.heading, MORE_THAN_ANY)
        top.addSpacing(2)
        top.addWidget(self.choice, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        self._column.addWidget(self.problems)
        self._column.addWidget(self.form)

    def _connect(self) -> None:
        self.folder.clicked.connect(self._on_folded)
        self.choice.activated.connect(self._on_activated)
        self.form.edited.connect(self._on_edited)
        self.form.reset.connect(self._on_reset)
        self.form.finished.connect(self.finished)
        self.form.repaired.connect(self.repaired)
        self.form.variable_asked.connect(self._on_variable)
        self.problems.repaired.connect(self.repaired)

    def set_title(self, title: str) -> None:
        self.heading.setText(title)
        self.choice.setAccessibleName(title)
        self._name_folder()

    def _name_folder(self) -> None:
        tip = self.tr("Show the settings") if self._folded else self.tr("Hide the settings")
        self.folder.setToolTip(tip)
        self.folder.setAccessibleName(f"{tip}: {self.heading.text()}")

    def retranslate(self) -> None:
        self._fill()
        self._name_folder()
        self.problems.retranslate()
        self.form.retranslate()

    def put_under_choice(self, widget: QWidget) -> None:
        """Something that stays when the section is folded."""
        self._column.insertWidget(1, widget)

    def put_at_end(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.form.setVisible(not folded)
        self.folder.setIcon(theme.icon("chevron_right" if folded else "chevron_down", "muted"))
        self._name_folder()

    def focus(self, field: str) -> None:
        if field and self.form.row(field) is not None:
            self.form.focus(field)
        else:
            self.choice.setFocus()

    def default(self, field: str) -> Raw:
        return None if self._declaration is None else self._declaration.fields()[field].default

    def show_part(
        self, entry: tuple[str, Mapping[str, Raw]], problems: list[Problem], names: Names
    ) -> None:
        """Type name and raw parameters, and the problems whose field begins with the part.

        `names`: what the numbers may name.
        """
        type_name, params = entry
        self._declaration = self._found(type_name)
        self.choice.setCurrentIndex(self.choice.findData(type_name))
        self._give_room()
        own = [replace(p, field=(p.field or "").partition(".")[2]) for p in problems]
        if self._declaration is None:
            self.form.show_entries([])
            self.problems.show_problems(tuple(problems))
            return
        fields = self._declaration.fields()
        entries = entries_of(self._declaration, [params], {}, own, self._hidden)
        self.form.show_entries(entries, names)
        general = [p for p, short in zip(problems, own, strict=True) if short.field not in fields]
        self.problems.show_problems(tuple(general))
        if self._folded and any(entry.problems for entry in entries):
            self.set_folded(False)

    def _found(self, type_name: str) -> type[Declaration] | None:
        return None if self._registry is None else self._registry.get(type_name)

    def _fill(self) -> None:
        if self._registry is None:
            return
        chosen = self.choice.currentData()
        self.choice.clear()
        for name, declaration in self._registry.items():
            self.choice.addItem(title_of(declaration), name)
            summary = translations.declared(declaration.summary())
            tip = f"{name}: {summary}"
            self.choice.setItemData(self.choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(self.choice.findData(chosen))
        self._give_room()

    def _give_room(self) -> None:
        """What is chosen is seen whole."""
        box, option = self.choice, QStyleOptionComboBox()
        box.initStyleOption(option)
        text = box.fontMetrics().size(0, box.currentText())
        whole = box.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, text, box)
        box.setMinimumWidth(max(LEAST_CHOICE, whole.width()))

    def _on_folded(self) -> None:
        self.set_folded(not self._folded)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.part, self.choice.itemData(index))

    def _on_edited(self, field: str, raw: Raw, live: bool) -> None:
        self.edited.emit(self.part, field, raw, live)

    def _on_reset(self, field: str) -> None:
        self.reset.emit(self.part, field)

    def _on_variable(self, field: str) -> None:
        self.variable_asked.emit(self.part, field)


class SettingsSection(Section):
    """The settings of the run: nothing to choose, only fields."""

    def __init__(self) -> None:
        super().__init__("settings", None)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.choice.setSizePolicy(policy)
        self.choice.hide()

    def _found(self, type_name: str) -> type[Declaration] | None:
        return Settings

    def focus(self, field: str) -> None:
        self.form.focus(field or "epochs")


class RateRow(QWidget):
    """The learning rate on a logarithmic slider."""

    moved = Signal(float)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel()
        self._source = ""
        self._slider: Any = None
        self.problems = ProblemBox()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self.problems)

    @property
    def slider(self) -> Any:
        """Made when it is first shown."""
        if self._slider is None:
            from studio.ui.plots.log_slider import LogSlider

            self._slider = LogSlider(LOWEST_RATE, HIGHEST_RATE, self)
            self._slider.valueChanged.connect(self.moved)
            self._slider.committed.connect(self._on_committed)
            self._column.insertWidget(1, self._slider)
            self.setFocusProxy(self._slider)
            self.retranslate()
        return self._slider

    def retranslate(self) -> None:
        title = self.tr("Learning rate")
        self._show_source(self._source)
        self._title.set_tip(self.tr("How far one update goes. Works while the training runs."))
        if self._slider is not None:
            self._slider.setAccessibleName(title)

    def show_rate(self, entry: Entry, problems: list[Problem], names: Names) -> None:
        """An expression shows its value; whoever moves the slider puts a number in its place."""
        declaration = OPTIMIZERS.get(entry.type)
        self.setVisible(declaration is not None)
        if declaration is None:
            return
        field = declaration.fields()["lr"]
        raw = entry.params.get("lr", field.default)
        self._show_source(raw if isinstance(raw, str) else "")
        raw = _value_of(field, raw, names)
        if type(raw) in (int, float) and raw > 0 and raw != self.slider.value():
            self.slider.setValue(float(raw))
        own = tuple(p for p in problems if p.field == "optimizer.lr")
        self.problems.show_problems(own)

    def _show_source(self, text: str) -> None:
        """The expression that the rate comes from, beside the title."""
        self._source = text
        title = self.tr("Learning rate")
        self._title.setText(f"{title} = {text}" if text else title)

    def _on_committed(self, rate: float) -> None:
        self.finished.emit()


def _value_of(field: Field, raw: Raw, names: Names) -> Raw:
    try:
        return field.check(raw, names)
    except Refused:
        return raw


def title_of(declaration: type[Declaration]) -> str:
    """The title in the language of the window; the class name where there is none."""
    return translations.text(declaration.called())
