"""Dropout: noise during training that keeps a network from relying on single values.

`inplace` is no parameter here: it changes what other readers of the same value see.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.rules import need_channels
from studio.spec.fields import Choice, Float
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape


@shared
class _Dropout(Layer):
    family = "dropout"
    straight = True
    stem = "dropout"
    whole_channels: ClassVar[bool] = False

    p: float = Float(
        default=0.5,
        low=0.0,
        high=1.0,
        help="Probability that a value is set to 0 in training. 0 switches it off; 0.5 is strong.",
    )

    def shape(self, x: Shape) -> Shape:
        return x

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """What everything was multiplied by; with p = 0 nothing is done at all."""
        if self.p == 0.0:
            return Kept(view="always")
        return Kept(more=FLOAT * self._drawn(inputs[0]))

    def _drawn(self, x: Shape) -> int:
        """How many numbers are drawn for a sample."""
        return int(x.dims[0]) if self.whole_channels else x.numel

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        if self.p == 1.0:
            return [translate("Formula", "in training everything is 0; afterwards out = in")]
        return [
            translate(
                "Formula",
                "in training: 0 with probability {p:g}, else in / (1 − {p:g}) = {scale:.3g}·in",
                p=self.p,
                scale=1 / (1 - self.p),
            ),
            translate("Formula", "afterwards: out = in"),
        ]


@layer
class Dropout(_Dropout):
    """Sets random values to 0 while training, so that the network cannot rely on any single one.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html
    """

    usual = True
    examples = ((Shape((10,)),), (Shape((4, 9)),), (Shape((3, 8, 6)),))


@layer
class Dropout2d(_Dropout):
    """Sets whole random channels to 0 while training: neighbouring pixels go together.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout2d.html
    """

    usual = True
    whole_channels = True
    examples = ((Shape((10, 4, 4)),), (Shape((3, 8, 6)),))
    stricter: ClassVar[Mapping[str, str]] = {
        "input": "torch warns that for other ranks it is unclear which axis the channels are."
    }

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        return x


@layer
class Dropout1d(_Dropout):
    """Sets whole random channels of a sequence to 0 while training.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout1d.html
    """

    whole_channels = True
    examples = ((Shape((10, 4)),), (Shape((3, 8)),))
    stricter: ClassVar[Mapping[str, str]] = {
        "input": "torch warns that for other ranks it is unclear which axis the channels are."
    }

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 1)
        return x


@layer
class Dropout3d(_Dropout):
    """Sets whole random channels of a volume to 0 while training.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout3d.html
    """

    whole_channels = True
    examples = ((Shape((6, 3, 4, 3)),),)
    stricter: ClassVar[Mapping[str, str]] = {
        "input": "torch warns that for other ranks it is unclear which axis the channels are."
    }

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 3)
        return x


@shared
class _Alpha(_Dropout):
    """Dropout that keeps mean and deviation: it belongs to SELU."""

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "in training: −1.758 with probability {p:g}, then scaled and shifted back to the "
                "old mean and deviation",
                p=self.p,
            ),
            translate("Formula", "afterwards: out = in"),
        ]


@layer
class AlphaDropout(_Alpha):
    """Dropout for networks with SELU: mean and deviation stay what they were.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AlphaDropout.html
    """

    examples = ((Shape((10,)),), (Shape((3, 8, 6)),))


@layer
class FeatureAlphaDropout(_Alpha):
    """AlphaDropout of whole channels.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.FeatureAlphaDropout.html
    """

    whole_channels = True
    examples = ((Shape((10, 4)),), (Shape((3, 8, 6)),))


@layer
class StochasticDepth(Layer):
    """Leaves out a whole branch for random samples while training; a skip carries them past it.

    Deep Networks with Stochastic Depth, https://arxiv.org/abs/1603.09382
    """

    family = "dropout"
    straight = True
    stem = "depth"
    module = "StochasticDepth"
    own_source = "stochastic_depth.py"
    examples = ((Shape((10,)),), (Shape((3, 8, 6)),))

    p: float = Float(
        default=0.2,
        required=True,
        low=0.0,
        high=1.0,
        help="Probability that the branch is left out in training. 0 switches it off.",
    )
    mode: str = Choice(
        default="row",
        required=True,
        options=("row", "batch"),
        help="row decides for each sample, batch for all samples at once.",
    )

    def shape(self, x: Shape) -> Shape:
        return x

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """One number for each sample, or for all of them."""
        if self.p == 0.0:
            return Kept(view="always")
        return Kept(more=FLOAT) if self.mode == "row" else Kept(once=FLOAT)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "in training: 0 with probability {p:g}, for a whole {mode}",
                p=self.p,
                mode=self.mode,
            ),
            translate("Formula", "afterwards: out = in"),
        ]
