"""Copy, paste and duplicate: nodes as text between documents, with fresh ids and names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from studio.graph import incoming, remark_copies
from studio.graph.bringing import brought, contents_of, pointed
from studio.graph.direction import runs_down
from studio.graph.edits import Point
from studio.graph.model import Definition, Document, Node, Placement, Ref, put
from studio.graph.nesting import check_use
from studio.graph.ports import matched
from studio.graph.remark_copies import Drawn, drawn, drawn_in
from studio.graph.starts import need_room
from studio.graph.storage import (
    MOST_NODES,
    VERSION,
    definition_from_json,
    definition_to_json,
    node_from_json,
    node_to_json,
    parse,
)
from studio.spec.messages import translate
from studio.spec.names import fresh
from studio.spec.problems import Refused

FORMAT = "layerloom-nodes"


def copy(document: Document, ids: Iterable[str]) -> str:
    """Nodes, frames and notes as JSON text, with the blocks that they use.

    Wires from nodes outside the selection are written beside the nodes, with the document that
    they are of: only there `paste` can join them again.
    """
    ids = list(ids)
    chosen = {node_id: node for node_id in ids if (node := document.node(node_id)) is not None}
    nodes = [node_to_json(_inner_wires(node, chosen)) for node in chosen.values()]
    used = contents_of(document, chosen.values())
    inside = [node_id for definition in used for node_id in definition.nodes]
    placed = [i for i in (*chosen, *inside) if i in document.view]
    data = {
        "format": FORMAT,
        "version": VERSION,
        "nodes": nodes,
        "view": {i: [document.view[i].x, document.view[i].y] for i in placed},
        **remark_copies.to_json(drawn(document, ids), *(drawn_in(document, d) for d in used)),
        **incoming.to_json(document, chosen),
    }
    if used:
        data["definitions"] = [definition_to_json(definition) for definition in used]
    return json.dumps(data)


def paste(
    document: Document,
    definition_id: str,
    text: str,
    at: Point | None = None,
    joined: bool = False,
) -> Document:
    """Nodes of `copy` into a definition; `at` is the new top left corner (default: 30 units aside).

    `joined`: they read what the originals read, where that is in the same definition.

    Raises:
        Refused: `clipboard` when the text is no copy of layers; `clipboard-many` where a document
            would have too many; `start-many` with too many weights that were given by hand;
            `block-itself` for a block that would contain itself.
    """
    copied = _parsed(text)
    nodes, places, beside = copied.nodes, copied.places, copied.beside
    known = document.definitions
    document, ids = brought(document, copied.definitions, places)
    inside = {one.id: one for one in copied.definitions if ids[one.id] not in known}
    document = remark_copies.entered_in(document, inside, ids, beside)
    beside = remark_copies.outside(beside, copied.definitions)
    nodes = [pointed(node, ids) for node in nodes]
    if joined:
        nodes = incoming.joined(document, document.definitions[definition_id], nodes, copied.data)
    for node in nodes:
        if node.definition is not None:
            check_use(document, node.definition, definition_id)
    corners = [places[n.id] for n in nodes if n.id in places]
    corners += [(remark.x, remark.y) for remark in beside.remarks]
    left = min((x for x, _ in corners), default=0.0)
    top = min((y for _, y in corners), default=0.0)
    shift = (30.0, 30.0) if at is None else (at[0] - left, at[1] - top)
    return _entered(document, document.definitions[definition_id], nodes, places, beside, shift)


def duplicate(document: Document, ids: Iterable[str]) -> Document:
    """A copy of nodes, frames and notes 30 units aside, in the same definition.

    Nodes keep their incoming wires.
    """
    ids = list(ids)
    chosen = [node for i in ids if (node := document.node(i)) is not None]
    beside = drawn(document, ids)
    if not chosen and not beside.remarks:
        return document
    first = document.home(chosen[0].id) if chosen else None
    home = first or document.definitions[beside.remarks[0].home]
    places = {
        node.id: (document.view[node.id].x, document.view[node.id].y)
        for node in chosen
        if node.id in document.view
    }
    return _entered(document, home, chosen, places, beside, (30.0, 30.0))


def _entered(
    document: Document,
    home: Definition,
    nodes: list[Node],
    places: Mapping[str, Point],
    beside: Drawn,
    shift: Point,
) -> Document:
    _check_size(document, len(nodes))
    renumbered = {node.id: f"n{document.next_id + i}" for i, node in enumerate(nodes)}
    taken = {node.name for node in home.nodes.values()}
    grown, view = dict(home.nodes), dict(document.view)
    down = runs_down(document, home)
    for node in nodes:
        name = node.name if node.name not in taken else fresh(node.name, taken)
        taken.add(name)
        new_id = renumbered[node.id]
        ports = tuple(_rewired(ref, renumbered) for ref in node.inputs)
        shares = renumbered.get(node.shares or "", node.shares)
        grown[new_id] = replace(node, id=new_id, name=name, inputs=ports, shares=shares)
        x, y = places.get(node.id, (0.0, 0.0))
        view[new_id] = Placement(x + shift[0], y + shift[1], down=down)
    entered = replace(
        document,
        definitions=put(document.definitions, home.id, replace(home, nodes=grown)),
        view=view,
        next_id=document.next_id + len(nodes),
    )
    entered = remark_copies.entered(entered, home.id, beside, renumbered, shift)
    return need_room(matched(document, entered))


def _check_size(document: Document, more: int) -> None:
    count = more + sum(len(definition.nodes) for definition in document.definitions.values())
    if count > MOST_NODES:
        text = translate(
            "Edits",
            "With these there would be {count} layers; a project holds at most {most}.",
            count=count,
            most=MOST_NODES,
        )
        raise Refused("clipboard-many", text)


def _rewired(ref: Ref | None, renumbered: Mapping[str, str]) -> Ref | None:
    return ref if ref is None else Ref(renumbered.get(ref.node, ref.node), ref.port)


def _inner_wires(node: Node, chosen: Mapping[str, Node]) -> Node:
    ports = tuple(ref if ref is not None and ref.node in chosen else None for ref in node.inputs)
    return replace(node, inputs=ports, shares=node.shares if node.shares in chosen else None)


@dataclass(frozen=True)
class Copied:
    """What a text of `copy` holds, its nodes wired among themselves only."""

    data: dict[str, Any]
    nodes: list[Node]
    places: dict[str, Point]
    definitions: list[Definition]
    beside: Drawn


def _parsed(text: str) -> Copied:
    try:
        data = parse(text)
        if data.get("format") == FORMAT and isinstance(data["nodes"], list):
            return _read(data)
    except (Refused, KeyError, TypeError, AttributeError, ValueError):
        pass
    raise _not_layers()


def _read(data: dict[str, Any]) -> Copied:
    read = {node.id: node for node in map(node_from_json, data["nodes"])}
    places = {i: (float(x), float(y)) for i, (x, y) in data["view"].items()}
    if not all(isfinite(number) for place in places.values() for number in place):
        raise _not_layers()
    return Copied(
        data,
        [_inner_wires(node, read) for node in read.values()],
        places,
        [definition_from_json(item) for item in data.get("definitions", [])],
        remark_copies.from_json(data),
    )


def _not_layers() -> Refused:
    return Refused("clipboard", translate("Edits", "The clipboard holds no layers to paste."))
