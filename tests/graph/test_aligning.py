"""Lines and equal gaps: what a ruler would say."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.graph import edits
from studio.graph.aligning import SHARE, align, distribute
from studio.graph.model import blank

catalogue.fill()
SIZES = {"n1": (100.0, 40.0), "n2": (60.0, 80.0), "n3": (140.0, 60.0)}
PLACES = {"n1": (0.0, 0.0), "n2": (300.0, 90.0), "n3": (130.0, 500.0)}


def _three():
    document = blank()
    for node_id in SIZES:
        document = edits.add(document, "d1", "ReLU", PLACES[node_id])
    return document


def _edges(document, axis, share):
    view = document.view
    return {(view[i].x, view[i].y)[axis] + share * SIZES[i][axis] for i in SIZES}


@pytest.mark.parametrize("edge", SHARE)
def test_the_edges_are_in_one_line_and_the_other_axis_is_as_it_was(edge):
    before, after = _three(), align(_three(), SIZES, edge, SIZES)
    axis, share = SHARE[edge]
    assert len(_edges(before, axis, share)) == 3
    assert len(_edges(after, axis, share)) == 1
    other = 1 - axis
    for node_id in SIZES:
        was, now = before.view[node_id], after.view[node_id]
        assert (was.x, was.y)[other] == (now.x, now.y)[other]


def test_the_line_is_the_outermost_edge():
    assert align(_three(), SIZES, "left", SIZES).view["n2"].x == 0
    assert align(_three(), SIZES, "right", SIZES).view["n1"].x == 260
    assert align(_three(), SIZES, "bottom", SIZES).view["n1"].y == 520


@pytest.mark.parametrize("axis", ["across", "down"])
def test_the_gaps_are_equal_and_the_outermost_stay(axis):
    after = distribute(_three(), SIZES, axis, SIZES)
    number = 0 if axis == "across" else 1
    spans = sorted(
        ((at.x, at.y)[number], (at.x, at.y)[number] + SIZES[i][number])
        for i, at in after.view.items()
    )
    gaps = [spans[1][0] - spans[0][1], spans[2][0] - spans[1][1]]
    assert abs(gaps[0] - gaps[1]) <= 1
    before = _three().view
    ends = [(at.x, at.y)[number] for at in before.values()]
    assert spans[0][0] == min(ends)
    assert spans[-1][0] == max(ends)


def test_one_node_alone_stays():
    document = _three()
    assert align(document, ["n1"], "left", SIZES) is document
    assert distribute(document, ["n1", "n2"], "down", SIZES) is document
    assert align(document, ["n1", "gone"], "left", SIZES) is document
