"""Every step of the document since it was opened; a click goes back or forward to one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from studio.graph.history import Entry
from studio.spec.messages import translate
from studio.ui import theme, translations
from studio.ui.panels.panel import Context, Panel, panel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class HistoryModel(QAbstractListModel):
    """Entries, the oldest first; one of them is the present."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self.present = -1
        picture = QPixmap(16, 16)
        picture.fill(Qt.GlobalColor.transparent)
        self._gap = QIcon(picture)

    def show_entries(self, entries: list[Entry], present: int) -> None:
        same = len(entries) == len(self._entries) and all(
            one is other for one, other in zip(entries, self._entries, strict=True)
        )
        if same and present == self.present:
            return
        if same:
            self.present = present
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries, self.present = entries, present
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = 0) -> Any:
        row = index.row()
        if role == Role.DisplayRole:
            return self._text(row)
        if role == Role.AccessibleTextRole:
            return self._spoken(row)
        if role == Role.DecorationRole:
            return theme.icon("chevron_right", "accent") if row == self.present else self._gap
        if role == Role.ForegroundRole and row > self.present:
            return theme.current().muted
        if role == Role.FontRole and row == self.present:
            return theme.sans(bold=True)
        return None

    def _text(self, row: int) -> str:
        label = self._entries[row].label
        return self.tr("As it was before") if label is None else translations.text(label)

    def _spoken(self, row: int) -> str:
        text = self._text(row)
        if row == self.present:
            return self.tr("{0}, now").format(text)
        return self.tr("{0}, undone").format(text) if row > self.present else text


@panel("history", translate("Panels", "History"), "left")
class HistoryPanel(Panel):
    """Click or Enter on an entry makes it the present: several undos or redos in one go."""

    news_ms = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = HistoryModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(14, 14))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._shown = -1
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("History"))

    def refresh(self) -> None:
        history = self.context.project.history
        self.model.show_entries(history.entries(), history.position)
        present = self.model.index(history.position)
        if not self.list.currentIndex().isValid() or self._shown != history.position:
            self.list.setCurrentIndex(present)
            self.list.scrollTo(present)
        self._shown = history.position

    def _on_chosen(self, index: QModelIndex) -> None:
        self.context.show_change(self.context.project.go_to(index.row()))
