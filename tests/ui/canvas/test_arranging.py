"""Selected layers in line and at equal distances, by key; one entry of the history each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import drive
from tests.journeys.conftest import person, sit_down  # noqa: F401


def _chosen(person, *names):  # noqa: F811
    ids = [person.node(name).id for name in names]
    person.window.selection.set(ids)
    person.canvas.setFocus()
    QApplication.processEvents()
    return [person.canvas.picture.nodes[i] for i in ids]


def test_edges_and_gaps_by_key(person):  # noqa: F811
    items = _chosen(person, "conv1", "fc1", "output")
    start = person.project.document
    person.press(Qt.Key.Key_A, drive.ALT)
    assert len({item.rect.left() for item in items}) == 1
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == start
    person.press(Qt.Key.Key_V, drive.ALT)
    middles = [item.rect.center().y() for item in items]
    assert max(middles) - min(middles) <= 1
    person.press(Qt.Key.Key_H, drive.ALT | drive.SHIFT)
    order = sorted((item.rect for item in items), key=lambda rect: rect.left())
    gaps = [order[1].left() - order[0].right(), order[2].left() - order[1].right()]
    assert abs(gaps[0] - gaps[1]) <= 1


def test_alt_that_was_part_of_a_key_opens_no_menu(person):  # noqa: F811
    _chosen(person, "conv1", "fc1")
    window = person.window
    QTest.keyPress(window, Qt.Key.Key_Alt)
    person.press(Qt.Key.Key_A, drive.ALT)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.menu.isVisible()


def test_one_layer_cannot_be_aligned(person):  # noqa: F811
    _chosen(person, "conv1")
    person.window._update()
    assert not person.window.actions_["arranging.left"].isEnabled()


def test_a_dragged_layer_stops_in_line_with_another_and_shows_the_line(person):  # noqa: F811
    canvas, picture = person.canvas, person.canvas.picture
    canvas.look(1.0, picture.content().topLeft() - QPointF(40, 40))
    still, item = person.item("conv1"), person.item("fc1")
    target = still.rect.left()
    start = person.place("fc1")
    off = QPointF(target - item.rect.left() + 4, 260)
    end = start + off.toPoint()
    drive.press(canvas.viewport(), start)
    for step in range(1, 9):
        drive.move(canvas.viewport(), start + (off * step / 8).toPoint())
    assert item.rect.left() == target
    assert picture.draft.isVisible()
    drive.move(canvas.viewport(), end, held=drive.SHIFT)
    assert item.rect.left() != target
    assert not picture.draft.isVisible()
    drive.move(canvas.viewport(), end)
    drive.release(canvas.viewport(), end)
    assert not picture.draft.isVisible()
    assert person.project.document.view[item.id].x == target


def test_without_the_grid_a_layer_stays_where_it_is_put(person):  # noqa: F811
    canvas = person.canvas
    canvas.look(1.0, canvas.picture.content().topLeft() - QPointF(40, 40))
    drive.choose(person.window.actions_["view.toggle_snap"])
    assert not person.window.workspace.settings["snap"]
    item, start = person.item("output"), person.place("output")
    at = item.pos()
    drive.drag(canvas.viewport(), start, start + QPoint(13, 217), steps=8)
    assert item.pos() - at == QPointF(13, 217)
    drive.choose(person.window.actions_["view.toggle_snap"])
    assert person.window.workspace.settings["snap"]
