"""The form of an instance: how often it is repeated, and the parameters of its block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from studio.graph.model import Definition, Node, Parameter
from studio.graph.unrolling import MOST_COPIES
from studio.spec.expressions import Number
from studio.spec.fields import Field, FloatField, IntField, Raw
from studio.spec.problems import Problem
from studio.ui.editors import Value
from studio.ui.form import Entry

REPEAT = "repeat"


def entries(
    definition: Definition, nodes: Sequence[Node], problems: Iterable[Problem]
) -> list[Entry]:
    """Rows for one or several instances of the same definition."""
    by_field: dict[str, list[Problem]] = {}
    for problem in problems:
        by_field.setdefault(problem.field or "", []).append(problem)
    rows = [_entry(REPEAT, _times(), [node.repeat for node in nodes], by_field)]
    for parameter in definition.parameters:
        raws = [node.params.get(parameter.name, parameter.default) for node in nodes]
        rows.append(_entry(parameter.name, field_of(parameter), raws, by_field))
    return rows


def _entry(
    name: str, field: Field, raws: Sequence[Raw], problems: Mapping[str, list[Problem]]
) -> Entry:
    mixed = any(raw != raws[0] for raw in raws[1:])
    return Entry(name, field, Value(raws[0], None, mixed), tuple(problems.get(name, ())))


def _times() -> Field:
    title = QCoreApplication.translate("Blocks", "Repeat")
    text = QCoreApplication.translate(
        "Blocks", "So many of the block one after another, each with weights of its own."
    )
    return _counted(title, text)


def field_of(parameter: Parameter) -> Field:
    """What may be typed for a parameter."""
    text = QCoreApplication.translate(
        "Blocks", "A number for the layers inside, as a name in their fields."
    )
    return _numbered(parameter.name, parameter.default, text)


# A row of a form stays as long as its field is the same object.


@lru_cache(16)
def _counted(title: str, text: str) -> Field:
    return IntField(default=1, low=1, high=MOST_COPIES, help=text, label=title)


@lru_cache(256)
def _numbered(name: str, default: Number, text: str) -> Field:
    if isinstance(default, int):
        return IntField(default=default, low=-(10**9), help=text, label=name)
    return FloatField(default=default, help=text, label=name)
