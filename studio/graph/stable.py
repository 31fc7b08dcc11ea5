"""Which classes get a method for what comes before a final Softmax, Sigmoid or Step.

A loss on probabilities is exact only when it is computed from the numbers before them, and a Step
says only yes or no. Here too: what the method calls.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.graph.ending import ending_of_layer
from studio.graph.model import Definition, Node
from studio.graph.uses import Uses
from studio.spec.messages import translate
from studio.spec.names import fresh
from studio.spec.problems import Refused

ENDED = ("softmax", "sigmoid", "step")
METHOD = "logits"


@dataclass(frozen=True)
class Stable:
    """The method of one class.

    `last` is the node that the first result comes from. Where it is a block, `call` computes what
    comes before its end: the block's own method, or the sequence without its last layer.
    """

    method: str
    last: Node
    call: str | None = None


def stable_methods(uses: Uses) -> dict[str, Stable]:
    """Definition -> its method, for the networks and the blocks that they end in.

    Raises:
        Refused: `ending-inside` where the end lies too deep for a text that people can read.
    """
    found: dict[str, Stable] = {}
    for name in uses.document.networks:
        _enter(uses, uses.document.network(name), found)
    return found


def _enter(uses: Uses, definition: Definition, found: dict[str, Stable]) -> None:
    flow = uses.flow(definition)
    if not flow.results:
        return
    last = definition.nodes[flow.results[0].node]
    taken = {node.name for node in definition.nodes.values()}
    method = fresh(METHOD, taken) if METHOD in taken else METHOD
    if last.definition is None:
        if ending_of_layer(last) in ENDED:
            found[definition.id] = Stable(method, last)
        return
    owner = last.name if last.shares is None else definition.nodes[last.shares].name
    inner = uses.inner(last)
    if inner.kind == "sequential":
        end = _end_of_sequence(uses, inner)
        if end is not None:
            found[definition.id] = Stable(method, last, f"self.{owner}[:{end}]")
        return
    _enter(uses, inner, found)
    if inner.id in found:
        if len(uses.flow(inner).results) > 1:
            raise _too_deep(last.name)
        found[definition.id] = Stable(method, last, f"self.{owner}.{found[inner.id].method}")


def _end_of_sequence(uses: Uses, sequence: Definition) -> int | None:
    """Where a sequence has to be cut so that its final Softmax or Sigmoid is left out."""
    flow = uses.flow(sequence)
    last = sequence.nodes[flow.results[0].node]
    nodes = uses.modules(sequence)
    if last.definition is None:
        behind = len(nodes) - nodes.index(last) if last in nodes else 0
        return -behind if ending_of_layer(last) in ENDED else None
    inner: dict[str, Stable] = {}
    _enter(uses, uses.inner(last), inner)
    if uses.inner(last).id in inner or _ends_inside(uses, uses.inner(last)):
        raise _too_deep(last.name or sequence.name)
    return None


def _ends_inside(uses: Uses, inner: Definition) -> bool:
    return inner.kind == "sequential" and _end_of_sequence(uses, inner) is not None


def _too_deep(name: str) -> Refused:
    text = translate(
        "Program",
        "The Softmax or Sigmoid at the end lies inside {name}: move it out, to the end of the "
        "network.",
        name=name,
    )
    return Refused("ending-inside", text)
