"""Normalization: keeping the values that flow in a range in which training works."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar

from studio.layers.rules import need_channels, product, set_param, without_it
from studio.spec.fields import AUTO, Bool, Dims, Float, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

EPS = "Added to the variance, so that nothing is divided by zero."


@shared
class Tracking(Layer):
    """Normalization by statistics of each channel, which can be remembered."""

    family = "normalization"
    stem = "norm"

    num_features: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Channels that arrive. auto takes what is wired in.",
    )
    eps: float = Float(default=1e-5, above=0.0, high=1e3, log=True, help=EPS)
    momentum: float | None = Float(
        default=0.1,
        low=0.0,
        high=1.0,
        optional=True,
        help="How fast the running mean and variance follow the batches. None: plain average.",
    )


@shared
class _BatchNorm(Tracking):
    """Statistics over the batch and all positions, for each channel."""

    trains_on_batch = True
    stricter: ClassVar[Mapping[str, str]] = {
        "momentum": "Outside 0 to 1 the running values do not settle.",
    }

    affine: bool = Bool(
        default=True, help="Learns a scale and a shift per channel after normalizing."
    )
    track_running_stats: bool = Bool(
        default=True,
        help="Remembers mean and variance for use after training. Off: always those of the batch.",
    )
    bias: bool = Bool(
        default=True, when=("affine", (True,)), help="Whether the learned shift is there."
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        self.need_rank(x)
        return {"num_features": x.channels}

    def need_rank(self, x: Shape) -> None:
        """
        Raises:
            Refused: `shape-rank`.
        """
        need_channels(self.type_name(), x, 2)

    def shape(self, x: Shape) -> Shape:
        if not self.track_running_stats and prod(x.size) == 1:
            text = translate(
                "Layers",
                "One value per channel arrives. Without running statistics a single sample then "
                "has nothing to be compared with: switch track_running_stats on.",
            )
            repairs = (set_param("track_running_stats", True),)
            raise Refused("one-value", text, field="track_running_stats", repairs=repairs)
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return scale_and_shift((x.channels,), self.affine, self.bias)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And mean and deviation of each channel, those of the batch and the running ones."""
        vectors = 4 if self.track_running_stats else 2
        return Kept((0,), once=FLOAT * vectors * inputs[0].channels)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        lines = [
            normalized(self.eps, self.affine, self.bias),
            translate("Formula", "mean and variance of each number: over the batch")
            if prod(x.size) == 1
            else translate(
                "Formula",
                "mean and variance of each channel: over the batch × {positions} values",
                positions=prod(x.size),
            ),
        ]
        if self.affine:
            vectors = measured.parameters // x.channels
            lines.append(params((vectors, x.channels), measured.parameters))
        return lines


def normalized(eps: float, scaled: bool, shifted: bool) -> Message:
    if not scaled:
        return translate("Formula", "out = (in − mean) / √(variance + {eps:g})", eps=eps)
    if not shifted:
        return translate("Formula", "out = (in − mean) / √(variance + {eps:g})·weight", eps=eps)
    return translate("Formula", "out = (in − mean) / √(variance + {eps:g})·weight + bias", eps=eps)


def scale_and_shift(
    sizes: tuple[int, ...], scaled: bool, shifted: bool
) -> Mapping[str, tuple[int, ...]]:
    names = ("weight", "bias") if shifted else ("weight",)
    return dict.fromkeys(names, sizes) if scaled else {}


def params(factors: tuple[int, ...], total: int) -> Message:
    return translate(
        "Formula", "params = {factors} = {total}", factors=product(factors), total=total
    )


@layer
class BatchNorm1d(_BatchNorm):
    """Brings each feature to mean 0 and deviation 1 over the batch, then scales and shifts it.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm1d.html
    """

    usual = True
    examples = ((Shape((8,)),), (Shape((4, 9)),), (Shape((4, 15)),), (Shape((3, 1)),))

    def need_rank(self, x: Shape) -> None:
        if x.rank > 2:
            text = translate(
                "Layers",
                "BatchNorm1d needs vectors or sequences (channels × length), but {arrives} "
                "arrives, which has more axes. For pictures there is BatchNorm2d.",
                arrives=str(x),
            )
            title = translate("Layers", "Make it a {type}", type="BatchNorm2d")
            repair = Repair(title, "set_type", {"type": "BatchNorm2d"})
            raise Refused("shape-rank", text, repairs=(repair,) if x.rank == 3 else ())


@layer
class BatchNorm2d(_BatchNorm):
    """Brings each channel to mean 0 and deviation 1 over the batch, then scales and shifts it.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html
    """

    usual = True
    examples = ((Shape((3, 8, 8)),), (Shape((4, 5, 7)),), (Shape((6, 1, 1)),))


