"""What else an edit changes: things that belong to wires and definitions which are no more."""

from __future__ import annotations

from dataclasses import replace

from studio.graph import bends
from studio.graph.model import Document


def kept(before: Document, after: Document) -> Document:
    """`after` an edit of `before`, with points only on wires and remarks only where they lie."""
    after = bends.kept(before, after)
    lost = after.definitions is not before.definitions and any(
        remark.home not in after.definitions for remark in after.remarks.values()
    )
    if not lost:
        return after
    left = {i: r for i, r in after.remarks.items() if r.home in after.definitions}
    return replace(after, remarks=left)
