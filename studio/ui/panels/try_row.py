"""One sample of a table as fields: a name, a slider over the range of the data, and a number."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSlider, QVBoxLayout, QWidget

from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui.form import clear
from studio.ui.labels import ElidedLabel, label, restyle

Numbers = Sequence[float] | np.ndarray
STEPS = 200
"""Positions of a slider."""


class RowForm(QWidget):
    """`changed` follows every key and every move of a slider."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low: Sequence[float] = ()
        self._high: Sequence[float] = ()
        self.titles: list[ElidedLabel] = []
        self.lines: list[QLineEdit] = []
        self.sliders: list[QSlider] = []
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

    def set_columns(self, names: Sequence[str], low: Numbers, high: Numbers, at: Numbers) -> None:
        """A field for each column, with the range of the data and a value to begin with."""
        clear(self._inner)
        self._low, self._high = [float(v) for v in low], [float(v) for v in high]
        self.titles, self.lines, self.sliders = [], [], []
        for number in range(len(names)):
            self._add(number)
        self.set_names(names)
        self._grid.setRowStretch(len(self.lines), 1)
        self.set_values(at)

    def set_names(self, names: Sequence[str]) -> None:
        """The columns are called so, in their order; the numbers stay."""
        for name, title, line, slider in zip(
            names, self.titles, self.lines, self.sliders, strict=False
        ):
            title.setText(name)
            title.setFixedWidth(min(96, title.sizeHint().width() + 6))
            for widget in (line, slider):
                widget.setAccessibleName(name)
        self._mark()

    def _add(self, number: int) -> None:
        title, line, slider = ElidedLabel(), QLineEdit(), QSlider(Qt.Orientation.Horizontal)
        title.setProperty("kind", "field")
        span = f"{self._low[number]:.4g} … {self._high[number]:.4g}"
        title.set_tip(span)
        line.setFixedWidth(64)
        slider.setMinimumWidth(30)
        line.setToolTip(span)
        slider.setRange(0, STEPS)
        line.textEdited.connect(self._on_typed)
        slider.sliderMoved.connect(self._on_slid)
        slider.actionTriggered.connect(self._on_stepped)
        self._grid.addWidget(title, number, 0)
        self._grid.addWidget(slider, number, 1)
        self._grid.addWidget(line, number, 2)
        self.titles.append(title)
        self.lines.append(line)
        self.sliders.append(slider)

    def set_values(self, values: Numbers) -> None:
        for line, value in zip(self.lines, values, strict=False):
            line.setText(f"{float(value):.4g}")
        self._follow()
        self.changed.emit()

    def values(self) -> list[float] | None:
        """The numbers, or None while a field holds none."""
        numbers = [_number(line.text()) for line in self.lines]
        whole = [number for number in numbers if number is not None]
        return whole if len(whole) == len(numbers) and whole else None

    def paste(self, text: str) -> None:
        """A row from a spreadsheet. Raises Refused: `row` where the numbers do not fit."""
        first = text.strip().splitlines()[0] if text.strip() else ""
        parts = [part for part in first.replace("\t", ",").replace(";", ",").split(",")]
        numbers = [_number(part) for part in parts]
        if len(numbers) < len(self.lines) or any(n is None for n in numbers[: len(self.lines)]):
            text_ = translate(
                "RowForm",
                "{count} numbers are needed, separated by tabs or commas; this is “{text}”.",
                count=len(self.lines),
                text=first[:60],
            )
            raise Refused("row", text_)
        self.set_values([n for n in numbers[: len(self.lines)] if n is not None])

    def _on_typed(self) -> None:
        self._follow()
        self.changed.emit()

    def _on_stepped(self, _action: int) -> None:
        """By key: the slider has its new position already."""
        sender = self.sender()
        if isinstance(sender, QSlider):
            self._slide(sender, sender.sliderPosition())

    def _on_slid(self, position: int) -> None:
        sender = self.sender()
        if isinstance(sender, QSlider):
            self._slide(sender, position)

    def _slide(self, slider: QSlider, position: int) -> None:
        number = self.sliders.index(slider)
        low, high = self._low[number], self._high[number]
        self.lines[number].setText(f"{low + (high - low) * position / STEPS:.4g}")
        self._mark()
        self.changed.emit()

    def _follow(self) -> None:
        """Sliders to where the numbers are."""
        for number, (line, slider) in enumerate(zip(self.lines, self.sliders, strict=True)):
            value = _number(line.text())
            low, high = self._low[number], self._high[number]
            if value is not None and high > low:
                place = round((value - low) / (high - low) * STEPS)
                slider.setValue(int(np.clip(place, 0, STEPS)))
        self._mark()

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
