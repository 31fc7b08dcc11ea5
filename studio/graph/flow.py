"""What one definition computes, in order: statements and the values that they read. No text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from studio.graph.model import Definition, Node, Ref
from studio.graph.structure import structure_of


@dataclass(frozen=True)
class Flow:
    """The nodes that the results of a definition depend on.

    A muted node is no statement: who reads it reads what it reads. `steps` holds statements in
    order, those that only training needs last, from `cut` on.
    """

    definition: Definition
    order: tuple[Node, ...]
    steps: tuple[Node, ...]
    cut: int
    results: tuple[Ref, ...]
    training_results: tuple[Ref, ...]

    @property
    def inputs(self) -> tuple[Node, ...]:
        return self.definition.of_type("Input")

    def value(self, ref: Ref) -> Ref:
        """The value that is read through `ref`, past muted nodes."""
        return past_muted(self.definition, ref)

    def reads(self, node: Node) -> tuple[Ref, ...]:
        return tuple(self.value(ref) for ref in node.inputs if ref is not None)

    @cached_property
    def followers(self) -> Mapping[Ref, tuple[Node, ...]]:
        """Value -> muted nodes and outputs that only pass it on."""
        found: dict[Ref, tuple[Node, ...]] = {}
        for node in self.order:
            if node.inputs and node.inputs[0] is not None and _passes(node):
                value = self.value(node.inputs[0])
                found[value] = (*found.get(value, ()), node)
        return found


def flow_of(definition: Definition) -> Flow:
    """The flow to all outputs of `definition`."""
    always = tuple(n for n in definition.of_type("Output") if not for_training(n))
    training = tuple(n for n in definition.of_type("Output") if for_training(n))
    return _flow(definition, _sources(definition, always), _sources(definition, training))


def flow_to(definition: Definition, result: Ref) -> Flow:
    """The flow to one value inside `definition`."""
    return _flow(definition, (past_muted(definition, result),), ())


def for_training(output: Node) -> bool:
    """Whether this output exists only while the network is training."""
    return output.params.get("when") == "train"


def past_muted(definition: Definition, ref: Ref) -> Ref:
    node = definition.nodes.get(ref.node)
    while node is not None and node.muted and node.inputs and node.inputs[0] is not None:
        ref = node.inputs[0]
        node = definition.nodes.get(ref.node)
    return ref


def _passes(node: Node) -> bool:
    return node.muted or node.type == "Output"


def _sources(definition: Definition, outputs: tuple[Node, ...]) -> tuple[Ref, ...]:
    read = (node.inputs[0] for node in outputs if node.inputs)
    return tuple(past_muted(definition, ref) for ref in read if ref is not None)


def _flow(definition: Definition, results: tuple[Ref, ...], training: tuple[Ref, ...]) -> Flow:
    order = structure_of(definition).order
    needed = _needed(definition, results)
    later = _needed(definition, training) - needed
    first = [node for node in order if node.id in needed and node.type != "Input"]
    last = [node for node in order if node.id in later and node.type != "Input"]
    return Flow(definition, order, (*first, *last), len(first), results, training)


def _needed(definition: Definition, results: tuple[Ref, ...]) -> set[str]:
    waiting = [ref.node for ref in results]
    found: set[str] = set()
    while waiting:
        node_id = waiting.pop()
        if node_id in found:
            continue
        found.add(node_id)
        read = (ref for ref in definition.nodes[node_id].inputs if ref is not None)
        waiting.extend(past_muted(definition, ref).node for ref in read)
    return found
