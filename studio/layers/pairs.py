"""Layers that compare two inputs, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.merging import spread_out
from studio.layers.rules import axis_of, listed, macs_line, product
from studio.spec.fields import AUTO, Bool, Float, Int
from studio.spec.layer import Measured, Module, layer
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


def _compared(layer: str, inputs: tuple[Shape, ...]) -> tuple[int, ...]:
    """The sizes that two inputs have in common.

    Raises:
        Refused: `shapes-differ`.
    """
    sizes = spread_out(inputs)
    if sizes is None:
        text = translate(
            "Layers",
            "{layer} compares vectors number by number, so both have to be of one size, but "
            "{shapes} arrive. Give the layers before it the same number of outputs.",
            layer=layer,
            shapes=listed(inputs),
        )
        raise Refused("shapes-differ", text)
    return sizes


@layer
class Bilinear(Module):
    """Each output is a weighted sum of all products of a number here and a number there.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Bilinear.html
    """

    family = "linear"
    inputs = ("first", "second")
    meaning = {"output": ("feature",)}
    examples = (
        (Shape((4,)), Shape((3,))),
        (Shape((5, 4)), Shape((5, 2))),
    )
    stricter: ClassVar[Mapping[str, str]] = {
        "out_features": "torch makes a layer without outputs: what follows would see nothing.",
    }

    in1_features: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Numbers that arrive at the first input. auto takes what is wired in.",
    )
    in2_features: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Numbers that arrive at the second input. auto takes what is wired in.",
    )
    out_features: int = Int(default=10, required=True, low=1, help="Numbers that leave.")
    bias: bool = Bool(default=True, help="Adds a learned number to each output.")

    def inferred(self, inputs: tuple[Shape, ...]) -> Mapping[str, Any]:
        first, second = inputs
        if first.dims[:-1] != second.dims[:-1]:
            text = translate(
                "Layers",
                "{layer} pairs two vectors, or two sequences of one length, but {shapes} arrive. "
                "Bring both to the same number of steps first.",
                layer=self.type_name(),
                shapes=listed(inputs),
            )
            raise Refused("shapes-differ", text)
        return {"in1_features": first.dims[-1], "in2_features": second.dims[-1]}

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        return (Shape((*inputs[0].dims[:-1], self.out_features)),)

    def tensors(self, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[int, ...]]:
        first, second = inputs
        weight = {"weight": (self.out_features, first.dims[-1], second.dims[-1])}
        return {**weight, "bias": (self.out_features,)} if self.bias else weight

    def macs(self, inputs: tuple[Shape, ...]) -> int:
        first, second = inputs
        return first.numel * second.dims[-1] * self.out_features

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        return Kept((0, 1))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        first, second = inputs
        factors = (self.out_features, first.dims[-1], second.dims[-1])
        return [
            translate("Formula", "out[k] = Σᵢⱼ a[i]·weight[k, i, j]·b[j]"),
            translate("Formula", "weights = {factors}", factors=product(factors)),
            translate("Formula", "params = {total}", total=measured.parameters),
            macs_line((*first.dims[:-1], *factors), measured.macs),
        ]


@layer
class CosineSimilarity(Module):
    """How far two vectors point the same way: 1 the same, 0 at a right angle, −1 opposite.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.CosineSimilarity.html
    """

    family = "linear"
    inputs = ("first", "second")
    stem = "similarity"
    examples = (
        (Shape((4, 3)), Shape((4, 3))),
        (Shape((4,)), Shape((4,))),
    )
    stricter: ClassVar[Mapping[str, str]] = {
        "dim": "Axis 0 is the batch: the samples would be compared with each other.",
        "eps": "Vectors of length 0 would give no number.",
    }

    dim: int = Int(
        default=1, low=-10, high=10, help="The axis along which the vectors lie; it disappears."
    )
    eps: float = Float(
        default=1e-8, above=0.0, high=1.0, log=True, help="Keeps from dividing by a length of 0."
    )

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        axis = axis_of(self.type_name(), self.dim, inputs[0])
        sizes = _compared(self.type_name(), inputs)
        return (Shape((*sizes[:axis], *sizes[axis + 1 :])),)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And both of length 1, and their lengths before and after they were kept from 0."""
        scaled = sum(x.numel for x in inputs)
        return Kept((0, 1), more=FLOAT * (scaled + 4 * measured.outputs[0].numel))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        axis = axis_of(self.type_name(), self.dim, inputs[0])
        return [
            translate(
                "Formula",
                "out = Σ a·b / (|a|·|b|), each over {count} numbers",
                count=int(max(x.dims[axis] for x in inputs)),
            )
        ]


@layer
class PairwiseDistance(Module):
    """How far two vectors are apart, measured along the last axis, which disappears.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.PairwiseDistance.html
    """

    family = "linear"
    inputs = ("first", "second")
    stem = "distance"
    examples = (
        (Shape((4,)), Shape((4,))),
        (Shape((5, 4)), Shape((5, 4))),
    )
    stricter: ClassVar[Mapping[str, str]] = {
        "p": "Below 1 it is no distance: a detour would be shorter.",
        "eps": "Equal vectors would have no gradient.",
    }

    p: float = Float(
        default=2.0, low=1.0, high=100.0, help="The power: 2 is the straight line, 1 city blocks."
    )
    eps: float = Float(
        default=1e-6, above=0.0, high=1.0, log=True, help="Keeps from a distance of exactly 0."
    )
    keepdim: bool = Bool(default=False, help="Keeps the last axis with size 1.")

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        sizes = _compared(self.type_name(), inputs)
        return (Shape((*sizes[:-1], 1) if self.keepdim else sizes[:-1]),)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The difference, and the distance."""
        return Kept(outputs=(0,), more=FLOAT * max(x.numel for x in inputs))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "out = (Σ |a − b + {eps:g}|^{p:g})^(1/{p:g}), over {count} numbers",
                eps=self.eps,
                p=self.p,
                count=int(max(x.dims[-1] for x in inputs)),
            )
        ]
