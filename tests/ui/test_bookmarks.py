"""Bookmarks: named by key, listed in menu and palette, jumped to, part of the project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QInputDialog

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


def _bookmark(window, canvas, name: str) -> None:
    """As by hand: the key, the name, Enter."""
    drive.key(canvas, KEY.Key_B, CTRL)
    dialog = window.findChild(QInputDialog)
    assert dialog.isVisible()
    dialog.setTextValue(name)
    drive.key(dialog, KEY.Key_Return)
    window.activateWindow()
    canvas.setFocus()
    QApplication.processEvents()


def _known(window):
    return window.workspace.current.document.bookmarks


def test_a_place_is_named_left_and_found_again(window, canvas):
    canvas.look(1.3, QPointF(100, 50))
    middle = canvas.shown().center()
    _bookmark(window, canvas, "第一处")
    assert [one.name for one in _known(window)] == ["第一处"]
    canvas.look(0.5, QPointF(4000, 4000))
    drive.key(canvas, KEY.Key_B, CTRL | SHIFT)
    assert canvas.scale_now == pytest.approx(1.3)
    away = canvas.shown().center() - middle
    assert away.manhattanLength() < 3
    canvas.fit()
    drive.key(canvas, KEY.Key_Z, CTRL)
    assert _known(window) == ()


def test_bookmarks_are_listed_in_the_menu_and_the_palette_and_removed_there(window, canvas):
    for name in ("here", "a & b"):
        _bookmark(window, canvas, name)
    menu = window.bookmarks._menu
    menu.aboutToShow.emit()
    window.menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[:2] == ["here", "a && b"]
    assert menu.title() == "Bookmarks"
    provided = {str(group): actions() for group, actions in window.command_palette._others}
    assert [a.text() for a in provided["Bookmark"]] == ["here", "a && b"]
    next(a for a in provided["Remove the bookmark"] if a.text() == "here").trigger()
    assert [one.name for one in _known(window)] == ["a & b"]
    window.workspace.current.undo()
    assert len(_known(window)) == 2


def test_without_bookmarks_there_is_nowhere_to_go(window, canvas):
    assert not window.actions_["bookmarks.next"].isEnabled()


def test_a_name_that_is_missing_is_refused_and_said(window, canvas):
    window.bookmarks.add_named("   ")
    assert _known(window) == ()
    assert canvas.bubble.isVisible()
