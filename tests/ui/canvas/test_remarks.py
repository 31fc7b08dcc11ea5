"""Frames and notes by hand and key: made, written, moved, resized, coloured, copied, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from studio.graph import remarks
from studio.graph.storage import dumps, loads
from studio.spec.messages import translate
from studio.ui.canvas.blocks import BlockCommands
from studio.ui.canvas.remark_item import BLOCKS
from tests import drive
from tests.drive import ALT, CTRL, SHIFT

KEY = Qt.Key


@pytest.fixture
def framed(desk):
    """A frame with the title Features round the first convolution and what follows it."""
    desk.selection.set([desk.named(name) for name in ("conv1", "relu1", "pool1")])
    desk.canvas.remarks.frame()
    drive.type_text(desk.canvas.remarks.editor, "Features")
    drive.key(desk.canvas.remarks.editor, KEY.Key_Return)
    return desk


def _frame(desk):
    """The only frame, as it is in the document."""
    (found,) = [r for r in desk.document.remarks.values() if r.kind == "frame"]
    return found


def _item(desk, remark):
    return desk.canvas.picture.remarks.items[remark.id]


def _title(desk) -> QPoint:
    return desk.pixel(_item(desk, _frame(desk)).head.center())


def _note(desk, text="see page 7"):
    """A note that was put there as an edit."""
    place = (60.0, 420.0, 160.0, 60.0)
    before = desk.document.remarks
    home = desk.document.network().id
    desk.canvas.editing.do(
        remarks.add, home, "note", place, text, label=translate("Remarks", "Add a note")
    )
    (new,) = desk.document.remarks.keys() - before
    return desk.document.remarks[new]


def test_a_frame_is_put_round_the_selection_and_named_at_once(framed):
    frame = _frame(framed)
    assert frame.text == "Features"
    ids = {framed.named(name) for name in ("conv1", "relu1", "pool1")}
    assert set(remarks.members(framed.document, frame.id, framed.canvas.editing.sizes())) == ids
    assert framed.canvas.picture.remarks.chosen == (frame.id,)
    assert framed.selection.ids == ()
    assert framed.canvas.hasFocus()


def test_escape_leaves_the_title_as_it_was(framed):
    framed.canvas.rename()
    drive.type_text(framed.canvas.remarks.editor, "Other")
    drive.key(framed.canvas.remarks.editor, KEY.Key_Escape)
    assert _frame(framed).text == "Features"
    assert not framed.canvas.remarks.editor.isVisible()


def test_a_double_click_on_the_title_renames_in_any_language(framed):
    drive.click(framed.surface, _title(framed))
    _double_click(framed.surface, _title(framed))
    drive.type_text(framed.canvas.remarks.editor, "特征提取")
    drive.key(framed.canvas.remarks.editor, KEY.Key_Return)
    assert _frame(framed).text == "特征提取"
    framed.project.undo()
    assert _frame(framed).text == "Features"


def _double_click(widget, at, held=drive.NONE):
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, held, at)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, held, at)


def test_the_title_bar_moves_the_frame_with_what_lies_in_it_by_one_edit(framed):
    before, frame = framed.document, _frame(framed)
    conv, other = framed.at("conv1"), framed.at("conv2")
    start = _title(framed)
    drive.drag(framed.surface, start, start + QPoint(40, -50))
    after = _frame(framed)
    shift = (after.x - frame.x, after.y - frame.y)
    assert shift[0] > 10
    assert shift[1] < -10
    assert framed.at("conv1") == pytest.approx((conv[0] + shift[0], conv[1] + shift[1]))
    assert framed.at("conv2") == other
    framed.project.undo()
    assert framed.document == before
    assert framed.canvas.picture.remarks.items[frame.id].pos() == QPointF(frame.x, frame.y)


def test_with_alt_the_frame_is_moved_alone(framed):
    conv, frame = framed.at("conv1"), _frame(framed)
    start = _title(framed)
    drive.drag(framed.surface, start, start + QPoint(40, -50), held=ALT)
    assert framed.at("conv1") == conv
    assert _frame(framed).x > frame.x


def test_escape_puts_a_dragged_frame_and_its_layers_back(framed):
    before = framed.document
    start = _title(framed)
    drive.press(framed.surface, start)
    drive.glide(framed.surface, start, start + QPoint(60, 60))
    assert framed.item("conv1").pos() != QPointF(*framed.at("conv1"))
    drive.key(framed.canvas, KEY.Key_Escape)
    drive.release(framed.surface, start + QPoint(60, 60))
    assert framed.document == before
    assert framed.item("conv1").pos() == QPointF(*framed.at("conv1"))


@pytest.mark.parametrize(
    ("corner", "by", "fixed"),
    [
        ("bottomRight", QPoint(60, 40), "topLeft"),
        ("topLeft", QPoint(-60, -40), "bottomRight"),
        ("bottomLeft", QPoint(-60, 40), "topRight"),
    ],
)
def test_a_corner_is_pulled_and_the_opposite_one_stays(framed, corner, by, fixed):
    before = framed.document
    rect = _item(framed, _frame(framed)).rect
    start = framed.pixel(getattr(rect, corner)())
    drive.drag(framed.surface, start, start + by)
    grown = _item(framed, _frame(framed)).rect
    assert grown.width() > rect.width()
    assert grown.height() > rect.height()
    assert getattr(grown, fixed)() == getattr(rect, fixed)()
    framed.project.undo()
    assert framed.document == before
    assert _item(framed, _frame(framed)).rect == rect


def test_a_frame_cannot_be_pulled_together_to_nothing(framed):
    rect = _item(framed, _frame(framed)).rect
    start = framed.pixel(rect.bottomRight())
    drive.drag(framed.surface, start, framed.pixel(rect.topLeft()) - QPoint(200, 200))
    assert (_frame(framed).width, _frame(framed).height) == remarks.LEAST["frame"]


def test_delete_takes_the_frame_and_leaves_the_layers(framed):
    network = framed.document.network()
    drive.click(framed.surface, _title(framed))
    framed.canvas.delete_selection()
    assert not framed.document.remarks
    assert framed.document.network() == network
    framed.project.undo()
    assert _frame(framed).text == "Features"


def test_a_press_inside_a_frame_draws_a_frame_of_selection_as_on_the_ground(framed):
    rect = framed.item("conv1").rect
    start = framed.pixel(rect.topLeft() - QPointF(14, 14))
    drive.drag(framed.surface, start, framed.pixel(rect.bottomRight() + QPointF(4, 4)))
    assert framed.selection.ids == (framed.named("conv1"),)
    assert framed.canvas.picture.remarks.chosen == ()


def test_a_rubber_band_takes_the_frames_that_lie_in_it_and_a_click_clears(framed):
    rect = _item(framed, _frame(framed)).rect
    start = framed.pixel(rect.topLeft() - QPointF(10, 10))
    drive.drag(framed.surface, start, framed.pixel(rect.bottomRight() + QPointF(10, 10)))
    assert framed.selection.beside == (_frame(framed).id,)
    assert framed.named("conv1") in framed.selection.ids
    drive.click(framed.surface, framed.pixel(rect.topLeft() - QPointF(30, 20)))
    assert framed.selection.beside == framed.selection.ids == ()


def test_shift_and_click_select_a_frame_beside_layers_and_both_are_dragged(framed):
    frame, fc1 = _frame(framed), framed.at("fc1")
    drive.click(framed.surface, framed.body("fc1"))
    drive.click(framed.surface, _title(framed), held=SHIFT)
    assert framed.selection.ids == (framed.named("fc1"),)
    assert framed.selection.beside == (frame.id,)
    start = framed.body("fc1")
    drive.drag(framed.surface, start, start + QPoint(0, 60))
    down = _frame(framed).y - frame.y
    assert down > 10
    assert framed.at("fc1")[1] == pytest.approx(fc1[1] + down, abs=12)


def test_another_selection_by_whom_ever_is_not_deleted_together_with_the_frame(framed):
    drive.click(framed.surface, _title(framed))
    framed.selection.show((framed.named("fc1"),))
    framed.canvas.delete_selection()
    assert len(framed.document.remarks) == 1


def test_a_note_is_written_in_place_and_is_as_high_as_its_text(desk):
    desk.canvas.remarks.note()
    editor = desk.canvas.remarks.editor
    drive.type_text(editor, "first line")
    drive.key(editor, KEY.Key_Return)
    drive.type_text(editor, "第二行")
    assert not desk.document.remarks
    drive.key(editor, KEY.Key_Escape)
    (note,) = desk.document.remarks.values()
    assert note.text == "first line\n第二行"
    low = note.height
    desk.canvas.rename()
    for _ in range(4):
        drive.key(editor, KEY.Key_Return)
        drive.type_text(editor, "more")
    drive.key(editor, KEY.Key_Return, CTRL)
    (note,) = desk.document.remarks.values()
    assert note.height > low + 30
    assert loads(dumps(desk.document)) == desk.document
    desk.project.undo()
    assert desk.document.remarks[note.id].text == "first line\n第二行"
    desk.project.undo()
    assert not desk.document.remarks


def test_a_note_in_which_nothing_was_written_is_none(desk):
    before = desk.document
    desk.canvas.remarks.note()
    drive.key(desk.canvas.remarks.editor, KEY.Key_Escape)
    assert desk.document is before


def test_a_click_elsewhere_keeps_what_was_written(desk):
    desk.canvas.remarks.note()
    drive.type_text(desk.canvas.remarks.editor, "kept")
    drive.click(desk.surface, QPoint(4, 4))
    assert [r.text for r in desk.document.remarks.values()] == ["kept"]


def test_a_note_is_dragged_by_its_body_and_pulled_wider_by_its_edge(desk):
    note = _note(desk, "a text that needs several lines when the note is narrow")
    desk.canvas.fit()
    start = desk.pixel(_item(desk, note).rect.center())
    drive.drag(desk.surface, start, start + QPoint(30, 20))
    moved = desk.document.remarks[note.id]
    assert moved.x > note.x
    high = _item(desk, note).rect.height()
    rect = _item(desk, note).rect
    edge = desk.pixel(QPointF(rect.right() - 1, rect.center().y()))
    drive.drag(desk.surface, edge, edge + QPoint(200, 0))
    assert desk.document.remarks[note.id].width > moved.width + 50
    assert _item(desk, note).rect.height() < high


def test_arrows_with_alt_move_a_selected_frame_with_its_layers(framed):
    conv, frame = framed.at("conv1"), _frame(framed)
    drive.key(framed.canvas, KEY.Key_Down, ALT)
    assert framed.at("conv1") == (conv[0], conv[1] + 11)
    assert _frame(framed).y == frame.y + 11


def test_all_frames_and_notes_can_be_reached_and_named_by_keys(framed):
    note = _note(framed)
    framed.canvas.remarks.next()
    first = framed.canvas.picture.remarks.chosen
    framed.canvas.remarks.next()
    second = framed.canvas.picture.remarks.chosen
    assert {*first, *second} == {note.id, _frame(framed).id}
    framed.selection.put_beside([_frame(framed).id])
    assert "Features" in framed.canvas.accessibleDescription()


def test_the_next_colour_and_the_menu_of_colours(framed, qtbot):
    assert _frame(framed).colour == "blue"
    framed.canvas.remarks.recolour()
    assert _frame(framed).colour == remarks.COLOURS[1]
    menu = framed.canvas.remarks.colour_menu(QMenu(framed.canvas))
    by_text = {action.text(): action for action in menu.actions()}
    assert by_text["Teal"].isChecked()
    by_text["Purple"].trigger()
    assert _frame(framed).colour == "purple"
    framed.project.undo()
    assert _frame(framed).colour == remarks.COLOURS[1]


def test_copy_and_paste_take_the_frame_along_and_select_the_copies(framed):
    framed.selection.enter((), [framed.named("conv1")], [_frame(framed).id])
    framed.canvas.copy()
    framed.canvas.paste()
    assert len(framed.document.remarks) == 2
    (new,) = framed.selection.beside
    assert framed.document.remarks[new].text == "Features"
    assert len(framed.selection.ids) == 1
    framed.project.undo()
    assert len(framed.document.remarks) == 1
    QGuiApplication.clipboard().clear()


def test_a_layout_lets_the_frame_follow_its_layers(framed):
    ids = {framed.named(name) for name in ("conv1", "relu1", "pool1")}
    framed.canvas.editing.move({framed.named("conv1"): QPointF(framed.item("conv1").pos())})
    framed.canvas.editing.move({framed.named("relu1"): framed.item("relu1").pos() + QPointF(0, 30)})
    framed.canvas.tidy()
    inside = remarks.members(framed.document, _frame(framed).id, framed.canvas.editing.sizes())
    assert ids <= set(inside)


def test_a_layer_put_into_a_frame_makes_room_and_the_frame_grows_with_it(framed):
    frame, inside = _frame(framed), ("conv1", "relu1", "pool1")
    key = (framed.named("relu1"), 0)
    at = framed.canvas.picture.wires[key].path.pointAtPercent(0.5)
    framed.canvas.add_layer("BatchNorm2d", at, key)
    grown = _frame(framed)
    assert grown.width > frame.width
    assert (grown.x, grown.y, grown.height) == (frame.x, frame.y, frame.height)
    sizes = framed.canvas.editing.sizes()
    held = set(remarks.members(framed.document, frame.id, sizes))
    assert {framed.named(name) for name in inside} | set(framed.selection.ids) == held
    framed.project.undo()
    assert _frame(framed) == frame


def test_a_title_is_painted_at_every_scale(framed):
    frame = _frame(framed)
    for scale in (1.0, 0.4, BLOCKS * 0.9):
        framed.canvas.look(scale, QPointF(frame.x - 60, frame.y - 60))
        shown = framed.canvas.grab().toImage()
        with_text = framed.canvas.picture.remarks.items[frame.id]
        bare = frame.__class__(**{f: getattr(frame, f) for f in frame.__slots__} | {"text": ""})
        with_text.show_remark(bare)
        framed.canvas.picture.redrawn.emit()
        assert framed.canvas.grab().toImage() != shown
        with_text.show_remark(frame)
        framed.canvas.picture.redrawn.emit()


def test_undo_of_a_frame_out_of_sight_brings_it_into_view(framed):
    framed.canvas.remarks.recolour()
    framed.canvas.look(1.0, QPointF(5000, 5000))
    framed.project.undo()
    assert framed.canvas.shown().intersects(_item(framed, _frame(framed)).rect)


def test_what_does_not_differ_is_not_touched(framed):
    note = _note(framed)
    before = dict(framed.canvas.picture.remarks.items)
    seen = []
    for item in before.values():
        item.show_remark = lambda *args, item=item: seen.append(item)
    framed.canvas.editing.move({framed.named("fc1"): QPointF(900, 900)})
    assert seen == []
    framed.canvas.editing.move({note.id: QPointF(10, 500)})
    assert seen == [before[note.id]]
    assert framed.canvas.picture.remarks.items == before


def test_frames_of_a_block_are_seen_in_the_block_only(framed):
    framed.selection.set([framed.named("conv2"), framed.named("relu2")])
    BlockCommands(framed.canvas).make()
    framed.canvas.name_editor.finish()
    framed.canvas.open_selected()
    assert framed.selection.place
    assert not framed.canvas.picture.remarks.items
    framed.canvas.select_all()
    framed.canvas.remarks.frame()
    framed.canvas.remarks.editor.finish()
    (inner,) = framed.canvas.picture.remarks.items
    assert framed.document.remarks[inner].home != framed.document.network().id
    framed.canvas.leave_block()
    assert inner not in framed.canvas.picture.remarks.items
