"""Tidying a network: nothing overlaps, wires run to the right, chains wrap like text."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio import catalogue
from studio.graph import edits
from studio.graph.arrange import DROP, PORT, SIZE, arranged
from studio.graph.model import Document, Ref, blank
from tests.documents import lenet, mlp

catalogue.fill()


def _grown(wires: list[list[int]]) -> Document:
    """One node for each entry, an Add of the nodes with these numbers (from 0)."""
    document = blank()
    for sources in wires:
        document = edits.add(document, "d1", "Add" if len(sources) > 1 else "ReLU")
        new = document.next_id - 1
        for port, source in enumerate(sources):
            document = edits.connect(document, f"n{source + 1}", 0, f"n{new}", port)
    return document


@st.composite
def _graphs(draw: st.DrawFn) -> Document:
    count = draw(st.integers(1, 25))
    wires: list[list[int]] = []
    for index in range(count):
        most = min(index, 3)
        sources = st.lists(st.integers(0, index - 1), max_size=most, unique=True)
        wires.append(draw(sources) if index else [])
    return _grown(wires)


def _overlap(document: Document, sizes: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    def rect(node_id: str) -> tuple[float, float, float, float]:
        at, size = document.view[node_id], sizes.get(node_id, SIZE)
        return at.x, at.y, at.x + size[0], at.y + size[1]

    return [
        (one, other)
        for one, other in combinations(document.view, 2)
        if (a := rect(one))[0] < (b := rect(other))[2]
        and b[0] < a[2]
        and a[1] < b[3]
        and b[1] < a[3]
    ]


@settings(max_examples=60, deadline=None)
@given(_graphs(), st.randoms(use_true_random=False))
def test_no_two_nodes_overlap_whatever_their_sizes(document, random):
    sizes = {i: (random.uniform(60, 240), random.uniform(30, 160)) for i in document.view}
    assert _overlap(arranged(document, "d1", sizes=sizes), sizes) == []


@settings(max_examples=40, deadline=None)
@given(_graphs())
def test_the_same_graph_gets_the_same_places_wherever_it_was(document):
    moved = edits.move(document, {i: (7.0 * n, -50.0) for n, i in enumerate(document.view)})
    assert arranged(document, "d1").view == arranged(moved, "d1").view


@settings(max_examples=40, deadline=None)
@given(_graphs())
def test_a_wire_runs_to_the_right_or_down_into_a_later_row(document):
    tidy = arranged(document, "d1")
    for node in tidy.network().nodes.values():
        for ref in node.inputs:
            if ref is not None:
                source, reader = tidy.view[ref.node], tidy.view[node.id]
                assert source.x + SIZE[0] <= reader.x or source.y + SIZE[1] <= reader.y


@settings(max_examples=60, deadline=None)
@given(_graphs(), st.randoms(use_true_random=False))
def test_from_top_to_bottom_every_wire_runs_down_and_no_two_nodes_overlap(document, random):
    sizes = {i: (random.uniform(60, 240), random.uniform(30, 160)) for i in document.view}
    tidy = arranged(document, "d1", sizes=sizes, down=True)
    assert _overlap(tidy, sizes) == []
    for node in tidy.network().nodes.values():
        for ref in node.inputs:
            if ref is not None:
                source, reader = tidy.view[ref.node], tidy.view[node.id]
                assert source.y + sizes[ref.node][1] + DROP <= reader.y + 1


@settings(max_examples=40, deadline=None)
@given(_graphs(), st.booleans())
def test_ports_are_where_the_layout_wants_them_whatever_was_before(document, down):
    there = arranged(document, "d1", down=down)
    assert all(at.down == down for at in there.view.values())
    back = arranged(arranged(document, "d1", down=not down), "d1", down=down)
    assert back.view == there.view
    assert there.definitions == document.definitions


def test_downwards_a_residual_block_keeps_its_main_line_straight_however_wide_the_nodes_are():
    sizes = {"n1": (90.0, 50.0), "n2": (210.0, 120.0), "n3": (120.0, 50.0), "n4": (88.0, 40.0)}
    tidy = arranged(_grown([[], [0], [1], [2, 0]]), "d1", sizes=sizes, down=True)
    assert len({tidy.view[i].x + sizes[i][0] / 2 for i in sizes}) == 1


@pytest.mark.parametrize("down", [False, True])
def test_what_joins_branches_stands_in_the_middle_of_them(down):
    tidy = arranged(_grown([[], [0], [0], [0], [0], [1, 2, 3, 4], [5]]), "d1", down=down)
    places = {i: (at.y, at.x) if down else (at.x, at.y) for i, at in tidy.view.items()}
    branches = [places[f"n{number}"] for number in (2, 3, 4, 5)]
    assert len({along for along, _ in branches}) == 1
    assert branches == sorted(branches)
    middle = (branches[0][1] + branches[-1][1]) / 2
    assert [places[i][1] for i in ("n1", "n6", "n7")] == [middle] * 3


def test_downwards_a_long_chain_is_one_column():
    tidy = arranged(_grown([[], *[[i] for i in range(60)]]), "d1", down=True)
    assert {at.x for at in tidy.view.values()} == {0.0}


def test_a_part_can_run_another_way_than_the_rest():
    document = edits.move(mlp(), {"n2": (500.0, 300.0), "n3": (900.0, 340.0)})
    tidy = arranged(document, "d1", ["n2", "n3"], down=True)
    assert (tidy.view["n2"].x, tidy.view["n2"].y) == (500.0, 300.0)
    assert tidy.view["n3"].y > 300.0 + SIZE[1]
    assert [i for i, at in tidy.view.items() if at.down] == ["n2", "n3"]
    assert all(tidy.view[i] == document.view[i] for i in ("n1", "n4", "n5"))


def test_the_digits_network_takes_three_rows_of_conv_relu_pool():
    tidy = arranged(lenet(), "d1")
    rows: dict[float, list[str]] = {}
    for node in tidy.network().nodes.values():
        rows.setdefault(tidy.view[node.id].y, []).append(node.name)
    assert list(rows.values())[:2] == [
        ["input", "conv1", "relu1", "pool1"],
        ["conv2", "relu2", "pool2"],
    ]
    later = [places for y, places in rows.items() if y > 0]
    starts = {tidy.view[_id(tidy, names[0])].x for names in later}
    assert starts == {tidy.view[_id(tidy, "conv1")].x}, "rows begin below the first layer"


def _id(document: Document, name: str) -> str:
    return next(node.id for node in document.network().nodes.values() if node.name == name)


def test_first_ports_of_a_row_are_in_one_line_however_tall_the_nodes_are():
    document = lenet()
    tidy = arranged(document, "d1", sizes={"n2": (170, 118), "n1": (130, 120), "n3": (120, 30)})
    assert tidy.view["n1"].y + PORT == tidy.view["n2"].y + PORT == tidy.view["n3"].y + 15


def test_a_residual_block_keeps_its_main_line_straight():
    # n4 adds n3 and n1.
    tidy = arranged(_grown([[], [0], [1], [2, 0]]), "d1")
    assert len({tidy.view[i].y for i in ("n1", "n2", "n3", "n4")}) == 1


def test_crossing_wires_are_untangled():
    # Two chains that would cross if columns kept the order of the document.
    graph = [[], [], [1], [0], [3], [2]]
    tidy = arranged(_grown(graph), "d1")
    upper, lower = sorted(("n1", "n2"), key=lambda i: tidy.view[i].y)
    follow = {"n1": ("n4", "n5"), "n2": ("n3", "n6")}
    for one, other in zip(follow[upper], follow[lower], strict=True):
        assert tidy.view[one].y < tidy.view[other].y


def test_layers_without_wires_stand_below_the_rest():
    document = edits.add(mlp(), "d1", "Dropout")
    tidy = arranged(document, "d1")
    lowest = max(tidy.view[i].y for i in ("n1", "n2", "n3", "n4", "n5"))
    assert tidy.view["n6"].y > lowest + SIZE[1]


def test_tidying_a_part_keeps_its_corner_and_leaves_the_rest_alone():
    document = edits.move(mlp(), {"n2": (500.0, 300.0), "n3": (900.0, 340.0)})
    tidy = arranged(document, "d1", ["n2", "n3"])
    assert (tidy.view["n2"].x, tidy.view["n2"].y) == (500.0, 300.0)
    assert tidy.view["n3"].y == 300.0
    assert all(tidy.view[i] == document.view[i] for i in ("n1", "n4", "n5"))


def test_a_loop_in_the_wires_does_no_harm():
    document = _grown([[], [0], [1]])
    first = replace(document.network().nodes["n1"], inputs=(Ref("n3"),))
    tidy = arranged(document.with_node(first), "d1")
    assert _overlap(tidy, {}) == []


@pytest.mark.parametrize("count", [60, 500])
def test_a_long_chain_is_folded_to_the_shape_of_a_screen(count):
    tidy = arranged(_grown([[], *[[i] for i in range(count - 1)]]), "d1")
    wide = max(at.x for at in tidy.view.values()) + SIZE[0]
    tall = max(at.y for at in tidy.view.values()) + SIZE[1]
    assert 1.0 < wide / tall < 3.0


def test_nothing_to_arrange_changes_nothing():
    assert arranged(blank(), "d1") == blank()
    assert arranged(lenet(), "d1", []) == lenet()
