"""One sample of a table as fields: numbers on sliders over the range of the data, categories."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from studio.spec.data import Asked
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.ui.editors import CalmCombo
from studio.ui.form import clear
from studio.ui.labels import ElidedLabel, label, restyle

Numbers = Sequence[float] | np.ndarray
STEPS = 200
"""Positions of a slider."""


class NumberField(QObject):
    """A line and a slider that follow each other."""

    changed = Signal()

    def __init__(self, asked: Asked, low: float, high: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self._low, self._high = low, high
        self.line, self.slider = QLineEdit(), QSlider(Qt.Orientation.Horizontal)
        self.span = f"{low:.4g} … {high:.4g}"
        self.line.setFixedWidth(86)
        self.line.setToolTip(self.span)
        self.slider.setMinimumWidth(30)
        self.slider.setRange(0, STEPS)
        self.line.textEdited.connect(self._on_typed)
        self.slider.sliderMoved.connect(self._on_slid)
        self.slider.actionTriggered.connect(self._on_stepped)

    def widgets(self) -> tuple[QWidget, ...]:
        return self.slider, self.line

    def encoded(self) -> list[float] | None:
        """The number; None while the line holds none."""
        value = _number(self.line.text())
        return None if value is None else [value]

    def show_encoded(self, values: Numbers) -> None:
        self._write(float(values[0]))
        self._follow()

    def meant(self, text: str) -> list[float] | None:
        """What a cell of a spreadsheet says, if it is fit for this column."""
        value = _number(text)
        return None if value is None else [value]

    def _on_typed(self) -> None:
        self._follow()
        self.changed.emit()

    def _on_stepped(self, _action: int) -> None:
        """By key: the slider has its new position already."""
        self._on_slid(self.slider.sliderPosition())

    def _on_slid(self, position: int) -> None:
        value = self._low + (self._high - self._low) * position / STEPS
        self._write(value)
        self.changed.emit()

    def _write(self, value: float) -> None:
        self.line.setText(f"{value:.4g}")
        self.line.setCursorPosition(0)

    def _follow(self) -> None:
        """The slider to where the number is."""
        value = _number(self.line.text())
        if value is not None and self._high > self._low:
            place = round((value - self._low) / (self._high - self._low) * STEPS)
            self.slider.setValue(int(np.clip(place, 0, STEPS)))


class CategoryField(QObject):
    """One of a few words, encoded as a 1 among zeros."""

    changed = Signal()

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self.span = ", ".join(asked.categories)
        self.box = CalmCombo()
        self.box.setMinimumWidth(60)
        self.box.addItems(list(asked.categories))
        self.box.activated.connect(self.changed)

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.box,)

    def encoded(self) -> list[float] | None:
        return [float(index == self.box.currentIndex()) for index in range(self.box.count())]

    def show_encoded(self, values: Numbers) -> None:
        self.box.setCurrentIndex(int(np.argmax(values)))

    def meant(self, text: str) -> list[float] | None:
        found = text.strip() in self.asked.categories
        wanted = self.asked.categories.index(text.strip()) if found else -1
        return [float(n == wanted) for n in range(self.asked.width)] if found else None


class RowForm(QWidget):
    """`changed` follows every key, every move of a slider and every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[NumberField | CategoryField] = []
        self._titles: list[ElidedLabel] = []
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem = label(kind="problem", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.problem)
        self.problem.hide()

    @property
    def lines(self) -> list[QLineEdit]:
        """Of the numbers, in their order."""
        return [field.line for field in self.fields if isinstance(field, NumberField)]

    @property
    def sliders(self) -> list[QSlider]:
        return [field.slider for field in self.fields if isinstance(field, NumberField)]

    @property
    def boxes(self) -> list[CalmCombo]:
        """Of the categories, in their order."""
        return [field.box for field in self.fields if isinstance(field, CategoryField)]

    def set_columns(self, asked: Sequence[Asked], low: Numbers, high: Numbers, at: Numbers) -> None:
        """A field for each column. `low`, `high` and `at` are encoded: range and beginning."""
        clear(self._inner)
        for field in self.fields:
            field.deleteLater()
        self.fields, self._titles = [], []
        place = 0
        for one in asked:
            if one.categories:
                self._add(CategoryField(one, self))
            else:
                self._add(NumberField(one, float(low[place]), float(high[place]), self))
            place += one.width
        self.set_names(asked)
        self._grid.setRowStretch(len(self.fields), 1)
        self.set_values(at)

    def _add(self, field: NumberField | CategoryField) -> None:
        title, number = ElidedLabel(), len(self.fields)
        title.setProperty("kind", "field")
        title.set_tip(field.span)
        field.changed.connect(self._on_changed)
        widgets = field.widgets()
        self._grid.addWidget(title, number, 0)
        self._grid.addWidget(widgets[0], number, 1, 1, 1 if len(widgets) > 1 else 2)
        if len(widgets) > 1:
            self._grid.addWidget(widgets[1], number, 2)
        self.fields.append(field)
        self._titles.append(title)

    def set_names(self, asked: Sequence[Asked]) -> None:
        """The columns are called so, in their order; what was given stays."""
        for one, title, field in zip(asked, self._titles, self.fields, strict=False):
            title.setText(one.name)
            title.setFixedWidth(min(96, title.sizeHint().width() + 6))
            for widget in field.widgets():
                widget.setAccessibleName(one.name)
        self._mark()

    def set_values(self, values: Numbers) -> None:
        """Show an encoded sample: one number a column, or one for each of its categories."""
        place = 0
        for field in self.fields:
            field.show_encoded(values[place : place + field.asked.width])
            place += field.asked.width
        self._on_changed()

    def values(self) -> list[float] | None:
        """The encoded sample, or None while a field holds no number."""
        parts = [field.encoded() for field in self.fields]
        whole = [part for part in parts if part is not None]
        return [*chain(*whole)] if len(whole) == len(parts) and whole else None

    def paste(self, text: str) -> None:
        """A row from a spreadsheet. Raises Refused: `row` where it does not fit."""
        first = text.strip().splitlines()[0] if text.strip() else ""
        cells = first.replace("\t", ",").replace(";", ",").split(",")
        pairs = zip(self.fields, cells, strict=False)
        parts = [part for field, cell in pairs if (part := field.meant(cell)) is not None]
        if len(parts) < len(self.fields):
            raise Refused("row", self._misfit(first[:60]))
        self.set_values([*chain(*parts)])

    def _misfit(self, text: str) -> Message:
        count = len(self.fields)
        if not self.boxes:
            return translate(
                "RowForm",
                "{count} numbers are needed, separated by tabs or commas; this is “{text}”.",
                count=count,
                text=text,
            )
        return translate(
            "RowForm",
            "{count} cells are needed, separated by tabs or commas, each a number or a category "
            "of its column; this is “{text}”.",
            count=count,
            text=text,
        )

    def _on_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Say which field holds no number."""
        wrong = [line for line in self.lines if _number(line.text()) is None]
        for line in self.lines:
            invalid = str(line in wrong).lower()
            if line.property("invalid") != invalid:
                line.setProperty("invalid", invalid)
                restyle(line)
        self.problem.setVisible(bool(wrong))
        if wrong:
            text = self.tr("“{0}” needs a number, such as 0.5.")
            self.problem.setText(text.format(wrong[0].accessibleName()))


def _number(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
