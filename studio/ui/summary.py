"""The whole network as a table, for when no layer is selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from studio.graph.findings import Finding, Findings
from studio.spec.problems import Address
from studio.ui import theme
from studio.ui.families import BLOCK

Index = QModelIndex | QPersistentModelIndex
NAME, SHAPE, COUNT = range(3)
BESIDE = 16
"""Pixels of a cell beside its text."""


class SummaryModel(QAbstractTableModel):
    """One row for each layer of the network, or of the block that is open, in execution order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Finding] = []

    def show_findings(self, findings: Findings, place: Address = ()) -> None:
        self.beginResetModel()
        found = findings.by_address.items()
        self._rows = [one for address, one in found if address[:-1] == place]
        self.endResetModel()

    def longest(self, column: int) -> int:
        """Letters of the longest text of a column."""
        return max((len(_cell(one, column)) for one in self._rows), default=0)

    def address(self, row: int) -> Address:
        return self._rows[row].address

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: Index, role: int = 0) -> Any:
        finding = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cell(finding, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NAME:
            family = BLOCK if finding.layer is None else finding.layer.family
            return square(theme.current().family(family))
        if role == Qt.ItemDataRole.ForegroundRole and finding.problems:
            return theme.current().problem
        if role == Qt.ItemDataRole.FontRole and index.column() != NAME:
            return theme.mono(theme.SMALL_PX)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def heading(self, column: int) -> str:
        return (self.tr("Layer"), self.tr("Output"), self.tr("Parameters"))[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _cell(finding: Finding, column: int) -> str:
    measured = finding.measured
    if column == NAME:
        return finding.node.name
    if measured is None:
        return "?" if column == SHAPE else ""
    if column == SHAPE:
        return str(finding.output or "")
    return f"{measured.parameters:,}" if measured.parameters else "–"


def square(colour: QColor, margin: int = 0) -> QIcon:
    """A family's colour in front of a name, the same where the row is selected."""
    picture = QPixmap(18, 18)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = 18 - 2 * margin
    painter.drawRoundedRect(margin, margin, side, side, side * 0.28, side * 0.28)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


class SummaryTable(QTableView):
    """Click or Enter shows a layer."""

    chosen = Signal(object)
    """The address of a layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SummaryModel(self)
        self.setModel(self._model)
        self.setIconSize(QSize(9, 9))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SHAPE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("All layers"))
        self._fit()

    def show_findings(self, findings: Findings, place: Address = ()) -> None:
        self._model.show_findings(findings, place)
        self._fit()

    def _fit(self) -> None:
        """Columns of numbers are as wide as these; Qt would measure every cell at every edit."""
        letter = QFontMetrics(theme.mono(theme.SMALL_PX)).horizontalAdvance("0")
        header = self.horizontalHeader()
        for column in (SHAPE, COUNT):
            title = header.fontMetrics().horizontalAdvance(self._model.heading(column))
            header.resizeSection(column, max(title, letter * self._model.longest(column)) + BESIDE)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.address(index.row()))
