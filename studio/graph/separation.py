"""Why one neuron cannot do it: a network that draws only a straight line, and classes that need
more.
"""

from __future__ import annotations

from collections.abc import Iterator

from studio.graph import edits
from studio.graph.ending import last_node
from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node, Ref
from studio.spec.data import DataSet
from studio.spec.layer import Source
from studio.spec.messages import translate
from studio.spec.problems import Problem, Repair

HIDDEN, ACTIVATION = {"out_features": 8}, "Tanh"
"""What the repair puts in front."""


def straight_line(
    document: Document, findings: Findings, data: DataSet, network: str
) -> list[Problem]:
    """A warning where a line is all that the network can draw and no line separates the classes."""
    if data.separable() is not False:
        return []
    definition = document.network(network)
    last = _last_weights(definition, findings)
    if last is None or not all(_straight(one) for one in _upstream(definition, findings, last)):
        return []
    text = translate(
        "Review",
        "{name} separates the classes only along a straight line, and no straight line has each "
        "class of these data on a side of its own. A hidden layer with an activation in front of "
        "it bends the line.",
        name=last.node.name,
    )
    hidden = translate(
        "Review", "Insert a hidden layer of {count} neurons", count=HIDDEN["out_features"]
    )
    repairs = (Repair(hidden, "insert_hidden"),) if last.node.type == "Linear" else ()
    return [Problem("straight-line", text, "warning", last.address, repairs=repairs)]


def insert_hidden(document: Document, node_id: str) -> Document:
    """A Linear and an activation in front of `node_id`, behind what it reads."""
    home = document.home(node_id)
    source = None if home is None else home.nodes[node_id].inputs[0]
    if home is None or source is None:
        return document
    for type_name, params in (("Linear", HIDDEN), (ACTIVATION, {})):
        new = Ref(f"n{document.next_id}")
        if len(list(home.readers(source.node))) == 1:
            document = edits.add_after(document, source.node, type_name, params)
        else:
            place = document.view[node_id]
            at = (place.x - edits.GAP / 2, place.y + 70.0)
            document = edits.insert_on_wire(document, type_name, node_id, 0, at, params)
        home, source = document.definitions[home.id], new
    return document


def _last_weights(definition: Definition, findings: Findings) -> Finding | None:
    """The last layer with weights, if what follows it treats each number by itself."""
    node = last_node(definition)
    while node is not None:
        finding = findings.of((node.id,))
        if finding is None or finding.layer is None or finding.measured is None:
            return None
        if finding.measured.tensors:
            return finding
        by_itself = finding.layer.family == "activation" or finding.layer.straight or node.muted
        if len(node.inputs) != 1 or not by_itself:
            return None
        ref = node.inputs[0]
        node = None if ref is None else definition.nodes.get(ref.node)
    return None


def _upstream(
    definition: Definition, findings: Findings, last: Finding
) -> Iterator[Finding | None]:
    """The layer itself and everything that it depends on; None for what is not known."""
    waiting: list[Node] = [last.node]
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node.id in seen:
            continue
        seen.add(node.id)
        yield findings.of((node.id,))
        waiting += [definition.nodes[ref.node] for ref in node.inputs if ref is not None]


def _straight(finding: Finding | None) -> bool:
    if finding is None or finding.layer is None:
        return False
    return finding.node.muted or finding.layer.straight or isinstance(finding.layer, Source)
