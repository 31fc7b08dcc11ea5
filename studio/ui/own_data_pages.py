"""The pages of a look at own data: samples, classes with their counts, what was skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTableView, QVBoxLayout, QWidget

from studio.data.survey import Skipped, Survey
from studio.spec.data import DATA_SETS
from studio.spec.declaration import bind_values
from studio.ui import translations
from studio.ui.labels import label

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()

ROW = 24
"""Pixels of a line."""


class Rows(QAbstractTableModel):
    """Texts in rows and columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """As many rows under the same head keep what is selected."""
        same = tuple(head) == tuple(self._head) and len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._head, self._rows = head, rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(head) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._head[section]
        return None


class Table(QTableView):
    """A calm table of texts; the last column takes the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self._form: list[tuple[object, ...]] = []
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
        """Whether the columns were fitted: they stay where no text is longer or shorter."""
        self.rows.show_rows(head, rows)
        form = [(line[0], *map(len, line)) for line in (head, *rows)]
        fitted = form != self._form
        if fitted:
            self._form = form
            self.horizontalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        return fitted

    def whole_width(self) -> int:
        """Pixels in which every column is whole and nothing is scrolled sideways."""
        head = self.horizontalHeader()
        columns = range(self.rows.columnCount())
        wide = sum(max(head.sectionSizeHint(n), self.sizeHintForColumn(n) + 1) for n in columns)
        return wide + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()


class SamplesPage(QWidget):
    """Pictures with their class, or rows of numbers with the names of their columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Table()
        self.table.setAccessibleName(self.tr("Samples"))
        self.mosaic: Any = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)

    def show_samples(self, found: Survey) -> None:
        if DATA_SETS[found.entry_type].kind == "image":
            self._show_pictures(found)
        else:
            self._show_rows(found)

    def _show_pictures(self, found: Survey) -> None:
        import numpy as np

        from studio.ui.plots.mosaic import MosaicView

        if self.mosaic is None:
            self.mosaic = MosaicView()
            self.mosaic.setAccessibleName(self.tr("Samples"))
            self._stack.addWidget(self.mosaic)
        self._stack.setCurrentWidget(self.mosaic)
        if not found.samples:
            self.mosaic.clear()
            return
        values = np.stack([sample.values for sample in found.samples])
        levels = np.clip(np.rint(values * 255), 0, 255).astype(np.uint8)
        labels = [sample.label for sample in found.samples]
        if levels.shape[1] == 3:
            self.mosaic.set_images(levels, labels=labels)
        else:
            self.mosaic.set_maps(levels[:, 0], labels=labels)
            self.mosaic.set_colours("grey")

    def _show_rows(self, found: Survey) -> None:
        data, _ = bind_values(DATA_SETS[found.entry_type], found.params)
        names = () if data is None else translations.columns(data)
        rows = [
            (sample.name, sample.label, *(f"{value:.6g}" for value in sample.values.tolist()))
            for sample in found.samples
        ]
        self.table.show_rows((self.tr("row"), self.tr("target"), *names), rows)
        self._stack.setCurrentWidget(self.table)


class ClassesPage(QWidget):
    """How many samples each class has, as bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        import numpy as np

        from studio.ui.plots.bars import BarsView

        if self.bars is None:
            self.bars = BarsView()
            self.bars.setAccessibleName(self.tr("Samples of each class"))
            self._column.addWidget(self.bars)
        numbers = np.array(list(counts.values()), np.float32)
        self.bars.set_values(numbers, labels=tuple(counts), counts=True)


class SkippedPage(QWidget):
    """Each file or row that was left out, with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Table()
        self.table.setAccessibleName(self.tr("Skipped"))
        self.more = label(kind="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self.more)

    def show_skipped(self, skipped: Sequence[Skipped], count: int) -> None:
        rows = [(one.name, translations.text(one.reason)) for one in skipped]
        self.table.show_rows((self.tr("what"), self.tr("why")), rows)
        self.more.setText(self.tr("and {0} more").format(f"{count - len(skipped):,}"))
        self.more.setVisible(count > len(skipped))
