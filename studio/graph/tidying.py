"""An automatic layout with what belongs to it: frames follow their layers, wires run anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.graph import bends, remarks
from studio.graph.arrange import Size, arranged
from studio.graph.model import Document


def tidied(
    document: Document,
    definition_id: str,
    ids: Iterable[str] | None = None,
    sizes: Mapping[str, Size] | None = None,
    rooms: Mapping[str, float] | None = None,
) -> Document:
    """As `arranged`; the points of the wires at these nodes are gone."""
    chosen = None if ids is None else list(ids)
    after = arranged(document, definition_id, chosen, sizes, rooms)
    nodes = after.definitions[definition_id].nodes if chosen is None else chosen
    return remarks.follow(document, bends.forget(after, set(nodes)), sizes or {})
