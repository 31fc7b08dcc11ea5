"""Tabs with an accent line under the current one: the sides of the window and the lower areas.

Pages of the lower areas can float as windows of their own, and change sides. Not here: the panels.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.ui import theme

HEADER = 34
Make = Callable[[], QWidget]


class Tabs(QWidget):
    """Named pages, each made when it is first shown."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setFixedHeight(HEADER)
        self.stack = QStackedWidget()
        self._makers: dict[str, Make] = {}
        self._made: dict[str, QWidget] = {}
        self._frame = QFrame()
        self._frame.setProperty("kind", "tabs")
        self.header = QHBoxLayout(self._frame)
        self.header.setContentsMargins(6, 0, 6, 0)
        self.header.setSpacing(2)
        self.header.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_changed)

    def add(self, name: str, title: str, make: Make) -> None:
        """A page at the end; `make` is called when it is first looked at."""
        self._makers[name] = make
        self._add_tab(name, title)

    def _add_tab(self, name: str, title: str) -> None:
        place = self.bar.addTab(title)
        self.bar.setTabData(place, name)
        if self.bar.count() == 1:
            self._on_changed(0)

    def names(self) -> list[str]:
        """The pages in the order of the tabs."""
        return [self.bar.tabData(place) for place in range(self.bar.count())]

    def set_title(self, name: str, title: str) -> None:
        if name in self.names():
            self.bar.setTabText(self.names().index(name), title)

    def current(self) -> str:
        return self.bar.tabData(self.bar.currentIndex()) or ""

    def show_page(self, name: str) -> None:
        if name in self.names():
            self.bar.setCurrentIndex(self.names().index(name))

    def page(self, name: str) -> QWidget:
        """The page itself, made if it was never shown."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.stack.addWidget(self._made[name])
        return self._made[name]

    def _on_changed(self, place: int) -> None:
        name = self.bar.tabData(place) if place >= 0 else None
        if name is None:
            return
        if self.isVisible() or name in self._made:
            self.stack.setCurrentWidget(self.page(name))
        self.shown.emit(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.current():
            self.stack.setCurrentWidget(self.page(self.current()))


class FloatingPanel(QFrame):
    """A window of its own around one page; closing it gives the page back."""

    returned = Signal(str)

    def __init__(self, name: str, title: str, page: QWidget, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window | Qt.WindowType.Tool)
        self.name = name
        self.page = page
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.returned.emit(self.name)


class DockArea(Tabs):
    """Tabs whose pages can float and move to the other area. The header's button floats one."""

    floated = Signal(str, str, QWidget)
    """Name, title and page of what is to float."""

    moved = Signal(str)
    """The page goes to the other area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.floater = QToolButton()
        self.floater.setIcon(theme.icon("expand", "muted"))
        self.floater.setIconSize(QSize(13, 13))
        self.floater.setProperty("kind", "tiny")
        self.floater.setFixedSize(24, 24)
        self.header.addWidget(self.floater)
        self.bar.setMovable(True)
        # Names that are cut to a letter help nobody: the bar scrolls instead.
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._on_menu)
        self.bar.tabBarDoubleClicked.connect(self._on_double_clicked)
        self.floater.clicked.connect(self._on_float)
        self._menu = QMenu(self)
        self._float = self._menu.addAction("")
        self._move = self._menu.addAction("")
        self._menu.triggered.connect(self._on_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        self.floater.setToolTip(self.tr("Show the panel in a window of its own"))
        self.floater.setAccessibleName(self.tr("Float"))
        self._float.setText(self.tr("Float"))
        self._move.setText(self.tr("Move to the other side"))

    def take(self, name: str) -> tuple[str, QWidget]:
        """Take a page out: its title and itself."""
        place = self.names().index(name)
        title = self.bar.tabText(place)
        page = self.page(name)
        self.stack.removeWidget(page)
        del self._made[name]
        self.bar.removeTab(place)
        self.setVisible(self.bar.count() > 0)
        return title, page

    def put(self, name: str, title: str, page: QWidget) -> None:
        """Put a page in that was made before, and show it."""
        self._made[name] = page
        self.stack.addWidget(page)
        self._add_tab(name, title)
        self.setVisible(True)
        self.show_page(name)

    def _on_menu(self, at: QPoint) -> None:
        place = self.bar.tabAt(at)
        if place >= 0:
            self.bar.setCurrentIndex(place)
            self._menu.popup(self.bar.mapToGlobal(at))

    def _on_chosen(self, action: QAction) -> None:
        if action is self._float:
            self._on_float()
        else:
            self.moved.emit(self.current())

    def _on_double_clicked(self, place: int) -> None:
        if place >= 0:
            self._on_float()

    def _on_float(self) -> None:
        name = self.current()
        if name:
            title, page = self.take(name)
            self.floated.emit(name, title, page)


def geometry_text(widget: QWidget) -> str:
    """The place of a window as text for the settings file."""
    return bytes(widget.saveGeometry().toBase64().data()).decode("ascii")


def restore_geometry(widget: QWidget, text: str) -> None:
    widget.restoreGeometry(QByteArray.fromBase64(text.encode("ascii")))
