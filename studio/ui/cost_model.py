"""What each layer costs, as rows that can be sorted. Not here: the panel around them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from studio.graph.findings import Finding
from studio.project import Project
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.quantities import QUANTITIES, Amounts
from studio.ui.summary import square

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NAME = 0
COLUMNS = tuple(QUANTITIES.values())
SORT = Role.UserRole


class CostModel(QAbstractTableModel):
    """One row for each layer that is computed, also inside blocks, in the order of computing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Finding] = []
        self._places: dict[Address, int] = {}
        self._amounts: list[Amounts] = []
        self._most: list[float] = []
        self._shown: tuple[object, object] | None = None

    def show_project(self, project: Project) -> None:
        """The same layers as before keep their rows, and so their selection."""
        shown = (project.forecast(), project.timing)
        if self._shown is not None and all(map(is_, shown, self._shown)):
            return
        self._shown = shown
        rows = project.findings.leaves()
        amounts = [one.of(project) for one in COLUMNS]
        same = [one.address for one in rows] == [one.address for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._amounts = rows, amounts
        self._places = {one.address: row for row, one in enumerate(rows)}
        self._most = [_most(rows, found) for found in amounts]
        if same and rows:
            last = self.index(len(rows) - 1, len(COLUMNS))
            self.dataChanged.emit(self.index(0, 0), last)
        elif not same:
            self.endResetModel()

    def address(self, row: int) -> Address:
        return self._rows[row].address

    def row_of(self, address: Address) -> int | None:
        return self._places.get(address)

    def amount(self, row: int, column: int) -> float:
        return self._amounts[column - 1].get(self._rows[row].address, 0.0)

    def part(self, row: int, column: int) -> float:
        """Of the largest amount of the column, 0 to 1."""
        most = self._most[column - 1]
        return self.amount(row, column) / most if most > 0.0 else 0.0

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS))

    # ---- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 + len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> Any:
        row, column = index.row(), index.column()
        finding = self._rows[row]
        if column == NAME:
            return _of_name(finding, row, role)
        value = self.amount(row, column)
        if role == SORT:
            return value
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return COLUMNS[column - 1].said(value) if value else "–"
        if role == Role.FontRole:
            return theme.mono(theme.SMALL_PX)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ForegroundRole:
            return theme.current().text if value else theme.current().muted
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            known = COLUMNS[section - 1] if section else None
            return self.tr("Layer") if known is None else translations.text(known.title)
        if role == Role.ToolTipRole and section:
            return translations.text(COLUMNS[section - 1].tip)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _most(rows: list[Finding], found: Mapping[Address, float]) -> float:
    return max((found.get(one.address, 0.0) for one in rows), default=0.0)


def _of_name(finding: Finding, row: int, role: int) -> Any:
    if role in (Role.DisplayRole, Role.ToolTipRole):
        return finding.path
    if role == Role.AccessibleTextRole:
        return f"{finding.path}, {finding.node.type}"
    if role == SORT:
        return row
    if role == Role.DecorationRole and finding.layer is not None:
        return square(theme.current().family(finding.layer.family), margin=3)
    return None


class Sorted(QSortFilterProxyModel):
    """The rows by one column; by the first one in the order of computing."""

    def __init__(self, source: CostModel) -> None:
        super().__init__(source)
        self.setSourceModel(source)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)
