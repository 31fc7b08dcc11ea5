"""The curve of an activation is torch's own: values, gradient, present parameters."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio import catalogue
from studio.engine.curve import curve_of
from studio.layers.activation import Activation
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from tests.conformance import oracle
from tests.conformance.cases import bound, single

catalogue.fill()

ALONE = [one for one in LAYERS.values() if issubclass(one, Activation)]
each = pytest.mark.parametrize("declaration", ALONE, ids=lambda one: one.type_name())


def _curve(name, params, weights=None):
    layer, problems = bind_values(LAYERS[name], params)
    assert problems == ()
    return curve_of(layer, weights)


def _at(curve, x):
    index = int(np.abs(curve.x - x).argmin())
    return float(curve.y[index]), float(curve.slope[index])


def test_almost_all_activations_of_torch_have_a_curve():
    assert len(ALONE) == 24
    others = {"Softmax", "Softmin", "LogSoftmax", "Softmax2d", "GLU"}
    assert others.isdisjoint(one.type_name() for one in ALONE)


@each
def test_the_values_are_those_of_the_module_for_every_parameter(declaration):
    for params in single(declaration):
        layer, _ = bound(declaration, params)
        if layer is None or getattr(layer, "num_parameters", 1) > 1:
            continue
        try:
            layer.measure(declaration.examples[0])
        except Refused:
            continue
        curve = curve_of(layer)
        module = oracle.build(declaration, oracle.values_of(layer, {}), "cpu")
        (wanted,) = oracle.outputs(module, [torch.from_numpy(curve.x)[:, None]])
        assert np.array_equal(curve.y, wanted[:, 0].numpy()), params
        assert curve.x[0] == -curve.x[-1] == pytest.approx(-layer.reach())
        assert curve.x[len(curve.x) // 2] == 0


@each
def test_the_derivative_is_how_fast_the_values_change(declaration):
    """Between neighbours with no bend between them; a step has the gradient of the identity."""
    layer, _ = bind_values(declaration, {})
    curve = curve_of(layer)
    if declaration.type_name() == "Step":
        assert set(curve.slope.tolist()) == {1.0}
        return
    width = np.diff(curve.x.astype(float))
    measured = np.diff(curve.y.astype(float)) / width
    smooth = np.abs(np.diff(curve.slope)) < 0.05
    assert smooth.mean() > 0.95
    middle = (curve.slope[:-1] + curve.slope[1:]) / 2
    assert np.abs(measured - middle)[smooth].max() < 2e-3


@each
def test_each_number_is_treated_by_itself(declaration):
    """Only then is a curve the truth about a layer."""
    layer, _ = bind_values(declaration, {})
    module = oracle.build(declaration, oracle.values_of(layer, {}), "cpu")
    values = torch.randn(2, 3, 5, generator=torch.Generator().manual_seed(1))
    (together,) = oracle.outputs(module, [values])
    for place in ((0, 0, 0), (1, 2, 4)):
        (alone,) = oracle.outputs(module, [values[place].reshape(1, 1, 1)])
        assert alone.item() == pytest.approx(together[place].item(), abs=1e-6)


def test_known_numbers():
    assert _at(_curve("Sigmoid", {}), 0) == (0.5, 0.25)
    assert _at(_curve("LeakyReLU", {"negative_slope": 0.1}), -2) == pytest.approx((-0.2, 0.1))
    assert _at(_curve("Softplus", {}), 0) == pytest.approx((np.log(2), 0.5))
    assert _at(_curve("Hardtanh", {"min_val": -40}), -35) == pytest.approx((-35, 1), abs=0.2)
    assert _at(_curve("RReLU", {"lower": 0.1, "upper": 0.3}), -1) == pytest.approx((-0.2, 0.2))


def test_learned_slopes_are_put_in_and_else_what_they_begin_with():
    learned = {"weight": np.array([0.75, 2.0, 3.0], np.float32)}
    assert _at(_curve("PReLU", {"num_parameters": 3}, learned), -4) == (-3.0, 0.75)
    assert _at(_curve("PReLU", {"num_parameters": 3, "init": 0.5}), -4) == (-2.0, 0.5)


def test_nothing_is_drawn_from_the_random_numbers_of_a_run():
    torch.manual_seed(5)
    before = torch.get_rng_state()
    with torch.no_grad():
        _curve("RReLU", {})
    assert torch.equal(torch.get_rng_state(), before)
