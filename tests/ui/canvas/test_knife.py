"""Cutting wires: by a line with the right button, by key, by menu."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from studio.graph import edits
from studio.graph.model import Ref, blank
from studio.ui.canvas.knife import WireCommands
from tests import drive
from tests.drive import ALT, CTRL

RIGHT = Qt.MouseButton.RightButton


def _across(desk, reader):
    """Where a knife begins and ends that crosses the wire of this reader."""
    middle = desk.wire(reader).path.pointAtPercent(0.5)
    return desk.pixel(middle - QPointF(0, 40)), desk.pixel(middle + QPointF(0, 40))


def _inputs(desk, name):
    return desk.document.node(desk.named(name)).inputs


def test_the_knife_cuts_the_wire_that_it_crosses(desk):
    start, end = _across(desk, "relu1")
    drive.drag(desk.surface, start, end, RIGHT, CTRL)
    assert _inputs(desk, "relu1") == (None,)
    assert _inputs(desk, "pool1") != (None,)
    assert str(desk.project.history.undo_label) == "Delete the wire"
    assert desk.canvas.gesture is None


def test_one_stroke_cuts_several_wires_as_one_edit(open_desk):
    document = edits.add(blank(), "d1", "Input", (0, 0))
    for row in range(3):
        document = edits.add(document, "d1", "ReLU", (300, 120 * row))
        document = edits.connect(document, "n1", 0, f"n{row + 2}", 0)
    desk = open_desk(document)
    before = desk.document
    start = desk.pixel(desk.item("relu1").port("in", 0) - QPointF(14, 40))
    end = desk.pixel(desk.item("relu2").port("in", 0) - QPointF(14, -40))
    drive.drag(desk.surface, start, end, RIGHT, CTRL)
    assert _inputs(desk, "relu1") == _inputs(desk, "relu2") == (None,)
    assert _inputs(desk, "relu3") == (Ref("n1"),)
    assert str(desk.project.history.undo_label) == "Cut 2 wires"
    desk.project.undo()
    assert desk.document == before
    assert not desk.wire("relu1").doomed
    assert not desk.project.history.undo_label


def test_while_it_is_drawn_the_line_is_seen_and_what_it_crosses_is_marked(desk):
    document = desk.document
    start, end = _across(desk, "relu1")
    drive.press(desk.surface, start, RIGHT, CTRL)
    drive.glide(desk.surface, start, end, RIGHT, CTRL)
    assert desk.canvas.picture.draft.isVisible()
    assert desk.wire("relu1").doomed
    assert not desk.wire("pool1").doomed
    drive.move(desk.surface, start + QPoint(0, 8), RIGHT, CTRL)
    assert not desk.wire("relu1").doomed, "the line is short again"
    drive.release(desk.surface, start + QPoint(0, 8), RIGHT, CTRL)
    assert desk.document is document
    assert not desk.canvas.picture.draft.isVisible()


def test_escape_puts_the_knife_away(desk):
    document = desk.document
    start, end = _across(desk, "relu1")
    drive.press(desk.surface, start, RIGHT, CTRL)
    drive.glide(desk.surface, start, end, RIGHT, CTRL)
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    assert not desk.wire("relu1").doomed
    drive.release(desk.surface, end, RIGHT, CTRL)
    assert desk.document is document


def test_the_menu_comes_with_a_click_but_not_with_the_knife(desk):
    desk.canvas.menu_actions = lambda hit: [QAction("Entry", desk.canvas)]
    start, end = _across(desk, "relu1")
    drive.press(desk.surface, start, RIGHT, CTRL)
    _context_menu(desk, start)
    drive.glide(desk.surface, start, end, RIGHT, CTRL)
    drive.release(desk.surface, end, RIGHT, CTRL)
    _context_menu(desk, end)
    assert QApplication.activePopupWidget() is None
    assert _inputs(desk, "relu1") == (None,)
    drive.click(desk.surface, desk.body("conv1"), RIGHT, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert desk.selection.ids == (desk.named("conv1"),)
    menu.close()


def _context_menu(desk, at):
    """What the window system sends for a right button, with the press or with the release."""
    where = desk.surface.mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where, CTRL)
    QApplication.sendEvent(desk.surface, event)


def test_alt_and_a_click_cuts_one_wire(desk):
    middle = desk.pixel(desk.wire("relu1").path.pointAtPercent(0.5))
    drive.click(desk.surface, middle, held=ALT)
    assert _inputs(desk, "relu1") == (None,)


def test_by_key_the_wires_of_the_selection_are_cut(desk):
    before = desk.document
    desk.selection.set(map(desk.named, ("relu1", "pool1")))
    WireCommands(desk.canvas).cut()
    assert [_inputs(desk, name) for name in ("relu1", "pool1", "conv2")] == [(None,)] * 3
    assert str(desk.project.history.undo_label) == "Cut 3 wires"
    assert set(desk.selection.ids) == set(map(desk.named, ("relu1", "pool1")))
    desk.project.undo()
    assert desk.document == before


def test_where_there_is_no_wire_that_is_said(desk):
    desk.selection.set([desk.named("relu1")])
    commands = WireCommands(desk.canvas)
    commands.cut()
    document = desk.document
    commands.cut()
    assert desk.document is document
    assert desk.canvas.bubble.text() == "There is no wire to cut."


@pytest.mark.parametrize("zoom", [0.4, 1.0])
def test_the_knife_meets_wires_at_every_zoom(desk, zoom):
    desk.canvas.look(zoom, QPointF(-100, -100))
    wire = desk.wire("relu1").path.pointAtPercent(0.5)
    middle = desk.pixel(wire)
    drive.drag(desk.surface, middle - QPoint(0, 30), middle + QPoint(0, 30), RIGHT, CTRL)
    assert _inputs(desk, "relu1") == (None,)
