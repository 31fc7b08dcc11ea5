"""How the rows of the list of layers look: families, layers, and what hides the rare ones."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme

Index = QModelIndex | QPersistentModelIndex

OFFER = Qt.ItemDataRole.UserRole
FAMILY = Qt.ItemDataRole.UserRole + 1
MORE = Qt.ItemDataRole.UserRole + 2
"""On the row behind the usual layers of a family: whether the others are shown."""
ROW = 24
LEAST_LETTERS = 3
"""Of a title that is cut off: less says nothing."""
SQUARE = 9


class LayerDelegate(QStyledItemDelegate):
    """Paints families as small headings and layers with a square in the colour of the family."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(MORE) is not None:
            self._paint_more(painter, option, index)
        elif index.data(OFFER) is None:
            self._paint_family(painter, option, index)
        else:
            self._paint_layer(painter, option, index)
        painter.restore()

    def _paint_family(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        used = theme.current()
        rect = option.rect
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        arrow = theme.icon("chevron_down" if opened else "chevron_right", "muted")
        arrow.paint(painter, QRect(rect.left() + 8, rect.center().y() - 5, 12, 12))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(used.accent)
        else:
            painter.setPen(used.muted)
        painter.setFont(theme.sans(theme.SMALL_PX))
        area = rect.adjusted(24, 1, -6, 0)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        used = theme.current()
        area = self._raised(painter, option).adjusted(18 + SQUARE + 9, 0, -4, 0)
        arrow = theme.icon("chevron_up" if index.data(MORE) else "chevron_down", "muted")
        arrow.paint(painter, QRect(area.left() - SQUARE - 11, area.center().y() - 5, 11, 11))
        painter.setPen(used.muted)
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), index.data())

    def _raised(self, painter: QPainter, option: QStyleOptionViewItem) -> QRect:
        """Paint the ground of a row that is chosen or under the mouse; its rectangle."""
        rect = option.rect.adjusted(6, 1, -6, -1)
        ground = self._ground(option)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 5, 5)
        return rect

    def _paint_layer(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        used = theme.current()
        rect = self._raised(painter, option)
        square = QRect(rect.left() + 18, rect.center().y() - SQUARE // 2, SQUARE, SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(used.family(index.data(FAMILY)))
        painter.drawRoundedRect(square, 2.5, 2.5)
        painter.setPen(used.text if self._ground(option) is None else used.strong)
        painter.setFont(theme.sans())
        area = rect.adjusted(18 + SQUARE + 9, 0, -4, 0)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), name)
        self._paint_title(
            painter, area.adjusted(metrics.horizontalAdvance(name) + 8, 0, 0, 0), index
        )

    def _paint_title(self, painter: QPainter, area: QRect, index: Index) -> None:
        """The layer's name in the language of the window, where it has one and there is room."""
        title = index.data(OFFER).title
        if not title or area.width() < 24:
            return
        painter.setPen(theme.current().muted)
        painter.setFont(theme.sans(theme.SMALL_PX))
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        if text == title or len(text) > LEAST_LETTERS:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _ground(self, option: QStyleOptionViewItem) -> object:
        used = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            return theme.tinted(used.accent, 0.2)
        return used.hover if option.state & QStyle.StateFlag.State_MouseOver else None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW if index.data(OFFER) is not None else ROW + 2)
