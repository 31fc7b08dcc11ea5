"""Where branches meet: functions of two or more inputs, without a module."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import ClassVar

from studio.layers.rules import axis_of, listed, set_param
from studio.spec.fields import Choice, Int
from studio.spec.layer import Measured, Merge, layer
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_EXAMPLES = (
    (Shape((8,)), Shape((8,))),
    (Shape((4, 9)), Shape((4, 9)), Shape((4, 9))),
    (Shape((3, 8, 6)), Shape((3, 8, 6))),
    (Shape((3, 8, 6)), Shape((3, 1, 1))),
)


class _Elementwise(Merge):
    """Number by number; an axis of 1 is repeated, as in torch."""

    family = "shape"
    examples = _EXAMPLES
    stricter: ClassVar[Mapping[str, str]] = {
        "inputs": "torch lines shapes up from the right: with unequal ranks the batch would meet "
        "an axis of the other sample."
    }

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        need_two(self.type_name(), inputs)
        return elementwise(self.type_name(), inputs)


def elementwise(layer: str, inputs: tuple[Shape, ...]) -> Shape:
    """The shape of what is computed number by number.

    Raises:
        Refused: `shapes-differ`.
    """
    sizes = spread_out(inputs)
    if sizes is None:
        raise Refused("shapes-differ", _differing(layer, inputs))
    return Shape(sizes, inputs[0].dtype)


def _differing(layer: str, inputs: tuple[Shape, ...]) -> Message:
    """What has to become equal, and by which means."""
    said = {"layer": layer, "shapes": listed(inputs)}
    if len({x.rank for x in inputs}) > 1:
        return translate(
            "Layers",
            "{layer} works number by number, so all inputs need the same shape, but {shapes} "
            "arrive, with different numbers of axes. Bring them to one form first: Flatten makes "
            "rows of maps.",
            **said,
        )
    if inputs[0].rank == 1:
        return translate(
            "Layers",
            "{layer} works number by number, so all inputs need the same length, but {shapes} "
            "arrive. Give the layers before it the same number of outputs.",
            **said,
        )
    channels = {x.channels for x in inputs} - {1}
    sizes = spread_out(tuple(Shape(x.size) for x in inputs))
    if sizes is not None:
        return translate(
            "Layers",
            "{layer} works number by number, so all inputs need the same shape, but {shapes} "
            "arrive: their channels differ. Make them equal where they are set, or by a "
            "convolution with kernel_size 1 in one branch.",
            **said,
        )
    if len(channels) < 2:
        return translate(
            "Layers",
            "{layer} works number by number, so all inputs need the same shape, but {shapes} "
            "arrive: their sizes differ. Padding keeps a size, pooling makes it smaller, Upsample "
            "larger.",
            **said,
        )
    return translate(
        "Layers",
        "{layer} works number by number, so all inputs need the same shape, but {shapes} arrive: "
        "channels and sizes differ. A convolution with kernel_size 1 and a stride changes both in "
        "the shortcut.",
        **said,
    )


def spread_out(inputs: tuple[Shape, ...]) -> tuple[int, ...] | None:
    """The sizes that all inputs have when an axis of 1 is repeated; None where they differ."""
    if len({x.rank for x in inputs}) != 1:
        return None
    sizes = []
    for dims in zip(*(x.dims for x in inputs), strict=True):
        large = [dim for dim in dims if dim != 1] or [dims[0]]
        if len(set(large)) != 1:
            return None
        sizes.append(large[0])
    return tuple(sizes)


def need_two(layer: str, inputs: tuple[Shape, ...]) -> None:
    """
    Raises:
        Refused: `inputs-few` with fewer than two inputs.
    """
    if len(inputs) < 2:
        text = translate(
            "Layers", "{layer} joins two or more inputs: wire a second one in.", layer=layer
        )
        raise Refused("inputs-few", text)


@layer
class Add(_Elementwise):
    """Adds its inputs number by number, as a residual connection does."""

    usual = True
    straight = True

    def expression(self, names: tuple[str, ...]) -> str:
        return " + ".join(names)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = sum of {count} inputs", count=len(inputs))]


@layer
class Multiply(_Elementwise):
    """Multiplies its inputs number by number: one branch opens and closes the other like a gate."""

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """Each factor is needed for the gradient of the product of those before it, and that too.

        They are multiplied one after another.
        """
        whose, more, flows = set[int](), 0, wanted.arriving[0]
        for place in range(1, len(inputs)):
            if flows:
                whose.add(place)
            if wanted.arriving[place] and place == 1:
                whose.add(0)
            elif wanted.arriving[place]:
                more += FLOAT * prod(spread_out(inputs[:place]) or ())
            flows = flows or wanted.arriving[place]
        return Kept(tuple(sorted(whose)), more=more)

    def expression(self, names: tuple[str, ...]) -> str:
        return " * ".join(names)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = product of {count} inputs", count=len(inputs))]


@layer
class Concat(Merge):
    """Puts its inputs one behind the other, usually channel behind channel.

    https://docs.pytorch.org/docs/stable/generated/torch.cat.html
    """

    usual = True
    family = "shape"
    straight = True
    examples = (
        (Shape((8,)), Shape((5,))),
        (Shape((4, 9)), Shape((2, 9)), Shape((1, 9))),
        (Shape((3, 8, 6)), Shape((5, 8, 6))),
    )
    stricter: ClassVar[Mapping[str, str]] = {
        "dim": "Axis 0 is the batch: there would be more samples than before."
    }

    dim: int = Int(
        default=1,
        low=-10,
        high=10,
        help="The axis along which they are joined: 1 is the first of a sample (channels), −1 the "
        "last.",
    )

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        need_two(self.type_name(), inputs)
        axis = axis_of(self.type_name(), self.dim, inputs[0])
        first = inputs[0].dims
        for other in inputs[1:]:
            rest = other.dims[:axis] + other.dims[axis + 1 :]
            if other.rank != len(first) or rest != first[:axis] + first[axis + 1 :]:
                text = translate(
                    "Layers",
                    "Concat puts its inputs one behind the other along axis {dim}, so all other "
                    "axes have to be equal, but {shapes} arrive. Padding keeps a size, pooling "
                    "makes it smaller, Upsample larger; Flatten makes rows of maps.",
                    shapes=listed(inputs),
                    dim=self.dim,
                )
                repairs = () if self.dim == 1 else (set_param("dim", 1),)
                raise Refused("shapes-differ", text, repairs=repairs)
        joined = sum(x.dims[axis] for x in inputs)
        return Shape((*first[:axis], joined, *first[axis + 1 :]), inputs[0].dtype)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"torch.cat(({', '.join(names)}), dim={self.dim})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        axis = axis_of(self.type_name(), self.dim, inputs[0])
        return [
            translate(
                "Formula",
                "axis {dim}: {sizes} = {out}",
                dim=self.dim,
                sizes=" + ".join(str(int(x.dims[axis])) for x in inputs),
                out=measured.outputs[0].dims[axis],
            )
        ]


@layer
class Stack(Merge):
    """Puts inputs of one shape side by side along a new axis.

    https://docs.pytorch.org/docs/stable/generated/torch.stack.html
    """

    family = "shape"
    straight = True
    examples = (
        (Shape((8,)), Shape((8,))),
        (Shape((4, 9)), Shape((4, 9)), Shape((4, 9))),
    )

    dim: int = Int(
        default=1, low=-10, high=10, help="Where the new axis stands: 1 in front, −1 at the end."
    )

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        first = inputs[0]
        need_two(self.type_name(), inputs)
        if any(x.dims != first.dims for x in inputs):
            text = translate(
                "Layers",
                "Stack puts inputs of one shape side by side, but {shapes} arrive. Concat joins "
                "those that differ along one axis.",
                shapes=listed(inputs),
            )
            raise Refused("shapes-differ", text)
        axis = axis_of(self.type_name(), self.dim, Shape((*first.dims, 1)))
        return Shape((*first.dims[:axis], len(inputs), *first.dims[axis:]))

    def expression(self, names: tuple[str, ...]) -> str:
        return f"torch.stack(({', '.join(names)}), dim={self.dim})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "{count} × {each} → {out}",
                count=len(inputs),
                each=str(inputs[0]),
                out=str(measured.outputs[0]),
            )
        ]


@layer
class Interpolate(Merge):
    """Makes maps as large as those of the second input, by repeating or blending neighbours.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html
    """

    family = "shape"
    inputs = ("input", "like")
    variadic = False
    straight = True
    examples = (
        (Shape((3, 4, 6)), Shape((5, 8, 9))),
        (Shape((2, 7, 5)), Shape((1, 3, 3))),
    )
    modes: ClassVar[Mapping[str, int]] = {"bilinear": 2, "bicubic": 2, "linear": 1}

    mode: str = Choice(
        default="nearest",
        options=("nearest", "bilinear", "bicubic", "linear"),
        help="nearest repeats pixels; bilinear and bicubic blend pictures, linear sequences.",
    )

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        x, like = inputs
        if not 2 <= x.rank <= 3 or x.rank != like.rank:
            text = translate(
                "Layers",
                "Interpolate makes the maps of the first input as large as those of the second, "
                "but {shapes} arrive. Both need channels and the same number of axes behind "
                "them.",
                shapes=listed(inputs),
            )
            raise Refused("shape-rank", text)
        wanted = self.modes.get(self.mode, x.rank - 1)
        if wanted != x.rank - 1:
            fitting = "linear" if x.rank == 2 else "bilinear"
            text = translate(
                "Layers",
                "{mode} blends along {axes} axes, but {arrives} has {given}.",
                mode=self.mode,
                axes=wanted,
                arrives=str(x),
                given=x.rank - 1,
            )
            repairs = (set_param("mode", fitting),)
            raise Refused("mode-rank", text, field="mode", repairs=repairs)
        return Shape((x.channels, *like.size))

    def expression(self, names: tuple[str, ...]) -> str:
        mode = "" if self.mode == "nearest" else f', mode="{self.mode}"'
        return f"F.interpolate({names[0]}, size={names[1]}.shape[2:]{mode})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x, _), (y,) = inputs, measured.outputs
        return [translate("Formula", "{before} → {after}", before=str(x), after=str(y))]
