"""Samples and confusion on a real run: what is shown is what the network says of the test part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.engine.wishes import Predicting
from studio.graph.model import Entry
from studio.ui.bridge import Bridge
from studio.ui.live import Context
from studio.ui.panels.confusion import ConfusionPanel
from studio.ui.panels.samples import SamplesPanel
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
