"""Places and paths: snapping, lanes, wires that keep off nodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from studio.ui.canvas.cells import Cells
from studio.ui.canvas.geometry import (
    CLEAR,
    SNAP,
    direct,
    free_lane,
    hits,
    routed,
    snapped,
    widest_gap,
)

NUMBER = st.integers(-2000, 2000)
RECT = st.builds(QRectF, NUMBER, NUMBER, st.integers(1, 400), st.integers(1, 300))


@given(st.floats(-5000, 5000))
def test_snapping_goes_to_the_nearest_place_of_the_grid(at):
    place = snapped(at)
    assert place % SNAP == pytest.approx(0, abs=1e-6) or place % SNAP == pytest.approx(SNAP)
    assert abs(place - at) <= SNAP / 2 + 1e-9


def test_a_line_attracts_more_than_the_grid():
    assert snapped(103.0, [100.0]) == 100.0
    assert snapped(109.0, [100.0]) == 110.0


@given(st.lists(RECT, max_size=12), NUMBER, NUMBER, st.integers(1, 800))
def test_a_free_lane_is_free_and_no_other_is_nearer(rects, wish, left, wide):
    lane = free_lane(left, left + wide, wish, rects)

    def free(height: float) -> bool:
        return not any(
            rect.left() < left + wide
            and rect.right() > left
            and rect.top() - CLEAR < height < rect.bottom() + CLEAR
            for rect in rects
        )

    assert free(lane)
    away = abs(lane - wish)
    assert not any(free(wish + step) for step in range(-int(away) + 1, int(away)))


@given(NUMBER, NUMBER, NUMBER, NUMBER)
def test_every_wire_begins_and_ends_at_its_ports(x, y, u, v):
    for route in (
        direct(QPointF(x, y), QPointF(u, v)),
        routed(QPointF(x, y), QPointF(u, v), Cells()),
    ):
        first, last = route.path.elementAt(0), route.path.currentPosition()
        assert (first.x, first.y) == (x, y)
        assert (last.x(), last.y()) == (u, v)


def test_a_wire_passes_below_or_above_what_stands_between():
    cells = Cells()
    for index in range(4):
        cells.put(f"n{index}", QRectF(index * 200, 0, 120, 52))
    route = routed(QPointF(120, 30), QPointF(600, 30), cells)
    assert not hits(route.path, cells, 60)
    assert route.laned


def test_a_wire_to_the_next_row_runs_between_the_rows():
    cells = Cells()
    for index in range(3):
        cells.put(f"a{index}", QRectF(index * 200, 0, 120, 118))
        cells.put(f"b{index}", QRectF(index * 200, 196, 120, 118))
    route = routed(QPointF(520, 30), QPointF(0, 226), cells)
    assert not hits(route.path, cells, 100)
    assert 118 < route.places[0].y() < 196


@given(st.lists(RECT, max_size=15), RECT)
def test_cells_find_exactly_what_touches(rects, area):
    cells = Cells()
    for index, rect in enumerate(rects):
        cells.put(f"n{index}", QRectF())
        cells.put(f"n{index}", rect)
    touching = {
        f"n{index}"
        for index, rect in enumerate(rects)
        if rect.left() <= area.right()
        and area.left() <= rect.right()
        and rect.top() <= area.bottom()
        and area.top() <= rect.bottom()
    }
    assert cells.near(area) == touching
    for index in range(len(rects)):
        cells.drop(f"n{index}")
    assert cells.near(area) == set()


def test_a_wire_to_a_row_of_branches_runs_between_the_rows_and_not_between_the_branches():
    cells = Cells()
    for index in range(3):
        cells.put(f"a{index}", QRectF(index * 200, 0, 120, 118))
        for branch in range(4):
            cells.put(f"b{index}{branch}", QRectF(200 + index * 200, 196 + branch * 152, 120, 118))
    cells.put("first", QRectF(0, 420, 120, 118))
    for below in range(2):
        cells.put(f"c{below}", QRectF(below * 200, 900, 120, 118))
    route = routed(QPointF(520, 30), QPointF(0, 450), cells)
    assert not hits(route.path, cells, 100)
    assert 118 < route.places[0].y() < 196


@given(st.lists(RECT, max_size=12), NUMBER, st.integers(1, 900))
def test_no_strip_that_is_free_is_taller_than_the_widest_gap(rects, top, tall):
    gap = widest_gap(-3000, 3000, top, top + tall, rects)
    free = [
        all(not rect.top() - CLEAR < y + 0.5 < rect.bottom() + CLEAR for rect in rects)
        for y in range(top, top + tall)
    ]
    longest = max(len(run) for run in "".join("f" if one else " " for one in free).split(" "))
    assert longest == (0 if gap is None else gap[1] - gap[0])
