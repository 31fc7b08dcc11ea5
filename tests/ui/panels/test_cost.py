"""The panel of costs in a real window: what it says, what its rows and buttons do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio import estimates
from studio.engine.messages import Timing, Trial
from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.cost_facts import range_text
from studio.ui.quantities import QUANTITIES, seconds

LABEL = translate("Test", "edit")


@pytest.fixture
def cost(window, qtbot):
    window.actions_["shades.show_costs"].trigger()
    panel = window.body.docks.panel("cost")
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: not panel._due.isActive())
    return panel


def _project(window):
    return window.workspace.current


def _column(name):
    return 1 + list(QUANTITIES).index(name)


def _row(cost, name):
    model = cost.sorted
    return next(r for r in range(model.rowCount()) if model.index(r, 0).data() == name)


def _names(cost):
    return [cost.sorted.index(row, 0).data() for row in range(cost.sorted.rowCount())]


def test_memory_is_a_range_that_says_whether_it_fits(window, cost):
    memory = _project(window).forecast().memory(_project(window).forecast().batch_size)
    assert cost.facts.memory.figure.text() == range_text(memory.low, memory.high)
    assert "16" in cost.facts.memory.line.text()
    assert "Gradients" in cost.facts.memory.line.toolTip()
    assert cost.facts.memory.line.property("kind") == "good"


def test_a_layer_that_no_memory_holds_is_named(window, cost, qtbot):
    project = _project(window)
    name = next(n for n in project.document.network().nodes.values() if n.name == "fc1")
    project.edit(edits.set_param, name.id, "out_features", 25_000_000, label=LABEL)
    qtbot.waitUntil(lambda: cost.facts.memory.line.property("kind") == "problem")
    assert "fc1" in cost.facts.memory.line.text()
    assert "GB" in cost.facts.memory.line.text()
    assert cost.facts.batch.figure.text() == "0"


def test_to_open_the_panel_selects_nothing(window, cost, qtbot):
    qtbot.waitUntil(cost.table.hasFocus)
    assert window.selection.ids == ()


def test_rows_can_be_sorted_and_a_click_selects_the_layer(window, cost, qtbot):
    assert _names(cost)[0] == "conv1"
    cost.table.sortByColumn(_column("parameters"), Qt.SortOrder.DescendingOrder)
    assert _names(cost)[0] == "fc1"
    at = cost.table.visualRect(cost.sorted.index(0, 1)).center()
    qtbot.mouseClick(cost.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (chosen,) = window.selection.ids
    assert _project(window).document.node(chosen).name == "fc1"


def test_the_row_of_the_selected_layer_is_the_current_one_and_keys_walk_on(window, cost, qtbot):
    project = _project(window)
    conv2 = next(n for n in project.document.network().nodes.values() if n.name == "conv2")
    window.selection.show((conv2.id,))
    qtbot.waitUntil(lambda: cost.table.currentIndex().row() == _row(cost, "conv2"))
    cost.table.setFocus()
    QTest.keyClick(cost.table, Qt.Key.Key_Down)
    (chosen,) = window.selection.ids
    assert project.document.node(chosen).name == "relu2"


def test_numbers_follow_an_edit(window, cost, qtbot):
    project = _project(window)
    before = cost.sorted.index(_row(cost, "fc2"), _column("parameters")).data()
    fc1 = next(n for n in project.document.network().nodes.values() if n.name == "fc1")
    project.edit(edits.set_param, fc1.id, "out_features", 128, label=LABEL)
    qtbot.waitUntil(
        lambda: cost.sorted.index(_row(cost, "fc2"), _column("parameters")).data() != before
    )
    assert cost.sorted.index(_row(cost, "fc2"), _column("parameters")).data() == "1,290"


def test_the_time_is_measured_on_the_press_of_a_button(window, cost, qtbot):
    window.bridge.start()
    qtbot.mouseClick(cost.facts.time.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _project(window).timing is not None, timeout=60_000)
    qtbot.waitUntil(lambda: "epoch" in cost.facts.time.figure.text())
    assert cost.sorted.index(_row(cost, "conv2"), _column("time")).data().endswith("s")
    project = _project(window)
    fc1 = next(n for n in project.document.network().nodes.values() if n.name == "fc1")
    project.edit(edits.set_param, fc1.id, "out_features", 65, label=LABEL)
    qtbot.waitUntil(lambda: "before" in cost.facts.time.line.text())
    _project(window).undo()
    qtbot.waitUntil(lambda: "before" not in cost.facts.time.line.text())


def test_a_batch_that_was_tried_can_be_used(window, cost, qtbot, monkeypatch):
    sizes = []

    def tried(document, own, batch, watch):
        sizes.append(batch)
        return Trial(batch, True, 500_000_000)

    monkeypatch.setattr(estimates, "_tried", tried)
    window.bridge.start()
    qtbot.mouseClick(cost.facts.batch.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _project(window).trial is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "500 MB" in cost.facts.batch.line.text())
    qtbot.mouseClick(cost.facts.batch.button, Qt.MouseButton.LeftButton)
    assert _project(window).forecast().batch_size == sizes[0]
    assert _project(window).history.undo_label is not None
    qtbot.waitUntil(lambda: not cost.facts.batch.button.isEnabled())
    assert "500 MB" in cost.facts.batch.line.text()


def test_a_trial_that_runs_is_cancelled_by_the_same_button(window, cost, qtbot):
    window.bridge.start()
    project = _project(window)
    qtbot.mouseClick(cost.facts.batch.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.trying is not None and cost.facts.batch.button.isEnabled())
    qtbot.waitUntil(lambda: "…" in cost.facts.batch.figure.text())
    qtbot.mouseClick(cost.facts.batch.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.trying is None, timeout=20_000)
    assert project.trial is None


def test_the_colours_of_the_canvas_are_chosen_here_too(window, cost, qtbot):
    cost.colours.setFocus()
    cost.colours.setCurrentIndex(2)
    cost.colours.activated.emit(2)
    assert window.selection.colour_by == "macs"
    window.actions_["shades.families"].trigger()
    qtbot.waitUntil(lambda: cost.colours.currentIndex() == 0)


def test_it_speaks_the_language_of_the_window(window, cost, qtbot):
    window.actions_["view.chinese"].trigger()
    window.actions_["view.english"].trigger()
    qtbot.waitUntil(lambda: cost.facts.memory.heading.text() == "Memory in training")


def test_amounts_are_written_as_people_read_them():
    assert range_text(160_000_000, 720_000_000) == "160 – 720 MB"
    assert range_text(700_000_000, 1_500_000_000) == "700 MB – 1.50 GB"
    assert [seconds(x) for x in (2.0, 0.0034, 0.000012)] == ["2 s", "3.4 ms", "12 µs"]


def test_an_old_measurement_keeps_its_colours(window, cost):
    project = _project(window)
    node = next(iter(project.document.network().nodes))
    project.timing = Timing("another", "cpu", 8, 0.1, 1.0, None, {(node,): 0.5})
    assert QUANTITIES["time"].of(project)[(node,)] == 0.5
