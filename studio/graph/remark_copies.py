"""Frames, notes and the points of wires along with copied nodes. See `clipboard`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from studio.graph import bends
from studio.graph.edits import Point
from studio.graph.model import Definition, Document, Points, Remark
from studio.graph.remark_files import (
    bends_from_json,
    bends_to_json,
    remark_to_json,
    remarks_from_json,
)
from studio.graph.remarks import check_count
from studio.graph.strict import Reader


@dataclass(frozen=True)
class Drawn:
    """What is copied beside nodes; `bends` by the ids that the nodes had."""

    remarks: tuple[Remark, ...] = ()
    bends: Mapping[bends.WireKey, Points] = field(default_factory=dict)


def drawn(document: Document, ids: Iterable[str]) -> Drawn:
    """Of these ids the remarks, and the points of the wires between the nodes."""
    chosen = list(dict.fromkeys(ids))
    remarks = tuple(document.remarks[i] for i in chosen if i in document.remarks)
    return Drawn(remarks, bends.between(document, set(chosen)))


def drawn_in(document: Document, definition: Definition) -> Drawn:
    """All that is drawn beside the nodes of a definition."""
    here = (remark.id for remark in document.remarks.values() if remark.home == definition.id)
    return drawn(document, [*definition.nodes, *here])


def to_json(*parts: Drawn) -> dict[str, Any]:
    """All of them together; only what there is."""
    remarks = [remark_to_json(remark) for what in parts for remark in what.remarks]
    points = {key: places for what in parts for key, places in what.bends.items()}
    data: dict[str, Any] = {"remarks": remarks} if remarks else {}
    return {**data, "bends": bends_to_json(points)} if points else data


def from_json(data: Mapping[str, Any]) -> Drawn:
    """Raises Refused `file-shape`."""
    reader = Reader(data, "")
    remarks = remarks_from_json(reader.get("remarks", []))
    return Drawn(tuple(remarks.values()), bends_from_json(reader.get("bends", {})))


def outside(what: Drawn, definitions: Iterable[Definition]) -> Drawn:
    """Without what lies in these."""
    homes = {definition.id for definition in definitions}
    return replace(what, remarks=tuple(r for r in what.remarks if r.home not in homes))


def entered_in(
    document: Document,
    definitions: Mapping[str, Definition],
    ids: Mapping[str, str],
    what: Drawn,
) -> Document:
    """The document with what lay in definitions that came into it as `ids`, in the same places."""
    for old, definition in definitions.items():
        here = document.definitions[ids[old]]
        renumbered = dict(zip(definition.nodes, here.nodes, strict=True))
        part = replace(what, remarks=tuple(r for r in what.remarks if r.home == old))
        document = entered(document, here.id, part, renumbered, (0.0, 0.0))
    return document


def entered(
    document: Document, home: str, what: Drawn, renumbered: Mapping[str, str], shift: Point
) -> Document:
    """The document with copies of them; `renumbered`: old id of a node -> its copy.

    Raises:
        Refused: `remark-many` where there would be too many.
    """
    number, made = document.next_id, {}
    for remark in what.remarks:
        x, y = remark.x + shift[0], remark.y + shift[1]
        made[f"r{number}"] = replace(remark, id=f"r{number}", home=home, x=x, y=y)
        number += 1
    check_count(len(document.remarks) + len(made))
    points = {
        (renumbered[reader], port): tuple((x + shift[0], y + shift[1]) for x, y in places)
        for (reader, port), places in what.bends.items()
        if reader in renumbered
    }
    return replace(
        document,
        remarks={**document.remarks, **made},
        bends={**document.bends, **points},
        next_id=number,
    )
