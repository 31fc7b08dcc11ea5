"""Shared weights as edits: layers of one definition that call the module of one of them.

The owner has the module; the others name it. All of a group have the same parameters, so their
fields follow one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.graph.model import Definition, Document, Node
from studio.graph.muting import unmute
from studio.graph.structure import ordered_nodes
from studio.spec.fields import Raw
from studio.spec.layer import LAYERS, Layer
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused, Repair


def groups_of(definition: Definition) -> Mapping[str, tuple[str, ...]]:
    """Node id -> the ids of all that call the same module, its owner first; only where shared."""
    members: dict[str, list[str]] = {}
    for node in definition.nodes.values():
        if node.shares is not None and node.shares in definition.nodes:
            members.setdefault(node.shares, [node.shares]).append(node.id)
    return {one: tuple(group) for group in members.values() for one in group}


def share(document: Document, ids: Iterable[str]) -> Document:
    """All of these layers, and those that share with them already, call one module.

    It is that of the one that the data reach first; the others take its parameters.

    Raises:
        Refused: `share-few`, `share-apart`, `share-types`, `share-nothing` for a layer without
            weights, `share-repeated`, `share-sequence`.
    """
    home, nodes = _checked(document, list(dict.fromkeys(ids)))
    groups = groups_of(home)
    joined = {one for node in nodes for one in groups.get(node.id, (node.id,))}
    ordered = [node for node in ordered_nodes(home)[0] if node.id in joined]
    owners = [node for node in ordered if node.id in {group[0] for group in groups.values()}]
    owner = next((node for node in owners or ordered if not node.muted), (owners or ordered)[0])
    shared = {
        node.id: replace(node, params=owner.params, starts={}, learning={}, shares=owner.id)
        for node in ordered
        if node is not owner
    }
    own = replace(owner, shares=None)
    return document.with_definition(replace(home, nodes={**home.nodes, **shared, owner.id: own}))


def unlink(document: Document, ids: Iterable[str]) -> Document:
    """Each of these layers has weights of its own again, which begin as the shared ones do.

    Where the owner is among them, the next layer of its group becomes the owner.
    """
    for node_id in dict.fromkeys(ids):
        home = document.home(node_id)
        group = () if home is None else groups_of(home).get(node_id, ())
        if home is None or not group:
            continue
        if node_id == group[0]:
            document = handed_on(document, {node_id})
            continue
        owner = home.nodes[group[0]]
        alone = replace(
            home.nodes[node_id], shares=None, starts=owner.starts, learning=owner.learning
        )
        document = document.with_node(alone)
    return document


def handed_on(document: Document, gone: set[str]) -> Document:
    """The modules of nodes that are about to leave go to the first of those that call them."""
    for definition in document.definitions.values():
        if any(node.shares in gone for node in definition.nodes.values()):
            document = document.with_definition(_handed_on(definition, gone))
    return document


def _handed_on(definition: Definition, gone: set[str]) -> Definition:
    nodes = dict(definition.nodes)
    order = [node.id for node in ordered_nodes(definition)[0]]
    for group in set(groups_of(definition).values()):
        owner, *others = group
        left = sorted((one for one in others if one not in gone), key=order.index)
        if owner not in gone or not left:
            continue
        heir = left[0]
        starts, learning = nodes[owner].starts, nodes[owner].learning
        nodes[heir] = replace(nodes[heir], shares=None, starts=starts, learning=learning)
        for one in left[1:]:
            nodes[one] = replace(nodes[one], shares=heir)
    return replace(definition, nodes=nodes)


def with_partners(
    document: Document, changes: Mapping[str, Mapping[str, Raw]]
) -> Mapping[str, Mapping[str, Raw]]:
    """`changes` of parameters, for everyone that shares with a layer that is changed."""
    found = dict(changes)
    for node_id, values in changes.items():
        home = document.home(node_id)
        if home is None or not any(node.shares for node in home.nodes.values()):
            continue
        for partner in groups_of(home).get(node_id, ()):
            found.setdefault(partner, values)
    return found


def can_share(document: Document, ids: Iterable[str]) -> bool:
    """Whether `share` would change something."""
    chosen = list(dict.fromkeys(ids))
    try:
        home, nodes = _checked(document, chosen)
    except Refused:
        return False
    groups = groups_of(home)
    return len({groups.get(node.id, (node.id,)) for node in nodes}) > 1


def _checked(document: Document, ids: list[str]) -> tuple[Definition, list[Node]]:
    home = document.home(ids[0]) if ids else None
    if home is None or len(ids) < 2:
        text = translate("Sharing", "Select two or more layers of one type to share weights.")
        raise Refused("share-few", text)
    if any(node_id not in home.nodes for node_id in ids):
        text = translate("Sharing", "Only layers of the same network can share their weights.")
        raise Refused("share-apart", text)
    nodes = [home.nodes[node_id] for node_id in ids]
    other = next((node for node in nodes if node.type != nodes[0].type), None)
    if other is not None:
        text = translate(
            "Sharing",
            "{one} and {other} are different layers: only layers of one type can share weights.",
            one=nodes[0].name,
            other=other.name,
        )
        raise Refused("share-types", text)
    if not _has_module(nodes[0]):
        text = translate("Sharing", "{name} has no weights to share.", name=nodes[0].name)
        raise Refused("share-nothing", text)
    repeated = next((node for node in nodes if node.repeat != 1), None)
    if repeated is not None:
        text = translate(
            "Sharing", "{name} is repeated, so it cannot share its weights.", name=repeated.name
        )
        raise Refused("share-repeated", text)
    if home.kind == "sequential":
        text = translate(
            "Sharing", "In {name}, a plain sequence, no layer comes twice.", name=home.name
        )
        raise Refused("share-sequence", text)
    return home, nodes


def _has_module(node: Node) -> bool:
    """Whether there is a module with parameters: of a block, or of a layer that torch makes."""
    if node.definition is not None:
        return True
    declaration = LAYERS.get(node.type)
    if declaration is None or declaration.constructor() is None:
        return False
    return not (issubclass(declaration, Layer) and declaration.tensors is Layer.tensors)


# ---- what is wrong between a layer and the one whose module it calls


def wrong_share(
    node: Node, owner: Node | None, alike: bool, sizes: tuple[object, object]
) -> Problem | None:
    """Why `node` cannot call the module of `owner`, with what can be done about it.

    `alike`: both are the same layer with the same parameters. `sizes`: what each of them infers
    from what arrives, None where that is not known.
    """
    if node.muted:
        return None
    title = translate("Sharing", "Give {name} weights of its own", name=node.name)
    own = Repair(title, "unlink", {"node": node.id})
    if owner is None or not alike or owner.shares is not None:
        text = translate(
            "Analysis",
            "{name} is to share the weights of another layer, but that one is missing or "
            "different. Give {name} weights of its own, or make both alike.",
            name=node.name,
        )
        return Problem("shares-differs", text, repairs=(*_joined(node, owner), own))
    if owner.muted:
        text = translate(
            "Sharing",
            "{name} uses the weights of {owner}, which is muted and has none then. Unmute "
            "{owner}, or mute {name} too.",
            name=node.name,
            owner=owner.name,
        )
        return Problem("shares-muted", text, repairs=(unmute(owner), own))
    if None not in sizes and sizes[0] != sizes[1]:
        text = translate(
            "Program",
            "{name} uses the weights of {owner}, but other sizes arrive there.",
            name=node.name,
            owner=owner.name,
        )
        return Problem("shares-size", text, repairs=(own,))
    return None


def _joined(node: Node, owner: Node | None) -> tuple[Repair, ...]:
    """Take the parameters of the owner, where it is a layer of the same type."""
    if owner is None or owner.type != node.type:
        return ()
    title = translate("Sharing", "Set {name} as {owner} is", name=node.name, owner=owner.name)
    return (Repair(title, "share", {"node": node.id, "owner": owner.id}),)
