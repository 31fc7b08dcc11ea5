"""Activations made of cuts and steps: bounds beyond which numbers stop, vanish or jump."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.activation import LARGEST, Activation
from studio.layers.rules import set_param
from studio.spec.fields import Bool, Float
from studio.spec.layer import Measured, layer
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_WIDE = ((Shape((90,)),), (Shape((4, 30)),), (Shape((3, 8, 6)),))
"""With so many numbers some lie beyond every bound that is tried."""


@layer
class Hardtanh(Activation):
    """Cuts off what lies outside two bounds: Tanh made of straight pieces.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardtanh.html
    """

    min_val: float = Float(
        default=-1.0, low=-LARGEST, high=LARGEST, help="Smaller numbers become this."
    )
    max_val: float = Float(
        default=1.0, low=-LARGEST, high=LARGEST, help="Larger numbers become this."
    )

    def shape(self, x: Shape) -> Shape:
        if self.min_val >= self.max_val:
            text = translate(
                "Layers",
                "Nothing lies between {low:g} and {high:g}: max_val has to be above min_val.",
                low=self.min_val,
                high=self.max_val,
            )
            above = self.min_val + max(1.0, abs(self.min_val) / 2)
            repairs = (set_param("max_val", above),) if above <= LARGEST else ()
            raise Refused("bounds", text, field="max_val", repairs=repairs)
        return x

    def rule(self) -> Message:
        return translate(
            "Formula",
            "out = min(max({low:g}, in), {high:g})",
            low=self.min_val,
            high=self.max_val,
        )

    def bends(self) -> tuple[float, ...]:
        return (self.min_val, self.max_val)


@layer
class Hardshrink(Activation):
    """Turns small numbers into 0 and leaves the others as they are.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardshrink.html
    """

    examples = _WIDE
    stricter: ClassVar[Mapping[str, str]] = {
        "lambd": "Below 0 every number passes: the layer would do nothing.",
    }

    lambd: float = Float(
        default=0.5, low=0.0, high=LARGEST, help="Numbers up to this size, + or −, become 0."
    )

    def rule(self) -> Message:
        return translate("Formula", "out = in where |in| > {lambd:g}, else 0", lambd=self.lambd)

    def bends(self) -> tuple[float, ...]:
        return (self.lambd,)


@layer
class Softshrink(Activation):
    """Brings every number nearer to 0 by a fixed step, and small ones to 0.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Softshrink.html
    """

    examples = _WIDE

    lambd: float = Float(
        default=0.5, low=0.0, high=LARGEST, help="The step; numbers up to this size become 0."
    )

    def rule(self) -> Message:
        return translate(
            "Formula",
            "out = in − {lambd:g} where in > {lambd:g}, in + {lambd:g} where in < −{lambd:g}, "
            "else 0",
            lambd=self.lambd,
        )

    def bends(self) -> tuple[float, ...]:
        return (self.lambd,)


@layer
class Tanhshrink(Activation):
    """Number minus its Tanh: small numbers vanish, large ones come 1 nearer to 0.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanhshrink.html
    """

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """Of what it computes the Tanh alone."""
        return Kept(more=FLOAT * inputs[0].numel)

    def rule(self) -> Message:
        return translate("Formula", "out = in − tanh(in)")


@layer
class Threshold(Activation):
    """Lets numbers above a threshold through and replaces all others by one value.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Threshold.html
    """

    examples = _WIDE

    threshold: float = Float(
        default=0.0,
        required=True,
        low=-LARGEST,
        high=LARGEST,
        help="Only numbers above this pass.",
    )
    value: float = Float(
        default=0.0,
        required=True,
        low=-LARGEST,
        high=LARGEST,
        help="What the others are replaced by.",
    )

    def rule(self) -> Message:
        return translate(
            "Formula",
            "out = in where in > {threshold:g}, else {value:g}",
            threshold=self.threshold,
            value=self.value,
        )

    def bends(self) -> tuple[float, ...]:
        return (self.threshold,)


@layer
class Step(Activation):
    """Answers only yes or no: the threshold of the first neurons. Gradients pass straight through.

    The true gradient is 0 everywhere, so nothing could be learned; training uses that of the
    identity instead (straight-through estimator, https://arxiv.org/abs/1308.3432).
    """

    keeps = ""
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

    def bends(self) -> tuple[float, ...]:
        return (self.threshold,)
