"""What each tab keeps for itself, what goes from one to another, and trainings in several."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph import blocks, recipe_edits
from studio.graph.storage import dumps, loads
from studio.ui.ghost import Ghost
from tests import drive
from tests.documents import mlp
from tests.ui.tabbed import (
    LABEL,
    LONG,
    answer_with,
    change,
    click_tab,
    cross_of,
    middle_of,
    press_key,
    question_of,
)

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
    click_tab(three, 0)
    assert selection.place == ()
    assert selection.ids == ()
    assert first.sample == 0
    assert canvas.fitted
    selection.set(list(first.document.network().nodes)[:1])
    canvas.zoom(0.5)
    click_tab(three, 2)
    assert selection.place == (block.id,)
    assert selection.ids == tuple(inner)
    assert not canvas.breadcrumb.isHidden()
    assert canvas.scale_now == pytest.approx(look[0])
    assert (canvas.to_scene(QPointF(0, 0)) - look[1]).manhattanLength() < 2
    assert three.workspace.current.sample == 7
    assert set(canvas.picture.nodes) == set(third.document.definitions[block.definition].nodes)
    click_tab(three, 0)
    assert selection.ids == tuple(first.document.network().nodes)[:1]
    assert not canvas.fitted


def test_a_tab_that_shows_everything_still_does_after_another_one(three):
    canvas = three.body.canvas
    canvas.zoom(2.0)
    click_tab(three, 0)
    canvas.fit()
    click_tab(three, 2)
    assert not canvas.fitted
    three.resize(three.width() - 40, three.height())
    QApplication.processEvents()
    assert not canvas.fitted
    click_tab(three, 0)
    assert canvas.fitted


def test_each_document_has_its_own_undo(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    change(third, "one")
    click_tab(three, 0)
    change(first, "two")
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    press_key(three, Qt.Key.Key_Z, ctrl)
    assert not first.modified
    assert third.modified
    press_key(three, Qt.Key.Key_Z, ctrl)
    assert third.modified
    click_tab(three, 2)
    press_key(three, Qt.Key.Key_Z, ctrl)
    assert not third.modified


def test_a_selected_wire_is_not_selected_in_another_document(three):
    canvas = three.body.canvas
    wire = next(iter(canvas.picture.wires))
    canvas.choose_wire(wire)
    click_tab(three, 0)
    assert canvas.selected_wire is None
    click_tab(three, 2)
    assert canvas.selected_wire == wire


# ---- layers go from one document to another


def test_layers_are_pasted_with_their_block_into_another_document(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    ids = list(third.document.network().nodes)[1:3]
    third.edit(blocks.make_block, ids, "Pair", label=LABEL)
    block = next(n for n in third.document.network().nodes.values() if n.definition)
    three.selection.set([block.id])
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(three.actions_["canvas.copy"].isEnabled)
    press_key(three, Qt.Key.Key_C, ctrl)
    click_tab(three, 0)
    press_key(three, Qt.Key.Key_V, ctrl)
    pasted = [n for n in first.document.network().nodes.values() if n.definition]
    assert len(pasted) == 1
    inner = first.document.definitions[pasted[0].definition]
    assert inner.name == third.document.definitions[block.definition].name
    assert len(inner.nodes) == len(third.document.definitions[block.definition].nodes)
    qtbot.waitUntil(three.actions_["history.undo"].isEnabled)
    press_key(three, Qt.Key.Key_Z, ctrl)
    assert not first.modified


def _carry(window, ids, tab):
    """Press on the first of the nodes and go to a tab, with the button down."""
    view = window.body.canvas.viewport()
    window.selection.set(ids)
    item = window.body.canvas.picture.nodes[ids[-1]]
    start = window.body.canvas.mapFromScene(item.rect.topLeft() + QPointF(40, 18))
    drive.press(view, start)
    drive.glide(view, start, start + QPoint(30, 0))
    target = view.mapFromGlobal(window.documents.tabs.bar.mapToGlobal(middle_of(window, tab)))
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
    ghost = three.findChild(Ghost)
    assert ghost.isVisible()
    assert ghost.pos() == view.mapTo(three, goal), "what is in the hand is seen at the pointer"
    drive.release(view, goal)
    assert not ghost.isVisible()
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
    press_key(three, Qt.Key.Key_Escape)
    drive.release(view, QPoint(300, 200))
    assert not first.modified
    assert not third.modified
    click_tab(three, 2)
    view, place = _carry(three, ids, 2)
    drive.glide(view, place, QPoint(300, 200))
    drive.release(view, QPoint(300, 200))
    assert three.workspace.current is third
    assert third.document.view != loads(dumps(mlp())).view, "over its own tab it is a move"


# ---- training


def test_the_tab_of_a_training_that_goes_on_is_marked(three, qtbot):
    third, first = three.workspace.projects[2], three.workspace.projects[0]
    tabs, jobs = three.documents.tabs, three.workspace.jobs
    drive.choose(three.actions_["run.train"])
    qtbot.waitUntil(lambda: tabs.mark_of(third) == "trains", timeout=LONG)
    click_tab(three, 0)
    assert jobs.running is third
    drive.choose(three.actions_["run.train"])
    assert jobs.waiting(first)
    qtbot.waitUntil(lambda: tabs.mark_of(first) == "waits")
    assert "“c”" in three.toast.text()
    qtbot.waitUntil(lambda: "“c”" in three.top.progress.text())
    assert not three.actions_["run.train"].isEnabled()
    assert three.actions_["run.stop"].isEnabled()
    drive.choose(three.actions_["run.stop"])
    assert not jobs.waiting(first)
    assert jobs.running is third, "another document's training is not stopped from here"
    click_tab(three, 2)
    drive.choose(three.actions_["run.stop"])
    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)
    qtbot.waitUntil(lambda: tabs.mark_of(third) == "")


def test_closing_a_tab_that_is_trained_asks_first(three, qtbot):
    project, jobs = three.workspace.current, three.workspace.jobs
    drive.choose(three.actions_["run.train"])
    click_tab(three, 0)
    QTest.mouseClick(cross_of(three, 2), drive.LEFT)
    assert three.workspace.current is project
    assert "“c”" in question_of(three).text()
    answer_with(three, qtbot, "Cancel")
    assert jobs.running is project
    QTest.mouseClick(cross_of(three, 2), drive.LEFT)
    answer_with(three, qtbot, "Stop the training")
    assert project not in three.workspace.projects
    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)


def test_every_panel_follows_from_one_document_to_another(window, qtbot):
    """Pictures, tables and other kinds of data; one of them is trained all the time."""
    window.body.docks.fill()
    projects = [window.workspace.current]
    projects += [window.workspace.new(name) for name in ("iris", "spirals", None)]
    epochs = ("settings", "epochs", 100_000)
    projects[2].edit(recipe_edits.set_recipe_param, *epochs, label=LABEL)
    window.workspace.jobs.train(projects[2])
    for name in window.body.docks.names():
        window.show_panel(name)
        for project in (*projects, projects[2]):
            window.documents.show(project)
            nodes = list(project.document.network().nodes)
            window.selection.set(nodes[1:2])
            QApplication.processEvents()
            window.workspace.jobs.wait(0.02)
            window.workspace.jobs.receive()
    settled = partial(_settled, window)
    for project in (projects[0], projects[2]):
        window.documents.show(project)
        qtbot.waitUntil(settled, timeout=LONG)
        wishes = window.workspace.jobs._all_wishes()
        shas = {getattr(project.pictures.get(wish), "text_sha", None) for wish in wishes}
        assert shas - {None} <= {project.program().sha256}
    assert window.workspace.jobs.running is projects[2]


def _settled(window):
    return not window.workspace.jobs.missing(window.workspace.current)
