"""What follows from the wires and names of one definition: order, cycles, use, name problems."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studio.graph.model import INSTANCE, Definition, Node
from studio.graph.muting import passed_by, read_by, unread
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.names import check_identifier, fresh, is_identifier
from studio.spec.problems import Problem, Refused, Repair


@dataclass(frozen=True)
class Structure:
    """`order` holds every node, inputs before readers.

    Nodes on a cycle come last and have a problem. `free`: nodes whose output nothing reads, in that
    order; `_needed` remembers what they depend on, as it is asked for once by each loose port.
    `readers`: id of a node -> who reads it, or would if it were there; `backward`: nodes that read
    what does not come before them; `instances`: nodes that are instances of definitions.
    """

    definition: Definition
    order: tuple[Node, ...]
    live: frozenset[str]
    positions: Mapping[str, int]
    problems: Mapping[str, tuple[Problem, ...]]
    free: tuple[str, ...]
    readers: Mapping[str, Sequence[str]]
    backward: frozenset[str]
    instances: tuple[str, ...]
    _needed: dict[str, frozenset[str]] = field(default_factory=dict)

    def loose_end(self, reader: Node | None = None) -> Node | None:
        """The last node whose output nothing reads and that does not depend on `reader`."""
        fitting = (one for one in reversed(self.free) if not self._depends(one, reader))
        found = next(fitting, None)
        return None if found is None else self.definition.nodes[found]

    def _depends(self, node_id: str, reader: Node | None) -> bool:
        if reader is None:
            return False
        if node_id not in self._needed:
            self._needed[node_id] = _needs(self.definition, node_id)
        return reader.id in self._needed[node_id]


def structure_of(definition: Definition, known: Structure | None = None) -> Structure:
    """The structure of `definition`; from `known` without work where only parameters differ."""
    if known is not None and _same_wiring(definition, known.definition):
        if definition is known.definition:
            return known
        nodes = definition.nodes
        order = tuple([nodes[node.id] for node in known.order])
        return replace(known, definition=definition, order=order)
    ordered, cyclic = ordered_nodes(definition)
    live = _live(definition)
    problems = _problems(definition, cyclic, live)
    inner = [node.id for node in ordered if node.type not in ("Input", "Output")]
    positions = {node_id: index for index, node_id in enumerate(inner)}
    readers, backward = _reading(ordered)
    return Structure(
        definition,
        tuple(ordered),
        live,
        positions,
        problems,
        _free(ordered, cyclic, readers),
        readers,
        backward,
        tuple([node.id for node in ordered if node.type[:1] == INSTANCE]),
    )


def _same_wiring(one: Definition, other: Definition) -> bool:
    if one is other:
        return True
    if len(one.nodes) != len(other.nodes) or one.kind != other.kind:
        return False
    pairs = zip(one.nodes.values(), other.nodes.values(), strict=True)
    return all([_wired_alike(a, b) for a, b in pairs if a is not b])


def _wired_alike(a: Node, b: Node) -> bool:
    return (a.id, a.inputs, a.name, a.type, a.muted, a.shares) == (
        b.id,
        b.inputs,
        b.name,
        b.type,
        b.muted,
        b.shares,
    )


def ordered_nodes(definition: Definition) -> tuple[list[Node], frozenset[str]]:
    """All nodes, inputs before readers, and the ids that lie on cycles.

    Otherwise nodes keep the order of the document.
    """
    nodes = definition.nodes
    done: dict[str, Node] = {}
    cyclic: set[str] = set()
    for start in nodes.values():
        for ref in start.inputs:
            if ref is not None and ref.node not in done:
                break
        else:
            done[start.id] = start
            continue
        trail: list[tuple[Node, int]] = [(start, 0)]
        entered = {start.id}
        while trail and start.id not in done:
            node, port = trail.pop()
            if port == len(node.inputs):
                done[node.id] = node
                entered.discard(node.id)
                continue
            trail.append((node, port + 1))
            ref = node.inputs[port]
            source = nodes.get(ref.node) if ref is not None else None
            if source is None or source.id in done:
                continue
            if source.id in entered:
                cyclic |= _loop(trail, source.id)
                continue
            entered.add(source.id)
            trail.append((source, 0))
    good = [node for node in done.values() if node.id not in cyclic]
    return [*good, *(nodes[i] for i in nodes if i in cyclic)], frozenset(cyclic)


def _reading(order: Iterable[Node]) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Who reads each node, and those that read what is not before them."""
    readers: dict[str, list[str]] = {}
    backward: list[str] = []
    before: set[str] = set()
    for node in order:
        node_id = node.id
        for ref in node.inputs:
            if ref is not None:
                source = ref.node
                if source in readers:
                    readers[source].append(node_id)
                else:
                    readers[source] = [node_id]
                if source not in before:
                    backward.append(node_id)
        before.add(node_id)
    return readers, frozenset(backward)


