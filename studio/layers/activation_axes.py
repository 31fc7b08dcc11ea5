"""Activations that look along an axis: what leaves depends on several numbers.

Not here: those that treat each number by itself, in `activation`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.rules import BATCH_FOR_CHANNELS, axis_of, need_channels, set_param
from studio.spec.fields import Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_ANY = ((Shape((10,)),), (Shape((4, 9)),), (Shape((3, 8, 6)),))


@shared
class _AlongAxis(Layer):
    """One axis becomes a distribution; the shape stays."""

    family = "activation"
    keeps = "output"
    examples = _ANY
    stricter: ClassVar[Mapping[str, str]] = {
        "dim": "torch's default None guesses the axis and warns, and axis 0 is the batch."
    }

    dim: int = Int(
        default=1,
        required=True,
        low=-10,
        high=10,
        help="The axis whose values compete: 1 is the first of a sample (classes or channels), "
        "−1 the last.",
    )

    def shape(self, x: Shape) -> Shape:
        axis_of(self.type_name(), self.dim, x)
        return x

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return [("dim", self.dim)]


@layer
class Softmax(_AlongAxis):
    """Turns numbers into probabilities: all positive, adding up to 1.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html
    """

    usual = True

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        return [
            translate(
                "Formula",
                "outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the {count} values of axis {dim}",
                count=x.dims[axis_of(self.type_name(), self.dim, x)],
                dim=self.dim,
            )
        ]


@layer
class LogSoftmax(_AlongAxis):
    """The logarithm of Softmax, computed so that it never overflows.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html
    """

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        return [
            translate(
                "Formula",
                "outᵢ = inᵢ − log Σⱼ exp(inⱼ), j over the {count} values of axis {dim}",
                count=x.dims[axis_of(self.type_name(), self.dim, x)],
                dim=self.dim,
            )
        ]


@layer
class Softmin(_AlongAxis):
    """Softmax turned around: the smallest number gets the largest share; all add up to 1.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmin.html
    """

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        return [
            translate(
                "Formula",
                "outᵢ = exp(−inᵢ) / Σⱼ exp(−inⱼ), j over the {count} values of axis {dim}",
                count=x.dims[axis_of(self.type_name(), self.dim, x)],
                dim=self.dim,
            )
        ]


@layer
class Softmax2d(Layer):
    """Softmax over the channels of a picture: at each place they add up to 1.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax2d.html
    """

    family = "activation"
    keeps = "output"
    examples = ((Shape((10, 4, 4)),), (Shape((3, 8, 6)),))
    stricter: ClassVar[Mapping[str, str]] = {"input": BATCH_FOR_CHANNELS}

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        return x

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        return [
            translate(
                "Formula",
                "outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the {count} channels at each place",
                count=int(x.channels),
            )
        ]


@layer
class GLU(Layer):
    """Halves an axis: its second half decides how much of the first half passes.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.GLU.html
    """

    family = "activation"
    keeps = "input"
    examples = ((Shape((10,)),), (Shape((4, 6)),), (Shape((3, 8, 6)),), (Shape((4, 3, 2)),))

    dim: int = Int(
        default=-1,
        low=-10,
        high=10,
        help="The axis that is halved: 1 is the first of a sample (features or channels), "
        "−1 the last.",
    )

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, x)
        if x.dims[axis] % 2:
            text = translate(
                "Layers",
                "GLU halves axis {dim} of {arrives}, but {size} is odd: give it an even number.",
                dim=self.dim,
                arrives=str(x),
                size=int(x.dims[axis]),
            )
            even = next((i for i, size in enumerate(x.dims) if size % 2 == 0), None)
            repairs = () if even is None else (set_param("dim", even + 1),)
            raise Refused("axis-odd", text, field="dim", repairs=repairs)
        return Shape((*x.dims[:axis], x.dims[axis] // 2, *x.dims[axis + 1 :]))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        return [
            translate(
                "Formula",
                "out = a / (1 + exp(−b)); a: the first {half} of axis {dim}, b: the last {half}",
                half=int(x.dims[axis_of(self.type_name(), self.dim, x)]) // 2,
                dim=self.dim,
            )
        ]
