"""Muted layers: what they pass on, what is said of them, and which misfit is because of them.

A muted layer hands its first input to all who read it and is absent from the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studio.graph.model import Definition, Document, Node, Ref
from studio.spec.layer import LAYERS, Measured
from studio.spec.messages import Message, translate
from studio.spec.problems import Problem, Repair
from studio.spec.shapes import Shape


def can_be_muted(node: Node) -> bool:
    """Whether it has something to pass on and someone to pass it to; unlike Input and Output."""
    declaration = LAYERS.get(node.type)
    return declaration is None or bool(declaration.inputs and declaration.outputs)


def passes(node: Node) -> bool:
    """Whether the node is muted and hands on what arrives first."""
    return node.muted and bool(node.inputs) and can_be_muted(node)


def read_by(node: Node) -> tuple[Ref | None, ...]:
    """The wires that count: of a muted layer only the first."""
    return node.inputs[:1] if passes(node) else node.inputs


def passed_on(first: Shape | None, outputs: int) -> Measured | None:
    """What all outputs of a muted layer give."""
    return None if first is None else Measured((first,) * max(1, outputs))


def softened(node: Node, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Wrong fields of a layer that is absent from the text stop nothing."""
    if passes(node):
        return tuple(replace(problem, severity="warning") for problem in problems)
    if not node.muted or can_be_muted(node):
        return problems
    text = translate(
        "Muting",
        "{name} is muted, but where data enter or leave there is nothing to pass by.",
        name=node.name,
    )
    repairs = (unmute(node),)
    return (*problems, Problem("mute-end", text, "warning", repairs=repairs))


def passed_by(definition: Definition) -> dict[str, Node]:
    """What a muted layer reads and does not pass on: node id -> that muted layer."""
    muted = [node for node in definition.nodes.values() if node.muted and passes(node)]
    return {ref.node: node for node in muted for ref in node.inputs[1:] if ref is not None}


def unread(node: Node, muted: Node) -> Message:
    """Why nothing uses the node: `muted` reads it, but does not pass it on."""
    return translate(
        "Muting",
        "Nothing uses {name}: {muted} is muted and passes on its first input only.",
        name=node.name,
        muted=muted.name,
    )


def unmute(node: Node) -> Repair:
    title = translate("Muting", "Unmute {name}", name=node.name)
    return Repair(title, "unmute", {"node": node.id})


def unmuted(document: Document) -> Document:
    """The document with every layer at work."""
    for definition in document.definitions.values():
        nodes = {i: replace(n, muted=False) for i, n in definition.nodes.items() if n.muted}
        if nodes:
            changed = replace(definition, nodes={**definition.nodes, **nodes})
            document = document.with_definition(changed)
    return document


def has_muted(document: Document) -> bool:
    return any(node.muted for one in document.definitions.values() for node in one.nodes.values())


def blamed(
    document: Document, problems: Iterable[Problem], otherwise: Iterable[Problem]
) -> tuple[Problem, ...]:
    """`problems`; those that are not among `otherwise`, where nothing is muted, say who is."""
    known = {(problem.address, problem.code) for problem in otherwise}
    return tuple(
        problem
        if problem.severity != "error" or (problem.address, problem.code) in known
        else _explained(document, problem)
        for problem in problems
    )


def _explained(document: Document, problem: Problem) -> Problem:
    home = document.home(problem.address[-1]) if problem.address else None
    node = None if home is None else _muted_before(home, problem.address[-1])
    if node is None:
        return problem
    text = translate(
        "Muting",
        "{problem} That is because {name} is muted: it passes on what arrives as it is.",
        problem=problem.text,
        name=node.name,
    )
    return replace(problem, text=text, repairs=(unmute(node), *problem.repairs))


def _muted_before(home: Definition, node_id: str) -> Node | None:
    """The nearest muted layer that the node depends on."""
    waiting, seen = [node_id], set[str]()
    while waiting:
        node = home.nodes.get(waiting.pop(0))
        if node is None or node.id in seen:
            continue
        seen.add(node.id)
        if node.id != node_id and passes(node):
            return node
        waiting.extend(ref.node for ref in node.inputs if ref is not None)
    return None
