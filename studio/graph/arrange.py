"""Places for the nodes of a network: columns from left to right, wrapped into rows like text.

Pure arithmetic on sizes that are given; the same graph and sizes give the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studio.graph.edits import Point, move
from studio.graph.layering import Layered, Vertex, layered
from studio.graph.model import Definition, Document, Node, Placement
from studio.graph.structure import ordered_nodes
from studio.graph.wrapping import NARROWEST, Ribbon
from studio.spec.layer import LAYERS

Size = tuple[float, float]

SIZE: Size = (150.0, 56.0)
"""Of a node whose size is not given; scene units as everywhere here."""
ROOM = 84.0
"""From a node to the next to its right, for the wire and its shape."""
BETWEEN = 34.0
"""From a node to the one below it in the same column."""
ROWS = 78.0
"""From one row to the next: wires run back to the left there."""
PORT = 30.0
"""First ports below the top of a node: they are brought to one line. Flat nodes: in the middle."""
FLAT = 44.0
"""A node is flat below this height."""
MAIN = 1000.0
"""How much more a straight main line counts than a straight side line."""
LANE = 26.0
"""Height that a wire takes which passes a column."""


def arranged(
    document: Document,
    definition_id: str,
    ids: Iterable[str] | None = None,
    sizes: Mapping[str, Size] | None = None,
    rooms: Mapping[str, float] | None = None,
) -> Document:
    """Every node of a definition, or only `ids` about their present corner, put in order.

    `sizes`: node -> (width, height); `rooms`: node -> the room to its right.
    """
    definition = document.definitions[definition_id]
    chosen = definition.nodes.keys() if ids is None else set(ids) & definition.nodes.keys()
    if not chosen:
        return document
    places = places_of(definition, chosen, sizes or {}, rooms or {})
    if ids is not None:
        corner = _corner(document.view.get(node_id, Placement()) for node_id in chosen)
        places = {i: (x + corner[0], y + corner[1]) for i, (x, y) in places.items()}
    return move(document, places)


def _corner(placements: Iterable[Placement]) -> Point:
    known = list(placements)
    return min(p.x for p in known), min(p.y for p in known)


def places_of(
    definition: Definition,
    chosen: Iterable[str],
    sizes: Mapping[str, Size],
    rooms: Mapping[str, float],
) -> dict[str, Point]:
    """Top left corners; the whole has its own at (0, 0)."""
    wanted = set(chosen)
    order = [node for node in ordered_nodes(definition)[0] if node.id in wanted]
    wires = _wires(order)
    read = {source for sources in wires.values() for source in sources}
    joined = [node for node in order if wires[node.id] or node.id in read]
    alone = [node for node in order if not wires[node.id] and node.id not in read]
    sheet = _Sheet(definition, layered(joined, wires), sizes, rooms)
    places = sheet.places()
    places |= _in_line(alone, sizes, max((y for _, y in places.values()), default=0.0), sheet)
    left, top = min(x for x, _ in places.values()), min(y for _, y in places.values())
    return {i: (float(round(x - left)), float(round(y - top))) for i, (x, y) in places.items()}


def _wires(order: Sequence[Node]) -> dict[str, list[str]]:
    """Node -> sources. Wires that close a loop are left out: every source comes earlier."""
    done: set[str] = set()
    wires: dict[str, list[str]] = {}
    for node in order:
        sources = [ref.node for ref in node.inputs if ref is not None and ref.node in done]
        wires[node.id] = list(dict.fromkeys(sources))
        done.add(node.id)
    return wires


def _in_line(
    nodes: Sequence[Node], sizes: Mapping[str, Size], below: float, sheet: _Sheet
) -> dict[str, Point]:
    """Nodes without wires, in rows below the rest."""
    places: dict[str, Point] = {}
    x, y, tallest = 0.0, sheet.bottom + ROWS if sheet.rows else below, 0.0
    for node in nodes:
        width, height = sizes.get(node.id, SIZE)
        if x + width > NARROWEST and x > 0:
            x, y, tallest = 0.0, y + tallest + ROWS, 0.0
        places[node.id] = (x, y)
        x, tallest = x + width + ROOM / 2, max(tallest, height)
    return places


@dataclass
class _Sheet:
    """One drawing: columns cut into rows, rows put below one another."""

    definition: Definition
    graph: Layered
    sizes: Mapping[str, Size]
    rooms: Mapping[str, float]
    bottom: float = 0.0

    def __post_init__(self) -> None:
        columns = self.graph.columns
        self.widths = [max(map(self.wide, column)) for column in columns]
        self.gaps = [max(map(self.room, column)) for column in columns]
        self.lines = _lines(self)
        self.above = [
            max(self.line_above(vertex) - self.lines[vertex] for vertex in column)
            for column in columns
        ]
        self.below = [
            max(self.lines[vertex] + self.line_below(vertex) for vertex in column)
            for column in columns
        ]
        self.indent = self._indent()
        heights = list(zip(self.above, self.below, strict=True))
        costs = [self._cost(column) for column in range(len(columns))]
        self.rows = Ribbon(self.widths, self.gaps, heights, costs, self.indent, ROWS).rows()

    def wide(self, vertex: Vertex) -> float:
        return self.sizes.get(vertex, SIZE)[0] if isinstance(vertex, str) else 0.0

    def room(self, vertex: Vertex) -> float:
        return self.rooms.get(vertex, ROOM) if isinstance(vertex, str) else 0.0

    def line_above(self, vertex: Vertex) -> float:
        """From the top of a vertex to its line."""
        if not isinstance(vertex, str):
            return LANE / 2
        height = self.sizes.get(vertex, SIZE)[1]
        return PORT if height >= FLAT else height / 2

    def line_below(self, vertex: Vertex) -> float:
        """From the line of a vertex to its bottom."""
        if not isinstance(vertex, str):
            return LANE / 2
        return self.sizes.get(vertex, SIZE)[1] - self.line_above(vertex)

    def _indent(self) -> float:
        """Rows after the first begin below the first layer: the inputs stand out on the left."""
        if not self.widths or any(self.family(v) != "input_output" for v in self.graph.columns[0]):
            return 0.0
        return self.widths[0] + self.gaps[0]

    def family(self, vertex: Vertex) -> str:
        node = self.definition.nodes.get(vertex) if isinstance(vertex, str) else None
        declaration = LAYERS.get(node.type) if node else None
        return declaration.family if declaration else ""

    def _cost(self, column: int) -> float:
        """Of a row that begins there: few wires should be cut, and a stage should end."""
        if column == 0:
            return 0.0
        before = {self.family(vertex) for vertex in self.graph.columns[column - 1]}
        after = {self.family(vertex) for vertex in self.graph.columns[column]}
        seam = 0.15 if after <= {"convolution", "linear", "shape"} else 0.0
        seam = 0.3 if before == {"pooling"} else seam
        return 1.2 * (self.graph.crossing(column - 1) - 1) - seam

    def places(self) -> dict[str, Point]:
        places: dict[str, Point] = {}
        top = 0.0
        for number, (first, last) in enumerate(self.rows):
            x = self.indent if number else 0.0
            above = max(self.above[first:last])
            for column in range(first, last):
                for vertex in self.graph.columns[column]:
                    if isinstance(vertex, str):
                        line = top + above + self.lines[vertex]
                        places[vertex] = (x, line - self.line_above(vertex))
                x += self.widths[column] + self.gaps[column]
            self.bottom = top + above + max(self.below[first:last])
            top = self.bottom + ROWS
        return places


# ---- heights: first inputs in one line


def _lines(sheet: _Sheet) -> dict[Vertex, float]:
    """The height of each vertex's line, so that wires into first ports are straight."""
    lines: dict[Vertex, float] = {}
    for column in sheet.graph.columns:
        _settle(sheet, column, lines, dict.fromkeys(column, (0.0, 1.0)))
    for forth in (True, False, True, False, True):
        columns = sheet.graph.columns if forth else reversed(sheet.graph.columns)
        for column in columns:
            wishes = {vertex: _wish(sheet.graph, vertex, lines, forth) for vertex in column}
            _settle(sheet, column, lines, wishes)
    return lines


