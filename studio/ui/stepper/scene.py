"""What the view shows at one moment, ready to be drawn: maps, grids, the line that adds up.

Not here: painting and events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.ui.plots import maps, numerals
from studio.ui.plots.colour_maps import SIGNED, UNSIGNED
from studio.ui.stepper import arithmetic
from studio.ui.stepper.arithmetic import Explained, Pair, Place, Window
from studio.ui.stepper.cells import Floats, Grid, Token
from studio.ui.stepper.stage import Parts

FULL, BRIEF = 4, 3
"""Digits of the numbers in the line that adds up."""

LARGEST_DIVISOR = 400
"""Means of up to so many products of ±1 are written as a fraction."""


@dataclass(frozen=True, eq=False)
class Scene:
    """`arrives` and `leaves` `(C, H, W)`; `shown`: which of the channels under the window."""

    window: Window
    arrives: Floats
    leaves: Floats
    explained: Explained
    shown: int = 0

    @property
    def channel(self) -> int:
        """The input channel whose numbers are shown."""
        return self.explained.first + self.shown

    @property
    def place(self) -> Place:
        return self.explained.place

    @property
    def size(self) -> Pair:
        """Rows and columns of the output."""
        return self.leaves.shape[1], self.leaves.shape[2]

    def parts(self) -> Parts:
        rows, columns = self.explained.window.shape[1:]
        several = len(self.explained.sums)
        given = tuple(
            size + sum(ring) for size, ring in zip(self.arrives.shape[1:], self.ring(), strict=True)
        )
        return Parts(
            (given[0], given[1]),
            self.size,
            (rows, columns),
            3 if self.window.learned else 1,
            several,
        )

    def ring(self) -> tuple[Pair, Pair]:
        """Rows and columns of padding before and after the input that windows reach."""
        first, last = arithmetic.reach(self.window, self.arrives.shape[1:], self.size)
        before = tuple(max(0, -place) for place in first)
        after = tuple(
            max(0, place + 1 - size)
            for place, size in zip(last, self.arrives.shape[1:], strict=True)
        )
        return (before[0], after[0]), (before[1], after[1])

    def grids(self) -> tuple[Grid, ...]:
        """The window, and for a convolution the kernel and the products."""
        explained, shown = self.explained, self.shown
        everywhere = np.ones(explained.filled.shape, bool)
        blank = self.window.kind in ("max", "transposed")
        there = explained.filled if blank else everywhere
        lined = ~explained.inside
        levels = maps.of_values(self.arrives[self.channel][None]).levels[0]
        taken = levels[explained.rows.sources[:, None], explained.columns.sources]
        window = Grid(explained.window[shown], taken, UNSIGNED, there, lined)
        if explained.kernel is None:
            return (window,)
        none = np.zeros_like(lined)
        kernel = Grid(
            explained.kernel[shown], _signed(explained.kernel, shown), SIGNED, everywhere, none
        )
        products = Grid(
            explained.products[shown],
            _signed(explained.products, shown),
            SIGNED,
            there,
            lined & ~explained.filled,
        )
        return window, kernel, products

    def strip(self) -> NDArray[np.uint8]:
        """The sums of the channels as levels of the signed colours, `(1, n)`."""
        return maps.of_values(self.explained.sums[None, None], signed=True).levels[0]

    # ---- words

    def equation(self, *, brief: bool = False) -> list[list[Token]]:
        """From the products to the result, as groups that stay on one line.

        `brief`: three digits, and of several channels no mean.
        """
        explained, digits = self.explained, BRIEF if brief else FULL
        result = [Token("="), Token(number(explained.result, digits), "result")]
        if explained.winner is not None:
            text = QCoreApplication.translate("Stepper", "largest of {0}")
            return [[Token(text.format(int(explained.filled.sum()))), *result]]
        if explained.divisor is not None:
            total = Token(number(float(explained.sums[0]), digits), "number")
            return [
                [Token("Σ"), total, Token("÷"), Token(str(explained.divisor), "number"), *result]
            ]
        groups = self._sums(digits, with_mean=not brief or len(explained.sums) == 1)
        if explained.bias is not None:
            text = QCoreApplication.translate("Stepper", "+ bias")
            groups.append([Token(text), Token(number(explained.bias, digits), "number")])
        return [*groups, result]

    def _sums(self, digits: int, *, with_mean: bool) -> list[list[Token]]:
        sums = self.explained.sums
        groups = [[Token("Σ"), Token(number(float(sums[self.shown]), digits), "number")]]
        if with_mean:
            mean = QCoreApplication.translate("Stepper", "(mean {0})").format(self.mean())
            groups[0].append(Token(mean, "aside"))
        if len(sums) > 1:
            rest = number(float(sums.sum() - sums[self.shown]), digits)
            others = QCoreApplication.translate("Stepper", "+ others")
            groups.append([Token(others), Token(rest, "number")])
        return groups

    def mean(self) -> str:
        """The mean of the products that are shown; of products ±1 as a fraction, too."""
        products = self.explained.products[self.shown]
        mean = float(products.mean())
        if products.size <= LARGEST_DIVISOR and bool(np.isin(products, (-1.0, 1.0)).all()):
            return f"{fraction(int(products.sum()), products.size)} = {number(mean, BRIEF)}"
        return number(mean)


def fraction(count: int, size: int) -> str:
    """`count / size` as it is counted, not reduced: "3/9"; with the minus of the numbers."""
    text = f"{abs(count)}/{size}"
    return f"{numerals.MINUS}{text}" if Fraction(count, size) < 0 else text


def number(value: float, digits: int = FULL) -> str:
    """To so many digits; whole numbers without a point."""
    if np.isfinite(value) and value == round(value) and abs(value) < 1e6:
        return f"{value:.0f}".replace("-", numerals.MINUS).replace(f"{numerals.MINUS}0", "0")
    return numerals.value_text(value, digits)


def scene_of(
    window: Window,
    arrives: Floats,
    leaves: Floats,
    tensors: Mapping[str, Floats],
    place: Place,
    channel: int,
) -> Scene:
    """The scene at the place nearest to `place`, with the input channel nearest to `channel`."""
    arrives, leaves = arithmetic.as_maps(arrives), arithmetic.as_maps(leaves)
    near = Place(*(min(max(0, at), size - 1) for at, size in zip(place, leaves.shape, strict=True)))
    explained = arithmetic.explain(window, arrives, leaves.shape[1:], tensors, near)
    shown = min(max(0, channel - explained.first), len(explained.sums) - 1)
    return Scene(window, arrives, leaves, explained, shown)


def _signed(values: Floats, shown: int) -> NDArray[np.uint8]:
    """Levels of one channel about zero, over the range of all channels."""
    return maps.of_values(values, signed=True).on_one_scale().levels[shown]
