"""Blocks that come along with pasted nodes: those that are there already are used, others enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.graph.blocks import renumber
from studio.graph.model import INSTANCE, Definition, Document, Node, Placement
from studio.graph.nesting import contents, free_id
from studio.spec.names import fresh

Point = tuple[float, float]


def contents_of(document: Document, nodes: Iterable[Node]) -> list[Definition]:
    """The definitions that the nodes are instances of, and all that those use; inner ones first."""
    found: dict[str, Definition] = {}
    for node in nodes:
        if node.definition is not None:
            found |= contents(document, node.definition)
    return _inner_first(found)


def _inner_first(definitions: Mapping[str, Definition]) -> list[Definition]:
    """Each after those that it uses; a loop in a foreign text ends somewhere."""
    done: dict[str, Definition] = {}
    waiting = list(definitions.values())
    while waiting:
        ready = [one for one in waiting if not _used(one) & (definitions.keys() - done.keys())]
        ready = ready or waiting[:1]
        done |= {one.id: one for one in ready}
        waiting = [one for one in waiting if one.id not in done]
    return list(done.values())


def _used(definition: Definition) -> set[str]:
    return {node.definition for node in definition.nodes.values() if node.definition}


def brought(
    document: Document, definitions: Iterable[Definition], places: Mapping[str, Point]
) -> tuple[Document, dict[str, str]]:
    """The document with these definitions, and what each id is there."""
    ids: dict[str, str] = {}
    for definition in _inner_first({one.id: one for one in definitions}):
        nodes = definition.nodes.items()
        wanted = replace(
            definition,
            nodes={key: pointed(_closed(node, definition), ids) for key, node in nodes},
        )
        if document.definitions.get(definition.id) == wanted:
            ids[definition.id] = definition.id
        else:
            document, ids[definition.id] = _entered(document, wanted, places)
    return document, ids


def _closed(node: Node, home: Definition) -> Node:
    """Without wires from nodes that are not there: a foreign text may say anything."""
    wires = tuple(
        ref if ref is not None and ref.node in home.nodes else None for ref in node.inputs
    )
    shares = node.shares if node.shares in home.nodes else None
    same = wires == node.inputs and shares == node.shares
    return node if same else replace(node, inputs=wires, shares=shares)


def pointed(node: Node, ids: Mapping[str, str]) -> Node:
    """The node as an instance of what its definition is here."""
    here = ids.get(node.definition or "", node.definition)
    return node if here == node.definition else replace(node, type=f"{INSTANCE}{here}")


def _entered(
    document: Document, definition: Definition, places: Mapping[str, Point]
) -> tuple[Document, str]:
    new_id, first = free_id(document), document.next_id + 1
    renumbered = {old: f"n{first + i}" for i, old in enumerate(definition.nodes)}
    taken = {one.name for one in document.definitions.values()}
    name = fresh(definition.name, taken) if definition.name in taken else definition.name
    nodes = {renumbered[n.id]: renumber(n, renumbered) for n in definition.nodes.values()}
    placed = {renumbered[i]: Placement(*places[i]) for i in definition.nodes if i in places}
    return replace(
        document,
        definitions={
            **document.definitions,
            new_id: replace(definition, id=new_id, name=name, nodes=nodes),
        },
        view={**document.view, **placed},
        next_id=first + len(nodes),
    ), new_id
