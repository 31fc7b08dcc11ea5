"""Functions that turn, cut and summarise the axes of a sample. Not here: arithmetic."""

from __future__ import annotations

from math import prod
from typing import ClassVar

from studio.layers.rules import axis_of, set_param
from studio.spec.fields import Bool, Dims, Int
from studio.spec.layer import Layer, Measured, Operation, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_ANY = ((Shape((8,)),), (Shape((4, 9)),), (Shape((3, 8, 6)),))
_AXIS = "The axis; 1 is the first of a sample, −1 the last."
_FROM_FRONT = "The axis; 1 is the first of a sample (channels of a picture, steps of a sequence)."


def arrow(before: Shape, after: Shape) -> Message:
    """What becomes of a shape."""
    return translate("Formula", "{before} → {after}", before=str(before), after=str(after))


class Function(Layer):
    """One input, one output, no module."""

    family = "shape"
    module = None
    straight = True
    examples: ClassVar[tuple[tuple[Shape, ...], ...]] = _ANY

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [arrow(inputs[0], measured.outputs[0])]


@layer
class Mean(Function):
    """Takes the mean along one or more axes.

    https://docs.pytorch.org/docs/stable/generated/torch.mean.html
    """

    dim: tuple[int, ...] = Dims(
        default=(-1,),
        low=-10,
        high=10,
        help="The axes over which the mean is taken: 1 is the first of a sample, −1 the last.",
    )
    keepdim: bool = Bool(default=False, help="Keeps these axes with size 1.")

    def shape(self, x: Shape) -> Shape:
        axes = [axis_of(self.type_name(), dim, x) for dim in self.dim]
        if len(set(axes)) != len(axes):
            text = translate(
                "Layers",
                "An axis is named twice in {dims}: name each of them once.",
                dims=str(self.dim),
            )
            repairs = (set_param("dim", self.dim[:1]),)
            raise Refused("axis-twice", text, field="dim", repairs=repairs)
        if self.keepdim:
            return Shape(tuple(1 if i in axes else size for i, size in enumerate(x.dims)))
        return Shape(tuple(size for i, size in enumerate(x.dims) if i not in axes))

    def expression(self, names: tuple[str, ...]) -> str:
        dims = self.dim[0] if len(self.dim) == 1 else self.dim
        keep = ", keepdim=True" if self.keepdim else ""
        return f"{names[0]}.mean(dim={dims}{keep})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        count = inputs[0].numel // max(measured.outputs[0].numel, 1)
        return [translate("Formula", "out = the mean of {count} numbers", count=int(count))]


@layer
class Reshape(Operation):
    """Writes the same numbers in another shape, in the same order.

    https://docs.pytorch.org/docs/stable/generated/torch.reshape.html
    """

    usual = True
    view = "plain"
    family = "shape"
    module = None
    takes_single = True
    straight = True
    reads = ("float32", "int64")
    examples = _ANY

    shape: tuple[int, ...] = Dims(
        default=(-1,),
        low=-1,
        help="The new shape of a sample; −1 stands once for what is left over.",
    )

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        (x,) = inputs
        self.check_numbers(inputs)
        wanted = [int(size) for size in self.shape]
        known = prod(size for size in wanted if size != -1)
        holes = wanted.count(-1)
        fits = 0 not in wanted and holes <= 1 and x.numel % max(known, 1) == 0
        if not fits or (not holes and known != x.numel):
            text = translate(
                "Layers",
                "Reshape keeps all numbers and only counts them off anew: {arrives} holds "
                "{count}, which do not fill {shape} exactly. Put −1 in place of one size: it "
                "takes what is left over.",
                arrives=str(x),
                count=int(x.numel),
                shape="×".join(map(str, wanted)),
            )
            repairs = (set_param("shape", (-1,)),)
            raise Refused("reshape", text, field="shape", repairs=repairs)
        left = x.numel // known
        sizes = tuple(left if size == -1 else size for size in wanted)
        return Measured((Shape(sizes, x.dtype),))

    def expression(self, names: tuple[str, ...]) -> str:
        sizes = ", ".join(str(int(size)) for size in self.shape)
        return f"{names[0]}.reshape({names[0]}.shape[0], {sizes})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [arrow(inputs[0], measured.outputs[0])]


