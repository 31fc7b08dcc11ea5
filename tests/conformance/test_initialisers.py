"""Every declared start of weights against the function of torch.nn.init that has its name."""

from __future__ import annotations

import inspect
import warnings

import pytest
import torch

from studio import catalogue
from studio.spec.declaration import bind_values
from studio.spec.initialiser import INITIALISERS
from studio.spec.problems import Refused
from tests.conformance.cases import pairs, single

catalogue.fill()

SHAPES = ((4,), (6, 5), (6, 4, 3), (8, 4, 3, 3), (2, 3, 2, 2, 2))
each = pytest.mark.parametrize("name", list(INITIALISERS))


def _bound(name, params):
    made, problems = bind_values(INITIALISERS[name], params)
    assert made is not None, [str(problem.text) for problem in problems]
    return made


def _filled(name, shape, positional, named):
    torch.manual_seed(3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bounds far from the mean are allowed
        return getattr(torch.nn.init, name)(torch.empty(shape), *positional, **named)


@each
def test_names_order_and_defaults_of_arguments_are_those_of_torch(name):
    theirs = dict(inspect.signature(getattr(torch.nn.init, name)).parameters)
    theirs.pop("tensor")
    theirs.pop("generator", None)
    fields = INITIALISERS[name].fields()
    assert list(fields) == list(theirs)
    for field, spec in fields.items():
        default = theirs[field].default
        assert spec.required == (default is inspect.Parameter.empty)
        assert spec.required or spec.default == default


@each
def test_printed_arguments_fill_a_tensor_as_all_of_them_do_or_both_refuse(name):
    filled = 0
    for params in [*single(INITIALISERS[name]), *pairs(INITIALISERS[name])]:
        made = _bound(name, params)
        arguments = made.arguments()
        positional = [value for key, value in arguments if key is None]
        named = {key: value for key, value in arguments if key is not None}
        everything = {field: getattr(made, field) for field in made.fields()}
        for shape in SHAPES:
            try:
                made.check(shape)
            except Refused as refused:
                if refused.field in made.stricter:
                    continue
                with pytest.raises((ValueError, RuntimeError)):
                    _filled(name, shape, (), everything)
                continue
            given = _filled(name, shape, positional, named)
            assert torch.equal(given, _filled(name, shape, (), everything)), params
            assert given.isfinite().all()
            filled += 1
    assert filled


@each
def test_what_draws_random_numbers_says_so(name):
    made = _bound(name, {})
    shape = next(s for s in reversed(SHAPES) if made.axes is None or len(s) in made.axes)
    named = {field: getattr(made, field) for field in made.fields()}
    fill = getattr(torch.nn.init, name)
    torch.manual_seed(1)
    one = fill(torch.empty(shape), **named)
    torch.manual_seed(2)
    other = fill(torch.empty(shape), **named)
    assert made.draws == (not torch.equal(one, other))
