"""A layer that is put down beside a free port is wired to it; with Alt it is not."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.graph import edits, wiring
from studio.graph.model import Ref, blank
from studio.spec.messages import translate
from studio.ui.canvas.wire_item import DraftItem
from tests import drive
from tests.documents import lenet
from tests.drive import ALT


@pytest.fixture
def loose(open_desk):
    """Input n1, Linear n2 that nothing reads, a ReLU n3 far below, a Conv2d n4, an Output n5."""
    document = edits.add(blank(), "d1", "Input", (0, 0), {"shape": (4,)})
    document = edits.add(document, "d1", "Linear", (200, 0))
    document = edits.connect(document, "n1", 0, "n2", 0)
    document = edits.add(document, "d1", "ReLU", (200, 330))
    document = edits.add(document, "d1", "Conv2d", (0, 330))
    return open_desk(edits.add(document, "d1", "Output", (640, 0)))


def _previews(desk):
    own = desk.canvas.picture.draft
    items = desk.canvas.picture.items()
    return [i for i in items if isinstance(i, DraftItem) and i is not own and i.isVisible()]


def _beside(desk, moving, output, across=40):
    """Where the body of a node has to go so that its input lies `across` right of an output."""
    goal = desk.item(output).port("out", 0) + QPointF(across, 0)
    return desk.body(moving) + (desk.pixel(goal) - desk.port(moving, "in"))


def _inputs(desk, name):
    return desk.document.node(desk.named(name)).inputs


def test_a_moved_layer_is_wired_to_the_free_output_that_it_is_put_beside(loose):
    before = loose.document
    end = _beside(loose, "relu1", "fc1")
    drive.press(loose.surface, loose.body("relu1"))
    drive.glide(loose.surface, loose.body("relu1"), end)
    assert len(_previews(loose)) == 1
    assert loose.document is before, "nothing is done while the button is down"
    drive.release(loose.surface, end)
    assert _inputs(loose, "relu1") == (Ref("n2"),)
    assert _previews(loose) == []
    assert str(loose.project.history.undo_label) == "Move and connect"
    loose.project.undo()
    assert loose.document == before


def test_between_two_free_ports_both_are_joined(loose):
    goal = loose.item("output").port("in", 0) - QPointF(60, 0)
    shift = loose.pixel(goal) - loose.port("fc1", "out")
    drive.drag(loose.surface, loose.body("fc1"), loose.body("fc1") + shift)
    assert _inputs(loose, "output") == (Ref("n2"),)
    assert loose.drop("ReLU", QPoint(20, 560), QPoint(30, 570))
    document = loose.document
    assert document.node("n6").inputs == (None,)


def test_a_new_layer_between_a_free_output_and_a_free_input_takes_both(loose):
    loose.project.edit(edits.move, {"n5": (440, 0)}, label=translate("Test", "edit"))
    out, into = loose.item("fc1").port("out", 0), loose.item("output").port("in", 0)
    width = loose.item("relu1").rect.width()
    middle = QPointF((out.x() + into.x()) / 2, out.y() - 30 + loose.item("relu1").rect.height() / 2)
    assert into.x() - out.x() < width + 220
    assert loose.drop("Tanh", QPoint(20, 20), loose.pixel(middle))
    assert loose.document.node("n6").inputs == (Ref("n2"),)
    assert _inputs(loose, "output") == (Ref("n6"),)
    assert loose.selection.ids == ("n6",)
    assert str(loose.project.history.undo_label) == "Add Tanh"


def test_with_alt_held_nothing_is_joined(loose):
    end = _beside(loose, "relu1", "fc1")
    drive.press(loose.surface, loose.body("relu1"))
    drive.glide(loose.surface, loose.body("relu1"), end)
    assert len(_previews(loose)) == 1
    drive.glide(loose.surface, end, end, held=ALT)
    assert _previews(loose) == []
    drive.release(loose.surface, end, held=ALT)
    assert _inputs(loose, "relu1") == (None,)
    assert str(loose.project.history.undo_label) == "Move"


def test_alt_alone_takes_the_preview_away_and_gives_it_back(loose):
    end = _beside(loose, "relu1", "fc1")
    drive.press(loose.surface, loose.body("relu1"))
    drive.glide(loose.surface, loose.body("relu1"), end)
    QTest.keyPress(loose.canvas, Qt.Key.Key_Alt, ALT)
    assert _previews(loose) == []
    QTest.keyRelease(loose.canvas, Qt.Key.Key_Alt)
    assert len(_previews(loose)) == 1
    drive.release(loose.surface, end)
    assert _inputs(loose, "relu1") == (Ref("n2"),)


def test_what_would_refuse_the_shape_is_not_joined(loose):
    end = _beside(loose, "conv1", "fc1")
    drive.drag(loose.surface, loose.body("conv1"), end)
    assert _inputs(loose, "conv1") == (None,)
    at = loose.pixel(loose.item("fc1").port("out", 0) + QPointF(90, 0))
    assert loose.drop("MaxPool2d", QPoint(20, 20), at)
    assert loose.document.node("n6").inputs == (None,)


def test_a_port_that_is_taken_is_left_alone(desk):
    document = desk.document
    at = desk.pixel(desk.item("conv2").port("out", 0) + QPointF(70, 60))
    assert desk.drop("Dropout", QPoint(5, 5), at)
    assert desk.document.node("n13").inputs == (None,)
    for node in document.network().nodes.values():
        assert desk.document.node(node.id) is node


def test_a_layer_with_wires_is_moved_without_new_ones(desk):
    start = desk.body("relu1")
    drive.drag(desk.surface, start, start + QPoint(30, 100))
    assert str(desk.project.history.undo_label) == "Move"


def test_no_loop_is_closed(open_desk):
    document = wiring.cut_wires(lenet(), [("n2", 0), ("n4", 0)])
    document = edits.move(document, {"n3": (0, 300), "n2": (300, 600), "n4": (600, 900)})
    desk = open_desk(document)
    goal = desk.item("relu1").port("out", 0) + QPointF(40, 0)
    shift = desk.pixel(goal) - desk.port("conv1", "in")
    drive.drag(desk.surface, desk.body("conv1"), desk.body("conv1") + shift)
    assert _inputs(desk, "conv1") == (None,)


def test_escape_takes_the_preview_away(loose):
    document = loose.document
    end = _beside(loose, "relu1", "fc1")
    drive.press(loose.surface, loose.body("relu1"))
    drive.glide(loose.surface, loose.body("relu1"), end)
    drive.key(loose.canvas, Qt.Key.Key_Escape)
    assert _previews(loose) == []
    drive.release(loose.surface, end)
    assert loose.document is document


def test_a_drag_from_the_list_shows_the_wire_that_will_be(loose):
    data = QMimeData()
    data.setData("application/x-layerloom-layer", b"ReLU")
    at = loose.pixel(loose.item("fc1").port("out", 0) + QPointF(90, 0))
    assert drive.drag_in(loose.surface, data, QPoint(30, 560), at)
    assert len(_previews(loose)) == 1
    drive.drag_out(loose.surface)
    assert _previews(loose) == []
