"""A form made from the fields of a declaration: name, editor, reset, and the problem underneath.

Not here: what an edit does to the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.spec.declaration import Declaration, label_of
from studio.spec.expressions import Names
from studio.spec.fields import Field, Raw
from studio.spec.problems import Problem
from studio.ui import theme, translations
from studio.ui.editors import EDITORS, Value
from studio.ui.labels import ElidedLabel
from studio.ui.repair_list import RepairList

LABEL_WIDTH = 122
ROW_GAP = 7
ROW_HEIGHT = 28
MOST_KEPT = 60
"""Rows of fields that were shown before: those of about ten types of layers."""


@dataclass(frozen=True)
class Entry:
    """One row of a form: the field and what is shown of it."""

    name: str
    field: Field
    value: Value
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        raw, default = self.value.raw, self.field.default
        return self.value.mixed or type(raw) is not type(default) or raw != default


def entries_of(
    declaration: type[Declaration],
    params: Sequence[Mapping[str, Raw]],
    inferred: Mapping[str, Any],
    problems: Iterable[Problem] = (),
    hidden: frozenset[str] = frozenset(),
    *,
    opening: bool = False,
) -> list[Entry]:
    """The rows for one or several things of a type; fields that do not matter now are left out.

    `opening`: while a person's own data are opened there are more to choose.
    """
    fields = declaration.fields()
    by_field: dict[str, list[Problem]] = {}
    for problem in problems:
        by_field.setdefault(problem.field or "", []).append(problem)
    entries = []
    for name, field in fields.items():
        if name in hidden or field.measured or not _matters(field, fields, params):
            continue
        if field.opening and not opening:
            continue
        raws = [one.get(name, field.default) for one in params]
        mixed = any(raw != raws[0] or type(raw) is not type(raws[0]) for raw in raws[1:])
        value = Value(raws[0], inferred.get(name), mixed)
        entries.append(Entry(name, field, value, tuple(by_field.get(name, ()))))
    return entries


def _matters(
    field: Field, fields: Mapping[str, Field], params: Sequence[Mapping[str, Raw]]
) -> bool:
    if field.when is None:
        return True
    other, values = field.when
    return any(one.get(other, fields[other].default) in values for one in params)


class ProblemBox(QWidget):
    """What is said and offered of each problem."""

    repaired = Signal(object, object)
    jumped = Signal(object)
    """An origin that somebody wants to see."""

    looked_at = Signal(object)
    """The repair that somebody looks at, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 2)
        self.column.setSpacing(4)
        self._shown: tuple[Problem, ...] = ()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.setVisible(bool(problems))
        if problems == self._shown:
            return
        self._shown = problems
        clear(self)
        for problem in problems:
            kind = "problem" if problem.severity == "error" else "warning"
            shown = RepairList(problem, kind, self)
            shown.picked.connect(self.repaired)
            shown.jumped.connect(self.jumped)
            shown.looked_at.connect(self.looked_at)
            self.column.addWidget(shown)

    def retranslate(self) -> None:
        shown, self._shown = self._shown, ()
        self.show_problems(shown)


