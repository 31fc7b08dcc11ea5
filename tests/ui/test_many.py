"""Many layers at once, by key: along the wires, alike, frozen, pasted with their wires."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def _project(window):
    return window.workspace.current


def _nodes(window):
    return _project(window).document.network().nodes


def _names(window, ids=None):
    return [_nodes(window)[i].name for i in (window.selection.ids if ids is None else ids)]


def _select(window, *names):
    ids = [next(n.id for n in _nodes(window).values() if n.name == name) for name in names]
    window.selection.set(ids)
    return ids


@pytest.fixture
def canvas(window, qtbot):
    made = window.body.canvas
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def _key(window, canvas, qtbot, key, held):
    qtbot.waitUntil(lambda: not window._due.isActive())
    QTest.keyClick(canvas, key, held)


def test_everything_that_leads_to_a_layer_is_selected(window, canvas, qtbot):
    order = list(_names(window, _nodes(window)))
    _select(window, "conv1")
    _key(window, canvas, qtbot, Qt.Key.Key_Left, CTRL | SHIFT)
    assert set(_names(window)) == set(order[: order.index("conv1") + 1])
    assert _names(window)[-1] == "conv1"


def test_everything_that_follows_a_layer_is_selected(window, canvas, qtbot):
    order = list(_names(window, _nodes(window)))
    _select(window, "conv1")
    _key(window, canvas, qtbot, Qt.Key.Key_Right, CTRL | SHIFT)
    assert set(_names(window)) == set(order[order.index("conv1") :])


def test_layers_of_the_same_type_and_then_all_others(window, canvas, qtbot):
    _select(window, "conv1")
    _key(window, canvas, qtbot, Qt.Key.Key_G, SHIFT)
    alike = set(window.selection.ids)
    assert {_nodes(window)[i].type for i in alike} == {"Conv2d"}
    assert len(alike) > 1
    _key(window, canvas, qtbot, Qt.Key.Key_I, CTRL)
    assert set(window.selection.ids) == set(_nodes(window)) - alike


def test_copies_are_pasted_with_the_wires_that_came_in(window, canvas, qtbot):
    before = _project(window).document
    (conv,) = _select(window, "conv1")
    _key(window, canvas, qtbot, Qt.Key.Key_C, CTRL)
    _key(window, canvas, qtbot, Qt.Key.Key_V, CTRL | SHIFT)
    (made,) = window.selection.ids
    assert made not in before.network().nodes
    assert _nodes(window)[made].inputs == before.network().nodes[conv].inputs
    _project(window).undo()
    assert _project(window).document == before


def test_foreign_text_says_so_and_changes_nothing(window, canvas, qtbot):
    before = _project(window).document
    QGuiApplication.clipboard().setText("import torch\n" * 20_000)
    _key(window, canvas, qtbot, Qt.Key.Key_V, CTRL | SHIFT)
    assert _project(window).document is before
    assert "no layers" in canvas.bubble.text()


def test_the_weights_of_several_layers_are_frozen_and_thawed_by_one_edit_each(
    window, canvas, qtbot
):
    before = _project(window).document
    conv, relu = _select(window, "conv1", "relu1")
    _key(window, canvas, qtbot, Qt.Key.Key_F, CTRL | ALT)
    assert _nodes(window)[conv].learning == {"frozen": True}
    assert not _nodes(window)[relu].learning
    qtbot.waitUntil(window.actions_["many.freeze"].isChecked)
    _key(window, canvas, qtbot, Qt.Key.Key_F, CTRL | ALT)
    assert _project(window).document == before
    _project(window).undo()
    _project(window).undo()
    assert _project(window).document is before


def test_mute_and_collapse_act_on_all_that_are_selected(window, canvas, qtbot):
    before = _project(window).document
    ids = _select(window, "conv1", "relu1")
    _key(window, canvas, qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier)
    assert all(_nodes(window)[i].muted for i in ids)
    _key(window, canvas, qtbot, Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier)
    assert all(_project(window).document.view[i].folded for i in ids)
    _project(window).undo()
    _project(window).undo()
    assert _project(window).document is before
