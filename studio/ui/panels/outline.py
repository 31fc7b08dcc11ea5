"""The network as a tree beside the canvas: the same layers, selected and changed by key alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView, QVBoxLayout, QWidget

from studio.graph import remarks
from studio.graph.naming import name_node
from studio.graph.places import seen_at
from studio.spec.messages import translate
from studio.spec.problems import Address
from studio.ui.outline_model import COUNT, NAME, SHAPE, TYPE, Index, OutlineModel, Row
from studio.ui.panels.panel import Context, Panel, panel

OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""The window has other uses for them."""

Flag = QItemSelectionModel.SelectionFlag


class Tree(QTreeView):
    """Enter opens, F2 renames, Delete deletes what is selected."""

    deleted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(14, 14))
        self.setIndentation(16)
        self.setProperty("kind", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
            return
        super().keyPressEvent(event)


@panel("outline", translate("Panels", "Outline"), "left")
class OutlinePanel(Panel):
    """Follows the selection and leads it; selected are rows of one network or block at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = OutlineModel(self)
        self.tree = Tree(self)
        self.tree.setModel(self.model)
        self._following = False
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((TYPE, 130), (SHAPE, 110), (COUNT, 100)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        only = QVBoxLayout(self)
        only.setContentsMargins(0, 0, 0, 0)
        only.addWidget(self.tree)
        self.model.renamed.connect(self._on_renamed)
        self.tree.selectionModel().selectionChanged.connect(self._on_selected)
        self.tree.activated.connect(self._on_activated)
        self.tree.deleted.connect(self._on_deleted)
        self.setFocusProxy(self.tree)
        self.retranslate()

    def retranslate(self) -> None:
        self.tree.setAccessibleName(self.tr("All layers as a list"))
        self.model.retranslate()

    def refresh(self) -> None:
        project = self.context.project
        opened = self._opened()
        self._following = True
        try:
            if self.model.show_document(project.document, project.findings):
                for address in opened:
                    self.tree.expand(self.model.index_of(address))
            self._follow()
        finally:
            self._following = False

    def _opened(self) -> list[Address]:
        """The blocks whose layers are shown, outer ones first."""
        rows = self.model.holders()
        opened = [
            row.address for row in rows if self.tree.isExpanded(self.model.index_of(row.address))
        ]
        return sorted(opened, key=len)

    # ---- the selection, both ways

    def _follow(self) -> None:
        selection, place = self.context.selection, self.context.selection.place
        indexes = [self.model.index_of((*place, one)) for one in selection.ids]
        found = [index for index in indexes if index.isValid()]
        chosen = self.tree.selectionModel()
        if {(i.row(), i.internalId()) for i in found} == {
            (i.row(), i.internalId()) for i in chosen.selectedRows()
        }:
            return
        chosen.select(_ranges(self.model, found), Flag.ClearAndSelect | Flag.Rows)
        if found:
            chosen.setCurrentIndex(found[-1], Flag.NoUpdate)
            self.tree.scrollTo(found[-1])

    def _on_selected(self) -> None:
        if self._following:
            return
        rows = [self.model.row(index) for index in self.tree.selectionModel().selectedRows()]
        current = self.tree.currentIndex()
        last = self.model.row(current) if current.isValid() else None
        if not rows:
            self.context.selection.set(())
            return
        primary = last if last in rows else rows[-1]
        ids = [row.node.id for row in rows if row.parent == primary.parent and row is not primary]
        self.context.selection.enter(primary.address[:-1], [*ids, primary.node.id])

    # ---- what a person does

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row.opens is not None:
            self.tree.expand(index.siblingAtColumn(NAME))
            self.context.selection.enter(row.opens)
        else:
            self.context.selection.show(row.address)
            self.context.selection.parameters_asked.emit()

    def _on_renamed(self, row: Row, name: str) -> None:
        label = translate("Canvas", "Rename to {name}", name=name)
        place, _ = seen_at(row.address)
        self._edit(place, name_node, row.node.id, name, label=label, node=row.node.id)

    def _on_deleted(self) -> None:
        ids, place = self.context.selection.ids, self.context.selection.place
        if not ids:
            return
        at = self.tree.currentIndex()
        above, row = self.model.index_of(place), at.row()
        label = translate("Canvas", "Delete")
        self._edit(place, remarks.remove, list(ids), label=label)
        self.context.selection.set(())
        self.refresh()
        left = self.model.rowCount(above)
        if left:
            near = self.model.index(min(row, left - 1), NAME, above)
            self.tree.selectionModel().setCurrentIndex(near, Flag.NoUpdate)

    def _edit(self, place: Address | None, *arguments: object, **texts: object) -> None:
        edit = self.context.project.edit
        self.context.bridge.attempt(edit, *arguments, place=place, **texts)


def _ranges(model: OutlineModel, indexes: Iterable[Index]) -> QItemSelection:
    """Rows that stand together as one range: a range for each of 5,000 rows takes seconds."""
    made = QItemSelection()
    ordered = sorted(indexes, key=lambda one: (one.internalId(), one.row()))
    first = 0
    for at, index in enumerate(ordered):
        after = ordered[at + 1] if at + 1 < len(ordered) else None
        together = (
            after is not None
            and after.internalId() == index.internalId()
            and after.row() == index.row() + 1
        )
        if not together:
            made.select(ordered[first], index.sibling(index.row(), COUNT))
            first = at + 1
    return made