class FormRow(QWidget):
    """One field."""

    edited = Signal(str, object, bool)
    finished = Signal()
    reset = Signal(str)
    variable_asked = Signal(str)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = entry.name
        self.editor = EDITORS[entry.field.kind](entry.field)
        self.title = ElidedLabel()
        self.title.setFixedWidth(LABEL_WIDTH - 22)
        self.title.setProperty("kind", "field")
        self.resetter = QToolButton()
        self.resetter.setIcon(theme.icon("reset", "muted"))
        self.resetter.setIconSize(QSize(13, 13))
        self.resetter.setFixedSize(18, 18)
        self.resetter.setProperty("kind", "tiny")
        self.problems = ProblemBox()
        self.editor.setMinimumHeight(ROW_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addWidget(self.resetter)
        row.addSpacing(4)
        row.addWidget(self.editor, 1)
        column.addLayout(row)
        column.addWidget(self.problems)
        policy = self.resetter.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.resetter.setSizePolicy(policy)
        self.resetter.clicked.connect(self._on_reset)
        self.editor.edited.connect(self._on_edited)
        self.editor.finished.connect(self.finished)
        self.editor.variable_asked.connect(self._on_variable)

    def show_entry(self, entry: Entry, names: Names | None = None) -> None:
        self.editor.set_names(names)
        self.editor.show_value(entry.value)
        self.editor.set_invalid(any(one.severity == "error" for one in entry.problems))
        self.resetter.setVisible(entry.changed)
        self.problems.show_problems(entry.problems)
        self._write(entry)

    def _write(self, entry: Entry) -> None:
        title = translations.declared(label_of(entry.name, entry.field))
        help_text = translations.declared(entry.field.help)
        self.title.setText(title)
        self.title.set_tip(f"{entry.name}: {help_text}")
        self.editor.set_texts(title, help_text)
        self.resetter.setToolTip(self.tr("Back to the default"))
        self.resetter.setAccessibleName(self.tr("Reset {0}").format(title))

    def _on_edited(self, raw: Raw, live: bool) -> None:
        self.edited.emit(self.name, raw, live)

    def _on_reset(self) -> None:
        self.reset.emit(self.name)

    def _on_variable(self) -> None:
        self.variable_asked.emit(self.name)


class Form(QWidget):
    """Rows for the fields of a declaration; a row stays while its field is shown."""

    edited = Signal(str, object, bool)
    """Name of the field, raw value, whether it is part of a slide (and merges into one edit)."""

    finished = Signal()
    """The gesture is over: what comes next is another edit."""

    reset = Signal(str)
    repaired = Signal(object, object)
    jumped = Signal(object)
    looked_at = Signal(object)
    variable_asked = Signal(str)
    """The number in this field is to become a variable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Names | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ROW_GAP)
        self._rows: list[FormRow] = []
        self._kept: dict[tuple[str, int], FormRow] = {}
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry], names: Names | None = None) -> None:
        """`names`: what the numbers may name, None where they name nothing."""
        self._names = names
        fields = [(entry.name, entry.field) for entry in entries]
        if fields != [(entry.name, entry.field) for entry in self._entries]:
            self._rebuild(entries)
        self._entries = entries
        for row, entry in zip(self._rows, entries, strict=True):
            row.show_entry(entry, names)

    def row(self, name: str) -> FormRow | None:
        return next((row for row in self._rows if row.name == name), None)

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        row = self.row(name)
        if row is not None:
            row.editor.setFocus()

    def focus_first(self) -> None:
        if self._rows:
            self._rows[0].editor.setFocus()

    def retranslate(self) -> None:
        for row in (*self._rows, *self._kept.values()):
            row.problems.retranslate()
        self.show_entries(self._entries, self._names)

    def _rebuild(self, entries: list[Entry]) -> None:
        """Rows of the same field stay, so that the keyboard stays where it is.

        Others are kept out of sight: a click on a layer of the same type needs them again, and to
        make them takes longer than all else that follows a click.
        """
        known = self._kept | {(row.name, id(row.editor.field)): row for row in self._rows}
        rows = []
        # Else the whole window would be laid out for each row that is shown.
        self._column.setEnabled(False)
        for place, entry in enumerate(entries):
            row = known.pop((entry.name, id(entry.field)), None) or self._new_row(entry)
            self._column.insertWidget(place, row)
            row.show()
            rows.append(row)
        for gone in self._rows:
            if gone not in rows:
                self._column.removeWidget(gone)
                gone.hide()
        self._column.setEnabled(True)
        self._rows, self._kept = rows, known
        while len(self._kept) > MOST_KEPT:
            discard(self._kept.pop(next(iter(self._kept))))

    def _new_row(self, entry: Entry) -> FormRow:
        row = FormRow(entry, self)
        row.edited.connect(self.edited)
        row.finished.connect(self.finished)
        row.reset.connect(self.reset)
        row.variable_asked.connect(self.variable_asked)
        row.problems.repaired.connect(self.repaired)
        row.problems.jumped.connect(self.jumped)
        row.problems.looked_at.connect(self.looked_at)
        return row


def discard(widget: QWidget) -> None:
    """Take a widget out of its layout at once; Qt deletes it when it is safe."""
    parent = widget.parentWidget()
    layout = None if parent is None else parent.layout()
    if layout is not None:
        layout.removeWidget(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def clear(widget: QWidget) -> None:
    """Discard everything in the layout of `widget`."""
    layout = widget.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        inner = None if item is None else item.widget()
        if inner is not None:
            discard(inner)


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in an area that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
