"""Room for a node that came between others: its neighbours in the same row give way to the right.

Or downwards, where the data run that way: a row is what stands over and under it then. Pure
arithmetic on sizes that are given, as `arrange`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.graph.arrange import DROP, SIZE, Size
from studio.graph.edits import move
from studio.graph.model import Document, Placement
from studio.graph.remarks import stretched

GAP = 52.0
"""Between neighbours, if nothing else is asked for."""


@dataclass(frozen=True)
class _Box:
    """As seen with the data running from left to right."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def with_room(
    document: Document, node_id: str, sizes: Mapping[str, Size], gap: float = GAP
) -> Document:
    """The document with nothing in the way of a node, and `gap` left and right of it.

    It moves right past what is before it in its row; what is after it moves right together, as far
    as the first of them has to. Its sources are before it and its readers after it; the others are
    by their place. Frames become as large as what lies in them needs.
    """
    home = document.home(node_id)
    if home is None or node_id not in document.view:
        return document
    down = document.view[node_id].down
    gap = DROP if down else gap
    boxes = {
        other: _box(document.view[other], sizes.get(other, SIZE), down)
        for other in home.nodes
        if other in document.view
    }
    own = boxes.pop(node_id)
    row = {i: box for i, box in boxes.items() if box.top < own.bottom and own.top < box.bottom}
    sources = {ref.node for ref in home.nodes[node_id].inputs if ref is not None}
    readers = {reader.id for reader, _ in home.readers(node_id)}
    border = min([own.middle, *(row[i].middle for i in readers & row.keys())])
    after = {
        i: box
        for i, box in row.items()
        if i in readers or (box.middle > border and i not in sources)
    }
    before = [box.right for i, box in row.items() if i not in after]
    left = max([own.left, *(right + gap for right in before)])
    right = left + own.right - own.left
    shift = max([0.0, *(right + gap - box.left for box in after.values())])
    places = {i: (box.left + shift, box.top) for i, box in after.items()} if shift else {}
    places = {**places, node_id: (left, own.top)}
    roomy = move(document, {i: (y, x) for i, (x, y) in places.items()} if down else places)
    return stretched(document, roomy, sizes)


def beside(
    document: Document, node_id: str, new_id: str, sizes: Mapping[str, Size], gap: float
) -> Document:
    """The document with a new node right of another one, or centred below it; see `with_room`."""
    at = document.view.get(node_id, Placement())
    size, new = sizes.get(node_id, SIZE), sizes.get(new_id, SIZE)
    right, below = at.x + size[0] + gap, at.y + size[1] + DROP
    place = (at.x + (size[0] - new[0]) / 2, below) if at.down else (right, at.y)
    return with_room(move(document, {new_id: place}), new_id, sizes, gap)


def resized(
    document: Document, node_id: str, sizes: Mapping[str, Size], before: Size, after: Size
) -> Document:
    """The document with the others as far from a node as they were, now that it has another size.

    What is right of it in its row moves along, and all that is below it. The way back is exact.
    """
    home, at = document.home(node_id), document.view.get(node_id)
    if home is None or at is None:
        return document
    own = _box(at, before)
    wider, higher = after[0] - before[0], after[1] - before[1]
    places = {}
    for other in home.nodes.keys() & document.view.keys() - {node_id}:
        place = document.view[other]
        box = _box(place, sizes.get(other, SIZE))
        if box.top >= own.bottom:
            places[other] = (place.x, place.y + higher)
        elif box.bottom > own.top and box.left >= own.right:
            places[other] = (place.x + wider, place.y)
    return move(document, places)


def _box(at: Placement, size: Size, down: bool = False) -> _Box:
    if down:
        return _Box(at.y, at.x, at.y + size[1], at.x + size[0])
    return _Box(at.x, at.y, at.x + size[0], at.y + size[1])
