"""The canvas by keyboard, and what its methods do for the actions of the window."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication

from studio.graph import edits
from studio.graph.model import Ref, blank
from studio.spec.messages import translate
from tests import drive
from tests.documents import chain
from tests.drive import ALT, SHIFT

KEY = Qt.Key


def test_arrows_walk_along_the_wires(desk):
    drive.key(desk.canvas, KEY.Key_Right)
    assert desk.selection.ids == (desk.named("input"),)
    for name in ("conv1", "relu1", "pool1", "conv2"):
        drive.key(desk.canvas, KEY.Key_Right)
        assert desk.selection.ids == (desk.named(name),)
    drive.key(desk.canvas, KEY.Key_Left)
    assert desk.selection.ids == (desk.named("pool1"),)


def test_up_and_down_go_to_the_node_above_and_below(desk):
    desk.selection.set([desk.named("conv1")])
    drive.key(desk.canvas, KEY.Key_Down)
    assert desk.selection.ids == (desk.named("conv2"),)
    drive.key(desk.canvas, KEY.Key_Up)
    assert desk.selection.ids == (desk.named("conv1"),)


def test_shift_and_arrows_select_in_addition(desk):
    desk.selection.set([desk.named("conv1")])
    drive.key(desk.canvas, KEY.Key_Right, SHIFT)
    assert desk.selection.ids == (desk.named("conv1"), desk.named("relu1"))


def test_walking_brings_the_node_into_view(desk):
    desk.canvas.zoom(3.0, QPointF(0, 0))
    desk.selection.set([desk.named("relu1")])
    drive.key(desk.canvas, KEY.Key_Right)
    assert desk.canvas.shown().contains(desk.item("pool1").rect)


def test_alt_and_arrows_nudge_and_each_stroke_is_one_entry(desk, qtbot):
    before = desk.at("fc1")
    desk.selection.set([desk.named("fc1")])
    drive.key(desk.canvas, KEY.Key_Down, ALT)
    drive.key(desk.canvas, KEY.Key_Right, ALT)
    assert desk.at("fc1") == (before[0] + 11, before[1] + 11)
    desk.project.undo()
    assert desk.at("fc1") == (before[0], before[1] + 11)
    for _ in range(4):  # a key that is held down repeats
        qtbot.keyPress(desk.canvas, KEY.Key_Up, ALT)
    qtbot.keyRelease(desk.canvas, KEY.Key_Up, ALT)
    assert desk.at("fc1") == (before[0], before[1] - 33)
    desk.project.undo()
    assert desk.at("fc1") == (before[0], before[1] + 11)


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Space])
def test_tab_and_a_tap_of_space_ask_for_the_search_box(desk, qtbot, key):
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        drive.key(desk.canvas, key)
    assert desk.canvas.shown().contains(asked.args[0])
    assert asked.args[1] is None


def test_by_keyboard_what_is_searched_comes_after_the_selected_layer(desk, qtbot):
    desk.selection.set([desk.named("relu3")])
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        drive.key(desk.canvas, KEY.Key_Tab)
    desk.canvas.add_layer("Dropout", *asked.args)
    assert desk.document.node("n13").inputs == (Ref(desk.named("relu3")),)
    assert desk.document.node(desk.named("fc2")).inputs == (Ref("n13"),)
    desk.canvas.delete_selection()
    desk.selection.set([desk.named("relu3")])
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        drive.key(desk.canvas, KEY.Key_Tab)
    desk.canvas.add_layer("Tanh", *asked.args)
    assert desk.document.node("n14").inputs == (Ref(desk.named("relu3")),)


def test_with_the_mouse_in_use_the_search_box_opens_at_the_pointer(desk, qtbot):
    desk.selection.set([desk.named("relu3")])
    at = QPoint(40, 560)
    drive.move(desk.surface, at, Qt.MouseButton.NoButton)
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        drive.key(desk.canvas, KEY.Key_Space)
    assert desk.pixel(asked.args[0]) == at
    assert asked.args[1] is None


def test_the_frame_shows_only_when_the_canvas_was_reached_by_keyboard(desk):
    ring = desk.canvas.focus_ring
    desk.canvas.clearFocus()
    desk.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    desk.canvas.clearFocus()
    desk.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry() == desk.canvas.rect()
    desk.canvas.clearFocus()
    assert not ring.isVisible()


def test_undo_shows_what_it_changed(desk):
    before = desk.at("output")
    desk.selection.set([desk.named("output")])
    drive.key(desk.canvas, KEY.Key_Down, ALT)
    desk.canvas.look(1.0, QPointF(-3000, -3000))
    desk.project.undo()
    assert desk.at("output") == before
    assert desk.canvas.shown().contains(desk.item("output").rect)


def test_return_asks_for_the_parameters_of_the_selected_layer(desk, qtbot):
    desk.selection.set([desk.named("fc1")])
    with qtbot.waitSignal(desk.canvas.parameters_requested, timeout=500):
        drive.key(desk.canvas, KEY.Key_Return)


def test_escape_clears_the_selection_and_then_leaves_the_key_to_others(desk):
    desk.canvas.select_all()
    drive.key(desk.canvas, KEY.Key_Escape)
    assert desk.selection.ids == ()


def test_deleting_takes_the_wires_along(desk):
    desk.selection.set([desk.named("relu1")])
    desk.canvas.delete_selection()
    assert desk.document.node("n3") is None
    assert ("n3", 0) not in desk.canvas.picture.wires
    assert ("n4", 0) not in desk.canvas.picture.wires
    assert desk.selection.ids == ()
    desk.project.undo()
    assert desk.wire("pool1").strand.source == "n3"


def test_deleting_and_joining_keeps_the_chain(desk):
    desk.selection.set([desk.named("relu1")])
    desk.canvas.delete_joined()
    assert desk.wire("pool1").strand.source == desk.named("conv1")
    assert not desk.project.findings.errors


def test_duplicate_selects_the_copies_and_keeps_incoming_wires(desk):
    desk.selection.set(map(desk.named, ("conv1", "relu1")))
    desk.canvas.duplicate()
    assert desk.selection.ids == ("n13", "n14")
    assert desk.document.node("n13").inputs == (Ref(desk.named("input")),)
    assert desk.document.node("n14").inputs == (Ref("n13"),)


def test_cut_and_paste_bring_the_layers_back_with_fresh_ids(desk):
    desk.selection.set(map(desk.named, ("fc1", "relu3")))
    desk.canvas.cut()
    assert len(desk.document.network().nodes) == 10
    desk.canvas.paste()
    assert desk.selection.ids == ("n13", "n14")
    assert {desk.document.node(i).type for i in desk.selection.ids} == {"Linear", "ReLU"}


def test_pasting_something_else_is_refused_aloud(desk):
    QGuiApplication.clipboard().setText("a letter to my aunt")
    document = desk.document
    desk.canvas.paste()
    assert desk.document is document
    assert "no layers" in desk.canvas.bubble.text()


def test_mute_and_fold_toggle(desk):
    desk.selection.set(map(desk.named, ("relu1", "conv2")))
    desk.canvas.mute()
    assert desk.item("relu1").face.muted
    assert desk.document.node(desk.named("conv2")).muted
    desk.canvas.mute()
    assert not desk.item("relu1").face.muted
    tall = desk.item("conv2").rect.height()
    desk.canvas.fold()
    assert desk.item("conv2").rect.height() < tall
    assert desk.wire("relu2").start == desk.item("conv2").port("out", 0)
    desk.canvas.fold()
    assert desk.item("conv2").rect.height() == tall


def test_select_all(desk):
    desk.canvas.select_all()
    assert len(desk.selection.ids) == 12


def test_a_layer_is_appended_after_the_selected_one(desk):
    desk.selection.set([desk.named("relu3")])
    assert desk.canvas.append_layer("Dropout")
    assert desk.document.node("n13").inputs == (Ref(desk.named("relu3")),)
    assert desk.document.node(desk.named("fc2")).inputs == (Ref("n13"),)
    assert desk.selection.ids == ("n13",)
    rects = [desk.item(name).rect for name in ("relu3", "dropout1", "fc2", "output")]
    assert all(a.right() < b.left() for a, b in pairwise(rects))


def test_a_layer_appended_to_the_output_goes_before_it(desk):
    desk.selection.set([desk.named("output")])
    desk.canvas.append_layer("Softmax")
    assert desk.document.node(desk.named("output")).inputs == (Ref("n13"),)
    assert desk.item("softmax1").rect.right() < desk.item("output").rect.left()


def test_a_whole_network_is_built_with_append_alone(open_desk):
    desk = open_desk(blank())
    for name in ("Input", "Linear", "ReLU", "Linear", "Output"):
        assert desk.canvas.append_layer(name)
    wires = {key[0]: wire.strand.source for key, wire in desk.canvas.picture.wires.items()}
    assert wires == {"n2": "n1", "n3": "n2", "n4": "n3", "n5": "n4"}


def test_a_layer_found_by_a_double_click_on_a_wire_goes_into_it(desk, qtbot):
    at = desk.pixel(desk.wire("relu3").path.pointAtPercent(0.5))
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        qtbot.mouseDClick(desk.surface, Qt.MouseButton.LeftButton, pos=at)
    desk.canvas.add_layer("Dropout", *asked.args)
    assert desk.document.node(desk.named("relu3")).inputs == (Ref("n13"),)


def test_tidy_is_one_entry_and_shows_everything(open_desk):
    desk = open_desk(chain((1, 28, 28), [("Conv2d", {}), ("ReLU", {}), ("Flatten", {})]))
    desk.project.edit(edits.move, {"n2": (3000.0, 900.0)}, label=translate("Test", "edit"))
    desk.canvas.tidy()
    assert desk.at("conv1")[0] < 400
    assert desk.canvas.shown().contains(desk.canvas.picture.content())
    desk.project.undo()
    assert desk.at("conv1") == (3000.0, 900.0)


def test_the_canvas_has_a_name_and_tells_what_is_selected(desk):
    assert desk.canvas.accessibleName() == "Canvas"
    desk.selection.set([desk.named("fc1")])
    assert "fc1" in desk.canvas.accessibleDescription()
