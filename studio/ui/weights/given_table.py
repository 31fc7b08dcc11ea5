"""A plane of a tensor as a table: numbers are typed, copied and pasted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from studio.ui import theme
from studio.ui.editors import precise
from studio.ui.weights.kernel_grid import Cell
from studio.ui.weights.tensor import number_in

Index = QModelIndex | QPersistentModelIndex


class PlaneModel(QAbstractTableModel):
    """`written` carries cells -> value; `refused` the text that is no number."""

    written = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._columns = 0, 0
        self._values: tuple[float, ...] = ()

    def show_values(self, rows: int, columns: int, values: tuple[float, ...]) -> None:
        """`values`: row by row."""
        if (rows, columns) != (self._rows, self._columns):
            self.beginResetModel()
            self._rows, self._columns, self._values = rows, columns, values
            self.endResetModel()
        elif values != self._values:
            self._values = values
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = 0) -> Any:
        value = self._values[index.row() * self._columns + index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{value:.4g}"
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return precise(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return theme.mono(theme.BASE_PX - 1)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = number_in(str(value))
        if number is None:
            self.refused.emit(str(value))
            return False
        self.written.emit({(index.row(), index.column()): number})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return section + 1 if role == Qt.ItemDataRole.DisplayRole else None


class PlaneTable(QTableView):
    """Typing begins to edit; Ctrl+C and Ctrl+V exchange rectangles with a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane = PlaneModel(self)
        self.setModel(self.plane)
        self.setTabKeyNavigation(True)
        self.horizontalHeader().setDefaultSectionSize(76)
        self.verticalHeader().setDefaultSectionSize(26)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
        )

    def copy(self) -> None:
        chosen = {
            (i.row(), i.column()): i.data(Qt.ItemDataRole.EditRole) for i in self.selectedIndexes()
        }
        rows = sorted({row for row, _ in chosen})
        columns = sorted({column for _, column in chosen})
        lines = ("\t".join(chosen.get((row, c), "") for c in columns) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Numbers of the clipboard from the current cell on; nothing where one is no number."""
        at = self.currentIndex()
        start = (at.row(), at.column()) if at.isValid() else (0, 0)
        found = cells_in(QGuiApplication.clipboard().text(), start)
        if isinstance(found, str):
            self.plane.refused.emit(found)
        elif found:
            self.plane.written.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


def cells_in(text: str, start: Cell) -> Mapping[Cell, float] | str:
    """Cells -> numbers of rows of text, with tabs, semicolons or spaces between; or the first text
    that is no number.

    Commas separate where there is a point or a space too, else they are decimal.
    """
    found: dict[Cell, float] = {}
    for row, line in enumerate(text.strip("\n\r").splitlines()):
        for column, part in enumerate(_parts(line)):
            number = number_in(part)
            if number is None:
                return part
            found[start[0] + row, start[1] + column] = number
    return found


def _parts(line: str) -> list[str]:
    line = line.strip().strip("[]")
    if "\t" in line or ";" in line:
        return [part for part in line.replace(";", "\t").split("\t")]
    if "," in line and ("." in line or " " in line or line.count(",") > 1):
        line = line.replace(",", " ")
    return line.split()
