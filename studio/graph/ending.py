"""What a network ends in: losses read it, so that probabilities and logits are never mixed up."""

from __future__ import annotations

from studio.graph.flow import for_training
from studio.graph.model import Definition, Document, Node
from studio.spec.recipe import Ending

_ENDINGS: dict[str, Ending] = {
    "Softmax": "softmax",
    "Softmax2d": "softmax",
    "LogSoftmax": "log_softmax",
    "Sigmoid": "sigmoid",
}


def ending_of_layer(node: Node) -> Ending:
    """What a network ends in whose last layer is `node`; a Step counts where it gives 0 and 1."""
    if node.type == "Step" and not any(node.params.values()):
        return "step"
    return _ENDINGS.get(node.type, "logits")


def last_node(definition: Definition) -> Node | None:
    """The layer that the first lasting Output reads, past muted ones."""
    outputs = [node for node in definition.of_type("Output") if not for_training(node)]
    node: Node | None = outputs[0] if outputs else None
    while node is not None:
        ref = node.inputs[0] if node.inputs else None
        node = definition.nodes.get(ref.node) if ref is not None else None
        if node is None or not node.muted:
            return node
    return None


def ending_of(document: Document, network: str = "net") -> Ending:
    """What the last layer is, also where it is the last one of a block."""
    return _ending(document, document.network(network), ())


def _ending(document: Document, definition: Definition, within: tuple[str, ...]) -> Ending:
    node = last_node(definition)
    if node is None or definition.id in within:
        return "logits"
    inner = document.definitions.get(node.definition or "")
    if inner is not None:
        return _ending(document, inner, (*within, definition.id))
    return ending_of_layer(node)
