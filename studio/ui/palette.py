"""The list of layers on the left: search, drag onto the canvas, or add after the selected layer.

Not here: the edit that adds one.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QDrag, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.spec.layer import LAYERS, Operation
from studio.ui import theme, translations
from studio.ui.families import BLOCK, FAMILIES, by_family
from studio.ui.fuzzy import ranked
from studio.ui.layer_rows import FAMILY, MORE, OFFER, SQUARE, LayerDelegate
from studio.ui.offers import Offer, layer_offer

LAYER_MIME = "application/x-layerloom-layer"
"""What is dragged from the list: the type name in UTF-8."""


class LayerTree(QTreeWidget):
    """Families and their layers. Dragging gives `LAYER_MIME`."""

    chosen = Signal(str)
    removed = Signal(str)
    """The type of a block that is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drawn")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(LayerDelegate(self))
        self.setDragEnabled(True)
        self.setExpandsOnDoubleClick(False)
        self.itemDoubleClicked.connect(self._on_double_clicked)
        self.itemClicked.connect(self._on_clicked)
        self._blocks: list[Offer] = []
        self._typed = ""
        self.fill()

    def fill(self) -> None:
        """Every registered layer."""
        self.clear()
        for family, layers in by_family().items():
            heading = self._heading(family)
            for declaration in sorted(layers, key=_rare):
                if _rare(declaration) and not any(map(_is_more, _children(heading))):
                    self._enter_more(heading)
                self._enter(heading, layer_offer(declaration))
            heading.setExpanded(True)
        self._name_headings()

    def _heading(self, family: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self)
        heading.setData(0, FAMILY, family)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return heading

    def _enter(self, heading: QTreeWidgetItem, offer: Offer) -> None:
        item = QTreeWidgetItem(heading, [offer.name])
        item.setData(0, OFFER, offer)
        item.setData(0, FAMILY, offer.family)
        item.setToolTip(0, offer.tip)

    def _enter_more(self, heading: QTreeWidgetItem) -> None:
        item = QTreeWidgetItem(heading)
        item.setData(0, MORE, False)

    def _fold(self, heading: QTreeWidgetItem) -> None:
        """Show the rare layers of a family or hide them, and say how many there are."""
        rows = _children(heading)
        more = next(filter(_is_more, rows), None)
        if more is None:
            return
        rare = rows[rows.index(more) + 1 :]
        for item in rare:
            item.setHidden(not more.data(0, MORE))
        count = QLocale().toString(len(rare))
        more.setText(
            0, self.tr("fewer") if more.data(0, MORE) else self.tr("{0} more").format(count)
        )

    def _toggle(self, item: QTreeWidgetItem) -> None:
        """Unfold or fold a heading, or the rare layers of a family."""
        heading = item.parent()
        if heading is not None:
            item.setData(0, MORE, not item.data(0, MORE))
            self._fold(heading)
        else:
            item.setExpanded(not item.isExpanded())

    def show_blocks(self, offers: list[Offer]) -> None:
        """The blocks of the document, below the layers; the heading is there while any are."""
        if offers == self._blocks:
            return
        self._blocks = offers
        old = next((h for h in self.headings() if h.data(0, FAMILY) == BLOCK), None)
        opened = old is None or old.isExpanded()
        if old is not None:
            self.takeTopLevelItem(self.indexOfTopLevelItem(old))
        if offers:
            heading = self._heading(BLOCK)
            for offer in offers:
                self._enter(heading, offer)
            heading.setExpanded(opened)
        self._name_headings()

    def _name_headings(self) -> None:
        for heading in self.headings():
            family = heading.data(0, FAMILY)
            own = self.tr("Blocks of this project")
            title = own if family == BLOCK else translations.text(FAMILIES[family])
            heading.setText(0, title)
            if not self._typed:
                self._fold(heading)

    def retranslate(self) -> None:
        self._name_headings()
        for item in self.items():
            declaration = LAYERS.get(item.data(0, OFFER).type)
            if declaration is not None:
                offer = layer_offer(declaration)
                item.setData(0, OFFER, offer)
                item.setToolTip(0, offer.tip)

    def headings(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [heading for heading in found if heading is not None]

    def items(self) -> list[QTreeWidgetItem]:
        """The layers, in the order of the list."""
        rows = (item for heading in self.headings() for item in _children(heading))
        return [item for item in rows if not _is_more(item)]

    def filter(self, typed: str) -> None:
        """Show what fits the typed text; the best one becomes the current one."""
        candidates = [(item, item.data(0, OFFER).texts) for item in self.items()]
        found = ranked(typed, candidates)
        fitting = {id(item) for item, _ in found}
        self._typed = typed
        for item, _ in candidates:
            item.setHidden(id(item) not in fitting)
        for heading in self.headings():
            self._filter_heading(heading)
        if typed and found:
            self.setCurrentItem(found[0][0])
        elif typed:
            self.setCurrentIndex(QModelIndex())

    def _filter_heading(self, heading: QTreeWidgetItem) -> None:
        """While something is typed all layers are looked through, also the rare ones."""
        rows = _children(heading)
        for more in filter(_is_more, rows):
            more.setHidden(bool(self._typed))
        if self._typed:
            heading.setExpanded(True)
        else:
            self._fold(heading)
        heading.setHidden(all(item.isHidden() for item in rows))

    def choose_current(self) -> None:
        item = self.currentItem()
        if item is not None and item.data(0, OFFER) is not None and not item.isHidden():
            self.chosen.emit(item.data(0, OFFER).type)

    def _on_double_clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, OFFER) is not None:
            self.chosen.emit(item.data(0, OFFER).type)

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, OFFER) is None:
            self._toggle(item)

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or item.data(0, OFFER) is None:
            return
        drag = QDrag(self)
        offer = item.data(0, OFFER)
        drag.setMimeData(layer_mime(offer.type))
        drag.setPixmap(_dragged(offer, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(14, 14))
        drag.exec(Qt.DropAction.CopyAction)
        # Where the drag ended the mouse is not over the list any more, but nobody tells it.
        QApplication.sendEvent(self.viewport(), QEvent(QEvent.Type.Leave))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item is not None and item.data(0, OFFER) is None:
                self._toggle(item)
            else:
                self.choose_current()
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item and _is_block(item):
            self.removed.emit(item.data(0, OFFER).type)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        if item is None or not _is_block(item):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove = menu.addAction(self.tr("Delete the block"))
        remove.setData(item.data(0, OFFER).type)
        menu.triggered.connect(self._on_menu)
        menu.popup(event.globalPos())

    def _on_menu(self, action: QAction) -> None:
        self.removed.emit(action.data())


class Palette(QWidget):
    """Search field and list."""

    chosen = Signal(str)
    """The type name of a layer that is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(theme.icon("search", "muted"), "", self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.tree = LayerTree()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self.search.textChanged.connect(self.tree.filter)
        self.search.returnPressed.connect(self.tree.choose_current)
        self.tree.chosen.connect(self.chosen)
        self.search.installEventFilter(self)
        self._describe()

    def retranslate(self) -> None:
        self._describe()
        self.tree.retranslate()

    def _describe(self) -> None:
        self.search.setPlaceholderText(self.tr("Search layers…  ( / )"))
        self.search.setAccessibleName(self.tr("Search layers"))
        self.search.setToolTip(self.tr("Type a part of a name; Enter adds the layer."))
        self.tree.setAccessibleName(self.tr("Layers"))

    def show_blocks(self, offers: list[Offer]) -> None:
        self.tree.show_blocks(offers)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field move in the list; Escape empties it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.tree.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _rare(declaration: type[Operation]) -> bool:
    return not declaration.usual


def _is_more(item: QTreeWidgetItem) -> bool:
    return item.data(0, MORE) is not None


def _is_block(item: QTreeWidgetItem | None) -> bool:
    offer = None if item is None else item.data(0, OFFER)
    return offer is not None and offer.family == BLOCK


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (heading.child(number) for number in range(heading.childCount()))
    return [item for item in found if item is not None]


def layer_mime(type_name: str) -> QMimeData:
    """What is dragged onto the canvas."""
    data = QMimeData()
    data.setData(LAYER_MIME, QByteArray(type_name.encode("utf-8")))
    data.setText(type_name)
    return data


def _dragged(offer: Offer, ratio: float) -> QPixmap:
    """A small picture of the layer under the mouse."""
    used, font = theme.current(), theme.sans(bold=True)
    size = QSize(48 + 9 * len(offer.name), 32)
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(used.accent)
    painter.setBrush(used.raised)
    painter.drawRoundedRect(QRect(QPoint(1, 1), size - QSize(3, 3)), 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(used.family(offer.family))
    painter.drawRoundedRect(QRect(11, 11, SQUARE, SQUARE), 2.5, 2.5)
    painter.setPen(used.text)
    painter.setFont(font)
    painter.drawText(
        QRect(28, 0, size.width() - 32, 31), int(Qt.AlignmentFlag.AlignVCenter), offer.name
    )
    painter.end()
    return made
