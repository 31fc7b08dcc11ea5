"""Tabs of open documents: what they say, what opens where, what closing asks."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from studio.ui import theme
from tests import drive
from tests.ui.tabbed import (
    answer_with,
    change,
    click_tab,
    cross_of,
    file_of,
    middle_of,
    press_key,
    question_of,
    tab_texts,
)

# ---- what is seen


def test_one_document_has_no_tabs(window, qtbot, tmp_path):
    tabs = window.documents.tabs
    assert not tabs.isVisible()
    window.files.open_path(file_of(tmp_path, "a"))
    assert not tabs.isVisible(), "it took the place of the untouched first one"
    window.files.open_path(file_of(tmp_path, "b"))
    qtbot.waitUntil(tabs.isVisible)
    assert 28 <= tabs.height() <= 36
    window.documents.close()
    qtbot.waitUntil(lambda: not tabs.isVisible())


def test_a_tab_says_what_it_is_whether_it_is_changed_and_where_it_lies(three, qtbot, tmp_path):
    change(three.workspace.current)
    qtbot.waitUntil(lambda: tab_texts(three) == ["a", "b", "● c"])
    bar = three.documents.tabs.bar
    assert str(tmp_path / "c.loom") in bar.tabToolTip(2)
    assert "not saved" in bar.tabToolTip(2)
    assert "not saved" not in bar.tabToolTip(0)
    assert bar.accessibleTabName(2).startswith("c, ")
    assert cross_of(three, 2).accessibleName() == "Close c"
    three.files.save()
    qtbot.waitUntil(lambda: tab_texts(three) == ["a", "b", "c"])


def test_titles_of_any_length_and_with_any_character_have_a_tab(window, qtbot):
    titles = ["一个非常非常非常非常长的中文标题用来识别手写数字的卷积网络", "a & b", "x", "y" * 200]
    window.workspace.current.title = "first"
    for title in titles:
        window.workspace.new("xor-mlp").title = title
        window.workspace.current.state_changed.emit()
    tabs = window.documents.tabs
    qtbot.waitUntil(lambda: tab_texts(window)[2] == "a && b")
    for place in range(5):
        assert tabs.bar.tabRect(place).width() <= 220
        assert tabs.bar.tabRect(place).width() >= 100
    assert titles[0] in tabs.bar.tabToolTip(1)


@pytest.mark.parametrize("name", theme.NAMES)
def test_twelve_tabs_fit_a_small_window_and_the_current_one_is_seen(window, qtbot, qapp, name):
    theme.apply(qapp, name)
    window.resize(1280, 720)
    for _ in range(11):
        window.workspace.new("xor-mlp")
    tabs = window.documents.tabs
    qtbot.waitUntil(lambda: tabs.bar.count() == 12 and tabs.isVisible())
    for place in (11, 0, 5):
        window.workspace.show(window.workspace.projects[place])
        QApplication.processEvents()
        shown = tabs.bar.tabRect(place)
        assert tabs.bar.rect().contains(shown.center())
    assert window.width() == 1280
    assert tabs.rect().contains(tabs.adder.geometry().center())


# ---- which one is shown


def test_a_click_and_keys_show_another_document(three, qtbot):
    def shown():
        return three.workspace.current.title

    click_tab(three, 0)
    assert shown() == "a"
    qtbot.waitUntil(lambda: "a – " in three.windowTitle())
    assert three.body.canvas.hasFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key, held, expected in (
        (Qt.Key.Key_Tab, ctrl, "b"),
        (Qt.Key.Key_PageDown, ctrl, "c"),
        (Qt.Key.Key_Tab, ctrl, "a"),
        (Qt.Key.Key_PageUp, ctrl, "c"),
        (Qt.Key.Key_Backtab, ctrl | Qt.KeyboardModifier.ShiftModifier, "b"),
    ):
        press_key(three, key, held)
        assert shown() == expected
    assert three.documents.tabs.bar.currentIndex() == 1


def test_the_tabs_are_reached_and_walked_by_keyboard(three):
    bar = three.documents.tabs.bar
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    press_key(three, Qt.Key.Key_Left)
    assert three.workspace.current.title == "b"
    assert bar.hasFocus()
    three.top.train.setFocus()
    press_key(three, Qt.Key.Key_F6)
    assert bar.hasFocus()


def test_tabs_are_put_in_another_order_by_dragging(three, qtbot):
    bar = three.documents.tabs.bar
    drive.drag(bar, middle_of(three, 0), middle_of(three, 2) + QPoint(20, 0), steps=12)
    qtbot.waitUntil(lambda: [p.title for p in three.workspace.projects] == ["b", "c", "a"])
    assert tab_texts(three) == ["b", "c", "a"]
    assert three.workspace.current.title == "a"


def test_what_is_typed_belongs_to_the_document_in_which_it_was_typed(three, qtbot):
    first, second = three.workspace.projects[2], three.workspace.projects[0]
    node = next(n for n in first.document.network().nodes.values() if n.type == "Linear")
    before = second.document
    three.selection.set([node.id])
    three.body.inspector.refresh()
    line = three.body.inspector.page.form.row("out_features").editor.line
    line.setFocus()
    line.selectAll()
    drive.type_text(line, "17")
    click_tab(three, 0)
    assert first.document.node(node.id).params["out_features"] == 17
    assert second.document is before


def test_a_search_box_does_not_follow_into_another_document(three, qtbot):
    press_key(three, Qt.Key.Key_Tab)
    assert three.search.box.isVisible()
    press_key(three, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert three.workspace.current.title == "a"
    assert not three.search.box.isVisible()
    assert three.body.canvas.hasFocus()


# ---- opening


def test_what_is_open_already_comes_to_the_front(three, tmp_path):
    three.files.open_path(tmp_path / "a.loom")
    assert three.workspace.current.title == "a"
    assert len(three.workspace.projects) == 3


def test_new_templates_and_drops_have_tabs_of_their_own(three, tmp_path):
    press_key(three, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(three.workspace.projects) == 4
    assert not three.workspace.current.document.network().nodes
    three.files.new_from("xor-mlp")
    assert len(three.workspace.projects) == 4, "in place of the empty one"
    assert three.workspace.current.title == "xor-mlp"
    QTest.mouseClick(three.documents.tabs.adder, drive.LEFT)
    assert len(three.workspace.projects) == 5, "beside it: it was asked for"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, "dropped")))])
    assert drive.drop(three, data, QPoint(20, 300))
    assert [p.title for p in three.workspace.projects] == ["a", "b", "c", "xor-mlp", "dropped"]


def test_an_empty_project_takes_the_place_of_the_untouched_start_only(window, qtbot):
    drive.choose(window.actions_["files.new"])
    assert len(window.workspace.projects) == 1
    assert not window.workspace.current.document.network().nodes
    drive.choose(window.actions_["files.new"])
    assert len(window.workspace.projects) == 2


def test_a_document_that_was_touched_stays(window, tmp_path):
    project = window.workspace.current
    change(project)
    project.undo()
    window.files.open_path(file_of(tmp_path, "a"))
    assert window.workspace.projects[0] is project, "it has something to redo"
    assert len(window.workspace.projects) == 2


def test_a_file_that_cannot_be_opened_leaves_the_tabs_alone(three, tmp_path, qtbot):
    broken = tmp_path / "broken.loom"
    broken.write_text("{", encoding="utf-8")
    three.files.open_path(broken)
    assert tab_texts(three) == ["a", "b", "c"]
    qtbot.waitUntil(lambda: bool(three.toast.text()))


# ---- closing


def test_the_cross_the_middle_button_and_the_key_close_a_tab(three, qtbot):
    QTest.mouseClick(cross_of(three, 1), drive.LEFT)
    assert tab_texts(three) == ["a", "c"]
    assert three.workspace.current.title == "c"
    click_tab(three, 0, drive.MIDDLE)
    assert tab_texts(three) == ["c"]
    press_key(three, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert len(three.workspace.projects) == 1
    assert not three.workspace.current.document.network().nodes, "there is always one to work on"
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press_key(three, Qt.Key.Key_T, held)
    assert three.workspace.current.title == "c"
    press_key(three, Qt.Key.Key_T, held)
    press_key(three, Qt.Key.Key_T, held)
    assert {project.title for project in three.workspace.projects} >= {"a", "b", "c"}


@pytest.mark.parametrize("answer", ["Cancel", "Do not save", "Save"])
def test_closing_a_changed_document_asks_and_shows_which_one(three, qtbot, tmp_path, answer):
    project = three.workspace.projects[0]
    change(project, "typed")
    QTest.mouseClick(cross_of(three, 0), drive.LEFT)
    assert three.workspace.current is project
    assert "“a”" in question_of(three).text()
    answer_with(three, qtbot, answer)
    assert (project in three.workspace.projects) == (answer == "Cancel")
    text = (tmp_path / "a.loom").read_text(encoding="utf-8")
    assert ("typed" in text) == (answer == "Save")


def test_given_up_changes_are_had_back_with_their_undo(three, qtbot):
    project = three.workspace.projects[0]
    change(project, "typed")
    QTest.mouseClick(cross_of(three, 0), drive.LEFT)
    answer_with(three, qtbot, "Do not save")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.waitUntil(three.actions_["documents.reopen"].isEnabled)
    with qtbot.waitActive(three):
        three.activateWindow()
    three.body.canvas.setFocus()
    press_key(three, Qt.Key.Key_T, held)
    assert three.workspace.current is project
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    press_key(three, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not project.modified


def test_closing_the_window_asks_once_for_all(three, qtbot, tmp_path):
    for place in (0, 2):
        change(three.workspace.projects[place], "typed")
    three.close()
    box = question_of(three)
    assert "2" in box.text()
    assert box.informativeText() == "a\nc"
    answer_with(three, qtbot, "Cancel")
    assert three.isVisible()
    three.close()
    answer_with(three, qtbot, "Save all")
    qtbot.waitUntil(lambda: not three.isVisible())
    for name in "ac":
        assert "typed" in (tmp_path / f"{name}.loom").read_text(encoding="utf-8")


def test_saving_all_asks_for_the_names_that_are_missing(window, qtbot, tmp_path):
    change(window.workspace.current, "one")
    change(window.workspace.new("xor-mlp"), "two")
    window.close()
    answer_with(window, qtbot, "Save all")
    for name in ("first", "second"):
        dialog = next(d for d in window.findChildren(QFileDialog) if d.isVisible())
        target = tmp_path / f"{name}.loom"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        qtbot.waitUntil(target.exists)
        window.findChildren(QFileDialog)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "one" in (tmp_path / "first.loom").read_text(encoding="utf-8")
    assert "two" in (tmp_path / "second.loom").read_text(encoding="utf-8")


def test_what_comes_back_by_itself_is_not_asked_about(window, qtbot):
    window.workspace.take_up()
    change(window.workspace.current)
    assert window.close()
    assert question_of(window) is None
    window.workspace._desk.release()
