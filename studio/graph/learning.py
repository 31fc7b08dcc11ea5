"""How training treats the weights of nodes, bound and with what their blocks add. No text."""

from __future__ import annotations

from dataclasses import replace

from studio.graph.findings import Finding, Findings
from studio.graph.model import Node
from studio.spec.declaration import bind_values
from studio.spec.expressions import Names
from studio.spec.learning import LEARNING, Learning
from studio.spec.problems import Address, Problem

PLAIN = Learning()


def bind_learning(node: Node, names: Names) -> tuple[Learning, tuple[Problem, ...]]:
    """What was chosen for the node, and what is wrong with it; of a muted node nothing counts."""
    if not node.learning or node.muted:
        return PLAIN, ()
    bound, problems = bind_values(Learning, node.learning, names)
    return bound or PLAIN, tuple(map(_placed, problems))


def _placed(problem: Problem) -> Problem:
    repairs = tuple(
        replace(repair, edit="set_learning") if repair.edit == "set_param" else repair
        for repair in problem.repairs
    )
    return replace(problem, field=f"{LEARNING}{problem.field}", repairs=repairs)


def parameters_of(finding: Finding) -> tuple[str, ...]:
    """Names of the parameter tensors of a node; a block has them inside, not here."""
    return () if finding.measured is None else tuple(finding.measured.tensors)


def is_locked(finding: Finding) -> bool:
    """Whether every parameter of the node is locked by itself, and there are some."""
    names, starts = parameters_of(finding), finding.node.starts
    return bool(names) and all(name in starts and starts[name].frozen for name in names)


def around(findings: Findings, address: Address) -> list[Finding]:
    """The node and the blocks that it is in, from the outermost to itself."""
    found = (findings.of(address[: depth + 1]) for depth in range(len(address)))
    return [one for one in found if one is not None]


def learns(finding: Finding) -> bool:
    """Whether there are weights, of its own or of the layer whose module it calls."""
    if finding.node.muted or finding.measured is None:
        return False
    return bool(finding.measured.parameters) or finding.node.shares is not None


def is_frozen(findings: Findings, finding: Finding) -> bool:
    """Whether the node is frozen, whatever the blocks round it are."""
    owner = finding
    if finding.node.shares is not None:
        owner = findings.of((*finding.address[:-1], finding.node.shares)) or finding
    return owner.learning.frozen or is_locked(owner)


def frozen_with(findings: Findings, address: Address) -> Finding | None:
    """The node itself, or the outermost block round it, that is frozen; None where none is.

    A layer that calls the module of another one is frozen with that one.
    """
    finding = findings.of(address)
    owner = None if finding is None else finding.node.shares
    if owner is not None and owner != address[-1]:
        return frozen_with(findings, (*address[:-1], owner))
    return next(
        (one for one in around(findings, address) if one.learning.frozen or is_locked(one)), None
    )


def factor_at(findings: Findings, address: Address) -> float:
    """How many times the learning rate of the training the weights there learn with."""
    factor = 1.0
    for finding in around(findings, address):
        factor *= finding.learning.lr_factor
    return factor