@layer
class Permute(Function):
    """Puts the axes of a sample into another order.

    https://docs.pytorch.org/docs/stable/generated/torch.permute.html
    """

    view = "turned"
    reads = ("float32", "int64")
    examples = ((Shape((4, 9)),), (Shape((2, 3)),))

    dims: tuple[int, ...] = Dims(
        default=(2, 1),
        low=1,
        high=10,
        help="The axes in their new order; 1 is the first of a sample: 2, 3, 1 puts channels last.",
    )

    def shape(self, x: Shape) -> Shape:
        order = [int(dim) for dim in self.dims]
        if sorted(order) != list(range(1, x.rank + 1)):
            usual = tuple(range(x.rank, 0, -1))
            text = translate(
                "Layers",
                "{dims} is no order of the {rank} axes of {arrives}: name each of 1 to {rank} "
                "once.",
                dims=", ".join(map(str, order)),
                rank=x.rank,
                arrives=str(x),
            )
            raise Refused("axis-order", text, field="dims", repairs=(set_param("dims", usual),))
        return Shape(tuple(x.dims[dim - 1] for dim in order), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.permute(0, {', '.join(str(int(dim)) for dim in self.dims)})"


@layer
class Transpose(Function):
    """Swaps two axes, such as features and steps.

    https://docs.pytorch.org/docs/stable/generated/torch.transpose.html
    """

    view = "turned"
    reads = ("float32", "int64")
    examples = ((Shape((4, 9)),), (Shape((3, 8, 6)),))

    dim0: int = Int(default=1, low=-10, high=10, help=_AXIS)
    dim1: int = Int(default=2, low=-10, high=10, help=_AXIS)

    def shape(self, x: Shape) -> Shape:
        first = axis_of(self.type_name(), self.dim0, x, "dim0")
        second = axis_of(self.type_name(), self.dim1, x, "dim1")
        sizes = list(x.dims)
        sizes[first], sizes[second] = sizes[second], sizes[first]
        return Shape(tuple(sizes), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.transpose({self.dim0}, {self.dim1})"


@shared
class _FromFront(Function):
    """Functions that name an axis from the front, since they write it as a place in brackets."""

    view = "turned"
    reads = ("float32", "int64")

    dim: int = Int(default=1, low=1, high=10, help=_FROM_FRONT)

    def _colons(self) -> str:
        return ":, " * self.dim


@layer
class Select(_FromFront):
    """Keeps one place along an axis, which disappears: the last step, the first token.

    https://docs.pytorch.org/docs/stable/generated/torch.select.html
    """

    examples = ((Shape((4, 9)),), (Shape((3, 8, 6)),), (Shape((5,)),))

    index: int = Int(
        default=-1, low=-1_000_000, high=1_000_000, help="The place: 0 is the first, −1 the last."
    )

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, x)
        size = x.dims[axis]
        if not -size <= self.index < size:
            text = translate(
                "Layers",
                "Axis {dim} has {size} places, 0 to {last}: there is no {index}. −1 is always "
                "the last one.",
                dim=int(self.dim),
                size=int(size),
                last=int(size) - 1,
                index=int(self.index),
            )
            raise Refused("place-missing", text, field="index", repairs=(set_param("index", -1),))
        return Shape((*x.dims[:axis], *x.dims[axis + 1 :]), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}[{self._colons()}{self.index}]"


@layer
class Slice(_FromFront):
    """Keeps a range of places along an axis, or every second, third … of them."""

    start: int = Int(
        default=0, low=-1_000_000, high=1_000_000, help="The first place that is kept; 0 is first."
    )
    end: int | None = Int(
        default=None,
        low=-1_000_000,
        high=1_000_000,
        optional=True,
        help="The first place that is not kept any more. None: up to the end.",
    )
    step: int = Int(default=1, low=1, high=1_000_000, help="2 keeps every second place.")

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, x)
        count = len(range(int(x.dims[axis]))[slice(self.start, self.end, self.step)])
        if not count:
            text = translate(
                "Layers",
                "Nothing of the {size} places of axis {dim} is left. Let start be smaller, or "
                "end larger: places are counted from 0, and end itself is left out.",
                size=int(x.dims[axis]),
                dim=int(self.dim),
            )
            repairs = (set_param("start", 0), set_param("end", None))
            raise Refused("slice-empty", text, field="start", repairs=repairs)
        return Shape((*x.dims[:axis], count, *x.dims[axis + 1 :]), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        start = "" if self.start == 0 else str(self.start)
        end = "" if self.end is None else str(self.end)
        step = "" if self.step == 1 else f":{self.step}"
        return f"{names[0]}[{self._colons()}{start}:{end}{step}]"


@layer
class Squeeze(Function):
    """Leaves out an axis of size 1.

    https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html
    """

    view = "always"
    reads = ("float32", "int64")
    examples = ((Shape((4, 1)),), (Shape((3, 8, 1)),))

    dim: int = Int(default=-1, low=-10, high=10, help=_AXIS)

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, x)
        if x.dims[axis] != 1:
            text = translate(
                "Layers",
                "Axis {dim} of {arrives} has {size} places: only an axis of size 1 can be left "
                "out, or numbers would be lost. Name another axis, or delete Squeeze.",
                dim=int(self.dim),
                arrives=str(x),
                size=int(x.dims[axis]),
            )
            ones = [i + 1 for i, size in enumerate(x.dims) if size == 1]
            repairs = (set_param("dim", ones[-1]),) if ones else ()
            raise Refused("squeeze", text, field="dim", repairs=repairs)
        return Shape((*x.dims[:axis], *x.dims[axis + 1 :]), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.squeeze({self.dim})"


@layer
class Unsqueeze(Function):
    """Adds an axis of size 1, such as one channel in front of a picture.

    https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html
    """

    view = "always"
    takes_single = True
    reads = ("float32", "int64")

    dim: int = Int(
        default=1, low=-10, high=10, help="Where the new axis stands: 1 in front, −1 at the end."
    )

    def shape(self, x: Shape) -> Shape:
        axis = axis_of(self.type_name(), self.dim, Shape((*x.dims, 1)))
        return Shape((*x.dims[:axis], 1, *x.dims[axis:]), x.dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.unsqueeze({self.dim})"
