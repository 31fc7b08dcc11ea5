"""Raw document values -> checked declarations.

The only place where a declaration is instantiated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from studio.graph.model import Document, Entry, Node
from studio.spec.data import DATA_SETS, DataSet
from studio.spec.declaration import Declaration, bind_values
from studio.spec.expressions import Names, Number
from studio.spec.layer import LAYERS, Operation
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused
from studio.spec.recipe import LOSSES, OPTIMIZERS, SCHEDULES, Loss, Optimizer, Schedule, Settings
from studio.spec.registry import Registry

D = TypeVar("D", bound=Declaration)


@dataclass(frozen=True)
class BoundStep:
    name: str
    network: str
    loss: Loss
    optimizer: Optimizer
    schedule: Schedule


@dataclass(frozen=True)
class BoundRecipe:
    steps: tuple[BoundStep, ...]
    settings: Settings


def top_names(document: Document) -> Names:
    """What a parameter in a network, the recipe or the data set may name."""
    return Names(document.variables, {})


def inner_names(document: Document, values: Mapping[str, Number]) -> Names:
    """What a parameter inside a definition may name."""
    return Names(document.variables, values)


def bind(node: Node, names: Names) -> tuple[Operation | None, tuple[Problem, ...]]:
    """The layer of a node, or the problems of its type and fields (not addressed).

    Instances of definitions are bound by the analysis.
    """
    declaration = LAYERS.get(node.type)
    if declaration is None:
        text = translate(
            "Binding",
            "This version knows no layer “{type}”. It is kept as it is, but the "
            "network cannot run.",
            type=node.type,
        )
        return None, (Problem("type-unknown", text),)
    return bind_values(declaration, node.params, names)


def bind_entry(
    registry: Registry[type[D]], entry: Entry, names: Names
) -> tuple[D | None, tuple[Problem, ...]]:
    """The declared thing that `entry` names, or its problems (not addressed)."""
    declaration = registry.get(entry.type)
    if declaration is None:
        text = translate(
            "Binding",
            "This version knows no {what} “{type}”. Choose another one.",
            what=registry.what,
            type=entry.type,
        )
        return None, (Problem("type-unknown", text, field=registry.what),)
    return bind_values(declaration, entry.params, names)


def bind_data(document: Document) -> tuple[DataSet | None, tuple[Problem, ...]]:
    bound, problems = bind_entry(DATA_SETS, document.data, top_names(document))
    if bound is not None:
        problems = _refusals(bound.check)
    return (None if problems else bound), _within("data", problems)


def bind_recipe(document: Document) -> tuple[BoundRecipe | None, tuple[Problem, ...]]:
    """The whole recipe, or every problem in it.

    Fields are named `optimizer.lr`, `settings.epochs` …
    """
    names = top_names(document)
    settings, problems = bind_values(Settings, document.recipe.settings, names)
    problems = _within("settings", problems)
    steps: list[BoundStep] = []
    for step in document.recipe.steps:
        loss, wrong_loss = bind_entry(LOSSES, step.loss, names)
        optimizer, wrong_optimizer = bind_entry(OPTIMIZERS, step.optimizer, names)
        schedule, wrong_schedule = bind_entry(SCHEDULES, step.schedule, names)
        problems += _within("loss", wrong_loss)
        problems += _within("optimizer", wrong_optimizer)
        problems += _within("schedule", wrong_schedule)
        if optimizer is not None:
            problems += _within("optimizer", _refusals(optimizer.check))
        if loss and optimizer and schedule:
            steps.append(BoundStep(step.name, step.network, loss, optimizer, schedule))
    if problems or settings is None:
        return None, problems
    return BoundRecipe(tuple(steps), settings), ()


def _refusals(check: Callable[[], None]) -> tuple[Problem, ...]:
    try:
        check()
    except Refused as refused:
        return (refused.problem(),)
    return ()


def _within(part: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems, their fields and repairs named inside `part` of the document."""
    return tuple(_prefixed(part, problem) for problem in problems)


def _prefixed(part: str, problem: Problem) -> Problem:
    repairs = tuple(
        replace(repair, edit="set_recipe_param", arguments={"part": part, **repair.arguments})
        if repair.edit == "set_param"
        else repair
        for repair in problem.repairs
    )
    field = f"{part}.{problem.field}" if problem.field else f"{part}.type"
    return replace(problem, field=field, repairs=repairs)
