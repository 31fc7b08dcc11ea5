"""Turns the table of actions into Qt actions of one window: texts, keys, enabled, ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.spec.problems import Refused
from studio.ui import theme, translations
from studio.ui.actions import Command
from studio.ui.conditions import CONDITIONS, Situation
from studio.ui.view_actions import COMMANDS

MEDIA_KEYS = frozenset({"New", "Open", "Save", "Undo", "Redo", "Cut", "Copy", "Paste", "Find"})
"""Keys that act but are not shown: few keyboards have them."""


class CommandAction(QAction):
    """One entry of the table. A refusal of what it does is told, not raised."""

    def __init__(self, command: Command, actions: ActionSet) -> None:
        super().__init__(actions)
        self.command = command
        self._actions = actions
        self.setObjectName(command.id)
        self.setShortcuts(command.sequences())
        self.setCheckable(command.checked is not None)
        if command.icon:
            self.setIcon(theme.icon(command.icon))
        self.triggered.connect(self._on_triggered)
        self.retranslate()

    def retranslate(self) -> None:
        tip = translations.text(self.command.tip)
        self.setText(translations.text(self.command.title))
        self.setToolTip(with_keys(tip, self.shortcuts()))
        self.setStatusTip(tip)

    def update_state(self, answers: Mapping[str, bool]) -> None:
        """`answers`: condition -> whether it holds now."""
        self.setEnabled(answers[self.command.when])
        if self.command.checked is not None:
            self.setChecked(answers[self.command.checked])

    def _on_triggered(self) -> None:
        self._actions.perform(self.command)


class ActionSet(QObject):
    """All actions of one window by id."""

    refused = Signal(object)
    """A `Refused` that ended what a command did."""

    done = Signal()
    """A command was carried out; conditions may have changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: Mapping[str, object] = {}
        self._answers: dict[str, bool] = {}
        asked = {name for command in COMMANDS for name in (command.when, command.checked)}
        self._conditions = {name: CONDITIONS[name] for name in asked if name is not None}
        self._actions = {command.id: CommandAction(command, self) for command in COMMANDS}

    def attach(self, parts: Mapping[str, object], canvas: QWidget, window: QWidget) -> None:
        """Say what the parts of the ids are, and where the keys act.

        Raises:
            AttributeError: a part lacks a method that the table names.
        """
        for command in COMMANDS:
            part, method = command.target
            if not callable(getattr(parts[part], method)):
                raise AttributeError(command.id)
        self._parts = parts
        for action in self:
            if action.command.focus == "canvas":
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                canvas.addAction(action)
            else:
                window.addAction(action)

    def __getitem__(self, command_id: str) -> CommandAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[CommandAction]:
        return iter(self._actions.values())

    def perform(self, command: Command) -> None:
        part, method = command.target
        task: Callable[[], None] = getattr(self._parts[part], method)
        try:
            task()
        except Refused as refused:
            self.refused.emit(refused)
        self._answers = {}  # Qt has ticked by itself
        self.done.emit()

    def update_states(self, now: Situation) -> None:
        """Each condition is asked once, and where no answer is another, nothing is touched."""
        answers = {name: condition(now) for name, condition in self._conditions.items()}
        if answers != self._answers:
            self._answers = answers
            for action in self:
                action.update_state(answers)

    def retranslate(self) -> None:
        for action in self:
            action.retranslate()


def with_keys(tip: str, keys: list[QKeySequence]) -> str:
    """A tool tip that ends with the keys in brackets."""
    shown = key_texts(keys)[:2]
    return f"{tip} ({', '.join(shown)})" if shown else tip


def key_texts(keys: list[QKeySequence]) -> list[str]:
    """The keys as they are written, without those that only some keyboards have ("Copy")."""
    usual = [key for key in keys if key.toString() not in MEDIA_KEYS]
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in usual]
