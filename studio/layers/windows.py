"""Sliding windows along the axes of a sample: checks and formulas of convolution and pooling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio.layers.rules import set_param, without_it
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import swept

_AXES = {1: ("L_out",), 2: ("H_out", "W_out"), 3: ("D_out", "H_out", "W_out")}


USUAL = 3
"""The largest size that a repair offers: what follows still has something to look at."""


@dataclass(frozen=True)
class Axis:
    """One axis under a window; `padding` is what both sides together add."""

    size: int
    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    @property
    def reach(self) -> int:
        """Input positions from the first to the last that the window touches."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def positions(self) -> int:
        """Size of the output; ≤ 0 where the window does not fit."""
        return swept(self.size + self.padding, self.kernel, self.stride, 0, self.dilation)


def need_fit(layer: str, axes: Sequence[Axis], *, pooling: bool = False) -> None:
    """
    Raises:
        Refused: `window-large` where a window is larger than the padded input. Pooling that would
            have to look at single pixels only is to go.
    """
    if all(axis.reach <= axis.size + axis.padding for axis in axes):
        return
    fitting = tuple(
        axis.kernel
        if axis.reach <= axis.size + axis.padding
        else min(USUAL, axis.kernel, max(1, (axis.size + axis.padding - 1) // axis.dilation + 1))
        for axis in axes
    )
    text = translate(
        "Layers",
        "The window of {layer} covers {window}, but only {size} is there (padding included). "
        "Make kernel_size smaller or padding larger, or pool less before.",
        layer=layer,
        window="×".join(str(axis.reach) for axis in axes),
        size="×".join(str(axis.size + axis.padding) for axis in axes),
    )
    useless = pooling and set(fitting) == {1}
    repairs = (without_it() if useless else set_param("kernel_size", fitting),)
    raise Refused("window-large", text, field="kernel_size", repairs=repairs)


def axis_lines(outs: Sequence[int], line: Callable[[int, str], Message]) -> list[Message]:
    """`line(axis, name)` for each axis, or once with the name `out` where all lines agree."""
    same = [line(axis, "out") for axis in range(len(outs))]
    if len({str(message) for message in same}) == 1:
        return same[:1]
    return [line(axis, name) for axis, name in enumerate(_AXES[len(outs)])]


def window_line(axis: Axis, out: int, name: str) -> Message:
    """The size of the output along `axis`, with the numbers put in."""
    if axis.dilation == 1:
        return translate(
            "Formula",
            "{name} = ⌊({size} + {padding} − {kernel}) / {stride}⌋ + 1 = {out}",
            name=name,
            size=axis.size,
            padding=_both_sides(axis.padding),
            kernel=axis.kernel,
            stride=axis.stride,
            out=out,
        )
    return translate(
        "Formula",
        "{name} = ⌊({size} + {padding} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1 = {out}",
        name=name,
        size=axis.size,
        padding=_both_sides(axis.padding),
        dilation=axis.dilation,
        kernel=axis.kernel,
        stride=axis.stride,
        out=out,
    )


def _both_sides(padding: int) -> str:
    return str(padding) if padding % 2 else f"2·{padding // 2}"
