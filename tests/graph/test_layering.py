"""Columns of a graph: whole, in the order of the data, and with few crossings."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph.layering import Layered, layered


@st.composite
def _graphs(draw: st.DrawFn, most: int = 25) -> list[list[int]]:
    """For each node the nodes before it that it reads."""
    wires: list[list[int]] = []
    for index in range(draw(st.integers(1, most))):
        sources = st.lists(st.integers(0, index - 1), max_size=3, unique=True)
        wires.append(draw(sources) if index else [])
    return wires


def _crossings(columns: list[list[int]], after: list[list[int]]) -> int:
    """Pairs of wires between neighbouring columns that cross, counted one by one."""
    count = 0
    for left, right in pairwise(columns):
        ends = [(i, right.index(other)) for i, one in enumerate(left) for other in after[one]]
        count += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(ends, 2))
    return count


def _source(graph: Layered, vertex: int) -> int:
    """The node that a vertex stands for, or whose wires it stands for."""
    while vertex >= graph.nodes:
        (vertex,) = graph.before[vertex]
    return vertex


@given(_graphs())
def test_every_node_stands_in_one_column_after_all_that_it_reads(wires):
    graph = layered(wires)
    column = {vertex: i for i, vertices in enumerate(graph.columns) for vertex in vertices}
    assert sum(map(len, graph.columns)) == len(column) == len(graph.before)
    assert set(range(len(wires))) <= column.keys()
    for reader, sources in enumerate(wires):
        assert all(column[source] < column[reader] for source in sources)


@given(_graphs())
def test_every_wire_runs_through_stand_ins_of_its_source_to_its_reader(wires):
    graph = layered(wires)
    column = {vertex: i for i, vertices in enumerate(graph.columns) for vertex in vertices}
    for vertex, others in enumerate(graph.after):
        assert all(column[other] == column[vertex] + 1 for other in others)
        assert all(vertex in graph.before[other] for other in others)
    for reader, sources in enumerate(wires):
        assert [_source(graph, vertex) for vertex in graph.before[reader]] == sources


@given(_graphs())
def test_what_reads_one_node_shares_the_way_there(wires):
    graph = layered(wires)
    for vertices in graph.columns:
        passing = [_source(graph, vertex) for vertex in vertices if vertex >= graph.nodes]
        assert len(passing) == len(set(passing))


@given(_graphs())
def test_the_order_is_never_worse_than_that_of_the_document(wires):
    graph = layered(wires)
    first = [sorted(column) for column in graph.columns]
    assert _crossings(graph.columns, graph.after) <= _crossings(first, graph.after)


@settings(max_examples=60, deadline=None)
@given(_graphs(6))
def test_small_graphs_are_drawn_with_about_as_few_crossings_as_can_be(wires):
    graph = layered(wires)
    orders = product(*(permutations(column) for column in graph.columns))
    fewest = min(_crossings([list(one) for one in order], graph.after) for order in orders)
    assert _crossings(graph.columns, graph.after) <= fewest + 1


def test_a_tree_and_a_ladder_do_not_cross():
    tree = [[], *[[(i - 1) // 3] for i in range(1, 40)]]
    assert _crossings((graph := layered(tree)).columns, graph.after) == 0
    ladder = [[], [], *[[i - 2, *([i - 3] if i % 2 else [])] for i in range(2, 40)]]
    assert _crossings((graph := layered(ladder)).columns, graph.after) == 0


def test_a_row_rather_begins_where_one_node_is_read_by_many_than_where_one_reads_many():
    # 0 -> 1, 2, 3 -> 4: a bundle leaves node 0, three wires arrive at node 4.
    graph = layered([[], [0], [0], [0], [1, 2, 3]])
    assert [graph.crossing(0), graph.crossing(1)] == [2, 3]


def test_nothing_has_no_columns():
    assert layered([]).columns == []
