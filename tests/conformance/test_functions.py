"""Step and the functions, which torch.nn does not have, against formulas written with numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import special

from studio import catalogue
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from tests.conformance import oracle
from tests.conformance.cases import single
from tests.conformance.lowered import network_of

catalogue.fill()


def _resized(parts, layer):
    """Nearest neighbours: place i of n shows place ⌊i·size/n⌋."""
    x, like = parts
    for axis in range(2, x.ndim):
        size, wanted = x.shape[axis], like.shape[axis]
        x = np.take(x, np.arange(wanted) * size // wanted, axis=axis)
    return x


POINTWISE = {
    "abs": np.abs,
    "neg": np.negative,
    "rsqrt": lambda x: 1 / np.sqrt(x),
    "atan": np.arctan,
    "erf": special.erf,
    "frac": lambda x: x - np.trunc(x),
}
"""Functions that numpy does not have, or under another name."""

FORMULAS = {
    "Add": lambda parts, layer: sum(parts[1:], parts[0]),
    "Multiply": lambda parts, layer: np.prod(np.stack(np.broadcast_arrays(*parts)), axis=0),
    "Concat": lambda parts, layer: np.concatenate(parts, axis=layer.dim),
    "Stack": lambda parts, layer: np.stack(parts, axis=layer.dim),
    "Interpolate": _resized,
    "Mean": lambda parts, layer: parts[0].mean(axis=layer.dim, keepdims=layer.keepdim),
    "Reshape": lambda parts, layer: parts[0].reshape(len(parts[0]), *layer.shape),
    "Permute": lambda parts, layer: parts[0].transpose(0, *layer.dims),
    "Transpose": lambda parts, layer: np.swapaxes(parts[0], layer.dim0, layer.dim1),
    "Select": lambda parts, layer: np.take(parts[0], layer.index, axis=layer.dim),
    "Slice": lambda parts, layer: np.take(
        parts[0],
        np.arange(parts[0].shape[layer.dim])[slice(layer.start, layer.end, layer.step)],
        axis=layer.dim,
    ),
    "Squeeze": lambda parts, layer: np.squeeze(parts[0], axis=layer.dim),
    "Unsqueeze": lambda parts, layer: np.expand_dims(parts[0], axis=layer.dim),
    "Scale": lambda parts, layer: parts[0] * np.float32(layer.factor),
    "Exp": lambda parts, layer: np.exp(parts[0]),
    "Detach": lambda parts, layer: parts[0],
    "Sub": lambda parts, layer: parts[0] - parts[1],
    "MatMul": lambda parts, layer: np.matmul(*parts),
    "Constant": lambda parts, layer: np.full((len(parts[0]), *layer.size), layer.value),
    "Chunk": lambda parts, layer: np.split(parts[0], layer.chunks, axis=layer.dim),
    "Call": lambda parts, layer: POINTWISE.get(layer.function, getattr(np, layer.function, None))(
        parts[0]
    ),
}
"""Each function as it is written with numpy, for the values of its fields that are tried."""

FUNCTIONS = [
    name
    for name, declaration in LAYERS.items()
    if declaration.constructor() is None and declaration.inputs and declaration.outputs
]
MERGES = [name for name, declaration in LAYERS.items() if declaration.variadic]


def test_every_function_has_a_formula_here():
    assert set(FUNCTIONS) == set(FORMULAS)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("batch", [1, 2])
def test_a_function_computes_its_formula(name, batch):
    seen = 0
    for params in single(LAYERS[name]):
        layer, problems = bind_values(LAYERS[name], params)
        assert not problems
        if getattr(layer, "mode", "nearest") != "nearest":
            continue
        for shapes in LAYERS[name].examples:
            try:
                measured = layer.measure(shapes)
            except Refused:
                continue
            parts = oracle.samples(shapes, batch, "cpu")
            found = network_of(name, params, shapes)[0](*parts)
            given = [one.numpy() for one in (found if isinstance(found, tuple) else [found])]
            with np.errstate(invalid="ignore", divide="ignore"):
                wanted = FORMULAS[name]([part.numpy() for part in parts], layer)
            wanted = wanted if isinstance(wanted, list) else [wanted]
            for one, other, shape in zip(given, wanted, measured.outputs, strict=True):
                assert one.shape == (batch, *shape.dims), params
                np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)
            seen += 1
    assert seen >= len(LAYERS[name].examples)


@pytest.mark.parametrize(("mode", "rank"), [("bilinear", 3), ("bicubic", 3), ("linear", 2)])
def test_maps_are_blended_as_by_torch(mode, rank):
    shapes = (Shape((3, 4, 6)[:rank]), Shape((5, 8, 9)[:rank]))
    parts = oracle.samples(shapes, 2, "cpu")
    given = network_of("Interpolate", {"mode": mode}, shapes)[0](*parts)
    wanted = torch.nn.functional.interpolate(parts[0], size=parts[1].shape[2:], mode=mode)
    assert torch.equal(given, wanted)


def test_nothing_flows_back_through_detach():
    network, _ = network_of("Detach", {}, (Shape((4,)),))
    x = torch.randn(2, 4, requires_grad=True)
    assert not network(x).requires_grad


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
        ("Stack", {}, ((3, 4),), "inputs-few"),
        ("Stack", {}, ((3, 4), (3, 5)), "shapes-differ"),
        ("Sub", {}, ((3, 4), (3, 5)), "shapes-differ"),
        ("MatMul", {}, ((3, 4), (3, 4)), "shapes-differ"),
        ("MatMul", {}, ((3,), (3,)), "shapes-differ"),
        ("Interpolate", {}, ((3, 4), (3, 4, 5)), "shape-rank"),
        ("Interpolate", {"mode": "linear"}, ((3, 4, 4), (3, 4, 5)), "mode-rank"),
        ("Mean", {"dim": (1, -1)}, ((4,),), "axis-twice"),
        ("Mean", {"dim": (0,)}, ((4,),), "axis-batch"),
        ("Reshape", {"shape": (-1, 5)}, ((3, 4),), "reshape"),
        ("Reshape", {"shape": (-1, -1)}, ((3, 4),), "reshape"),
        ("Permute", {"dims": (1, 1)}, ((3, 4),), "axis-order"),
        ("Select", {"index": 3}, ((3, 4),), "place-missing"),
        ("Slice", {"start": 3}, ((3, 4),), "slice-empty"),
        ("Squeeze", {"dim": 1}, ((3, 4),), "squeeze"),
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


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_no_module(name):
    network, _ = network_of(name, {}, LAYERS[name].examples[0])
    assert list(network.children()) == []
