"""The panel that follows one output number: on a real network, with real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from studio.engine import inside
from studio.graph import edits
from studio.graph.model import Entry
from studio.graph.storage import loads
from studio.project import Project, read_text
from studio.templates import template
from studio.ui.bridge import Bridge
from studio.ui.live import Context
from studio.ui.panels.feature_maps import FeatureMapsPanel
from studio.ui.panels.stepper import StepperPanel
from studio.ui.selection import Pixel, Selection
from studio.ui.stepper.view import OUTPUT
from studio.workspace import Workspace
from tests import drive
from tests.documents import chain
from tests.engine.runs import LABEL, project_of

LAYERS = [
    ("Conv2d", {"out_channels": 4, "kernel_size": (3, 3), "padding": (1, 1)}),
    ("ReLU", {}),
    ("MaxPool2d", {"kernel_size": (2, 2)}),
    ("Conv2d", {"out_channels": 2, "kernel_size": (2, 2), "groups": 2}),
    ("Flatten", {}),
    ("Linear", {"out_features": 2}),
]


def _context(project: Project) -> Iterator[Context]:
    workspace = Workspace()
    workspace.enter(project)
    bridge = Bridge(workspace)
    bridge.start()
    yield Context(workspace, Selection(bridge), bridge)
    bridge.stop()
    assert workspace.jobs.close(20.0)
    bridge.deleteLater()


@pytest.fixture
def context(qtbot, qapp) -> Iterator[Context]:
    document = chain((1, 9, 9), LAYERS, Entry("XAndO", {"count": 100}))
    yield from _context(project_of(document, epochs=2))


@pytest.fixture
def tutorial(qtbot, qapp) -> Iterator[Context]:
    """The template X and O, as it is opened."""
    yield from _context(Project(replace(loads(read_text(template("x-and-o").file)), id="")))


def _shown(qtbot, panel, size=(600, 300)):
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _stepper(qtbot, context: Context) -> StepperPanel:
    panel = _shown(qtbot, StepperPanel(context))
    qtbot.waitUntil(lambda: panel.view.scene is not None, timeout=60_000)
    panel.view.setFocus()
    return panel


def _click_output(panel: StepperPanel, row: int, column: int) -> None:
    panel.view.grab()
    drive.click(panel.view, panel.view._cell(OUTPUT, row, column).center().toPoint())


def test_the_first_row_of_the_tutorial_reads_as_in_the_tutorial(qtbot, tutorial) -> None:
    panel = _stepper(qtbot, tutorial)
    assert "sample “X”" in panel._head.text()
    read, sums = [], []
    for _ in range(7):
        read.append(panel.view.scene.mean().split(" = ")[0])
        sums.append(panel.view.scene.explained.result)
        drive.key(panel.view, Qt.Key.Key_Right)
    assert read == ["7/9", "−1/9", "1/9", "3/9", "5/9", "−1/9", "3/9"]
    assert sums == [7, -1, 1, 3, 5, -1, 3]
    assert panel.view.scene.place == (0, 0, 6), "the row ends here"
    assert panel.view.scene.leaves[0, 0].tolist() == sums


def test_the_three_filters_are_two_diagonals_and_the_cross(qtbot, tutorial) -> None:
    panel = _stepper(qtbot, tutorial)
    seen = []
    for _ in range(3):
        seen.append(panel.view.scene.explained.kernel[0])
        drive.key(panel.view, Qt.Key.Key_PageDown)
    diagonal, cross = 2 * np.eye(3) - 1, np.array([[1, -1, 1], [-1, 1, -1], [1, -1, 1]])
    assert (np.stack(seen) == np.stack([diagonal, diagonal[:, ::-1], cross])).all()


def test_every_number_is_the_one_that_the_network_computed(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    for node in ("n2", "n4", "n5"):
        context.selection.set((node,))
        qtbot.waitUntil(lambda node=node: panel._address == (node,))
        qtbot.waitUntil(lambda: panel.view.scene is not None, timeout=20_000)
        rows, columns = panel.view.scene.size
        for at in range(rows * columns):
            scene = panel.view.scene
            assert scene.place == (0, *divmod(at, columns))
            wanted = float(scene.leaves[scene.place])
            assert scene.explained.result == pytest.approx(wanted, abs=1e-5)
            drive.click(panel.step_button, panel.step_button.rect().center())
        assert panel.view.scene.place == (0, 0, 0), "after the last number comes the first"


def test_it_plays_and_pauses_by_button_and_by_space_and_at_the_speed_that_is_set(
    qtbot, context
) -> None:
    panel = _stepper(qtbot, context)
    panel.speed.setFocus()
    drive.key(panel.speed, Qt.Key.Key_End)
    assert panel.speed.value() == 20
    drive.click(panel.play_button, panel.play_button.rect().center())
    assert panel.playing
    assert panel._timer.interval() == 50
    assert panel.play_button.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: panel.view.scene.place.column >= 2)
    drive.key(panel.view, Qt.Key.Key_Space)
    assert not panel.playing
    drive.key(panel.view, Qt.Key.Key_Space)
    assert panel.playing
    panel.hide()
    assert not panel.playing
    assert not context.workspace.jobs._all_wishes()


def test_keys_and_clicks_move_and_the_channels_are_chosen(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    _click_output(panel, 4, 5)
    assert panel.view.scene.place == (0, 4, 5)
    drive.key(panel.view, Qt.Key.Key_PageDown)
    drive.key(panel.view, Qt.Key.Key_Home)
    assert panel.view.scene.place == (1, 4, 0)
    assert panel.made.value() == 1
    assert not panel.given.isVisible(), "there is one input channel"
    panel.made.setFocus()
    drive.key(panel.made, Qt.Key.Key_Up)
    assert panel.view.scene.place == (2, 4, 0)


def test_a_group_sees_its_own_channels_only(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    context.selection.set(("n5",))
    qtbot.waitUntil(lambda: panel.view.scene is not None and len(panel.view.scene.leaves) == 2)
    drive.key(panel.view, Qt.Key.Key_PageDown)
    assert (panel.given.minimum(), panel.given.maximum()) == (2, 3)
    drive.key(panel.given, Qt.Key.Key_Up)
    assert panel.view.scene.channel == 3
    assert panel.view.scene.explained.first == 2


def test_another_sample_has_other_numbers(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    before = panel.view.scene.arrives.copy()
    context.project.watch(1)
    qtbot.waitUntil(
        lambda: (
            panel.view.scene is not None and not np.array_equal(panel.view.scene.arrives, before)
        ),
        timeout=20_000,
    )


def test_it_follows_the_training(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    before = panel.view.scene.explained.kernel.copy()
    assert "before training" in panel._head.text()
    context.workspace.jobs.train(context.project)
    qtbot.waitUntil(lambda: context.workspace.jobs.running is None, timeout=60_000)
    qtbot.waitUntil(lambda: not np.array_equal(panel.view.scene.explained.kernel, before))
    qtbot.waitUntil(lambda: f"step {context.project.measurements.step}" in panel._head.text())


def test_a_changed_layer_is_not_explained_with_the_numbers_of_the_old_one(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    context.project.edit(edits.set_param, "n2", "stride", (2, 2), label=LABEL)
    qtbot.waitUntil(
        lambda: panel.view.scene is not None and panel.view.scene.window.stride == (2, 2),
        timeout=20_000,
    )
    scene = panel.view.scene
    assert scene.size == (5, 5)
    assert scene.explained.result == pytest.approx(float(scene.leaves[scene.place]), abs=1e-5)


def test_a_layer_without_a_window_says_so_and_offers_one(qtbot, context) -> None:
    panel = _stepper(qtbot, context)
    context.selection.set(("n7",))
    qtbot.waitUntil(panel._jump.isVisible)
    assert panel.view.scene is None
    assert not panel.play_button.isEnabled()
    drive.click(panel._jump, panel._jump.rect().center())
    assert context.selection.primary == ("n2",)
    qtbot.waitUntil(lambda: panel.view.scene is not None, timeout=20_000)


def test_too_many_numbers_are_not_sent_and_it_says_so(qtbot, context, monkeypatch) -> None:
    monkeypatch.setattr(inside, "MOST_NUMBERS", 100)
    panel = _shown(qtbot, StepperPanel(context))
    qtbot.waitUntil(lambda: "too many" in panel.view.accessibleDescription(), timeout=60_000)
    assert panel.view.scene is None


def test_a_click_on_a_pixel_of_a_feature_map_has_it_explained(qtbot, context) -> None:
    maps = _shown(qtbot, FeatureMapsPanel(context))
    panel = _stepper(qtbot, context)
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None, timeout=60_000)
    maps.mosaic.grab()
    _click_pixel(maps, 2, 3, 4, Qt.KeyboardModifier.ControlModifier)
    assert context.selection.pixel == Pixel(("n2",), 2, 3, 4)
    qtbot.waitUntil(lambda: panel.view.scene.place == (2, 3, 4))
    _click_pixel(maps, 1, 0, 0)
    assert maps.mosaic.enlarged == 1, "a click without a key enlarges, as before"
    maps.mosaic.grab()
    _click_pixel(maps, 0, 6, 7)
    qtbot.waitUntil(lambda: panel.view.scene.place == (1, 6, 7))
    assert maps.mosaic.enlarged == 1
    drive.click(maps.mosaic, QPoint(maps.mosaic.width() - 3, 3))
    assert maps.mosaic.enlarged is None, "a click beside the map goes back"


def _click_pixel(maps, place, row, column, held=drive.NONE) -> None:
    grid = maps.mosaic._grid
    cell = grid.rect(place)
    x = cell.left() + (column + 0.5) * cell.width() / grid.width
    y = cell.top() + (row + 0.5) * cell.height() / grid.height
    drive.click(maps.mosaic, QPoint(int(x), int(y)), held=held)


def test_the_maps_of_other_layers_are_clicked_as_before(qtbot, context) -> None:
    maps = _shown(qtbot, FeatureMapsPanel(context))
    context.selection.set(("n3",))
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None, timeout=60_000)
    maps.mosaic.grab()
    _click_pixel(maps, 1, 2, 2)
    assert maps.mosaic.enlarged == 1
    maps.mosaic.grab()
    _click_pixel(maps, 0, 2, 2)
    assert maps.mosaic.enlarged is None
    assert context.selection.pixel is None


@pytest.fixture
def sequence(qtbot, qapp) -> Iterator[Context]:
    """Rows of a picture as the channels of a sequence."""
    layers = [
        ("Flatten", {"end_dim": 2}),
        ("Conv1d", {"out_channels": 3, "kernel_size": (3,)}),
        ("MaxPool1d", {}),
        ("Flatten", {}),
        ("Linear", {"out_features": 2}),
    ]
    yield from _context(project_of(chain((1, 9, 9), layers, Entry("XAndO", {"count": 40}))))


def test_of_a_sequence_the_channels_are_the_rows_of_the_map(qtbot, sequence) -> None:
    sequence.selection.set(("n3",))
    panel, maps = _stepper(qtbot, sequence), _shown(qtbot, FeatureMapsPanel(sequence))
    assert panel.view.scene.arrives.shape == (9, 1, 9)
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None, timeout=60_000)
    maps.mosaic.grab()
    _click_pixel(maps, 0, 2, 4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.view.scene.place == (2, 0, 4))
    scene = panel.view.scene
    assert scene.explained.result == pytest.approx(float(scene.leaves[2, 0, 4]), abs=1e-5)
