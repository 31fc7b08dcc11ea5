"""Zoom, fit, minimap, breadcrumb; what is remembered of where one looked."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from studio.graph import edits
from studio.graph.model import blank
from studio.project import Project
from studio.spec.messages import translate
from studio.ui.canvas.breadcrumb import Step
from studio.ui.canvas.camera import LARGEST, SMALLEST
from tests import drive
from tests.documents import chain, lenet, mlp
from tests.ui.canvas.blocks import with_block

LABEL = translate("Test", "edit")


def _in_window(desk, rect: QRectF) -> QRectF:
    return QRectF(desk.canvas.mapFromScene(rect).boundingRect())


def _long(count: int):
    return chain((8,), [("Linear", {"out_features": 8}), ("ReLU", {})] * (count // 2))


@pytest.mark.parametrize("size", [(1080, 600), (700, 420), (640, 700), (480, 320)])
@pytest.mark.parametrize("make", [lenet, mlp, lambda: _long(60)])
def test_after_fit_nothing_overlaps_and_everything_is_seen(open_desk, tidy, size, make):
    desk = open_desk(make(), size)
    desk.canvas.tidy()
    picture = desk.canvas.picture
    nodes = [_in_window(desk, item.rect) for item in picture.nodes.values()]
    chips = [_in_window(desk, w.chip) for w in picture.wires.values() if not w.chip.isEmpty()]
    minimap = QRectF(desk.canvas.minimap.covered())
    window = QRectF(desk.surface.rect())
    assert all(window.contains(rect) for rect in [*nodes, *chips])
    for one in (*nodes, *chips):
        assert not one.adjusted(1, 1, -1, -1).intersects(minimap)
    inner = [rect.adjusted(2, 2, -2, -2) for rect in (*nodes, *chips)]
    clashes = [(a, b) for i, a in enumerate(inner) for b in inner[i + 1 :] if a.intersects(b)]
    assert clashes == []


def test_a_small_network_is_not_enlarged_beyond_its_size(open_desk):
    desk = open_desk(mlp(), (1600, 900))
    desk.canvas.tidy()
    assert desk.canvas.scale_now == 1.0


def test_zoom_stays_between_its_limits(desk):
    for _ in range(60):
        desk.canvas.zoom_in()
    assert desk.canvas.scale_now == LARGEST
    for _ in range(60):
        desk.canvas.zoom_out()
    assert desk.canvas.scale_now == SMALLEST
    desk.canvas.zoom_reset()
    assert desk.canvas.scale_now == 1.0


def test_zooming_keeps_the_middle_in_the_middle(desk):
    middle = QPointF(desk.surface.rect().center())
    before = desk.canvas.to_scene(middle)
    desk.canvas.zoom_in()
    assert (desk.canvas.to_scene(middle) - before).manhattanLength() < 2


def test_fit_selection_shows_only_that_part(desk):
    desk.selection.set([desk.named("fc2")])
    desk.canvas.zoom(0.3)
    desk.canvas.fit_selection()
    assert desk.canvas.scale_now == 1.0
    centre = _in_window(desk, desk.item("fc2").rect).center()
    assert (centre - QRectF(desk.surface.rect()).center()).manhattanLength() < 4


def test_centre_on_selects_and_shows_a_node(desk):
    desk.canvas.zoom(0.2)
    desk.canvas.centre_on((desk.named("fc2"),))
    assert desk.selection.ids == (desk.named("fc2"),)
    assert desk.canvas.scale_now >= 0.8
    assert desk.canvas.shown().contains(desk.item("fc2").rect)


def test_a_window_that_shows_everything_goes_on_doing_so_when_it_shrinks(desk):
    desk.canvas.resize(620, 400)
    assert desk.canvas.shown().contains(desk.canvas.picture.content())


def test_once_a_person_has_zoomed_a_new_size_changes_nothing(desk):
    desk.canvas.zoom_out()
    scale = desk.canvas.scale_now
    desk.canvas.resize(700, 420)
    assert desk.canvas.scale_now == scale


def test_the_minimap_leads_to_another_place(desk):
    desk.canvas.zoom(3.0)
    minimap = desk.canvas.minimap
    drive.press(minimap, QPoint(30, 20))
    first = desk.canvas.shown().center()
    drive.move(minimap, QPoint(110, 60))
    second = desk.canvas.shown().center()
    drive.release(minimap, QPoint(110, 60))
    assert second.x() > first.x() + 100
    assert second.y() > first.y() + 50


def test_the_minimap_goes_away_where_there_is_no_room_and_nothing_to_show(open_desk):
    desk = open_desk(lenet(), (420, 600))
    assert desk.canvas.minimap.isHidden()
    desk.canvas.resize(1000, 600)
    assert not desk.canvas.minimap.isHidden()
    assert open_desk(blank()).canvas.minimap.isHidden()


def test_another_project_is_shown_and_the_first_one_looks_as_it_was_left(desk):
    desk.canvas.zoom(2.0, QPointF(0, 0))
    look = (desk.canvas.scale_now, desk.canvas.to_scene(QPointF(0, 0)))
    first = desk.project
    other = Project(mlp())
    desk.workspace.enter(other)
    assert len(desk.canvas.picture.nodes) == 5
    assert desk.canvas.shown().contains(desk.canvas.picture.content())
    desk.workspace.show(first)
    assert len(desk.canvas.picture.nodes) == 12
    assert (desk.canvas.scale_now, desk.canvas.to_scene(QPointF(0, 0))) == look
    first.edit(edits.remove, ["n12"], label=LABEL)
    assert len(desk.canvas.picture.nodes) == 11


def test_a_project_in_the_back_is_not_listened_to(desk):
    first = desk.project
    other = Project(mlp())
    desk.workspace.enter(other)
    first.edit(edits.remove, ["n12"], label=LABEL)
    assert len(desk.canvas.picture.nodes) == 5


def test_the_overview_is_drawn_far_away_and_shows_every_node(open_desk):
    desk = open_desk(_long(200), (600, 400))
    desk.canvas.tidy()
    desk.canvas.zoom(0.19 / desk.canvas.scale_now)
    desk.canvas.fitted = False
    image = desk.canvas.grab().toImage()
    ink = desk.canvas.ink
    shown = desk.canvas.shown()
    seen = [item for item in desk.canvas.picture.nodes.values() if shown.contains(item.rect)]
    assert len(seen) > 20
    for item in seen:
        colour = image.pixelColor(desk.pixel(item.rect.center()))
        if not desk.canvas.minimap.geometry().contains(desk.pixel(item.rect.center())):
            assert colour.name() == ink.blocks[ink.family(item.face.family)].color().name()


def test_in_a_block_the_breadcrumb_leads_out(open_desk):
    desk = open_desk(with_block())
    assert desk.canvas.breadcrumb.isHidden()
    desk.selection.set(["n13"])
    drive.key(desk.canvas, Qt.Key.Key_Return)
    assert desk.selection.place == ("n13",)
    assert set(desk.canvas.picture.nodes) == {"n10", "n11", "n12"}
    crumbs = desk.canvas.breadcrumb
    assert crumbs.isVisible()
    first = next(step for step in crumbs.findChildren(Step) if step.isEnabled())
    drive.click(first, QPoint(5, 5))
    assert desk.selection.place == ()
    assert crumbs.isHidden()
    drive.key(desk.canvas, Qt.Key.Key_Return)
    desk.selection.enter(("n13",))
    drive.key(desk.canvas, Qt.Key.Key_Escape)
    assert desk.selection.place == ()
    assert desk.selection.ids == ("n13",)


def test_a_block_that_is_undone_while_open_leads_back_to_the_network(open_desk):
    desk = open_desk(with_block())
    desk.selection.enter(("n13",))
    desk.project.edit(edits.remove, ["n13"], label=LABEL)
    assert desk.selection.place == ()
    assert set(desk.canvas.picture.nodes) == {"n1", "n14"}


def test_a_fitted_network_is_seen_whole_after_a_layout_is_undone(open_desk, tidy):
    desk = open_desk(_long(60))
    canvas = desk.canvas
    canvas.tidy_way(down=False)
    wide, scale = canvas.picture.content(), canvas.scale_now
    canvas.tidy_way(down=True)
    assert canvas.scale_now < scale / 2
    desk.project.undo()
    assert canvas.picture.content() == wide
    assert canvas.shown().contains(wide)
    assert canvas.scale_now == scale
    desk.project.redo()
    assert canvas.shown().contains(canvas.picture.content())
