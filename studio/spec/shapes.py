"""Dimensions and shapes as values, and the window arithmetic that convolution and pooling share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Literal

from studio.spec.messages import Message, translate

DType = Literal["float32", "int64"]
Axis = Literal["channel", "depth", "height", "width", "time", "feature", "place", "layer", ""]
"""What an axis of a sample means; `place`: pixels in a row, "" where nobody can tell."""

AXES: Mapping[Axis, Message] = {
    "channel": translate("Axes", "channel"),
    "depth": translate("Axes", "depth"),
    "height": translate("Axes", "height"),
    "width": translate("Axes", "width"),
    "time": translate("Axes", "time"),
    "feature": translate("Axes", "feature"),
    "place": translate("Axes", "place"),
    "layer": translate("Axes", "layer"),
}


class Dim(int):
    """A size that may remember where it comes from; what is computed from it forgets that.

    `expression`: what the text can print in its place. `axis`: what it counts.
    """

    expression: str | None
    axis: Axis

    def __new__(cls, value: int, expression: str | None = None, axis: Axis = "") -> Dim:
        dim = super().__new__(cls, value)
        dim.expression = expression
        dim.axis = axis
        return dim

    def __getnewargs__(self) -> tuple[int, str | None, Axis]:  # type: ignore[override]
        return int(self), self.expression, self.axis


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one sample: `dims` never holds the batch, which every tensor has in front."""

    dims: tuple[int, ...]
    dtype: DType = "float32"

    @property
    def rank(self) -> int:
        return len(self.dims)

    @property
    def channels(self) -> int:
        return self.dims[0]

    @property
    def size(self) -> tuple[int, ...]:
        """The spatial part: length, or height and width."""
        return self.dims[1:]

    @property
    def numel(self) -> int:
        return prod(self.dims)

    def __str__(self) -> str:
        return "×".join(str(int(dim)) for dim in self.dims) or "1"


def swept(size: int, kernel: int, stride: int, padding: int, dilation: int) -> int:
    """Positions of a window along one axis; ≤ 0 when it does not fit.

    ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1, as in
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
    """
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def pooled(size: int, kernel: int, stride: int, padding: int, dilation: int, ceil: bool) -> int:
    """As `swept`; with `ceil` a last window may hang over the end if it starts inside.

    Inside is the input or the padding before it.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html
    """
    if not ceil:
        return swept(size, kernel, stride, padding, dilation)
    count = -((dilation * (kernel - 1) + 1 - size - 2 * padding) // stride) + 1
    if (count - 1) * stride >= size + padding:
        count -= 1
    return count


def spread(size: int, kernel: int, stride: int, padding: int, dilation: int, extra: int) -> int:
    """Output of a transposed window along one axis.

    (size − 1)·stride − 2·padding + dilation·(kernel − 1) + extra + 1, as in
    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html
    """
    return (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1
