"""Room for a node that came between others: its neighbours in the same row give way to the right.

Pure arithmetic on sizes that are given, as `arrange`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.graph.arrange import SIZE, Size
from studio.graph.edits import move
from studio.graph.model import Document, Placement

GAP = 52.0
"""Between neighbours afterwards, at least."""


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float


def with_room(document: Document, node_id: str, sizes: Mapping[str, Size]) -> Document:
    """The document with nothing in the way of a node.

    It moves right past a neighbour that it covers on its left; all that follow in its row then
    move right together, as far as the first of them has to.
    """
    home = document.home(node_id)
    if home is None or node_id not in document.view:
        return document
    boxes = {
        other: _box(document.view[other], sizes.get(other, SIZE))
        for other in home.nodes
        if other in document.view
    }
    own = boxes.pop(node_id)
    row = {
        other: box for other, box in boxes.items() if box.top < own.bottom and own.top < box.bottom
    }
    middle = (own.left + own.right) / 2
    before = [box.right for box in row.values() if (box.left + box.right) / 2 <= middle]
    left = max([own.left, *(right + GAP for right in before if right + GAP > own.left)])
    right = left + own.right - own.left
    after = {i: box for i, box in row.items() if (box.left + box.right) / 2 > middle}
    shift = max([0.0, *(right + GAP - box.left for box in after.values())])
    places = {i: (box.left + shift, box.top) for i, box in after.items()} if shift else {}
    return move(document, {**places, node_id: (left, own.top)})


def _box(at: Placement, size: Size) -> _Box:
    return _Box(at.x, at.y, at.x + size[0], at.y + size[1])
