"""What a network ends in: losses read it, so that probabilities and logits are never mixed up."""

from __future__ import annotations

from studio.graph.model import Definition, Document, Node
from studio.spec.recipe import Ending

_ENDINGS: dict[str, Ending] = {
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
    "Sigmoid": "sigmoid",
}


def last_node(definition: Definition) -> Node | None:
    """The layer that the first Output reads, past muted ones."""
    outputs = definition.of_type("Output")
    node: Node | None = outputs[0] if outputs else None
    while node is not None:
        ref = node.inputs[0] if node.inputs else None
        node = definition.nodes.get(ref.node) if ref is not None else None
        if node is None or not node.muted:
            return node
    return None


def ending_of(document: Document, network: str = "net") -> Ending:
    node = last_node(document.network(network))
    return "logits" if node is None else _ENDINGS.get(node.type, "logits")
