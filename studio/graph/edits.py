"""Edits of the network: pure functions Document -> Document.

The new node of an edit has id n<next_id>.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.graph.direction import runs_down
from studio.graph.model import INSTANCE, Definition, Document, Node, Placement, Ref, put, without
from studio.graph.muting import can_be_muted
from studio.graph.nesting import check_use, instance_stem
from studio.graph.ports import matched
from studio.graph.sharing import handed_on, with_partners
from studio.graph.structure import ordered_nodes, stem_of
from studio.spec.fields import Raw
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.names import check_identifier, fresh
from studio.spec.problems import Refused

Point = tuple[float, float]
GAP = 210.0
"""Distance from one node to the next that is put to its right, in scene units."""
DROP = 120.0
"""From one node to the next that is put below it."""


def add(
    document: Document,
    definition_id: str,
    type_name: str,
    at: Point = (0.0, 0.0),
    params: Mapping[str, Raw] | None = None,
    name: str | None = None,
) -> Document:
    """Put a new node without wires at `at`.

    Raises:
        Refused: `block-itself`, `block-missing` for an instance that cannot be there.
    """
    home = document.definitions[definition_id]
    if type_name.startswith(INSTANCE):
        check_use(document, type_name[len(INSTANCE) :], definition_id)
    taken = {node.name for node in home.nodes.values()}
    node = Node(
        f"n{document.next_id}",
        name or _first_name(document, type_name, taken),
        type_name,
        dict(params or {}),
        (None,) * _port_count(document, type_name),
    )
    grown = replace(home, nodes=put(home.nodes, node.id, node))
    return replace(
        matched(document, document.with_definition(grown)),
        view=put(document.view, node.id, _placed(document, home, at)),
        next_id=document.next_id + 1,
    )


def _placed(document: Document, home: Definition, at: Point) -> Placement:
    """Of a new node: the data run through it as through the others."""
    return Placement(float(at[0]), float(at[1]), down=runs_down(document, home))


def _first_name(document: Document, type_name: str, taken: set[str]) -> str:
    inner = document.definitions.get(type_name[len(INSTANCE) :])
    stem = stem_of(type_name) if inner is None else instance_stem(inner)
    lone = type_name in ("Input", "Output", "Flatten")
    return stem if lone and stem not in taken else fresh(stem, taken)


def _port_count(document: Document, type_name: str) -> int:
    if type_name.startswith(INSTANCE):
        inner = document.definitions.get(type_name[len(INSTANCE) :])
        return 0 if inner is None else len(inner.of_type("Input"))
    declaration = LAYERS.get(type_name)
    return 1 if declaration is None else len(declaration.inputs)


def add_after(
    document: Document,
    node_id: str,
    type_name: str,
    params: Mapping[str, Raw] | None = None,
) -> Document:
    """Put a new node to the right of `node_id`, or below where the data run down, wired to it.

    What read `node_id` now reads the new node.
    """
    home = _home(document, node_id)
    source = home.nodes[node_id]
    place = document.view.get(node_id, Placement())
    at = (place.x, place.y + DROP) if place.down else (place.x + GAP, place.y)
    new_id = f"n{document.next_id}"
    grown = add(document, home.id, type_name, at, params)
    if not grown.definitions[home.id].nodes[new_id].inputs or not output_count(document, source):
        return grown
    for reader, port in list(home.readers(node_id)):
        if output_count(grown, grown.definitions[home.id].nodes[new_id]):
            grown = _plug(grown, reader.id, port, Ref(new_id))
    grown = _plug(grown, new_id, 0, Ref(node_id))
    return (_pushed_down if place.down else _pushed_right)(grown, home.id, new_id)


def _pushed_down(document: Document, definition_id: str, node_id: str) -> Document:
    """Make room: if the new node would cover another one, all that is below moves on by one gap."""
    place, others = document.view[node_id], document.definitions[definition_id].nodes
    known = {i: document.view[i] for i in others if i != node_id and i in document.view}
    lane = [at for at in known.values() if abs(at.x - place.x) < GAP]
    if not any(abs(at.y - place.y) < DROP - 30 for at in lane):
        return document
    moved = {i: replace(at, y=at.y + DROP) for i, at in known.items() if at.y > place.y - 30}
    return replace(document, view={**document.view, **moved})


def _pushed_right(document: Document, definition_id: str, node_id: str) -> Document:
    """Make room: nodes of the same row that the new one would cover move on by one gap."""
    place = document.view[node_id]
    row = {
        other: document.view[other]
        for other in document.definitions[definition_id].nodes
        if other != node_id
        and other in document.view
        and abs(document.view[other].y - place.y) < 60
    }
    if not any(abs(other.x - place.x) < GAP - 30 for other in row.values()):
        return document
    moved = {other: replace(at, x=at.x + GAP) for other, at in row.items() if at.x > place.x - 30}
    return replace(document, view={**document.view, **moved})


def insert_on_wire(
    document: Document,
    type_name: str,
    reader_id: str,
    port: int,
    at: Point,
    params: Mapping[str, Raw] | None = None,
) -> Document:
    """Put a new node into the wire that ends at `port` of `reader_id`."""
    home = _home(document, reader_id)
    new_id = f"n{document.next_id}"
    grown = add(document, home.id, type_name, at, params)
    return move_onto_wire(grown, new_id, reader_id, port)


def move_onto_wire(document: Document, node_id: str, reader_id: str, port: int) -> Document:
    """Put an unconnected node into a wire; a node without inputs or outputs is left beside it."""
    home = _home(document, reader_id)
    node = home.nodes[node_id]
    source = home.nodes[reader_id].inputs[port]
    if source is None or not node.inputs or not output_count(document, node):
        return document
    wired = _plug(document, node_id, 0, source)
    return _plug(wired, reader_id, port, Ref(node_id))


def connect(
    document: Document, source_id: str, source_port: int, reader_id: str, port: int
) -> Document:
    """Wire an output to an input port, in place of what was there.

    Raises:
        Refused: `wire-self`, `wire-cycle`, `wire-port`, `wire-apart` (not in one network).
    """
    home = _home(document, reader_id)
    if source_id not in home.nodes:
        raise Refused("wire-apart", translate("Edits", "Both ends must be in the same network."))
    if source_id == reader_id:
        raise Refused("wire-self", translate("Edits", "A layer cannot read its own output."))
    _check_port(document, home.nodes[source_id], source_port, home.nodes[reader_id], port)
    if depends(home, source_id, reader_id):
        raise Refused(
            "wire-cycle",
            translate(
                "Edits",
                "This wire would close a loop: {source} already depends on {reader}.",
                source=home.nodes[source_id].name,
                reader=home.nodes[reader_id].name,
            ),
        )
    return _plug(document, reader_id, port, Ref(source_id, source_port))


def _check_port(
    document: Document, source: Node, source_port: int, reader: Node, port: int
) -> None:
    declaration = LAYERS.get(reader.type)
    grows = declaration is not None and declaration.variadic
    if not 0 <= source_port < output_count(document, source):
        raise Refused(
            "wire-port", translate("Edits", "{name} has no output to read.", name=source.name)
        )
    if not 0 <= port < len(reader.inputs) + (1 if grows else 0):
        raise Refused(
            "wire-port", translate("Edits", "{name} has no such input.", name=reader.name)
        )


def output_count(document: Document, node: Node) -> int:
    """How many outputs a wire can begin at; of an unknown type only the first is known."""
    inner = document.definitions.get(node.definition or "")
    if inner is not None:
        return len(inner.of_type("Output"))
    declaration = LAYERS.get(node.type)
    return 1 if declaration is None else len(declaration.ports_out(node.params))


def _has_output(node: Node) -> bool:
    declaration = LAYERS.get(node.type)
    return declaration is None or bool(declaration.outputs)


def depends(home: Definition, node_id: str, on: str) -> bool:
    """Whether the value of a node is computed from that of `on`, or is it."""
    waiting, seen = [node_id], set[str]()
    while waiting:
        current = waiting.pop()
        if current == on:
            return True
        if current in seen or current not in home.nodes:
            continue
        seen.add(current)
        waiting.extend(ref.node for ref in home.nodes[current].inputs if ref is not None)
    return False


def disconnect(document: Document, reader_id: str, port: int) -> Document:
    """Take the wire out of an input port; a variadic layer keeps at least its declared ports."""
    node = _node(document, reader_id)
    declaration = LAYERS.get(node.type)
    if (
        declaration is not None
        and declaration.variadic
        and len(node.inputs) > len(declaration.inputs)
    ):
        kept = (*node.inputs[:port], *node.inputs[port + 1 :])
        return document.with_node(replace(node, inputs=kept))
    return _plug(document, reader_id, port, None)


def _plug(document: Document, reader_id: str, port: int, ref: Ref | None) -> Document:
    node = _node(document, reader_id)
    ports = list(node.inputs)
    if port >= len(ports):
        ports.extend([None] * (port + 1 - len(ports)))
    ports[port] = ref
    return document.with_node(replace(node, inputs=tuple(ports)))


def remove(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes and every wire that begins or ends at them."""
    gone = set(ids)
    before, document = document, handed_on(document, gone)
    definitions = {
        key: _without_nodes(definition, gone) for key, definition in document.definitions.items()
    }
    left = replace(document, definitions=definitions, view=without(document.view, *gone))
    return matched(before, left)


