"""A grid of numbers to be painted: click or drag sets cells, arrows and space do the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui import theme
from studio.ui.editors import precise

Cell = tuple[int, int]
MOST_SIDE = 31
"""Larger planes are typed or pasted."""

SMALLEST, LARGEST = 10, 56
"""Pixels of a cell."""


class KernelGrid(QWidget):
    """`painted` carries cells -> value; `finished`: the stroke is over."""

    painted = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = 1.0
        self._rows, self._columns = 1, 1
        self._values: tuple[float, ...] = (0.0,)
        self._cursor: Cell = (0, 0)
        self._last: Cell | None = None
        self._value = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_values(self, rows: int, columns: int, values: tuple[float, ...]) -> None:
        """`values`: row by row."""
        self._rows, self._columns, self._values = rows, columns, values
        self._cursor = (min(self._cursor[0], rows - 1), min(self._cursor[1], columns - 1))
        self.updateGeometry()
        self.update()

    def cell_rect(self, cell: Cell) -> QRectF:
        side = self._side()
        left = (self.width() - side * self._columns) / 2
        top = (self.height() - side * self._rows) / 2
        return QRectF(left + cell[1] * side, top + cell[0] * side, side, side)

    def cell_at(self, at: QPoint) -> Cell | None:
        corner, side = self.cell_rect((0, 0)).topLeft(), self._side()
        row, column = int((at.y() - corner.y()) // side), int((at.x() - corner.x()) // side)
        inside = 0 <= row < self._rows and 0 <= column < self._columns
        return (row, column) if inside else None

    def _side(self) -> float:
        room = min(self.width() / self._columns, self.height() / self._rows)
        return max(4.0, min(float(LARGEST), room))

    def _paint(self, cell: Cell | None, value: float) -> None:
        """Everything from the last cell of the stroke to this one."""
        if cell is None:
            return
        cells = [cell] if self._last is None else _line(self._last, cell)
        self._last = self._cursor = cell
        self.painted.emit(dict.fromkeys(cells, value))

    # ---- Qt

    def sizeHint(self) -> QSize:
        side = 32 if max(self._rows, self._columns) <= 9 else 16
        return QSize(side * self._columns, side * self._rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST * self._columns, SMALLEST * self._rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._value = self.brush if event.button() == Qt.MouseButton.LeftButton else 0.0
        self._last = None
        self._paint(self.cell_at(event.position().toPoint()), self._value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._paint(self.cell_at(event.position().toPoint()), self._value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        values = {
            Qt.Key.Key_Space: self.brush,
            Qt.Key.Key_Delete: 0.0,
            Qt.Key.Key_Backspace: 0.0,
        }
        key = Qt.Key(event.key())
        if key in ways:
            row, column = (a + b for a, b in zip(self._cursor, ways[key], strict=True))
            self._cursor = (
                max(0, min(self._rows - 1, row)),
                max(0, min(self._columns - 1, column)),
            )
            self.update()
        elif key in values:
            self.painted.emit({self._cursor: values[key]})
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        reach = max(1e-9, *map(abs, self._values))
        line = theme.current().line
        side = self._side()
        painter.setFont(theme.mono(theme.SMALL_PX))
        for number, value in enumerate(self._values):
            rect = self.cell_rect(divmod(number, self._columns))
            colour, ink = _colours(value / reach)
            painter.fillRect(rect, colour)
            painter.setPen(QPen(line, 1))
            painter.drawRect(rect)
            text = precise(round(value, 2))
            if side >= 26 and painter.fontMetrics().horizontalAdvance(text) <= side - 4:
                painter.setPen(ink)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRect(self.cell_rect(self._cursor).adjusted(1, 1, -1, -1))
        painter.end()


def _colours(part: float) -> tuple[QColor, QColor]:
    """The colour of a value between −1 and 1, and one that can be read on it."""
    from studio.ui.plots.colour_maps import HIGHEST, SIGNED, colours, readable_on

    level = round((part + 1) / 2 * HIGHEST)
    red, green, blue = (int(one) for one in colours(SIGNED)[level])
    return QColor(red, green, blue), readable_on(SIGNED, level)


def _line(start: Cell, end: Cell) -> list[Cell]:
    """The cells between two: a quick stroke leaves no gaps."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    found = (
        (
            start[0] + round((end[0] - start[0]) * step / steps),
            start[1] + round((end[1] - start[1]) * step / steps),
        )
        for step in range(steps + 1)
    )
    return list(dict.fromkeys(found))


# ---- presets

Preset = Callable[[int, int, int, int], float]
"""Row, column, rows, columns -> the number there."""


def filled(preset: Preset, rows: int, columns: int) -> Mapping[Cell, float]:
    return {
        (row, column): preset(row, column, rows, columns)
        for row in range(rows)
        for column in range(columns)
    }


def zero(row: int, column: int, rows: int, columns: int) -> float:
    return 0.0


def one_in_the_middle(row: int, column: int, rows: int, columns: int) -> float:
    return float((row, column) == (rows // 2, columns // 2))


def mean(row: int, column: int, rows: int, columns: int) -> float:
    return float(f"{1 / prod((rows, columns)):.6g}")


def sharper(row: int, column: int, rows: int, columns: int) -> float:
    return float(rows * columns) if (row, column) == (rows // 2, columns // 2) else -1.0


def left_to_right(row: int, column: int, rows: int, columns: int) -> float:
    return _side(column, columns) * (2.0 if row == rows // 2 else 1.0)


def top_to_bottom(row: int, column: int, rows: int, columns: int) -> float:
    return _side(row, rows) * (2.0 if column == columns // 2 else 1.0)


def _side(place: int, count: int) -> float:
    """−1 before the middle, 1 behind it."""
    return float((2 * place > count - 1) - (2 * place < count - 1))


def falling(row: int, column: int, rows: int, columns: int) -> float:
    """1 from the left top to the right bottom, −1 elsewhere."""
    return 1.0 if row == column else -1.0


def rising(row: int, column: int, rows: int, columns: int) -> float:
    return 1.0 if row == columns - 1 - column else -1.0


def crossing(row: int, column: int, rows: int, columns: int) -> float:
    return 1.0 if row in (column, columns - 1 - column) else -1.0
