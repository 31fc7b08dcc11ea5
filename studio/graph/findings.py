"""What the analysis found: of one node at one address, and of a whole document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.graph.model import Node
from studio.graph.starts import Beginning
from studio.spec.layer import Measured, Operation, Sink, Source
from studio.spec.learning import Learning
from studio.spec.messages import translate
from studio.spec.problems import Address, Problem, Repair
from studio.spec.shapes import Shape


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one node at one address.

    `layer` is None for an instance of a definition and for a node that could not be bound;
    `measured` is None where shapes are not known. `live` means that an output of the network
    depends on the node. `starts`: what was chosen for its parameters and fits them. `learning` is
    of the node alone: blocks round it may freeze it, too.
    """

    address: Address
    path: str
    node: Node
    layer: Operation | None = None
    inputs: tuple[Shape | None, ...] = ()
    measured: Measured | None = None
    problems: tuple[Problem, ...] = ()
    live: bool = True
    starts: Mapping[str, Beginning] = field(default_factory=dict)
    learning: Learning = field(default_factory=Learning)

    @property
    def output(self) -> Shape | None:
        return self.measured.outputs[0] if self.measured and self.measured.outputs else None


def with_lost_wires(finding: Finding, swept: Mapping[str, Finding]) -> Finding:
    """`finding` with a problem for each wire that begins at an output which is not there.

    Edits cut such wires; a file can hold one. `swept`: what was found of the nodes before.
    """
    if finding.measured is not None or None not in finding.inputs:
        return finding
    lost = []
    for port, ref in enumerate(finding.node.inputs):
        source = swept.get(ref.node) if ref is not None else None
        if ref is None or source is None or source.measured is None:
            continue
        if ref.port >= len(source.measured.outputs):
            lost.append(_lost(finding, port, source, ref.port).at(finding.address))
    return replace(finding, problems=(*finding.problems, *lost)) if lost else finding


def _lost(finding: Finding, port: int, source: Finding, output: int) -> Problem:
    text = translate(
        "Analysis",
        "{name} reads output {number} of {source}, which has only {count}. Wire it to another one.",
        name=finding.node.name,
        number=output + 1,
        source=source.node.name,
        count=len(source.measured.outputs if source.measured else ()),
    )
    title = translate(
        "Analysis", "Connect {source} to {name}", source=source.node.name, name=finding.node.name
    )
    repair = Repair(title, "connect", {"source": source.node.id, "port": port})
    return Problem("wire-lost", text, repairs=(repair,))


def summed(address: Address, node: Node, parts: list[Finding]) -> Finding:
    """What a node does that `parts`, its copies, stand for."""
    first, last = parts[0], parts[-1]
    known = [part.measured for part in parts if part.measured is not None]
    measured = None
    if last.measured is not None and len(known) == len(parts):
        measured = Measured(
            last.measured.outputs,
            sum(one.parameters for one in known),
            sum(one.macs for one in known),
        )
    problems = tuple(problem for part in parts for problem in part.problems)
    finding = Finding(address, first.path, node, None, first.inputs, measured, problems, first.live)
    return replace(finding, learning=first.learning)


@dataclass(frozen=True)
class Findings:
    """Everything found in one document, in execution order."""

    by_address: Mapping[Address, Finding]
    problems: tuple[Problem, ...] = ()
    parameters: int = 0
    macs: int = 0

    @property
    def errors(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def of(self, address: Address) -> Finding | None:
        return self.by_address.get(address)

    def leaves(self) -> list[Finding]:
        """Layers and functions that the network uses, without its inputs and outputs."""
        return [
            finding
            for finding in self.by_address.values()
            if finding.live
            and finding.layer is not None
            and not isinstance(finding.layer, (Source, Sink))
        ]
