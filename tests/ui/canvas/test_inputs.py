"""Several inputs of one layer: numbered, and put into another order by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt

from studio.graph import edits
from studio.graph.model import Ref, blank
from studio.spec.messages import translate
from studio.ui.canvas import tips
from studio.ui.canvas.scene import Hit
from tests import drive


@pytest.fixture
def fan(open_desk):
    """Three ReLUs below each other, n2 to n4, that a Concat n5 joins."""
    document = edits.add(blank(), "d1", "Input", (0, 120), {"shape": (3, 8, 8)})
    for row in range(3):
        document = edits.add(document, "d1", "ReLU", (220, 120 * row))
        document = edits.connect(document, "n1", 0, f"n{row + 2}", 0)
    document = edits.add(document, "d1", "Concat", (520, 120))
    for port in range(3):
        document = edits.connect(document, f"n{port + 2}", 0, "n5", port)
    return open_desk(document)


def _order(desk):
    return [None if ref is None else ref.node for ref in desk.document.node("n5").inputs]


def test_ports_of_a_layer_that_joins_are_numbered_and_others_are_not(fan):
    assert fan.item("concat1").face.numbered
    assert not fan.item("relu1").face.numbered
    hit = Hit("port", "n5", "in", 2)
    tip = tips.tip(hit, fan.canvas.picture, fan.project, ())
    assert tip.split("<br>")[0] == "Input 3: 3×8×8"


def test_a_wire_end_taken_to_another_port_moves_the_others_along(fan):
    before = fan.document
    start, end = fan.port("concat1", "in", 0), fan.port("concat1", "in", 2)
    drive.drag(fan.surface, start, end, steps=8)
    assert _order(fan) == ["n3", "n4", "n2"]
    assert str(fan.project.history.undo_label) == "Reorder the inputs"
    assert fan.wire("concat1", 2).strand.source == "n2"
    fan.project.undo()
    assert fan.document == before


def test_upwards_too_and_no_wire_is_lost(fan):
    drive.drag(fan.surface, fan.port("concat1", "in", 2), fan.port("concat1", "in", 1), steps=8)
    assert _order(fan) == ["n2", "n4", "n3"]


def test_an_end_that_comes_back_to_its_port_changes_nothing(fan):
    document = fan.document
    at = fan.port("concat1", "in", 1)
    drive.press(fan.surface, at)
    drive.glide(fan.surface, at, at - QPoint(60, 30))
    drive.glide(fan.surface, at - QPoint(60, 30), at)
    drive.release(fan.surface, at)
    assert fan.document is document
    assert not fan.wire("concat1", 1).away


def test_on_the_card_the_port_beside_the_pointer_is_meant(fan):
    start, end = fan.port("concat1", "in", 0), fan.port("concat1", "in", 2)
    drive.drag(fan.surface, start, end + QPoint(30, 0), steps=8)
    assert _order(fan) == ["n3", "n4", "n2"]


def test_two_inputs_change_places(fan):
    fan.canvas.editing.disconnect(("n5", 2))
    drive.drag(fan.surface, fan.port("concat1", "in", 1), fan.port("concat1", "in", 0), steps=8)
    assert _order(fan) == ["n3", "n2"]


def test_while_an_end_is_held_the_other_ports_of_its_node_are_lit(fan):
    at = fan.port("concat1", "in", 1)
    drive.press(fan.surface, at)
    lights = fan.item("concat1").lights
    assert [lights["in", port] for port in range(3)] == ["fits"] * 3
    drive.key(fan.canvas, Qt.Key.Key_Escape)
    drive.release(fan.surface, at)
    assert fan.item("concat1").lights == {}


def test_an_end_taken_to_another_node_leaves_the_order_of_the_rest(fan):
    label = translate("Test", "edit")
    fan.project.edit(edits.add, "d1", "Tanh", (520, 320), label=label)
    drive.drag(fan.surface, fan.port("concat1", "in", 0), fan.port("tanh1", "in"), steps=8)
    assert _order(fan) == ["n3", "n4"]
    assert fan.document.node("n6").inputs == (Ref("n2"),)
