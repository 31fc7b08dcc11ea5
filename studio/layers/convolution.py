"""Convolutions, named and parameterised as in torch.nn. Pooling has its own file."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar

from studio.layers.rules import (
    macs_line,
    need_channels,
    product,
    set_param,
)
from studio.layers.windows import Axis, axis_lines, need_fit, window_line
from studio.spec.fields import AUTO, Bool, Choice, Int, Size
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

IN = "Channels that arrive, e.g. 3 for red, green and blue. auto takes what is wired in."
OUT = "How many filters are learned. Each one gives one output channel (one feature map)."
_KERNEL = "Size of each filter in pixels. Larger filters see more at once and cost more."
_STRIDE = "Pixels from one position of the filter to the next. 2 halves the size of the map."
_PADDING = (
    "Pixels added around the input. “same” keeps the size (only with stride 1), “valid” adds none."
)
DILATION = "Gap between the points of the filter. 2 leaves out every other pixel: a wider view."
GROUPS = "Splits the channels into groups that do not see each other. Must divide both counts."
BIAS = "Adds a learned number to each output channel. Not needed right before a BatchNorm."
_MODE = "What the padding holds: zeros, a mirror image, the edge repeated, or the other side."


@shared
class _Convolution(Layer):
    """What a convolution along one and along two axes have in common."""

    family = "convolution"
    straight = True
    keeps = "input"
    stem = "conv"
    axes: ClassVar[int] = 2

    in_channels: int | str = Int(default=AUTO, auto=True, required=True, low=1, help=IN)
    out_channels: int = Int(default=16, required=True, low=1, help=OUT)
    kernel_size: tuple[int, ...] = Size(default=3, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, help=_STRIDE)
    padding: tuple[int, ...] | str = Size(
        default=0, low=0, options=("same", "valid"), help=_PADDING
    )
    dilation: tuple[int, ...] = Size(default=1, help=DILATION)
    groups: int = Int(default=1, low=1, help=GROUPS)
    bias: bool = Bool(default=True, help=BIAS)
    padding_mode: str = Choice(
        default="zeros", options=("zeros", "reflect", "replicate", "circular"), help=_MODE
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        need_channels(self.type_name(), x, self.axes)
        return {"in_channels": x.channels}

    def shape(self, x: Shape) -> Shape:
        need_groups(self.groups, x.channels, self.out_channels)
        if self.padding == "same" and any(stride != 1 for stride in self.stride):
            raise Refused(
                "padding-same",
                translate(
                    "Layers",
                    "Padding “same” keeps the size and so needs stride 1. Set the stride to 1, or "
                    "give the padding as a number.",
                ),
                field="padding",
                repairs=(set_param("stride", 1), set_param("padding", self._half())),
            )
        self._need_border(x)
        axes = self._windows(x)
        need_fit(self.type_name(), axes)
        return Shape((self.out_channels, *(axis.positions for axis in axes)))

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        filters = (self.out_channels, x.channels // self.groups, *self.kernel_size)
        return weight_and_bias(filters, self.out_channels, self.bias)

    def macs(self, x: Shape, y: Shape) -> int:
        return y.numel * (x.channels // self.groups) * prod(self.kernel_size)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """A border that is no zeros is put around a copy, and an uneven one too."""
        (x,) = inputs
        sides = zip(x.size, self._pads(), strict=True)
        if self.padding_mode != "zeros":
            padded = x.channels * prod(size + sum(pads) for size, pads in sides)
            whose = (0,) if wanted.arriving[0] and self.padding_mode != "circular" else ()
            return Kept(whose, more=FLOAT * padded)
        if all(before == after for before, after in self._pads()):
            return Kept((0,))
        return Kept(
            more=FLOAT * x.channels * prod(n + after - first for n, (first, after) in sides)
        )

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), (y,) = inputs, measured.outputs
        axes = self._windows(x)
        inner = (x.channels // self.groups, *self.kernel_size)

        def line(axis: int, name: str) -> Message:
            return window_line(axes[axis], y.size[axis], name)

        return [
            *axis_lines(y.size, line),
            weights_line(self.out_channels, inner, self.bias, measured.parameters),
            macs_line((*y.dims, prod(inner)), measured.macs),
        ]

    def _windows(self, x: Shape) -> list[Axis]:
        pads = [before + after for before, after in self._pads()]
        parts = zip(x.size, self.kernel_size, self.stride, pads, self.dilation, strict=True)
        return [Axis(*part) for part in parts]

    def _pads(self) -> list[tuple[int, int]]:
        """Padding before and after along each axis; `same` puts an odd rest at the end."""
        if self.padding == "valid":
            return [(0, 0)] * self.axes
        if isinstance(self.padding, tuple):
            return [(pad, pad) for pad in self.padding]
        pairs = zip(self.kernel_size, self.dilation, strict=True)
        totals = [dilation * (kernel - 1) for kernel, dilation in pairs]
        return [(total // 2, total - total // 2) for total in totals]

    def _half(self) -> tuple[int, ...]:
        """The padding that with an odd kernel and stride 1 keeps the size."""
        pairs = zip(self.kernel_size, self.dilation, strict=True)
        return tuple(dilation * (kernel - 1) // 2 for kernel, dilation in pairs)

    def _need_border(self, x: Shape) -> None:
        """Mirrored padding needs a pixel more than it repeats, circular as many."""
        spare = {"reflect": 1, "circular": 0}.get(self.padding_mode)
        if spare is None:
            return
        for size, (_, after) in zip(x.size, self._pads(), strict=True):
            if after + spare > size:
                text = translate(
                    "Layers",
                    "Padding mode “{mode}” cannot add {padding} pixels to an input of {size}: "
                    "there are not enough to repeat. Add fewer, or zeros.",
                    mode=self.padding_mode,
                    padding=after,
                    size=int(size),
                )
                repairs = (set_param("padding_mode", "zeros"),)
                raise Refused("padding-mode", text, field="padding_mode", repairs=repairs)


def need_groups(groups: int, arriving: int, leaving: int) -> None:
    """
    Raises:
        Refused: `groups` where the groups would not be of equal size.
    """
    for count, side in ((arriving, "in_channels"), (leaving, "out_channels")):
        if count % groups:
            text = translate(
                "Layers",
                "{count} channels ({side}) cannot be split into {groups} equal groups. Set "
                "groups to 1, or to a number that divides in_channels and out_channels.",
                count=count,
                side=side,
                groups=groups,
            )
            raise Refused("groups", text, field="groups", repairs=(set_param("groups", 1),))


def weight_and_bias(
    filters: tuple[int, ...], outer: int, bias: bool
) -> Mapping[str, tuple[int, ...]]:
    return {"weight": filters, "bias": (outer,)} if bias else {"weight": filters}


def weights_line(outer: int, inner: tuple[int, ...], bias: bool, total: int) -> Message:
    """How many numbers training changes: `outer` times the product of `inner`, and the bias."""
    if bias:
        return translate(
            "Formula",
            "params = {outer}·({inner}) + {outer} = {total}",
            outer=int(outer),
            inner=product(inner),
            total=total,
        )
    return translate(
        "Formula",
        "params = {outer}·({inner}) = {total}",
        outer=int(outer),
        inner=product(inner),
        total=total,
    )


@layer
class Conv1d(_Convolution):
    """Slides learned filters along a sequence and reports where each one fits.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv1d.html
    """

    usual = True
    axes = 1
    meaning = {"output": ("channel", "")}
    examples = ((Shape((4, 12)),), (Shape((6, 7)),), (Shape((1, 31)),))

    kernel_size: tuple[int, ...] = Size(default=3, rank=1, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, rank=1, help=_STRIDE)
    padding: tuple[int, ...] | str = Size(
        default=0, rank=1, low=0, options=("same", "valid"), help=_PADDING
    )
    dilation: tuple[int, ...] = Size(default=1, rank=1, help=DILATION)


@layer
class Conv2d(_Convolution):
    """Slides learned filters over the image and reports where each one fits.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
    """

    usual = True
    examples = ((Shape((1, 28, 28)),), (Shape((6, 9, 7)),), (Shape((4, 5, 12)),))


@layer
class Conv3d(_Convolution):
    """Slides learned filters through a volume: scans in slices, or pictures of a film.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv3d.html
    """

    axes = 3
    examples = ((Shape((2, 5, 4, 6)),), (Shape((4, 3, 7, 4)),))

    kernel_size: tuple[int, ...] = Size(default=3, rank=3, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, rank=3, help=_STRIDE)
    padding: tuple[int, ...] | str = Size(
        default=0, rank=3, low=0, options=("same", "valid"), help=_PADDING
    )
    dilation: tuple[int, ...] = Size(default=1, rank=3, help=DILATION)
