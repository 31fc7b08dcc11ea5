"""What the last analysis found in each use of a definition, and which of it is still so.

What is asked for again is the identical object. Not here: finding anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from studio.graph.findings import Finding
from studio.graph.structure import Structure
from studio.graph.unrolling import Unrolled
from studio.spec.expressions import Names
from studio.spec.layer import Measured
from studio.spec.problems import Address, Problem
from studio.spec.shapes import Shape


class Frame(NamedTuple):
    """What the findings of one use depend on besides its nodes and what arrives.

    Where the names have parameters nothing is kept node by node: equal sizes may carry other
    expressions.
    """

    structure: Structure
    names: Names
    path: str
    live: bool


class Count(NamedTuple):
    """Parameters and multiply-adds of layers."""

    parameters: int = 0
    macs: int = 0

    def plus(self, other: Count, sign: int = 1) -> Count:
        return Count(self.parameters + sign * other.parameters, self.macs + sign * other.macs)


def counted(findings: Iterable[Finding]) -> Count:
    """What the layers among them add to the counts of their network; a block itself adds nothing.

    Only what an output needs is counted.
    """
    parameters = macs = 0
    for finding in findings:
        measured = finding.measured
        if measured is not None and finding.layer is not None and finding.live:
            parameters += measured.parameters
            macs += measured.macs
    return Count(parameters, macs)


@dataclass(frozen=True, slots=True)
class Use:
    """What was found in one use. `restless`: nodes to look at each time; `count`: of its layers."""

    frame: Frame
    found: Mapping[str, Finding]
    restless: frozenset[str]
    count: Count

    def comparable(self, frame: Frame) -> bool:
        """Whether equal findings are the same ones."""
        return not (frame.names.parameters or self.frame.names.parameters)

    def differing(self, frame: Frame) -> set[str] | None:
        """Nodes that are others than before, whatever arrives at them; None if all have to be."""
        if not self.comparable(frame) or self.frame[1:] != frame[1:]:
            return None
        old, new = self.frame.structure, frame.structure
        if old is new:
            return set()
        known = old.definition.nodes
        found = {i for i, node in new.definition.nodes.items() if known.get(i) is not node}
        if old.live is not new.live:
            found |= old.live ^ new.live
        if old.problems is not new.problems:
            found |= _different(old.problems, new.problems)
        if old.definition.kind != new.definition.kind:
            return None
        if old.positions is not new.positions and new.definition.kind == "sequential":
            found |= _different(old.positions, new.positions)
        return found


def _different(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def is_restless(finding: Finding, structure: Structure) -> bool:
    """Whether a node has to be looked at even if it and all that it reads are as before."""
    node = finding.node
    return (
        finding.layer is None
        or finding.measured is None
        or not node.inputs
        or node.shares is not None
        or node.repeat != 1
        or node.id in structure.problems
    )


@dataclass
class Part:
    """All that was found in a document, or inside one instance.

    `lent`: instances that call the modules of another one; `waits`: a layer is not measured yet.
    """

    found: dict[Address, Finding] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lent: list[Address] = field(default_factory=list)
    uses: dict[Address, Use] = field(default_factory=dict)
    insides: dict[Address, Inside] = field(default_factory=dict)
    waits: bool = False

    def add(self, other: Part) -> None:
        self.found |= other.found
        self.problems += other.problems
        self.lent += other.lent
        self.uses |= other.uses
        self.insides |= other.insides
        self.waits = self.waits or other.waits

    def count(self) -> Count:
        """Modules that are lent count once; what is computed with them counts each time."""
        total = Count()
        for prefix, use in self.uses.items():
            once = use.count if not self._is_lent(prefix) else use.count._replace(parameters=0)
            total = total.plus(once)
        return total

    def _is_lent(self, prefix: Address) -> bool:
        return any(prefix[: len(lent)] == lent for lent in self.lent)


class Given(NamedTuple):
    """All on which the inside of an instance depends, as long as its definitions are as before."""

    definition: str
    names: Names
    shapes: tuple[Shape | None, ...]
    path: str
    live: bool
    within: tuple[str, ...]


@dataclass(frozen=True)
class Inside:
    """What was found inside an instance, and what it does altogether."""

    given: Given
    part: Part
    total: Measured | None


class Recall:
    """What one analysis leaves to the next one."""

    def __init__(self) -> None:
        self.part = Part()
        self.unrolled: Unrolled | None = None
        self.steady: frozenset[str] = frozenset()
        """Definitions that are as before, with all that they use."""

    def begin(self, unrolled: Unrolled, structures: Mapping[str, Structure]) -> None:
        """Find what is steady in the document that is to be analysed now."""
        before, self.unrolled = self.unrolled, unrolled
        steady = set() if before is None else set(_identical(before, unrolled, structures))
        waiting = list(steady)
        while waiting:
            waiting = [i for i in steady if not _used(structures[i]) <= steady]
            steady.difference_update(waiting)
        self.steady = frozenset(steady)

    def use(self, prefix: Address) -> Use | None:
        return self.part.uses.get(prefix)

    def inside(self, address: Address, given: Given) -> Inside | None:
        """What was found inside the instance, if that is still so."""
        known = self.part.insides.get(address)
        if known is None or given.definition not in self.steady or known.part.waits:
            return None
        return known if known.given == given else None


def _identical(
    before: Unrolled, now: Unrolled, structures: Mapping[str, Structure]
) -> Iterable[str]:
    known = before.document.definitions
    for key, definition in now.document.definitions.items():
        same = definition is known.get(key) and key in structures
        if same and structures[key].definition is definition:
            one = before.problems.get(key), before.copies.get(key)
            if one == (now.problems.get(key), now.copies.get(key)):
                yield key


def _used(structure: Structure) -> set[str]:
    """Ids of the definitions that have instances in this one."""
    nodes = structure.definition.nodes
    return {nodes[node_id].type[1:] for node_id in structure.instances}
