"""Put selected nodes in line or at equal distances: pure edits Document -> Document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from studio.graph.arrange import SIZE, Size
from studio.graph.edits import Point, move
from studio.graph.model import Document

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]

SHARE: Mapping[Edge, tuple[int, float]] = {
    "left": (0, 0.0),
    "centre": (0, 0.5),
    "right": (0, 1.0),
    "top": (1, 0.0),
    "middle": (1, 0.5),
    "bottom": (1, 1.0),
}
"""Which coordinate, and at which part of a node."""


def align(
    document: Document, ids: Iterable[str], edge: Edge, sizes: Mapping[str, Size]
) -> Document:
    """Bring an edge, or the middle, of the nodes to one line.

    It is the outermost of the edges; for the middle, halfway between the outermost ones.
    """
    axis, share = SHARE[edge]
    spans = _spans(document, ids, sizes, axis)
    if len(spans) < 2:
        return document
    low = min(start for start, _ in spans.values())
    high = max(start + size for start, size in spans.values())
    line = low + share * (high - low)
    return _moved(document, axis, {i: line - share * size for i, (_, size) in spans.items()})


def distribute(
    document: Document, ids: Iterable[str], axis: Axis, sizes: Mapping[str, Size]
) -> Document:
    """Make the gaps between neighbours equal; the outermost nodes stay where they are.

    Nodes that do not fit between them overlap by equal amounts.
    """
    number = 0 if axis == "across" else 1
    spans = _spans(document, ids, sizes, number)
    if len(spans) < 3:
        return document
    order = sorted(spans, key=lambda i: (spans[i][0] + spans[i][1] / 2, i))
    first, last = spans[order[0]], spans[order[-1]]
    room = last[0] + last[1] - first[0] - sum(size for _, size in spans.values())
    gap = room / (len(order) - 1)
    starts, at = {}, first[0]
    for node_id in order:
        starts[node_id] = at
        at += spans[node_id][1] + gap
    return _moved(document, number, starts)


def _spans(
    document: Document, ids: Iterable[str], sizes: Mapping[str, Size], axis: int
) -> dict[str, tuple[float, float]]:
    """Where each node begins along an axis, and how long it is."""
    found = {}
    for node_id in ids:
        at = document.view.get(node_id)
        if at is not None:
            found[node_id] = ((at.x, at.y)[axis], sizes.get(node_id, SIZE)[axis])
    return found


def _moved(document: Document, axis: int, starts: Mapping[str, float]) -> Document:
    places: dict[str, Point] = {}
    for node_id, start in starts.items():
        at = document.view[node_id]
        places[node_id] = (round(start), at.y) if axis == 0 else (at.x, round(start))
    return move(document, places)
