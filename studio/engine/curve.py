"""The curve of an activation and its derivative, as torch computes them. No formulas here."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import torch
from torch import nn

from studio.engine.compile import compile_program
from studio.engine.holding import numbers
from studio.engine.pictures import Curve
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.model import blank
from studio.graph.program import Program, lower
from studio.layers.activation import Activation

if TYPE_CHECKING:
    from studio.engine.pictures import Floats

HALF = 200
"""Points on each side of 0, which is one itself: a step of 0.025 over −5 to 5."""


def curve_of(layer: Activation, weights: Mapping[str, Floats] | None = None) -> Curve:
    """What the layer gives, after training, for numbers from −reach to reach; and its gradient.

    The layer goes the way of every network: a document with this one node is lowered and compiled,
    so that the curve is that of the text which is trained and exported. `weights`: name -> numbers
    of its parameters, of which the first channel counts; where they are missing, what they begin
    with. No random number is drawn.
    """
    alone = layer.alone()
    program, name = _program(alone)
    (network,) = compile_program(program).networks().values()
    network.eval()
    _put(network.get_submodule(name), weights or {})
    x = torch.arange(-HALF, HALF + 1).reshape(-1, 1) * (alone.reach() / HALF)
    with torch.enable_grad():
        y = network(x.requires_grad_())
        (slope,) = torch.autograd.grad(y.sum(), x)
    return Curve(*(numbers(one.flatten()) for one in (x, y, slope)))


def _program(layer: Activation) -> tuple[Program, str]:
    """The program of a network with this one layer, and the name that it has there."""
    document = blank()
    home = document.network().id
    first = document.next_id
    params = {name: getattr(layer, name) for name in layer.fields()}
    for column, (kind, values) in enumerate(
        (("Input", {"shape": (1,)}), (layer.type_name(), params), ("Output", {}))
    ):
        document = edits.add(document, home, kind, (200.0 * column, 0.0), values)
    ids = [f"n{first + number}" for number in range(3)]
    for one, other in pairwise(ids):
        document = edits.connect(document, one, 0, other, 0)
    recipe, _ = bind_recipe(document)
    findings = Analyser().analyse(document)
    node = document.node(ids[1])
    assert recipe is not None
    assert node is not None
    return lower(document, findings, recipe), node.name


def _put(module: nn.Module, weights: Mapping[str, Floats]) -> None:
    with torch.no_grad():
        for name, parameter in module.named_parameters(recurse=False):
            if name in weights:
                first = torch.as_tensor(weights[name]).flatten()[: parameter.numel()]
                parameter.copy_(first.reshape(parameter.shape))
