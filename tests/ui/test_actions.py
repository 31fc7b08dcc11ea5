"""The table of actions: keys that do not collide, texts, menus, and that each does something."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from studio.paths import resource
from studio.ui.actions import MENUS, SUBMENUS
from studio.ui.conditions import CONDITIONS
from studio.ui.view_actions import COMMANDS

both = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


def _texts(commands):
    return [key.toString() for command in commands for key in command.sequences()]


def test_no_two_commands_share_keys_where_both_act(qapp):
    everywhere = [command for command in COMMANDS if command.focus == "window"]
    on_canvas = [command for command in COMMANDS if command.focus == "canvas"]
    shared = [keys for keys, n in Counter(_texts([*everywhere, *on_canvas])).items() if n > 1]
    assert not shared


def test_ids_are_unique():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@both
def test_a_command_says_what_it_does_and_stands_in_a_menu(command):
    assert str(command.title)
    assert str(command.tip).endswith(".")
    assert command.menu in {*MENUS, *SUBMENUS}
    assert command.when in CONDITIONS
    assert command.checked is None or command.checked in CONDITIONS
    assert not command.icon or resource(f"icons/{command.icon}.svg").exists()


@both
def test_single_letters_act_on_the_canvas_only(qapp, command):
    for sequence in command.sequences():
        text = sequence.toString()
        if len(text) == 1 and text.isalnum():
            assert command.focus == "canvas"


def test_the_keys_that_people_expect_are_there(qapp):
    keys = {key for command in COMMANDS for key in _texts([command])}
    expected = {
        "Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y",
        "Tab", "Shift+A", "Del", "Ctrl+Del", "Ctrl+D", "M", "H", "F2", "F1", "Home", "F", ".",
        "Ctrl+L", "Q", "Ctrl+Return", "F5", "Shift+F5", "Ctrl+F", "Ctrl+Shift+P", "F3",
        "Ctrl+,", "Ctrl+`", "Ctrl+Shift+E", "Ctrl+Alt+E", "F11", "F6", "Shift+F6", "/",
    }  # fmt: skip
    assert not {QKeySequence(key).toString() for key in expected} - keys


def test_every_command_is_an_action_of_the_window_with_its_keys_in_the_tool_tip(window):
    for action in window.actions_:
        assert action.text()
        for key in action.shortcuts()[:1]:
            assert key.toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


def test_every_command_has_an_entry_in_its_menu(window):
    for action in window.actions_:
        menu = window.menu.menu(action.command.menu)
        assert isinstance(menu, QMenu)
        assert action in menu.actions()


def test_what_cannot_be_done_now_is_greyed(window, qtbot):
    actions = window.actions_
    qtbot.waitUntil(lambda: not actions["history.undo"].isEnabled())
    assert not actions["canvas.copy"].isEnabled()
    assert not actions["run.stop"].isEnabled()
    assert actions["run.train"].isEnabled()
    node = window.workspace.current.document.network().of_type("Conv2d")[0].id
    window.selection.set([node])
    qtbot.waitUntil(actions["canvas.copy"].isEnabled)
    actions["canvas.mute"].trigger()
    qtbot.waitUntil(actions["history.undo"].isEnabled)
    assert actions["canvas.mute"].isChecked()
