"""The whole document against what its data set and recipe declare.

Each mismatch is a problem with a repair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from studio.graph.analysis import Analyser
from studio.graph.binding import BoundRecipe, BoundStep, bind_data, bind_recipe
from studio.graph.ending import ending_of, last_node
from studio.graph.findings import Finding, Findings
from studio.graph.flow import for_training
from studio.graph.learning import around
from studio.graph.mending import mended
from studio.graph.model import Document, Node
from studio.graph.muting import blamed, has_muted, unmuted
from studio.graph.separation import straight_line
from studio.graph.squeezing import squeezed
from studio.spec.data import DataSet, Target
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused, Repair, Severity
from studio.spec.recipe import LOSSES, Ending, Loss
from studio.spec.shapes import Shape


def examine(analyser: Analyser, document: Document) -> Findings:
    """Everything that is found in `document`: nodes first, then data set and recipe."""
    findings = analyser.analyse(document)
    problems = (*mended(findings), *review(document, findings))
    if any(problem.severity == "error" for problem in problems) and has_muted(document):
        working = unmuted(document)
        sound = Analyser().analyse(working)
        problems = blamed(document, problems, (*sound.problems, *review(working, sound)))
    return replace(findings, problems=problems) if problems else findings


def review(document: Document, findings: Findings) -> tuple[Problem, ...]:
    """Problems between the parts of the document; those inside the network are not repeated."""
    data, data_problems = bind_data(document)
    recipe, recipe_problems = bind_recipe(document)
    problems = [*data_problems, *recipe_problems]
    if data is not None:
        problems.extend(_inputs(document, findings, data))
        if recipe is not None:
            for step in recipe.steps:
                problems.extend(_step(document, findings, data, step))
                if step.network in document.networks:
                    problems.extend(straight_line(document, findings, data, step.network))
    if recipe is not None:
        problems.extend(_batches(findings, recipe))
    return tuple(problems)


def _inputs(document: Document, findings: Findings, data: DataSet) -> list[Problem]:
    """The shape that an Input says against the shape that the data set gives."""
    given = data.input_shape()
    problems = []
    for node in document.network().of_type("Input"):
        finding = findings.of((node.id,))
        if finding is None or finding.output is None or finding.output == given:
            continue
        text = translate(
            "Review",
            "{name} expects samples of {expected}, but {data} gives {given}. Set the shape of "
            "{name} to what arrives, or choose other data.",
            name=node.name,
            expected=str(finding.output),
            data=data.called(),
            given=str(given),
        )
        repair = Repair(
            translate(
                "Review", "Set the shape of {name} to {given}", name=node.name, given=str(given)
            ),
            "set_param",
            {"field": "shape", "value": tuple(int(dim) for dim in given.dims)},
        )
        problems.append(
            Problem("input-shape", text, address=(node.id,), field="shape", repairs=(repair,))
        )
    return problems


def _step(document: Document, findings: Findings, data: DataSet, step: BoundStep) -> list[Problem]:
    if step.network not in document.networks:
        text = translate("Review", "There is no network “{name}” to train.", name=step.network)
        return [Problem("step-network", text)]
    outputs = document.network(step.network).of_type("Output")
    lasting = [node for node in outputs if not for_training(node)]
    finding = findings.of((lasting[0].id,)) if lasting else None
    output = finding.inputs[0] if finding is not None and finding.inputs else None
    if data.task not in step.loss.tasks:
        return [_other_loss(data, step, output, ending_of(document, step.network))]
    if finding is None or output is None:
        return []
    try:
        step.loss.check(output, data.target(), ending_of(document, step.network))
        return [*squeezed(document, findings, step), *_helping(outputs, findings, data, step)]
    except Refused as refused:
        problem = refused.problem(finding.address)
        wide = refused.code == "loss-classes"
        widened = _widened(document, findings, data.target(), step) if wide else ()
        return [replace(problem, repairs=(*problem.repairs, *widened))]


def _helping(
    outputs: Iterable[Node], findings: Findings, data: DataSet, step: BoundStep
) -> Iterator[Problem]:
    """Outputs for training whose numbers the loss cannot compare with the target."""
    for node in filter(for_training, outputs):
        finding = findings.of((node.id,))
        if finding is None or not finding.inputs or finding.inputs[0] is None:
            continue
        if getattr(finding.layer, "counts", "") == "itself":
            continue
        try:
            step.loss.check(finding.inputs[0], data.target(), "logits")
        except Refused as refused:
            title = translate("Review", "Let {name} count itself, as a penalty", name=node.name)
            itself = Repair(title, "set_param", {"field": "counts", "value": "itself"})
            problem = refused.problem(finding.address)
            yield replace(problem, repairs=(*problem.repairs, itself))


def _other_loss(data: DataSet, step: BoundStep, output: Shape | None, ending: Ending) -> Problem:
    possible = [name for name, loss in LOSSES.items() if data.task in loss.tasks]
    at_once = (n for n in possible if output and _takes(LOSSES[n](), output, data.target(), ending))
    fitting = next(at_once, possible[0] if possible else None)
    text = (
        translate(
            "Review",
            "{loss} compares numbers, but the target of {data} is one of {count} classes, and "
            "class 3 is not three times class 1. Choose a loss for classes.",
            loss=step.loss.type_name(),
            data=data.called(),
            count=data.target().width,
        )
        if data.target().classes is not None
        else translate(
            "Review",
            "{loss} is for classes, but the target of {data} is a number. Choose a loss that "
            "measures a distance.",
            loss=step.loss.type_name(),
            data=data.called(),
        )
    )
    repairs: tuple[Repair, ...] = ()
    if fitting is not None:
        title = translate("Review", "Use {loss}", loss=fitting)
        repairs = (Repair(title, "choose", {"part": "loss", "type_name": fitting}),)
    return Problem("loss-task", text, field="loss.type", repairs=repairs)


def _takes(loss: Loss, output: Shape, target: Target, ending: Ending) -> bool:
    try:
        loss.check(output, target, ending)
    except Refused:
        return False
    return True


def _widened(
    document: Document, findings: Findings, target: Target, step: BoundStep
) -> tuple[Repair, ...]:
    """Give the last layer that has a width the number of outputs that the target needs."""
    kind = "out_channels" if target.pictured else "out_features"
    finding = _last_wide(document, findings, step.network, kind)
    if finding is None:
        return ()
    width = step.loss.width(target)
    title = translate(
        "Review",
        "Set {field} of {name} to {width}",
        field=kind,
        name=finding.node.name,
        width=width,
    )
    arguments = {"node": finding.node.id, "field": kind, "value": width}
    return (Repair(title, "set_param", arguments),)


def _last_wide(document: Document, findings: Findings, network: str, kind: str) -> Finding | None:
    definition = document.network(network)
    node = last_node(definition)
    while node is not None:
        finding = findings.of((node.id,))
        if finding is not None and finding.layer is not None and kind in finding.layer.fields():
            return finding
        ref = node.inputs[0] if node.inputs else None
        node = definition.nodes.get(ref.node) if ref is not None else None
    return None


def _batches(findings: Findings, recipe: BoundRecipe) -> list[Problem]:
    """Statistics of a batch of one: impossible for a single value per channel, poor otherwise."""
    if recipe.settings.batch_size != 1:
        return []
    for finding in findings.leaves():
        if (
            finding.layer is not None
            and finding.layer.trains_on_batch
            and not _rests(findings, finding)
        ):
            return [_batch_of_one(finding)]
    return []


def _rests(findings: Findings, finding: Finding) -> bool:
    """Whether it leaves the statistics of the batch alone."""
    frozen = any(one.learning.frozen for one in around(findings, finding.address))
    held = frozen and finding.layer is not None and finding.layer.remembers
    return finding.node.muted or held


def _batch_of_one(finding: Finding) -> Problem:
    name = finding.node.name
    shape = finding.inputs[0] if finding.inputs else None
    single = shape is None or Shape(shape.size or (1,)).numel == 1
    text = (
        translate(
            "Review",
            "{name} compares the samples of a batch with one another, and with one alone all "
            "become 0. Take larger batches, or mute {name}.",
            name=name,
        )
        if single
        else translate(
            "Review",
            "{name} takes its statistics from a batch of one sample, which says little "
            "of the others. Take larger batches.",
            name=name,
        )
    )
    arguments = {"part": "settings", "field": "batch_size", "value": 32}
    repairs = (
        Repair(translate("Review", "Set the batch size to 32"), "set_recipe_param", arguments),
        Repair(translate("Review", "Mute {name}", name=name), "mute"),
    )
    severity: Severity = "error" if single else "warning"
    return Problem("batch-of-one", text, severity, finding.address, repairs=repairs)
