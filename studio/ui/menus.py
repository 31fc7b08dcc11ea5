"""The menus, made from the table of actions: behind the logo, or in macOS's own menu bar."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from studio.ui import translations
from studio.ui.action_set import ActionSet
from studio.ui.actions import MENUS, SUBMENUS

NATIVE = sys.platform == "darwin"

CONTEXT: dict[str, list[str | None]] = {
    "node": [
        "window.rename",
        "canvas.mute",
        "many.freeze",
        "canvas.fold",
        None,
        "blocks.make",
        "remarks.frame",
        "blocks.open",
        "blocks.unfold",
        "blocks.unpack",
        "blocks.make_independent",
        None,
        "sharing.share",
        "sharing.unlink",
        None,
        "canvas.cut",
        "canvas.copy",
        "canvas.duplicate",
        None,
        "canvas.delete_selection",
        "canvas.delete_joined",
        "wires.join",
        "wires.cut",
        None,
        "window.explain",
    ],
    "wire": ["remarks.add_bend", "remarks.straighten", None, "canvas.delete_selection"],
    "remark": [
        "window.rename",
        "remarks.fit",
        None,
        "canvas.cut",
        "canvas.copy",
        "canvas.duplicate",
        None,
        "canvas.delete_selection",
        None,
    ],
    "nothing": [
        "blocks.leave",
        "canvas.search",
        "remarks.note",
        "remarks.frame",
        "canvas.paste",
        "many.paste_joined",
        None,
        "canvas.select_all",
        "canvas.tidy",
        "canvas.fit",
    ],
}
"""Entries of the context menu over a node, a wire, a frame or note, and the ground."""


class MainMenu(QMenu):
    """File, Edit, Network, Training, View, Help."""

    def __init__(self, actions: ActionSet, window: QMainWindow) -> None:
        super().__init__(window)
        self._menus = {name: QMenu(self) for name in MENUS}
        for name, menu in self._menus.items():
            _fill(menu, [one for one in actions if one.command.menu == name])
            self.addMenu(menu)
        for name, (parent, _) in SUBMENUS.items():
            inner = self._menus[name] = QMenu(self)
            _fill(inner, [one for one in actions if one.command.menu == name])
            self._menus[parent].addMenu(inner)
        if NATIVE:
            bar = QMenuBar(None)
            for name in MENUS:
                bar.addMenu(self._menus[name])
            window.setMenuBar(bar)
        self.retranslate()

    def retranslate(self) -> None:
        for name, menu in self._menus.items():
            title = MENUS[name] if name in MENUS else SUBMENUS[name][1]
            menu.setTitle(translations.text(title))

    def menu(self, name: str) -> QMenu:
        return self._menus[name]

    def insert_after(self, name: str, action: QAction, inner: QMenu) -> None:
        """A submenu after one of the actions."""
        actions = self._menus[name].actions()
        place = actions.index(action) + 1
        if place < len(actions):
            self._menus[name].insertMenu(actions[place], inner)
        else:
            self._menus[name].addMenu(inner)


def _fill(menu: QMenu, actions: list) -> None:
    section = 0
    for action in actions:
        if action.command.section != section:
            menu.addSeparator()
            section = action.command.section
        menu.addAction(action)