def _loop(trail: list[tuple[Node, int]], first: str) -> set[str]:
    ids = [node.id for node, _ in trail]
    return set(ids[ids.index(first) :]) if first in ids else {first}


def _live(definition: Definition) -> frozenset[str]:
    """Nodes that an output depends on. Inputs always count: they are the arguments.

    While a wire is missing on the way to an output nobody can tell, and all nodes count.
    """
    nodes, live = definition.nodes, set[str]()
    waiting = [node.id for node in definition.of_type("Output")]
    while waiting:
        node_id = waiting.pop()
        node = None if node_id in live else nodes.get(node_id)
        if node is None:
            continue
        live.add(node_id)
        wires = read_by(node) if node.muted else node.inputs
        if not wires and node.type != "Input":
            return frozenset(nodes)
        for ref in wires:
            if ref is None:
                return frozenset(nodes)
            waiting.append(ref.node)
        if node.shares is not None and not node.muted:
            waiting.append(node.shares)
    live.update(node.id for node in definition.of_type("Input"))
    return frozenset(live)


def _problems(
    definition: Definition, cyclic: frozenset[str], live: frozenset[str]
) -> dict[str, tuple[Problem, ...]]:
    problems: dict[str, tuple[Problem, ...]] = {}
    taken: set[str] = set()
    named, outputs = definition.kind == "class", bool(definition.of_type("Output"))
    skipped = passed_by(definition)
    for node in definition.nodes.values():
        found: list[Problem] = []
        if named and (node.name in taken or not is_identifier(node.name)):
            found.extend(_name_problems(node, definition, taken))
        taken.add(node.name)
        if node.id in cyclic:
            text = translate(
                "Analysis",
                "{name} is part of a loop: its output comes back to its input. Cut one "
                "wire of the loop.",
                name=node.name,
            )
            found.append(Problem("cycle", text))
        elif outputs and node.id not in live:
            found.append(_unread(node, skipped.get(node.id)))
        if found:
            problems[node.id] = tuple(found)
    return problems


def _unread(node: Node, muted: Node | None) -> Problem:
    text = translate(
        "Analysis", "Nothing uses {name}: wire its output on, or delete it.", name=node.name
    )
    if muted is not None:
        text = unread(node, muted)
    return Problem("output-unread", text, "warning")


def _name_problems(node: Node, definition: Definition, taken: set[str]) -> list[Problem]:
    try:
        check_identifier(node.name)
    except Refused as refused:
        return [
            Problem(refused.code, refused.text, field="name", repairs=(_renamed(node, definition),))
        ]
    if node.name in taken:
        text = translate("Analysis", "Another layer is called {name} too.", name=node.name)
        return [Problem("name-taken", text, field="name", repairs=(_renamed(node, definition),))]
    return []


def _renamed(node: Node, definition: Definition) -> Repair:
    name = fresh(stem_of(node.type), {other.name for other in definition.nodes.values()})
    return Repair(translate("Analysis", "Call it {name}", name=name), "rename", {"name": name})


