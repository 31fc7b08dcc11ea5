"""Better repairs than the rules know that meet a problem one by one: they see shapes.

Not here: what a repair does (repairs.py).
"""

from __future__ import annotations

from dataclasses import replace

from studio.graph.findings import Finding, Findings
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused, Repair
from studio.spec.shapes import Shape


def mended(findings: Findings) -> tuple[Problem, ...]:
    """The problems of `findings`, some of them with a repair that mends all at once."""
    return tuple(
        _bridged(findings, problem) if problem.code == "input-missing" else problem
        for problem in findings.problems
    )


def _bridged(findings: Findings, problem: Problem) -> Problem:
    """A layer without input, whose wire from the loose end needs a layer in between."""
    reader = findings.of(problem.address)
    wire = problem.repairs[0] if problem.repairs else None
    if reader is None or wire is None or wire.edit != "connect":
        return problem
    source = findings.of((*problem.address[:-1], str(wire.arguments["source"])))
    if source is None or source.output is None:
        return problem
    between = _needed_between(reader, source.output)
    if between is None:
        return problem
    text = translate(
        "Analysis",
        "{name} has no input, and {source} before it gives {shape}: a {type} has to stand between "
        "them.",
        name=reader.node.name,
        source=source.node.name,
        shape=str(source.output),
        type=between.arguments["type"],
    )
    title = translate(
        "Analysis",
        "Put a {type} between {source} and {name}",
        type=between.arguments["type"],
        source=source.node.name,
        name=reader.node.name,
    )
    arguments = {**wire.arguments, **between.arguments}
    return replace(problem, text=text, repairs=(Repair(title, "connect_through", arguments),))


def _needed_between(reader: Finding, arriving: Shape) -> Repair | None:
    """What the reader asks to be put in front of it, if that is all that it lacks."""
    if reader.layer is None or len(reader.layer.inputs) != 1:
        return None
    try:
        reader.layer.measure((arriving,))
    except Refused as refused:
        found = next((one for one in refused.repairs if one.edit == "insert_before"), None)
        return found if found is not None and found.arguments["type"] in LAYERS else None
    return None
