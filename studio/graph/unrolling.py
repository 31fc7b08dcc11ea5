"""Repeats written out: the document that analysis and text read, with each ×N as N copies.

In a class a repeated node becomes a sequence of its copies, in a sequence the copies stand one
after another in its place. The document that people see and save keeps its one node.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.graph.arguments import arguments_of
from studio.graph.binding import inner_names, top_names
from studio.graph.model import INSTANCE, Definition, Document, Node, Ref
from studio.spec.expressions import Names, Number, evaluate
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.names import copy_id
from studio.spec.problems import Problem, Refused

MOST_COPIES = 1_000
MOST_LEVELS = 20
ONCE = 1


@dataclass(frozen=True)
class Copies:
    """A node of a sequence that its copies stand for."""

    node: Node
    count: int

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(copy_id(self.node.id, index) for index in range(self.count))


@dataclass(frozen=True)
class Unrolled:
    """`copies` and `problems`: id of a definition in `document` -> id of a repeated node -> …"""

    document: Document
    copies: Mapping[str, Mapping[str, Copies]] = field(default_factory=dict)
    problems: Mapping[str, Mapping[str, Problem]] = field(default_factory=dict)


class Unroller:
    """Unrolls one document again and again; what did not change is the identical object."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Definition]] = {}

    def unroll(self, document: Document) -> Unrolled:
        """`document` itself where nothing is repeated."""
        if not any(map(_repeats, document.definitions.values())):
            self._made = {}
            return Unrolled(document)
        work = _Unrolling(document, self._made)
        for definition_id in document.networks.values():
            definition = document.definitions[definition_id]
            work.definitions[definition_id] = work.unrolled(
                definition, definition_id, top_names(document), ()
            )
        self._made = work.made
        return Unrolled(
            replace(document, definitions={**document.definitions, **work.definitions}),
            work.copies,
            work.problems,
        )


def unrolled(document: Document) -> Document:
    """The document with its repeats written out."""
    return Unroller().unroll(document).document


