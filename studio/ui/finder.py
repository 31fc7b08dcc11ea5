"""A box that is searched by typing: the base of command palette, layer search and recent files.

Not here: what can be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui import theme
from studio.ui.fuzzy import Match, ranked
from studio.ui.labels import label

Index = QModelIndex | QPersistentModelIndex

ROW = 30
MOST_ROWS = 11
DOUBT = 12
"""Points that a doubtful item is behind: less than for a word that was typed in full."""
HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Item:
    """Something that can be found: `texts` are what it is found by, the first one is shown.

    `family` puts a square in its colour in front instead of an icon. `doubt`: why it is hardly
    meant; such items stand last while nothing is typed, and the reason below the list.
    """

    key: Any
    texts: tuple[str, ...]
    note: str = ""
    icon: QIcon | None = None
    family: str = ""
    enabled: bool = True
    tip: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Hit:
    item: Item
    places: tuple[int, ...]


class HitModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = 0) -> Any:
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.item.texts[0]
        return hit.item.tip or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        able = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return able if self.hits[index.row()].item.enabled else Qt.ItemFlag.NoItemFlags


class HitDelegate(QStyledItemDelegate):
    """Icon or square, text with the found letters bold, note on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        used = theme.current()
        rect = option.rect.adjusted(5, 1, -5, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._ground(painter, rect, theme.tinted(used.accent, 0.2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            self._ground(painter, rect, used.hover)
        if not hit.item.enabled:
            painter.setOpacity(0.45)
        self._mark(painter, rect, hit.item)
        if hit.item.doubt and hit.item.enabled:
            painter.setOpacity(0.6)
        taken = self._note(painter, rect, hit.item.note)
        self._text(painter, rect.adjusted(32, 0, -taken - 10, 0), hit)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 5, 5)

    def _mark(self, painter: QPainter, rect: QRect, item: Item) -> None:
        middle = rect.center().y()
        if item.family:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().family(item.family))
            painter.drawRoundedRect(QRect(rect.left() + 11, middle - 4, 9, 9), 2.5, 2.5)
        elif item.icon is not None:
            item.icon.paint(painter, QRect(rect.left() + 8, middle - 7, 16, 16))

    def _note(self, painter: QPainter, rect: QRect, note: str) -> int:
        if not note:
            return 0
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(theme.current().muted)
        width = min(painter.fontMetrics().horizontalAdvance(note) + 2, rect.width() // 2)
        shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideMiddle, width)
        area = rect.adjusted(0, 0, -10, 0)
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown
        )
        return width + 10

    def _text(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        used = theme.current()
        plain, bold = theme.sans(), theme.sans(bold=True)
        x = area.left()
        for text, found in _runs(hit.item.texts[0], hit.places):
            font: QFont = bold if found else plain
            metrics = QFontMetrics(font)
            room = area.right() - x
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(used.accent if found else used.text)
            painter.drawText(
                QRect(x, area.top(), room, area.height()), int(Qt.AlignmentFlag.AlignVCenter), shown
            )
            x += metrics.horizontalAdvance(shown)
            if shown != text:
                return

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)


def _runs(text: str, places: Sequence[int]) -> list[tuple[str, bool]]:
    """The text in pieces of found and other letters."""
    runs: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        found = at in places
        if runs and runs[-1][1] == found:
            runs[-1] = (runs[-1][0] + letter, found)
        else:
            runs.append((letter, found))
    return runs


class Finder(QFrame):
    """The box lies over the window. Enter or click chooses, Escape or a click outside closes."""

    chosen = Signal(object)
    """The key of an item; the box is closed by then."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ground = window
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.line = QLineEdit()
        self.list = QListView()
        self._model = HitModel(self)
        self._items: list[Item] = []
        self.list.setModel(self._model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setProperty("kind", "drawn")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.nothing = label(kind="small", wrap=True)
        self.nothing.setContentsMargins(6, 4, 6, 6)
        column.addWidget(self.nothing)
        self.remark = label(kind="warning", wrap=True)
        self.remark.setContentsMargins(6, 0, 6, 2)
        column.addWidget(self.remark)
        self.remark.hide()
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.line.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._on_clicked)
        self.line.installEventFilter(self)
        self.hide()

    def set_texts(self, placeholder: str, name: str) -> None:
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.list.setAccessibleName(name)

    def open_at(self, corner: QPoint, width: int, items: list[Item]) -> None:
        """Show the box with its top left corner at `corner` of the window, kept inside."""
        self._items = items
        self._cast_shadow()
        self.line.clear()
        self._search("")
        self.setFixedWidth(width)
        self._fit()
        parent = self._ground.rect()
        x = max(8, min(corner.x(), parent.width() - width - 8))
        y = max(8, min(corner.y(), parent.height() - self._tallest() - 8))
        self.move(x, y)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _cast_shadow(self) -> None:
        if self.graphicsEffect() is None:
            shadow = QGraphicsDropShadowEffect(self)
            shadow.setBlurRadius(32)
            shadow.setOffset(0, 8)
            shadow.setColor(QColor(0, 0, 0, 110))
            self.setGraphicsEffect(shadow)

    def _tallest(self) -> int:
        return min(self.height(), self._ground.height() - 16)

    def _fit(self) -> None:
        rows = min(MOST_ROWS, self._model.rowCount())
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        self.list.setFixedHeight(rows * ROW + 2)
        self.adjustSize()
        lowest = self._ground.height() - self.height() - 8
        if self.isVisible() and self.y() > lowest:
            self.move(self.x(), max(8, lowest))

    def _on_typed(self, typed: str) -> None:
        self._search(typed)
        self._fit()

    def found(self, typed: str, items: list[Item]) -> list[tuple[Item, Match]]:
        """What fits, best first. Subclasses may understand more than letters."""
        return ranked(typed, [(item, item.texts) for item in items])

    def _search(self, typed: str) -> None:
        found = self.found(typed, self._items)
        found.sort(
            key=lambda pair: (not pair[0].enabled, DOUBT * bool(pair[0].doubt) - pair[1].score)
        )
        self._model.show_hits([Hit(item, fit.places) for item, fit in found])
        self.nothing.setText(self.tr("Nothing is found for “{0}”.").format(typed.strip()))
        self._remark("")
        if found:
            self.list.setCurrentIndex(self._model.index(0))

    def _on_current(self, index: QModelIndex) -> None:
        self._remark(self._model.hits[index.row()].item.doubt if index.isValid() else "")
        self._fit()

    def _remark(self, text: str) -> None:
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def hits(self) -> list[Item]:
        """What is listed now, best first."""
        return [hit.item for hit in self._model.hits]

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._model.hits):
            return
        item = self._model.hits[row].item
        if item.enabled:
            self.close_box()
            self.chosen.emit(item.key)

    def close_box(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(
            self.window().focusWidget()
        ):
            self.close_box()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - MOST_ROWS,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._move(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._choose(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        else:
            return False
        return True
