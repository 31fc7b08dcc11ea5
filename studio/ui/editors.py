"""One editor for each kind of field. Not here: which fields there are, and what an edit does.

An editor shows a raw value and gives back a raw value, also one that is no valid value yet: the
document keeps it and says what is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from studio.graph.rewriting import NUMERIC
from studio.graph.variable_edits import number_in
from studio.spec.expressions import Names
from studio.spec.fields import AUTO, Field, Raw, parse_sizes, shown
from studio.spec.problems import Refused
from studio.ui import theme, translations
from studio.ui.labels import restyle
from studio.ui.value_line import ValueLine

TIMES = " × "
EQUALS = " = "


@dataclass(frozen=True)
class Value:
    """What an editor shows: `inferred` stands for `auto`; `mixed`: several values at once."""

    raw: Raw
    inferred: Any = None
    mixed: bool = False


class Editor(QWidget):
    """Base of all editors. `edited` carries the raw value and whether it is part of a slide."""

    edited = Signal(object, bool)
    finished = Signal()
    """The gesture is over: what comes next is another edit."""

    variable_asked = Signal()
    """The number is to become a variable."""

    def __init__(self, field: Field, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: Any = field
        self.inner = inner
        self.value = Value(None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner)
        self.setFocusProxy(inner)

    def show_value(self, value: Value) -> None:
        raise NotImplementedError

    def set_names(self, names: Names | None) -> None:
        """What the value may name; None where it names nothing."""

    def set_invalid(self, invalid: bool) -> None:
        """A red border, or not."""
        if self.inner.property("invalid") != str(invalid).lower():
            self.inner.setProperty("invalid", str(invalid).lower())
            restyle(self.inner)

    def set_texts(self, name: str, help_text: str) -> None:
        self.inner.setAccessibleName(name)
        self.inner.setAccessibleDescription(help_text)
        self.inner.setToolTip(help_text)


class LineEditor(Editor):
    """A typed value. Subclasses say how text becomes a raw value and how arrows change it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.line = ValueLine()
        super().__init__(field, self.line, parent)
        self.line.editingFinished.connect(self._on_finished)
        self.line.stepped.connect(self._on_stepped)
        self.line.reverted.connect(self._on_reverted)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.names: Names | None = None
        self._to_variable: QAction | None = None
        self._opener: QAction | None = None
        words = self.words()
        if words:
            self._add_menu(words)

    def words(self) -> tuple[str, ...]:
        """Values that are chosen rather than typed."""
        return (
            *((AUTO,) if self.field.auto else ()),
            *(("None",) if self.field.optional else ()),
            *getattr(self.field, "options", ()),
        )

    def raw_of(self, text: str) -> Raw:
        """The raw value of typed text; text that is not understood stays as it is."""
        return text

    def text_of(self, raw: Raw) -> str:
        return "" if raw is None or raw == AUTO else shown(raw)

    def moved(self, raw: Raw, steps: int) -> Raw:
        """The value `steps` further, or the same where that means nothing."""
        return raw

    def set_names(self, names: Names | None) -> None:
        if self.field.kind not in NUMERIC:
            return
        self.names = names
        self.line.set_names(() if names is None else [*names.parameters, *names.variables])
        if self._to_variable is None and names is not None:
            self._to_variable = QAction(self.tr("Make this a variable"), self)
            self._to_variable.triggered.connect(self.variable_asked)
            self.line.extra.append(self._to_variable)

    def show_value(self, value: Value) -> None:
        self.value = value
        text = "" if value.mixed else self.text_of(value.raw)
        if not self.line.hasFocus():
            text += self._result()
        if self._to_variable is not None:
            single = not value.mixed and number_in(value.raw) is not None
            self._to_variable.setEnabled(single)
        self.line.setPlaceholderText(self._placeholder(value))
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)

    def set_texts(self, name: str, help_text: str) -> None:
        super().set_texts(name, help_text)
        if self._opener is not None:
            self._opener.setText(self.tr("Choose"))
        if self._to_variable is not None:
            self._to_variable.setText(self.tr("Make this a variable"))

    def _placeholder(self, value: Value) -> str:
        if value.mixed:
            return self.tr("several values")
        if value.raw == AUTO:
            known = value.inferred
            return AUTO if known is None else f"{AUTO} ({spaced(known)})"
        return "None" if value.raw is None else ""

    def _result(self) -> str:
        """What an expression gives now: " = 64"; nothing for a plain value."""
        if self.names is None or self.value.mixed or not self._is_expression(self.value.raw):
            return ""
        try:
            bound = self.field.printed(self.field.check(self.value.raw, self.names))
        except Refused:
            return ""
        return f"{EQUALS}{precise(bound) if type(bound) is float else spaced(bound)}"

    def _is_expression(self, raw: Raw) -> bool:
        if isinstance(raw, (tuple, list)):
            return any(self._is_expression(part) for part in raw)
        return isinstance(raw, str) and raw not in self.words()

    def _raw(self) -> Raw:
        text = self.line.text().removesuffix(self._result()).strip()
        if not text and self.field.auto:
            return AUTO
        if (not text or text == "None") and self.field.optional:
            return None
        return text if text in self.words() else self.raw_of(text)

    def _commit(self, raw: Raw, live: bool) -> None:
        same = type(raw) is type(self.value.raw) and raw == self.value.raw
        if same and not self.value.mixed:
            return
        self.value = Value(raw, self.value.inferred)
        self.line.setModified(False)
        self.edited.emit(raw, live)

    def _on_finished(self) -> None:
        if self.line.isModified():
            self._commit(self._raw(), live=False)
        self.finished.emit()

    def _on_stepped(self, steps: int) -> None:
        before = self._raw() if self.line.isModified() else self.value.raw
        if before == AUTO and self.value.inferred is not None:
            before = self.value.inferred
        after = self.moved(before, steps)
        if after != before:
            self.line.setText(self.text_of(after))
            self._commit(after, live=True)

    def _on_reverted(self) -> None:
        self.show_value(self.value)

    def _on_entered(self) -> None:
        """What is edited is the expression, without its value."""
        if self._result() and not self.line.isModified():
            self.line.setText(self.text_of(self.value.raw))

    def _on_left(self) -> None:
        if not self.line.isModified():
            self.show_value(self.value)

    def _add_menu(self, words: tuple[str, ...]) -> None:
        self._opener = QAction(theme.icon("chevron_down", "muted"), self.tr("Choose"), self)
        self._opener.triggered.connect(self._on_opened)
        self.line.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)
        self.words_menu = QMenu(self)
        for word in words:
            entry = self.words_menu.addAction(word)
            entry.setData(word)
        self.words_menu.triggered.connect(self._on_chosen)

    def _on_opened(self) -> None:
        self.words_menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_chosen(self, entry: QAction) -> None:
        word = entry.data()
        raw = None if word == "None" else word
        self._commit(raw, live=False)
        self.finished.emit()