@dataclass
class _Unrolling:
    document: Document
    known: Mapping[str, tuple[tuple[object, ...], Definition]]
    made: dict[str, tuple[tuple[object, ...], Definition]] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    copies: dict[str, dict[str, Copies]] = field(default_factory=dict)
    problems: dict[str, dict[str, Problem]] = field(default_factory=dict)

    def unrolled(
        self, definition: Definition, new_id: str, names: Names, within: tuple[str, ...]
    ) -> Definition:
        """`definition` at one use, under a new id."""
        within = (*within, definition.id)
        nodes: dict[str, Node] = {}
        ends: dict[str, str] = {}
        for node in definition.nodes.values():
            inner = self._pointed(node, names, within)
            count = self._count(definition, new_id, node, names)
            if count is None:
                nodes[node.id] = inner
            elif definition.kind == "sequential":
                copies = Copies(node, count)
                self.copies.setdefault(new_id, {})[node.id] = copies
                nodes |= _chain(inner, copies)
                ends[node.id] = copies.ids[-1]
            else:
                nodes[node.id] = self._sequence(definition, new_id, inner, Copies(node, count))
        if ends:
            nodes = {key: _reading(node, ends) for key, node in nodes.items()}
        return self._kept(new_id, replace(definition, id=new_id, nodes=nodes))

    def _pointed(self, node: Node, names: Names, within: tuple[str, ...]) -> Node:
        """The node as an instance of the unrolled definition that it needs at this place."""
        inner = self.document.definitions.get(node.definition or "")
        if inner is None or inner.id in within or len(within) > MOST_LEVELS:
            return node
        inside = inner_names(self.document, arguments_of(node, inner, names)[0])
        counts = self._counts(inner, inside, within)
        new_id = f"{inner.id}|{counts}" if counts else inner.id
        if new_id not in self.definitions:
            self.definitions[new_id] = self.unrolled(inner, new_id, inside, within)
        return node if new_id == inner.id else replace(node, type=f"{INSTANCE}{new_id}")

    def _counts(self, definition: Definition, names: Names, within: tuple[str, ...]) -> str:
        """The counts in a definition and inside it that are others in other uses."""
        parts = []
        for node in definition.nodes.values():
            inner = self.document.definitions.get(node.definition or "")
            if _depends(node, names):
                parts.append(str(evaluate(str(node.repeat), names).value))
            if inner is not None and inner.id not in within and len(within) <= MOST_LEVELS:
                inside = inner_names(self.document, arguments_of(node, inner, names)[0])
                parts.append(self._counts(inner, inside, (*within, definition.id)))
        return ",".join(part for part in parts if part)

    def _sequence(self, home: Definition, home_id: str, inner: Node, copies: Copies) -> Node:
        """An instance of a sequence of the copies; it hands on what they may name."""
        node = copies.node
        new_id = f"{home_id}/{node.id}"
        entry, leave = f"{node.id}*in", f"{node.id}*out"
        chain = _chain(replace(inner, inputs=(Ref(entry),), learning={}), copies)
        nodes = {
            entry: Node(entry, "input", "Input"),
            **chain,
            leave: Node(leave, "output", "Output", inputs=(Ref(copies.ids[-1]),)),
        }
        sequence = Definition(new_id, node.name, "sequential", home.parameters, nodes)
        self.definitions[new_id] = self._kept(new_id, sequence)
        handed = {parameter.name: parameter.name for parameter in home.parameters}
        return Node(
            node.id,
            node.name,
            f"{INSTANCE}{new_id}",
            handed,
            node.inputs,
            muted=node.muted,
            learning=node.learning,
        )

    def _count(self, definition: Definition, new_id: str, node: Node, names: Names) -> int | None:
        """How many copies to write; None for a node that stays as it is."""
        if not _repeated(node) or node.muted:
            return None
        try:
            self._check(definition, node)
            count = evaluate(str(node.repeat), names).value
            if not isinstance(count, int) or not 1 <= count <= MOST_COPIES:
                raise _not_a_count(count)
        except Refused as refused:
            problem = replace(refused.problem(), field="repeat")
            self.problems.setdefault(new_id, {})[node.id] = problem
            return None
        return count

    def _check(self, definition: Definition, node: Node) -> None:
        inner = self.document.definitions.get(node.definition or "")
        declaration = LAYERS.get(node.type)
        if inner is not None:
            ends = len(inner.of_type("Input")), len(inner.of_type("Output"))
        elif declaration is not None and not declaration.variadic:
            ends = len(declaration.inputs), len(declaration.ports_out(node.params))
        else:
            ends = 0, 0
        if ends != (1, 1):
            text = translate(
                "Unrolling",
                "{name} cannot be repeated: only what has one input and one output can.",
                name=node.name,
            )
            raise Refused("repeat-ports", text)
        if node.shares or any(one.shares == node.id for one in definition.nodes.values()):
            text = translate(
                "Unrolling",
                "{name} shares its weights, so it cannot be repeated.",
                name=node.name,
            )
            raise Refused("repeat-shares", text)

    def _kept(self, key: str, definition: Definition) -> Definition:
        """The object of the last time where it is equal: findings are kept by identity."""
        old = self.known.get(key)
        now = (definition.name, definition.kind, definition.parameters, *_nodes(definition))
        if old is not None and len(old[0]) == len(now) and _same(old[0], now):
            definition = old[1]
        elif old is not None:
            settled = {
                i: before if (before := old[1].nodes.get(i)) == node else node
                for i, node in definition.nodes.items()
            }
            definition = replace(definition, nodes=settled)
        self.made[key] = (now, definition)
        return definition


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b or a == b for a, b in zip(one, other, strict=True))


def _nodes(definition: Definition) -> tuple[Node, ...]:
    return tuple(definition.nodes.values())


def _repeats(definition: Definition) -> bool:
    """Whether anything is; nearly always nothing, so the usual nodes are sorted out first."""
    return any([_repeated(node) for node in definition.nodes.values() if node.repeat is not ONCE])


def _repeated(node: Node) -> bool:
    return type(node.repeat) is not int or node.repeat != 1


def _chain(node: Node, copies: Copies) -> dict[str, Node]:
    """The copies, each reading the one before it."""
    made: dict[str, Node] = {}
    inputs = node.inputs
    for index, key in enumerate(copies.ids):
        made[key] = replace(node, id=key, name=f"{node.name}_{index}", inputs=inputs, repeat=1)
        inputs = (Ref(key),)
    return made


def _reading(node: Node, ends: Mapping[str, str]) -> Node:
    """The node with wires from the last copy of what was repeated."""
    inputs = tuple(
        ref if ref is None or ref.node not in ends else Ref(ends[ref.node], ref.port)
        for ref in node.inputs
    )
    return node if inputs == node.inputs else replace(node, inputs=inputs)


def _depends(node: Node, names: Names) -> bool:
    """Whether the count is another one in other uses of the definition."""
    if not _repeated(node):
        return False
    try:
        return evaluate(str(node.repeat), names).text is not None
    except Refused:
        return False


def _not_a_count(count: Number) -> Refused:
    return Refused(
        "repeat-count",
        translate(
            "Unrolling",
            "Repeated {count} times? A whole number from 1 to {most} is needed.",
            count=count,
            most=MOST_COPIES,
        ),
    )
