"""Nodes of a graph in columns, with few crossing wires. No sizes and no places: see `arrange`.

Layered drawing after Sugiyama, Tagawa and Toda (1981), https://doi.org/10.1109/TSMC.1981.4308636:
longest path, a stand-in in every column that a wire passes, barycentre sweeps.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studio.graph.model import Node

SWEEPS = 8

Vertex = str | tuple[str, str, int]
"""A node id, or the stand-in of a wire (source, reader, column)."""


@dataclass(frozen=True)
class Layered:
    """`columns` from left to right, each from top to bottom.

    `before` and `after` hold each vertex's neighbours one column away; a node's first input comes
    first.
    """

    columns: list[list[Vertex]]
    before: Mapping[Vertex, list[Vertex]]
    after: Mapping[Vertex, list[Vertex]]

    def crossing(self, column: int) -> int:
        """How many wires pass from `column` to the next."""
        return sum(len(self.after.get(vertex, ())) for vertex in self.columns[column])


def layered(order: Sequence[Node], wires: Mapping[str, list[str]]) -> Layered:
    """Columns for nodes in execution order. `wires`: node -> sources, all of them in `order`."""
    column = _columns(order, wires)
    build = _Build([[] for _ in range(max(column.values(), default=-1) + 1)])
    for node in order:
        build.columns[column[node.id]].append(node.id)
    for node in order:
        for source in wires[node.id]:
            build.wire(source, column[source], node.id, column[node.id])
    _untangle(build)
    return Layered(build.columns, build.before, build.after)


def _columns(order: Sequence[Node], wires: Mapping[str, list[str]]) -> dict[str, int]:
    """Longest path from the beginning; what has no source stands just before its first reader."""
    column: dict[str, int] = {}
    readers: dict[str, list[str]] = {}
    for node in order:
        column[node.id] = max((column[source] + 1 for source in wires[node.id]), default=0)
        for source in wires[node.id]:
            readers.setdefault(source, []).append(node.id)
    for node in order:
        if not wires[node.id] and readers.get(node.id):
            column[node.id] = min(column[reader] for reader in readers[node.id]) - 1
    return column


@dataclass
class _Build:
    columns: list[list[Vertex]]
    before: dict[Vertex, list[Vertex]] = field(default_factory=dict)
    after: dict[Vertex, list[Vertex]] = field(default_factory=dict)

    def wire(self, source: str, start: int, reader: str, end: int) -> None:
        """Join the ends through a stand-in in each column between; equal wires share them."""
        last: Vertex = source
        for column in range(start + 1, end):
            vertex: Vertex = (source, reader, column)
            if vertex not in self.before:
                self.columns[column].append(vertex)
                self._join(last, vertex)
            last = vertex
        self._join(last, reader)

    def _join(self, left: Vertex, right: Vertex) -> None:
        self.after.setdefault(left, []).append(right)
        self.before.setdefault(right, []).append(left)


def _untangle(build: _Build) -> None:
    """Order each column by the mean place of its neighbours, to and fro; the best order stays."""
    best, fewest = [list(column) for column in build.columns], _crossings(build)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        forth = sweep % 2 == 0
        neighbours = build.before if forth else build.after
        indices = range(1, len(build.columns)) if forth else range(len(build.columns) - 2, -1, -1)
        for index in indices:
            fixed = build.columns[index - 1 if forth else index + 1]
            _reorder(build.columns[index], fixed, neighbours)
        crossings = _crossings(build)
        if crossings < fewest:
            best, fewest = [list(column) for column in build.columns], crossings
    build.columns[:] = best


def _reorder(
    column: list[Vertex], fixed: list[Vertex], neighbours: Mapping[Vertex, list[Vertex]]
) -> None:
    place = {vertex: index for index, vertex in enumerate(fixed)}
    means: dict[Vertex, float] = {}
    for index, vertex in enumerate(column):
        near = [place[other] for other in neighbours.get(vertex, ())]
        means[vertex] = sum(near) / len(near) if near else index
    column.sort(key=means.__getitem__)


def _crossings(build: _Build) -> int:
    return sum(
        _inversions(
            bottom
            for vertex in left
            for bottom in sorted(map(place.__getitem__, build.after.get(vertex, ())))
        )
        for left, place in (
            (left, {vertex: index for index, vertex in enumerate(right)})
            for left, right in zip(build.columns, build.columns[1:], strict=False)
        )
    )


def _inversions(numbers: Iterable[int]) -> int:
    """Pairs that stand in the wrong order."""
    seen: list[int] = []
    count = 0
    for number in numbers:
        count += len(seen) - bisect_right(seen, number)
        insort(seen, number)
    return count
