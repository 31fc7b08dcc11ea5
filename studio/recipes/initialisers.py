"""Ways for weights to begin, named and parameterised as in torch.nn.init; all fill in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.spec.declaration import shared
from studio.spec.fields import Choice, Float, Int
from studio.spec.initialiser import Initialiser, initialiser
from studio.spec.messages import translate
from studio.spec.problems import Refused, Repair

SEVERAL = tuple(range(2, 9))
"""A fan in and a fan out need two axes; no layer has more than a few."""

MOST = 1e6
"""Beyond any use, and far from what a float32 cannot hold."""

_GAIN = "Factor on the spread, so that what follows keeps the size of its values. 1: for lines."


@initialiser
class Constant(Initialiser):
    """Every weight is the same number.

    https://docs.pytorch.org/docs/stable/nn.init.html#torch.nn.init.constant_
    """

    draws: ClassVar[bool] = False

    val: float = Float(
        default=0.5,
        label="Value",
        required=True,
        low=-MOST,
        high=MOST,
        help="The number that every weight has.",
    )


@initialiser
class Zeros(Initialiser):
    """Every weight is 0: equal neurons that stay equal, unless something else tells them apart."""

    draws: ClassVar[bool] = False


@initialiser
class Ones(Initialiser):
    """Every weight is 1."""

    draws: ClassVar[bool] = False


@initialiser
class Normal(Initialiser):
    """Random numbers from a bell curve."""

    mean: float = Float(default=0.0, low=-MOST, high=MOST, help="The middle of the bell curve.")
    std: float = Float(
        default=1.0, low=0.0, high=MOST, help="The standard deviation: how wide the bell is."
    )


@initialiser
class Uniform(Initialiser):
    """Random numbers between two bounds, all equally likely."""

    a: float = Float(
        default=0.0, low=-MOST, high=MOST, label="Smallest", help="The smallest number."
    )
    b: float = Float(default=1.0, low=-MOST, high=MOST, label="Largest", help="The largest number.")

    def check(self, shape: tuple[int, ...]) -> None:
        super().check(shape)
        _need_order(self.a, self.b)


@initialiser
class TruncNormal(Initialiser):
    """Random numbers from a bell curve that is cut off on both sides."""

    stricter: ClassVar[Mapping[str, str]] = {
        "mean": "Far outside the bounds torch tries random numbers for ever.",
    }

    mean: float = Float(default=0.0, low=-MOST, high=MOST, help="The middle of the bell curve.")
    std: float = Float(
        default=1.0, above=0.0, high=MOST, help="The standard deviation: how wide the bell is."
    )
    a: float = Float(
        default=-2.0, low=-MOST, high=MOST, label="Smallest", help="The smallest number."
    )
    b: float = Float(default=2.0, low=-MOST, high=MOST, label="Largest", help="The largest number.")

    def check(self, shape: tuple[int, ...]) -> None:
        super().check(shape)
        _need_order(self.a, self.b)
        if not self.a <= self.mean <= self.b:
            text = translate(
                "Initialisers",
                "The mean {mean:g} must lie between the bounds {a:g} and {b:g}.",
                mean=self.mean,
                a=self.a,
                b=self.b,
            )
            middle = (self.a + self.b) / 2
            raise Refused("start-mean", text, field="mean", repairs=(_set("mean", middle),))


@shared
class _Glorot(Initialiser):
    """The spread that keeps values and gradients of one size (Glorot and Bengio 2010)."""

    axes: ClassVar[tuple[int, ...] | None] = SEVERAL

    gain: float = Float(default=1.0, low=0.0, high=MOST, help=_GAIN)


@initialiser
class XavierUniform(_Glorot):
    """Random numbers up to gain·√(6 / (fan in + fan out)): for sigmoid and tanh."""


@initialiser
class XavierNormal(_Glorot):
    """A bell curve as wide as gain·√(2 / (fan in + fan out)): for sigmoid and tanh."""


@shared
class _He(Initialiser):
    """The spread that keeps values of one size behind ReLU (He and others 2015)."""

    axes: ClassVar[tuple[int, ...] | None] = SEVERAL

    a: float = Float(
        default=0.0,
        label="Slope",
        low=-MOST,
        high=MOST,
        when=("nonlinearity", ("leaky_relu",)),
        help="The slope of the leaky ReLU that follows; 0 is a ReLU.",
    )
    mode: str = Choice(
        default="fan_in",
        options=("fan_in", "fan_out"),
        help="fan_in keeps the size of the values, fan_out that of the gradients.",
    )
    nonlinearity: str = Choice(
        default="leaky_relu",
        options=("leaky_relu", "relu", "linear", "tanh", "sigmoid", "selu"),
        help="The activation that follows.",
    )


@initialiser
class KaimingUniform(_He):
    """Random numbers up to gain·√(3 / fan): for ReLU."""


@initialiser
class KaimingNormal(_He):
    """A bell curve as wide as gain / √fan: for ReLU."""


@initialiser
class Orthogonal(Initialiser):
    """Rows at right angles to one another: nothing is stretched or squeezed on the way."""

    axes: ClassVar[tuple[int, ...] | None] = SEVERAL

    gain: float = Float(default=1.0, low=-MOST, high=MOST, help=_GAIN)


@initialiser
class Eye(Initialiser):
    """1 on the diagonal, 0 elsewhere: a Linear that hands on what arrives."""

    draws: ClassVar[bool] = False
    axes: ClassVar[tuple[int, ...] | None] = (2,)


@initialiser
class Dirac(Initialiser):
    """1 in the middle of one filter for each channel: a convolution that hands on what arrives."""

    draws: ClassVar[bool] = False
    axes: ClassVar[tuple[int, ...] | None] = (3, 4, 5)

    groups: int = Int(default=1, low=1, help="Groups of channels; the same as in the layer.")

    def check(self, shape: tuple[int, ...]) -> None:
        super().check(shape)
        if shape[0] % self.groups:
            text = translate(
                "Initialisers",
                "{count} filters cannot be split into {groups} equal groups.",
                count=shape[0],
                groups=self.groups,
            )
            raise Refused("start-groups", text, field="groups", repairs=(_set("groups", 1),))


def _need_order(a: float, b: float) -> None:
    if a > b:
        text = translate(
            "Initialisers", "The smallest number {a:g} is above the largest {b:g}.", a=a, b=b
        )
        raise Refused("start-order", text, field="a", repairs=(_set("a", b - 1.0),))


def _set(field: str, value: float) -> Repair:
    title = translate("Initialisers", "Set {field} to {value:g}", field=field, value=value)
    return Repair(title, "set_param", {"field": field, "value": value})
