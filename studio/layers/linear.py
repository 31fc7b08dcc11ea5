"""Fully connected layers, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.layers.rules import flatten_first, macs_line, product
from studio.spec.fields import AUTO, Bool, Int
from studio.spec.layer import Layer, Measured, layer
from studio.spec.memory import NOTHING, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape


@layer
class Linear(Layer):
    """Connects every input to every output: each output is a weighted sum plus a bias.

    On a sequence of vectors the same weights are used at each position.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html
    """

    usual = True
    family = "linear"
    straight = True
    stem = "fc"
    meaning = {"output": ("feature",)}
    examples = ((Shape((64,)),), (Shape((1,)),), (Shape((5, 12)),), (Shape((9, 12)),))
    stricter = {
        "out_features": "torch makes a layer without outputs: what follows would see nothing.",
        "input": "On a picture torch takes each row of pixels alone, which is hardly ever meant.",
    }

    in_features: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Numbers that arrive. auto takes what is wired in.",
    )
    out_features: int = Int(
        default=10,
        required=True,
        low=1,
        help="Numbers that leave, also called neurons or units. For classes: one for each class.",
    )
    bias: bool = Bool(
        default=True, help="Adds a learned number to each output, so that it can be off zero."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        if x.rank > 2:
            raise flatten_first(self.type_name(), x)
        return {"in_features": x.dims[-1]}

    def shape(self, x: Shape) -> Shape:
        return Shape((*x.dims[:-1], self.out_features))

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        weight = {"weight": (self.out_features, x.dims[-1])}
        return {**weight, "bias": (self.out_features,)} if self.bias else weight

    def macs(self, x: Shape, y: Shape) -> int:
        return x.numel * self.out_features

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The input is needed for the gradient of the weights alone."""
        return Kept((0,)) if wanted.learned else NOTHING

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        total = measured.parameters
        weights = product((self.out_features, x.dims[-1]))
        if self.bias:
            return [
                translate("Formula", "out[j] = Σᵢ weight[j, i]·in[i] + bias[j]"),
                translate(
                    "Formula",
                    "params = {weights} + {bias} = {total}",
                    weights=weights,
                    bias=int(self.out_features),
                    total=total,
                ),
                macs_line((*x.dims, self.out_features), measured.macs),
            ]
        return [
            translate("Formula", "out[j] = Σᵢ weight[j, i]·in[i]"),
            translate("Formula", "params = {weights} = {total}", weights=weights, total=total),
            macs_line((*x.dims, self.out_features), measured.macs),
        ]
