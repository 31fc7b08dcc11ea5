"""An automatic layout with what belongs to it: frames follow their layers, wires run anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.graph import bends, remarks
from studio.graph.arrange import Size, arranged
from studio.graph.direction import runs_down
from studio.graph.model import Document


def tidied(
    document: Document,
    definition_id: str,
    ids: Iterable[str] | None = None,
    sizes: Mapping[str, Size] | None = None,
    rooms: Mapping[str, float] | None = None,
    *,
    down: bool | None = None,
) -> Document:
    """As `arranged`; the points of the wires at these nodes are gone.

    `down`: from top to bottom; None: the way that the data run through most of the nodes now.
    """
    chosen = None if ids is None else list(ids)
    if down is None:
        down = runs_down(document, document.definitions[definition_id], chosen)
    after = arranged(document, definition_id, chosen, sizes, rooms, down=down)
    nodes = after.definitions[definition_id].nodes if chosen is None else chosen
    return remarks.follow(document, bends.forget(after, set(nodes)), sizes or {})
