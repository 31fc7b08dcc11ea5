"""The curve in the inspector: of the present parameters, live, computed by the layer itself."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.engine.wishes import Arriving
from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.inspector import Inspector
from tests import drive

LABEL = translate("Test", "edit")


@pytest.fixture
def inspector(context, styled, qtbot):
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(300, 1000)
    made.show()
    context.bridge.start()
    return made


def _add(context, kind, params=None):
    """A node without wires; its id."""
    document = context.project.document
    home, node = document.network().id, f"n{document.next_id}"
    context.project.edit(edits.add, home, kind, (0.0, 900.0), params or {}, label=LABEL)
    return node


def _curve(context, qtbot, inspector, node):
    """The card, once the engine has drawn the curve of the node."""
    context.selection.set([node])
    card = inspector.page.curve
    qtbot.waitUntil(lambda: [one.id for one in inspector.page.nodes] == [node])
    qtbot.waitUntil(lambda: _has_curve(card), timeout=30_000)
    return card


def _has_curve(card):
    return card.plot is not None and card.plot._curve is not None


def _at(card, x):
    curve = card.plot._curve
    index = int(np.abs(curve.x - x).argmin())
    return float(curve.y[index]), float(curve.slope[index])


def _enter(line, text):
    line.setFocus()
    line.selectAll()
    drive.type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_layer_without_wires_has_its_curve_and_it_follows_the_field(inspector, context, qtbot):
    card = _curve(context, qtbot, inspector, _add(context, "LeakyReLU"))
    assert card.isVisible()
    assert _at(card, -2) == pytest.approx((-0.02, 0.01))
    height = card.height()
    _enter(inspector.page.form.row("negative_slope").editor.line, "0.5")
    qtbot.waitUntil(lambda: _at(card, -2) == (-1.0, 0.5))
    context.project.undo()
    qtbot.waitUntil(lambda: _at(card, -2) == pytest.approx((-0.02, 0.01)))
    assert card.height() == height


def test_half_typed_and_impossible_values_leave_the_curve_faint(inspector, context, qtbot):
    card = _curve(context, qtbot, inspector, _add(context, "Hardtanh"))
    line = inspector.page.form.row("min_val").editor.line
    _enter(line, "-2x")
    qtbot.waitUntil(lambda: card.plot._old)
    assert card.isVisible()
    _enter(line, "-2")
    qtbot.waitUntil(lambda: not card.plot._old and _at(card, -4) == (-2.0, 0.0))
    _enter(line, "3")
    qtbot.waitUntil(lambda: card.plot._old)
    assert _at(card, -4) == (-2.0, 0.0)


def test_another_layer_brings_its_own_curve_and_others_have_none(inspector, context, qtbot):
    first, second = _add(context, "Tanh"), _add(context, "Sigmoid")
    card = _curve(context, qtbot, inspector, first)
    assert _at(card, 0) == (0.0, 1.0)
    context.selection.set([second])
    qtbot.waitUntil(lambda: _has_curve(card) and _at(card, 0) == (0.5, 0.25))
    for kind in ("Softmax", "Linear"):
        context.selection.set([_add(context, kind)])
        qtbot.waitUntil(card.isHidden)
    context.selection.set([first, second])
    qtbot.waitUntil(lambda: len(inspector.page.nodes) == 2)
    assert card.isHidden()


def test_the_numbers_that_arrive_are_shaded_and_counted(inspector, context, qtbot):
    nodes = context.project.document.network().nodes.values()
    relu = next(node.id for node in nodes if node.name == "relu1")
    card = _curve(context, qtbot, inspector, relu)
    qtbot.waitUntil(lambda: card.plot._counts is not None, timeout=30_000)
    found = context.project.pictures.get(Arriving((relu,), 5.0, context.project.sample))
    assert found.total == 16 * 28 * 28
    assert card.plot._counts.sum() <= found.total
    assert "12,544" in card.note.toolTip()


def test_a_learned_slope_is_the_one_that_is_drawn(inspector, context, qtbot):
    """Given weights stand for learned ones: both are what the network has."""
    from studio.graph import start_edits
    from studio.graph.model import Given

    nodes = context.project.document.network().nodes.values()
    relu = next(node.id for node in nodes if node.name == "relu3")
    slot = context.project.document.node(relu).inputs[0].node
    document = context.project.document
    prelu = f"n{document.next_id}"
    place = (900.0, 900.0)
    context.project.edit(edits.insert_on_wire, "PReLU", relu, 0, place, label=LABEL)
    assert context.project.document.node(prelu).inputs[0].node == slot
    card = _curve(context, qtbot, inspector, prelu)
    assert _at(card, -4) == (-1.0, 0.25)
    given = Given((1,), (0.75,))
    context.project.edit(start_edits.set_start, prelu, "weight", given, label=LABEL)
    qtbot.waitUntil(lambda: _at(card, -4) == (-3.0, 0.75), timeout=30_000)
