"""A folder dropped on the window: looked at, shown, taken by one edit; what is wrong is told."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from studio.graph.binding import bind_data
from studio.ui.own_data_dialog import OwnDataDialog
from tests import drive

LONG = 20_000


@pytest.fixture
def pictures(tmp_path):
    """Two classes of six small pictures each, and one file that is none."""
    random = np.random.default_rng(0)
    for name, level in (("day", 200), ("night", 20)):
        folder = tmp_path / "own" / name
        folder.mkdir(parents=True)
        for number in range(6):
            pixels = random.integers(level, level + 40, (20, 24, 3)).astype(np.uint8)
            Image.fromarray(pixels).save(folder / f"{number}.png")
    (tmp_path / "own" / "day" / "broken.png").write_bytes(b"no picture at all")
    return tmp_path / "own"


def _dropped(window, qtbot, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drive.drop(window, data, QPoint(40, 300))
    (dialog,) = window.findChildren(OwnDataDialog)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=LONG)
    return dialog


def test_a_dropped_folder_is_shown_and_taken_by_one_undoable_edit(window, qtbot, pictures):
    window.bridge.start()
    project = window.workspace.current
    before = project.document
    dialog = _dropped(window, qtbot, pictures)
    assert "12" in dialog.facts.text()
    assert dialog.samples.mosaic.to_array().shape[0] == 12
    assert dialog.classes.bars._vector.texts() == ["6", "6"], "a count has no decimals"
    assert dialog.tabs.isTabVisible(2)
    dialog.tabs.setCurrentIndex(2)
    model = dialog.skipped.table.rows
    assert model.data(model.index(0, 0)).endswith("broken.png")
    assert project.document == before, "nothing changes before it is taken"
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    data, _ = bind_data(project.document)
    assert data is not None
    assert data.target().classes == ("day", "night")
    assert project.findings.of(("n1",)).output == data.input_shape()
    assert not [p for p in project.findings.problems if p.code in ("input-shape", "loss-classes")]
    project.undo()
    assert project.document == before


def test_another_size_is_looked_at_again(window, qtbot, pictures):
    window.bridge.start()
    dialog = _dropped(window, qtbot, pictures)
    line = dialog.form.row("size").editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "16")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert not dialog.use.isEnabled()
    qtbot.waitUntil(dialog.use.isEnabled, timeout=LONG)
    assert dialog.samples.mosaic.to_array().shape[-2:] == (16, 16)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.workspace.current.document.data.type == "Digits"


def test_a_folder_without_classes_is_one_sentence_and_cannot_be_used(window, qtbot, tmp_path):
    window.bridge.start()
    (tmp_path / "empty").mkdir()
    dialog = _dropped(window, qtbot, tmp_path / "empty")
    assert not dialog.use.isEnabled()
    assert dialog.state.text().endswith(".")
    assert "class" in dialog.state.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_choosing_own_data_in_the_training_form_asks_for_files(window, qtbot):
    from PySide6.QtWidgets import QFileDialog

    section = window.body.training.section("data")
    window.body.show_training("data")
    before = window.workspace.current.document
    section.chosen.emit("data", "PictureFolder")
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.reject()
    assert window.workspace.current.document == before
