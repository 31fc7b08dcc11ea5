"""Frozen or not, and how fast weights learn: the card of one layer and of several, and the mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.graph import learning_edits
from studio.spec.messages import translate
from studio.ui.inspector import Inspector
from tests import drive


@pytest.fixture
def inspector(context, styled, qtbot):
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(300, 1000)
    made.show()
    return made


def _label():
    return translate("Test", "edit")


def _id(context, name):
    nodes = context.project.document.network().nodes.values()
    return next(node.id for node in nodes if node.name == name)


def _card(context, qtbot, inspector, *names):
    context.selection.set([_id(context, name) for name in names])
    qtbot.waitUntil(lambda: [node.name for node in inspector.page.nodes] == list(names))
    return inspector.page.learning


def _learning(context, name):
    return dict(context.project.document.node(_id(context, name)).learning)


def _click(card, field):
    box = card.form.row(field).editor.box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))


def _type(card, field, text):
    line = card.form.row(field).editor.line
    line.setFocus()
    line.selectAll()
    drive.type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_click_freezes_a_layer_and_a_second_one_thaws_it(inspector, context, qtbot):
    before = context.project.document
    card = _card(context, qtbot, inspector, "conv1")
    assert card.isVisible()
    _click(card, "frozen")
    assert _learning(context, "conv1") == {"frozen": True}
    qtbot.waitUntil(card.form.row("frozen").editor.box.isChecked)
    _click(card, "frozen")
    assert context.project.document == before


def test_a_layer_without_weights_has_nothing_to_freeze(inspector, context, qtbot):
    assert not _card(context, qtbot, inspector, "relu1").isVisible()


def test_several_layers_get_a_factor_by_one_edit(inspector, context, qtbot):
    before = context.project.document
    card = _card(context, qtbot, inspector, "conv1", "relu1", "fc2")
    _type(card, "lr_factor", "0.1")
    assert _learning(context, "conv1") == _learning(context, "fc2") == {"lr_factor": 0.1}
    assert not _learning(context, "relu1")
    context.project.undo()
    assert context.project.document == before


def test_a_factor_that_is_none_says_so_under_its_field_and_can_be_mended(inspector, context, qtbot):
    card = _card(context, qtbot, inspector, "conv1")
    _type(card, "lr_factor", "-3")
    (problem,) = (p for p in context.project.findings.problems if p.severity == "error")
    assert problem.field == "learning.lr_factor"
    row = card.form.row("lr_factor")
    qtbot.waitUntil(row.problems.isVisible)
    assert "above 0" in str(problem.text)
    _type(card, "lr_factor", "fast")
    qtbot.waitUntil(lambda: "fast" in str(context.project.findings.problems[0].text))
    assert not inspector.page.problems.isVisible()


def test_a_layer_in_a_frozen_block_says_with_what_it_is_frozen(inspector, context, qtbot):
    context.workspace.new("resnet18")
    project = context.project
    document = project.document
    block = next(n for n in document.network().nodes.values() if n.name == "layer1")
    project.edit(learning_edits.freeze, (block.id,), True, label=_label())
    project.edit(learning_edits.set_learning, (block.id,), "lr_factor", 0.5, label=_label())
    inner = next(
        a
        for a, f in project.findings.by_address.items()
        if a[0] == block.id and len(a) > 1 and f.node.type == "Conv2d"
    )
    context.selection.show(inner)
    card = inspector.page.learning
    qtbot.waitUntil(lambda: "layer1" in card.said.text())
    assert "0.5" in card.said.text()


def test_frozen_layers_have_a_mark_on_the_canvas_and_factors_are_written(window, qtbot):
    project = window.workspace.current
    canvas = window.body.canvas
    conv, fc = (
        next(n.id for n in project.document.network().nodes.values() if n.name == name)
        for name in ("conv1", "fc2")
    )
    project.edit(learning_edits.freeze, (conv,), True, label=_label())
    project.edit(learning_edits.set_learning, (fc,), "lr_factor", 10, label=_label())
    qtbot.waitUntil(lambda: canvas.picture.nodes[conv].face.frozen)
    assert not canvas.picture.nodes[fc].face.frozen
    assert canvas.picture.nodes[fc].face.count.endswith("lr ×10")
