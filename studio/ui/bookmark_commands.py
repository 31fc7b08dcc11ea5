"""Bookmarks of places: named, listed in the View menu and the command palette, jumped to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from studio.graph import bookmarks
from studio.graph.model import Bookmark
from studio.graph.places import settled
from studio.spec.messages import translate
from studio.ui import translations
from studio.ui.canvas.view import Canvas
from studio.ui.command_palette import CommandPalette
from studio.ui.live import Context
from studio.ui.menus import MainMenu

GROUP = translate("Bookmarks", "Bookmark")
REMOVAL = translate("Bookmarks", "Remove the bookmark")


class BookmarkCommands(QObject):
    """They are part of the project, and making or removing one can be undone."""

    name = "bookmarks"

    def __init__(self, context: Context, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._canvas = canvas
        self._window = window
        self._menu = QMenu(window)
        self._removal = QMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._actions: dict[object, QAction] = {}
        self._latest = -1

    def attach(self, menu: MainMenu, after: QAction, palette: CommandPalette) -> None:
        """Where they are listed."""
        menu.insert_after("view", after, self._menu)
        menu.aboutToShow.connect(self._entitle)
        palette.add_others(GROUP, self._jumps)
        palette.add_others(REMOVAL, self._removals)

    @property
    def _known(self) -> tuple[Bookmark, ...]:
        return self._context.project.document.bookmarks

    # ---- commands

    def add(self) -> None:
        """Ask for a name for what is shown now."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Bookmark this place"))
        dialog.setLabelText(self.tr("Name:"))
        dialog.setTextValue(self._proposed())
        dialog.textValueSelected.connect(self.add_named)
        dialog.open()

    def add_named(self, name: str) -> None:
        """Bookmark what is shown now. A refusal is said."""
        canvas, middle = self._canvas, self._canvas.shown().center()
        place = self._context.selection.place
        bookmark = Bookmark(name, place, middle.x(), middle.y(), canvas.scale_now)
        label = translate("Bookmarks", "Bookmark {name}", name=name)
        canvas.editing.do(bookmarks.add, bookmark, label=label)

    def next(self) -> None:
        """Jump to one after the other."""
        if self._known:
            self._latest = (self._latest + 1) % len(self._known)
            self._jump(self._known[self._latest])

    def _proposed(self) -> str:
        selection, canvas = self._context.selection, self._canvas
        items = canvas.picture.remarks.items
        for remark_id in selection.beside:
            if items[remark_id].remark.text:
                return items[remark_id].remark.text.splitlines()[0][: bookmarks.LONGEST]
        node = canvas.editing.node(selection.ids[-1]) if selection.ids else None
        return node.name if node else self.tr("Place {0}").format(len(self._known) + 1)

    def _jump(self, bookmark: Bookmark, checked: bool = False) -> None:
        """A place in a block that is gone leads to what is left around it."""
        canvas, project = self._canvas, self._context.project
        place = settled(project.document, project.findings, bookmark.place)
        if place != self._context.selection.place:
            self._context.selection.enter(place)
        room = canvas.viewport().rect()
        middle = QPointF(room.width(), room.height()) / 2
        canvas.fitted = False
        canvas.look(bookmark.scale, QPointF(bookmark.x, bookmark.y) - middle / bookmark.scale)
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, name: str, checked: bool = False) -> None:
        label = translate("Bookmarks", "Remove the bookmark {name}", name=name)
        self._canvas.editing.do(bookmarks.remove, name, label=label)

    # ---- lists

    def _jumps(self) -> list[QAction]:
        return [self._action(one, one.name, self._jump) for one in self._known]

    def _removals(self) -> list[QAction]:
        return [self._action(one.name, one.name, self._remove) for one in self._known]

    def _action(self, key: Bookmark | str, name: str, task: Callable[..., None]) -> QAction:
        """The same one each time that it is asked for."""
        if key not in self._actions:
            action = self._actions[key] = QAction(name.replace("&", "&&"), self)
            action.triggered.connect(partial(task, key))
        return self._actions[key]

    def _entitle(self) -> None:
        self._menu.setTitle(self.tr("Bookmarks"))
        self._menu.menuAction().setEnabled(bool(self._known))

    def _fill(self) -> None:
        for menu, actions in ((self._menu, self._jumps()), (self._removal, self._removals())):
            menu.clear()
            menu.addActions(actions)
        self._removal.setTitle(translations.text(REMOVAL))
        self._menu.addSeparator()
        self._menu.addMenu(self._removal)
