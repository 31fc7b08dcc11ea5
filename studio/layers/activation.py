"""Activations that treat each number by itself: what makes a network more than a weighted sum.

Those that cut are in `activation_cuts`. Not here: those that compare the values along an axis, in
`activation_axes`. `inplace` is no parameter: it changes what other readers of the same value see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from studio.layers.rules import set_param
from studio.spec.fields import Choice, Float, Int
from studio.spec.layer import Layer, Measured, layer
from studio.spec.memory import FLOAT, Gradients, Keeps, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_ANY = ((Shape((10,)),), (Shape((4, 9)),), (Shape((3, 8, 6)),))
_REACH = 5.0
"""Where most functions show all that they do."""

LARGEST = 1e6
"""Bounds beyond it mean nothing: float32 has seven digits."""


class Activation(Layer):
    """Each number by itself: the shape stays."""

    family = "activation"
    keeps: ClassVar[Keeps] = "input"
    examples: ClassVar[tuple[tuple[Shape, ...], ...]] = _ANY

    def shape(self, x: Shape) -> Shape:
        return x

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [self.rule()]

    def rule(self) -> Message:
        """The function with the present parameters put in."""
        raise NotImplementedError

    def alone(self) -> Activation:
        """The same for a single number: of a layer that differs between channels the first."""
        return self

    def reach(self) -> float:
        """How far to both sides of 0 the curve of the function is worth drawing."""
        return max([_REACH, *(1.25 * abs(place) for place in self.bends())])

    def bends(self) -> tuple[float, ...]:
        """Inputs at which something happens and that may lie far from 0."""
        return ()


@layer
class ReLU(Activation):
    """Lets positive numbers through and turns negative ones into 0.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html
    """

    usual = True
    keeps = "output"

    def rule(self) -> Message:
        return translate("Formula", "out = max(0, in)")


@layer
class ReLU6(Activation):
    """ReLU that stops at 6: numbers stay small enough for phones that compute with few bits.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU6.html
    """

    stem = "relu"

    def rule(self) -> Message:
        return translate("Formula", "out = min(max(0, in), 6)")

    def bends(self) -> tuple[float, ...]:
        return (6.0,)


@layer
class LeakyReLU(Activation):
    """Like ReLU, but negative numbers pass a little, so that no neuron goes silent for good.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html
    """

    usual = True
    stem = "relu"

    negative_slope: float = Float(
        default=0.01, help="What negative numbers are multiplied by. 0 is the same as ReLU."
    )

    def rule(self) -> Message:
        return translate(
            "Formula", "out = in where in > 0, else {slope:g}·in", slope=self.negative_slope
        )


@layer
class PReLU(Activation):
    """Like LeakyReLU, but how much of a negative number passes is learned.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.PReLU.html
    """

    examples = (*_ANY, (Shape((1, 5, 4)),), (Shape((2, 6)),))

    num_parameters: int = Int(
        default=1,
        low=1,
        help="1: one slope for everything. The number of channels: each channel learns its own.",
    )
    init: float = Float(default=0.25, help="What negative numbers are multiplied by at the start.")

    def shape(self, x: Shape) -> Shape:
        if self.num_parameters not in (1, x.dims[0]):
            text = translate(
                "Layers",
                "PReLU has {given} slopes, but {channels} channels arrive: it needs one for all, "
                "or one for each. Set num_parameters to 1 or {channels}.",
                given=int(self.num_parameters),
                channels=int(x.dims[0]),
            )
            repairs = (set_param("num_parameters", int(x.dims[0])), set_param("num_parameters", 1))
            raise Refused("size-mismatch", text, field="num_parameters", repairs=repairs)
        return x

    def alone(self) -> Activation:
        return replace(self, num_parameters=1)

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return {"weight": (self.num_parameters,)}

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        count = translate("Formula", "params = {total}", total=measured.parameters)
        return [self.rule(), count]

    def rule(self) -> Message:
        if self.num_parameters == 1:
            return translate(
                "Formula",
                "out = in where in > 0, else a·in; a is learned and begins at {init:g}",
                init=self.init,
            )
        return translate(
            "Formula",
            "out = in where in > 0, else a·in; each channel learns its a, which begins at {init:g}",
            init=self.init,
        )


@layer
class RReLU(Activation):
    """Like LeakyReLU, but while training each negative number is scaled by a random slope.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.RReLU.html
    """

    lower: float = Float(
        default=1 / 8,
        low=-LARGEST,
        high=LARGEST,
        help="The least slope of negative numbers that is drawn in training.",
    )
    upper: float = Float(
        default=1 / 3,
        low=-LARGEST,
        high=LARGEST,
        help="The largest one. After training the slope is the mean of both.",
    )

    def shape(self, x: Shape) -> Shape:
        if self.lower > self.upper:
            text = translate(
                "Layers",
                "The least slope, {lower:g}, is above the largest, {upper:g}: make lower smaller "
                "or upper larger.",
                lower=self.lower,
                upper=self.upper,
            )
            repairs = (set_param("upper", self.lower), set_param("lower", self.upper))
            raise Refused("bounds", text, field="upper", repairs=repairs)
        return x

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And the slopes that were drawn."""
        return Kept((0,), more=FLOAT * inputs[0].numel)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        drawn = translate(
            "Formula",
            "in training: in where in > 0, else a·in, a random from {lower:.3g} to {upper:.3g}",
            lower=self.lower,
            upper=self.upper,
        )
        return [drawn, self.rule()]

    def rule(self) -> Message:
        return translate(
            "Formula",
            "afterwards: out = in where in > 0, else {slope:.3g}·in",
            slope=(self.lower + self.upper) / 2,
        )


