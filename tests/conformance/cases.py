"""Values to try for the fields of a layer: a spread of legal ones, and some just outside."""

from __future__ import annotations

from itertools import combinations, product

from studio.spec.declaration import bind_values
from studio.spec.fields import (
    AUTO,
    BoolField,
    ChoiceField,
    DimsField,
    FactorsField,
    FloatField,
    IntField,
    SizeField,
)


def raw_values(declaration):
    """Field name -> the raw values that are tried, without the default."""
    return {name: spec.spread() for name, spec in declaration.fields().items()}


def single(declaration):
    """Parameters with no field and with one field changed."""
    yield {}
    for name, values in raw_values(declaration).items():
        for value in values:
            yield {name: value}


def pairs(declaration):
    """Parameters with two fields changed."""
    for (one, ones), (other, others) in combinations(raw_values(declaration).items(), 2):
        for first, second in product(ones, others):
            yield {one: first, other: second}


def outside(spec):
    """Raw values at and beyond the edge of what a field takes, some of which may be legal."""
    match spec:
        case IntField():
            return (0, -1, -2, 11)
        case FloatField():
            return (0.0, -0.5, 1.5, 7.0)
        case FactorsField():
            return (0, -1.0, 0.01, (2.0, 2.0), (2.0, 2.0, 2.0, 2.0))
        case SizeField():
            return (0, -1, 40, (1, 2, 3, 4))
        case DimsField():
            return (0, -1, 40, (2, 2), (2, 2, 2, 2))
        case ChoiceField():
            return ("no such word",)
        case BoolField():
            return (not spec.default,)
    return ()


def bound(declaration, params):
    """The layer, or None where a field refuses; then also the names of those fields."""
    layer, problems = bind_values(declaration, params)
    return layer, {problem.field for problem in problems}


def typed(declaration, inferred):
    """Every auto field typed out as what it would be anyway."""
    fields = declaration.fields()
    return {name: value for name, value in inferred.items() if fields[name].auto and value != AUTO}
