"""Samples and confusion on a real run: what is shown is what the network says of the test part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.engine.wishes import Predicting
from studio.graph import recipe_edits
from studio.graph.model import Entry
from studio.ui.bridge import Bridge
from studio.ui.live import Context
from studio.ui.panels.confusion import ConfusionPanel
from studio.ui.panels.judged import JudgedPictures
from studio.ui.panels.sample_list import picture
from studio.ui.panels.samples import SamplesPanel
from studio.ui.plots import colour_maps
from studio.ui.selection import Selection
from studio.workspace import Workspace
from tests.documents import chain
from tests.engine.runs import LABEL, project_of

LONG = 30_000
LAYERS = [("Flatten", {}), ("Linear", {"out_features": 10})]


@pytest.fixture
def context(qtbot, qapp) -> Iterator[Context]:
    """One linear layer on small digits, trained for one epoch: it makes mistakes."""
    workspace = Workspace()
    document = chain((1, 8, 8), LAYERS, Entry("Digits", {"size": 8}))
    workspace.enter(project_of(document, epochs=1))
    bridge = Bridge(workspace)
    bridge.start()
    yield Context(workspace, Selection(bridge), bridge)
    bridge.stop()
    assert workspace.jobs.close(20.0)
    bridge.deleteLater()


def _shown(qtbot, panel, size: tuple[int, int] = (760, 300)):
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    return panel


def _train(qtbot, context: Context) -> None:
    jobs = context.workspace.jobs
    jobs.train(context.project)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)


def test_the_worst_mistakes_come_first(qtbot, context: Context, tmp_path: Path) -> None:
    panel = _shown(qtbot, SamplesPanel(context))
    qtbot.waitUntil(lambda: bool(panel.rows()), timeout=LONG)
    before = panel.rows()
    _train(qtbot, context)
    qtbot.waitUntil(lambda: panel.rows() != before, timeout=LONG)
    context.bridge.stop()
    answer = context.project.pictures.get(Predicting("test"))
    panel.refresh()
    said = answer.outputs.argmax(axis=1)
    wrong = [row for row in panel.rows() if said[row] != answer.targets[row]]
    assert wrong
    assert panel.rows()[: len(wrong)] == wrong
    first = panel.rows()[0]
    np.testing.assert_allclose(
        answer.outputs[first, answer.targets[first]],
        min(answer.outputs[row, answer.targets[row]] for row in wrong),
    )
    assert f"{len(wrong)} wrong" in panel._head.text()
    panel.save_table(tmp_path / "all.csv")
    lines = (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(said)
    assert lines[1].split(",")[2] == str(said[0])


def test_filters_and_keys_choose_samples(qtbot, context: Context) -> None:
    panel = _shown(qtbot, SamplesPanel(context))
    qtbot.waitUntil(lambda: bool(panel.rows()), timeout=LONG)
    everything = len(panel.rows())
    panel.truth.setFocus()
    QTest.keyClicks(panel.truth, "3")
    QTest.keyClick(panel.truth, Qt.Key.Key_Return)
    panel.truth.activated.emit(panel.truth.currentIndex())
    answer = context.project.pictures.get(Predicting("test"))
    assert 0 < len(panel.rows()) < everything
    assert {int(answer.targets[row]) for row in panel.rows()} == {3}
    chosen = panel.list.chosen()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Right)
    assert panel.list.chosen() != chosen
    row = panel.list.chosen()
    np.testing.assert_allclose(panel.bars.to_array(), answer.outputs[row], rtol=1e-6)


def test_filters_that_leave_nothing_say_so(qtbot, context: Context) -> None:
    panel = _shown(qtbot, SamplesPanel(context))
    qtbot.waitUntil(lambda: bool(panel.rows()), timeout=LONG)
    assert panel.bars.isVisible()
    full = panel.list.grab().toImage()
    answer = context.project.pictures.get(Predicting("test"))
    said = answer.outputs.argmax(axis=1)
    pairs = set(zip(answer.targets.tolist(), said.tolist(), strict=True))
    truth, other = next((t, s) for t in range(10) for s in range(10) if (t, s) not in pairs)
    context.selection.ask_samples("test", truth, other)
    assert panel.rows() == []
    assert not panel.bars.isVisible()
    empty = panel.list.grab().toImage()
    assert empty != full
    panel.list.set_empty_text("")
    assert panel.list.grab().toImage() != empty, "the sentence was there"


def test_a_cell_of_the_matrix_shows_its_samples(qtbot, context: Context) -> None:
    samples = _shown(qtbot, SamplesPanel(context))
    matrix = _shown(qtbot, ConfusionPanel(context))
    _train(qtbot, context)
    qtbot.waitUntil(lambda: matrix.matrix.counts.sum() > 0, timeout=LONG)
    context.bridge.stop()
    matrix.refresh()
    samples.refresh()
    counts = matrix.matrix.counts
    mistakes = counts - np.diag(np.diag(counts))
    truth, said = (int(i) for i in np.unravel_index(mistakes.argmax(), counts.shape))
    matrix.matrix.grab()
    place = matrix.matrix.centre(truth, said).toPoint()
    QTest.mouseClick(
        matrix.matrix, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert len(samples.rows()) == counts[truth, said] > 0
    judged = samples._judged
    assert {int(judged.targets[row]) for row in samples.rows()} == {truth}
    assert {int(judged.said()[row]) for row in samples.rows()} == {said}


def test_numbers_are_listed_by_their_error_and_cannot_be_confused(qtbot, context) -> None:
    samples = _shown(qtbot, SamplesPanel(context))
    matrix = _shown(qtbot, ConfusionPanel(context))
    context.project.edit(_curve, label=LABEL)
    qtbot.waitUntil(lambda: samples._judged is not None, timeout=LONG)
    qtbot.waitUntil(lambda: samples._judged.classes is None, timeout=LONG)
    errors = samples._judged.errors()[samples.rows()]
    assert (np.diff(errors) <= 0).all()
    qtbot.waitUntil(lambda: matrix.matrix.counts.size == 0)
    assert not matrix.wants()


def _curve(document):
    from dataclasses import replace

    from studio.graph import recipe_edits

    made = chain((1,), [("Linear", {"out_features": 1})], Entry("Curves", {"count": 100}))
    return recipe_edits.choose(replace(made, id=document.id), "loss", "MSELoss")


def test_hidden_panels_want_nothing(qtbot, context: Context) -> None:
    panels = [_shown(qtbot, kind(context)) for kind in (SamplesPanel, ConfusionPanel)]
    assert context.workspace.jobs._all_wishes()
    for panel in panels:
        panel.hide()
    assert not context.workspace.jobs._all_wishes()


@pytest.mark.parametrize(
    ("goal", "loss", "channels", "panes"),
    [("mask", "BCEWithLogitsLoss", 1, 3), ("picture", "MSELoss", 3, 2)],
)
def test_answers_that_are_pictures_are_shown_beside_the_truth(
    qtbot, context, tmp_path: Path, goal: str, loss: str, channels: int, panes: int
) -> None:
    data = Entry("Shapes", {"size": 16, "count": 100, "goal": goal})
    layers = [("Conv2d", {"out_channels": channels, "kernel_size": 3, "padding": 1})]
    document = recipe_edits.choose(chain((3, 16, 16), layers, data), "loss", loss)
    context.workspace.enter(project_of(document, epochs=1))
    samples, matrix = _shown(qtbot, SamplesPanel(context)), _shown(qtbot, ConfusionPanel(context))
    qtbot.waitUntil(lambda: bool(samples.rows()), timeout=LONG)
    judged = samples._judged
    assert isinstance(judged, JudgedPictures)
    errors = judged.errors()
    assert len(errors) == 15
    assert (np.diff(errors[samples.rows()]) <= 0).all()
    row = samples.list.chosen()
    shown = judged.panes(row)
    assert len(shown) == panes
    np.testing.assert_array_equal(shown[0], judged.inputs[row])
    assert not samples.bars.isVisible()
    assert len(samples.panes.panes) == panes
    assert samples.panes.isVisible()
    assert not samples.truth.isVisible()
    assert samples.list.sentence(row) in samples._detail.text()
    samples.grab()
    samples.save_table(tmp_path / "errors.csv")
    lines = (tmp_path / "errors.csv").read_text(encoding="utf-8").splitlines()
    assert [float(line.split(",")[1]) for line in lines[1:]] == pytest.approx(errors.tolist())
    if goal == "mask":
        qtbot.waitUntil(lambda: matrix.matrix.counts.sum() == 15 * 16 * 16, timeout=LONG)
        assert np.trace(matrix.matrix.counts) == pytest.approx((1 - errors).sum() * 16 * 16)
    else:
        assert not matrix.wants()


def test_the_truth_is_shown_as_it_is_and_the_answer_on_the_same_scale() -> None:
    targets = np.zeros((1, 4, 4), np.uint8)
    targets[0, 0] = 1
    outputs = np.zeros((1, 2, 4, 4), np.float32)
    outputs[0, 1, :2] = 0.9
    outputs[0, 0, 2:] = 0.6
    inputs = np.full((1, 3, 4, 4), 0.5, np.float32)
    judged = JudgedPictures(inputs, targets, outputs, None, kinds=2)
    _, truth, answer = judged.panes(0)
    assert (truth[0] == targets[0]).all()
    assert answer[0].sum() == 8
    assert judged.errors()[0] == 0.25
    assert judged.said_text(0) == "75.0%"
    assert picture(answer, (0.0, 1.0)).pixelColor(0, 0).red() == colour_maps.HIGHEST
    assert picture(inputs[0], (0.0, 1.0)).pixelColor(0, 0).red() == colour_maps.HIGHEST // 2
