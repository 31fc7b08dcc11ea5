"""How the weights of a node begin, bound and checked against its parameters. No text, no torch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

from studio.graph.model import Document, Entry, Given, Node, Start
from studio.spec.declaration import bind_values
from studio.spec.expressions import Names
from studio.spec.initialiser import INITIALISERS, Initialiser
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused, Repair

MOST_GIVEN = 100_000
"""Numbers that a person may give in one document; more belong into a file of weights."""

LARGEST = 3.4028234e38
"""The largest float32 is a little above it."""

FIELD = "starts."
"""Fields of problems about starts: `starts.weight`, `starts.weight.std`."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A bound `Start`."""

    how: Initialiser | Given | None
    frozen: bool = False


def given(shape: tuple[int, ...], values: Iterable[float]) -> Given:
    """Checked values of a tensor of `shape`.

    Raises:
        Refused: `start-number`, `start-count`, `start-many`.
    """
    numbers = tuple(map(float, values))
    for value in numbers:
        if not math.isfinite(value) or abs(value) > LARGEST:
            text = translate(
                "Starts", "{value} cannot be a weight: a finite number is needed.", value=value
            )
            raise Refused("start-number", text)
    if len(numbers) > MOST_GIVEN:
        raise too_many()
    if not shape or min(shape) < 1 or prod(shape) != len(numbers):
        text = translate(
            "Starts",
            "{shape} needs {needed} numbers; {count} were given.",
            shape=shown_shape(shape),
            needed=prod(shape),
            count=len(numbers),
        )
        raise Refused("start-count", text)
    return Given(tuple(shape), numbers)


def too_many() -> Refused:
    text = translate(
        "Starts",
        "At most {most} weights can be given by hand in one project.",
        most=MOST_GIVEN,
    )
    return Refused("start-many", text)


def need_room(document: Document) -> Document:
    """`document` itself. Raises Refused: `start-many`."""
    if sum(len(one.values) for one in _all_given(document)) > MOST_GIVEN:
        raise too_many()
    return document


def _all_given(document: Document) -> Iterator[Given]:
    for definition in document.definitions.values():
        for node in definition.nodes.values():
            for start in node.starts.values():
                if isinstance(start.how, Given):
                    yield start.how


def shown_shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))


def bind_starts(
    node: Node, tensors: Mapping[str, tuple[int, ...]], names: Names
) -> tuple[Mapping[str, Beginning], tuple[Problem, ...]]:
    """What was chosen for the parameters of a node, as far as it fits, and what is wrong with it.

    `tensors`: name -> shape of the parameters that the bound layer has.
    """
    bound: dict[str, Beginning] = {}
    problems: list[Problem] = []
    for name, start in node.starts.items():
        if name not in tensors:
            problems.append(_unused(node, name))
            continue
        how, wrong = _bound(start, tensors[name], names)
        problems.extend(_placed(problem, name) for problem in wrong)
        if not wrong:
            bound[name] = Beginning(how, start.frozen)
    return bound, tuple(problems)


def _bound(
    start: Start, shape: tuple[int, ...], names: Names
) -> tuple[Initialiser | Given | None, tuple[Problem, ...]]:
    if start.how is None:
        return None, ()
    if isinstance(start.how, Given):
        return start.how, _misfit(start.how, shape)
    return _initialiser(start.how, shape, names)


def _initialiser(
    entry: Entry, shape: tuple[int, ...], names: Names
) -> tuple[Initialiser | None, tuple[Problem, ...]]:
    declaration = INITIALISERS.get(entry.type)
    if declaration is None:
        text = translate(
            "Starts",
            "This version knows no function “{type}” for the start of weights. Choose another one.",
            type=entry.type,
        )
        return None, (Problem("start-unknown", text, repairs=(_forget(),)),)
    made, problems = bind_values(declaration, entry.params, names)
    if made is not None:
        try:
            made.check(shape)
        except Refused as refused:
            repairs = (*refused.repairs, _forget())
            return None, (replace(refused.problem(), repairs=repairs),)
    return made, problems


def _misfit(how: Given, shape: tuple[int, ...]) -> tuple[Problem, ...]:
    if how.shape == shape:
        return ()
    text = translate(
        "Starts",
        "The given weights are {given}, but {needed} are needed now.",
        given=shown_shape(how.shape),
        needed=shown_shape(shape),
    )
    repairs: tuple[Repair, ...] = (_forget(),)
    if prod(shape) <= MOST_GIVEN:
        title = translate(
            "Starts", "Cut them or pad them with 0 to {shape}", shape=shown_shape(shape)
        )
        repairs = (Repair(title, "fit_given", {"shape": shape}), *repairs)
    return (Problem("start-shape", text, repairs=repairs),)


def _unused(node: Node, name: str) -> Problem:
    text = translate(
        "Starts",
        "A start was chosen for {parameter}, but {node} has no {parameter} now.",
        parameter=name,
        node=node.name,
    )
    repair = Repair(translate("Starts", "Forget it"), "forget_start")
    return _placed(Problem("start-unused", text, "warning", repairs=(repair,)), name)


def _forget() -> Repair:
    return Repair(translate("Starts", "Begin with what the layer draws itself"), "reset_start")


def _placed(problem: Problem, name: str) -> Problem:
    """The problem as one of the parameter `name`; its repairs know which one it is."""
    repairs = tuple(
        replace(
            repair,
            edit="set_start_param" if repair.edit == "set_param" else repair.edit,
            arguments={**repair.arguments, "parameter": name},
        )
        for repair in problem.repairs
    )
    inner = f".{problem.field}" if problem.field else ""
    return replace(problem, field=f"{FIELD}{name}{inner}", repairs=repairs)
