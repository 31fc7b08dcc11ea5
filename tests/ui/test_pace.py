"""How fast training goes: chosen beside Step, slowed down once for a person who has not seen it."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph import recipe_edits
from studio.spec.messages import translate
from studio.ui import theme, translations
from tests import drive

LABEL = translate("Test", "Change")
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def slow(window, qtbot):
    """A window whose network is trained for the first time, for as long as anybody likes."""
    window.files.new_from("xor-mlp")
    project = window.workspace.current
    project.edit(recipe_edits.set_recipe_param, "settings", "epochs", 100_000, label=LABEL)
    drive.choose(window.actions_["run.train"])
    yield window
    _stop(window, qtbot)


def _measured(window):
    return window.workspace.current.measurements


def _stop(window, qtbot):
    window.workspace.jobs.stop()
    qtbot.waitUntil(lambda: window.workspace.jobs.running is None, timeout=20_000)


def _step(window, qtbot, number):
    qtbot.waitUntil(lambda: _measured(window).step >= number, timeout=20_000)


def _ticked(window):
    window.actions_.update_states(window._situation)
    return [
        action.objectName() for action in window.top.pace.menu().actions() if action.isChecked()
    ]


def test_the_first_run_is_slowed_down_and_one_click_hurries_it(slow, qtbot):
    top = slow.top
    assert top.hurry.isVisible()
    assert not top.pace.isVisible()
    assert "full speed" in top.hurry.accessibleName()
    _step(slow, qtbot, 2)
    measured = _measured(slow)
    assert measured.step < 30
    assert measured.seconds_left < 0.05 * measured.steps, "the slow start is not taken for it"
    assert _ticked(slow) == []
    QTest.mouseClick(top.hurry, LEFT)
    assert top.pace.isVisible()
    assert not top.hurry.isVisible()
    begin, first = time.monotonic(), measured.step
    _step(slow, qtbot, first + 100)
    assert time.monotonic() - begin < 5, "a hundred steps in less than thirty had taken"
    assert _ticked(slow) == ["run.hurry"]


def test_a_slow_start_ends_by_itself_and_the_bar_says_so(slow, qtbot):
    begin = time.monotonic()
    _step(slow, qtbot, 1)
    _step(slow, qtbot, 40)
    assert time.monotonic() - begin > 3
    qtbot.waitUntil(lambda: slow.top.pace.isVisible() and not slow.top.hurry.isVisible())


def test_the_second_run_is_not_slowed_down_nor_is_one_of_a_project_that_was_trained(
    slow, qtbot, tmp_path
):
    _step(slow, qtbot, 1)
    _stop(slow, qtbot)
    qtbot.waitUntil(lambda: not slow.top.hurry.isVisible())
    drive.choose(slow.actions_["run.train"])
    assert not slow.workspace.jobs.slow_start
    _stop(slow, qtbot)
    slow.workspace.save(slow.workspace.current, tmp_path / "xor.loom")
    slow.files.open_path(tmp_path / "xor.loom")
    assert slow.workspace.current.run is not None
    drive.choose(slow.actions_["run.reset"])
    assert slow.workspace.current.run is None
    drive.choose(slow.actions_["run.train"])
    assert not slow.workspace.jobs.slow_start, "this person has seen it"


def test_a_pace_is_chosen_by_key_and_holds_for_the_next_run_too(window, qtbot):
    window.files.new_from("xor-mlp")
    project = window.workspace.current
    project.edit(recipe_edits.set_recipe_param, "settings", "epochs", 100_000, label=LABEL)
    window.body.canvas.setFocus()
    QTest.keyClick(window.body.canvas, Qt.Key.Key_F8, CTRL)
    assert window.top.pace.accessibleName() == "Pace: 5 / s"
    drive.choose(window.actions_["run.train"])
    assert not window.top.hurry.isVisible(), "who has chosen a pace is not slowed down further"
    _step(window, qtbot, 2)
    begin, first = time.monotonic(), _measured(window).step
    _step(window, qtbot, first + 5)
    assert time.monotonic() - begin > 0.6
    assert _ticked(window) == ["run.pace_5"]
    QTest.keyClick(window.body.canvas, Qt.Key.Key_F10, CTRL)
    _step(window, qtbot, first + 200)
    QTest.keyClick(window.body.canvas, Qt.Key.Key_F7, CTRL)
    _stop(window, qtbot)
    drive.choose(window.actions_["run.go_on"])
    assert window.workspace.jobs.pace == 1.0
    assert "1 / s" in window.top.pace.text()
    _stop(window, qtbot)


def test_the_menu_beside_step_offers_the_four_paces(window):
    top, menu = window.top, window.top.pace.menu()
    menu.popup(top.pace.mapToGlobal(top.pace.rect().bottomLeft()))
    entries = menu.actions()
    titles = [entry.text() for entry in entries]
    assert titles == ["1 step a second", "5 steps a second", "20 steps a second", "Full speed"]
    place = menu.actionGeometry(entries[2]).center()
    QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert window.workspace.jobs.pace == 20.0
    assert "20 / s" in top.pace.text()


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_bar_has_room_for_a_slow_start(slow, qtbot, styled, name):
    theme.apply(styled, name)
    for width, height in ((1280, 720), (1600, 1000)):
        slow.resize(width, height)
        qtbot.wait(50)
        button = slow.top.hurry
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert slow.top.progress.width() > 150


def test_the_pace_is_said_in_the_language_of_the_window(window, qtbot, styled):
    window.workspace.jobs.set_pace(5.0)
    window.top.refresh()
    try:
        translations.apply(styled, "zh_CN")
        qtbot.waitUntil(lambda: "5" in window.top.pace.text())
    finally:
        translations.apply(styled, "en")
        qtbot.waitUntil(lambda: "5 / s" in window.top.pace.text())