class IntEditor(LineEditor):
    """A whole number or an expression."""

    def raw_of(self, text: str) -> Raw:
        return whole(text)

    def moved(self, raw: Raw, steps: int) -> Raw:
        return self._within(raw + steps) if type(raw) is int else raw

    def _within(self, value: int) -> int:
        return max(self.field.low, min(self.field.high, value))


class FloatEditor(LineEditor):
    """A real number or an expression; arrows change the last digit, or the power where `log`."""

    def raw_of(self, text: str) -> Raw:
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            return text
        return value if math.isfinite(value) else text

    def text_of(self, raw: Raw) -> str:
        return precise(raw) if type(raw) in (int, float) else super().text_of(raw)

    def moved(self, raw: Raw, steps: int) -> Raw:
        if type(raw) not in (int, float):
            return raw
        value = (
            _by_power(raw, steps) if getattr(self.field, "log", False) else _by_digit(raw, steps)
        )
        return value if self._legal(value) else raw

    def _legal(self, value: float) -> bool:
        field = self.field
        return field.low <= value <= field.high and field.above < value < field.below


def _by_digit(value: float, steps: int) -> float:
    digits = precise(value).partition(".")[2]
    places = len(digits) if digits and "e" not in digits else 1
    return round(value + steps * 10.0**-places, places)


def _by_power(value: float, steps: int) -> float:
    """Along 1, 2, 5, 10 …; 0 begins at 0.0001."""
    if value <= 0:
        return 1e-4 if steps > 0 else 0.0
    ladder = (1.0, 2.0, 5.0)
    power = math.floor(math.log10(value) + 1e-9)
    rung = sum(value / 10.0**power >= one - 1e-9 for one in ladder) - 1
    place = 3 * power + rung + steps
    return float(f"{ladder[place % 3] * 10.0 ** (place // 3):.3g}")


