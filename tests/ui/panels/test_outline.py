"""The list that mirrors the canvas, and the list of the history: by keys, in a real window."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.outline_model import NAME, SHAPE
from tests.texts import stages

LABEL = translate("Test", "edit")
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def _project(window):
    return window.workspace.current


def _settled(panel, qtbot):
    qtbot.waitUntil(lambda: not panel._due.isActive())


@pytest.fixture
def outline(window, qtbot):
    window.show_panel("outline")
    panel = window.body.docks.panel("outline")
    qtbot.waitUntil(panel.isVisible)
    panel.tree.setFocus()
    qtbot.waitUntil(panel.tree.hasFocus)
    return panel


@pytest.fixture
def history(window, qtbot):
    window.show_panel("history")
    panel = window.body.docks.panel("history")
    qtbot.waitUntil(panel.isVisible)
    return panel


def _names(outline, parent=None):
    model = outline.model
    above = [] if parent is None else [parent]
    return [model.index(row, NAME, *above).data() for row in range(model.rowCount(*above))]


def _index(outline, name):
    return outline.model.index(_names(outline).index(name), NAME)


def test_every_layer_is_a_row_with_its_shape(window, outline):
    nodes = _project(window).document.network().nodes.values()
    assert sorted(_names(outline)) == sorted(node.name for node in nodes)
    index = _index(outline, "conv1")
    finding = _project(window).findings.of((outline.model.row(index).node.id,))
    assert index.siblingAtColumn(SHAPE).data() == str(finding.output)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("conv1, Conv2d, output ")
    assert "reads " in spoken


def test_the_selection_goes_both_ways(window, outline, qtbot):
    conv = outline.model.row(_index(outline, "conv1")).node.id
    window.selection.set([conv])
    _settled(outline, qtbot)
    assert [i.data() for i in outline.tree.selectionModel().selectedRows()] == ["conv1"]
    QTest.keyClick(outline.tree, Qt.Key.Key_Down)
    following = _names(outline)[_names(outline).index("conv1") + 1]
    node = _project(window).document.node(window.selection.ids[-1])
    assert node.name == following
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, SHIFT)
    assert len(window.selection.ids) == 2
    window.selection.set(())
    _settled(outline, qtbot)
    assert not outline.tree.selectionModel().hasSelection()


def test_f2_renames_and_a_wrong_name_is_said(window, outline, qtbot):
    outline.tree.setCurrentIndex(_index(outline, "conv1"))
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    editor = outline.tree.indexWidget(outline.tree.currentIndex()) or window.focusWidget()
    QTest.keyClicks(editor, "edges")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    _settled(outline, qtbot)
    assert "edges" in _names(outline)
    before = _project(window).document
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    QTest.keyClicks(window.focusWidget(), "not a name")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(window.toast.isVisible)
    assert _project(window).document is before


def test_delete_takes_the_selected_rows_away_and_the_keyboard_stays(window, outline, qtbot):
    before = _project(window).document
    row = _index(outline, "conv1").row()
    outline.tree.setCurrentIndex(_index(outline, "conv1"))
    QTest.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert "conv1" not in _names(outline)
    assert outline.tree.hasFocus()
    assert outline.tree.currentIndex().row() == row
    assert not window.selection.ids
    _project(window).undo()
    assert _project(window).document is before
    _settled(outline, qtbot)
    assert "conv1" in _names(outline)


def test_enter_opens_the_parameters_of_a_layer(window, outline):
    outline.tree.setCurrentIndex(_index(outline, "conv1"))
    QTest.keyClick(outline.tree, Qt.Key.Key_Return)
    assert window.body.inspector.isAncestorOf(window.focusWidget())


def test_blocks_hold_their_layers_and_enter_opens_one(window, outline, qtbot):
    project = _project(window)
    project.edit(lambda document: replace(stages(), id=document.id), label=LABEL)
    _settled(outline, qtbot)
    block = _index(outline, "layer1")
    outline.tree.setCurrentIndex(block)
    QTest.keyClick(outline.tree, Qt.Key.Key_Right)
    assert outline.tree.isExpanded(block)
    QTest.keyClick(outline.tree, Qt.Key.Key_Right)
    inner = outline.tree.currentIndex()
    assert inner.parent() == block
    row = outline.model.row(inner)
    assert window.selection.place == row.address[:-1]
    assert window.selection.ids == (row.node.id,)
    assert row.node.id in window.body.canvas.picture.nodes
    outline.tree.setCurrentIndex(block)
    QTest.keyClick(outline.tree, Qt.Key.Key_Return)
    assert window.selection.place == outline.model.row(block).opens


def test_what_is_open_stays_open_after_an_edit(window, outline, qtbot):
    project = _project(window)
    project.edit(lambda document: replace(stages(), id=document.id), label=LABEL)
    _settled(outline, qtbot)
    outline.tree.expand(_index(outline, "layer1"))
    project.edit(edits.add, "d1", "ReLU", label=LABEL)
    _settled(outline, qtbot)
    assert outline.tree.isExpanded(_index(outline, "layer1"))


def test_a_problem_is_told_and_marked(window, outline, qtbot):
    conv = outline.model.row(_index(outline, "conv1")).node.id
    _project(window).edit(edits.set_param, conv, "kernel_size", (99, 99), label=LABEL)
    _settled(outline, qtbot)
    index = _index(outline, "conv1")
    assert "problem: " in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole)


def test_five_thousand_layers_are_listed_and_selected_quickly(window, outline, qtbot):
    def many(document):
        home = document.network()
        relu = next(node for node in home.nodes.values() if node.type == "ReLU")
        made = {
            f"n{i}": replace(relu, id=f"n{i}", name=f"r{i}", inputs=(None,))
            for i in range(1000, 1000 + 4_900)
        }
        grown = replace(home, nodes={**home.nodes, **made})
        return replace(document.with_definition(grown), next_id=10_000)

    document = many(_project(window).document)
    findings = _project(window).findings
    start = time.process_time()
    outline.model.show_document(document, findings)
    ids = list(document.network().nodes)
    indexes = [outline.model.index_of((one,)) for one in ids]
    assert time.process_time() - start < 1.0
    assert all(index.isValid() for index in indexes)
    assert outline.model.rowCount() == len(ids)


def test_the_history_is_listed_and_a_click_goes_there(window, history, qtbot):
    project = _project(window)
    documents = [project.document]
    for name in ("a", "b", "c"):
        project.edit(edits.add, "d1", "ReLU", name=name, label=translate("Test", name))
        documents.append(project.document)
    _settled(history, qtbot)
    model = history.model
    assert [model.index(row).data() for row in range(4)] == ["As it was before", "a", "b", "c"]
    assert model.present == 3
    QTest.mouseClick(
        history.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=history.list.visualRect(model.index(1)).center(),
    )
    assert project.document is documents[1]
    _settled(history, qtbot)
    assert model.present == 1
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken == ["As it was before", "a, now", "b, undone", "c, undone"]


def test_the_history_is_walked_by_keys(window, history, qtbot):
    project = _project(window)
    first = project.document
    project.edit(edits.add, "d1", "ReLU", label=LABEL)
    _settled(history, qtbot)
    history.list.setFocus()
    qtbot.waitUntil(history.list.hasFocus)
    QTest.keyClick(history.list, Qt.Key.Key_Up)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert project.document is first


def test_a_key_puts_the_keyboard_into_the_list_and_the_history(window, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | SHIFT
    QTest.keyClick(window, Qt.Key.Key_L, both)
    qtbot.waitUntil(window.body.docks.panel("outline").tree.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_H, both)
    qtbot.waitUntil(window.body.docks.panel("history").list.hasFocus)
