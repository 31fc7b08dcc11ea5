"""MaxUnpool: the way back from a MaxPool that has kept its places, named as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.pooling import STRIDE
from studio.layers.rules import need_channels, set_param
from studio.layers.windows import axis_lines
from studio.spec.fields import Size
from studio.spec.layer import Measured, Module, layer, shared
from studio.spec.memory import Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape, spread

_KERNEL = "Size of the window of the pooling that is undone."
_PADDING = "The padding of the pooling that is undone."


def _pair(*dims: int) -> tuple[Shape, Shape]:
    return Shape(dims), Shape(dims, "int64")


@shared
class _MaxUnpool(Module):
    """Each value goes to the place that it came from; all others are 0."""

    family = "pooling"
    stem = "unpool"
    inputs = ("input", "indices")
    reads = ("float32", "int64")
    stricter: ClassVar[Mapping[str, str]] = {
        "kernel_size": "A window of one pixel has lost nothing that could be put back.",
        "padding": "torch makes a map without pixels: what follows would see nothing.",
        "stride": "All windows would lie on each other.",
    }
    rank: ClassVar[int] = 2

    kernel_size: tuple[int, ...] = Size(default=2, low=2, required=True, help=_KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)

    def check_numbers(self, inputs: tuple[Shape, ...]) -> None:
        super().check_numbers(inputs)
        values, places = inputs
        if values.dtype != "float32" or places.dtype != "int64":
            text = translate(
                "Layers",
                "{layer} needs values at its first input and their places at its second: switch "
                "return_indices of the MaxPool on, and wire its second output here.",
                layer=self.called(),
            )
            raise Refused("places-needed", text)

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        values, places = inputs
        need_channels(self.type_name(), values, self.rank)
        if values.dims != places.dims:
            text = translate(
                "Layers",
                "{layer} needs a place for each value, but {values} values and {places} places "
                "arrive. Between the MaxPool and here nothing may change the size.",
                layer=self.type_name(),
                values=str(values),
                places=str(places),
            )
            raise Refused("shapes-differ", text)
        sizes = tuple(
            spread(size, kernel, stride, pad, 1, 0)
            for size, kernel, stride, pad in self._axes(values)
        )
        if min(sizes) < 1:
            text = translate(
                "Layers",
                "Padding cuts off all that would leave, nothing of the map is left. Make "
                "padding smaller, as it was at the MaxPool.",
            )
            raise Refused("map-empty", text, field="padding", repairs=(set_param("padding", 0),))
        return (Shape((values.channels, *sizes)),)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        return Kept((1,))

    def _axes(self, x: Shape) -> list[tuple[int, int, int, int]]:
        strides = self.stride if self.stride is not None else self.kernel_size
        return list(zip(x.size, self.kernel_size, strides, self.padding, strict=True))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (y,), axes = measured.outputs, self._axes(inputs[0])

        def line(axis: int, name: str) -> Message:
            size, kernel, stride, pad = axes[axis]
            return translate(
                "Formula",
                "{name} = ({size} − 1)·{stride} − 2·{padding} + {kernel} = {out}",
                name=name,
                size=int(size),
                stride=int(stride),
                padding=int(pad),
                kernel=int(kernel),
                out=int(y.size[axis]),
            )

        return [
            translate("Formula", "out[indices[i]] = in[i], all others 0"),
            *axis_lines(y.size, line),
        ]


@layer
class MaxUnpool1d(_MaxUnpool):
    """Puts the largest values along a sequence back to where they came from.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool1d.html
    """

    rank = 1
    examples = (_pair(3, 6), _pair(2, 5))

    kernel_size: tuple[int, ...] = Size(default=2, rank=1, low=2, required=True, help=_KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=1, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=1, low=0, help=_PADDING)


@layer
class MaxUnpool2d(_MaxUnpool):
    """Puts the largest values back to where they came from: a larger map with zeros between.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html
    """

    examples = (_pair(3, 4, 6), _pair(2, 5, 3))


@layer
class MaxUnpool3d(_MaxUnpool):
    """Puts the largest values of a volume back to where they came from.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool3d.html
    """

    rank = 3
    examples = (_pair(2, 2, 3, 4), _pair(1, 3, 2, 2))

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, low=2, required=True, help=_KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=3, optional=True, help=STRIDE)
    padding: tuple[int, ...] = Size(default=0, rank=3, low=0, help=_PADDING)
