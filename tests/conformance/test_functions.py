"""Step and the merges, which torch.nn does not have, against formulas written with numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio import catalogue
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from tests.conformance import oracle
from tests.conformance.lowered import network_of

catalogue.fill()

FORMULAS = {
    "Add": lambda parts, dim: sum(parts[1:], parts[0]),
    "Multiply": lambda parts, dim: np.prod(np.stack(np.broadcast_arrays(*parts)), axis=0),
    "Concat": lambda parts, dim: np.concatenate(parts, axis=dim),
}
MERGES = [name for name, declaration in LAYERS.items() if declaration.variadic]


def test_every_merge_has_a_formula_here():
    assert set(MERGES) == set(FORMULAS)


@pytest.mark.parametrize("name", MERGES)
@pytest.mark.parametrize("batch", [1, 2])
def test_a_merge_computes_its_formula(name, batch):
    for shapes in LAYERS[name].examples:
        parts = oracle.samples(shapes, batch, "cpu")
        layer, _ = bind_values(LAYERS[name], {})
        given = network_of(name, {}, shapes)[0](*parts).numpy()
        wanted = FORMULAS[name]([part.numpy() for part in parts], getattr(layer, "dim", None))
        assert given.shape == (batch, *layer.measure(shapes).outputs[0].dims)
        np.testing.assert_allclose(given, wanted, rtol=1e-6)


@pytest.mark.parametrize("dim", [1, 2, 3, -1, -2, -3])
def test_concat_joins_along_any_axis_of_a_sample(dim):
    shapes = (Shape((2, 3, 4)), Shape((2, 3, 4)), Shape((2, 3, 4)))
    parts = oracle.samples(shapes, 2, "cpu")
    given = network_of("Concat", {"dim": dim}, shapes)[0](*parts).numpy()
    np.testing.assert_array_equal(given, np.concatenate([p.numpy() for p in parts], axis=dim))


@pytest.mark.parametrize(
    ("name", "params", "shapes", "code"),
    [
        ("Add", {}, ((3, 4), (3, 5)), "shapes-differ"),
        ("Add", {}, ((3, 4), (4,)), "shapes-differ"),
        ("Multiply", {}, ((3, 4), (3,)), "shapes-differ"),
        ("Concat", {}, ((3, 4), (3, 5)), "shapes-differ"),
        ("Concat", {}, ((3, 4), (4,)), "shapes-differ"),
        ("Concat", {"dim": 0}, ((3, 4), (3, 4)), "axis-batch"),
        ("Concat", {"dim": -3}, ((3, 4), (3, 4)), "axis-batch"),
        ("Concat", {"dim": 3}, ((3, 4), (3, 4)), "axis-missing"),
        ("Add", {}, ((3, 4),), "inputs-few"),
        ("Concat", {}, ((3, 4),), "inputs-few"),
    ],
)
def test_what_cannot_be_merged_is_refused(name, params, shapes, code):
    layer, _ = bind_values(LAYERS[name], params)
    with pytest.raises(Refused) as caught:
        layer.measure(tuple(Shape(shape) for shape in shapes))
    assert caught.value.code == code


@pytest.mark.parametrize(("signed", "low"), [(False, 0.0), (True, -1.0)])
@pytest.mark.parametrize("threshold", [0.0, 0.5, -2.0])
def test_a_step_answers_with_two_values_and_passes_the_gradient_through(signed, low, threshold):
    params = {"threshold": threshold, "signed": signed}
    network, _ = network_of("Step", params, (Shape((5,)),))
    x = torch.tensor([[threshold - 1.0, threshold - 1e-6, threshold, threshold + 1e-3, 1e30]])
    x.requires_grad_()
    y = network(x)
    np.testing.assert_array_equal(y.detach().numpy(), [[low, low, 1.0, 1.0, 1.0]])
    weights = torch.tensor([[1.0, -2.0, 3.0, -4.0, 5.0]])
    (y * weights).sum().backward()
    assert torch.equal(x.grad, weights)


def test_a_step_says_where_its_gradient_comes_from():
    step = LAYERS["Step"]
    layer, _ = bind_values(step, {})
    line = str(layer.formula(step.examples[0], layer.measure(step.examples[0]))[0])
    assert "straight through" in step.summary()
    assert "gradient" in line


@pytest.mark.parametrize("name", MERGES)
def test_a_merge_is_a_function_without_a_module(name):
    network, _ = network_of(name, {}, (Shape((4,)), Shape((4,))))
    assert list(network.children()) == []
