"""Points that wires run through: drawn out of the wire, dragged, deleted, taken along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.graph import bends
from studio.graph.storage import dumps, loads
from studio.spec.messages import translate
from studio.ui.canvas.bent import bent, place_in
from studio.ui.canvas.geometry import SNAP
from tests import drive
from tests.drive import ALT, CTRL, SHIFT

LABEL = translate("Canvas", "Add a reroute point")


def _middle(desk, name: str) -> QPoint:
    return desk.pixel(desk.wire(name).path.pointAtPercent(0.5))


def _key(desk, name: str = "flatten"):
    return desk.named(name), 0


@pytest.fixture
def bent_desk(desk):
    """The wire into flatten, which runs back to the next row, through two points."""
    wire = desk.wire("flatten")
    low = max(wire.start.y(), wire.end.y()) + 220
    for index, x in enumerate((wire.start.x() - 110, wire.end.x() + 110)):
        desk.canvas.editing.do(bends.add, _key(desk), index, (x, low), label=LABEL)
    desk.canvas.fit()
    return desk


def _points(desk):
    return desk.document.bends.get(_key(desk), ())


def test_dragging_a_wire_by_its_middle_bends_it_there_by_one_edit(desk):
    before, start = desk.document, _middle(desk, "flatten")
    drive.drag(desk.surface, start, start + QPoint(20, 30))
    (point,) = _points(desk)
    wire = desk.wire("flatten")
    assert wire.bends == (QPointF(*point),)
    assert wire.distance(QPointF(*point)) < 0.5
    assert desk.canvas.selected_bend == (_key(desk), 0)
    desk.project.undo()
    assert desk.document == before
    assert desk.wire("flatten").bends == ()


def test_a_click_on_a_wire_only_selects_it(desk):
    before = desk.document
    drive.click(desk.surface, _middle(desk, "flatten"))
    assert desk.document is before
    assert desk.canvas.selected_wire == _key(desk)


def test_a_double_click_with_ctrl_adds_a_point_and_without_asks_for_a_layer(desk, qtbot):
    at = _middle(desk, "flatten")
    QTest.mouseDClick(desk.surface, Qt.MouseButton.LeftButton, CTRL, at)
    assert len(_points(desk)) == 1
    desk.project.undo()
    with qtbot.waitSignal(desk.canvas.search_requested, timeout=500) as asked:
        QTest.mouseDClick(desk.surface, Qt.MouseButton.LeftButton, drive.NONE, at)
    assert asked.args[1] == _key(desk)


def test_a_point_is_dragged_on_the_grid_and_freely_with_shift(bent_desk):
    desk = bent_desk
    start = desk.pixel(desk.wire("flatten").bends[0])
    drive.drag(desk.surface, start, start + QPoint(-37, 53))
    x, y = _points(desk)[0]
    others = [desk.wire("flatten").start, desk.wire("flatten").end, QPointF(*_points(desk)[1])]
    assert x % SNAP == 0 or x in [other.x() for other in others]
    assert y % SNAP == 0 or y in [other.y() for other in others]
    assert len(_points(desk)) == 2
    start = desk.pixel(desk.wire("flatten").bends[0])
    drive.drag(desk.surface, start, start + QPoint(13, -17), held=SHIFT)
    free = desk.canvas.to_scene(QPointF(start + QPoint(13, -17)))
    assert _points(desk)[0] == pytest.approx((free.x(), free.y()))


def test_escape_puts_a_dragged_point_back(bent_desk):
    desk = bent_desk
    before, bent_before = desk.document, desk.wire("flatten").bends
    start = desk.pixel(bent_before[0])
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(0, -60))
    assert desk.wire("flatten").bends != bent_before
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    drive.release(desk.surface, start)
    assert desk.document is before
    assert desk.wire("flatten").bends == bent_before


def test_delete_takes_the_selected_point_and_then_the_wire(bent_desk):
    desk = bent_desk
    kept = _points(desk)[1]
    drive.click(desk.surface, desk.pixel(desk.wire("flatten").bends[0]))
    desk.canvas.delete_selection()
    assert _points(desk) == (kept,)
    desk.canvas.delete_selection()
    assert desk.document.node(desk.named("flatten")).inputs == (None,)
    assert not desk.document.bends
    desk.project.undo()
    assert _points(desk) == (kept,)
    assert desk.wire("flatten").bends == (QPointF(*kept),)


def test_alt_and_a_click_delete_a_point(bent_desk):
    desk = bent_desk
    drive.click(desk.surface, desk.pixel(desk.wire("flatten").bends[1]), held=ALT)
    assert len(_points(desk)) == 1
    assert _key(desk) in desk.canvas.picture.wires


def test_the_menu_of_a_wire_adds_a_point_and_takes_all_away(bent_desk):
    desk = bent_desk
    desk.canvas.choose_wire(_key(desk))
    desk.canvas.remarks.add_bend()
    assert len(_points(desk)) == 3
    desk.canvas.remarks.straighten()
    assert _points(desk) == ()
    assert desk.wire("flatten").bends == ()


def test_points_follow_both_ends_while_they_are_dragged_and_one_end_leaves_them(bent_desk):
    desk = bent_desk
    before = _points(desk)
    desk.selection.set([desk.named("pool2"), desk.named("flatten")])
    start, at = desk.body("flatten"), desk.item("flatten").pos()
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(30, -44))
    shift = desk.item("flatten").pos() - at
    assert shift.y() < 0
    expected = [pytest.approx((x + shift.x(), y + shift.y())) for x, y in before]
    assert [(p.x(), p.y()) for p in desk.wire("flatten").bends] == expected
    drive.release(desk.surface, start + QPoint(30, -44))
    assert list(_points(desk)) == expected
    desk.project.undo()
    assert _points(desk) == before
    assert desk.wire("flatten").bends == tuple(QPointF(*p) for p in before)
    desk.selection.set([desk.named("pool2")])
    start = desk.body("pool2")
    drive.drag(desk.surface, start, start + QPoint(0, 33))
    assert _points(desk) == before


def test_a_frame_takes_the_points_between_its_layers_along(bent_desk):
    desk = bent_desk
    before = _points(desk)
    desk.selection.set([desk.named("pool2"), desk.named("flatten")])
    desk.canvas.remarks.frame()
    desk.canvas.remarks.editor.finish()
    drive.key(desk.canvas, Qt.Key.Key_Right, ALT)
    assert _points(desk) == tuple((x + SNAP, y) for x, y in before)


def test_a_layout_forgets_the_points_of_the_wires_that_it_runs(bent_desk):
    bent_desk.canvas.tidy()
    assert not bent_desk.document.bends
    assert bent_desk.wire("flatten").bends == ()


def test_only_the_wire_that_was_bent_runs_anew(bent_desk):
    desk = bent_desk
    ran = []
    for item in desk.canvas.picture.wires.values():
        item.run = lambda *args, key=item.key: ran.append(key)
    where = (_key(desk), 0, (desk.wire("flatten").start.x(), 900.0))
    desk.canvas.editing.do(bends.move, *where, label=LABEL)
    assert ran == [_key(desk)]


def test_a_bent_wire_comes_back_from_the_file(bent_desk, open_desk):
    again = open_desk(loads(dumps(bent_desk.document)))
    assert again.wire("flatten").bends == bent_desk.wire("flatten").bends


def test_the_curve_runs_through_every_point_and_leaves_and_arrives_level():
    points = (QPointF(100, 80), QPointF(40, 160), QPointF(200, -40))
    route = bent(QPointF(0, 0), points, QPointF(300, 20))
    samples = [route.path.pointAtPercent(i / 2000) for i in range(2001)]
    for point in points:
        assert min((point - s).manhattanLength() for s in samples) < 2
    assert route.path.angleAtPercent(0.0) == pytest.approx(0, abs=1)
    assert route.path.angleAtPercent(1.0) == pytest.approx(0, abs=1)
    assert not route.laned


def test_between_two_points_of_the_same_height_a_wire_runs_straight():
    points = (QPointF(80, 120), QPointF(300, 120))
    path = bent(QPointF(0, 0), points, QPointF(400, 10)).path
    level = [path.pointAtPercent(i / 400) for i in range(401)]
    between = [at.y() for at in level if 82 < at.x() < 298]
    assert len(between) > 100
    assert between == pytest.approx([120] * len(between), abs=0.01)
    assert max(at.y() for at in level) <= 120.01


def test_a_new_point_belongs_where_it_makes_the_wire_least_longer():
    corners = (QPointF(0, 0), QPointF(100, 0), QPointF(100, 100), QPointF(200, 100))
    assert [place_in(corners, QPointF(*at)) for at in ((50, 5), (95, 50), (150, 110))] == [0, 1, 2]
