"""Tables of what a file of weights does: one row for each layer, and what nothing takes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from studio.engine.matching import Held, LayerMatch, Matching, Pair
from studio.graph.starts import shown_shape
from studio.ui import theme
from studio.ui.summary import square

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
LAYER, HERE, THERE, FATE = range(4)
TOKENS = {"loaded": "good", "partly": "warning", "resized": "warning", "new": "muted"}
"""Colour of the theme for what becomes of a layer."""


class MatchModel(QAbstractTableModel):
    """One row for each layer that has weights."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layers: tuple[LayerMatch, ...] = ()

    def show_matching(self, matching: Matching | None) -> None:
        self.beginResetModel()
        self._layers = () if matching is None else matching.layers
        self.endResetModel()

    def fate(self, layer: LayerMatch) -> str:
        """What becomes of a layer, in a few words."""
        if layer.status == "loaded":
            return self.tr("Loaded")
        lacking = [p for p in layer.pairs if p.fate != "taken" and p.slot.needed]
        said = ", ".join(dict.fromkeys(map(self._why, lacking)))
        if layer.status == "partly":
            names = ", ".join(p.slot.key.rpartition(".")[2] for p in lacking)
            return self.tr("Loaded, but {0} begins fresh: {1}").format(names, said)
        return self.tr("Begins fresh: {0}").format(said)

    def _why(self, pair: Pair) -> str:
        if pair.source is None:
            return self.tr("not in the file")
        if pair.fate == "other kind":
            return self.tr("{0} there").format(pair.source.dtype)
        sizes = shown_shape(pair.source.shape) or "1", shown_shape(pair.slot.shape) or "1"
        return self.tr("{0} there, {1} here").format(*sizes)

    def _shown(self, layer: LayerMatch, column: int) -> str:
        first = next((pair for pair in layer.pairs if pair.slot.needed), layer.pairs[0])
        if column == LAYER:
            return layer.path
        if column == HERE:
            return shown_shape(first.slot.shape)
        if column == FATE:
            return self.fate(layer)
        source = first.source
        return "" if source is None else f"{source.key}  {shown_shape(source.shape)}"

    def _tip(self, layer: LayerMatch) -> str:
        rows = []
        for pair in layer.pairs:
            source = "–" if pair.source is None else pair.source.key
            rows.append(f"{pair.slot.key}  {shown_shape(pair.slot.shape)}  ←  {source}")
        return "\n".join([*rows, self.fate(layer)])

    # ---- Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._layers)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else FATE + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        layer, column = self._layers[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._shown(layer, column)
        if role == Role.ToolTipRole:
            return self._tip(layer)
        if role == Role.DecorationRole and column == LAYER:
            return square(theme.current().token(TOKENS[layer.status]))
        if role == Role.FontRole and column in (HERE, THERE):
            return theme.mono(theme.SMALL_PX)
        if role == Role.ForegroundRole and column == FATE and layer.status != "loaded":
            return theme.current().token(TOKENS[layer.status])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            titles = (self.tr("Layer"), self.tr("Here"), self.tr("In the file"))
            return (*titles, self.tr("What happens"))[section]
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class UnusedModel(QAbstractTableModel):
    """What the file holds and nothing takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []

    def show_unused(self, unused: tuple[Held, ...], others: tuple[str, ...]) -> None:
        """`others`: entries that are no weights."""
        self.beginResetModel()
        self._rows = [(one.key, f"{shown_shape(one.shape)} {one.dtype}") for one in unused]
        self._rows += [(name, self.tr("no weights")) for name in others]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return theme.mono(theme.SMALL_PX) if role == Role.FontRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return (self.tr("Name in the file"), self.tr("Shape"))[section]
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class MatchTable(QTableView):
    """Rows to read; the keyboard walks them. `wide`: columns that share the room that is left."""

    def __init__(self, model: QAbstractTableModel, wide: tuple[int, ...]) -> None:
        super().__init__()
        self.setModel(model)
        self.setIconSize(QSize(9, 9))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        contents, stretch = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, stretch if column in wide else contents)
