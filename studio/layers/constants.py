"""Numbers that come from the network itself and not from the data: learned ones and fixed ones.

Both read one input, of which only the number of samples matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.axes import Function
from studio.spec.fields import Dims, Float
from studio.spec.layer import Layer, Measured, layer
from studio.spec.messages import Message, translate
from studio.spec.shapes import DType, Shape

_BOTH: tuple[DType, ...] = ("float32", "int64")
_SHAPE = "The shape for each sample."
_EXAMPLES = ((Shape((8,)),), (Shape((3, 8, 6)),))


@layer
class Parameter(Layer):
    """Learned numbers, the same for every sample, whatever arrives.

    As torch.nn.Parameter:
    https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html
    """

    passes_gradients = False
    family = "linear"
    module = "Parameter"
    own_source = "parameter.py"
    takes_single = True
    blind = True
    straight = True
    reads = _BOTH
    examples = _EXAMPLES
    stricter: ClassVar[Mapping[str, str]] = {
        "size": "torch makes a tensor without numbers: what follows would see nothing."
    }

    size: tuple[int, ...] = Dims(default=(8,), required=True, help=_SHAPE)

    def shape(self, x: Shape) -> Shape:
        return Shape(tuple(int(one) for one in self.size))

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return {"weight": self.size}

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return [(None, self.size)]

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate("Formula", "out = weight"),
            translate("Formula", "params = {total}", total=measured.parameters),
        ]


@layer
class Constant(Function):
    """One fixed number in every place, whatever arrives.

    https://docs.pytorch.org/docs/stable/generated/torch.full.html
    """

    passes_gradients = False
    takes_single = True
    blind = True
    reads = _BOTH
    examples: ClassVar[tuple[tuple[Shape, ...], ...]] = _EXAMPLES

    size: tuple[int, ...] = Dims(default=(1,), help=_SHAPE)
    value: float = Float(default=1.0, low=-1e6, high=1e6, help="The number.")

    def shape(self, x: Shape) -> Shape:
        return Shape(tuple(int(one) for one in self.size))

    def expression(self, names: tuple[str, ...]) -> str:
        (name,) = names
        sizes = ", ".join(str(one) for one in self.size)
        return f"torch.full(({name}.shape[0], {sizes}), {self.value!r}, device={name}.device)"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = {value:g}", value=self.value)]
