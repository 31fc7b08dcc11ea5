"""A vector as bars: class scores with their names, or a thousand units as a skyline.

Not here: where the vector comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import bar_columns, bar_rows, numerals
from studio.ui.plots.axes import CalmRange, Range
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.plot import Plot
from studio.ui.plots.vector import Vector

ROW = 15.0
MARGIN = 8.0

SLIMMEST = 3.0
"""Pixels of the strip that shows which bar is chosen."""

MOST_ROWS = 40
"""More bars than that stand upright beside each other, however high the view is."""


class BarsView(Plot):
    """Bars of a vector (n,), up or to the right for positive values, the other way for negative.

    Few bars lie in rows with label and value; many stand side by side. The class that is true
    carries ✓, the predicted one ◂ and the accent colour. Arrows, Home, End and the mouse choose a
    bar and show its value; Escape puts the choice away.
    """

    bar_clicked = Signal(int)
    """Index of a bar that was clicked or chosen with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vector = Vector()
        self._fixed: Range | None = None
        self._calm = CalmRange()
        self._inner = self._area = QRectF()
        self._pixel = 1.0
        self._upright = False
        self._current: int | None = None

    def title(self) -> str:
        return self.tr("Values")

    def nothing(self) -> str:
        return self.tr("Nothing to show yet.")

    # ---- data

    def set_values(
        self,
        values: ArrayLike,
        *,
        labels: Sequence[str] = (),
        true: int | None = None,
        predicted: int | None = None,
        counts: bool = False,
    ) -> None:
        """Show a vector (n,); n = 0 shows the empty text. `true`, `predicted`: indices to mark;
        `counts`: whole numbers.

        Raises:
            ValueError: there is not one dimension, there are labels but not n of them, or a bar
                is marked that there is not.
        """
        values = np.array(values, np.float64)
        if values.ndim != 1:
            raise ValueError(f"bars show a vector, not {values.shape}")
        if len(labels) not in (0, len(values)):
            raise ValueError(f"{len(labels)} labels do not fit to {len(values)} bars")
        if any(mark is not None and not 0 <= mark < len(values) for mark in (true, predicted)):
            raise ValueError(f"there is no bar {true} or {predicted} among {len(values)}")
        if len(values) != len(self._vector):
            self._calm.reset()
            self._current = None
        vector = Vector(values, tuple(labels), true, predicted, self._vector.limits, counts)
        if not vector.same(self._vector):
            self._vector = vector
            self.changed()

    def clear(self) -> None:
        """Show nothing."""
        self.set_values(())

    def set_range(self, limits: Range | None) -> None:
        """Fixed ends of the axis, (0, 1) for probabilities; None follows the values calmly."""
        if limits != self._fixed:
            self._fixed = limits
            self._calm.reset()
            self.changed()

    def to_array(self) -> NDArray[np.float64]:
        """The values (n,)."""
        return self._vector.values.copy()

    @property
    def current(self) -> int | None:
        """The bar that is chosen by mouse or keyboard."""
        return self._current

    def set_current(self, index: int | None) -> None:
        """Choose a bar, or none."""
        known = index is not None and 0 <= index < len(self._vector)
        self._current = index if known else None
        self.update()

    def bar_at(self, position: QPointF) -> int | None:
        """The bar at a point of the widget."""
        area, count = self._area, len(self._vector)
        if not count or not self.rect().contains(position.toPoint()):
            return None
        if self._upright:
            part = (position.x() - area.left()) / area.width()
        else:
            part = (position.y() - area.top()) / area.height()
        return int(part * count) if 0 <= part < 1 else None

    # ---- computing what is drawn

    def prepare(self, size: QSize, columns: int) -> None:
        self._pixel = size.width() / columns
        self.describe(self._description())
        self._vector = replace(self._vector, limits=self._limits())
        self._inner = QRectF(0, 0, size.width(), size.height())
        self._inner.adjust(MARGIN, MARGIN, -MARGIN, -MARGIN)
        count = len(self._vector)
        self._upright = count > MOST_ROWS or ROW * count > self._inner.height()
        layout = bar_columns if self._upright else bar_rows
        self._area = layout.area(self._vector, self._inner)

    def _limits(self) -> Range:
        finite = self._vector.values[np.isfinite(self._vector.values)]
        if self._fixed is not None or not len(finite):
            return self._fixed or (0.0, 1.0)
        low, high = min(0.0, float(finite.min())), max(0.0, float(finite.max()))
        return self._calm.follow(low, high, from_zero=True, log=False) if high > low else (0.0, 1.0)

    def _description(self) -> str:
        vector = self._vector
        if not len(vector):
            return self.empty_text
        parts = [self.tr("{count} values").format(count=len(vector))]
        if vector.predicted is not None:
            text = self.tr("predicted: {label} {value}")
            parts.append(self._filled_in(text, vector.predicted))
        if vector.true is not None:
            parts.append(self._filled_in(self.tr("true: {label} {value}"), vector.true))
        if not vector.marked and np.isfinite(vector.values).any():
            largest = int(np.nanargmax(vector.values))
            parts.append(self._filled_in(self.tr("largest: {label} {value}"), largest))
        return "; ".join(parts)

    def _filled_in(self, text: str, index: int) -> str:
        value = numerals.value_text(float(self._vector.values[index]))
        return text.format(label=self._vector.label(index), value=value)

    # ---- drawing

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        ground, vector = self.ground_colour(), self._vector
        if not len(vector):
            self.draw_empty(painter, size)
        elif self._upright:
            bar_columns.draw(painter, vector, self._area, self._inner, ground, self._pixel)
        else:
            bar_rows.draw(painter, vector, self._area, self._inner, ground)

    def draw_over(self, painter: QPainter) -> None:
        if self._current is None:
            return
        area, count = self._area, len(self._vector)
        whole = QRectF(self.rect())
        if self._upright:
            width = area.width() / count
            left = area.left() + self._current * width
            shown = max(SLIMMEST, width)
            strip = QRectF(left + (width - shown) / 2, area.top(), shown, area.height())
            anchor = QPointF(left + width / 2, area.center().y())
        else:
            height = area.height() / count
            strip = QRectF(0, area.top() + self._current * height, whole.width(), height)
            anchor = QPointF(area.left(), strip.center().y())
        painter.fillRect(strip, theme.tinted(theme.current().accent, 0.2))
        exact = float(self._vector.values[self._current])
        whole_number, counts = numerals.count_text(exact), self._vector.counts
        value = whole_number if counts else numerals.value_text(exact, 6)
        draw_callout(painter, anchor, whole, [Row(self._title(self._current), value)])

    def _title(self, index: int) -> str:
        """The label, and the position where the label is not the position itself."""
        label = self._vector.label(index)
        if label == str(index):
            return self.tr("unit {index}").format(index=index)
        return self.tr("{label} (unit {index})").format(label=label, index=index)

    # ---- Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.bar_at(event.position())
        if found != self._current:
            self.set_current(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.bar_clicked.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_current(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._vector) - 1
        back = (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if last < 0:
            super().keyPressEvent(event)
        elif key in (*back, Qt.Key.Key_Right, Qt.Key.Key_Down):
            step = -1 if key in back else 1
            at = self._current + step if self._current is not None else 0
            self.set_current(min(max(0, at), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_current(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.bar_clicked.emit(self._current)
        elif key == Qt.Key.Key_Escape and self._current is not None:
            self.set_current(None)
        else:
            super().keyPressEvent(event)
