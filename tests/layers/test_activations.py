"""Activations as a person reads them: their formulas, what they refuse, how far they are drawn."""

from __future__ import annotations

import pytest

import studio.layers  # noqa: F401  (enters the layers)
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


def _layer(name, params):
    layer, problems = bind_values(LAYERS[name], params)
    assert problems == ()
    return layer


@pytest.mark.parametrize(
    ("name", "params", "dims", "lines"),
    [
        (
            "PReLU",
            {"num_parameters": 8},
            (8, 5, 5),
            [
                "out = in where in > 0, else a·in; each channel learns its a, which begins at 0.25",
                "params = 8",
            ],
        ),
        (
            "RReLU",
            {"upper": 0.375},
            (4,),
            [
                "in training: in where in > 0, else a·in, a random from 0.125 to 0.375",
                "afterwards: out = in where in > 0, else 0.25·in",
            ],
        ),
        ("CELU", {"alpha": 2}, (4,), ["out = in where in > 0, else 2·(exp(in/2) − 1)"]),
        ("Hardtanh", {"min_val": -2}, (4,), ["out = min(max(-2, in), 1)"]),
        (
            "Softshrink",
            {},
            (4,),
            ["out = in − 0.5 where in > 0.5, in + 0.5 where in < −0.5, else 0"],
        ),
        (
            "Threshold",
            {"threshold": 0.1, "value": 20},
            (4,),
            ["out = in where in > 0.1, else 20"],
        ),
        (
            "Softplus",
            {"beta": 2},
            (4,),
            ["out = log(1 + exp(2·in)) / 2; out = in where 2·in > 20"],
        ),
        (
            "GLU",
            {"dim": 1},
            (6, 4, 4),
            ["out = a / (1 + exp(−b)); a: the first 3 of axis 1, b: the last 3"],
        ),
        (
            "Softmax2d",
            {},
            (6, 4, 4),
            ["outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the 6 channels at each place"],
        ),
    ],
)
def test_the_formula_holds_the_present_numbers(name, params, dims, lines):
    layer, shapes = _layer(name, params), (Shape(dims),)
    assert [str(line) for line in layer.formula(shapes, layer.measure(shapes))] == lines


@pytest.mark.parametrize(
    ("name", "params", "dims", "code", "field"),
    [
        ("PReLU", {"num_parameters": 3}, (8, 5, 5), "size-mismatch", "num_parameters"),
        ("RReLU", {"lower": 0.5}, (4,), "bounds", "upper"),
        ("Hardtanh", {"min_val": 1}, (4,), "bounds", "max_val"),
        ("Hardtanh", {"min_val": 5e5}, (4,), "bounds", "max_val"),
        ("GLU", {}, (6, 5), "axis-odd", "dim"),
        ("GLU", {"dim": 0}, (6, 4), "axis-batch", "dim"),
        ("Softmax2d", {}, (6, 4), "shape-rank", None),
        ("Softmin", {"dim": 3}, (6, 4), "axis-missing", "dim"),
    ],
)
def test_what_is_refused_has_a_repair_that_ends_it(name, params, dims, code, field):
    shapes = (Shape(dims),)
    with pytest.raises(Refused) as caught:
        _layer(name, params).measure(shapes)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert caught.value.repairs
    for repair in caught.value.repairs:
        if repair.edit == "set_param":
            values = {**params, repair.arguments["field"]: repair.arguments["value"]}
            assert _layer(name, values).measure(shapes).outputs


def test_bounds_that_lie_far_out_are_still_drawn():
    assert _layer("Tanh", {}).reach() == 5
    assert _layer("ReLU6", {}).reach() > 6
    assert _layer("Hardtanh", {"min_val": -40}).reach() > 40
    assert _layer("Step", {"threshold": 12}).reach() > 12
