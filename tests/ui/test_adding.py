"""The search box of the canvas: how it opens, what it offers there, what it then does."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph import blocks
from studio.graph.model import Ref
from studio.spec.messages import translate
from studio.ui import translations
from tests import drive


def _named(window, name):
    nodes = window.workspace.current.document.network().nodes.values()
    return next(node for node in nodes if node.name == name)


def _port(window, name, side):
    canvas = window.body.canvas
    place = canvas.picture.nodes[_named(window, name).id].port(side, 0)
    return canvas.mapFromScene(place)


def _free(window):
    """A pixel of the canvas where nothing lies."""
    canvas = window.body.canvas
    return canvas.mapFromScene(canvas.picture.content().bottomLeft() + QPointF(60, -40))


def _pulled(window, name, side, by):
    """A wire pulled from a port and dropped on nothing; the place where it was dropped."""
    start = _port(window, name, side)
    drive.drag(window.body.canvas.viewport(), start, start + by)
    return start + by


def _types(box):
    return [item.key for item in box.hits() if not item.doubt]


def _added(window):
    return window.workspace.current.document.node(window.selection.ids[-1])


@pytest.mark.parametrize("key", ["tab", "space", "double click", "shift a"])
def test_the_box_opens_at_the_pointer(window, qtbot, key):
    canvas, place = window.body.canvas, _free(window)
    canvas.setFocus()
    QTest.mouseMove(canvas.viewport(), place)
    drive.move(canvas.viewport(), place, button=Qt.MouseButton.NoButton)
    if key == "tab":
        drive.key(canvas, Qt.Key.Key_Tab)
    elif key == "space":
        drive.key(canvas, Qt.Key.Key_Space)
    elif key == "double click":
        QTest.mouseDClick(canvas.viewport(), drive.LEFT, drive.NONE, place)
    else:
        QTest.keyPress(canvas, Qt.Key.Key_Shift, drive.SHIFT)
        drive.key(canvas, Qt.Key.Key_A, drive.SHIFT)
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    corner = canvas.viewport().mapTo(window, place)
    assert abs(box.x() - corner.x()) < 12
    assert box.geometry().top() <= corner.y() + 12
    QTest.keyClicks(box.line, "gelu")
    drive.key(box.line, Qt.Key.Key_Return)
    assert _added(window).type == "GELU"
    left = canvas.picture.nodes[_added(window).id].port("in", 0)
    assert (canvas.mapFromScene(left) - place).manhattanLength() < 8


def test_a_wire_dropped_on_nothing_asks_what_comes_next(window, qtbot):
    _pulled(window, "conv1", "out", QPoint(30, 90))
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    assert box.line.placeholderText() == "What comes after conv1?"
    assert _types(box)[:3] == ["ReLU", "BatchNorm2d", "MaxPool2d"]
    drive.key(box.line, Qt.Key.Key_Return)
    assert _added(window).type == "ReLU"
    assert _added(window).inputs == (Ref(_named(window, "conv1").id),)


def test_the_pulled_wire_stays_in_sight_until_it_is_answered(window, qtbot):
    canvas = window.body.canvas
    place = _pulled(window, "conv1", "out", QPoint(30, 90))
    qtbot.waitUntil(window.search.box.line.hasFocus)
    wire = canvas.picture.draft
    assert wire.isVisible()
    assert wire.boundingRect().contains(canvas.to_scene(QPointF(place)))
    conv = canvas.picture.nodes[_named(window, "conv1").id]
    assert wire.boundingRect().contains(conv.port("out", 0))
    drive.key(window.search.box.line, Qt.Key.Key_Escape)
    assert not wire.isVisible()
    _pulled(window, "conv1", "out", QPoint(30, 90))
    drive.key(window.search.box.line, Qt.Key.Key_Return)
    assert not wire.isVisible()
    assert _added(window).type == "ReLU"


def test_what_does_not_fit_stands_last_and_says_why_below_the_list(window, qtbot):
    _pulled(window, "conv1", "out", QPoint(30, 90))
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    doubtful = [item.key for item in box.hits() if item.doubt]
    assert "Linear" in doubtful
    assert [item.key for item in box.hits()][-len(doubtful) :] == doubtful
    assert not box.remark.isVisible()
    QTest.keyClicks(box.line, "linear")
    assert box.hits()[0].key == "Linear"
    assert box.remark.isVisible()
    assert "put a Flatten in front" in box.remark.text()
    assert window.rect().contains(box.geometry())
    drive.key(box.line, Qt.Key.Key_Return)
    assert _added(window).type == "Linear", "it is allowed, and a problem then"


def test_walking_down_to_a_doubtful_one_shows_its_reason_inside_the_window(window, qtbot):
    _pulled(window, "conv1", "out", QPoint(30, 90))
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    drive.key(box.line, Qt.Key.Key_Up)
    assert box.remark.isVisible()
    assert window.rect().contains(box.geometry())
    drive.key(box.line, Qt.Key.Key_Down)
    assert not box.remark.isVisible()


def test_a_wire_pulled_from_an_input_asks_what_comes_before(window, qtbot):
    canvas = window.body.canvas
    canvas.editing.disconnect((_named(window, "fc1").id, 0))
    place = _pulled(window, "fc1", "in", QPoint(-40, 50))
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    assert box.line.placeholderText() == "What comes before fc1?"
    assert _types(box)[:2] == ["Flatten", "ReLU"]
    assert "Output" not in [item.key for item in box.hits()]
    drive.key(box.line, Qt.Key.Key_Return)
    assert _named(window, "fc1").inputs == (Ref(_added(window).id),)
    right = canvas.picture.nodes[_added(window).id].port("out", 0)
    assert (canvas.mapFromScene(right) - place).manhattanLength() < 8


def test_a_double_click_on_a_wire_offers_what_fits_on_both_sides(window, qtbot):
    canvas = window.body.canvas
    wire = canvas.picture.wires[_named(window, "pool1").id, 0]
    place = canvas.mapFromScene(wire.path.pointAtPercent(0.5))
    QTest.mouseDClick(canvas.viewport(), drive.LEFT, drive.NONE, place)
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    assert box.line.placeholderText() == "What comes between relu1 and pool1?"
    reasons = {item.key: item.doubt for item in box.hits() if item.doubt}
    assert reasons["Flatten"].startswith("pool1 would refuse it: ")
    assert not reasons["Linear"].startswith("pool1")
    QTest.keyClicks(box.line, "dropout2d")
    drive.key(box.line, Qt.Key.Key_Return)
    assert _named(window, "pool1").inputs == (Ref(_added(window).id),)
    assert _added(window).inputs == (Ref(_named(window, "relu1").id),)


def test_a_block_of_the_project_is_found_too(window, qtbot):
    project = window.workspace.current
    ids = [_named(window, name).id for name in ("conv2", "relu2")]
    project.edit(blocks.make_block, ids, label=translate("Test", "edit"))
    made = next(n for n in project.document.network().nodes.values() if n.definition)
    _pulled(window, "pool1", "out", QPoint(40, 60))
    box = window.search.box
    qtbot.waitUntil(box.line.hasFocus)
    assert made.type in _types(box)[:6]
    QTest.keyClicks(box.line, project.document.definitions[made.definition].name)
    drive.key(box.line, Qt.Key.Key_Return)
    assert _added(window).type == made.type
    assert _added(window).inputs == (Ref(_named(window, "pool1").id),)


def test_chinese_names_and_their_initials_find_a_layer(window, qtbot):
    translations.apply(QApplication.instance(), "zh_CN")
    try:
        drive.choose(window.actions_["canvas.search"])
        box = window.search.box
        QTest.keyClicks(box.line, "ewjj")
        assert box.hits()[0].key == "Conv2d", "二维卷积"
        box.line.clear()
        drive.type_text(box.line, "池化")
        assert {item.family for item in box.hits()[:4]} == {"pooling"}
    finally:
        translations.apply(QApplication.instance(), "en")


def test_chinese_names_are_known_in_an_english_window_too(window):
    drive.choose(window.actions_["canvas.search"])
    box = window.search.box
    QTest.keyClicks(box.line, "ewjj")
    assert box.hits()[0].key == "Conv2d"
    assert box.hits()[0].texts[0] == "Conv2d", "the window speaks English"
    box.line.clear()
    drive.type_text(box.line, "池化")
    assert {item.family for item in box.hits()[:4]} == {"pooling"}


def test_where_nothing_is_found_that_is_said(window):
    drive.choose(window.actions_["canvas.search"])
    box = window.search.box
    assert not box.nothing.isVisible()
    QTest.keyClicks(box.line, "xyzzy")
    assert box.hits() == []
    assert box.nothing.isVisible()
    assert "xyzzy" in box.nothing.text()
    assert not box.list.isVisible()
    drive.key(box.line, Qt.Key.Key_Return)
    assert box.isVisible()
    box.line.clear()
    assert box.list.isVisible()
    assert not box.nothing.isVisible()


def test_alt_and_a_click_on_a_wire_does_not_open_the_menus(window):
    canvas = window.body.canvas
    wire = canvas.picture.wires[_named(window, "pool1").id, 0]
    place = canvas.mapFromScene(wire.path.pointAtPercent(0.5))
    QTest.keyPress(canvas, Qt.Key.Key_Alt)
    drive.click(canvas.viewport(), place, held=drive.ALT)
    QTest.keyRelease(canvas, Qt.Key.Key_Alt)
    assert QApplication.activePopupWidget() is None
    assert _named(window, "pool1").inputs == (None,)


def test_two_layers_are_wired_and_cut_by_keys_alone(window):
    canvas, project = window.body.canvas, window.workspace.current
    window.selection.set([])
    canvas.setFocus()
    canvas.editing.add("Add", QPointF(0, 900))
    joined = _added(window).id
    ids = [_named(window, name).id for name in ("relu1", "conv1")]
    window.selection.set([*ids, joined])
    QApplication.processEvents()
    drive.key(canvas, Qt.Key.Key_J)
    assert project.document.node(joined).inputs == tuple(map(Ref, ids))
    window.selection.set([joined])
    QApplication.processEvents()
    drive.key(canvas, Qt.Key.Key_X, drive.CTRL | drive.SHIFT)
    assert project.document.node(joined).inputs == (None, None)
    assert str(project.history.undo_label) == "Cut 2 wires"
