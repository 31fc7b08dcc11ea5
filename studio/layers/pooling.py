"""Pooling: smaller maps without anything to learn. Convolution has its own file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import prod
from typing import ClassVar

from studio.layers.rules import BATCH_FOR_CHANNELS, need_channels, set_param
from studio.layers.windows import Axis, axis_lines, need_fit, window_line
from studio.spec.fields import Bool, Int, Size
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import PLACE, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape, pooled

KERNEL = "Size of the window in pixels. 2 with stride 2 halves the map."
STRIDE = "Pixels from one window to the next. None: as much as the window is large."
_PADDING = "Pixels added around the input, at most half of the window."
_DILATION = "Gap between the points of the window."
CEIL = "Rounds the size up: a last window may hang over the edge, so that no pixel is left out."
_INCLUDE = "Whether the padding counts as zeros in the mean, or is left out of it."
INDICES = "A second output gives the place of each largest value: MaxUnpool needs them."

Examples = tuple[tuple[Shape, ...], ...]

LINES: Examples = ((Shape((3, 12)),), (Shape((2, 7)),), (Shape((1, 31)),))
PICTURES: Examples = ((Shape((3, 28, 28)),), (Shape((2, 9, 7)),), (Shape((4, 5, 12)),))
VOLUMES: Examples = ((Shape((2, 5, 4, 6)),), (Shape((1, 4, 7, 5)),))
WHY: Mapping[str, str] = {"input": BATCH_FOR_CHANNELS}


class Pool(Layer):
    """A window along each axis of `kernel_size` and `stride`, perhaps padded or with gaps."""

    family = "pooling"
    keeps = "input"
    stem = "pool"
    stricter = WHY

    kernel_size: tuple[int, ...]
    stride: tuple[int, ...] | None
    ceil_mode: bool
    within: ClassVar[bool] = False
    """torch refuses a window that is larger than the input, whatever the padding."""

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, len(self.kernel_size))
        axes = self._axes(x)
        if not self.ceil_mode:
            need_fit(self.type_name(), axes, pooling=True)
        if self.within:
            need_fit(self.type_name(), [replace(axis, padding=0) for axis in axes], pooling=True)
        outs = tuple(
            pooled(a.size, a.kernel, a.stride, a.padding // 2, a.dilation, self.ceil_mode)
            for a in axes
        )
        if min(outs) < 1:
            need_fit(self.type_name(), axes, pooling=True)
        return Shape((x.channels, *outs), x.dtype)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), y = inputs, measured.outputs[0]
        axes = self._axes(x)

        def line(axis: int, name: str) -> Message:
            out = y.size[axis]
            return (
                _ceil_line(axes[axis], out, name)
                if self.ceil_mode
                else window_line(axes[axis], out, name)
            )

        return [*axis_lines(y.size, line), self._rule()]

    def _rule(self) -> Message:
        """What one output is."""
        raise NotImplementedError

    def _dilations(self) -> tuple[int, ...]:
        return (1,) * len(self.kernel_size)

    def _pads(self) -> tuple[int, ...]:
        return (0,) * len(self.kernel_size)

    def _axes(self, x: Shape) -> list[Axis]:
        strides = self.stride if self.stride is not None else self.kernel_size
        pads = (2 * pad for pad in self._pads())
        parts = zip(x.size, self.kernel_size, strides, pads, self._dilations(), strict=True)
        return [Axis(*part) for part in parts]


class _Padded(Pool):
    """A window that may hang over the edge."""

    padding: tuple[int, ...]

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, len(self.kernel_size))
        self._need_padding()
        return super().shape(x)

    def _pads(self) -> tuple[int, ...]:
        return self.padding

    def _need_padding(self) -> None:
        """torch's limit: half of the kernel, whatever the dilation."""
        pairs = list(zip(self.padding, self.kernel_size, strict=True))
        if all(pad <= kernel // 2 for pad, kernel in pairs):
            return
        text = translate(
            "Layers",
            "Padding {padding} is more than half of the window ({window}): some windows would "
            "see nothing but padding. Make padding smaller, or kernel_size larger.",
            padding="×".join(str(pad) for pad, _ in pairs),
            window="×".join(str(kernel) for _, kernel in pairs),
        )
        most = tuple(min(pad, kernel // 2) for pad, kernel in pairs)
        repairs = (set_param("padding", most),)
        raise Refused("padding-large", text, field="padding", repairs=repairs)


def _ceil_line(axis: Axis, out: int, name: str) -> Message:
    return translate(
        "Formula",
        "{name} = ⌈({size} + 2·{padding} − {reach}) / {stride}⌉ + 1, "
        "without windows that begin past the end = {out}",
        name=name,
        size=axis.size,
        padding=axis.padding // 2,
        reach=axis.reach,
        stride=axis.stride,
        out=out,
    )


class WithPlaces(Layer):
    """Pooling that can say where each largest value was, by a second output."""

    return_indices: bool

    @classmethod
    def ports_out(cls, params: Mapping[str, object]) -> tuple[str, ...]:
        places = params.get("return_indices") is True
        return (*cls.outputs, "indices") if places else cls.outputs

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        found = super().measure(inputs)
        if not self.return_indices:
            return found
        (largest,) = found.outputs
        return replace(found, outputs=(largest, Shape(largest.dims, "int64")))

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The input, and the places, whether they leave or not."""
        if self.return_indices:
            return Kept((0,), (1,))
        return Kept((0,), more=PLACE * measured.outputs[0].numel)


@shared
class _MaxPool(WithPlaces, _Padded):
    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)
    dilation: tuple[int, ...] = Size(default=1, help=_DILATION)
    return_indices: bool = Bool(default=False, help=INDICES)
    ceil_mode: bool = Bool(default=False, help=CEIL)

    def _dilations(self) -> tuple[int, ...]:
        return self.dilation

    def _rule(self) -> Message:
        return translate(
            "Formula",
            "each output = the largest of {count} values of its channel",
            count=prod(self.kernel_size),
        )


@layer
class MaxPool1d(_MaxPool):
    """Keeps the largest value of each window along a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool1d.html
    """

    examples = LINES

    kernel_size: tuple[int, ...] = Size(default=2, rank=1, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=1, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=1, low=0, help=_PADDING)
    dilation: tuple[int, ...] = Size(default=1, rank=1, help=_DILATION)


@layer
class MaxPool2d(_MaxPool):
    """Keeps the largest value of each window: smaller maps that say whether, not exactly where.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html
    """

    usual = True
    examples = PICTURES


@layer
class MaxPool3d(_MaxPool):
    """Keeps the largest value of each window in a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool3d.html
    """

    examples = VOLUMES

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=3, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=3, low=0, help=_PADDING)
    dilation: tuple[int, ...] = Size(default=1, rank=3, help=_DILATION)


@shared
class _AvgPool(_Padded):
    straight = True

    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)
    ceil_mode: bool = Bool(default=False, help=CEIL)
    count_include_pad: bool = Bool(default=True, help=_INCLUDE)

    def _rule(self) -> Message:
        return translate(
            "Formula",
            "each output = the mean of {count} values of its channel",
            count=prod(self.kernel_size),
        )


@layer
class AvgPool1d(_AvgPool):
    """Takes the mean of each window along a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool1d.html
    """

    examples = LINES

    kernel_size: tuple[int, ...] = Size(default=2, rank=1, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=1, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=1, low=0, help=_PADDING)


@layer
class AvgPool2d(_AvgPool):
    """Takes the mean of each window: a smaller, smoother map.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html
    """

    usual = True
    examples = PICTURES
    stricter: ClassVar[Mapping[str, str]] = {
        **WHY,
        "divisor_override": "A negative divisor would turn every sign around.",
    }

    divisor_override: int | None = Int(
        default=None,
        low=1,
        optional=True,
        help="Divides the sum by this number. None: by the number of values in the window.",
    )

    def _rule(self) -> Message:
        if self.divisor_override is None:
            return super()._rule()
        return translate(
            "Formula",
            "each output = the sum of {count} values of its channel / {divisor}",
            count=prod(self.kernel_size),
            divisor=self.divisor_override,
        )


@layer
class AvgPool3d(AvgPool2d):
    """Takes the mean of each window in a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool3d.html
    """

    usual = False
    within = True
    examples = VOLUMES

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=3, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=3, low=0, help=_PADDING)
