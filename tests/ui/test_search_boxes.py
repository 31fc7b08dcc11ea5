"""Command palette, layer search, layer finder and recent files: by keyboard only."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.spec.messages import translate
from studio.ui.canvas.pointer import Port
from tests import drive
from tests.texts import stages


def _nodes(window):
    return window.workspace.current.document.network().nodes.values()


def _named(window, name):
    return next(node for node in _nodes(window) if node.name == name)


def _type_and_enter(box, text):
    QTest.keyClicks(box.line, text)
    QTest.keyClick(box.line, Qt.Key.Key_Return)


def test_the_command_palette_runs_a_command_by_a_part_of_its_name(window, qtbot):
    QTest.keyClick(
        window,
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    box = window.command_palette
    qtbot.waitUntil(box.line.hasFocus)
    _type_and_enter(box, "light theme")
    assert not box.isVisible()
    assert window.workspace.settings["theme"] == "light"


def test_the_palette_lists_every_command_with_its_keys(window):
    drive.choose(window.actions_["palette.open"])
    box = window.command_palette
    listed = {item.texts[0]: item.note for item in box.hits()}
    assert listed["Train"] == "F5"
    for action in window.actions_:
        if action.command.id != "palette.open":
            assert action.text() in listed


def test_templates_and_panels_are_found_too(window):
    drive.choose(window.actions_["palette.open"])
    texts = [item.texts[0] for item in window.command_palette.hits()]
    assert "New from template: Two spirals" in texts


def test_what_cannot_be_done_stands_at_the_end_and_is_not_run(window, qtbot):
    drive.choose(window.actions_["palette.open"])
    box = window.command_palette
    QTest.keyClicks(box.line, "undo")
    assert not box.hits()[0].enabled
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert box.isVisible()
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_tab_on_the_canvas_searches_and_enter_adds_there(window, qtbot):
    window.body.canvas.setFocus()
    QTest.keyClick(window.body.canvas, Qt.Key.Key_Tab)
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    before = len(_nodes(window))
    _type_and_enter(box, "gelu")
    assert len(_nodes(window)) == before + 1
    assert window.workspace.current.document.node(window.selection.ids[-1]).type == "GELU"
    qtbot.waitUntil(window.body.canvas.hasFocus)


def test_a_layer_searched_from_an_output_is_wired_to_it(window):
    conv = _named(window, "conv1")
    origin = Port(conv.id, "out", 0)
    window.body.canvas.search_requested.emit(QPointF(100, 100), origin)
    box = window.search.box
    types = [item.key for item in box.hits()]
    assert "Conv2d" in types
    assert "Input" not in types
    _type_and_enter(box, "tanh")
    added = window.workspace.current.document.node(window.selection.ids[-1])
    assert added.type == "Tanh"
    assert added.inputs[0].node == conv.id


def test_a_torch_class_or_a_family_finds_a_layer(window):
    drive.choose(window.actions_["canvas.search"])
    box = window.search.box
    QTest.keyClicks(box.line, "nn.maxpool")
    assert box.hits()[0].key.startswith("MaxPool")
    box.line.clear()
    QTest.keyClicks(box.line, "activation")
    assert {item.family for item in box.hits()[:5]} == {"activation"}


def test_a_layer_that_is_there_is_found_and_shown(window, qtbot):
    drive.choose(window.actions_["search.find"])
    _type_and_enter(window.search.finder, "fc2")
    assert window.selection.ids == (_named(window, "fc2").id,)


def test_a_click_elsewhere_closes_the_box(window, qtbot):
    drive.choose(window.actions_["palette.open"])
    qtbot.waitUntil(window.command_palette.line.hasFocus)
    window.body.canvas.setFocus()
    assert not window.command_palette.isVisible()


def test_the_box_stays_inside_the_window(window):
    corner = window.rect().bottomRight()
    window.search.box.open_for(corner)
    assert window.rect().contains(window.search.box.geometry())


def test_a_recent_file_that_is_gone_is_forgotten(window, tmp_path):
    gone = tmp_path / "gone.loom"
    window.workspace.settings.remember(Path(gone))
    window.files.open_recent()
    box = window.files.recent
    assert [item.texts[0] for item in box.hits()] == ["gone.loom"]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert window.workspace.settings["recent"] == []


def test_a_layer_is_found_by_a_parameter_and_by_its_shape(window):
    drive.choose(window.actions_["search.find"])
    box = window.search.finder
    QTest.keyClicks(box.line, "kernel_size=3")
    assert {_type_of(window, item) for item in box.hits()} == {"Conv2d"}
    box.line.clear()
    findings = window.workspace.current.findings
    conv = _named(window, "conv1")
    shape = str(findings.of((conv.id,)).output).replace("×", "x")
    _type_and_enter(box, f"conv {shape}")
    assert window.selection.ids == (conv.id,)


def _type_of(window, item):
    return window.workspace.current.document.node(item.key[-1]).type


def test_a_layer_inside_a_block_is_found_by_its_path_and_the_block_opens(window):
    project = window.workspace.current
    label = translate("Test", "stages")
    project.edit(lambda document: replace(stages(), id=document.id), label=label)
    drive.choose(window.actions_["search.find"])
    box = window.search.finder
    QTest.keyClicks(box.line, "layer1")
    item = next(item for item in box.hits() if item.texts[0].startswith("layer1."))
    assert len(item.key) > 1
    box.line.clear()
    _type_and_enter(box, item.texts[0])
    assert window.selection.place == item.key[:-1]
    assert window.selection.ids == item.key[-1:]
    assert item.key[-1] in window.body.canvas.picture.nodes
