"""Loading weights with hands: drop, look, choose, take, take back; and a new head on them."""

from __future__ import annotations

import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from studio.engine.compile import compile_program
from studio.engine.wishes import Want
from studio.ui.weights.load_dialog import LoadDialog
from tests import drive


@pytest.fixture
def file(window, tmp_path):
    """The digits network under `module.`, but for another head; all weights are 0.25."""
    net = compile_program(window.workspace.current.program()).networks()["net"]
    state = {f"module.{key}": torch.full_like(one, 0.25) for key, one in net.state_dict().items()}
    state["module.fc2.weight"] = torch.zeros(3, 64)
    torch.save({"state_dict": state, "epoch": 3}, tmp_path / "digits.pth")
    return tmp_path / "digits.pth"


def _dialog(window, qtbot) -> LoadDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(LoadDialog)), timeout=10_000)
    return window.findChildren(LoadDialog)[-1]


def _dropped(window, qtbot, file) -> LoadDialog:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drive.drop(window, data, QPoint(40, 300))
    dialog = _dialog(window, qtbot)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=20_000)
    return dialog


def _cells(dialog) -> dict[str, str]:
    model = dialog.table.model()
    rows = range(model.rowCount())
    return {model.index(row, 0).data(): model.index(row, 3).data() for row in rows}


def _loaded(window, qtbot, dialog) -> None:
    QTest.mouseClick(dialog.load, Qt.MouseButton.LeftButton)
    project = window.workspace.current
    qtbot.waitUntil(lambda: project.run is not None and project.run.loaded, timeout=20_000)
    qtbot.waitUntil(lambda: "digits.pth" in window.toast.text(), timeout=10_000)


def test_a_file_that_is_dropped_is_shown_layer_by_layer_and_taken(window, qtbot, file):
    project = window.workspace.current
    before = project.document
    dialog = _dropped(window, qtbot, file)
    cells = _cells(dialog)
    assert cells["conv1"] == "Loaded"
    assert cells["fc2"] == "Loaded, but weight begins fresh: 3×64 there, 10×64 here"
    assert "module." in dialog.facts.text()
    assert "state_dict" in dialog.facts.text()
    _loaded(window, qtbot, dialog)
    assert project.document is before
    conv = next(n.id for n in before.network().nodes.values() if n.name == "conv1")
    window.selection.set([conv])
    want = Want((conv,), "weight", "full")
    window.workspace.jobs.want("test", frozenset({want}))
    qtbot.waitUntil(lambda: project.pictures.get(want) is not None, timeout=20_000)
    assert (project.pictures.get(want).values == 0.25).all()
    qtbot.waitUntil(lambda: "weights of digits.pth" in window.top.progress.text())


def test_taking_back_is_one_click(window, qtbot, file):
    project = window.workspace.current
    _loaded(window, qtbot, _dropped(window, qtbot, file))
    button = next(b for b in window.toast.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.run is None)


def test_a_new_head_comes_with_the_weights_and_one_undo_takes_it_away(window, qtbot, file):
    project = window.workspace.current
    before = project.document
    dialog = _dropped(window, qtbot, file)
    QTest.mouseClick(
        dialog.replace, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.replace.height() // 2)
    )
    _loaded(window, qtbot, dialog)
    qtbot.waitUntil(lambda: project.document is not before)
    nodes = project.document.network().nodes.values()
    assert {n.name for n in nodes if n.learning.get("frozen")} == {"conv1", "conv2", "fc1"}
    assert window.selection.ids == (f"n{before.next_id}",)
    project.undo()
    assert project.document is before


def test_the_head_alone_by_key(window, qtbot):
    project = window.workspace.current
    canvas = window.body.canvas
    before = project.document
    canvas.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.waitUntil(lambda: not window._due.isActive())
    QTest.keyClick(canvas, Qt.Key.Key_H, held)
    assert project.document is not before
    project.undo()
    assert project.document is before


def test_the_action_asks_for_a_file_and_escape_changes_nothing(window, qtbot):
    drive.choose(window.actions_["weights.load"])
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    dialog = window.findChildren(QFileDialog)[0]
    assert "*.safetensors" in dialog.nameFilters()[0]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.workspace.current.run is None


def test_a_file_that_cannot_be_used_is_one_sentence_and_nothing_can_be_taken(
    window, qtbot, tmp_path
):
    (tmp_path / "broken.pth").write_bytes(b"PK\x03\x04 cut off")
    dialog = _dropped(window, qtbot, tmp_path / "broken.pth")
    assert "damaged or cut off" in dialog.state.text()
    assert not dialog.load.isEnabled()
    assert not dialog.table.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.workspace.current.run is None


def test_the_other_way_to_match_can_be_chosen(window, qtbot, file):
    dialog = _dropped(window, qtbot, file)
    dialog.ways.setFocus()
    QTest.keyClick(dialog.ways, Qt.Key.Key_Down)
    assert dialog.matching.how == "order"
    assert _cells(dialog)["conv2"] == "Loaded"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
