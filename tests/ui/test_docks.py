"""The lower panels: lazily made, floating, changing sides, remembered; hidden ones do nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import drive


@pytest.fixture
def docks(window, qtbot):
    found = window.body.docks
    found.fill()
    qtbot.waitUntil(lambda: found.areas["right"].stack.count() > 0)
    return found


def test_every_panel_has_a_tab_and_is_made_when_it_is_first_shown(docks):
    left, right = docks.areas["left"], docks.areas["right"]
    assert left.names()[0] == "curves"
    assert {"problems", "log"} <= set(left.names())
    assert right.names()[0] == "feature_maps"
    assert left.stack.count() == 1
    docks.show_panel("log")
    assert left.stack.count() == 2
    assert docks.panel("log").isVisible()


def test_the_status_bar_leads_to_the_problems(window, docks, qtbot):
    QTest.mouseClick(window.status.problems, Qt.MouseButton.LeftButton)
    assert docks.panel("problems").isVisible()


def test_a_panel_floats_and_comes_back_when_its_window_is_closed(docks, qtbot):
    area = docks.areas["right"]
    docks.show_panel("feature_maps")
    panel = docks.panel("feature_maps")
    QTest.mouseClick(area.floater, Qt.MouseButton.LeftButton)
    frame = docks.floating()["feature_maps"]
    assert frame.isVisible()
    assert panel.window() is frame
    assert "feature_maps" not in area.names()
    assert frame.windowTitle() == "Feature maps"
    docks.show_panel("feature_maps")
    frame.close()
    assert "feature_maps" in area.names()
    assert docks.panel("feature_maps") is panel
    assert panel.isVisible()


def test_a_panel_moves_to_the_other_side(docks):
    docks.show_panel("log")
    docks.areas["left"].moved.emit("log")
    assert "log" in docks.areas["right"].names()
    assert docks.panel("log").isVisible()


def test_an_area_without_panels_gives_its_room_away(docks):
    right = docks.areas["right"]
    for name in right.names():
        right.moved.emit(name)
    assert right.isHidden()
    docks.areas["left"].moved.emit("filters")
    assert right.isVisible()


def test_places_of_panels_are_remembered(docks, window, workspace):
    from studio.ui.docks import Docks

    docks.areas["left"].moved.emit("log")
    docks.show_panel("problems")
    state = docks.state()
    other = Docks(window.context)
    other.restore(state)
    other.fill()
    assert "log" in other.areas["right"].names()
    assert other.areas["left"].current() == "problems"
    other.restore("{}")
    other.restore("nonsense")
    assert "log" in other.areas["right"].names()
    other.deleteLater()


def test_a_hidden_panel_wants_nothing_and_is_not_refreshed(window, docks, qtbot):
    nodes = window.workspace.current.document.network().nodes.values()
    window.selection.set([next(node.id for node in nodes if node.name == "conv1")])
    maps = docks.panel("feature_maps")
    qtbot.waitUntil(lambda: bool(maps.wants()))
    refreshed = []
    maps.refresh = lambda: refreshed.append(1)
    docks.show_panel("filters")
    window.selection.set([next(node.id for node in nodes if node.name == "conv2")])
    qtbot.wait(30)
    assert refreshed == []
    docks.show_panel("feature_maps")
    assert refreshed


def test_the_lower_panels_fold_away(window, docks):
    assert window.body.bottom_shown()
    drive.choose(window.actions_["window.toggle_bottom"])
    assert not docks.isVisible()
    window.show_panel("log")
    assert docks.isVisible()


def test_f6_walks_through_the_areas_and_back(window, docks, qtbot):
    window.body.canvas.setFocus()
    seen = []
    for _ in range(len(window.body.areas()) + 1):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert len(set(map(id, seen))) == len(seen)
    assert seen[-1] is window.body.canvas
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is seen[-2]
