"""Arithmetic on one input or two, without a module. Sums and products of many: `merging`."""

from __future__ import annotations

from studio.layers.axes import Function
from studio.layers.merging import elementwise
from studio.layers.rules import listed, product
from studio.spec.fields import Choice, Float
from studio.spec.layer import Measured, Merge, layer
from studio.spec.memory import Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

POINTWISE = (
    "abs", "neg", "sign", "square", "sqrt", "rsqrt", "reciprocal", "log", "log1p", "log2", "expm1",
    "sin", "cos", "tan", "atan", "sinh", "cosh", "erf", "floor", "ceil", "round", "trunc", "frac",
)  # fmt: skip
"""Functions that Call may name: one number in, one number out, without a state."""

CONSTANT_SLOPE = frozenset({"neg", "sign", "floor", "ceil", "round", "trunc", "frac"})
"""Those whose gradient needs nothing of what was computed."""

FROM_OUTPUT = frozenset({"sqrt", "rsqrt", "reciprocal", "expm1", "tan"})
"""Those whose gradient follows from what they gave."""


@layer
class Scale(Function):
    """Multiplies every number by a fixed one."""

    factor: float = Float(
        default=1.0, low=-1e6, high=1e6, help="What every number is multiplied by."
    )

    def shape(self, x: Shape) -> Shape:
        return x

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]} * {self.factor!r}"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = {factor:g}·in", factor=self.factor)]


@layer
class Exp(Function):
    """e to the power of each number: what was a logarithm becomes positive.

    https://docs.pytorch.org/docs/stable/generated/torch.exp.html
    """

    keeps = "output"
    straight = False

    def shape(self, x: Shape) -> Shape:
        return x

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.exp()"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = exp(in)")]


@layer
class Detach(Function):
    """Passes numbers on, but no gradient back: what lies before learns nothing from here.

    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html
    """

    passes_gradients = False
    view = "always"

    def shape(self, x: Shape) -> Shape:
        return x

    def expression(self, names: tuple[str, ...]) -> str:
        return f"{names[0]}.detach()"

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = in, gradient = 0")]


@layer
class Call(Function):
    """Applies a function of torch to every number, for networks that come from elsewhere.

    https://docs.pytorch.org/docs/stable/torch.html#pointwise-ops
    """

    straight = False

    function: str = Choice(
        default="abs", options=POINTWISE, help="The function, as torch calls it."
    )

    def shape(self, x: Shape) -> Shape:
        return x

    def expression(self, names: tuple[str, ...]) -> str:
        return f"torch.{self.function}({names[0]})"

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        if self.function in CONSTANT_SLOPE:
            return Kept()
        return Kept(outputs=(0,)) if self.function in FROM_OUTPUT else Kept((0,))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = {function}(in)", function=self.function)]


class _Pair(Merge):
    """Two inputs, one output, no module."""

    family = "shape"
    variadic = False


@layer
class Sub(_Pair):
    """Subtracts the second input from the first, number by number.

    https://docs.pytorch.org/docs/stable/generated/torch.sub.html
    """

    straight = True
    examples = ((Shape((8,)), Shape((8,))), (Shape((3, 8, 6)), Shape((3, 1, 1))))

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        return elementwise(self.type_name(), inputs)

    def expression(self, names: tuple[str, ...]) -> str:
        return " - ".join(names)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = first − second")]


@layer
class MatMul(_Pair):
    """Multiplies two matrices, row by column.

    https://docs.pytorch.org/docs/stable/generated/torch.matmul.html
    """

    examples = (
        (Shape((4, 3)), Shape((3, 5))),
        (Shape((2, 4, 3)), Shape((2, 3, 5))),
    )

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        first, second = inputs
        ranks = first.rank == second.rank >= 2 and first.dims[:-2] == second.dims[:-2]
        if not ranks or first.dims[-1] != second.dims[-2]:
            text = translate(
                "Layers",
                "MatMul needs n×k and k×m, but {shapes} arrive: the last axis of the first has to "
                "be as long as the last but one of the second.",
                shapes=listed(inputs),
            )
            raise Refused("shapes-differ", text)
        return Shape((*first.dims[:-1], second.dims[-1]))

    def expression(self, names: tuple[str, ...]) -> str:
        return " @ ".join(names)

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        found = super().measure(inputs)
        return Measured(found.outputs, 0, found.outputs[0].numel * inputs[0].dims[-1])

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """Each is needed for the gradient of the other."""
        first, second = wanted.arriving
        return Kept(tuple(place for place, need in enumerate((second, first)) if need))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        first, second = (str(x) for x in inputs)
        factors = (*measured.outputs[0].dims, inputs[0].dims[-1])
        return [
            translate("Formula", "out[i, j] = Σ first[i, k]·second[k, j] over k"),
            translate(
                "Formula",
                "{first} · {second} → {out}",
                first=first,
                second=second,
                out=str(measured.outputs[0]),
            ),
            translate(
                "Formula",
                "multiply-adds = {factors} = {total}",
                factors=product(factors),
                total=measured.macs,
            ),
        ]
