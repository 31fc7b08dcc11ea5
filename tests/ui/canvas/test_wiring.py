"""Pulling wires: forwards, backwards, onto bodies, into nothing; taking their ends."""

from PySide6.QtCore import QPoint, Qt

from studio.graph import edits
from studio.graph.model import Ref
from studio.spec.messages import translate
from studio.ui.canvas.pointer import Port
from tests import drive
from tests.documents import chain, lenet, mlp


def _two_apart(open_desk):
    """Input, Linear, Output in a row, and a ReLU and an Add below without wires."""
    document = chain((4,), [("Linear", {"out_features": 3})])
    home = document.network().id
    document = edits.move(document, {"n1": (0, 0), "n2": (220, 0), "n3": (440, 0)})
    document = edits.add(document, home, "ReLU", (220, 160))
    return open_desk(edits.add(document, home, "Add", (440, 160)))


def test_a_wire_from_output_to_input(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("fc1", "out"), desk.port("relu1", "in"))
    assert desk.document.node("n4").inputs == (Ref("n2"),)
    assert desk.wire("relu1").strand.text == "3"


def test_a_wire_from_input_to_output(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("relu1", "in"), desk.port("fc1", "out"))
    assert desk.document.node("n4").inputs == (Ref("n2"),)


def test_a_wire_dropped_on_a_body_takes_the_free_port(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("relu1", "out"), desk.body("add1"))
    drive.drag(desk.surface, desk.port("fc1", "out"), desk.body("add1"))
    assert desk.document.node("n5").inputs == (Ref("n4"), Ref("n2"))
    drive.drag(desk.surface, desk.port("input", "out"), desk.body("add1"))
    assert desk.document.node("n5").inputs == (Ref("n4"), Ref("n2"), Ref("n1"))
    assert len(desk.item("add1").layout.inputs) == 3


def test_a_wire_dropped_on_the_body_of_a_full_node_replaces(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("relu1", "out"), desk.body("output"))
    assert desk.document.node("n3").inputs == (Ref("n4"),)


def test_a_wire_dropped_on_nothing_asks_for_a_layer(open_desk, qtbot):
    desk = _two_apart(open_desk)
    document = desk.document
    end = desk.port("fc1", "out") + QPoint(40, 60)
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        drive.drag(desk.surface, desk.port("fc1", "out"), end)
    assert desk.pixel(asked.args[0]) == end
    assert asked.args[1] == Port("n2", "out", 0)
    assert desk.document is document
    desk.canvas.add_layer("Tanh", *asked.args)
    assert desk.document.node("n6").inputs == (Ref("n2"),)
    assert desk.selection.ids == ("n6",)


def test_an_end_is_taken_to_another_port_by_one_edit(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("output", "in"), desk.port("relu1", "in"), steps=8)
    assert desk.document.node("n3").inputs == (None,)
    assert desk.document.node("n4").inputs == (Ref("n2"),)
    desk.project.undo()
    assert desk.document.node("n3").inputs == (Ref("n2"),)
    assert desk.document.node("n4").inputs == (None,)


def test_an_end_that_is_dropped_on_nothing_is_gone(open_desk):
    desk = _two_apart(open_desk)
    start = desk.port("output", "in")
    drive.drag(desk.surface, start, start + QPoint(-30, 60))
    assert desk.document.node("n3").inputs == (None,)


def test_a_click_on_a_connected_port_changes_nothing(open_desk):
    desk = _two_apart(open_desk)
    document = desk.document
    drive.click(desk.surface, desk.port("output", "in"))
    assert desk.document is document
    assert not desk.wire("output").away


def test_the_beginning_of_a_wire_can_be_taken(open_desk):
    desk = _two_apart(open_desk)
    wire = desk.wire("output")
    near_source = desk.pixel(wire.path.pointAtPercent(0.25))
    drive.drag(desk.surface, near_source, desk.port("input", "out"), steps=8)
    assert desk.document.node("n3").inputs == (Ref("n1"),)


def test_a_loop_is_refused_and_said(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("fc1", "out"), desk.port("relu1", "in"))
    document = desk.document
    start, end = desk.port("relu1", "out"), desk.port("fc1", "in")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, end)
    assert desk.canvas.bubble.isVisible()
    assert "loop" in desk.canvas.bubble.text()
    drive.release(desk.surface, end)
    assert desk.document is document
    assert "loop" in desk.canvas.bubble.text(), "and again once it was refused"


def test_while_pulling_the_ports_that_fit_light_up(open_desk):
    desk = _two_apart(open_desk)
    drive.drag(desk.surface, desk.port("fc1", "out"), desk.port("relu1", "in"))
    drive.press(desk.surface, desk.port("relu1", "out"))
    assert desk.item("add1").lights[("in", 0)] == "fits"
    assert desk.item("fc1").lights[("in", 0)] == "wrong"
    assert desk.item("input").lights == {}
    drive.release(desk.surface, desk.port("relu1", "out"))
    assert desk.item("add1").lights == {}


def test_a_wire_that_would_not_fit_is_doubtful_and_says_why(open_desk):
    document = edits.add(mlp(), mlp().network().id, "Conv2d", (0.0, 300.0))
    desk = open_desk(document)
    start, end = desk.port("fc1", "out"), desk.port("conv1", "in")
    drive.press(desk.surface, start)
    assert desk.item("conv1").lights[("in", 0)] == "doubtful"
    drive.glide(desk.surface, start, end)
    assert "Conv2d" in desk.canvas.bubble.text()
    drive.release(desk.surface, end)
    assert desk.item("conv1").face.severity == "error", "it is allowed, and a problem then"
    assert desk.wire("conv1").strand.wrong


def test_escape_while_pulling_leaves_everything(open_desk):
    desk = _two_apart(open_desk)
    document, start = desk.document, desk.port("output", "in")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(-40, 80))
    assert desk.wire("output").away
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    assert desk.document is document
    assert not desk.wire("output").away
    assert not desk.canvas.picture.draft.isVisible()


def test_the_shape_of_a_wire_follows_an_edit(open_desk):
    desk = open_desk(lenet())
    desk.canvas.tidy()
    assert desk.wire("relu1").strand.text == "16×28×28"
    before = desk.canvas.picture.nodes[desk.named("input")]
    desk.project.edit(edits.set_param, "n2", "out_channels", 12, label=translate("Test", "edit"))
    assert desk.wire("relu1").strand.text == "12×28×28"
    assert desk.item("input") is before
