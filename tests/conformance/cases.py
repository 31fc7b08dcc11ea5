"""Values to try for the fields of a layer: a spread of legal ones, and some just outside."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import strategies as st

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
from studio.spec.shapes import Shape


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
            return (0, -1, -2, 1, 11)
        case FloatField():
            return (0.0, -0.5, 1.5, 7.0)
        case FactorsField():
            return (0, -1.0, 0.01, (2.0, 2.0), (2.0, 2.0, 2.0, 2.0))
        case SizeField():
            return (0, -1, 40, (1, 2, 3, 4), (4, *(1,) * (spec.rank - 1)))
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


def anything(spec):
    """A strategy of raw values for a field: small legal ones, and some that only nearly are."""
    legal = [spec.default, *spec.spread()]
    match spec:
        case IntField(auto=True):
            return st.just(AUTO)
        case IntField():
            return st.sampled_from(legal) | st.integers(max(spec.low, -4), 6)
        case FloatField():
            return st.sampled_from(legal)
        case SizeField():
            one = st.integers(spec.low, 4)
            return st.sampled_from(legal) | one | st.tuples(*[one] * spec.rank)
    return st.sampled_from(legal)


def everything(declaration):
    """A strategy of parameters with all fields set at once."""
    return st.fixed_dictionaries({n: anything(s) for n, s in declaration.fields().items()})


def like(shapes):
    """A strategy of shapes of the same ranks as an example, with other small sizes."""
    return st.tuples(*(_like(shape) for shape in shapes))


def _like(shape):
    sizes = st.tuples(*[st.integers(1, 9)] * shape.rank)
    return sizes.map(lambda dims: Shape(dims, shape.dtype))


def typed(declaration, inferred):
    """Every auto field typed out as what it would be anyway."""
    fields = declaration.fields()
    return {name: value for name, value in inferred.items() if fields[name].auto and value != AUTO}
