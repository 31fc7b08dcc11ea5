"""The ports of a block: its Input and Output nodes, in order. Instances keep their wires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studio.graph.model import Definition, Document, Node, Ref

PORTS = ("Input", "Output")
Ports = Mapping[int, int]
"""Old place of a port -> new place; a port that is missing is gone."""


def ports(definition: Definition, kind: str) -> list[str]:
    """Ids of the `Input` or of the `Output` nodes, in the order of the ports."""
    return [node.id for node in definition.of_type(kind)]


def matched(before: Document, after: Document) -> Document:
    """`after` with the wires of every instance at the ports that they were at before.

    A port that is gone loses its wires, a new one has none. For edits that add, remove or reorder
    Input and Output nodes inside a definition.
    """
    for definition in after.definitions.values():
        old = before.definitions.get(definition.id)
        if old is None or old is definition:
            continue
        moved = {kind: _moved(ports(old, kind), ports(definition, kind)) for kind in PORTS}
        if any(moved.values()):
            after = _rewired(after, definition, moved["Input"], moved["Output"])
    return after


def move_port(document: Document, node_id: str, by: int) -> Document:
    """Put a port before or behind others of its kind; the wires of instances go with it."""
    home = document.home(node_id)
    if home is None:
        return document
    kind = home.nodes[node_id].type
    order = ports(home, kind)
    place = order.index(node_id)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    ordered = iter(order)
    ids = (next(ordered) if node.type == kind else node.id for node in home.nodes.values())
    shuffled = replace(home, nodes={key: home.nodes[key] for key in ids})
    return matched(document, document.with_definition(shuffled))


def _moved(old: list[str], new: list[str]) -> Ports | None:
    """None where nothing is to be done."""
    if old == new:
        return None
    return {place: new.index(port) for place, port in enumerate(old) if port in new}


def _rewired(
    document: Document, definition: Definition, inputs: Ports | None, outputs: Ports | None
) -> Document:
    """All instances of `definition`, and what reads them, with their wires at the new places."""
    count = len(ports(definition, "Input"))
    for home in list(document.definitions.values()):
        instances = {n.id for n in home.nodes.values() if n.definition == definition.id}
        if not instances:
            continue
        nodes = dict(home.nodes)
        if inputs is not None:
            nodes |= {key: _placed(nodes[key], inputs, count) for key in instances}
        if outputs is not None:
            nodes = {key: _read(node, instances, outputs) for key, node in nodes.items()}
        document = document.with_definition(replace(home, nodes=nodes))
    return document


def _placed(node: Node, moved: Ports, count: int) -> Node:
    wires: list[Ref | None] = [None] * count
    for old, new in moved.items():
        if old < len(node.inputs):
            wires[new] = node.inputs[old]
    return node if tuple(wires) == node.inputs else replace(node, inputs=tuple(wires))


def _read(node: Node, instances: set[str], moved: Ports) -> Node:
    wires = tuple(_followed(ref, instances, moved) for ref in node.inputs)
    return node if wires == node.inputs else replace(node, inputs=wires)


def _followed(ref: Ref | None, instances: set[str], moved: Ports) -> Ref | None:
    if ref is None or ref.node not in instances:
        return ref
    new = moved.get(ref.port)
    return None if new is None else Ref(ref.node, new)
