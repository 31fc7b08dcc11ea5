"""Selected layers in line and at equal distances, by key; one entry of the history each."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
