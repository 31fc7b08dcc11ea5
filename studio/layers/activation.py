"""Activation functions: what makes a network more than one big weighted sum.

`inplace` is no parameter here: it changes what other readers of the same value see.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.rules import axis_of
from studio.spec.fields import Bool, Choice, Float, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

_ANY = ((Shape((10,)),), (Shape((4, 9)),), (Shape((3, 8, 6)),))


class _Activation(Layer):
    """Each number by itself: the shape stays."""

    family = "activation"
    examples = _ANY

    def shape(self, x: Shape) -> Shape:
        return x

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [self.rule()]

    def rule(self) -> Message:
        """The function with the present parameters put in."""
        raise NotImplementedError


@layer
class ReLU(_Activation):
    """Lets positive numbers through and turns negative ones into 0.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = max(0, in)")


@layer
class ReLU6(_Activation):
    """ReLU that stops at 6: numbers stay small enough for phones that compute with few bits.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU6.html
    """

    stem = "relu"

    def rule(self) -> Message:
        return translate("Formula", "out = min(max(0, in), 6)")


@layer
class LeakyReLU(_Activation):
    """Like ReLU, but negative numbers pass a little, so that no neuron goes silent for good.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html
    """

    stem = "relu"

    negative_slope: float = Float(
        default=0.01, help="What negative numbers are multiplied by. 0 is the same as ReLU."
    )

    def rule(self) -> Message:
        return translate(
            "Formula", "out = in where in > 0, else {slope:g}·in", slope=self.negative_slope
        )


@layer
class ELU(_Activation):
    """Like ReLU, but negative numbers bend smoothly towards −alpha.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html
    """

    alpha: float = Float(
        default=1.0, help="How far below 0 the output can go for very negative inputs."
    )

    def rule(self) -> Message:
        return translate(
            "Formula", "out = in where in > 0, else {alpha:g}·(exp(in) − 1)", alpha=self.alpha
        )


@layer
class GELU(_Activation):
    """A smooth ReLU that weighs each number by how likely a smaller one is; used in Transformers.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html
    """

    approximate: str = Choice(
        default="none",
        options=("none", "tanh"),
        help="tanh computes a close approximation, as the first GPT did.",
    )

    def rule(self) -> Message:
        if self.approximate == "tanh":
            return translate("Formula", "out = 0.5·in·(1 + tanh(√(2/π)·(in + 0.044715·in³)))")
        return translate("Formula", "out = in·Φ(in), Φ: the normal distribution function")


@layer
class SiLU(_Activation):
    """A smooth ReLU: each number times its own sigmoid. Also called Swish.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = in / (1 + exp(−in))")


@layer
class Sigmoid(_Activation):
    """Squeezes each number into 0 to 1, as a probability of yes.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = 1 / (1 + exp(−in))")


@layer
class Tanh(_Activation):
    """Squeezes each number into −1 to 1.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = (exp(in) − exp(−in)) / (exp(in) + exp(−in))")


@shared
class _AlongAxis(Layer):
    """One axis becomes a distribution; the shape stays."""

    family = "activation"
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
class Step(_Activation):
    """Answers only yes or no: the threshold of the first neurons. Gradients pass straight through.

    The true gradient is 0 everywhere, so nothing could be learned; training uses that of the
    identity instead (straight-through estimator, https://arxiv.org/abs/1308.3432).
    """

    module = "Step"
    own_source = "step.py"

    threshold: float = Float(default=0.0, help="Inputs from this number upwards give 1.")
    signed: bool = Bool(default=False, help="Off: the outputs are 0 and 1. On: −1 and +1.")

    def rule(self) -> Message:
        low = -1 if self.signed else 0
        return translate(
            "Formula",
            "out = 1 where in ≥ {threshold:g}, else {low}; gradient: that of out = in",
            threshold=self.threshold,
            low=low,
        )
