"""The functions beside the classes that compute: one `step_<name>` for each recipe step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from studio.graph.binding import BoundStep
from studio.graph.layout import STEP, Call, lines, literal
from studio.spec.data import Task
from studio.spec.messages import translate
from studio.spec.names import check_identifier
from studio.spec.problems import Refused
from studio.spec.recipe import METRICS, Ending, Metric, Settings


class Helping(NamedTuple):
    """An output for training: how much its loss counts, or, as a `penalty`, its own mean."""

    weight: float
    penalty: bool = False


@dataclass(frozen=True)
class Trained:
    """What a step has to know of the network that it trains.

    `inputs`: batch fields in the order of forward's arguments; `stable`: the method that gives
    logits; `results`: how many outputs there always are; `helping`: how much the loss of each
    output counts that is there for training only; `task`: what the data ask for,
    None where they are not known.
    """

    inputs: tuple[str, ...]
    ending: Ending
    stable: str | None
    results: int
    helping: tuple[Helping, ...]
    task: Task | None


def step_name(name: str) -> str:
    """The name of the function of the recipe step `name`. Raises Refused: `name-…`."""
    return check_identifier(f"step_{name}")


def report_keys(step: BoundStep, network: Trained) -> tuple[str, ...]:
    return tuple(metric.key() for metric in _metrics(step, network))


def step_text(step: BoundStep, network: Trained, settings: Settings) -> str:
    """One pure function: `losses` to call backward on, and `report`, means over the batch."""
    decision = step.loss.decision(network.ending, "output")
    metrics = _metrics(step, network)
    loss = step.loss.expression(network.ending, "output", "target")
    body = [
        *_forward(step, network),
        *lines(loss, 1, "loss = "),
        *(line for metric in metrics for line in _measuring(metric, decision)),
        *_helping(step, network),
        *_penalties(settings),
        *_return(
            step.network,
            [metric.key() for metric in metrics],
            [*(["helping"] if network.helping else []), *_used(settings)],
        ),
    ]
    head = [
        f"def {step_name(step.name)}(nets, batch):",
        f'{STEP}"""The loss to call backward on, and what is reported: means over the batch."""',
    ]
    return "\n".join([*head, *body]) + "\n"


def _task(step: BoundStep, network: Trained) -> Task:
    return network.task if network.task in step.loss.tasks else step.loss.tasks[0]


def _metrics(step: BoundStep, network: Trained) -> list[Metric]:
    task = _task(step, network)
    return [metric() for metric in METRICS.values() if task in metric.tasks]


def _measuring(metric: Metric, decision: str) -> list[str]:
    said = {**metric.parts(decision, "target"), metric.key(): metric.expression(decision, "target")}
    return [line for name, text in said.items() for line in lines(text, 1, f"{name} = ")]


def _forward(step: BoundStep, network: Trained) -> list[str]:
    stable = network.stable is not None and step.loss.wants_logits(network.ending)
    head = f"net.{network.stable}" if stable else "net"
    call = Call(head, tuple(f"batch[{literal(name)}]" for name in network.inputs))
    if stable and network.helping:
        raise _without_logits(step.network)
    several = network.results > 1 and not stable
    chosen = "[0]" if several and not network.helping else ""
    # A class for each pixel is kept as a byte, and torch counts classes in int64.
    whole = ".long()" if _task(step, network) == "segmentation" else ""
    found = [
        f"{STEP}net = nets[{literal(step.network)}]",
        f'{STEP}target = batch["target"]{whole}',
    ]
    found += lines(call, 1, "output = ", chosen)
    if network.helping and network.results == 1:
        found.append(f"{STEP}output, *others = output if net.training else (output,)")
    elif network.helping:
        found.append(f"{STEP}output, others = output[0], output[{network.results}:]")
    return found


def _helping(step: BoundStep, network: Trained) -> list[str]:
    """The loss of the outputs for training; the report is of the result alone, as in validation."""
    if not network.helping:
        return []
    if any(one.penalty for one in network.helping):
        return _penalised(step, network)
    loss = step.loss.expression(network.ending, "other", "target")
    factors = tuple(one.weight for one in network.helping)
    return [
        f"{STEP}# Outputs for training only help the layers before them; they are not reported.",
        f"{STEP}helping = 0.0",
        f"{STEP}for factor, other in zip({literal(factors)}, others, strict=False):",
        *lines(loss, 2, "more = "),
        f"{STEP * 2}helping += factor * more",
    ]


def _penalised(step: BoundStep, network: Trained) -> list[str]:
    """One by one, since some are compared with the target and others are added as they are."""
    found = [
        f"{STEP}# Outputs for training only: what they add to the loss is not reported.",
        f"{STEP}helping = 0.0",
        f"{STEP}if others:",
    ]
    for place, one in enumerate(network.helping):
        other = f"others[{place}]"
        compared = step.loss.expression(network.ending, other, "target")
        more = f"{other}.mean()" if one.penalty else compared
        found += lines(more, 2, "more = ")
        found.append(f"{STEP * 2}helping += {literal(one.weight)} * more")
    return found


def _without_logits(network: str) -> Refused:
    text = translate(
        "Program",
        "{network} has an output for training and ends in a Softmax or Sigmoid: delete that last "
        "layer, the loss computes it.",
        network=network,
    )
    return Refused("output-training", text)


PENALTIES = {"l1": "p.abs().sum()", "l2": "p.square().sum()"}


def _penalties(settings: Settings) -> list[str]:
    """Sums over the weights: parameters with more than one axis, so no biases, no norms."""
    used = _used(settings)
    if not used:
        return []
    return [
        f"{STEP}# On the weights only: biases and the parameters of norms have a single axis.",
        f"{STEP}weights = [p for p in net.parameters() if p.ndim > 1]",
        *(
            f"{STEP}{name} = {literal(factor)} * sum({PENALTIES[name]} for p in weights)"
            for name, factor in used.items()
        ),
    ]


def _used(settings: Settings) -> dict[str, float]:
    factors = {"l1": settings.l1, "l2": settings.l2}
    return {name: factor for name, factor in factors.items() if factor}


def _return(network: str, metrics: Iterable[str], penalties: Iterable[str]) -> list[str]:
    total = " + ".join(["loss", *penalties])
    report = ['"loss": loss.detach()', *(f"{literal(key)}: {key}" for key in metrics)]
    return [
        f"{STEP}losses = {{{literal(network)}: {total}}}",
        *lines(Call("", tuple(report), "{}"), 1, "report = "),
        f"{STEP}return losses, report",
    ]
