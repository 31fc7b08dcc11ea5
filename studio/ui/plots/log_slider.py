"""A number over many powers of ten, by slider and by typing: a learning rate. Not here: its use."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from studio.ui import theme

PER_DECADE = 100
"""Positions of the slider in a power of ten."""

ARROW = 5
"""Positions of an arrow key: 20 steps a decade, each another number in two digits."""

PAGE = 30
"""Positions of Page Up and Down: twice or half the value."""

DIGITS = 2


class LogSlider(QWidget):
    """A slider from `low` to `high` on a logarithmic scale, with a field for the number.

    The slider gives numbers of two digits, the field any number in the range. `valueChanged` and
    `committed` tell only what the person does; `setValue` is silent, so nothing runs in circles.
    """

    valueChanged = Signal(float)
    """The value, also while the slider is being dragged."""

    committed = Signal(float)
    """The value, when a drag, a key press or an entry is complete."""

    def __init__(
        self, low: float = 1e-6, high: float = 10.0, parent: QWidget | None = None
    ) -> None:
        """Raises ValueError unless 0 < low < high."""
        super().__init__(parent)
        if not 0 < low < high:
            raise ValueError(f"a logarithmic slider needs 0 < low < high, not {low} and {high}")
        self._low, self._high = low, high
        self._value = low
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(_position(low), _position(high))
        self._slider.setSingleStep(ARROW)
        self._slider.setPageStep(PAGE)
        self._field = QLineEdit(self)
        self._field.setFont(theme.mono())
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.setFixedWidth(QFontMetrics(theme.mono()).horizontalAdvance("0.000025") + 24)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._slider, 1)
        layout.addWidget(self._field)
        self.setFocusProxy(self._slider)
        self.setAccessibleName(self.tr("Value"))
        self._slider.valueChanged.connect(self._on_moved)
        self._slider.sliderReleased.connect(self._on_released)
        self._field.textEdited.connect(self._on_edited)
        self._field.editingFinished.connect(self._on_entered)
        for part in (self._slider, self._field):
            part.installEventFilter(self)
        self._show_value()

    def value(self) -> float:
        """The number."""
        return self._value

    def setValue(self, value: float) -> None:
        """Show another number, without a signal; outside the range its nearer end.

        Raises:
            ValueError: the number is NaN.
        """
        if math.isnan(value):
            raise ValueError("a slider cannot show NaN")
        self._value = min(max(value, self._low), self._high)
        self._show_value()

    def setAccessibleName(self, name: str) -> None:
        """The name for both parts, as the label beside them says it."""
        super().setAccessibleName(name)
        self._slider.setAccessibleName(name)
        self._field.setAccessibleName(name)

    # ---- inside

    def _show_value(self) -> None:
        """The handle stays where it is if it is near enough: twenty arrows are a power of ten."""
        text = number_text(self._value)
        if rounded(10 ** (self._slider.value() / PER_DECADE)) != self._value:
            self._slider.blockSignals(True)
            self._slider.setValue(_position(self._value))
            self._slider.blockSignals(False)
        self._slider.setAccessibleDescription(text)
        self._slider.setToolTip(text)
        self._field.setText(text)
        self._show_problem("")

    def _show_problem(self, text: str) -> None:
        self._field.setToolTip(text)
        if self._field.property("invalid") != bool(text):
            self._field.setProperty("invalid", bool(text))
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)

    def _take(self, value: float) -> None:
        changed = value != self._value
        self._value = value
        self._show_value()
        if changed:
            self.valueChanged.emit(value)

    def _parsed(self, text: str) -> float | None:
        """The number somebody typed; None if it is none or lies outside."""
        try:
            value = float(text.strip().replace(",", ".").replace("−", "-"))
        except ValueError:
            return None
        return value if self._low <= value <= self._high else None

    def _on_moved(self, position: int) -> None:
        value = rounded(10 ** (position / PER_DECADE))
        self._take(min(max(value, self._low), self._high))
        if not self._slider.isSliderDown():
            self.committed.emit(self._value)

    def _on_released(self) -> None:
        self.committed.emit(self._value)

    def _on_edited(self, text: str) -> None:
        problem = self.tr("Type a number between {low} and {high}, such as 0.001 or 1e-3.")
        low, high = number_text(self._low), number_text(self._high)
        known = self._parsed(text) is not None
        self._show_problem("" if known else problem.format(low=low, high=high))

    def _on_entered(self) -> None:
        value = self._parsed(self._field.text())
        before = self._value
        if value is None:
            self._show_value()
            return
        self._take(value)
        if value != before:
            self.committed.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form unless the slider has the focus; Escape undoes typing."""
        if event.type() == QEvent.Type.Wheel and not self._slider.hasFocus():
            event.ignore()
            return True
        if watched is self._field and isinstance(event, QKeyEvent):
            escape = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            if escape and self._field.isModified():
                self._show_value()
                return True
        return super().eventFilter(watched, event)


def rounded(value: float) -> float:
    """To two significant digits."""
    return float(f"{value:.{DIGITS - 1}e}")


def number_text(value: float) -> str:
    """As one would type it, exactly: "0.001", "2.5e-5", "10"."""
    text = repr(float(value))
    mantissa, _, exponent = text.partition("e")
    mantissa = mantissa.removesuffix(".0")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def _position(value: float) -> int:
    return round(math.log10(value) * PER_DECADE)