def _without_nodes(definition: Definition, gone: set[str]) -> Definition:
    if not gone & definition.nodes.keys():
        return definition
    kept = {
        node.id: _unwired(node, gone) for node in definition.nodes.values() if node.id not in gone
    }
    return replace(definition, nodes=kept)


def _unwired(node: Node, gone: set[str]) -> Node:
    lost = any(ref is not None and ref.node in gone for ref in node.inputs)
    shares = None if node.shares in gone else node.shares
    if not lost and shares == node.shares:
        return node
    ports = tuple(None if ref is not None and ref.node in gone else ref for ref in node.inputs)
    return replace(node, inputs=ports, shares=shares)


def remove_joined(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes and wire their readers to what they read first."""
    gone = list(ids)
    for node_id in gone:
        home = _home(document, node_id)
        source = next((ref for ref in home.nodes[node_id].inputs if ref is not None), None)
        for reader, port in list(home.readers(node_id)):
            document = _plug(document, reader.id, port, source)
    return remove(document, gone)


def set_param(document: Document, node_id: str, field: str, value: Raw) -> Document:
    return set_params(document, {node_id: {field: value}})


def set_params(document: Document, changes: Mapping[str, Mapping[str, Raw]]) -> Document:
    """Set raw parameters of several nodes; a value equal to the default is not stored.

    Layers that share their weights with one of them follow.
    """
    for node_id, values in with_partners(document, changes).items():
        node = _node(document, node_id)
        declaration = LAYERS.get(node.type)
        params = dict(node.params)
        for name, value in values.items():
            fields = {} if declaration is None else declaration.fields()
            default = fields[name].default if name in fields else None
            if name in fields and type(value) is type(default) and value == default:
                params.pop(name, None)
            else:
                params[name] = value
        document = _changed(document, node, replace(node, params=params))
    return document


def _changed(document: Document, before: Node, after: Node) -> Document:
    """Put `after` in the place of `before`; wires from outputs that are gone are cut."""
    document = document.with_node(after)
    count = output_count(document, after)
    if count >= output_count(document, before):
        return document
    for reader, port in list(_home(document, after.id).readers(after.id))[::-1]:
        ref = reader.inputs[port]
        if ref is not None and ref.port >= count:
            document = disconnect(document, reader.id, port)
    return document


def reset_param(document: Document, node_id: str, field: str) -> Document:
    node = _node(document, node_id)
    return _changed(document, node, replace(node, params=without(node.params, field)))


def rename(document: Document, node_id: str, name: str) -> Document:
    """Raises Refused: `name-…` codes of `spec.names`, and `name-taken`."""
    check_identifier(name)
    home = _home(document, node_id)
    if any(node.name == name and node.id != node_id for node in home.nodes.values()):
        raise Refused(
            "name-taken", translate("Edits", "Another layer is called {name} already.", name=name)
        )
    return document.with_node(replace(home.nodes[node_id], name=name))


def set_label(document: Document, node_id: str, label: str) -> Document:
    return document.with_node(replace(_node(document, node_id), label=label.strip()))


def set_muted(document: Document, ids: Iterable[str], muted: bool) -> Document:
    """Let data pass by these nodes, or let the nodes work again.

    Raises:
        Refused: `mute-end` where there are only inputs and outputs of the network among them.
    """
    nodes = [_node(document, node_id) for node_id in ids]
    able = [node for node in nodes if not muted or can_be_muted(node)]
    if nodes and not able:
        text = translate(
            "Edits",
            "{name} cannot be muted: where data enter or leave there is nothing to pass by.",
            name=nodes[0].name,
        )
        raise Refused("mute-end", text)
    for node in able:
        document = document.with_node(replace(node, muted=muted))
    return document


def move(document: Document, places: Mapping[str, Point]) -> Document:
    """Put nodes at places; no Node changes."""
    unplaced, moved = Placement(), dict[str, Placement]()
    for node_id, (x, y) in places.items():
        at = document.view.get(node_id, unplaced)
        moved[node_id] = Placement(float(x), float(y), at.folded, at.unfolded, at.down)
    return replace(document, view={**document.view, **moved})


def fold(document: Document, ids: Iterable[str], folded: bool) -> Document:
    """Show only the names of nodes, or more again."""
    view = document.view
    changed = {i: replace(view.get(i, Placement()), folded=folded, unfolded=False) for i in ids}
    return replace(document, view={**view, **changed})


def unfold(document: Document, ids: Iterable[str], unfolded: bool) -> Document:
    """Show what is inside blocks where they stand, or their cards again."""
    view = document.view
    changed = {i: replace(view.get(i, Placement()), folded=False, unfolded=unfolded) for i in ids}
    return replace(document, view={**view, **changed})


def _home(document: Document, node_id: str) -> Definition:
    home = document.home(node_id)
    if home is None:
        raise Refused(
            "node-missing", translate("Edits", "This layer is not in the document any more.")
        )
    return home


def _node(document: Document, node_id: str) -> Node:
    return _home(document, node_id).nodes[node_id]


def chain_end(definition: Definition) -> str | None:
    """The last node with an output that nothing reads: where a new layer goes by default."""
    read = {
        ref.node for node in definition.nodes.values() for ref in node.inputs if ref is not None
    }
    order, _ = ordered_nodes(definition)
    free = [node.id for node in order if node.id not in read and _has_output(node)]
    return free[-1] if free else None
