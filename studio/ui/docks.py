"""The two lower areas with their panels: which tab where, what floats. Not here: the panels."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from studio.spec.messages import Message
from studio.ui import translations
from studio.ui.live import Context
from studio.ui.tabs import DockArea, FloatingPanel, geometry_text, restore_geometry

LEFT, RIGHT = "left", "right"


class Docks(QSplitter):
    """Every registered panel has a tab in one of the areas, or floats.

    The panels are imported once the window is painted: plots load numpy, and nobody waits for
    them. Whoever needs one before that asks `fill`.
    """

    name = "docks"

    filled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self.areas = {LEFT: DockArea(), RIGHT: DockArea()}
        self._floating: dict[str, FloatingPanel] = {}
        self._home: dict[str, str] = {}
        self._titles: dict[str, Message] = {}
        self._wanted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fill)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for area in self.areas.values():
            area.setMinimumWidth(220)
            self.addWidget(area)
            area.floated.connect(self._on_floated)
            area.moved.connect(self._on_moved)
        self.setSizes([540, 460])

    def fill(self) -> None:
        """Give every panel its tab, and the layout that was asked for; does so once."""
        if self._home:
            return
        from studio.ui.panels.panel import PANELS

        for name, panel in PANELS.items():
            self._home[name] = panel.area
            self._titles[name] = panel.title
            make = partial(panel, self._context)
            self.areas[panel.area].add(name, translations.text(panel.title), make)
        if self._wanted:
            self.restore(self._wanted)
        self.filled.emit()

    def names(self) -> list[str]:
        self.fill()
        return list(self._home)

    def title(self, name: str) -> str:
        """What a panel is called in the language of the window."""
        return translations.text(self._titles[name])

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front, wherever it is.

        Raises:
            KeyError: there is no panel of that name.
        """
        self.fill()
        floating = self._floating.get(name)
        if floating is not None:
            floating.show()
            floating.raise_()
            floating.activateWindow()
            return
        self.areas[self._home[name]].show_page(name)

    def outline(self) -> None:
        self.enter_panel("outline")

    def history(self) -> None:
        self.enter_panel("history")

    def enter_panel(self, name: str) -> None:
        """Bring a panel to the front and put the keyboard into it. Raises KeyError."""
        self.setVisible(True)
        self.show_panel(name)
        self.panel(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def float_panel(self, name: str) -> None:
        """Show a panel in a window of its own. Raises KeyError: there is no panel of that name."""
        self.show_panel(name)
        if name not in self._floating:
            self._on_floated(name, *self.areas[self._home[name]].take(name))

    def panel(self, name: str) -> QWidget:
        self.fill()
        floating = self._floating.get(name)
        return floating.page if floating is not None else self.areas[self._home[name]].page(name)

    def floating(self) -> dict[str, FloatingPanel]:
        return dict(self._floating)

    def _on_floated(self, name: str, title: str, page: QWidget) -> None:
        frame = FloatingPanel(name, title, page, self.window())
        self._floating[name] = frame
        frame.returned.connect(self._on_returned)
        frame.resize(max(page.width(), 420), max(page.height(), 320))
        frame.move(self.mapToGlobal(self.rect().center()) - frame.rect().center())
        frame.show()

    def _on_returned(self, name: str) -> None:
        frame = self._floating.pop(name)
        self.areas[self._home[name]].put(name, frame.windowTitle(), frame.page)
        frame.deleteLater()

    def _on_moved(self, name: str) -> None:
        here = self._home[name]
        there = RIGHT if here == LEFT else LEFT
        title, page = self.areas[here].take(name)
        self._home[name] = there
        self.areas[there].put(name, title, page)

    def dock_all(self) -> None:
        """Close what floats; for the end of the window."""
        for frame in list(self._floating.values()):
            frame.close()

    # ---- remembered

    def state(self) -> str:
        """Areas, tabs, what floats and where, as text for the settings file."""
        if not self._home:
            return self._wanted
        return json.dumps(
            {
                "tabs": {side: area.names() for side, area in self.areas.items()},
                "current": {side: area.current() for side, area in self.areas.items()},
                "floating": {n: geometry_text(frame) for n, frame in self._floating.items()},
                "sizes": self.sizes(),
            }
        )

    def restore(self, text: str) -> None:
        """Put panels where they were; a text that is not understood changes nothing."""
        self._wanted = text
        if not self._home:
            return
        try:
            state = json.loads(text)
            sides = {name: side for side in self.areas for name in state["tabs"][side]}
            current, sizes = dict(state["current"]), [int(size) for size in state["sizes"]]
            floating = dict(state["floating"])
        except (ValueError, KeyError, TypeError):
            return
        for name, side in sides.items():
            if name in self._home and self._home[name] != side:
                self._on_moved(name)
        for side, name in current.items():
            self.areas[side].show_page(name)
        for name, place in floating.items():
            if name in self._home:
                self.float_panel(name)
                restore_geometry(self._floating[name], str(place))
        if len(sizes) == len(self.areas) and any(sizes):
            self.setSizes(sizes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        frame = self.window().windowHandle()
        if frame is None or frame.isExposed():
            self._later.start()
        elif not self._home:
            frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is exposed, and with that painted: the next turn belongs to the panels."""
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._later.start()
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for area in self.areas.values():
                area.retranslate()
            for name, home in self._home.items():
                title = self.title(name)
                self.areas[home].set_title(name, title)
                if name in self._floating:
                    self._floating[name].setWindowTitle(title)
        super().changeEvent(event)
