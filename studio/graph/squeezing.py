"""Why learning is slow although all fits: an activation between the last numbers and the loss."""

from __future__ import annotations

from studio.graph.binding import BoundStep
from studio.graph.ending import ending_of_layer, last_node
from studio.graph.findings import Finding, Findings
from studio.graph.model import Document
from studio.spec.messages import translate
from studio.spec.problems import Problem, Repair


def squeezed(document: Document, findings: Findings, step: BoundStep) -> list[Problem]:
    """A warning where a loss for classes reads numbers that were cut or squeezed before.

    One activation at the end that the loss reads itself (Softmax, Sigmoid, Step) is none of them.
    """
    last = last_node(document.network(step.network))
    if "classification" not in step.loss.tasks or last is None:
        return []
    finding = findings.of((last.id,))
    if ending_of_layer(last) != "logits":
        ref = last.inputs[0] if last.inputs else None
        finding = None if ref is None else findings.of((ref.node,))
    if finding is None or not _bends(finding):
        return []
    text = translate(
        "Review",
        "{loss} has to read plain numbers, below zero too, but {name} cuts or squeezes them "
        "before: learning becomes slow or stops. Delete {name}.",
        loss=step.loss.type_name(),
        name=finding.node.name,
    )
    title = translate("Review", "Delete {name}", name=finding.node.name)
    repair = Repair(title, "remove_joined", {"node": finding.node.id})
    return [Problem("ending-squeezed", text, "warning", finding.address, repairs=(repair,))]


def _bends(finding: Finding) -> bool:
    layer = finding.layer
    if layer is None or finding.node.muted:
        return False
    return layer.family == "activation" and not layer.straight
