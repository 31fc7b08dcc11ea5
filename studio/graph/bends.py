"""Points that wires run through: pure edits, and what becomes of them when something else changes.

A wire is named by its reader and its input port; without one, its points are ignored.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from studio.graph.edits import Point
from studio.graph.model import Document, Node, Placement, Points, Ref, put, without
from studio.spec.messages import translate
from studio.spec.problems import Refused

WireKey = tuple[str, int]
SAME = 1e-6
"""Scene units: sums of coordinates differ by less."""
MOST = 50
"""Points on one wire."""


def add(document: Document, key: WireKey, index: int, at: Point) -> Document:
    """A new point before the one at `index`. Raises Refused: `bend-wire`, `bend-many`."""
    points = document.bends.get(key, ())
    if _source(document.node(key[0]), key[1]) is None:
        raise Refused("bend-wire", translate("Edits", "There is no such wire any more."))
    if len(points) >= MOST:
        text = translate("Edits", "A wire runs through at most {most} points.", most=MOST)
        raise Refused("bend-many", text)
    return _with(document, key, (*points[:index], _point(at), *points[index:]))


def move(document: Document, key: WireKey, index: int, at: Point) -> Document:
    """Put one point elsewhere. Raises Refused `bend-missing`."""
    points = _points(document, key, index)
    return _with(document, key, (*points[:index], _point(at), *points[index + 1 :]))


def remove(document: Document, key: WireKey, index: int) -> Document:
    """Raises Refused `bend-missing`."""
    points = _points(document, key, index)
    return _with(document, key, (*points[:index], *points[index + 1 :]))


def straighten(document: Document, key: WireKey) -> Document:
    """Let a wire run as it would without points."""
    return _with(document, key, ())


def forget(document: Document, ids: Collection[str]) -> Document:
    """Without the points of wires at these nodes: an automatic layout runs them anew."""
    gone = [
        key
        for key in document.bends
        if key[0] in ids
        or ((ref := _source(document.node(key[0]), key[1])) is not None and ref.node in ids)
    ]
    return replace(document, bends=without(document.bends, *gone)) if gone else document


def kept(before: Document, after: Document) -> Document:
    """`after` with the points of `before` where the same wires are still there.

    A wire that ends at another port of the same node takes them along; when both of its ends were
    moved alike, so are they.
    """
    if not after.bends or (after.definitions is before.definitions and after.view is before.view):
        return after
    bends: dict[WireKey, Points] = {}
    for key, points in after.bends.items():
        ref = _source(before.node(key[0]), key[1])
        new_key = key if key not in before.bends else _found(after, key, ref)
        if new_key is None or new_key in bends or _source(after.node(key[0]), new_key[1]) is None:
            continue
        shift = _shift(before, after, key[0], ref) if points is before.bends.get(key) else None
        bends[new_key] = points if shift is None else _shifted(points, shift)
    return after if bends == after.bends else replace(after, bends=bends)


def _found(after: Document, key: WireKey, ref: Ref | None) -> WireKey | None:
    """The wire from the same place into the same node, at its old port if it is there."""
    node = after.node(key[0])
    if node is None or ref is None:
        return None
    if _source(node, key[1]) == ref:
        return key
    return next(((key[0], port) for port, other in enumerate(node.inputs) if other == ref), None)


def _shift(before: Document, after: Document, reader: str, ref: Ref | None) -> Point | None:
    """How far both ends of a wire were moved; None where they were not, or not alike."""
    if ref is None:
        return None
    shifts = []
    for node_id in (reader, ref.node):
        old, new = (d.view.get(node_id, Placement()) for d in (before, after))
        shifts.append((new.x - old.x, new.y - old.y))
    one, other = shifts
    alike = abs(one[0] - other[0]) < SAME and abs(one[1] - other[1]) < SAME
    return one if alike and one != (0.0, 0.0) else None


def _shifted(points: Points, shift: Point) -> Points:
    return tuple((x + shift[0], y + shift[1]) for x, y in points)


def between(document: Document, ids: Collection[str]) -> dict[WireKey, Points]:
    """The points of the wires between these nodes."""
    bends = {}
    for key, points in document.bends.items():
        ref = _source(document.node(key[0]), key[1])
        if key[0] in ids and ref is not None and ref.node in ids:
            bends[key] = points
    return bends


def _source(node: Node | None, port: int) -> Ref | None:
    return node.inputs[port] if node is not None and 0 <= port < len(node.inputs) else None


def _points(document: Document, key: WireKey, index: int) -> Points:
    points = document.bends.get(key, ())
    if not 0 <= index < len(points):
        raise Refused("bend-missing", translate("Edits", "This point is not there any more."))
    return points


def _point(at: Point) -> Point:
    return float(at[0]), float(at[1])


def _with(document: Document, key: WireKey, points: Points) -> Document:
    bends = put(document.bends, key, points) if points else without(document.bends, key)
    return replace(document, bends=bends)
