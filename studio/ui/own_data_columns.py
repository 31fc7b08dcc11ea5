"""The columns of a table that is being opened: which are inputs, and which hold categories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from studio.data.survey import FoundColumn, Survey
from studio.spec.fields import Raw
from studio.ui import translations

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
NAME, CATEGORIES, EXAMPLES, WHY = range(4)
FIELDS = {NAME: "input_columns", CATEGORIES: "categorical"}
"""Column of the view -> field of the data set that its ticks are."""


WIDTHS = {NAME: (110, 220), EXAMPLES: (90, 140)}
TICK = 24
"""Pixels: bounds of what is as wide as its texts, and the room of a tick."""


class ColumnsModel(QAbstractTableModel):
    """One row for each column of the table, with two ticks."""

    edited = Signal(str, object)
    """Name of the field, its new value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: tuple[FoundColumn, ...] = ()
        self._params: Mapping[str, Raw] = {}

    def show_columns(self, columns: tuple[FoundColumn, ...], params: Mapping[str, Raw]) -> None:
        """Rows stay as they are while the table is the same."""
        same = [column.name for column in columns] == [column.name for column in self._columns]
        if not same:
            self.beginResetModel()
        self._columns, self._params = columns, params
        if not same:
            self.endResetModel()
        elif columns:
            last = self.index(len(columns) - 1, WHY)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WHY)

    def _ticked(self, row: int, place: int) -> bool:
        return self._columns[row].name in self._params.get(FIELDS[place], ())

    def _can_tick(self, row: int, place: int) -> bool:
        column = self._columns[row]
        if column.name == self._params.get("target_column"):
            return False
        if place == CATEGORIES:
            return column.kind == "number" and self._ticked(row, NAME)
        return place == NAME

    def _shown(self, row: int, place: int) -> str:
        column = self._columns[row]
        if place == NAME:
            return column.name
        if place == EXAMPLES:
            return ", ".join(column.examples)
        if place != WHY:
            return ""
        if column.name == self._params.get("target_column"):
            return self.tr("is predicted")
        used = self._ticked(row, NAME)
        return "" if used or column.left_out is None else translations.text(column.left_out)

    # ---- Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else WHY + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can_tick(index.row(), index.column()):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, place = index.row(), index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._shown(row, place)
        if role == Role.CheckStateRole and place in FIELDS:
            target = self._columns[row].name == self._params.get("target_column")
            shown = self._can_tick(row, place) or (self._ticked(row, place) and not target)
            if shown:
                ticked = self._ticked(row, place)
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row, place = index.row(), index.column()
        if role != Role.CheckStateRole or not self._can_tick(row, place):
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        field, name = FIELDS[place], self._columns[row].name
        now = {*self._params.get(field, ()), name} if on else {*self._params[field]} - {name}
        chosen = tuple(column.name for column in self._columns if column.name in now)
        if place == NAME and not chosen:
            return False  # without any input nothing can be predicted
        self.edited.emit(field, chosen)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("input"), self.tr("as categories"), self.tr("examples"), self.tr("remark")
        )  # fmt: skip
        return heads[section] if role == Role.DisplayRole else None


class ColumnsPage(QWidget):
    """Ticks for the columns; `edited` tells a field of the data set and its new value."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableView()
        self.model = ColumnsModel(self)
        self.model.edited.connect(self.edited)
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Columns"))
        self.model.retranslate()

    def show_columns(self, found: Survey, params: Mapping[str, Raw]) -> None:
        """`params`: those of what was found, with what was chosen since."""
        self.model.show_columns(found.columns, params)
        head = self.table.horizontalHeader()
        head.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        for place, (least, most) in WIDTHS.items():
            head.resizeSection(place, max(least, min(head.sectionSize(place) + TICK, most)))
