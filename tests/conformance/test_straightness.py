"""Layers that say they make no bend make none, and the others do."""

from __future__ import annotations

import pytest
import torch

from studio import catalogue
from studio.spec.layer import LAYERS, Layer
from studio.spec.problems import Refused
from tests.conformance import oracle
from tests.conformance.cases import bound, single

catalogue.fill()

FIXED_STATISTICS = {"BatchNorm1d", "BatchNorm2d", "BatchNorm3d"}
"""Straight once trained, but what they become depends on the batches."""

ONE_INPUT = [
    one
    for one in LAYERS.values()
    if issubclass(one, Layer) and one.constructor() and "float32" in one.reads
]


def _bend(declaration, params, shapes):
    """How far f(x) + f(y) − f(0) is from f(x + y), in units of f(x); None where refused."""
    layer, _ = bound(declaration, params)
    if layer is None:
        return None
    try:
        measured = layer.measure(shapes)
    except Refused:
        return None
    module = oracle.build(declaration, oracle.values_of(layer, measured.inferred), "cpu")
    module = module.double().eval()
    (x,), (y,) = (oracle.samples(shapes, 3, "cpu", seed=seed) for seed in (1, 2))
    x, y = x.double(), y.double()
    with torch.no_grad():
        both = module(x) + module(y) - module(torch.zeros_like(x))
        return float((both - module(x + y)).abs().max() / module(x).abs().max().clamp(min=1e-9))


@pytest.mark.parametrize("declaration", ONE_INPUT, ids=lambda one: one.type_name())
def test_a_layer_is_as_straight_as_it_says(declaration):
    bends = [
        bend
        for params in (single(declaration) if declaration.straight else [{}])
        for shapes in declaration.examples
        if (bend := _bend(declaration, params, shapes)) is not None
    ]
    assert bends
    if declaration.straight:
        assert max(bends) < 1e-9
    elif declaration.type_name() not in FIXED_STATISTICS:
        assert max(bends) > 1e-4
