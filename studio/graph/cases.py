"""A problem in its surroundings, and the repairs that all who search for them make. No search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node
from studio.spec.fields import Raw, shown
from studio.spec.messages import Message, translate
from studio.spec.names import original_id
from studio.spec.problems import Problem, Repair
from studio.spec.shapes import Shape

Layers = tuple[tuple[str, dict[str, Raw]], ...]
"""Types and parameters, in the order in which the data run through them."""


@dataclass(frozen=True)
class Case:
    """`problem` of the node of `finding`, which stands in `home`."""

    document: Document
    findings: Findings
    problem: Problem
    finding: Finding
    home: Definition

    def arriving(self, port: int = 0) -> Shape | None:
        inputs = self.finding.inputs
        return inputs[port] if port < len(inputs) else None

    def source(self, port: int = 0) -> Finding | None:
        """What is wired to an input, where it stands in the same place."""
        wires = self.finding.node.inputs
        ref = wires[port] if port < len(wires) else None
        return None if ref is None else self.findings.of((*self.finding.address[:-1], ref.node))


def setting(node: Node, field: str, value: Any) -> Repair:
    title = translate(
        "Candidates", "Set {field} of {name} to {value}", field=field, name=node.name,
        value=shown(value),
    )  # fmt: skip
    arguments = {"node": original_id(node.id), "field": field, "value": value}
    return Repair(title, "set_param", arguments)


def removed(node: Node) -> Repair:
    title = translate("Candidates", "Delete {name}", name=node.name)
    return Repair(title, "remove_joined", {"node": original_id(node.id)})


def inserted(case: Case, port: int, what: Message, layers: Layers) -> Repair:
    """New layers in the wire into an input of the node of the problem."""
    source = case.source(port)
    title = translate(
        "Candidates",
        "Insert {what} between {source} and {name}",
        what=what,
        source="" if source is None else source.node.name,
        name=case.finding.node.name,
    )
    return Repair(title, "insert_layers", {"layers": layers, "port": port})
