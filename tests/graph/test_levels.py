"""Heights in the columns of a layering: order, distance and straight main lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.graph.layering import layered
from studio.graph.levels import _settled, levels
from tests.graph.test_layering import _graphs


@given(_graphs(), st.data())
def test_vertices_of_a_column_keep_order_and_distance(wires, data):
    graph = layered(wires)
    sizes = st.lists(st.floats(1, 90), min_size=len(graph.before), max_size=len(graph.before))
    above, below = data.draw(sizes), data.draw(sizes)
    lines = levels(graph, above, below, 12.0)
    for column in graph.columns:
        for upper, lower in pairwise(column):
            assert lines[upper] + below[upper] + 12.0 <= lines[lower] - above[lower] + 1e-6


def test_a_chain_with_a_skip_is_straight():
    graph = layered([[], [0], [1], [2, 0], [3], [4], [5, 3]])
    lines = levels(graph, [20.0] * len(graph.before), [20.0] * len(graph.before), 10.0)
    assert max(lines[:7]) - min(lines[:7]) < 0.5


def test_branches_stand_evenly_about_what_they_come_from():
    graph = layered([[], [0], [0], [0]])
    lines = levels(graph, [10.0] * 4, [10.0] * 4, 20.0)
    assert sorted(line - lines[0] for line in lines[1:]) == pytest.approx([-40.0, 0.0, 40.0])


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8), st.floats(1, 30))
def test_nobody_is_moved_more_than_needed(wishes, gap):
    """Least squares: the mean of the moves of each group that hangs together is zero."""
    offsets = [gap * index for index in range(len(wishes))]
    lines = _settled(list(wishes), [1.0] * len(wishes), offsets)
    assert sum(lines) == pytest.approx(sum(wishes), abs=1e-6)
    assert all(lower - upper >= gap - 1e-6 for upper, lower in pairwise(lines))
