"""Muting on the canvas: M, what cannot be muted, what is drawn, and a misfit that says why."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.graph import edits
from studio.spec.messages import translate
from tests.documents import lenet
from tests.texts import concat

EDIT = translate("Test", "edit")


def _muted(desk):
    return [node.name for node in desk.document.network().nodes.values() if node.muted]


def _mute(desk, *names):
    desk.selection.set([desk.named(name) for name in names])
    desk.canvas.mute()


def _near(one, other):
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in parts) <= 24


def test_muting_again_lets_the_layers_work(desk):
    _mute(desk, "relu1", "pool1")
    assert _muted(desk) == ["relu1", "pool1"]
    assert desk.item("relu1").face.muted
    _mute(desk, "relu1", "pool1")
    assert _muted(desk) == []


def test_an_input_among_them_is_left_as_it_is(desk):
    _mute(desk, "input", "relu1", "output")
    assert _muted(desk) == ["relu1"]
    _mute(desk, "input", "relu1", "output")
    assert _muted(desk) == []


def test_an_input_alone_cannot_be_muted_and_it_is_said(desk):
    _mute(desk, "input")
    assert _muted(desk) == []
    assert "cannot be muted" in desk.canvas.bubble.text()


@pytest.mark.parametrize("scale", [1.0, 0.4])
def test_the_wire_is_drawn_through_a_muted_layer(desk, scale):
    _mute(desk, "pool1")
    desk.selection.set([])
    item = desk.item("pool1")
    desk.canvas.look(scale, item.rect.topLeft() - QPointF(60, 60) / scale)
    start, end = item.port("in", 0), item.port("out", 0)
    at = desk.pixel((start + end) / 2)
    image = desk.canvas.viewport().grab().toImage()
    colours = [image.pixelColor(at.x(), at.y() + y) for y in (-1, 0, 1)]
    wire = desk.canvas.picture.ink.wire.color()
    assert any(_near(colour, wire) for colour in colours)


def test_a_muted_layer_passes_its_first_wire_on_and_the_others_are_faint(open_desk, tidy):
    desk = open_desk(tidy(concat()))
    assert not desk.wire("joined", 1).strand.idle
    _mute(desk, "joined")
    assert [desk.wire("joined", port).strand.idle for port in range(3)] == [False, True, True]
    assert "joined is muted" in desk.canvas.tip(
        desk.canvas.picture.hit(desk.item("b").rect.center(), 0.0)
    )
    _mute(desk, "joined")
    assert not desk.wire("joined", 1).strand.idle


def test_a_misfit_says_that_it_is_because_of_the_mute(open_desk, tidy):
    document = edits.set_param(lenet(), "n9", "in_features", 1568)
    desk = open_desk(tidy(document))
    _mute(desk, "pool2")
    (problem,) = [p for p in desk.item("fc1").face.problems if p.severity == "error"]
    assert "because pool2 is muted" in str(problem.text)
    desk.canvas.editing.repair(problem, problem.repairs[0])
    assert _muted(desk) == []
    assert not desk.project.findings.errors


def test_m_on_the_keyboard_mutes_in_the_window(window, qtbot):
    canvas = window.body.canvas
    node = window.workspace.current.document.network().of_type("ReLU")[0].id
    window.selection.set([node])
    canvas.setFocus()
    qtbot.waitUntil(window.actions_["canvas.mute"].isEnabled)
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert window.workspace.current.document.node(node).muted
    qtbot.waitUntil(window.actions_["canvas.mute"].isChecked)
