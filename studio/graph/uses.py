"""Where each class of the text is used: every instance and module, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from studio.graph.arguments import argument_value
from studio.graph.binding import inner_names, top_names
from studio.graph.findings import Finding, Findings
from studio.graph.flow import Flow, flow_of
from studio.graph.model import Definition, Document, Node
from studio.graph.structure import structure_of
from studio.spec.expressions import Names, Number
from studio.spec.messages import translate
from studio.spec.problems import Address, Refused


@dataclass(frozen=True)
class Place:
    """One node at one address: the definition around it, and the path of its module."""

    address: Address
    node: Node
    inside: Definition
    path: str


@dataclass
class Uses:
    """`prefixes`: class definition -> addresses of its uses, `()` for a network; inner first."""

    document: Document
    findings: Findings
    prefixes: dict[str, list[Address]] = field(default_factory=dict)
    places: dict[Address, Place] = field(default_factory=dict)
    _flows: dict[str, Flow] = field(default_factory=dict)
    _names: dict[Address, Names] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, findings: Findings) -> Uses:
        uses = cls(document, findings)
        order: dict[str, None] = {}
        for name in reversed(list(document.networks)):
            uses._walk(document.network(name), (), "")
            uses._sort(document.network(name), order)
        uses.prefixes = {d: list(dict.fromkeys(uses.prefixes[d])) for d in order}
        return uses

    def flow(self, definition: Definition) -> Flow:
        if definition.id not in self._flows:
            self._flows[definition.id] = flow_of(definition)
        return self._flows[definition.id]

    def classes(self) -> Iterator[Definition]:
        """Definitions that become classes, before those that use them; the first network last."""
        return (self.document.definitions[definition_id] for definition_id in self.prefixes)

    def modules(self, definition: Definition) -> list[Node]:
        """The nodes that own a module, or may: all that are computed or lend their module."""
        flow = self.flow(definition)
        computed = {node.id: node for node in flow.steps}
        owners = {node.shares for node in flow.steps if node.shares}
        if definition.kind == "sequential":
            return [n for n in flow.order if n.type not in ("Input", "Output")]
        return [n for n in flow.order if n.id in owners or (n.id in computed and not n.shares)]

    def finding(self, address: Address) -> Finding:
        found = self.findings.of(address)
        if found is None:
            raise impossible(address[-1])
        return found

    def names(self, prefix: Address) -> Names:
        """What expressions inside the use at `prefix` may name, with the values there."""
        if prefix not in self._names:
            self._names[prefix] = self._names_at(prefix)
        return self._names[prefix]

    def _names_at(self, prefix: Address) -> Names:
        if not prefix:
            return top_names(self.document)
        node = self.finding(prefix).node
        outer = self.names(prefix[:-1])
        values: dict[str, Number] = {}
        for parameter in self.inner(node).parameters:
            raw = node.params.get(parameter.name, parameter.default)
            values[parameter.name] = argument_value(raw, outer)
        return inner_names(self.document, values)

    def inner(self, node: Node) -> Definition:
        """The definition that `node` is an instance of."""
        found = self.document.definitions.get(node.definition or "")
        if found is None:
            raise impossible(node.name)
        return found

    def _walk(self, definition: Definition, prefix: Address, path: str, built: bool = True) -> None:
        """Enter all inside one use; not `built` where another use's modules are called again."""
        if definition.kind == "class" and built:
            self.prefixes.setdefault(definition.id, []).append(prefix)
        names = _attributes(definition)
        for node in self.modules(definition):
            self._enter(node, definition, prefix, path + names[node.id], built)
        for node in self.flow(definition).steps:
            if node.shares:
                self._enter(node, definition, prefix, path + names[node.shares], False)
                self._check_shared(node, prefix)

    def _enter(
        self, node: Node, inside: Definition, prefix: Address, path: str, built: bool
    ) -> None:
        address = (*prefix, node.id)
        self.places[address] = Place(address, node, inside, path)
        if node.definition is not None and not node.muted:
            self._walk(self.inner(node), address, f"{path}.", built)

    def _check_shared(self, node: Node, prefix: Address) -> None:
        """The module that `node` calls again is there and has the sizes that `node` needs."""
        own, owner = (*prefix, node.id), (*prefix, node.shares or "")
        inside = [a[len(own) :] for a in self.places if a[: len(own)] == own]
        for relative in inside:
            one, other = self.finding((*own, *relative)), self.finding((*owner, *relative))
            sizes = [f.measured.inferred if f.measured else None for f in (one, other)]
            if sizes[0] != sizes[1] or other.node.muted != one.node.muted:
                text = translate(
                    "Program",
                    "{name} uses the weights of {owner}, but other sizes arrive there.",
                    name=node.name,
                    owner=self.finding(owner).node.name,
                )
                raise Refused("shares-size", text)

    def _sort(self, definition: Definition, order: dict[str, None]) -> None:
        """Enter `definition` after those that it uses."""
        for node in self.modules(definition):
            if node.definition is not None and not node.muted:
                inner = self.inner(node)
                if inner.id not in order:
                    self._sort(inner, order)
        if definition.kind == "class":
            order[definition.id] = None


def _attributes(definition: Definition) -> Mapping[str, str]:
    """Node id -> what its module is called in the parent: name, or position in a sequence."""
    if definition.kind == "class":
        return {node.id: node.name for node in definition.nodes.values()}
    positions = structure_of(definition).positions
    return {node_id: str(position) for node_id, position in positions.items()}


def impossible(name: str) -> Refused:
    """A document with problems reached the text."""
    text = translate("Program", "{name} has a problem that has to be mended first.", name=name)
    return Refused("problems", text)
