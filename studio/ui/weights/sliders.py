"""A slider and a number for each weight of a small layer, and its sum with the present numbers."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from studio.graph.start_edits import flat_index
from studio.spec.fields import FloatField, Raw
from studio.ui.editors import FloatEditor, Value, precise
from studio.ui.form import clear
from studio.ui.labels import label
from studio.ui.weights.tensor import SUBSCRIPTS, Place, Tensor, number_in, symbol

if TYPE_CHECKING:
    from studio.engine.wishes import Floats, Held

MOST_OUTPUTS, MOST_INPUTS = 4, 8
STEPS = 400
"""From the middle of a slider to its end."""

REACH = 4.0
"""The end of a slider, ten times as much where a weight is larger."""

LABEL_WIDTH = 28
NUMBER = FloatField(default=0.0, help="")


def few(shape: tuple[int, ...]) -> bool:
    """Whether there is a slider for each number."""
    if len(shape) == 1:
        return shape[0] <= MOST_OUTPUTS
    return len(shape) == 2 and shape[0] <= MOST_OUTPUTS and shape[1] <= MOST_INPUTS


class WeightSlider(QSlider):
    """A slider that keyboard and mouse move, and the wheel only while it has the keyboard."""

    moved = Signal(float)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._reach = REACH
        self._shown = 0.0
        self.setRange(-STEPS, STEPS)
        self.setPageStep(STEPS // 10)
        self.setMinimumWidth(60)
        self.valueChanged.connect(self._on_changed)
        self.sliderReleased.connect(self.finished)

    def show_number(self, value: float) -> None:
        self._shown = value
        if not self.isSliderDown():
            self._reach = _reach(value)
        blocked = self.blockSignals(True)
        self.setValue(round(value / self._reach * STEPS))
        self.blockSignals(blocked)

    def _on_changed(self, step: int) -> None:
        value = round(step / STEPS * self._reach, _places(self._reach))
        if value != self._shown:
            self._shown = value
            self.moved.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _reach(value: float) -> float:
    return REACH * 10.0 ** max(0, math.ceil(math.log10(max(abs(value), REACH) / REACH) - 1e-12))


def _places(reach: float) -> int:
    return max(0, 2 - round(math.log10(reach / REACH)))


class NumberEditor(FloatEditor):
    """Shows four digits; what is typed is kept as it is."""

    def text_of(self, raw: Raw) -> str:
        return f"{raw:.4g}" if isinstance(raw, float) else super().text_of(raw)


class NumberSliders(QWidget):
    """All numbers of one small given tensor."""

    refused = Signal(str)
    """A sentence about what was typed; "" when it is good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._tensor: Tensor | None = None
        self._rows: dict[Place, tuple[WeightSlider, NumberEditor]] = {}

    def show_tensor(self, tensor: Tensor) -> None:
        """`tensor` has given values."""
        known = self._tensor
        if known is None or (known.address, known.name, known.shape) != (
            tensor.address,
            tensor.name,
            tensor.shape,
        ):
            self._rebuild(tensor)
        self._tensor = tensor
        given = tensor.values
        for place, (slider, line) in self._rows.items():
            value = 0.0 if given is None else given.values[flat_index(place, given.shape)]
            slider.show_number(value)
            if not line.line.isModified():
                line.show_value(Value(value))

    def slider(self, place: Place) -> WeightSlider:
        return self._rows[place][0]

    def line(self, place: Place) -> NumberEditor:
        return self._rows[place][1]

    def _rebuild(self, tensor: Tensor) -> None:
        clear(self)
        self._rows.clear()
        for row, place in enumerate(product(*map(range, tensor.shape))):
            name = symbol(tensor.name, place, tensor.shape)
            slider, line = WeightSlider(self), NumberEditor(NUMBER, self)
            slider.setAccessibleName(name)
            line.set_texts(name, "")
            line.setFixedWidth(74)
            slider.setProperty("place", list(place))
            line.setProperty("place", list(place))
            slider.moved.connect(self._on_moved)
            slider.finished.connect(self._on_finished)
            line.edited.connect(self._on_typed)
            self._grid.addWidget(label(name, "field"), row, 0)
            self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
            self._grid.addWidget(slider, row, 1)
            self._grid.addWidget(line, row, 2)
            self._rows[place] = (slider, line)

    def _on_moved(self, value: float) -> None:
        if self._tensor is not None:
            self._tensor.set({self._place(): value}, merge=True)

    def _on_finished(self) -> None:
        if self._tensor is not None:
            self._tensor.finish()

    def _on_typed(self, raw: object, live: bool) -> None:
        value = number_in(str(raw))
        sender = self.sender()
        if isinstance(sender, NumberEditor):
            sender.set_invalid(value is None)
        if value is None:
            self.refused.emit(self.tr("“{0}” is not a finite number.").format(raw))
            return
        self.refused.emit("")
        if self._tensor is not None:
            self._tensor.set({self._place(): value}, merge=live)

    def _place(self) -> Place:
        sender = self.sender()
        return () if sender is None else tuple(sender.property("place"))


class SumLabel(QLabel):
    """What a small Linear computes for the watched sample: products, bias and their sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_held(self, held: Held | None) -> None:
        text = "" if held is None else "\n".join(sums_of(held))
        self.setVisible(bool(text))
        if text != self.text():
            self.setText(text)


def sums_of(held: Held) -> list[str]:
    """One line for each output: `w₁·x₁ + w₂·x₂ + b = 1·0.98 + 1·1.02 − 1.5 = 0.5`."""
    weight, arrives, leaves = held.tensors.get("weight"), held.arrives, held.leaves
    if weight is None or arrives is None or leaves is None or not few(weight.shape):
        return []
    if weight.ndim != 2 or arrives.shape != weight.shape[1:] or leaves.shape != weight.shape[:1]:
        return []
    bias = held.tensors.get("bias")
    return [_sum(held, weight, bias, output) for output in range(len(weight))]


def _sum(held: Held, weight: Floats, bias: Floats | None, output: int) -> str:
    arrives, leaves = held.arrives, held.leaves
    assert arrives is not None
    assert leaves is not None
    names, numbers = [], []
    for place, (one, value) in enumerate(zip(weight[output], arrives, strict=True)):
        x = f"x{str(place + 1).translate(SUBSCRIPTS)}"
        names.append(f"{symbol('weight', (output, place), weight.shape)}·{x}")
        factor = _short(value)
        numbers.append(f"{_short(one)}·{f'({factor})' if factor.startswith('−') else factor}")
    if bias is not None:
        names.append(symbol("bias", (output,), bias.shape))
        numbers.append(_short(bias[output]))
    # A line that is too long is broken before the result, not behind its sign.
    return f"{' + '.join(names)}\n= {_joined(numbers)} =\u00a0{_short(leaves[output])}"


def _joined(numbers: list[str]) -> str:
    return " + ".join(numbers).replace("+ −", "− ")


def _short(value: float) -> str:
    return precise(round(float(value), 3)).replace("-", "−")
