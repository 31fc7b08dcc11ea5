"""Pictures as sequences of patches, and back: Unfold and Fold, named as in torch.nn."""

from __future__ import annotations

from math import isqrt, prod

from studio.layers.axes import arrow
from studio.layers.pooling import WHY
from studio.layers.rules import need_channels, product, set_param
from studio.layers.windows import Axis, need_fit
from studio.spec.fields import Size
from studio.spec.layer import Layer, Measured, layer
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

_KERNEL = "Size of a patch in pixels."
_DILATION = "Gap between the points of a patch."
_PADDING = "Zeros around the picture."
_STRIDE = "Pixels from one patch to the next. As large as the patch: none is read twice."


class _Patches(Layer):
    """Patches of a picture, each written as a column."""

    family = "shape"
    straight = True

    kernel_size: tuple[int, ...]
    dilation: tuple[int, ...]
    padding: tuple[int, ...]
    stride: tuple[int, ...]

    def _axes(self, size: tuple[int, ...]) -> list[Axis]:
        pads = (2 * pad for pad in self.padding)
        parts = zip(size, self.kernel_size, self.stride, pads, self.dilation, strict=True)
        return [Axis(*part) for part in parts]


@layer
class Unfold(_Patches):
    """Cuts a picture into patches: each becomes a column of numbers, as a convolution reads them.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Unfold.html
    """

    stricter = WHY
    meaning = {"output": ("feature", "place")}
    examples = ((Shape((3, 8, 6)),), (Shape((2, 9, 7)),))

    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=_KERNEL)
    dilation: tuple[int, ...] = Size(default=1, help=_DILATION)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)
    stride: tuple[int, ...] = Size(default=1, help=_STRIDE)

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, 2)
        axes = self._axes(x.size)
        need_fit(self.type_name(), axes)
        patches = prod(axis.positions for axis in axes)
        return Shape((x.channels * prod(self.kernel_size), patches))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        rows = (x.channels, *self.kernel_size)
        return [
            translate("Formula", "rows = {sizes} = {out}", sizes=product(rows), out=prod(rows)),
            translate("Formula", "patches = {count}", count=int(measured.outputs[0].dims[1])),
            arrow(x, measured.outputs[0]),
        ]


@layer
class Fold(_Patches):
    """Puts patches together to a picture; where they overlap, their numbers are added.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Fold.html
    """

    examples = ((Shape((8, 9)),), (Shape((4, 9)),), (Shape((12, 9)),))

    output_size: tuple[int, ...] = Size(
        default=4, required=True, help="Height and width of the picture."
    )
    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=_KERNEL)
    dilation: tuple[int, ...] = Size(default=1, help=_DILATION)
    padding: tuple[int, ...] = Size(default=0, low=0, help=_PADDING)
    stride: tuple[int, ...] = Size(default=1, help=_STRIDE)

    def shape(self, x: Shape) -> Shape:
        if x.rank != 2:
            text = translate(
                "Layers",
                "Fold needs patches (numbers × patches), as Unfold gives them, but {arrives} "
                "arrives. Put it behind an Unfold.",
                arrives=str(x),
            )
            raise Refused("shape-rank", text)
        axes = self._axes(self.output_size)
        need_fit(self.type_name(), axes)
        numbers, patches = x.dims
        whole, wanted = prod(self.kernel_size), prod(axis.positions for axis in axes)
        if numbers % whole:
            text = translate(
                "Layers",
                "A patch of {kernel} has {whole} numbers for each channel, and {numbers} is no "
                "multiple of that. Set kernel_size to that of the Unfold before it.",
                kernel="×".join(map(str, self.kernel_size)),
                whole=whole,
                numbers=int(numbers),
            )
            raise Refused("fold-channels", text, field="kernel_size")
        if patches != wanted:
            text = translate(
                "Layers",
                "A picture of {size} consists of {wanted} such patches, but {patches} arrive. "
                "Set output_size to the height and width before the Unfold.",
                size="×".join(map(str, self.output_size)),
                wanted=wanted,
                patches=int(patches),
            )
            raise Refused("fold-count", text, field="output_size", repairs=self._fitting(patches))
        return Shape((numbers // whole, *self.output_size))

    def _fitting(self, patches: int) -> tuple[Repair, ...]:
        """The square picture of so many patches, if there is one."""
        side = isqrt(patches)
        if side * side != patches:
            return ()
        parts = zip(self.kernel_size, self.dilation, self.padding, self.stride, strict=True)
        size = tuple(
            (side - 1) * stride + dilation * (kernel - 1) + 1 - 2 * pad
            for kernel, dilation, pad, stride in parts
        )
        return (set_param("output_size", size),) if min(size) >= 1 else ()

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), whole = inputs, prod(self.kernel_size)
        return [
            translate(
                "Formula",
                "channels = {rows} / {whole} = {out}",
                rows=int(x.dims[0]),
                whole=product(self.kernel_size),
                out=int(x.dims[0]) // whole,
            ),
            arrow(x, measured.outputs[0]),
        ]
