"""Chunk: one input, several outputs. What joins them again is in `merging`."""

from __future__ import annotations

from collections.abc import Mapping

from studio.layers.rules import axis_of, set_param
from studio.spec.fields import Int
from studio.spec.layer import Measured, Operation, layer
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_MOST = 16


@layer
class Chunk(Operation):
    """Cuts along an axis into parts of equal size, each an output of its own.

    https://docs.pytorch.org/docs/stable/generated/torch.chunk.html
    """

    view = "turned"
    family = "shape"
    module = None
    straight = True
    reads = ("float32", "int64")
    examples = ((Shape((8,)),), (Shape((4, 9)),), (Shape((6, 8, 6)),))

    chunks: int = Int(
        default=2, low=2, high=_MOST, plain=True, help="How many parts; each has its own port."
    )
    dim: int = Int(
        default=1, low=-10, high=10, help="The axis; 1 is the first of a sample, −1 the last."
    )

    @classmethod
    def ports_out(cls, params: Mapping[str, object]) -> tuple[str, ...]:
        given = str(params.get("chunks", 2)).strip()
        count = int(given) if given.isdigit() and 2 <= int(given) <= _MOST else 2
        return tuple(f"part{index + 1}" for index in range(count))

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        (x,) = inputs
        self.check_numbers(inputs)
        axis = axis_of(self.type_name(), self.dim, x)
        size = int(x.dims[axis])
        if size % self.chunks:
            text = translate(
                "Layers",
                "Axis {dim} of {arrives} has {size} places, which cannot be cut into {count} "
                "equal parts. Choose a number that divides {size}.",
                dim=int(self.dim),
                arrives=str(x),
                size=size,
                count=int(self.chunks),
            )
            fitting = [count for count in range(2, _MOST + 1) if size % count == 0]
            repairs = tuple(set_param("chunks", count) for count in fitting[:1])
            raise Refused("chunk-size", text, field="chunks", repairs=repairs)
        part = Shape((*x.dims[:axis], size // self.chunks, *x.dims[axis + 1 :]), x.dtype)
        return Measured((part,) * self.chunks)

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.chunk({int(self.chunks)}, dim={self.dim})"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "{before} → {count} × {after}",
                before=str(inputs[0]),
                count=int(self.chunks),
                after=str(measured.outputs[0]),
            )
        ]
