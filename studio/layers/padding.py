"""Paddings: values added around what arrives, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.rules import BATCH_FOR_CHANNELS, need_channels, set_param
from studio.layers.windows import axis_lines
from studio.spec.fields import Float, Size
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_HELP = "Added before and after, last axis first: left, right, top, bottom. One number: everywhere."
_LINES = ((Shape((3, 8)),), (Shape((2, 5)),))
_PICTURES = ((Shape((3, 6, 8)),), (Shape((2, 5, 7)),))
_VOLUMES = ((Shape((2, 5, 6, 7)),), (Shape((3, 6, 5, 8)),))


@shared
class _Pad(Layer):
    """Grows each axis; `spare`: pixels of the input beyond the padding that its values need."""

    family = "shape"
    stem = "pad"
    axes: ClassVar[int] = 2
    spare: ClassVar[int | None] = None
    stricter: ClassVar[Mapping[str, str]] = {
        "input": BATCH_FOR_CHANNELS,
        "padding": "Negative padding cuts off: Slice says so.",
    }

    padding: tuple[int, ...] = Size(default=1, rank=4, low=0, required=True, help=_HELP)

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, self.axes)
        pairs = self._pairs()
        if self.spare is not None:
            self._need_values(x, pairs)
        grown = (size + sum(pair) for size, pair in zip(x.size, pairs, strict=True))
        return Shape((x.channels, *grown), x.dtype)

    def _pairs(self) -> list[tuple[int, int]]:
        """Before and after, first axis first."""
        pads = self.padding
        return [(pads[i], pads[i + 1]) for i in range(len(pads) - 2, -1, -2)]

    def _need_values(self, x: Shape, pairs: list[tuple[int, int]]) -> None:
        most = [size - (self.spare or 0) for size in x.size]
        if all(max(pair) <= limit for pair, limit in zip(pairs, most, strict=True)):
            return
        text = translate(
            "Layers",
            "{layer} repeats what is there, and {size} has not enough for padding {padding}. "
            "Make padding smaller, or add zeros with a ZeroPad layer.",
            layer=self.type_name(),
            size="×".join(str(int(size)) for size in x.size),
            padding=", ".join(str(int(pad)) for pad in self.padding),
        )
        fitting = tuple(
            min(pad, limit)
            for pair, limit in reversed(list(zip(pairs, most, strict=True)))
            for pad in pair
        )
        raise Refused(
            "padding-large", text, field="padding", repairs=(set_param("padding", fitting),)
        )

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), (y,) = inputs, measured.outputs
        pairs = self._pairs()

        def line(axis: int, name: str) -> Message:
            before, after = pairs[axis]
            return translate(
                "Formula",
                "{name} = {before} + {size} + {after} = {out}",
                name=name,
                before=int(before),
                size=int(x.size[axis]),
                after=int(after),
                out=int(y.size[axis]),
            )

        return axis_lines(y.size, line)


@layer
class ZeroPad1d(_Pad):
    """Adds zeros around a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad1d.html
    """

    axes = 1
    straight = True
    examples = _LINES

    padding: tuple[int, ...] = Size(default=1, rank=2, low=0, required=True, help=_HELP)


@layer
class ZeroPad2d(_Pad):
    """Adds zeros around a picture.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad2d.html
    """

    straight = True
    examples = _PICTURES


@layer
class ZeroPad3d(_Pad):
    """Adds zeros around a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad3d.html
    """

    axes = 3
    straight = True
    examples = _VOLUMES

    padding: tuple[int, ...] = Size(default=1, rank=6, low=0, required=True, help=_HELP)


@layer
class ConstantPad1d(_Pad):
    """Adds one fixed value around a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad1d.html
    """

    axes = 1
    straight = True
    examples = _LINES

    padding: tuple[int, ...] = Size(default=1, rank=2, low=0, required=True, help=_HELP)
    value: float = Float(default=0.0, required=True, help="What is added.")


@layer
class ConstantPad2d(_Pad):
    """Adds one fixed value around a picture.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad2d.html
    """

    straight = True
    examples = _PICTURES

    value: float = Float(default=0.0, required=True, help="What is added.")


@layer
class ConstantPad3d(_Pad):
    """Adds one fixed value around a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad3d.html
    """

    axes = 3
    straight = True
    examples = _VOLUMES

    padding: tuple[int, ...] = Size(default=1, rank=6, low=0, required=True, help=_HELP)
    value: float = Float(default=0.0, required=True, help="What is added.")


@layer
class ReflectionPad1d(_Pad):
    """Adds a mirror image of the edge around a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad1d.html
    """

    keeps = "input"
    axes = 1
    straight = True
    spare = 1
    examples = _LINES

    padding: tuple[int, ...] = Size(default=1, rank=2, low=0, required=True, help=_HELP)


@layer
class ReflectionPad2d(_Pad):
    """Adds a mirror image of the edge around a picture.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad2d.html
    """

    keeps = "input"
    straight = True
    spare = 1
    examples = _PICTURES


@layer
class ReflectionPad3d(_Pad):
    """Adds a mirror image of the edge around a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad3d.html
    """

    keeps = "input"
    axes = 3
    straight = True
    spare = 1
    examples = _VOLUMES

    padding: tuple[int, ...] = Size(default=1, rank=6, low=0, required=True, help=_HELP)


@layer
class ReplicationPad1d(_Pad):
    """Repeats the edge around a sequence.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad1d.html
    """

    keeps = "input"
    axes = 1
    straight = True
    examples = _LINES

    padding: tuple[int, ...] = Size(default=1, rank=2, low=0, required=True, help=_HELP)


@layer
class ReplicationPad2d(_Pad):
    """Repeats the edge around a picture.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad2d.html
    """

    keeps = "input"
    straight = True
    examples = _PICTURES


@layer
class ReplicationPad3d(_Pad):
    """Repeats the edge around a volume.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad3d.html
    """

    keeps = "input"
    axes = 3
    straight = True
    examples = _VOLUMES

    padding: tuple[int, ...] = Size(default=1, rank=6, low=0, required=True, help=_HELP)


@layer
class CircularPad1d(_Pad):
    """Continues a sequence with the opposite side, as if it were a ring.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad1d.html
    """

    axes = 1
    straight = True
    spare = 0
    examples = _LINES

    padding: tuple[int, ...] = Size(default=1, rank=2, low=0, required=True, help=_HELP)


@layer
class CircularPad2d(_Pad):
    """Continues a picture with the opposite side, as if it were a ring.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad2d.html
    """

    straight = True
    spare = 0
    examples = _PICTURES


@layer
class CircularPad3d(_Pad):
    """Continues a volume with the opposite side, as if it were a ring.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad3d.html
    """

    axes = 3
    straight = True
    spare = 0
    examples = _VOLUMES

    padding: tuple[int, ...] = Size(default=1, rank=6, low=0, required=True, help=_HELP)
