"""Normalization of each sample by itself: by instance, by group, by root mean square."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar

from studio.layers.normalization import EPS, Tracking, normalized, params, scale_and_shift
from studio.layers.rules import BATCH_FOR_CHANNELS, divisor, need_channels, set_param
from studio.spec.fields import AUTO, Bool, Dims, Float, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


def one_value(layer: str) -> Refused:
    """The refusal of statistics over a single value."""
    text = translate(
        "Layers",
        "{layer} measures how much the values of a channel differ, but only one value per "
        "channel arrives: it would always become 0. Put it before the pooling to a single place, "
        "or delete it.",
        layer=layer,
    )
    return Refused("one-value", text)


@shared
class _InstanceNorm(Tracking):
    """Statistics over the positions of each channel of each sample."""

    axes: ClassVar[int] = 2
    stricter: ClassVar[Mapping[str, str]] = {
        "input": BATCH_FOR_CHANNELS,
        "eps": "Equal values would be divided by zero.",
        "momentum": "Outside 0 to 1 the running values do not settle.",
        "num_features": "A size that does not arrive is a mistake, even where torch does not look.",
    }

    affine: bool = Bool(
        default=False, help="Learns a scale and a shift per channel after normalizing."
    )
    track_running_stats: bool = Bool(
        default=False, help="Remembers mean and variance for use after training."
    )
    bias: bool = Bool(
        default=True, when=("affine", (True,)), help="Whether the learned shift is there."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        need_channels(self.type_name(), x, self.axes)
        return {"num_features": x.channels}

    def shape(self, x: Shape) -> Shape:
        if prod(x.size) == 1:
            raise one_value(self.type_name())
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return scale_and_shift((x.channels,), self.affine, self.bias)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And mean, deviation, weight and running values of each channel of each sample."""
        vectors = 2 + self.affine + 2 * self.track_running_stats
        return Kept((0,), more=FLOAT * vectors * inputs[0].channels)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        lines = [
            normalized(self.eps, self.affine, self.bias),
            translate(
                "Formula",
                "mean and variance of each channel of each sample: over {count} values",
                count=prod(x.size),
            ),
        ]
        if self.affine:
            vectors = measured.parameters // x.channels
            lines.append(params((vectors, x.channels), measured.parameters))
        return lines


@layer
class InstanceNorm1d(_InstanceNorm):
    """Brings each channel of each sequence to mean 0 and deviation 1 by itself.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm1d.html
    """

    axes = 1
    examples = ((Shape((4, 9)),), (Shape((2, 5)),))


@layer
class InstanceNorm2d(_InstanceNorm):
    """Brings each channel of each picture to mean 0 and deviation 1: contrast no longer counts.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm2d.html
    """

    examples = ((Shape((3, 6, 5)),), (Shape((4, 5, 7)),))


@layer
class InstanceNorm3d(_InstanceNorm):
    """Brings each channel of each volume to mean 0 and deviation 1 by itself.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm3d.html
    """

    axes = 3
    examples = ((Shape((3, 4, 3, 5)),),)


@layer
class GroupNorm(Layer):
    """Brings groups of channels of each sample to mean 0 and deviation 1; any batch size will do.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html
    """

    family = "normalization"
    stem = "norm"
    examples = ((Shape((6, 5, 4)),), (Shape((6, 9)),))
    stricter: ClassVar[Mapping[str, str]] = {
        "eps": "Equal values would be divided by zero.",
        "num_channels": "A size that does not arrive is a mistake, even where torch does not look.",
    }

    num_groups: int = Int(
        default=1, required=True, low=1, help="How many groups the channels are split into."
    )
    num_channels: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Channels that arrive. auto takes what is wired in.",
    )
    eps: float = Float(default=1e-5, above=0.0, high=1e3, log=True, help=EPS)
    affine: bool = Bool(
        default=True, help="Learns a scale and a shift per channel after normalizing."
    )
    bias: bool = Bool(
        default=True, when=("affine", (True,)), help="Whether the learned shift is there."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        return {"num_channels": x.channels}

    def shape(self, x: Shape) -> Shape:
        if x.numel == self.num_groups:
            raise one_value(self.type_name())
        if x.channels % self.num_groups:
            text = translate(
                "Layers",
                "{channels} channels cannot be split into {groups} equal groups: num_groups has "
                "to divide {channels}.",
                channels=int(x.channels),
                groups=int(self.num_groups),
            )
            fitting = divisor(x.channels, self.num_groups)
            repairs = (set_param("num_groups", fitting),)
            raise Refused("groups", text, field="num_groups", repairs=repairs)
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return scale_and_shift((x.channels,), self.affine, self.bias)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And mean and deviation of each group."""
        return Kept((0,), more=FLOAT * 2 * self.num_groups)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        lines = [
            normalized(self.eps, self.affine, self.bias),
            translate(
                "Formula",
                "mean and variance of each of {groups} groups: over {count} values of one sample",
                groups=int(self.num_groups),
                count=x.numel // self.num_groups,
            ),
        ]
        if self.affine:
            vectors = measured.parameters // x.channels
            lines.append(params((vectors, x.channels), measured.parameters))
        return lines


@layer
class RMSNorm(Layer):
    """Divides the values of each sample by their root mean square; used in language models.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.RMSNorm.html
    """

    family = "normalization"
    stem = "norm"
    examples = ((Shape((16,)),), (Shape((7, 12)),), (Shape((3, 5, 4)),))
    stricter: ClassVar[Mapping[str, str]] = {"eps": "Below 0 the root of a negative number is due."}

    normalized_shape: tuple[int, ...] | str = Dims(
        default=AUTO,
        auto=True,
        required=True,
        help="The last axes, over which the mean is taken. auto: the last axis of a vector or "
        "sequence, all axes of a picture.",
    )
    eps: float | None = Float(default=None, low=0.0, high=1e3, optional=True, help=EPS)
    elementwise_affine: bool = Bool(
        default=True, help="Learns a scale for each position after normalizing."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        if isinstance(self.normalized_shape, tuple):
            last = x.dims[-len(self.normalized_shape) :]
            if self.normalized_shape == last:
                return {"normalized_shape": last}
        return {"normalized_shape": x.dims if x.rank > 2 else x.dims[-1:]}

    def shape(self, x: Shape) -> Shape:
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        sizes: tuple[int, ...] = self.inferred(x)["normalized_shape"]
        return scale_and_shift(sizes, self.elementwise_affine, False)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The root of each row, and what is divided by it where a weight multiplies it."""
        (x,) = inputs
        rows = x.numel // max(1, prod(measured.inferred["normalized_shape"]))
        scaled = x.numel if self.elementwise_affine else 0
        if not wanted.arriving[0]:
            return Kept(more=FLOAT * scaled)
        return Kept((0,), more=FLOAT * (rows + scaled))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        sizes: tuple[int, ...] = measured.inferred["normalized_shape"]
        rule = (
            translate("Formula", "out = in / √(mean of in² + ε)·weight")
            if self.elementwise_affine
            else translate("Formula", "out = in / √(mean of in² + ε)")
        )
        count = translate("Formula", "mean: over {count} values of one sample", count=prod(sizes))
        if not self.elementwise_affine:
            return [rule, count]
        return [rule, count, params(sizes, measured.parameters)]
