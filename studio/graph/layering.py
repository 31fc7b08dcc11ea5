"""Nodes of a graph in columns, with few crossing wires. No sizes and no places: see `arrange`.

Layered drawing after Sugiyama, Tagawa and Toda (1981), https://doi.org/10.1109/TSMC.1981.4308636:
longest path, a stand-in in every column that wires pass, barycentre sweeps; then neighbours change
places where that spares a crossing, as in Gansner et al. (1993), https://doi.org/10.1109/32.221135.
Wires that begin at the same node share their stand-ins: they run side by side.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

EFFORT = 6_000
"""About so many vertices are looked at to find a better order: small graphs are swept more often.
"""
FEWEST, MOST = 4, 24
"""Sweeps, whatever the size."""
VAIN = 3
"""Sweeps stop after so many without fewer crossings."""
PASSES = 2
"""How often the neighbours in a column may change places in one sweep."""

Vertices = list[int]
"""Numbers below that of the nodes stand for a node, the others for wires that pass a column."""

Ends = tuple[Vertices, Vertices]
"""The places that wires from one vertex lead to, in the columns before and after, in order."""


@dataclass(frozen=True)
class Layered:
    """`columns` from left to right, each from top to bottom.

    `before` and `after` hold each vertex's neighbours one column away; a node's first input comes
    first.
    """

    nodes: int
    columns: list[Vertices]
    before: list[Vertices]
    after: list[Vertices]

    def crossing(self, column: int) -> float:
        """How many wires pass from `column` to the next; those from one node count half but one."""
        counts = [len(self.after[vertex]) for vertex in self.columns[column]]
        return (sum(counts) + len(counts) - counts.count(0)) / 2


def layered(wires: Sequence[Sequence[int]]) -> Layered:
    """Columns for nodes 0, 1, 2, …; `wires[i]`: the nodes that node i reads, all before it."""
    build = _Build(wires)
    _Order(build).untangle()
    return Layered(len(wires), build.columns, build.before, build.after)


class _Build:
    """The vertices in their columns, in the order in which they came."""

    def __init__(self, wires: Sequence[Sequence[int]]) -> None:
        column = _columns(wires)
        self.columns: list[Vertices] = [[] for _ in range(max(column, default=-1) + 1)]
        self.before: list[Vertices] = [[] for _ in wires]
        self.after: list[Vertices] = [[] for _ in wires]
        for node, place in enumerate(column):
            self.columns[place].append(node)
        passed: list[Vertices] = [[] for _ in wires]
        for reader, sources in enumerate(wires):
            for source in sources:
                between = column[reader] - column[source] - 1
                if not between:
                    self.before[reader].append(source)
                    self.after[source].append(reader)
                    continue
                chain = passed[source]
                while len(chain) < between:
                    last = chain[-1] if chain else source
                    chain.append(self._stand_in(last, column[source] + 1 + len(chain)))
                self.before[reader].append(chain[between - 1])
                self.after[chain[between - 1]].append(reader)

    def _stand_in(self, last: int, column: int) -> int:
        vertex = len(self.before)
        self.before.append([last])
        self.after.append([])
        self.after[last].append(vertex)
        self.columns[column].append(vertex)
        return vertex


def _columns(wires: Sequence[Sequence[int]]) -> list[int]:
    """Longest path from the beginning; what has no source stands just before its first reader."""
    column = [0] * len(wires)
    first: dict[int, int] = {}
    for node, sources in enumerate(wires):
        if sources:
            place = column[node] = max([column[source] for source in sources]) + 1
            for source in sources:
                if not wires[source]:
                    first[source] = min(place, first.get(source, place))
    for node, place in first.items():
        column[node] = place - 1
    return column


@dataclass
class _Order:
    """The order in each column while it is being improved."""

    build: _Build
    place: list[int] = field(init=False)
    """Of each vertex in its column."""
    mean: list[float] = field(init=False)
    crossed: list[int] = field(init=False)
    """The crossings between each column and the next."""

    def __post_init__(self) -> None:
        self.place = [0] * len(self.build.before)
        self.mean = [0.0] * len(self.build.before)
        # To begin with, vertices stand in the order of what they read.
        columns = self.build.columns
        for index, column in enumerate(columns):
            if len(column) > 1:
                self._number(column)
                columns[index] = self._sorted(column, self.build.before)
                self._number(columns[index])
        self.crossed = [self._count(*pair) for pair in pairwise(self.build.columns)]

    def untangle(self) -> None:
        """Order each column by its neighbours, to and fro; the best order stays."""
        columns = self.build.columns
        best, fewest, vain = list(columns), sum(self.crossed), 0
        sweeps = min(MOST, max(FEWEST, EFFORT // max(1, len(self.place))))
        for sweep in range(sweeps):
            if fewest == 0 or vain == VAIN:
                break
            self._sweep(forth=sweep % 2 == 1)
            crossings = sum(self.crossed)
            vain += 1
            if crossings < fewest:
                best, fewest, vain = list(columns), crossings, 0
        columns[:] = best

    def _sweep(self, *, forth: bool) -> None:
        columns = self.build.columns
        near = self.build.before if forth else self.build.after
        moved = []
        for index in range(len(columns)) if forth else reversed(range(len(columns))):
            before = columns[index]
            if len(before) > 1:
                column = self._swapped(index, self._sorted(before, near))
                if column != before:
                    columns[index] = column
                    self._number(column)
                    moved.append(index)
        self._recount(moved)

    def _recount(self, moved: Sequence[int]) -> None:
        columns, last = self.build.columns, len(self.crossed) - 1
        for gap in {gap for index in moved for gap in (index - 1, index) if 0 <= gap <= last}:
            self.crossed[gap] = self._count(columns[gap], columns[gap + 1])

    def _number(self, column: Vertices) -> None:
        for index, vertex in enumerate(column):
            self.place[vertex] = index

    def _sorted(self, column: Vertices, near: Sequence[Vertices]) -> Vertices:
        """A column in the order of the mean places of its neighbours on one side."""
        place, mean = self.place, self.mean
        for vertex in column:
            others = near[vertex]
            if len(others) == 1:
                mean[vertex] = place[others[0]]
            elif others:
                mean[vertex] = sum([place[other] for other in others]) / len(others)
            else:
                mean[vertex] = place[vertex]
        return sorted(column, key=mean.__getitem__)

    def _swapped(self, index: int, column: Vertices) -> Vertices:
        """The column after neighbours in it changed places where fewer wires cross then."""
        if not any(self.crossed[max(0, index - 1) : index + 1]):
            return column
        ends = [(self._ends(v, self.build.before), self._ends(v, self.build.after)) for v in column]
        for _ in range(PASSES):
            swapped = False
            for lower in range(1, len(column)):
                upper = lower - 1
                if _crossed(ends[upper], ends[lower]):
                    ends[upper], ends[lower] = ends[lower], ends[upper]
                    column[upper], column[lower] = column[lower], column[upper]
                    swapped = True
            if not swapped:
                break
        return column

    def _ends(self, vertex: int, near: Sequence[Vertices]) -> Vertices:
        place, others = self.place, near[vertex]
        if len(others) == 1:
            return [place[others[0]]]
        return sorted([place[other] for other in others]) if others else others

    def _count(self, left: Vertices, right: Vertices) -> int:
        """The wires between two columns that cross."""
        if len(left) == 1 or len(right) == 1:
            return 0
        place, after, ends = self.place, self.build.after, list[int]()
        for vertex in left:
            others = after[vertex]
            if len(others) == 1:
                ends.append(place[others[0]])
            elif others:
                ends += sorted([place[other] for other in others])
        return _inversions(ends)


def _crossed(upper: Ends, lower: Ends) -> bool:
    """Whether fewer wires cross if two vertices with wires to these places change theirs."""
    (above, beyond), (below, yonder) = upper, lower
    if above and below and above[-1] > below[0]:
        return _spared(above, below) + _spared(beyond, yonder) > 0
    if beyond and yonder and beyond[-1] > yonder[0]:
        return _spared(above, below) + _spared(beyond, yonder) > 0
    return False


def _spared(upper: Vertices, lower: Vertices) -> int:
    spared = 0
    for one in upper:
        for other in lower:
            if one > other:
                spared += 1
            elif one < other:
                spared -= 1
    return spared


def _inversions(numbers: Vertices) -> int:
    """Pairs that stand in the wrong order."""
    if numbers == sorted(numbers):
        return 0
    seen: Vertices = []
    count = 0
    for number in numbers:
        count += len(seen) - bisect_right(seen, number)
        insort(seen, number)
    return count
