"""What training takes, before it begins: memory, the largest batch, time, and each layer's part."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.data.survey import Watch
from studio.estimates import free_memory, measure, try_batch
from studio.graph.recipe_edits import set_recipe_param
from studio.spec.messages import translate
from studio.spec.names import original_id
from studio.spec.problems import Refused
from studio.ui import theme, translations
from studio.ui.cost_facts import CostFacts
from studio.ui.cost_model import COLUMNS, NAME, CostModel, Sorted
from studio.ui.labels import ElidedLabel, label
from studio.ui.panels.panel import Context, Panel, panel
from studio.ui.quantities import QUANTITIES
from studio.ui.theme import tinted

COLOURED = ("parameters", "macs", "memory", "time")
"""Quantities that the canvas can be coloured by, as in the menu."""
HIGH = 250
"""From here on there is room for all that the head says, above some rows of the table."""
BAR = 3
"""Height of the bar under an amount."""

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class PartDelegate(QStyledItemDelegate):
    """An amount with a bar under it: its part of the largest one of the column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        proxy: Any = index.model()
        source = proxy.mapToSource(index)
        part = proxy.sourceModel().part(source.row(), source.column())
        if part <= 0.0:
            return
        room = option.rect.adjusted(6, 0, -6, -1)
        width = max(1, round(room.width() * part))
        painter.fillRect(
            room.right() - width + 1,
            room.bottom() - BAR + 1,
            width,
            BAR,
            tinted(theme.current().accent, 0.55),
        )


class Table(QTableView):
    """Rows that are walked by key; the row in which the cursor is selects its layer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.horizontalHeader().setHighlightSections(False)


@panel("cost", translate("Panels", "Cost"), "left")
class CostPanel(Panel):
    """Facts above, a row for each layer below; a click on a row selects its layer."""

    news_ms = 1_000

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.facts = CostFacts(self)
        self.model = CostModel(self)
        self.sorted = Sorted(self.model)
        self.table = Table(self)
        self.table.setModel(self.sorted)
        self.table.setItemDelegate(PartDelegate(self.table))
        self.table.setItemDelegateForColumn(NAME, QStyledItemDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(64)
        header.setFont(theme.sans(theme.SMALL_PX))
        for column in range(1, 1 + len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self._watch: Watch | None = None
        self._following = False
        self._assemble()
        self.facts.time.pressed.connect(self._on_measure)
        self.facts.batch.pressed.connect(self._on_batch)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.colours.activated.connect(self._on_coloured)
        context.selection.recoloured.connect(self.mark)
        self.setFocusProxy(self.table)
        self.retranslate()

    def _assemble(self) -> None:
        self._colour_by = label(kind="small")
        self.colours = QComboBox(self)
        for name in ("", *COLOURED):
            self.colours.addItem("", name)
        self._colour_by.setBuddy(self.colours)
        self._total = ElidedLabel(parent=self)
        self._total.setProperty("kind", "small")
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 6)
        row.setSpacing(8)
        row.addWidget(self._total, 1)
        row.addWidget(self._colour_by)
        row.addWidget(self.colours)
        line = QFrame(self)
        line.setProperty("kind", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.facts)
        column.addLayout(row)
        column.addWidget(line)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        self.facts.retranslate()
        self.model.retranslate()
        self.table.setAccessibleName(self.tr("What each layer takes"))
        self._colour_by.setText(self.tr("Colour by"))
        self.colours.setAccessibleName(self.tr("Colour by"))
        self.colours.setItemText(0, self.tr("Layer type"))
        for place, name in enumerate(COLOURED, 1):
            self.colours.setItemText(place, translations.text(QUANTITIES[name].title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.facts.set_low(self.height() < HIGH)
        super().resizeEvent(event)

    def refresh(self) -> None:
        project, jobs = self.context.project, self.context.workspace.jobs
        idle = jobs.running is None and project.trying is None and not project.measuring
        self.facts.refresh(project, free_memory(project), idle=idle)
        total = project.forecast().costs.total
        text = self.tr("{0} parameters, {1} multiply-adds a sample")
        said = (QUANTITIES[name].said(getattr(total, name)) for name in ("parameters", "macs"))
        self._total.setText(text.format(*said))
        self.colours.setCurrentIndex(self.colours.findData(self.context.selection.colour_by))
        self._following = True
        try:
            self.model.show_project(project)
            self._follow()
        finally:
            self._following = False

    def _follow(self) -> None:
        """The row of the layer that is selected."""
        address = self.context.selection.primary
        row = None if address is None else self.model.row_of(address)
        chosen = self.table.selectionModel()
        if row is None:
            chosen.clearSelection()
            return
        index = self.sorted.mapFromSource(self.model.index(row, NAME))
        if index.row() != self.table.currentIndex().row() or not chosen.hasSelection():
            chosen.setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.table.scrollTo(index)

    # ---- what a person does

    def _on_selected(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if self._following or not rows:
            return
        address = self.model.address(self.sorted.mapToSource(rows[0]).row())
        self.context.selection.show((*address[:-1], original_id(address[-1])))

    def _on_coloured(self, place: int) -> None:
        name = self.colours.itemData(place)
        if name == "time" and self.context.project.timing is None:
            self._on_measure()
        self.context.selection.colour(name)

    def _on_measure(self) -> None:
        jobs, project = self.context.workspace.jobs, self.context.project
        if not project.measuring:
            self.context.bridge.attempt(measure, jobs, project, self._on_answer)

    def _on_batch(self) -> None:
        project = self.context.project
        if project.trying is not None:
            if self._watch is not None:
                self._watch.cancel()
        elif self.facts.chosen is not None:
            self._use(self.facts.chosen)
        else:
            self.context.bridge.attempt(self._try)

    def _try(self) -> None:
        jobs, project = self.context.workspace.jobs, self.context.project
        free = free_memory(project)
        if free is None:
            return
        size = project.forecast().largest(free)
        self._watch = try_batch(jobs, project, max(1, size), self._on_progress, self._on_answer)

    def _use(self, batch: int) -> None:
        title = translate("Cost", "Set the batch size to {size}", size=batch)
        edit = self.context.project.edit
        self.context.bridge.attempt(
            edit, set_recipe_param, "settings", "batch_size", batch, label=title
        )

    def _on_progress(self, _done: int, _total: int) -> None:
        self.mark()

    def _on_answer(self, result: Any) -> None:
        if isinstance(result, Refused) and result.code != "cancelled":
            self.context.bridge.refused.emit(result)
        self.mark()
