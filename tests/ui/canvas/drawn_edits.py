"""Edits of frames, notes and points of wires for the walk, and what the picture of them must be."""

from __future__ import annotations

from typing import Any

from studio.graph import bends, remarks
from studio.graph.model import Document
from studio.spec.messages import translate
from studio.spec.problems import Refused

TEXTS = ("Features", "第一部分", "", "two\nlines", "x" * 200)


def _chosen(found: list[Any], walk: Any) -> Any:
    if not found:
        raise Refused("none", translate("Test", "edit"))
    return walk.dice.choice(found)


def _remark(walk: Any) -> str:
    return _chosen([r.id for r in walk.document.remarks.values() if r.home == walk.home.id], walk)


def _wire(walk: Any) -> tuple[str, int]:
    nodes = walk.home.nodes.values()
    return _chosen([(n.id, p) for n in nodes for p, ref in enumerate(n.inputs) if ref], walk)


def _bend(walk: Any) -> tuple[tuple[str, int], int]:
    known = [(key, i) for key, points in walk.document.bends.items() for i in range(len(points))]
    return _chosen(known, walk)


def _rect(walk: Any) -> tuple[float, float, float, float]:
    return (*walk.point(), walk.dice.randint(-10, 600), walk.dice.randint(0, 400))


def _frame(walk: Any) -> Document:
    return remarks.frame_round(
        walk.document, walk.home.id, walk.some(), {}, walk.dice.choice(TEXTS)
    )


def _note(walk: Any) -> Document:
    text = walk.dice.choice(TEXTS)
    return remarks.add(walk.document, walk.home.id, "note", _rect(walk), text)


def _carry(walk: Any) -> Document:
    """A frame with what lies in it, as by its title."""
    document, frame = walk.document, _remark(walk)
    x, y = walk.point()
    view, drawn = document.view, document.remarks
    ids = (frame, *remarks.members(document, frame, {}))
    at = {i: drawn[i] if i in drawn else view[i] for i in ids if i in drawn or i in view}
    return remarks.move(document, {i: (was.x + x, was.y + y) for i, was in at.items()})


DRAWN = {
    "frame": _frame,
    "note": _note,
    "carry": _carry,
    "write": lambda w: remarks.write(w.document, _remark(w), w.dice.choice(TEXTS)),
    "paint": lambda w: remarks.paint(w.document, [_remark(w)], w.dice.choice(remarks.COLOURS)),
    "resize": lambda w: remarks.place(w.document, _remark(w), _rect(w)),
    "fit": lambda w: remarks.fit_frames(w.document, [_remark(w)], {}, w.document),
    "remove drawn": lambda w: remarks.remove(w.document, [_remark(w), *w.some()]),
    "bend": lambda w: bends.add(w.document, _wire(w), 0, w.point()),
    "move bend": lambda w: bends.move(w.document, *_bend(w), w.point()),
    "remove bend": lambda w: bends.remove(w.document, *_bend(w)),
    "straighten": lambda w: bends.straighten(w.document, _bend(w)[0]),
}
"""Of a `Walk`, as its other edits."""


def look_at_drawn(document: Document, home: str, scene: Any) -> None:
    """Items are those of the open definition; wires run through their points, and no others do."""
    wanted = {r.id: r for r in document.remarks.values() if r.home == home}
    assert {i: item.remark for i, item in scene.remarks.items.items()} == wanted
    for remark_id, item in scene.remarks.items.items():
        remark = wanted[remark_id]
        assert (item.pos().x(), item.pos().y()) == (remark.x, remark.y)
        assert item.rect.width() == remark.width
    for key, wire in scene.wires.items():
        points = tuple((point.x(), point.y()) for point in wire.bends)
        assert points == document.bends.get(key, ())
    assert {r.home for r in document.remarks.values()} <= document.definitions.keys()
    for reader, port in document.bends:
        node = document.node(reader)
        assert node is not None
        assert node.inputs[port] is not None
