"""Tabs of open documents: what they say, what opens where, what closing asks, what each keeps."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTabBar

from studio.graph import blocks, edits
from studio.graph.storage import dumps, loads
from studio.spec.messages import translate
from studio.ui import theme
from studio.ui.dialogs import Question
from tests import drive
from tests.documents import mlp

LABEL = translate("Test", "Label")
LONG = 30_000


def _edit(project, text="changed"):
    node = next(iter(project.document.network().nodes))
    project.edit(edits.set_label, node, text, label=LABEL)


def _tabs(window):
    bar = window.documents.tabs.bar
    return [bar.tabText(place) for place in range(bar.count())]


def _middle(window, place):
    return window.documents.tabs.bar.tabRect(place).center()


def _cross(window, place):
    return window.documents.tabs.bar.tabButton(place, QTabBar.ButtonPosition.RightSide)


def _click_tab(window, place, button=drive.LEFT):
    drive.click(window.documents.tabs.bar, _middle(window, place), button)
    QApplication.processEvents()


def _key(window, key, held=drive.NONE):
    drive.key(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def _question(window):
    found = [box for box in window.findChildren(Question) if box.isVisible()]
    return found[0] if found else None


def _answer(window, qtbot, text):
    box = _question(window)
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, drive.LEFT)
    qtbot.waitUntil(lambda: _question(window) is not box)


def _file(folder, name):
    path = folder / f"{name}.loom"
    path.write_text(dumps(replace(mlp(), id=name)), encoding="utf-8")
    return path


@pytest.fixture
def three(window, tmp_path, qtbot):
    """Three files in tabs, the last one in front."""
    for name in "abc":
        window.files.open_path(_file(tmp_path, name))
    window.activateWindow()
    window.body.canvas.setFocus()
    qtbot.waitUntil(lambda: _tabs(window) == ["a", "b", "c"])
    return window


# ---- what is seen


def test_one_document_has_no_tabs(window, qtbot, tmp_path):
    tabs = window.documents.tabs
    assert not tabs.isVisible()
    window.files.open_path(_file(tmp_path, "a"))
    assert not tabs.isVisible(), "it took the place of the untouched first one"
    window.files.open_path(_file(tmp_path, "b"))
    qtbot.waitUntil(tabs.isVisible)
    assert 28 <= tabs.height() <= 36
    window.documents.close()
    qtbot.waitUntil(lambda: not tabs.isVisible())


def test_a_tab_says_what_it_is_whether_it_is_changed_and_where_it_lies(three, qtbot, tmp_path):
    _edit(three.workspace.current)
    qtbot.waitUntil(lambda: _tabs(three) == ["a", "b", "● c"])
    bar = three.documents.tabs.bar
    assert str(tmp_path / "c.loom") in bar.tabToolTip(2)
    assert "not saved" in bar.tabToolTip(2)
    assert "not saved" not in bar.tabToolTip(0)
    assert bar.accessibleTabName(2).startswith("c, ")
    assert _cross(three, 2).accessibleName() == "Close c"
    three.files.save()
    qtbot.waitUntil(lambda: _tabs(three) == ["a", "b", "c"])


def test_titles_of_any_length_and_with_any_character_have_a_tab(window, qtbot):
    titles = ["一个非常非常非常非常长的中文标题用来识别手写数字的卷积网络", "a & b", "x", "y" * 200]
    window.workspace.current.title = "first"
    for title in titles:
        window.workspace.new("xor-mlp").title = title
        window.workspace.current.state_changed.emit()
    tabs = window.documents.tabs
    qtbot.waitUntil(lambda: _tabs(window)[2] == "a && b")
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

    _click_tab(three, 0)
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
        _key(three, key, held)
        assert shown() == expected
    assert three.documents.tabs.bar.currentIndex() == 1


def test_the_tabs_are_reached_and_walked_by_keyboard(three):
    bar = three.documents.tabs.bar
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    _key(three, Qt.Key.Key_Left)
    assert three.workspace.current.title == "b"
    assert bar.hasFocus()
    three.top.train.setFocus()
    _key(three, Qt.Key.Key_F6)
    assert bar.hasFocus()


def test_tabs_are_put_in_another_order_by_dragging(three, qtbot):
    bar = three.documents.tabs.bar
    drive.drag(bar, _middle(three, 0), _middle(three, 2) + QPoint(20, 0), steps=12)
    qtbot.waitUntil(lambda: [p.title for p in three.workspace.projects] == ["b", "c", "a"])
    assert _tabs(three) == ["b", "c", "a"]
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
    _click_tab(three, 0)
    assert first.document.node(node.id).params["out_features"] == 17
    assert second.document is before


def test_a_search_box_does_not_follow_into_another_document(three, qtbot):
    _key(three, Qt.Key.Key_Tab)
    assert three.search.box.isVisible()
    _key(three, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert three.workspace.current.title == "a"
    assert not three.search.box.isVisible()
    assert three.body.canvas.hasFocus()


# ---- each tab is as it was left


def test_selection_place_zoom_and_sample_are_those_of_the_tab(three, qtbot):
    canvas, selection = three.body.canvas, three.selection
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    ids = list(third.document.network().nodes)[1:3]
    third.edit(blocks.make_block, ids, "Pair", label=LABEL)
    block = next(n for n in third.document.network().nodes.values() if n.definition)
    selection.enter((block.id,))
    inner = list(third.document.definitions[block.definition].nodes)[:2]
    selection.set(inner)
    third.watch(7)
    canvas.zoom(1.7, QPointF(200, 100))
    canvas.pan(QPointF(-37, 21))
    look = canvas.scale_now, canvas.to_scene(QPointF(0, 0))
    _click_tab(three, 0)
    assert selection.place == ()
    assert selection.ids == ()
    assert first.sample == 0
    assert canvas.fitted
    selection.set(list(first.document.network().nodes)[:1])
    canvas.zoom(0.5)
    _click_tab(three, 2)
    assert selection.place == (block.id,)
    assert selection.ids == tuple(inner)
    assert not canvas.breadcrumb.isHidden()
    assert canvas.scale_now == pytest.approx(look[0])
    assert (canvas.to_scene(QPointF(0, 0)) - look[1]).manhattanLength() < 2
    assert three.workspace.current.sample == 7
    assert set(canvas.picture.nodes) == set(third.document.definitions[block.definition].nodes)
    _click_tab(three, 0)
    assert selection.ids == tuple(first.document.network().nodes)[:1]
    assert not canvas.fitted


def test_a_tab_that_shows_everything_still_does_after_another_one(three):
    canvas = three.body.canvas
    canvas.zoom(2.0)
    _click_tab(three, 0)
    canvas.fit()
    _click_tab(three, 2)
    assert not canvas.fitted
    three.resize(three.width() - 40, three.height())
    QApplication.processEvents()
    assert not canvas.fitted
    _click_tab(three, 0)
    assert canvas.fitted


def test_each_document_has_its_own_undo(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    _edit(third, "one")
    _click_tab(three, 0)
    _edit(first, "two")
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    _key(three, Qt.Key.Key_Z, ctrl)
    assert not first.modified
    assert third.modified
    _key(three, Qt.Key.Key_Z, ctrl)
    assert third.modified
    _click_tab(three, 2)
    _key(three, Qt.Key.Key_Z, ctrl)
    assert not third.modified


def test_a_selected_wire_is_not_selected_in_another_document(three):
    canvas = three.body.canvas
    wire = next(iter(canvas.picture.wires))
    canvas.choose_wire(wire)
    _click_tab(three, 0)
    assert canvas.selected_wire is None
    _click_tab(three, 2)
    assert canvas.selected_wire == wire


# ---- opening


def test_what_is_open_already_comes_to_the_front(three, tmp_path):
    three.files.open_path(tmp_path / "a.loom")
    assert three.workspace.current.title == "a"
    assert len(three.workspace.projects) == 3


def test_new_templates_and_drops_have_tabs_of_their_own(three, tmp_path):
    _key(three, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(three.workspace.projects) == 4
    assert not three.workspace.current.document.network().nodes
    three.files.new_from("xor-mlp")
    assert len(three.workspace.projects) == 4, "in place of the empty one"
    assert three.workspace.current.title == "xor-mlp"
    QTest.mouseClick(three.documents.tabs.adder, drive.LEFT)
    assert len(three.workspace.projects) == 5, "beside it: it was asked for"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "dropped")))])
    assert drive.drop(three, data, QPoint(20, 300))
    assert [p.title for p in three.workspace.projects] == ["a", "b", "c", "xor-mlp", "dropped"]


def test_an_empty_project_takes_the_place_of_the_untouched_start_only(window, qtbot):
    window.actions_["files.new"].trigger()
    assert len(window.workspace.projects) == 1
    assert not window.workspace.current.document.network().nodes
    window.actions_["files.new"].trigger()
    assert len(window.workspace.projects) == 2


def test_a_document_that_was_touched_stays(window, tmp_path):
    project = window.workspace.current
    _edit(project)
    project.undo()
    window.files.open_path(_file(tmp_path, "a"))
    assert window.workspace.projects[0] is project, "it has something to redo"
    assert len(window.workspace.projects) == 2


def test_a_file_that_cannot_be_opened_leaves_the_tabs_alone(three, tmp_path, qtbot):
    broken = tmp_path / "broken.loom"
    broken.write_text("{", encoding="utf-8")
    three.files.open_path(broken)
    assert _tabs(three) == ["a", "b", "c"]
    qtbot.waitUntil(lambda: bool(three.toast.text()))


# ---- closing


def test_the_cross_the_middle_button_and_the_key_close_a_tab(three, qtbot):
    QTest.mouseClick(_cross(three, 1), drive.LEFT)
    assert _tabs(three) == ["a", "c"]
    assert three.workspace.current.title == "c"
    _click_tab(three, 0, drive.MIDDLE)
    assert _tabs(three) == ["c"]
    _key(three, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert len(three.workspace.projects) == 1
    assert not three.workspace.current.document.network().nodes, "there is always one to work on"
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    _key(three, Qt.Key.Key_T, held)
    assert three.workspace.current.title == "c"
    _key(three, Qt.Key.Key_T, held)
    _key(three, Qt.Key.Key_T, held)
    assert {project.title for project in three.workspace.projects} >= {"a", "b", "c"}


@pytest.mark.parametrize("answer", ["Cancel", "Do not save", "Save"])
def test_closing_a_changed_document_asks_and_shows_which_one(three, qtbot, tmp_path, answer):
    project = three.workspace.projects[0]
    _edit(project, "typed")
    QTest.mouseClick(_cross(three, 0), drive.LEFT)
    assert three.workspace.current is project
    assert "“a”" in _question(three).text()
    _answer(three, qtbot, answer)
    assert (project in three.workspace.projects) == (answer == "Cancel")
    text = (tmp_path / "a.loom").read_text(encoding="utf-8")
    assert ("typed" in text) == (answer == "Save")


def test_given_up_changes_are_had_back_with_their_undo(three, qtbot):
    project = three.workspace.projects[0]
    _edit(project, "typed")
    QTest.mouseClick(_cross(three, 0), drive.LEFT)
    _answer(three, qtbot, "Do not save")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.waitUntil(three.actions_["documents.reopen"].isEnabled)
    with qtbot.waitActive(three):
        three.activateWindow()
    three.body.canvas.setFocus()
    _key(three, Qt.Key.Key_T, held)
    assert three.workspace.current is project
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    _key(three, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not project.modified


def test_closing_the_window_asks_once_for_all(three, qtbot, tmp_path):
    for place in (0, 2):
        _edit(three.workspace.projects[place], "typed")
    three.close()
    box = _question(three)
    assert "2" in box.text()
    assert box.informativeText() == "a\nc"
    _answer(three, qtbot, "Cancel")
    assert three.isVisible()
    three.close()
    _answer(three, qtbot, "Save all")
    qtbot.waitUntil(lambda: not three.isVisible())
    for name in "ac":
        assert "typed" in (tmp_path / f"{name}.loom").read_text(encoding="utf-8")


def test_saving_all_asks_for_the_names_that_are_missing(window, qtbot, tmp_path):
    _edit(window.workspace.current, "one")
    _edit(window.workspace.new("xor-mlp"), "two")
    window.close()
    _answer(window, qtbot, "Save all")
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
    _edit(window.workspace.current)
    assert window.close()
    assert _question(window) is None
    window.workspace._desk.release()


# ---- layers go from one document to another


def test_layers_are_pasted_with_their_block_into_another_document(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    ids = list(third.document.network().nodes)[1:3]
    third.edit(blocks.make_block, ids, "Pair", label=LABEL)
    block = next(n for n in third.document.network().nodes.values() if n.definition)
    three.selection.set([block.id])
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(three.actions_["canvas.copy"].isEnabled)
    _key(three, Qt.Key.Key_C, ctrl)
    _click_tab(three, 0)
    _key(three, Qt.Key.Key_V, ctrl)
    pasted = [n for n in first.document.network().nodes.values() if n.definition]
    assert len(pasted) == 1
    inner = first.document.definitions[pasted[0].definition]
    assert inner.name == third.document.definitions[block.definition].name
    assert len(inner.nodes) == len(third.document.definitions[block.definition].nodes)
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    _key(three, Qt.Key.Key_Z, ctrl)
    assert not first.modified


def _carry(window, ids, tab):
    """Press on the first of the nodes and go to a tab, with the button down."""
    view = window.body.canvas.viewport()
    window.selection.set(ids)
    item = window.body.canvas.picture.nodes[ids[-1]]
    start = window.body.canvas.mapFromScene(item.rect.topLeft() + QPointF(40, 18))
    drive.press(view, start)
    drive.glide(view, start, start + QPoint(30, 0))
    target = view.mapFromGlobal(window.documents.tabs.bar.mapToGlobal(_middle(window, tab)))
    drive.glide(view, start + QPoint(30, 0), target)
    return view, target


def test_layers_dragged_over_a_tab_are_copied_where_they_are_dropped(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    before = third.document
    ids = list(third.document.network().nodes)[1:3]
    known = set(first.document.network().nodes)
    view, place = _carry(three, ids, 0)
    assert three.workspace.current is third, "only after a moment"
    qtbot.waitUntil(lambda: three.workspace.current is first)
    goal = QPoint(view.width() // 2, view.height() // 2)
    drive.glide(view, place, goal)
    drive.release(view, goal)
    new = [i for i in first.document.network().nodes if i not in known]
    assert [first.document.node(i).type for i in new] == [before.node(i).type for i in ids]
    assert third.document is before, "copies: what was dragged stays where it was"
    assert three.selection.ids == tuple(new)
    corner = three.body.canvas.to_scene(QPointF(goal))
    left = min(first.document.view[i].x for i in new)
    assert abs(left - corner.x()) < 60
    assert three.body.canvas.gesture is None
    assert first.history.undo_label is not None


def test_layers_let_go_on_a_tab_are_copied_at_once(three):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    known = len(first.document.network().nodes)
    view, place = _carry(three, list(third.document.network().nodes)[1:2], 0)
    drive.release(view, place)
    assert three.workspace.current is first
    assert len(first.document.network().nodes) == known + 1
    assert not third.modified


def test_a_drag_over_tabs_is_ended_by_escape_and_by_coming_back(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    ids = list(third.document.network().nodes)[1:2]
    view, place = _carry(three, ids, 0)
    qtbot.waitUntil(lambda: three.workspace.current is first)
    _key(three, Qt.Key.Key_Escape)
    drive.release(view, QPoint(300, 200))
    assert not first.modified
    assert not third.modified
    _click_tab(three, 2)
    view, place = _carry(three, ids, 2)
    drive.glide(view, place, QPoint(300, 200))
    drive.release(view, QPoint(300, 200))
    assert three.workspace.current is third
    assert third.document.view != loads(dumps(mlp())).view, "over its own tab it is a move"


# ---- training


def test_the_tab_of_a_training_that_goes_on_is_marked(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    tabs, jobs = three.documents.tabs, three.workspace.jobs
    three.actions_["run.train"].trigger()
    qtbot.waitUntil(lambda: tabs.mark_of(third) == "trains", timeout=LONG)
    _click_tab(three, 0)
    assert jobs.running is third
    three.actions_["run.train"].trigger()
    assert jobs.waiting(first)
    qtbot.waitUntil(lambda: tabs.mark_of(first) == "waits")
    assert "“c”" in three.toast.text()
    qtbot.waitUntil(lambda: "“c”" in three.top.progress.text())
    assert not three.actions_["run.train"].isEnabled()
    assert three.actions_["run.stop"].isEnabled()
    three.actions_["run.stop"].trigger()
    assert not jobs.waiting(first)
    assert jobs.running is third, "another document's training is not stopped from here"
    _click_tab(three, 2)
    three.actions_["run.stop"].trigger()
    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)
    qtbot.waitUntil(lambda: tabs.mark_of(third) == "")


def test_closing_a_tab_that_is_trained_asks_first(three, qtbot):
    project, jobs = three.workspace.current, three.workspace.jobs
    three.actions_["run.train"].trigger()
    _click_tab(three, 0)
    QTest.mouseClick(_cross(three, 2), drive.LEFT)
    assert three.workspace.current is project
    assert "“c”" in _question(three).text()
    _answer(three, qtbot, "Cancel")
    assert jobs.running is project
    QTest.mouseClick(_cross(three, 2), drive.LEFT)
    _answer(three, qtbot, "Stop the training")
    assert project not in three.workspace.projects
    qtbot.waitUntil(partial(lambda: jobs.running is None), timeout=LONG)