@layer
class ELU(Activation):
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
class SELU(Activation):
    """ELU with fixed numbers that keep mean 0 and deviation 1 from layer to layer.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.SELU.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = 1.0507·in where in > 0, else 1.7581·(exp(in) − 1)")


@layer
class CELU(Activation):
    """Like ELU, but without a bend at 0, whatever alpha is.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.CELU.html
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "alpha": "Below 0 negative numbers grow without end.",
    }

    alpha: float = Float(
        default=1.0,
        above=0.0,
        high=LARGEST,
        help="How far below 0 the output can go; the larger, the slower it bends.",
    )

    def rule(self) -> Message:
        return translate(
            "Formula",
            "out = in where in > 0, else {alpha:g}·(exp(in/{alpha:g}) − 1)",
            alpha=self.alpha,
        )


@layer
class GELU(Activation):
    """A smooth ReLU that weighs each number by how likely a smaller one is; used in Transformers.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html
    """

    usual = True
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
class SiLU(Activation):
    """A smooth ReLU: each number times its own sigmoid. Also called Swish.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = in / (1 + exp(−in))")


@layer
class Mish(Activation):
    """A smooth ReLU that dips a little below 0; close to SiLU.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Mish.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = in·tanh(log(1 + exp(in)))")


@layer
class Hardswish(Activation):
    """SiLU made of straight pieces: quick on phones, as in MobileNetV3.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardswish.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = in·min(max(0, in + 3), 6) / 6")


@layer
class Softplus(Activation):
    """A smooth ReLU that is always above 0; turns any number into a positive one.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softplus.html
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "beta": "At 0 the result is infinite, below 0 it is upside down.",
    }

    beta: float = Float(
        default=1.0,
        above=0.0,
        high=LARGEST,
        help="How sharp the bend at 0 is: the larger, the closer to ReLU.",
    )
    threshold: float = Float(
        default=20.0,
        low=-LARGEST,
        high=LARGEST,
        help="From beta·in above this, out = in: exp would become too large.",
    )

    def rule(self) -> Message:
        return translate(
            "Formula",
            "out = log(1 + exp({beta:g}·in)) / {beta:g}; "
            "out = in where {beta:g}·in > {threshold:g}",
            beta=self.beta,
            threshold=self.threshold,
        )


@layer
class Sigmoid(Activation):
    """Squeezes each number into 0 to 1, as a probability of yes.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html
    """

    usual = True
    keeps = "output"

    def rule(self) -> Message:
        return translate("Formula", "out = 1 / (1 + exp(−in))")


@layer
class Hardsigmoid(Activation):
    """Sigmoid made of straight pieces: exactly 0 below −3 and exactly 1 above 3.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardsigmoid.html
    """

    def rule(self) -> Message:
        return translate("Formula", "out = min(max(0, in + 3), 6) / 6")


@layer
class LogSigmoid(Activation):
    """The logarithm of Sigmoid, computed so that it never overflows.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSigmoid.html
    """

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And the exponential."""
        return Kept((0,), more=FLOAT * inputs[0].numel)

    def rule(self) -> Message:
        return translate("Formula", "out = −log(1 + exp(−in))")


@layer
class Tanh(Activation):
    """Squeezes each number into −1 to 1.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html
    """

    usual = True
    keeps = "output"

    def rule(self) -> Message:
        return translate("Formula", "out = (exp(in) − exp(−in)) / (exp(in) + exp(−in))")


@layer
class Softsign(Activation):
    """Squeezes each number into −1 to 1, more gently than Tanh.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softsign.html
    """

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And the denominator."""
        return Kept((0,), more=FLOAT * inputs[0].numel)

    def rule(self) -> Message:
        return translate("Formula", "out = in / (1 + |in|)")