def _wish(
    graph: Layered, vertex: Vertex, lines: Mapping[Vertex, float], forth: bool
) -> tuple[float, float]:
    """Where a vertex would like to be, and how much: on the line of its main neighbours."""
    near = (graph.before if forth else graph.after).get(vertex, ())
    if not near:
        return lines[vertex], 1.0
    main = [other for other in near if _straight(graph, vertex, other, forth)]
    chosen = main or near
    return sum(lines[other] for other in chosen) / len(chosen), MAIN if main else 1.0


def _straight(graph: Layered, vertex: Vertex, other: Vertex, forth: bool) -> bool:
    """Whether the wire between them goes into a first port and passes no other column."""
    if not isinstance(vertex, str) or not isinstance(other, str):
        return False
    reader, source = (vertex, other) if forth else (other, vertex)
    return graph.before[reader][0] == source


def _settle(
    sheet: _Sheet,
    column: Sequence[Vertex],
    lines: dict[Vertex, float],
    wishes: Mapping[Vertex, tuple[float, float]],
) -> None:
    """The heights nearest to the wishes that keep order and distance.

    Least squares with the pool adjacent violators algorithm: groups (sum, weight, count) whose
    means would be out of order become one.
    """
    if len(column) == 1:
        lines[column[0]] = wishes[column[0]][0]
        return
    offsets, groups = [0.0], list[tuple[float, float, int]]()
    for upper, lower in pairwise(column):
        gap = sheet.line_below(upper) + BETWEEN + sheet.line_above(lower)
        offsets.append(offsets[-1] + gap)
    for vertex, offset in zip(column, offsets, strict=True):
        wish, weight = wishes[vertex]
        group = ((wish - offset) * weight, weight, 1)
        while groups and groups[-1][0] / groups[-1][1] > group[0] / group[1]:
            last = groups.pop()
            group = (last[0] + group[0], last[1] + group[1], last[2] + group[2])
        groups.append(group)
    means = [total / weight for total, weight, count in groups for _ in range(count)]
    for vertex, mean, offset in zip(column, means, offsets, strict=True):
        lines[vertex] = mean + offset
