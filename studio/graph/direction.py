"""Which way the data run where a network is drawn: to the right, or downwards.

Every node has its own direction, which says on which sides its ports are; an automatic layout sets
it, and what is added goes the way of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studio.graph.model import Definition, Document, Placement


def runs_down(document: Document, definition: Definition, ids: Iterable[str] | None = None) -> bool:
    """Whether most nodes of a definition, or of those in `ids`, have their inputs at the top."""
    view = document.view
    known = [view[i] for i in (definition.nodes if ids is None else ids) if i in view]
    return 2 * sum([at.down for at in known]) > len(known)


def turned(document: Document, ids: Iterable[str], down: bool) -> Document:
    """Let the data run downwards through these nodes, or to the right."""
    unplaced = Placement(down=not down)
    places = {i: document.view.get(i, unplaced) for i in ids}
    changed = {i: replace(at, down=down) for i, at in places.items() if at.down != down}
    return replace(document, view={**document.view, **changed}) if changed else document
