"""The main path without a mouse: a LeNet is built, given its numbers and trained by key alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import drive
from tests.journeys.person import Person

LENET = (
    ("input", {}),
    ("conv2d", {"out_channels": "6", "kernel_size": "5", "padding": "2"}),
    ("relu", {}),
    ("maxpool2d", {"kernel_size": "2"}),
    ("conv2d", {"out_channels": "16", "kernel_size": "5"}),
    ("relu", {}),
    ("maxpool2d", {"kernel_size": "2"}),
    ("flatten", {}),
    ("linear", {"out_features": "120"}),
    ("relu", {}),
    ("linear", {"out_features": "84"}),
    ("relu", {}),
    ("linear", {"out_features": "10"}),
    ("output", {}),
)
LONG = 60_000


def _key(key: Qt.Key, held=drive.NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def _type(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    QApplication.processEvents()


def _walk_to(person: Person, field: str) -> None:
    """With Tab into a field of the inspector."""
    row = person.window.body.inspector.page.form.row(field)
    for _ in range(60):
        if row.isAncestorOf(QApplication.focusWidget()):
            return
        _key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {field}")


def _back_to_canvas(person: Person) -> None:
    """With F6 through the areas of the window."""
    for _ in range(12):
        if person.canvas.hasFocus():
            return
        _key(Qt.Key.Key_F6)
    raise AssertionError("F6 does not reach the canvas")


def test_a_lenet_is_built_and_trained_without_a_mouse(person: Person, qtbot, tmp_path) -> None:
    _key(Qt.Key.Key_N, drive.CTRL)
    assert not person.project.document.network().nodes
    _back_to_canvas(person)
    for name, numbers in LENET:
        _key(Qt.Key.Key_Tab)
        assert person.window.search.box.isVisible()
        _type(name)
        _key(Qt.Key.Key_Return)
        assert person.canvas.hasFocus()
        if numbers:
            _key(Qt.Key.Key_Return)
        for field, text in numbers.items():
            _walk_to(person, field)
            _key(Qt.Key.Key_A, drive.CTRL)
            _type(text)
            _key(Qt.Key.Key_Return)
        _back_to_canvas(person)
    document = person.project.document
    assert [node.type for node in document.network().nodes.values()] == [
        "Input", "Conv2d", "ReLU", "MaxPool2d", "Conv2d", "ReLU", "MaxPool2d", "Flatten",
        "Linear", "ReLU", "Linear", "ReLU", "Linear", "Output",
    ]  # fmt: skip
    assert person.project.findings.problems == ()
    assert person.project.findings.parameters == 61_706
    _key(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 3, timeout=LONG)
    _key(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.state == "stopped", timeout=LONG)
    path = tmp_path / "lenet.loom"
    _key(Qt.Key.Key_S, drive.CTRL)
    person.name_file(str(path))
    qtbot.waitUntil(path.exists, timeout=LONG)
    assert not person.project.modified


def test_arrows_walk_along_the_wires_and_keys_act_on_what_is_selected(person: Person) -> None:
    _back_to_canvas(person)
    names = []
    for _ in range(4):
        _key(Qt.Key.Key_Right)
        names.append(person.project.document.node(person.window.selection.ids[-1]).name)
    assert names == ["input", "conv1", "relu1", "pool1"]
    _key(Qt.Key.Key_Left)
    _key(Qt.Key.Key_M)
    assert person.node("relu1").muted
    _key(Qt.Key.Key_Right, drive.SHIFT)
    assert len(person.window.selection.ids) == 2
    _key(Qt.Key.Key_G, drive.CTRL | drive.SHIFT)
    assert person.canvas.name_editor.isVisible()
    _key(Qt.Key.Key_Escape)
    block = person.window.selection.ids[0]
    assert person.project.document.node(block).definition
    _key(Qt.Key.Key_Down, drive.CTRL)
    assert person.window.selection.place == (block,)
    _key(Qt.Key.Key_Up, drive.CTRL)
    assert person.window.selection.place == ()
