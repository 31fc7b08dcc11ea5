"""What layers can be measured by: parameters, multiply-adds, memory, time. Not here: widgets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.graph.costs import above_of
from studio.project import Project
from studio.spec.memory import FLOAT
from studio.spec.messages import Message, translate
from studio.spec.problems import Address
from studio.ui import amounts

Amounts = Mapping[Address, float]


@dataclass(frozen=True)
class Quantity:
    """One of them: `of` gives it for every node and block, `said` writes an amount of it."""

    name: str
    title: Message
    tip: Message
    of: Callable[[Project], Amounts]
    said: Callable[[float], str]


def _batch(project: Project) -> int:
    return project.forecast().batch_size or 1


def _parameters(project: Project) -> Amounts:
    return {a: float(cost.parameters) for a, cost in project.forecast().nodes.items()}


def _macs(project: Project) -> Amounts:
    return {a: float(cost.macs) for a, cost in project.forecast().nodes.items()}


def _forward(project: Project) -> Amounts:
    batch = _batch(project)
    return {a: float(cost.forward * batch) for a, cost in project.forecast().nodes.items()}


def _memory(project: Project) -> Amounts:
    batch = _batch(project)
    return {a: float(cost.activations(batch)) for a, cost in project.forecast().nodes.items()}


def _optimizer(project: Project) -> Amounts:
    forecast = project.forecast()
    each = FLOAT * forecast.optimizer / max(1, forecast.costs.total.learned)
    return {a: each * cost.learned for a, cost in forecast.nodes.items()}


def _time(project: Project) -> Amounts:
    """Of the last measurement, as far as the layers are still there."""
    timing = project.timing
    found: dict[Address, float] = defaultdict(float)
    for address, seconds in ({} if timing is None else timing.nodes).items():
        for one in (address, *above_of(address)):
            found[one] += seconds
    return found


def seconds(value: float) -> str:
    """In the unit that reads best: 12 µs, 3.4 ms, 2.1 s."""
    for factor, unit in ((1.0, "s"), (1e-3, "ms")):
        if value >= factor:
            return f"{value / factor:.3g} {unit}"
    return f"{value * 1e6:.3g} µs"


def _bytes(value: float) -> str:
    return amounts.size(int(value))


QUANTITIES = {
    one.name: one
    for one in (
        Quantity(
            "parameters",
            translate("Cost", "Parameters"),
            translate("Cost", "Numbers that training changes, and locked ones."),
            _parameters,
            amounts.large,
        ),
        Quantity(
            "macs",
            translate("Cost", "Multiply-adds"),
            translate("Cost", "Of one sample, on the way forward."),
            _macs,
            amounts.large,
        ),
        Quantity(
            "memory",
            translate("Cost", "Activations"),
            translate("Cost", "What is kept of one batch until the backward pass."),
            _memory,
            _bytes,
        ),
        Quantity(
            "time",
            translate("Cost", "Time"),
            translate("Cost", "Measured for one batch, forward and back."),
            _time,
            seconds,
        ),
        Quantity(
            "forward",
            translate("Cost", "Output"),
            translate("Cost", "Memory of what leaves the layer, for one batch."),
            _forward,
            _bytes,
        ),
        Quantity(
            "optimizer",
            translate("Cost", "Optimizer"),
            translate("Cost", "What the optimizer remembers of the parameters."),
            _optimizer,
            _bytes,
        ),
    )
}
