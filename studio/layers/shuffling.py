"""Layers that move values between channels and places; nothing is learned. As in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import ClassVar

from studio.layers.axes import arrow
from studio.layers.rules import BATCH_FOR_CHANNELS, axis_of, divisor, need_channels, set_param
from studio.spec.fields import Dims, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


@shared
class _Shuffle(Layer):
    family = "shape"
    straight = True
    stem = "shuffle"
    stricter: ClassVar[Mapping[str, str]] = {"input": BATCH_FOR_CHANNELS}

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [arrow(inputs[0], measured.outputs[0])]


def _divided(number: int, parts: int, what: Message, field: str) -> int:
    """
    Raises:
        Refused: `not-divisible`.
    """
    if number % parts == 0:
        return number // parts
    text = translate(
        "Layers",
        "{number} {what} cannot be divided by {parts}. Give the layer before it a multiple of "
        "{parts}.",
        number=int(number),
        what=what,
        parts=int(parts),
    )
    fitting = divisor(number, parts) if field == "groups" else 1
    repairs = (set_param(field, fitting),) if fitting > 1 else ()
    raise Refused("not-divisible", text, field=field, repairs=repairs)


@layer
class PixelShuffle(_Shuffle):
    """Lays groups of channels out as neighbouring pixels: fewer channels, a larger picture.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html
    """

    examples = ((Shape((8, 3, 4)),), (Shape((36, 2, 3)),))

    upscale_factor: int = Int(
        default=2, required=True, low=1, high=1_000, help="How many times larger each side becomes."
    )

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        times = self.upscale_factor
        channels = translate("Layers", "channels")
        left = _divided(x.channels, times * times, channels, "upscale_factor")
        return Shape((left, *(size * times for size in x.size)), x.dtype)


@layer
class PixelUnshuffle(_Shuffle):
    """Takes neighbouring pixels as channels: a smaller picture, more channels, nothing lost.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelUnshuffle.html
    """

    examples = ((Shape((2, 4, 6)),), (Shape((3, 6, 12)),))

    downscale_factor: int = Int(
        default=2,
        required=True,
        low=1,
        high=1_000,
        help="How many times smaller each side becomes.",
    )

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        times = self.downscale_factor
        pixels = translate("Layers", "pixels along one side")
        sizes = [_divided(size, times, pixels, "downscale_factor") for size in x.size]
        return Shape((x.channels * times * times, *sizes), x.dtype)


@layer
class ChannelShuffle(_Shuffle):
    """Mixes the channels of groups, so that the next grouped convolution sees all of them.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ChannelShuffle.html
    """

    examples = ((Shape((6, 3, 4)),), (Shape((12, 2, 3)),))
    stricter: ClassVar[Mapping[str, str]] = {}

    groups: int = Int(
        default=2, required=True, low=1, high=10_000, help="How many groups the channels come in."
    )

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        _divided(x.channels, self.groups, translate("Layers", "channels"), "groups")
        return x


@layer
class Unflatten(_Shuffle):
    """Splits one axis into several: vectors become pictures again.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Unflatten.html
    """

    view = "always"
    stem = "unflatten"
    examples = ((Shape((12,)),), (Shape((12, 5)),))
    stricter: ClassVar[Mapping[str, str]] = {}

    dim: int = Int(
        default=1, required=True, low=-10, high=10, help="The axis; 1 is the first of a sample."
    )
    unflattened_size: tuple[int, ...] = Dims(
        default=(-1, 2),
        required=True,
        low=-1,
        help="Its new sizes, which multiply to the old one; −1 stands once for what is left over.",
    )

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, x)
        size, wanted = x.dims[axis], [int(part) for part in self.unflattened_size]
        known = prod(part for part in wanted if part != -1)
        holes = wanted.count(-1)
        fits = 0 not in wanted and holes <= 1 and size % max(known, 1) == 0
        if not fits or (not holes and known != size):
            text = translate(
                "Layers",
                "An axis of {size} cannot become {sizes}: the new sizes have to multiply to "
                "{size}. Put −1 in place of one of them: it takes what is left over.",
                size=int(size),
                sizes="×".join(map(str, wanted)),
            )
            repairs = (set_param("unflattened_size", (-1, 1)),)
            raise Refused("unflatten", text, field="unflattened_size", repairs=repairs)
        parts = tuple(size // known if part == -1 else part for part in wanted)
        return Shape((*x.dims[:axis], *parts, *x.dims[axis + 1 :]), x.dtype)
