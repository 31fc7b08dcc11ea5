"""Pooling by a factor that is no whole number: windows at random places, named as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.axes import arrow
from studio.layers.pooling import INDICES, KERNEL, PICTURES, VOLUMES, WHY, WithPlaces
from studio.layers.rules import need_channels, set_param
from studio.spec.fields import Bool, Factors, Size
from studio.spec.layer import Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

_SIZE = "Size of the output. None: by output_ratio."
_RATIO = "The output as a share of the input, between 0 and 1. None: by output_size."


@shared
class _Fractional(WithPlaces):
    """Fractional Max-Pooling, https://arxiv.org/abs/1412.6071."""

    family = "pooling"
    stem = "pool"
    rank: ClassVar[int] = 2
    spare: ClassVar[int] = 0
    """Pixels of each axis that no window may need."""
    stricter: ClassVar[Mapping[str, str]] = {
        **WHY,
        "output_ratio": "torch makes a map without pixels: what follows would see nothing.",
    }

    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=KERNEL)
    output_size: tuple[int, ...] | None = Size(default=None, optional=True, help=_SIZE)
    output_ratio: float | tuple[float, ...] | None = Factors(
        default=0.5, required=True, optional=True, help=_RATIO
    )
    return_indices: bool = Bool(default=False, help=INDICES)

    def shape(self, x: Shape) -> Shape:
        need_channels(self.type_name(), x, self.rank)
        if (self.output_size is None) == (self.output_ratio is None):
            text = translate(
                "Layers", "Give either output_size or output_ratio, and set the other to None."
            )
            known = "output_ratio" if self.output_size is not None else "output_size"
            way = set_param("output_ratio", None if self.output_size is not None else 0.5)
            raise Refused("size-or-ratio", text, field=known, repairs=(way,))
        size = self._size(x)
        self._need_room(x, size)
        return Shape((x.channels, *size))

    def _size(self, x: Shape) -> tuple[int, ...]:
        if self.output_size is not None:
            return tuple(int(one) for one in self.output_size)
        given = self.output_ratio or 0.0
        ratios = given if isinstance(given, tuple) else (given,) * self.rank
        if len(ratios) != self.rank:
            text = translate(
                "Layers",
                "{layer} needs one ratio, or {rank}: one for each axis.",
                layer=self.type_name(),
                rank=self.rank,
            )
            raise Refused("ratio-count", text, field="output_ratio", repairs=(_half(),))
        if not all(0 < ratio < 1 for ratio in ratios):
            text = translate(
                "Layers",
                "A ratio between 0 and 1 is needed, since pooling makes maps smaller: 0.5 "
                "halves them.",
            )
            raise Refused("ratio-range", text, field="output_ratio", repairs=(_half(),))
        return tuple(int(size * ratio) for size, ratio in zip(x.size, ratios, strict=True))

    def _need_room(self, x: Shape, size: tuple[int, ...]) -> None:
        field = "output_ratio" if self.output_size is None else "output_size"
        if min(size) < 1:
            text = translate(
                "Layers",
                "Nothing of {arrives} would be left. Make the output larger.",
                arrives=str(x),
            )
            raise Refused("map-empty", text, field=field, repairs=(set_param("output_size", 1),))
        axes = zip(x.size, size, self.kernel_size, strict=True)
        if all(out + kernel - 1 + self.spare <= arriving for arriving, out, kernel in axes):
            return
        text = translate(
            "Layers",
            "{out} windows of {kernel} do not fit into {size}. Make the output or kernel_size "
            "smaller.",
            out="×".join(map(str, size)),
            kernel="×".join(map(str, self.kernel_size)),
            size="×".join(str(int(one)) for one in x.size),
        )
        raise Refused("window-large", text, field=field)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate("Formula", "windows at random places, drawn anew for each batch"),
            arrow(inputs[0], measured.outputs[0]),
        ]


def _half() -> Repair:
    return set_param("output_ratio", 0.5)


@layer
class FractionalMaxPool2d(_Fractional):
    """Keeps the largest values of windows at random places: maps shrink by any factor.

    The places are drawn anew each time, after training too: two answers may differ a little.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool2d.html
    """

    examples = PICTURES
    stricter: ClassVar[Mapping[str, str]] = {
        **_Fractional.stricter,
        "kernel_size": "A window without pixels has no largest value.",
    }


@layer
class FractionalMaxPool3d(_Fractional):
    """Keeps the largest values of windows at random places in a volume.

    The places are drawn anew each time, after training too: two answers may differ a little.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool3d.html
    """

    rank = 3
    spare = 1
    examples = VOLUMES

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, required=True, help=KERNEL)
    output_size: tuple[int, ...] | None = Size(default=None, rank=3, optional=True, help=_SIZE)
