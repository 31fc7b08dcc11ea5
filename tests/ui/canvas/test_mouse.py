"""Selecting, moving, framing, panning and zooming with the mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt

from studio.graph import edits
from tests import drive
from tests.documents import mlp
from tests.drive import ALT, CTRL, MIDDLE, SHIFT


def test_a_click_selects_and_a_click_beside_clears(desk):
    drive.click(desk.surface, desk.body("conv1"))
    assert desk.selection.ids == (desk.named("conv1"),)
    drive.click(desk.surface, QPoint(5, 5))
    assert desk.selection.ids == ()


def test_shift_and_control_click_add_and_take_out(desk):
    drive.click(desk.surface, desk.body("conv1"))
    drive.click(desk.surface, desk.body("relu1"), held=SHIFT)
    drive.click(desk.surface, desk.body("pool1"), held=CTRL)
    assert desk.selection.ids == tuple(map(desk.named, ("conv1", "relu1", "pool1")))
    drive.click(desk.surface, desk.body("relu1"), held=SHIFT)
    assert desk.selection.ids == tuple(map(desk.named, ("conv1", "pool1")))


def test_a_click_on_one_of_several_selects_it_alone(desk):
    desk.canvas.select_all()
    drive.click(desk.surface, desk.body("fc1"))
    assert desk.selection.ids == (desk.named("fc1"),)


def test_a_drag_moves_the_node_once_and_undo_brings_it_back(desk):
    before, history = desk.at("relu1"), desk.project.history
    start = desk.body("relu1")
    drive.drag(desk.surface, start, start + QPoint(0, 110), steps=20)
    after = desk.at("relu1")
    assert abs(after[1] - before[1] - 110) <= 11
    assert str(history.undo_label) == "Move"
    desk.project.undo()
    assert desk.at("relu1") == before
    item = desk.item("relu1")
    assert (item.x(), item.y()) == before
    assert str(history.undo_label) == "Tidy", "twenty moves of the mouse are one entry"


def test_while_dragging_only_items_move(desk):
    document = desk.document
    start = desk.body("relu1")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(60, 140))
    assert desk.document is document
    item = desk.item("relu1")
    assert (item.x(), item.y()) != desk.at("relu1")
    assert desk.wire("pool1").start == item.port("out", 0), "wires follow"
    assert desk.wire("relu1").end == item.port("in", 0)
    drive.release(desk.surface, start + QPoint(60, 140))
    assert desk.document is not document


def test_everything_selected_moves_together(desk):
    before = {name: desk.at(name) for name in ("conv1", "relu1", "pool1")}
    desk.selection.set(map(desk.named, ("conv1", "relu1")))
    start = desk.body("conv1")
    drive.drag(desk.surface, start, start + QPoint(0, 66))
    shift = desk.at("conv1")[1] - before["conv1"][1]
    assert shift > 0
    assert desk.at("relu1") == (before["relu1"][0], before["relu1"][1] + shift)
    assert desk.at("pool1") == before["pool1"]


def test_nodes_keep_to_the_grid_unless_shift_is_held(desk):
    start = desk.body("output")
    drive.drag(desk.surface, start, start + QPoint(-37, -43))
    assert (desk.at("output")[0] % 11, desk.at("output")[1] % 11) == (0, 0)
    before = desk.at("output")
    start = desk.body("output")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(-4, -7), held=SHIFT)
    drive.release(desk.surface, start + QPoint(-4, -7), held=SHIFT)
    assert desk.at("output") == (before[0] - 4, before[1] - 7)


def test_near_the_line_of_its_neighbour_a_node_snaps_to_it(desk):
    line = desk.at("conv1")[1]
    start = desk.body("relu1")
    drive.drag(desk.surface, start, start + QPoint(0, 120))
    assert desk.at("relu1")[1] != line
    start = desk.body("relu1")
    drive.drag(desk.surface, start, start + QPoint(0, -117))
    assert desk.at("relu1")[1] == line
    assert desk.wire("relu1").start.y() == desk.wire("relu1").end.y()


def test_escape_in_a_drag_puts_everything_back(desk):
    document, before = desk.document, desk.at("relu1")
    start = desk.body("relu1")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(50, 100))
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    assert desk.canvas.gesture is None
    item = desk.item("relu1")
    assert (item.x(), item.y()) == before
    drive.release(desk.surface, start + QPoint(50, 100))
    assert desk.document is document


def test_a_frame_selects_what_it_touches(desk):
    first, last = desk.item("conv1").rect, desk.item("relu1").rect
    start = desk.pixel(first.topLeft() - QPointF(12, 12))
    end = desk.pixel(last.center())
    drive.drag(desk.surface, start, end)
    assert set(desk.selection.ids) == {desk.named("conv1"), desk.named("relu1")}
    assert not desk.canvas.picture.draft.isVisible()


def test_a_frame_with_shift_adds(desk):
    drive.click(desk.surface, desk.body("output"))
    rect = desk.item("relu2").rect
    start = desk.pixel(rect.bottomRight() + QPointF(6, 14))
    drive.drag(desk.surface, start, desk.pixel(rect.center()), held=SHIFT)
    assert desk.selection.ids == (desk.named("output"), desk.named("relu2"))


def test_escape_in_a_frame_brings_the_old_selection_back(desk):
    drive.click(desk.surface, desk.body("output"))
    drive.press(desk.surface, QPoint(3, 3))
    drive.glide(desk.surface, QPoint(3, 3), desk.body("conv1"))
    assert desk.named("conv1") in desk.selection.ids
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    assert desk.selection.ids == (desk.named("output"),)


def test_the_middle_button_pans(desk):
    before = desk.canvas.to_scene(QPointF(0, 0))
    drive.drag(desk.surface, QPoint(300, 300), QPoint(360, 250), button=MIDDLE)
    after = desk.canvas.to_scene(QPointF(0, 0))
    shift = (before - after) * desk.canvas.scale_now
    assert (round(shift.x()), round(shift.y())) == (60, -50)


def test_space_and_the_left_button_pan_and_do_not_search(desk, qtbot):
    before = desk.canvas.to_scene(QPointF(0, 0))
    with qtbot.assertNotEmitted(desk.canvas.search_requested):
        qtbot.keyPress(desk.canvas, Qt.Key.Key_Space)
        drive.drag(desk.surface, desk.body("conv1"), desk.body("conv1") + QPoint(40, 0))
        qtbot.keyRelease(desk.canvas, Qt.Key.Key_Space)
    assert desk.canvas.to_scene(QPointF(0, 0)).x() < before.x()
    assert desk.selection.ids == ()


def test_the_wheel_zooms_about_the_pointer(desk):
    at = desk.body("relu2")
    before = desk.canvas.to_scene(QPointF(at))
    scale = desk.canvas.scale_now
    drive.wheel(desk.surface, at, 240)
    assert desk.canvas.scale_now > scale * 1.3
    away = desk.canvas.to_scene(QPointF(at)) - before
    assert away.manhattanLength() <= 2 / desk.canvas.scale_now


def test_a_double_click_beside_asks_for_the_search_box_there(desk, qtbot):
    at = QPoint(20, 550)
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        qtbot.mouseDClick(desk.surface, Qt.MouseButton.LeftButton, pos=at)
    assert desk.pixel(asked.args[0]) == at
    assert asked.args[1] is None


def test_a_double_click_on_a_node_asks_for_its_parameters(desk, qtbot):
    with qtbot.waitSignal(desk.canvas.parameters_requested, timeout=500):
        qtbot.mouseDClick(desk.surface, Qt.MouseButton.LeftButton, pos=desk.body("fc1"))
    assert desk.selection.ids == (desk.named("fc1"),)


def test_dragging_an_unconnected_node_onto_a_wire_inserts_it(open_desk, tidy):
    document = edits.add(mlp(), mlp().network().id, "Dropout", (40.0, 400.0))
    desk = open_desk(tidy(document))
    chip = desk.wire("relu1").path.pointAtPercent(0.5)
    drive.drag(desk.surface, desk.body("dropout1"), desk.pixel(chip), steps=12)
    relu = desk.document.node(desk.named("relu1"))
    dropout = desk.document.node(desk.named("dropout1"))
    assert relu.inputs[0].node == dropout.id
    assert dropout.inputs[0].node == desk.named("fc1")
    assert desk.item("dropout1").rect.right() < desk.item("relu1").rect.left(), "room was made"
    desk.project.undo()
    assert desk.document.node(relu.id).inputs[0].node == desk.named("fc1")


def test_dragging_a_connected_node_over_a_wire_only_moves_it(desk):
    chip = desk.wire("fc1").path.pointAtPercent(0.5)
    inputs = desk.document.node(desk.named("relu1")).inputs
    drive.drag(desk.surface, desk.body("relu1"), desk.pixel(chip), steps=12)
    assert desk.document.node(desk.named("relu1")).inputs == inputs


def test_alt_click_deletes_a_wire(desk):
    at = desk.pixel(desk.wire("relu1").path.pointAtPercent(0.5))
    drive.click(desk.surface, at, held=ALT)
    assert desk.document.node(desk.named("relu1")).inputs == (None,)
    desk.project.undo()
    assert desk.wire("relu1").strand.source == desk.named("conv1")


def test_a_wire_can_be_selected_and_deleted(desk):
    desk.canvas.select_all()
    drive.click(desk.surface, desk.pixel(desk.wire("pool1").path.pointAtPercent(0.5)))
    assert desk.selection.ids == ()
    assert desk.canvas.selected_wire == (desk.named("pool1"), 0)
    desk.canvas.delete_selection()
    assert desk.document.node(desk.named("pool1")).inputs == (None,)
    assert desk.canvas.selected_wire is None
    assert len(desk.document.network().nodes) == 12


def test_at_the_edge_of_the_window_a_drag_takes_the_scene_along(desk, qtbot):
    before = desk.canvas.to_scene(QPointF(0, 0)).x()
    start = desk.body("pool1")
    edge = QPoint(desk.surface.width() - 4, start.y())
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, edge)
    qtbot.waitUntil(lambda: desk.canvas.to_scene(QPointF(0, 0)).x() > before + 40, timeout=2000)
    drive.release(desk.surface, edge)
    assert desk.at("pool1")[0] > desk.canvas.to_scene(QPointF(edge)).x() - 120
