"""The height of each vertex of a layering, so that wires into first inputs are straight.

Numbers only: no nodes and no places. Seen from the side, heights are what is called so here also in
a drawing that runs downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add, sub

from studio.graph.layering import Layered, Vertices

MAIN = 1000.0
"""How much more a straight main line counts than a straight side line."""
MOST = 2
"""What has more inputs than this joins branches: it stands in the middle of them."""
ROUNDS = 2
"""Back and forth again, where there are several beginnings."""

Pulls = tuple[list[Vertices], list[float]]
"""For each vertex those that it wants to be level with, and how much it wants that."""


def levels(
    graph: Layered,
    above: Sequence[float],
    below: Sequence[float],
    between: float,
) -> list[float]:
    """The height of every vertex's line; `above` and `below`: what it needs on either side of it.

    Within a column the order is kept, and `between` from one vertex to the next.
    """
    lines = [0.0] * len(above)
    offsets = [_offsets(column, above, below, between) for column in graph.columns]
    steps = list(zip(graph.columns, offsets, strict=True))
    forth = _forwards(graph)
    # The way forth follows from where it begins. From one place there is only one.
    if graph.before.count([]) == 1:
        _pass(steps, lines, forth)
        return lines
    for column, offset in steps:
        middle = sum(offset) / len(offset)
        for vertex, way in zip(column, offset, strict=True):
            lines[vertex] = way - middle
    back = _backwards(graph)
    _pass(steps, lines, forth)
    for _ in range(ROUNDS):
        _pass(steps[::-1], lines, back)
        _pass(steps, lines, forth)
    return lines


def _offsets(
    column: Vertices, above: Sequence[float], below: Sequence[float], between: float
) -> list[float]:
    """How far each vertex of a column is below the first one, at least."""
    if len(column) == 1:
        return [0.0]
    gaps = [below[upper] + between + above[lower] for upper, lower in pairwise(column)]
    return list(accumulate(gaps, initial=0.0))


def _forwards(graph: Layered) -> Pulls:
    """A vertex is pulled by its first input, if that is one column away; by all of many inputs."""
    count, chosen, weights = graph.nodes, list(graph.before), [1.0] * len(graph.before)
    for vertex in range(count):
        near = chosen[vertex]
        if near and near[0] < count and len(near) <= MOST:
            weights[vertex] = MAIN
            if len(near) > 1:
                chosen[vertex] = near[:1]
    return chosen, weights


def _backwards(graph: Layered) -> Pulls:
    """Each vertex is pulled by the nodes one column away whose first input it is."""
    count, chosen, weights = graph.nodes, list(graph.after), [1.0] * len(graph.after)
    for vertex in range(count):
        near = chosen[vertex]
        main = [other for other in near if other < count and graph.before[other][0] == vertex]
        if main:
            chosen[vertex], weights[vertex] = main, MAIN
    return chosen, weights


def _pass(steps: Sequence[tuple[Vertices, list[float]]], lines: list[float], pulls: Pulls) -> None:
    chosen, weights = pulls
    for column, offsets in steps:
        wishes = [
            lines[near[0]]
            if len(near) == 1
            else sum([lines[other] for other in near]) / len(near)
            if near
            else lines[vertex]
            for vertex, near in zip(column, map(chosen.__getitem__, column), strict=True)
        ]
        if len(column) > 1:
            wishes = _settled(wishes, [weights[vertex] for vertex in column], offsets)
        for vertex, line in zip(column, wishes, strict=True):
            lines[vertex] = line


def _settled(
    wishes: list[float], weights: Sequence[float], offsets: Sequence[float]
) -> list[float]:
    """The heights nearest to the wishes that keep order and distance.

    Least squares with the pool adjacent violators algorithm: groups (mean, weight, count) whose
    means would be out of order become one.
    """
    tops = list(map(sub, wishes, offsets))
    if tops == sorted(tops):
        return wishes
    groups = list[tuple[float, float, int]]()
    for mean, weight in zip(tops, weights, strict=True):
        count = 1
        while groups and groups[-1][0] > mean:
            other, heavy, several = groups.pop()
            mean = (other * heavy + mean * weight) / (heavy + weight)
            weight, count = heavy + weight, several + count
        groups.append((mean, weight, count))
    means = [mean for mean, _, count in groups for _ in range(count)]
    return list(map(add, means, offsets))
