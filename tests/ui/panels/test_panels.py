"""The lower panels on a real run: what they show is what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.graph import edits, recipe_edits
from studio.graph.model import Entry
from studio.project import Project
from studio.ui.bridge import Bridge
from studio.ui.live import Context
from studio.ui.panels.boundary import BoundaryPanel
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.feature_maps import FeatureMapsPanel
from studio.ui.panels.filters import FiltersPanel
from studio.ui.panels.log import LogPanel
from studio.ui.panels.problems import ProblemRow, ProblemsPanel
from studio.ui.selection import Selection
from studio.workspace import Workspace
from tests import drive
from tests.documents import chain
from tests.engine.runs import LABEL, project_of

LAYERS = [
    ("Conv2d", {"out_channels": 4, "kernel_size": (3, 3)}),
    ("ReLU", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 2}),
]


@pytest.fixture
def context(qtbot, qapp) -> Iterator[Context]:
    """A small network on X and O, followed by a bridge that ticks."""
    workspace = Workspace()
    project = project_of(chain((1, 9, 9), LAYERS, Entry("XAndO", {"count": 100})), epochs=2)
    workspace.enter(project)
    bridge = Bridge(workspace)
    bridge.start()
    yield Context(workspace, Selection(bridge), bridge)
    bridge.stop()
    assert workspace.jobs.close(20.0)
    bridge.deleteLater()


def _shown(qtbot, panel, size: tuple[int, int] = (900, 300)):
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    return panel


def _train(qtbot, context: Context) -> Project:
    context.workspace.jobs.train(context.project)
    qtbot.waitUntil(lambda: context.workspace.jobs.running is None, timeout=60_000)
    return context.project


def test_the_curves_hold_every_measured_value(qtbot, context: Context, tmp_path: Path) -> None:
    panel = _shown(qtbot, CurvesPanel(context))
    project = _train(qtbot, context)
    steps, losses = project.measurements.series("train/loss")
    qtbot.waitUntil(lambda: panel.loss.count("train/loss") == len(steps))
    qtbot.waitUntil(lambda: panel.score.count("validation/accuracy") == 2)
    assert panel.score.isVisible()
    panel.save_table(tmp_path / "curves.csv")
    rows = (tmp_path / "curves.csv").read_text(encoding="utf-8").splitlines()[1:]
    table = [row.split(",") for row in rows if row.startswith("train/loss,")]
    assert [float(value) for _, _, value in table] == losses.tolist()
    assert [int(step) for _, step, _ in table] == [int(step) for step in steps]


def test_a_narrow_panel_shows_one_of_the_two_by_a_button(qtbot, context: Context) -> None:
    panel = _shown(qtbot, CurvesPanel(context), (420, 260))
    _train(qtbot, context)
    qtbot.waitUntil(panel._which.isVisible)
    assert panel.loss.isVisible()
    drive.click(panel._which, panel._which.rect().center())
    assert panel.score.isVisible()
    assert not panel.loss.isVisible()


def test_a_new_run_begins_with_empty_curves(qtbot, context: Context) -> None:
    panel = _shown(qtbot, CurvesPanel(context))
    first = len(_train(qtbot, context).measurements.series("train/loss")[0])
    qtbot.waitUntil(lambda: panel.loss.count("train/loss") == first)
    _train(qtbot, context)
    qtbot.waitUntil(lambda: panel.loss.count("train/loss") == first)


def test_maps_before_any_training_and_a_vector_as_named_bars(qtbot, context: Context) -> None:
    panel = _shown(qtbot, FeatureMapsPanel(context))
    qtbot.waitUntil(lambda: panel.mosaic.to_array() is not None, timeout=60_000)
    assert panel.mosaic.to_array().shape == (4, 7, 7)
    before = panel.mosaic.to_array().copy()
    context.project.watch(3)
    qtbot.waitUntil(lambda: not np.array_equal(panel.mosaic.to_array(), before), timeout=20_000)
    context.selection.set(("n5",))
    qtbot.waitUntil(lambda: panel.bars.to_array().size == 2, timeout=20_000)
    assert panel.bars.isVisible()


def test_a_hidden_panel_wants_nothing(qtbot, context: Context) -> None:
    panel = _shown(qtbot, FeatureMapsPanel(context))
    assert context.workspace.jobs._all_wishes()
    panel.hide()
    assert not context.workspace.jobs._all_wishes()


def test_maps_of_a_changed_network_are_dimmed(qtbot, context: Context) -> None:
    panel = _shown(qtbot, FeatureMapsPanel(context))
    _train(qtbot, context)
    qtbot.waitUntil(lambda: panel.mosaic.to_array() is not None)
    assert not panel._veil.isVisible()
    context.project.edit(edits.set_param, "n5", "bias", False, label=LABEL)
    qtbot.waitUntil(lambda: panel._veil.isVisible() or panel.mosaic.to_array() is None)


def test_filters_are_the_weights_and_a_layer_without_offers_another(qtbot, context) -> None:
    panel = _shown(qtbot, FiltersPanel(context))
    qtbot.waitUntil(lambda: panel.mosaic.to_array() is not None, timeout=60_000)
    assert panel.mosaic.to_array().shape == (4, 3, 3)
    context.selection.set(("n3",))
    qtbot.waitUntil(panel._jump.isVisible)
    drive.click(panel._jump, panel._jump.rect().center())
    assert context.selection.ids == ("n2",)


def test_a_problem_is_shown_where_it_is_and_mended_by_its_button(qtbot, context: Context) -> None:
    panel = _shown(qtbot, ProblemsPanel(context))
    context.project.edit(edits.set_param, "n5", "out_features", 7, label=LABEL)
    qtbot.waitUntil(lambda: bool(panel.findChildren(ProblemRow)))
    (row,) = panel.findChildren(ProblemRow)
    row.setFocus()
    drive.key(row, Qt.Key.Key_Return)
    assert context.selection.primary is not None
    button = row.findChildren(QPushButton)[0]
    drive.click(button, button.rect().center())
    assert context.project.findings.problems == ()
    qtbot.waitUntil(lambda: not panel.findChildren(ProblemRow))


def test_a_problem_of_the_whole_document_is_mended_there_too(qtbot, context: Context) -> None:
    panel = _shown(qtbot, ProblemsPanel(context))
    context.project.edit(recipe_edits.choose, "loss", "MSELoss", label=LABEL)
    qtbot.waitUntil(lambda: bool(panel.findChildren(ProblemRow)))
    (row,) = panel.findChildren(ProblemRow)
    button = row.findChildren(QPushButton)[0]
    drive.click(button, button.rect().center())
    assert context.project.findings.problems == ()


def test_the_log_tells_how_the_run_ended(qtbot, context: Context) -> None:
    panel = _shown(qtbot, LogPanel(context))
    project = _train(qtbot, context)
    qtbot.waitUntil(lambda: "accuracy" in panel._text.toPlainText())
    assert str(project.run.folder) in panel._text.toPlainText()


def test_the_boundary_moves_while_training_and_says_where_there_is_none(qtbot, context) -> None:
    panel = _shown(qtbot, BoundaryPanel(context))
    assert panel.view.chart is None, "pictures have no boundary"
    assert not context.workspace.jobs._all_wishes()
    project = context.project
    project.edit(_points, label=LABEL)
    qtbot.waitUntil(lambda: panel.view.chart is not None, timeout=20_000)
    before = panel.view.chart.outputs.copy()
    _train(qtbot, context)
    qtbot.waitUntil(lambda: not np.array_equal(panel.view.chart.outputs, before), timeout=20_000)
    panel.hide()
    assert not context.workspace.jobs._all_wishes()


def _points(document):
    drawn = chain((2,), [("Linear", {"out_features": 2})], Entry("Moons", {"count": 100}))
    return replace(drawn, id=document.id)


def test_why_nobody_can_look_is_said_and_not_that_it_is_computed(
    qtbot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.engine.memory.memory_free", lambda: 100)
    context.selection.set(("n2",))
    maps, filters = _shown(qtbot, FeatureMapsPanel(context)), _shown(qtbot, FiltersPanel(context))
    for panel in (maps, filters):
        qtbot.waitUntil(lambda panel=panel: "are free" in panel.mosaic.empty_text, timeout=20_000)
    monkeypatch.undo()
    context.project.edit(edits.set_param, "n2", "out_channels", 3, label=LABEL)
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None)
    assert context.project.unseen is None
