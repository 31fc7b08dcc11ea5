"""Where branches meet: functions of two or more inputs, without a module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.rules import axis_of, set_param
from studio.spec.fields import Int
from studio.spec.layer import Measured, Merge, layer
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
        sizes = spread_out(inputs)
        if sizes is None:
            text = translate(
                "Layers",
                "{layer} needs inputs of one shape, but {shapes} arrive. Bring them to the same "
                "channels and size first, for example by a Conv2d with kernel_size 1.",
                layer=self.type_name(),
                shapes=_listed(inputs),
            )
            raise Refused("shapes-differ", text)
        return Shape(sizes, inputs[0].dtype)


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


def _listed(inputs: tuple[Shape, ...]) -> str:
    return ", ".join(str(x) for x in inputs)


@layer
class Add(_Elementwise):
    """Adds its inputs number by number, as a residual connection does."""

    straight = True

    def expression(self, names: tuple[str, ...]) -> str:
        return " + ".join(names)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = sum of {count} inputs", count=len(inputs))]


@layer
class Multiply(_Elementwise):
    """Multiplies its inputs number by number: one branch opens and closes the other like a gate."""

    def expression(self, names: tuple[str, ...]) -> str:
        return " * ".join(names)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = product of {count} inputs", count=len(inputs))]


@layer
class Concat(Merge):
    """Puts its inputs one behind the other, usually channel behind channel.

    https://docs.pytorch.org/docs/stable/generated/torch.cat.html
    """

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
                    "{shapes} cannot be joined along axis {dim}: all other axes must be equal.",
                    shapes=_listed(inputs),
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
