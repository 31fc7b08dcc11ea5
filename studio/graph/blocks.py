"""Blocks as edits: make one of a selection, unpack it, let one instance have its own.

Pure functions Document -> Document. Ports are in `ports`, parameters in `block_parameters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studio.graph.model import (
    INSTANCE,
    Definition,
    Document,
    Node,
    Placement,
    Ref,
    put,
    without,
)
from studio.graph.nesting import free_id, instance_stem, instances
from studio.graph.remark_copies import drawn_in, entered
from studio.graph.structure import ordered_nodes
from studio.spec.fields import Raw
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.names import check_identifier, fresh
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

UNNAMED = "Block"
"""What a block is called until somebody names it; a number may follow."""

GAP, DROP = 210.0, 120.0
"""From the ports of a new block to its layers, in scene units."""

Shapes = Mapping[Ref, Shape]


def make_block(
    document: Document, ids: Iterable[str], name: str = UNNAMED, shapes: Shapes | None = None
) -> Document:
    """Move nodes into a definition of their own, with one instance in their place.

    The network computes what it did before. Input and Output of a network stay where they are.
    `shapes`: what the values are that enter, as far as it is known.

    Raises:
        Refused: `block-empty`; `block-apart` (not all in one network); `block-loop` where a wire
            leaves the block and comes back; `block-shares` where weights are shared across its
            edge; `name-…`.
    """
    home, chosen = _chosen(document, ids)
    check_identifier(name)
    _check_closed(home, chosen)
    taken = {one.name for one in document.definitions.values()}
    name = fresh(name, taken) if name in taken else name
    cut = _Cut(home, chosen)
    number = document.next_id
    definition_id, instance_id = free_id(document), f"n{number + 1}"
    inner, view, next_id = _filled(document, definition_id, name, cut, number + 2, shapes or {})
    instance = Node(
        instance_id,
        _name(instance_stem(inner), {node.name for node in home.nodes.values()}),
        f"{INSTANCE}{definition_id}",
        inputs=cut.entering,
    )
    outer = _joined(home, chosen, instance, cut.leaving)
    definitions = {**put(document.definitions, outer.id, outer), definition_id: inner}
    view[instance_id] = _middle(document, chosen)
    return replace(document, definitions=definitions, view=view, next_id=next_id)


def _chosen(document: Document, ids: Iterable[str]) -> tuple[Definition, dict[str, Node]]:
    nodes = [node for node_id in ids if (node := document.node(node_id)) is not None]
    homes = {home.id for node in nodes if (home := document.home(node.id)) is not None}
    if len(homes) > 1:
        text = translate("Blocks", "A block is made of layers that are in one network.")
        raise Refused("block-apart", text)
    chosen = {node.id: node for node in nodes if node.type not in ("Input", "Output")}
    if not chosen:
        text = translate("Blocks", "Select the layers that are to become a block.")
        raise Refused("block-empty", text)
    return document.definitions[homes.pop()], chosen


def _check_closed(home: Definition, chosen: Mapping[str, Node]) -> None:
    """No way leads out of the block and back into it, and no weights are shared across."""
    outside: dict[str, bool] = {}
    order, _ = ordered_nodes(home)
    for node in order:
        read = [ref.node for ref in node.inputs if ref is not None]
        if node.id in chosen:
            back = next((source for source in read if outside.get(source)), None)
            if back is not None:
                text = translate(
                    "Blocks",
                    "{name} lies between the selected layers. Select it too, or leave out what "
                    "follows it.",
                    name=home.nodes[back].name,
                )
                raise Refused("block-loop", text)
        else:
            outside[node.id] = any(source in chosen or outside.get(source) for source in read)
    for node in home.nodes.values():
        if node.shares is not None and (node.id in chosen) != (node.shares in chosen):
            text = translate(
                "Blocks",
                "{name} shares the weights of {owner}. Select both, or none of them.",
                name=node.name,
                owner=home.nodes[node.shares].name,
            )
            raise Refused("block-shares", text)


class _Cut:
    """Where the edge of the block cuts wires: values that enter and values that leave."""

    def __init__(self, home: Definition, chosen: Mapping[str, Node]) -> None:
        self.home, self.chosen = home, chosen
        order = [node for node in ordered_nodes(home)[0] if node.id in chosen]
        entering = (ref for n in order for ref in n.inputs if ref and ref.node not in chosen)
        self.entering = tuple(dict.fromkeys(entering))
        self.order = order
        read = [
            ref
            for node in home.nodes.values()
            if node.id not in chosen
            for ref in node.inputs
            if ref is not None and ref.node in chosen
        ]
        inside = {ref.node for node in order for ref in node.inputs if ref is not None}
        loose = [Ref(node.id) for node in order if node.id not in inside and _gives(node)]
        leaving = dict.fromkeys(read or loose)
        places = {node.id: place for place, node in enumerate(order)}
        self.leaving = tuple(sorted(leaving, key=lambda ref: (places[ref.node], ref.port)))


def _gives(node: Node) -> bool:
    declaration = LAYERS.get(node.type)
    return declaration is None or bool(declaration.outputs)


def _filled(
    document: Document, definition_id: str, name: str, cut: _Cut, number: int, shapes: Shapes
) -> tuple[Definition, dict[str, Placement], int]:
    """The definition, the view with its ports, and the next id."""
    taken = {node.name for node in cut.chosen.values()}
    entries: dict[Ref, Node] = {}
    for ref in cut.entering:
        stem = "x" if len(cut.entering) == 1 else cut.home.nodes[ref.node].name
        shape = shapes.get(ref)
        params = {} if shape is None else {"shape": tuple(int(dim) for dim in shape.dims)}
        entries[ref] = Node(f"n{number}", _name(stem, taken), "Input", params)
        number += 1
    inner = {
        node.id: replace(node, inputs=tuple(_entered(ref, entries) for ref in node.inputs))
        for node in cut.chosen.values()
    }
    exits: list[Node] = []
    for ref in cut.leaving:
        stem = "output" if len(cut.leaving) == 1 else f"{cut.chosen[ref.node].name}_out"
        exits.append(Node(f"n{number}", _name(stem, taken), "Output", inputs=(ref,)))
        number += 1
    nodes = {node.id: node for node in (*entries.values(), *inner.values(), *exits)}
    view = {**document.view, **_port_places(document, cut, list(entries.values()), exits)}
    return Definition(definition_id, name, nodes=nodes), view, number


def _name(stem: str, taken: set[str]) -> str:
    name = fresh(stem, taken) if stem in taken else stem
    taken.add(name)
    return name


def _entered(ref: Ref | None, entries: Mapping[Ref, Node]) -> Ref | None:
    return Ref(entries[ref].id) if ref is not None and ref in entries else ref


def _port_places(
    document: Document, cut: _Cut, entries: Sequence[Node], exits: Sequence[Node]
) -> dict[str, Placement]:
    """Inputs left and outputs right of the layers, or above and below where the data run down."""
    places = [document.view[i] for i in cut.chosen if i in document.view] or [Placement()]
    if sum([place.down for place in places]) * 2 > len(places):
        over = min(place.y for place in places) - DROP
        under = max(place.y for place in places) + DROP
        left = min(place.x for place in places)
        ends = ((over, entries), (under, exits))
        return {
            node.id: Placement(left + GAP * i, y, down=True)
            for y, nodes in ends
            for i, node in enumerate(nodes)
        }
    left = min(place.x for place in places) - GAP
    right = max(place.x for place in places) + GAP
    top = min(place.y for place in places)
    found = {node.id: Placement(left, top + 110 * i) for i, node in enumerate(entries)}
    return found | {node.id: Placement(right, top + 110 * i) for i, node in enumerate(exits)}


def _joined(
    home: Definition, chosen: Mapping[str, Node], instance: Node, leaving: Sequence[Ref]
) -> Definition:
    """The outer definition: the instance stands where the first of its layers stood."""
    ports = {ref: Ref(instance.id, port) for port, ref in enumerate(leaving)}
    nodes: dict[str, Node] = {}
    for node in home.nodes.values():
        if node.id in chosen:
            nodes.setdefault(instance.id, instance)
            continue
        wires = tuple(ports.get(ref, ref) if ref is not None else None for ref in node.inputs)
        nodes[node.id] = node if wires == node.inputs else replace(node, inputs=wires)
    return replace(home, nodes=nodes)


def _middle(document: Document, ids: Iterable[str]) -> Placement:
    places = [document.view[i] for i in ids if i in document.view] or [Placement()]
    return Placement(
        round(sum(place.x for place in places) / len(places)),
        round(sum(place.y for place in places) / len(places)),
        down=2 * sum([place.down for place in places]) > len(places),
    )


# ---- one definition, many instances


def make_independent(document: Document, node_id: str) -> Document:
    """Give the instance a definition of its own; what it computes stays the same.

    Raises:
        Refused: `block-missing`, when the node is no instance.
    """
    node, inner = _instance(document, node_id)
    taken = {one.name for one in document.definitions.values()}
    copy = _copied(document, inner, fresh(inner.name, taken))
    view = dict(document.view)
    for old, new in zip(inner.nodes, copy.definition.nodes, strict=True):
        if old in view:
            view[new] = view[old]
    grown = replace(
        document,
        definitions={**document.definitions, copy.definition.id: copy.definition},
        view=view,
        next_id=copy.next_id,
    )
    renumbered = dict(zip(inner.nodes, copy.definition.nodes, strict=True))
    inside = drawn_in(document, inner)
    grown = entered(grown, copy.definition.id, inside, renumbered, (0.0, 0.0))
    return grown.with_node(replace(node, type=f"{INSTANCE}{copy.definition.id}", shares=None))


@dataclass(frozen=True)
class Copy:
    """A definition with fresh ids, and the next id that is free then."""

    definition: Definition
    next_id: int


def _copied(document: Document, inner: Definition, name: str) -> Copy:
    first = document.next_id + 1
    renumbered = {old: f"n{first + i}" for i, old in enumerate(inner.nodes)}
    nodes = {renumbered[n.id]: renumber(n, renumbered) for n in inner.nodes.values()}
    definition = replace(inner, id=free_id(document), name=name, nodes=nodes)
    return Copy(definition, first + len(nodes))


def renumber(node: Node, renumbered: Mapping[str, str]) -> Node:
    """The node with other ids for itself and for what it reads."""
    wires = tuple(
        ref if ref is None else Ref(renumbered.get(ref.node, ref.node), ref.port)
        for ref in node.inputs
    )
    shares = None if node.shares is None else renumbered.get(node.shares, node.shares)
    return replace(node, id=renumbered[node.id], inputs=wires, shares=shares)


def _instance(document: Document, node_id: str) -> tuple[Node, Definition]:
    node = document.node(node_id)
    inner = document.definitions.get(node.definition or "") if node is not None else None
    if node is None or inner is None:
        raise Refused("block-missing", translate("Blocks", "This is not a block."))
    return node, inner


def rename_block(document: Document, definition_id: str, name: str) -> Document:
    """Raises Refused: `name-…` codes of `spec.names`, and `name-taken`."""
    check_identifier(name)
    definition = document.definitions[definition_id]
    others = (one.name for one in document.definitions.values() if one.id != definition_id)
    if name in others:
        raise Refused(
            "name-taken", translate("Blocks", "Another block is called {name} already.", name=name)
        )
    return document.with_definition(replace(definition, name=name))


def set_in_place(document: Document, definition_id: str, in_place: bool) -> Document:
    """Write a plain chain in place as nn.Sequential, or as a class of its own."""
    definition = document.definitions[definition_id]
    return document.with_definition(replace(definition, kind="sequential" if in_place else "class"))


def set_repeats(document: Document, ids: Iterable[str], count: Raw) -> Document:
    """So many of each node one after another: a number or an expression."""
    for node_id in ids:
        node = document.node(node_id)
        if node is not None:
            document = document.with_node(replace(node, repeat=count))
    return document


def remove_block(document: Document, definition_id: str) -> Document:
    """Take a definition out of the document.

    Raises:
        Refused: `block-used` while there are instances of it.
    """
    definition = document.definitions[definition_id]
    used = [node.name for _, node in instances(document, definition_id)]
    if used or definition_id in document.networks.values():
        text = translate(
            "Blocks",
            "{name} is used by {nodes}. Delete or unpack them first.",
            name=definition.name,
            nodes=", ".join(used[:5]) or definition.name,
        )
        raise Refused("block-used", text)
    return replace(
        document,
        definitions=without(document.definitions, definition_id),
        view=without(document.view, *definition.nodes),
    )
