"""Copy, paste and duplicate: nodes as text between documents, with fresh ids and names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from studio.graph.edits import Point
from studio.graph.model import Definition, Document, Node, Placement, Ref, put
from studio.graph.starts import need_room
from studio.graph.storage import VERSION, node_from_json, node_to_json, parse
from studio.spec.messages import translate
from studio.spec.names import fresh
from studio.spec.problems import Refused

FORMAT = "layerloom-nodes"


def copy(document: Document, ids: Iterable[str]) -> str:
    """The nodes as JSON text; wires from nodes outside the selection are left out."""
    chosen = {node_id: node for node_id in ids if (node := document.node(node_id)) is not None}
    nodes = [node_to_json(_inner_wires(node, chosen)) for node in chosen.values()]
    places = {i: [document.view[i].x, document.view[i].y] for i in chosen if i in document.view}
    return json.dumps({"format": FORMAT, "version": VERSION, "nodes": nodes, "view": places})


def paste(document: Document, definition_id: str, text: str, at: Point | None = None) -> Document:
    """Nodes of `copy` into a definition; `at` is the new top left corner (default: 30 units aside).

    Raises:
        Refused: `clipboard` when the text is no copy of layers; `start-many` with too many weights
            that were given by hand.
    """
    data = _parsed(text)
    nodes = [node_from_json(item) for item in data["nodes"]]
    places = {i: (float(x), float(y)) for i, (x, y) in data["view"].items()}
    missing = [
        n.definition for n in nodes if n.definition and n.definition not in document.definitions
    ]
    if missing:
        raise _not_layers()
    left = min((x for x, _ in places.values()), default=0.0)
    top = min((y for _, y in places.values()), default=0.0)
    shift = (30.0, 30.0) if at is None else (at[0] - left, at[1] - top)
    return _entered(document, document.definitions[definition_id], nodes, places, shift)


def duplicate(document: Document, ids: Iterable[str]) -> Document:
    """A copy of the nodes 30 units aside, in the same definition, with the same incoming wires."""
    chosen = [node for i in ids if (node := document.node(i)) is not None]
    if not chosen:
        return document
    home = document.home(chosen[0].id) or document.network()
    places = {
        node.id: (document.view[node.id].x, document.view[node.id].y)
        for node in chosen
        if node.id in document.view
    }
    return _entered(document, home, chosen, places, (30.0, 30.0))


def _entered(
    document: Document,
    home: Definition,
    nodes: list[Node],
    places: Mapping[str, Point],
    shift: Point,
) -> Document:
    renumbered = {node.id: f"n{document.next_id + i}" for i, node in enumerate(nodes)}
    taken = {node.name for node in home.nodes.values()}
    grown, view = dict(home.nodes), dict(document.view)
    for node in nodes:
        name = node.name if node.name not in taken else fresh(node.name, taken)
        taken.add(name)
        new_id = renumbered[node.id]
        ports = tuple(_rewired(ref, renumbered) for ref in node.inputs)
        shares = renumbered.get(node.shares or "", node.shares)
        grown[new_id] = replace(node, id=new_id, name=name, inputs=ports, shares=shares)
        x, y = places.get(node.id, (0.0, 0.0))
        view[new_id] = Placement(x + shift[0], y + shift[1])
    entered = replace(
        document,
        definitions=put(document.definitions, home.id, replace(home, nodes=grown)),
        view=view,
        next_id=document.next_id + len(nodes),
    )
    return need_room(entered)


def _rewired(ref: Ref | None, renumbered: Mapping[str, str]) -> Ref | None:
    return ref if ref is None else Ref(renumbered.get(ref.node, ref.node), ref.port)


def _inner_wires(node: Node, chosen: Mapping[str, Node]) -> Node:
    ports = tuple(ref if ref is not None and ref.node in chosen else None for ref in node.inputs)
    return replace(node, inputs=ports, shares=node.shares if node.shares in chosen else None)


def _parsed(text: str) -> dict[str, Any]:
    try:
        data = parse(text)
        placed = all(len(place) == 2 for place in data["view"].values())
        if data.get("format") == FORMAT and isinstance(data["nodes"], list) and placed:
            return data
    except (Refused, KeyError, TypeError, AttributeError, ValueError):
        pass
    raise _not_layers()


def _not_layers() -> Refused:
    return Refused("clipboard", translate("Edits", "The clipboard holds no layers to paste."))
