"""Adaptive pooling: the output has the size that is asked for, whatever arrives. As in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.pooling import INDICES, LINES, PICTURES, VOLUMES, WHY, WithPlaces
from studio.layers.rules import need_channels
from studio.layers.windows import axis_lines
from studio.spec.fields import Bool, Size
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import NOTHING, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

_SIZE = "Size of the output. 1 is one number per channel; None keeps the size of that axis."
_LENGTH = "Length of the output. 1 is one number per channel."


@shared
class _Adaptive(Layer):
    """Pools to a given size, whatever arrives."""

    family = "pooling"
    straight = True
    stem = "pool"
    axes: ClassVar[int] = 2
    stricter: ClassVar[Mapping[str, str]] = {
        **WHY,
        "output_size": "torch makes an output without values: the network would see nothing.",
    }

    output_size: tuple[int | None, ...] = Size(
        default=1,
        required=True,
        hollow=True,
        help=_SIZE,
    )

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, self.axes)
        pairs = zip(self.output_size, x.size, strict=True)
        outs = (size if wanted is None else wanted for wanted, size in pairs)
        return Shape((x.channels, *outs), x.dtype)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The mean of all is computed by another kernel, which keeps nothing."""
        return NOTHING if all(size == 1 for size in measured.outputs[0].size) else Kept((0,))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), y = inputs, measured.outputs[0]

        def line(axis: int, name: str) -> Message:
            if y.size[axis] == 1:
                return self._whole(name, int(x.size[axis]))
            return self._part(name, int(x.size[axis]), int(y.size[axis]))

        return axis_lines(y.size, line)

    def _whole(self, name: str, size: int) -> Message:
        return translate("Formula", "{name} = 1: the mean of all {size}", name=name, size=size)

    def _part(self, name: str, size: int, out: int) -> Message:
        return translate(
            "Formula",
            "{name} = {out}: position i is the mean from ⌊i·{size}/{out}⌋ "
            "up to ⌈(i + 1)·{size}/{out}⌉",
            name=name,
            size=size,
            out=out,
        )


@layer
class AdaptiveAvgPool1d(_Adaptive):
    """Takes means along a sequence so that the output always has the length you ask for.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool1d.html
    """

    axes = 1
    examples = LINES

    output_size: tuple[int | None, ...] = Size(
        default=1,
        rank=1,
        required=True,
        help=_LENGTH,
    )


@layer
class AdaptiveAvgPool2d(_Adaptive):
    """Takes means so that the output always has the size you ask for, whatever picture arrives.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html
    """

    usual = True
    examples = PICTURES


@layer
class AdaptiveAvgPool3d(_Adaptive):
    """Takes means so that the output always has the size you ask for, whatever volume arrives.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool3d.html
    """

    axes = 3
    examples = VOLUMES

    output_size: tuple[int | None, ...] = Size(
        default=1, rank=3, required=True, hollow=True, help=_SIZE
    )


@shared
class _AdaptiveMax(WithPlaces, _Adaptive):
    """Keeps the largest value of each part."""

    straight = False
    stricter: ClassVar[Mapping[str, str]] = {
        **WHY,
        "output_size": "torch makes an output without values: the network would see nothing.",
    }

    output_size: tuple[int | None, ...] = Size(default=1, required=True, hollow=True, help=_SIZE)
    return_indices: bool = Bool(default=False, help=INDICES)

    def _whole(self, name: str, size: int) -> Message:
        return translate("Formula", "{name} = 1: the largest of all {size}", name=name, size=size)

    def _part(self, name: str, size: int, out: int) -> Message:
        return translate(
            "Formula",
            "{name} = {out}: position i is the largest from ⌊i·{size}/{out}⌋ "
            "up to ⌈(i + 1)·{size}/{out}⌉",
            name=name,
            size=size,
            out=out,
        )


@layer
class AdaptiveMaxPool1d(_AdaptiveMax):
    """Keeps the largest values along a sequence, as many as you ask for.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool1d.html
    """

    axes = 1
    examples = LINES

    output_size: tuple[int | None, ...] = Size(default=1, rank=1, required=True, help=_LENGTH)


@layer
class AdaptiveMaxPool2d(_AdaptiveMax):
    """Keeps the largest values so that the output always has the size you ask for.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool2d.html
    """

    examples = PICTURES


@layer
class AdaptiveMaxPool3d(_AdaptiveMax):
    """Keeps the largest values of a volume so that the output has the size you ask for.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool3d.html
    """

    axes = 3
    examples = VOLUMES

    output_size: tuple[int | None, ...] = Size(
        default=1, rank=3, required=True, hollow=True, help=_SIZE
    )
