"""Places for the nodes of a network: columns from left to right, wrapped into rows like text.

Or layers from top to bottom: the same drawing turned, and not wrapped. Pure arithmetic on sizes
that are given; the same graph and sizes give the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from studio.graph.direction import turned
from studio.graph.edits import Point, move
from studio.graph.layering import Layered, layered
from studio.graph.levels import levels
from studio.graph.model import Definition, Document, Node, Placement
from studio.graph.structure import ordered_nodes
from studio.graph.wrapping import NARROWEST, Ribbon
from studio.spec.layer import LAYERS

Size = tuple[float, float]

SIZE: Size = (150.0, 56.0)
"""Of a node whose size is not given; scene units as everywhere here."""
ROOM = 84.0
"""From a node to the next to its right, for the wire and its shape."""
DROP = 58.0
"""From a node to the next one below it, where the data run downwards: the same."""
BETWEEN = 34.0
"""From a node to the one beside it in the same column or layer."""
ROWS = 78.0
"""From one row to the next: wires run back to the left there."""
PORT = 30.0
"""First ports below the top of a node: they are brought to one line. Flat nodes: in the middle."""
FLAT = 44.0
"""A node is flat below this height."""
LANE = 26.0
"""Height that a wire takes which passes a column."""


def arranged(
    document: Document,
    definition_id: str,
    ids: Iterable[str] | None = None,
    sizes: Mapping[str, Size] | None = None,
    rooms: Mapping[str, float] | None = None,
    *,
    down: bool = False,
) -> Document:
    """Every node of a definition, or only `ids` about their present corner, put in order.

    `sizes`: node -> (width, height); `rooms`: node -> the room to its right for the shape on the
    wire. `down`: from top to bottom.
    """
    definition = document.definitions[definition_id]
    chosen = definition.nodes.keys() if ids is None else set(ids) & definition.nodes.keys()
    if not chosen:
        return document
    places = places_of(definition, chosen, sizes or {}, rooms or {}, down=down)
    if ids is not None:
        corner = _corner(document.view.get(node_id, Placement()) for node_id in chosen)
        places = {i: (x + corner[0], y + corner[1]) for i, (x, y) in places.items()}
    return turned(move(document, places), places, down)


def _corner(placements: Iterable[Placement]) -> Point:
    known = list(placements)
    return min(p.x for p in known), min(p.y for p in known)


def places_of(
    definition: Definition,
    chosen: Iterable[str],
    sizes: Mapping[str, Size],
    rooms: Mapping[str, float],
    *,
    down: bool = False,
) -> dict[str, Point]:
    """Top left corners; the whole has its own at (0, 0)."""
    wanted = set(chosen)
    order = [node for node in ordered_nodes(definition)[0] if node.id in wanted]
    wires = _wires(order)
    read = {source for sources in wires.values() for source in sources}
    joined = [node for node in order if wires[node.id] or node.id in read]
    alone = [node.id for node in order if not wires[node.id] and node.id not in read]
    scale = _Downwards(sizes, rooms) if down else _Across(sizes, rooms)
    sheet = _Sheet(joined, _numbered(joined, wires), scale)
    places = sheet.places()
    places |= _in_line(alone, scale, sheet.bottom + ROWS if joined else 0.0)
    left, top = map(min, zip(*places.values(), strict=True))
    if down:
        return {i: (float(round(y - top)), float(round(x - left))) for i, (x, y) in places.items()}
    return {i: (float(round(x - left)), float(round(y - top))) for i, (x, y) in places.items()}


def _wires(order: Sequence[Node]) -> dict[str, list[str]]:
    """Node -> sources. Wires that close a loop are left out: every source comes earlier."""
    wires: dict[str, list[str]] = {}
    for node in order:
        sources = [ref.node for ref in node.inputs if ref is not None and ref.node in wires]
        wires[node.id] = list(dict.fromkeys(sources)) if len(sources) > 1 else sources
    return wires


def _numbered(nodes: Sequence[Node], wires: Mapping[str, Sequence[str]]) -> Layered:
    number = {node.id: index for index, node in enumerate(nodes)}
    return layered([[number[source] for source in wires[node.id]] for node in nodes])


def _in_line(ids: Sequence[str], scale: _Across, below: float) -> dict[str, Point]:
    """Nodes without wires, in rows below the rest."""
    places: dict[str, Point] = {}
    x, y, tallest = 0.0, below, 0.0
    for node_id in ids:
        width, height = scale.size(node_id)
        if x + width > NARROWEST and x > 0:
            x, y, tallest = 0.0, y + tallest + ROWS, 0.0
        places[node_id] = (x, y)
        x, tallest = x + width + ROOM / 2, max(tallest, height)
    return places


@dataclass(frozen=True)
class _Across:
    """How much room nodes and wires take in a drawing from left to right."""

    sizes: Mapping[str, Size]
    rooms: Mapping[str, float]
    wraps: ClassVar[bool] = True

    def size(self, node_id: str) -> Size:
        return self.sizes.get(node_id, SIZE)

    def room(self, node_id: str) -> float:
        """To the next column."""
        return self.rooms.get(node_id, ROOM)

    def lane(self, node_id: str) -> float:
        """Beside others in a column, for a wire that comes from this node."""
        return LANE

    def line(self, height: float) -> float:
        """From the top of a node to the line of its first ports."""
        return PORT if height >= FLAT else height / 2


class _Downwards(_Across):
    """From top to bottom, as seen from the side: width is height, and ports are in the middle."""

    wraps = False

    def size(self, node_id: str) -> Size:
        width, height = self.sizes.get(node_id, SIZE)
        return height, width

    def room(self, node_id: str) -> float:
        return DROP

    def lane(self, node_id: str) -> float:
        return self.rooms.get(node_id, ROOM) - BETWEEN

    def line(self, height: float) -> float:
        return height / 2


@dataclass
class _Sheet:
    """One drawing: columns cut into rows, rows put below one another."""

    nodes: Sequence[Node]
    graph: Layered
    scale: _Across
    bottom: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self._measure()
        graph, above, below = self.graph, self.over, self.under
        lines = self.lines = levels(graph, above, below, BETWEEN)
        self.above = [max([above[v] - lines[v] for v in column]) for column in graph.columns]
        self.below = [max([below[v] + lines[v] for v in column]) for column in graph.columns]
        kinds = [_family(node) for node in self.nodes]
        self.families = [
            {kinds[v] if v < graph.nodes else "" for v in column} for column in graph.columns
        ]
        self.indent = self._indent()
        self.rows = self._rows()

    def _measure(self) -> None:
        """What each vertex takes over and under its line, and each column along the data."""
        graph, scale = self.graph, self.scale
        sizes = [scale.size(node.id) for node in self.nodes]
        rooms = [scale.room(node.id) for node in self.nodes]
        self.over = [scale.line(height) for _, height in sizes]
        self.under = [height - line for (_, height), line in zip(sizes, self.over, strict=True)]
        lanes = [scale.lane(node.id) / 2 for node in self.nodes]
        for near in graph.before[graph.nodes :]:
            lanes.append(lanes[near[0]])
        self.over += lanes[graph.nodes :]
        self.under += lanes[graph.nodes :]
        real = [[v for v in column if v < graph.nodes] for column in graph.columns]
        self.widths = [max([sizes[v][0] for v in column]) for column in real]
        self.gaps = [max([rooms[v] for v in column]) for column in real]

    def _rows(self) -> Sequence[tuple[int, int]]:
        count = len(self.widths)
        if not self.scale.wraps:
            return [(0, count)] if count else []
        heights = list(zip(self.above, self.below, strict=True))
        costs = [self._cost(column) for column in range(count)]
        return Ribbon(self.widths, self.gaps, heights, costs, self.indent, ROWS).rows()

    def _indent(self) -> float:
        """Rows after the first begin below the first layer: the inputs stand out on the left."""
        if not self.families or self.families[0] != {"input_output"}:
            return 0.0
        return self.widths[0] + self.gaps[0]

    def _cost(self, column: int) -> float:
        """Of a row that begins there: few wires should be cut, and a stage should end."""
        if column == 0:
            return 0.0
        seam = 0.15 if self.families[column] <= {"convolution", "linear", "shape"} else 0.0
        seam = 0.3 if self.families[column - 1] == {"pooling"} else seam
        return 1.2 * (self.graph.crossing(column - 1) - 1) - seam

    def places(self) -> dict[str, Point]:
        places: dict[str, Point] = {}
        top = 0.0
        for number, (first, last) in enumerate(self.rows):
            x = self.indent if number else 0.0
            line = top + max(self.above[first:last])
            for column in range(first, last):
                for vertex in self.graph.columns[column]:
                    if vertex < self.graph.nodes:
                        y = line + self.lines[vertex] - self.over[vertex]
                        places[self.nodes[vertex].id] = (x, y)
                x += self.widths[column] + self.gaps[column]
            self.bottom = line + max(self.below[first:last])
            top = self.bottom + ROWS
        return places


def _family(node: Node) -> str:
    declaration = LAYERS.get(node.type)
    return declaration.family if declaration else ""