def stem_of(type_name: str) -> str:
    """How nodes of a type are called by default: Conv2d -> conv, an instance -> block."""
    declaration = LAYERS.get(type_name)
    if declaration is not None:
        return declaration.default_stem()
    return "block" if type_name.startswith(INSTANCE) else "layer"


def definition_problems(definitions: Iterable[Definition]) -> list[Problem]:
    """Names of classes and of their parameters that cannot stand in Python."""
    problems = []
    for definition in definitions:
        written = [definition.name] if definition.kind == "class" else []
        for name in (*written, *(parameter.name for parameter in definition.parameters)):
            try:
                check_identifier(name)
            except Refused as refused:
                problems.append(refused.problem())
    return problems


def _free(order: Iterable[Node], cyclic: frozenset[str], taken: Container[str]) -> tuple[str, ...]:
    loose = (node for node in order if node.id not in taken and node.id not in cyclic)
    return tuple(node.id for node in loose if _gives(node))


def _needs(definition: Definition, node_id: str) -> frozenset[str]:
    """The node and all that it depends on."""
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        one = waiting.pop()
        if one in found or one not in definition.nodes:
            continue
        found.add(one)
        waiting.extend(ref.node for ref in definition.nodes[one].inputs if ref)
    return frozenset(found)


def _gives(node: Node) -> bool:
    declaration = LAYERS.get(node.type)
    return declaration is not None and bool(declaration.outputs)


def plug(structure: Structure, reader: Node, port: int) -> tuple[Repair, ...]:
    """Wire the loose end of the network to a port without a wire."""
    source = structure.loose_end(reader)
    if source is None:
        return ()
    title = translate(
        "Analysis", "Connect {source} to {name}", source=source.name, name=reader.name
    )
    return (Repair(title, "connect", {"source": source.id, "port": port}),)


def missing_input(
    structure: Structure, node: Node, ports: tuple[str, ...], *, variadic: bool
) -> Problem | None:
    """The first port without a wire, as a problem that offers the loose end of the network."""
    if len(node.inputs) >= len(ports) and None not in node.inputs:
        return None
    given = [ref is not None for ref in node.inputs]
    needed = max(len(ports), len(given)) if variadic else len(ports)
    lacking = [i for i in range(needed) if i >= len(given) or not given[i]]
    if not lacking:
        return None
    name = ports[min(lacking[0], len(ports) - 1)]
    text = (
        translate(
            "Analysis", "{name} has no input yet: drag a wire to its left port.", name=node.name
        )
        if len(ports) == 1
        else translate(
            "Analysis",
            "Input “{port}” of {name} is not connected: drag a wire to it.",
            port=name,
            name=node.name,
        )
    )
    repairs = plug(structure, node, lacking[0]) or _fed(structure.definition, node)
    return Problem("input-missing", text, repairs=repairs)


def _fed(definition: Definition, node: Node) -> tuple[Repair, ...]:
    """An Input of its own, where the definition has none."""
    if definition.of_type("Input"):
        return ()
    title = translate("Analysis", "Put an Input in front of {name}", name=node.name)
    return (Repair(title, "add_input", {"node": node.id}),)


def incomplete(structure: Structure) -> list[Problem]:
    """A network needs something in and something out."""
    definition = structure.definition
    problems = []
    if not definition.of_type("Input"):
        first = next((node for node in definition.nodes.values() if None in node.inputs), None)
        text = translate("Analysis", "The network has no Input. Drag one in from Input & output.")
        repairs = () if first is None else _fed(definition, first)
        problems.append(Problem("network-no-input", text, repairs=repairs))
    if not definition.of_type("Output"):
        text = translate(
            "Analysis", "The network has no Output. Drag one in and wire it to the last layer."
        )
        problems.append(Problem("network-no-output", text, repairs=_read(structure)))
    return problems


def _read(structure: Structure) -> tuple[Repair, ...]:
    """An Output behind the last layer."""
    last = structure.loose_end()
    if last is None or last.type == "Input":
        return ()
    title = translate("Analysis", "Put an Output behind {name}", name=last.name)
    return (Repair(title, "add_output", {"node": last.id}),)
