"""What else an edit changes: things that belong to wires and definitions which are no more."""

from __future__ import annotations

from dataclasses import replace

from studio.graph import bends
from studio.graph.model import Document, Placement, Remark
from studio.graph.remarks import members


def kept(before: Document, after: Document) -> Document:
    """`after` an edit of `before`, with points only on wires and remarks only where they lie."""
    after = bends.kept(before, after)
    if not after.remarks or after.definitions.keys() == before.definitions.keys():
        return after
    left = {i: r for i, r in after.remarks.items() if r.home in after.definitions}
    for frame in [r for r in left.values() if r.kind == "frame" and r.id in before.remarks]:
        left |= _moved_along(before, after, frame)
    return after if left == after.remarks else replace(after, remarks=left)


def _moved_along(before: Document, after: Document, frame: Remark) -> dict[str, Remark]:
    """A frame of which all layers became a block lies in the block, with the notes in it."""
    inside = members(before, frame.id, {})
    nodes = [one for one in inside if one not in before.remarks]
    homes = {home.id for one in nodes if (home := after.home(one)) is not None}
    if len(homes) != 1 or homes == {frame.home} or any(after.home(one) is None for one in nodes):
        return {}
    new_home = homes.pop()
    old, new = (document.view.get(nodes[0], Placement()) for document in (before, after))
    shift = new.x - old.x, new.y - old.y
    gone = [frame, *(after.remarks[one] for one in inside if one in after.remarks)]
    return {r.id: replace(r, home=new_home, x=r.x + shift[0], y=r.y + shift[1]) for r in gone}
