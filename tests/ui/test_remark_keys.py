"""Frames, notes and points of wires in the window: keys, menus, and when commands can be used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests import drive
from tests.drive import CTRL, SHIFT

KEY = Qt.Key


@pytest.fixture
def canvas(window, qtbot):
    """The canvas of the window, with the keyboard."""
    window.activateWindow()
    made = window.body.canvas
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    QApplication.processEvents()
    return made


def _document(window):
    return window.workspace.current.document


def test_a_frame_from_selection_to_title_colour_copy_and_deletion_by_keys_alone(window, canvas):
    drive.key(canvas, KEY.Key_Right)
    drive.key(canvas, KEY.Key_Right, SHIFT)
    drive.key(canvas, KEY.Key_G, CTRL)
    editor = canvas.remarks.editor
    assert editor.hasFocus()
    drive.type_text(editor, "Mnq first")
    drive.key(editor, KEY.Key_Return)
    (frame,) = _document(window).remarks.values()
    assert frame.text == "Mnq first"
    QApplication.processEvents()
    drive.key(canvas, KEY.Key_C, SHIFT)
    assert _document(window).remarks[frame.id].colour != frame.colour
    drive.key(canvas, KEY.Key_F2)
    drive.type_text(editor, "Second")
    drive.key(editor, KEY.Key_Return)
    assert _document(window).remarks[frame.id].text == "Second"
    QApplication.processEvents()
    drive.key(canvas, KEY.Key_D, CTRL)
    assert len(_document(window).remarks) == 2
    QApplication.processEvents()
    drive.key(canvas, KEY.Key_Delete)
    assert list(_document(window).remarks) == [frame.id]
    drive.key(canvas, KEY.Key_N, SHIFT)
    assert window.selection.beside == (frame.id,)


def test_n_writes_a_note_where_there_is_room_and_undo_takes_it_away(window, canvas):
    before = _document(window)
    drive.key(canvas, KEY.Key_N)
    drive.type_text(canvas.remarks.editor, "hello, n and m are letters here")
    drive.key(canvas.remarks.editor, KEY.Key_Escape)
    (note,) = _document(window).remarks.values()
    assert note.text == "hello, n and m are letters here"
    rect = canvas.picture.remarks.items[note.id].rect
    assert not canvas.picture.cells.near(rect)
    QApplication.processEvents()
    drive.key(canvas, KEY.Key_Z, CTRL)
    assert _document(window) == before


def test_a_wire_that_is_clicked_can_be_deleted_and_bent_though_nothing_was_selected(window, canvas):
    wire = next(iter(canvas.picture.wires.values()))
    drive.click(canvas.viewport(), canvas.mapFromScene(wire.path.pointAtPercent(0.5)))
    QApplication.processEvents()
    assert window.actions_["canvas.delete_selection"].isEnabled()
    drive.choose(window.actions_["remarks.add_bend"])
    assert len(_document(window).bends[wire.key]) == 1
    drive.key(canvas, KEY.Key_Delete)
    assert not _document(window).bends
    assert wire.key in canvas.picture.wires


def _menu(canvas, at: QPoint) -> list[str]:
    """The entries of the context menu that opens there."""
    canvas.open_menu(
        canvas.picture.hit(canvas.mapToScene(at), canvas.reach), canvas.viewport().mapToGlobal(at)
    )
    menu = next(m for m in canvas.findChildren(QMenu) if m.isVisible())
    entries = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return entries


def test_menus_offer_what_can_be_done_there(window, canvas, qtbot):
    wire = next(iter(canvas.picture.wires.values()))
    assert "Add a reroute point" in _menu(
        canvas, canvas.mapFromScene(wire.path.pointAtPercent(0.5))
    )
    drive.key(canvas, KEY.Key_A, CTRL)
    canvas.remarks.frame()
    canvas.remarks.editor.finish()
    (item,) = canvas.picture.remarks.items.values()
    entries = _menu(canvas, canvas.mapFromScene(item.head.center()))
    assert {"Rename", "Fit the frame to its layers", "Delete", "Colour"} <= set(entries)
    entries = _menu(canvas, QPoint(3, 3))
    assert {"Add a note", "Add a frame"} <= set(entries)


def test_a_note_from_the_menu_stands_where_the_menu_was_opened(window, canvas):
    at = QPoint(40, 40)
    _menu(canvas, at)
    canvas.by_mouse = False
    drive.choose(window.actions_["remarks.note"])
    drive.type_text(canvas.remarks.editor, "here")
    canvas.remarks.editor.finish()
    (note,) = _document(window).remarks.values()
    place = canvas.mapToScene(at)
    assert (note.x, note.y) == pytest.approx((place.x(), place.y()), abs=1)


def test_what_is_being_written_goes_into_the_project_in_which_it_was_begun(window, canvas):
    first = window.workspace.current
    drive.key(canvas, KEY.Key_A, CTRL)
    canvas.remarks.frame()
    canvas.remarks.editor.setPlainText("of the first")
    window.workspace.new("iris")
    canvas.remarks.editor.finish()
    assert not window.workspace.current.document.remarks
    assert [r.text for r in first.document.remarks.values()] == ["of the first"]
