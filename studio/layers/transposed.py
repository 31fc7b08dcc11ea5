"""Transposed convolutions: the way back from a small map to a larger one, as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar

from studio.layers.convolution import BIAS, DILATION, GROUPS, IN, OUT, need_groups, weight_and_bias
from studio.layers.rules import macs_line, need_channels, product, set_param
from studio.layers.windows import axis_lines
from studio.spec.fields import AUTO, Bool, Choice, Int, Size
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape, spread

_KERNEL = "Size of each filter in pixels. With stride 2 and size 2 the map doubles exactly."
_STRIDE = "Pixels between two spread inputs in the output. 2 doubles the size."
_PADDING = "Pixels cut off on each side of the output."
_EXTRA = "Pixels added on one side, to choose among the sizes that a stride allows."


@shared
class _Transposed(Layer):
    """What transposed convolutions along one, two and three axes have in common."""

    family = "convolution"
    straight = True
    keeps = "input"
    stem = "upconv"
    axes: ClassVar[int] = 2

    in_channels: int | str = Int(default=AUTO, auto=True, required=True, low=1, help=IN)
    out_channels: int = Int(default=16, required=True, low=1, help=OUT)
    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, help=_STRIDE)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)
    output_padding: tuple[int, ...] = Size(default=0, low=0, help=_EXTRA)
    groups: int = Int(default=1, low=1, help=GROUPS)
    bias: bool = Bool(default=True, help=BIAS)
    dilation: tuple[int, ...] = Size(default=1, help=DILATION)
    padding_mode: str = Choice(
        default="zeros", options=("zeros",), help="Only zeros exist for a transposed convolution."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        need_channels(self.type_name(), x, self.axes)
        return {"in_channels": x.channels}

    def shape(self, x: Shape) -> Shape:
        need_groups(self.groups, x.channels, self.out_channels)
        for extra, stride, dilation in zip(
            self.output_padding, self.stride, self.dilation, strict=True
        ):
            if extra >= max(stride, dilation):
                text = translate(
                    "Layers",
                    "output_padding {extra} is too large: it only fills what the stride leaves "
                    "open, so it must be smaller than the stride ({stride}) or the dilation "
                    "({dilation}).",
                    extra=extra,
                    stride=stride,
                    dilation=dilation,
                )
                repairs = (set_param("output_padding", 0),)
                raise Refused("output-padding", text, field="output_padding", repairs=repairs)
        sizes = tuple(spread(*axis) for axis in self._axes(x))
        if min(sizes) < 1:
            text = translate(
                "Layers",
                "Nothing is left: padding cuts off more than the layer puts out ({size}). Make "
                "padding smaller.",
                size="×".join(str(size) for size in sizes),
            )
            repairs = (set_param("padding", 0),)
            raise Refused("output-empty", text, field="padding", repairs=repairs)
        return Shape((self.out_channels, *sizes))

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        filters = (x.channels, self.out_channels // self.groups, *self.kernel_size)
        return weight_and_bias(filters, self.out_channels, self.bias)

    def macs(self, x: Shape, y: Shape) -> int:
        return x.numel * (self.out_channels // self.groups) * prod(self.kernel_size)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), (y,) = inputs, measured.outputs
        inner = (self.out_channels // self.groups, *self.kernel_size)

        def line(axis: int, name: str) -> Message:
            size, kernel, stride, padding, dilation, extra = self._axes(x)[axis]
            return translate(
                "Formula",
                "{name} = ({size} − 1)·{stride} − 2·{padding} + {dilation}·({kernel} − 1) "
                "+ {extra} + 1 = {out}",
                name=name,
                size=size,
                stride=stride,
                padding=padding,
                dilation=dilation,
                kernel=kernel,
                extra=extra,
                out=y.size[axis],
            )

        weights = x.channels * prod(inner)
        total = weights + (self.out_channels if self.bias else 0)
        added = f" + {product((self.out_channels,))}" if self.bias else ""
        return [
            *axis_lines(y.size, line),
            translate(
                "Formula",
                "params = {inner}{bias} = {total}",
                inner=product((x.channels, *inner)),
                bias=added,
                total=total,
            ),
            macs_line((*x.dims, prod(inner)), measured.macs),
        ]

    def _axes(self, x: Shape) -> list[tuple[int, int, int, int, int, int]]:
        return list(
            zip(
                x.size,
                self.kernel_size,
                self.stride,
                self.padding,
                self.dilation,
                self.output_padding,
                strict=True,
            )
        )


@layer
class ConvTranspose1d(_Transposed):
    """Spreads each step through learned filters: the way back from a short sequence to a longer.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose1d.html
    """

    axes = 1
    meaning = {"output": ("channel", "")}
    examples = ((Shape((4, 7)),), (Shape((6, 5)),))

    kernel_size: tuple[int, ...] = Size(default=2, rank=1, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, rank=1, help=_STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=1, low=0, help=_PADDING)
    output_padding: tuple[int, ...] = Size(default=0, rank=1, low=0, help=_EXTRA)
    dilation: tuple[int, ...] = Size(default=1, rank=1, help=DILATION)


@layer
class ConvTranspose2d(_Transposed):
    """Spreads each pixel through learned filters: the way back from a small map to a larger one.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html
    """

    usual = True
    examples = ((Shape((4, 7, 7)),), (Shape((6, 5, 8)),), (Shape((1, 4, 3)),))
    stricter: ClassVar[Mapping[str, str]] = {
        "padding": "torch may cut everything off along one axis: nothing would be left."
    }


@layer
class ConvTranspose3d(_Transposed):
    """Spreads each point through learned filters: the way back from a small volume to a larger one.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose3d.html
    """

    axes = 3
    examples = ((Shape((2, 4, 5, 4)),), (Shape((4, 5, 4, 5)),))

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, required=True, help=_KERNEL)
    stride: tuple[int, ...] = Size(default=1, rank=3, help=_STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=3, low=0, help=_PADDING)
    output_padding: tuple[int, ...] = Size(default=0, rank=3, low=0, help=_EXTRA)
    dilation: tuple[int, ...] = Size(default=1, rank=3, help=DILATION)
