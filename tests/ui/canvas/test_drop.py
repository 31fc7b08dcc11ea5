"""Dragging layers in from the palette."""

from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, QUrl

from studio.graph.model import Ref, blank
from studio.ui.canvas.node_item import NodeItem
from tests import drive
from tests.drive import SHIFT


def _ghosts(desk):
    known = set(desk.canvas.picture.nodes.values())
    return [i for i in desk.canvas.picture.items() if isinstance(i, NodeItem) and i not in known]


def test_a_dropped_layer_is_there_selected_and_under_the_pointer(desk):
    at = QPoint(60, 560)
    assert desk.drop("Dropout", QPoint(500, 580), at)
    node = desk.document.node("n13")
    assert (node.type, node.inputs) == ("Dropout", (None,))
    assert desk.selection.ids == ("n13",)
    centre = desk.pixel(desk.canvas.picture.nodes["n13"].rect.center())
    assert (centre - at).manhattanLength() <= 14
    assert str(desk.project.history.undo_label) == "Add Dropout"


def test_a_layer_dropped_on_a_wire_goes_into_it_and_makes_room(desk):
    wire = desk.wire("relu1")
    assert desk.drop("BatchNorm2d", QPoint(10, 10), desk.pixel(wire.path.pointAtPercent(0.5)))
    new = desk.document.node("n13")
    assert new.inputs == (Ref(desk.named("conv1")),)
    assert desk.document.node(desk.named("relu1")).inputs == (Ref("n13"),)
    rects = [desk.item(name).rect for name in ("conv1", "norm1", "relu1", "pool1")]
    assert all(a.right() < b.left() for a, b in pairwise(rects))
    assert not desk.project.findings.errors


def test_while_dragging_a_ghost_is_shown_and_the_wire_lights(desk):
    data = QMimeData()
    data.setData("application/x-layerloom-layer", b"ReLU")
    document = desk.document
    on_wire = desk.pixel(desk.wire("relu1").path.pointAtPercent(0.5))
    assert drive.drag_in(desk.surface, data, QPoint(30, 560), on_wire)
    assert [ghost.face.name for ghost in _ghosts(desk)] == ["relu4"]
    assert desk.wire("relu1").aimed
    drive.drag_out(desk.surface)
    assert _ghosts(desk) == []
    assert not desk.wire("relu1").aimed
    assert desk.document is document


def test_a_source_is_not_put_into_a_wire(desk):
    on_wire = desk.pixel(desk.wire("relu1").path.pointAtPercent(0.5))
    desk.drop("Input", on_wire)
    assert desk.document.node(desk.named("relu1")).inputs == (Ref(desk.named("conv1")),)


def test_with_shift_the_place_is_exact(desk):
    at = QPoint(63, 557)
    desk.drop("ReLU", at, held=SHIFT)
    away = desk.canvas.picture.nodes["n13"].rect.center() - desk.canvas.to_scene(at.toPointF())
    assert abs(away.x()) < 0.01
    assert abs(away.y()) < 0.01


def test_what_is_no_layer_is_left_to_the_window(desk):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/some.loom")])
    assert not drive.drop(desk.surface, files, QPoint(100, 100))
    assert not desk.drop("NoSuchLayer", QPoint(100, 100))
    assert len(desk.document.network().nodes) == 12


def test_the_first_layer_takes_the_hint_away(open_desk):
    desk = open_desk(blank())
    assert desk.canvas.hint.isVisible()
    assert "press Tab" in desk.canvas.hint.text()
    desk.drop("Input", QPoint(200, 200))
    assert not desk.canvas.hint.isVisible()
    desk.project.undo()
    assert desk.canvas.hint.isVisible()
    assert desk.selection.ids == ()
