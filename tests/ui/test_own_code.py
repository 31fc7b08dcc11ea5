"""Own code with hands: the closed node, the dialog, trust by a click, closed again by one byte."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph.model import Entry
from studio.graph.storage import dumps
from studio.ui.own_code.dialog import CodeDialog
from studio.ui.repair_button import RepairButton
from tests import drive
from tests.documents import chain

CODE = '''\
"""Half of what arrives."""
from torch import nn


class Half(nn.Module):
    def forward(self, x):
        return x / 2  # \u202e hidden
'''
CUSTOM = "n2"


@pytest.fixture
def project(window, tmp_path):
    (tmp_path / "own.py").write_text(CODE, encoding="utf-8")
    layers = [
        ("Custom", {"file": "own.py", "class_name": "Half"}),
        ("Linear", {"out_features": 3}),
    ]
    document = chain((4,), layers, Entry("Iris"))
    (tmp_path / "net.loom").write_text(dumps(document), encoding="utf-8")
    return window.workspace.open(tmp_path / "net.loom")


def _codes(project):
    return {problem.code for problem in project.findings.problems}


def _dialog(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.findChildren(CodeDialog)))
    return window.findChildren(CodeDialog)[-1]


def _asked(window, qtbot):
    """The dialog that the repair in the inspector opens."""
    window.selection.set([CUSTOM])
    page = window.body.inspector.page

    def buttons():
        return [b for b in page.form.findChildren(RepairButton) if b.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()))
    QTest.mouseClick(buttons()[0], Qt.MouseButton.LeftButton)
    return _dialog(window, qtbot)


def test_the_code_is_shown_with_nothing_hidden_and_trusted_by_a_click(window, qtbot, project):
    assert _codes(project) == {"custom-untrusted"}
    item = window.body.canvas.picture.nodes
    qtbot.waitUntil(lambda: CUSTOM in item and item[CUSTOM].face.closed)
    dialog = _asked(window, qtbot)
    assert "class Half" in dialog.text.toPlainText()
    assert "\\u202e hidden" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    assert "with all your rights" in dialog.said.text()
    QTest.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not _codes(project), timeout=20_000)
    qtbot.waitUntil(lambda: not item[CUSTOM].face.closed)
    assert str(project.findings.of((CUSTOM,)).output) == "4"
    assert not project.modified


def test_closing_the_dialog_trusts_nothing_and_enter_does_not_either(window, qtbot, project):
    dialog = _asked(window, qtbot)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(1)
    assert _codes(project) == {"custom-untrusted"}
    assert not window.workspace.settings["trusted"]


def test_trust_is_taken_back_and_one_byte_takes_it_too(window, qtbot, project, tmp_path):
    QTest.mouseClick(_asked(window, qtbot).decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not _codes(project), timeout=20_000)
    (tmp_path / "own.py").write_text(CODE + " ", encoding="utf-8")
    qtbot.waitUntil(lambda: _codes(project) == {"custom-untrusted"})
    (tmp_path / "own.py").write_text(CODE, encoding="utf-8")
    qtbot.waitUntil(lambda: not _codes(project), timeout=20_000)
    qtbot.waitUntil(lambda: not window.findChildren(CodeDialog))
    window.selection.set([CUSTOM])
    drive.choose(window.actions_["code.show"])
    dialog = _dialog(window, qtbot)
    assert "You trust this text" in dialog.said.text()
    QTest.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    assert _codes(project) == {"custom-untrusted"}


def test_what_changed_while_it_was_read_is_not_trusted(window, qtbot, project, tmp_path):
    dialog = _asked(window, qtbot)
    (tmp_path / "own.py").write_text("raise SystemExit", encoding="utf-8")
    QTest.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    project.look_again()
    assert _codes(project) == {"custom-untrusted"}