class SizeEditor(LineEditor):
    """Sizes written as 5 × 5; arrows change all of them."""

    def raw_of(self, text: str) -> Raw:
        parts = tuple(self.part_of(str(part)) for part in parse_sizes(text))
        if not parts or any(isinstance(part, str) for part in parts):
            return text
        return parts[0] if len(parts) == 1 and self.field.kind == "size" else parts

    def part_of(self, text: str) -> Raw:
        return None if text == "None" and getattr(self.field, "hollow", False) else whole(text)

    def text_of(self, raw: Raw) -> str:
        rank = getattr(self.field, "rank", 1)
        if type(raw) is int and rank > 1:
            raw = (raw,) * rank
        return TIMES.join(map(str, raw)) if isinstance(raw, (tuple, list)) else super().text_of(raw)

    def moved(self, raw: Raw, steps: int) -> Raw:
        parts = list(raw) if isinstance(raw, (tuple, list)) else [raw]
        if not all(type(part) is int for part in parts):
            return raw
        low, high = self.field.low, self.field.high
        parts = [max(low, min(high, part + steps)) for part in parts]
        return tuple(parts) if isinstance(raw, (tuple, list)) else parts[0]


class DimsEditor(SizeEditor):
    """Any number of sizes, or of real factors."""

    def part_of(self, text: str) -> Raw:
        found = whole(text)
        if isinstance(found, str) and type(self.field.default) is float:
            try:
                return float(text)
            except ValueError:
                return text
        return found


class TextEditor(LineEditor):
    """One line of text."""

    def text_of(self, raw: Raw) -> str:
        return str(raw)


class TextsEditor(LineEditor):
    """Texts with commas between them."""

    def text_of(self, raw: Raw) -> str:
        return ", ".join(map(str, raw)) if isinstance(raw, (tuple, list)) else str(raw)

    def raw_of(self, text: str) -> Raw:
        return tuple(part.strip() for part in text.split(",") if part.strip())


class BoolEditor(Editor):
    """A switch."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.box = QCheckBox()
        self.box.setProperty("kind", "switch")
        super().__init__(field, self.box, parent)
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, value: Value) -> None:
        self.value = value
        self.box.setChecked(value.raw is True and not value.mixed)

    def _on_clicked(self, on: bool) -> None:
        self.edited.emit(on, False)


class CalmCombo(QComboBox):
    """A combo box that the wheel changes only while it has the keyboard."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.box = CalmCombo()
        self.box.setMinimumWidth(60)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        super().__init__(field, self.box, parent)
        for option in (*getattr(field, "options", ()), *(("None",) if field.optional else ())):
            self.box.addItem(option, None if option == "None" else option)
        self._translate()
        self.box.activated.connect(self._on_activated)

    def _translate(self) -> None:
        """Words of our own and of torch, in the language of the window."""
        for index in range(self.box.count()):
            option = self.box.itemData(index)
            if option is not None:
                self.box.setItemText(index, translations.declared(option))

    def set_texts(self, name: str, help_text: str) -> None:
        super().set_texts(name, help_text)
        self._translate()

    def show_value(self, value: Value) -> None:
        self.value = value
        self.box.setPlaceholderText(self.tr("several values") if value.mixed else str(value.raw))
        self.box.setCurrentIndex(-1 if value.mixed else self.box.findData(value.raw))

    def _on_activated(self, index: int) -> None:
        self.edited.emit(self.box.itemData(index), False)


EDITORS: Mapping[str, Callable[[Field], Editor]] = {
    "int": IntEditor,
    "float": FloatEditor,
    "bool": BoolEditor,
    "choice": ChoiceEditor,
    "size": SizeEditor,
    "dims": DimsEditor,
    "text": TextEditor,
    "texts": TextsEditor,
}
"""Kind of a field -> its editor."""


def whole(text: str) -> Raw:
    """A number where the text is just that, else the text: an expression, or half typed."""
    try:
        return int(text)
    except ValueError:
        return text


def precise(value: float) -> str:
    """The shortest text that reads back as the same number."""
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


def spaced(value: Any) -> str:
    """An inferred value as it stands in an editor."""
    return TIMES.join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
