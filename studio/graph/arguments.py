"""What an instance gives to the parameters of its definition."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from studio.graph.model import Definition, Node
from studio.spec.expressions import Names, Number, evaluate
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused


def arguments_of(
    node: Node, inner: Definition, names: Names
) -> tuple[dict[str, Number], tuple[Problem, ...]]:
    """The values of the parameters of a definition at one instance."""
    values: dict[str, Number] = {}
    problems: list[Problem] = []
    for parameter in inner.parameters:
        raw = node.params.get(parameter.name, parameter.default)
        try:
            values[parameter.name] = argument_value(raw, names)
        except Refused as refused:
            values[parameter.name] = parameter.default
            problems.append(replace(refused.problem(), field=parameter.name))
    return values, tuple(problems)


def argument_value(raw: Raw, names: Names) -> Number:
    """The number that an instance gives to a parameter of its definition. Raises Refused."""
    if isinstance(raw, str):
        return evaluate(raw, names).value
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not isfinite(raw):
        raise Refused("field-type", translate("Analysis", "A number is needed, for example 64."))
    return raw
