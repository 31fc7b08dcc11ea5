"""Every command by name, with its keys. Not here: what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.spec.messages import Message
from studio.ui import translations
from studio.ui.action_set import ActionSet, CommandAction
from studio.ui.actions import MENUS, SUBMENUS
from studio.ui.finder import Finder, Item

WIDTH = 560
Provider = Callable[[], Iterable[QAction]]


class CommandPalette(Finder):
    """Lists the actions of the table, then what else can be done (templates, panels, exports)."""

    def __init__(self, actions: ActionSet, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._others: list[tuple[Message, Provider]] = []
        self.chosen.connect(self._on_chosen)

    def add_others(self, group: Message, provider: Provider) -> None:
        """More things to find, shown as "group: text"; asked for when the palette opens."""
        self._others.append((group, provider))

    def open(self) -> None:
        prompt = self.tr("What do you want to do?")
        self.set_texts(prompt, self.tr("Command palette"))
        items = [_item(action) for action in self._actions if action.command.id != "palette.open"]
        for group, provider in self._others:
            items += [_other(group, action) for action in provider()]
        x = (self.window().width() - WIDTH) // 2
        self.open_at(QPoint(x, 56), WIDTH, items)

    def _on_chosen(self, action: QAction) -> None:
        action.trigger()


def _item(action: CommandAction) -> Item:
    name = action.command.menu
    menu = plain(translations.text(MENUS[name] if name in MENUS else SUBMENUS[name][1]))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    texts = (plain(action.text()), f"{menu} {plain(action.text())}", str(action.command.title))
    return Item(
        action,
        texts,
        keys,
        action.icon() if not action.icon().isNull() else None,
        enabled=action.isEnabled(),
        tip=action.statusTip(),
    )


def _other(group: Message, action: QAction) -> Item:
    text = f"{translations.text(group)}: {plain(action.text())}"
    return Item(action, (text,), enabled=action.isEnabled(), tip=action.toolTip())


def plain(text: str) -> str:
    """A menu text without the mark of its mnemonic."""
    return text.replace("(&", "\0(").split("\0")[0] if "(&" in text else text.replace("&", "")
