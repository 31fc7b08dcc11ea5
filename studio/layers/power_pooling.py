"""Pooling by a power average: between the sum and the largest value. The usual ones: `pooling`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.pooling import CEIL, KERNEL, LINES, PICTURES, STRIDE, VOLUMES, WHY, Pool
from studio.layers.rules import set_param
from studio.spec.fields import Bool, Int, Size
from studio.spec.layer import Measured, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_NORM = "The power: 1 is the sum of the window, 2 its length; large ones come near to the maximum."


@shared
class _LPPool(Pool):
    """The p-th root of the sum of p-th powers of each window."""

    stricter: ClassVar[Mapping[str, str]] = {
        **WHY,
        "norm_type": "An odd power may leave a negative sum, whose root is no number; above 16 "
        "the powers leave the range of float32.",
    }

    norm_type: int = Int(default=2, required=True, low=1, high=16, help=_NORM)
    kernel_size: tuple[int, ...] = Size(default=2, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, optional=True, help=STRIDE)
    ceil_mode: bool = Bool(default=False, help=CEIL)

    def shape(self, x: Shape) -> Shape:
        if self.norm_type % 2 and self.norm_type > 1:
            text = translate(
                "Layers",
                "An odd power ({power}) of negative numbers may leave a negative sum, which has no "
                "root. Use 1 or an even number.",
                power=int(self.norm_type),
            )
            repairs = (set_param("norm_type", 2),)
            raise Refused("power-odd", text, field="norm_type", repairs=repairs)
        return super().shape(x)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The powers that are averaged, and four steps from their mean to its root."""
        return Kept((0,), more=FLOAT * (inputs[0].numel + 4 * measured.outputs[0].numel))

    def _rule(self) -> Message:
        return translate(
            "Formula", "each output = (Σ x^{power})^(1/{power})", power=int(self.norm_type)
        )


@layer
class LPPool1d(_LPPool):
    """Takes the root of the sum of powers of each window along a sequence.

    After a ReLU a window may hold zeros only: there the root has no gradient, and training breaks.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool1d.html
    """

    examples = LINES

    kernel_size: tuple[int, ...] = Size(default=2, rank=1, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=1, optional=True, help=STRIDE)


@layer
class LPPool2d(_LPPool):
    """Takes the root of the sum of powers of each window: between the mean and the maximum.

    After a ReLU a window may hold zeros only: there the root has no gradient, and training breaks.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool2d.html
    """

    examples = PICTURES


@layer
class LPPool3d(_LPPool):
    """Takes the root of the sum of powers of each window in a volume.

    After a ReLU a window may hold zeros only: there the root has no gradient, and training breaks.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool3d.html
    """

    within = True
    examples = VOLUMES

    kernel_size: tuple[int, ...] = Size(default=2, rank=3, required=True, help=KERNEL)
    stride: tuple[int, ...] | None = Size(default=None, rank=3, optional=True, help=STRIDE)