@layer
class BatchNorm3d(_BatchNorm):
    """Brings each channel of volumes to mean 0 and deviation 1 over the batch.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm3d.html
    """

    examples = ((Shape((3, 4, 3, 5)),), (Shape((4, 1, 1, 1)),))

    def need_rank(self, x: Shape) -> None:
        need_channels(self.type_name(), x, 3)


@layer
class LayerNorm(Layer):
    """Brings the values of each sample to mean 0 and deviation 1; the batch plays no part.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html
    """

    usual = True
    family = "normalization"
    stem = "norm"
    examples = ((Shape((16,)),), (Shape((7, 12)),), (Shape((11, 12)),), (Shape((3, 5, 4)),))
    stricter = {"eps": "Without it a sample of equal values is divided by zero."}

    normalized_shape: tuple[int, ...] | str = Dims(
        default=AUTO,
        auto=True,
        required=True,
        help="The last axes, over which mean and variance are taken. auto: the last axis of a "
        "vector or sequence, all axes of a picture.",
    )
    eps: float = Float(default=1e-5, above=0.0, high=1e3, log=True, help=EPS)
    elementwise_affine: bool = Bool(
        default=True, help="Learns a scale and a shift for each position after normalizing."
    )
    bias: bool = Bool(
        default=True,
        when=("elementwise_affine", (True,)),
        help="Whether the learned shift is there.",
    )

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        if isinstance(self.normalized_shape, tuple) and self.normalized_shape == self._last(x):
            return {"normalized_shape": self._last(x)}
        return {"normalized_shape": x.dims if x.rank > 2 else x.dims[-1:]}

    def _last(self, x: Shape) -> tuple[int, ...]:
        """As many last axes of `x` as were typed."""
        return x.dims[-len(self.normalized_shape) :]

    def shape(self, x: Shape) -> Shape:
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        sizes: tuple[int, ...] = self.inferred(x)["normalized_shape"]
        return scale_and_shift(sizes, self.elementwise_affine, self.bias)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And mean and deviation of each row."""
        (x,) = inputs
        rows = x.numel // max(1, prod(measured.inferred["normalized_shape"]))
        return Kept((0,), more=FLOAT * 2 * rows)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        sizes: tuple[int, ...] = measured.inferred["normalized_shape"]
        lines = [
            normalized(self.eps, self.elementwise_affine, self.bias),
            translate(
                "Formula", "mean and variance: over {count} values of one sample", count=prod(sizes)
            ),
        ]
        if self.elementwise_affine:
            vectors = measured.parameters // prod(sizes)
            lines.append(params((vectors, *sizes), measured.parameters))
        return lines


@layer
class LocalResponseNorm(Layer):
    """Divides each value by what its neighbour channels hold there: AlexNet used it in 2012.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LocalResponseNorm.html
    """

    family = "normalization"
    stem = "norm"
    examples = ((Shape((6, 5, 4)),), (Shape((4, 9)),))
    stricter: ClassVar[Mapping[str, str]] = {
        "alpha": "Below 0 the divisor can become 0.",
        "k": "From 0 downwards the divisor can become 0.",
        "beta": "Outside 0 to 10 values vanish or explode.",
    }

    size: int = Int(
        default=5, required=True, low=1, high=10_000, help="How many neighbouring channels count."
    )
    alpha: float = Float(default=1e-4, low=0.0, high=1e3, help="How strongly they count.")
    beta: float = Float(default=0.75, low=0.0, high=10.0, help="The power of the divisor.")
    k: float = Float(default=1.0, above=0.0, high=1e3, help="Added, so that nothing explodes.")

    def shape(self, x: Shape) -> Shape:
        if x.rank < 2:
            text = translate(
                "Layers",
                "{layer} compares neighbouring channels at each place, but {arrives} numbers in "
                "a row arrive, without channels. It belongs before Flatten and Linear.",
                layer=self.type_name(),
                arrives=str(x),
            )
            raise Refused("shape-rank", text, repairs=(without_it(),))
        return x

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And the squares with channels of zeros around them, their mean and its power."""
        (x,) = inputs
        squares = (x.channels + self.size - 1) * prod(x.size)
        return Kept((0,), more=FLOAT * (squares + 2 * x.numel))

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate(
                "Formula",
                "out = in / ({k:g} + {alpha:g}/{size}·Σ in² over {size} channels)^{beta:g}",
                k=self.k,
                alpha=self.alpha,
                size=int(self.size),
                beta=self.beta,
            )
        ]
