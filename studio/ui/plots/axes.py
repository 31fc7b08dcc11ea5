"""Where an axis begins and ends, where its ticks stand, and data to pixels. Not here: painting."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF

Range = tuple[float, float]

NICE = (1.0, 2.0, 5.0, 10.0)
NICE_ENDS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)

SAME = 1e-12
"""Values that differ by less than this part of their size are shown as one value."""
TINY = 1e-300
"""Numbers below this have lost digits: an axis does not resolve them."""
ROOM = 0.5
"""Data that fills less than this part of an axis makes it shrink."""


def nice_step(rough: float) -> float:
    """The least of 1, 2, 5 times a power of ten that is not below `rough` (> 0)."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(n for n in NICE if n * power >= rough * (1 - 1e-9)) * power


def nice_end(value: float) -> float:
    """A round number at or a little (at most a third) above `value` (> 0)."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(n for n in NICE_ENDS if n * power >= value * (1 - 1e-9)) * power


def ticks(low: float, high: float, count: int) -> list[float]:
    """Up to about `count` round numbers in low … high, evenly spaced."""
    if not low < high:
        return [low]
    step = nice_step((high - low) / max(1, count))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(i * step, 12 - math.floor(math.log10(step))) for i in range(first, last + 1)]


def log_ticks(low: float, high: float, count: int) -> list[float]:
    """Powers of ten in low … high; with 2 and 5 between them when that gives few."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, -(-(last - first) // max(1, count)))
    for digits in ((1,), (1, 2, 5)):
        found = [
            digit * 10.0**k for k in range(first, last + 1) if k % every == 0 for digit in digits
        ]
        found = [tick for tick in found if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)]
        if len(found) >= 3:
            break
    return found


def fitted(low: float, high: float, *, from_zero: bool, log: bool) -> Range:
    """Round limits around the data. A log axis needs `low > 0`."""
    if log:
        return _log_fitted(low, high)
    if from_zero and low >= 0:
        low = 0.0
    if from_zero and high <= 0:
        high = 0.0
    size = max(abs(low), abs(high))
    if high - low <= max(SAME * size, TINY):
        margin = size / 10 if size > TINY else 1.0
        low, high = low - margin, high + margin
    step = nice_step((high - low) / 8)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def _log_fitted(low: float, high: float) -> Range:
    power = 10.0 ** math.floor(math.log10(low))
    below = max(m * power for m in (1, 2, 5) if m * power <= low * (1 + 1e-9))
    above = nice_step(high)
    return (below, above) if above > below * 1.5 else (below / 2, above * 2)


class CalmRange:
    """A fitted range that moves only when it must: when data leaves it or fills too little."""

    def __init__(self) -> None:
        self._range: Range | None = None
        self._mode: tuple[bool, bool] | None = None

    def reset(self) -> None:
        """Fit freshly next time."""
        self._range = None

    def follow(self, low: float, high: float, *, from_zero: bool, log: bool) -> Range:
        """The limits for data from `low` to `high`."""
        mode = (from_zero, log)
        fresh = fitted(low, high, from_zero=from_zero, log=log)
        if self._range is None or mode != self._mode or not self._holds(fresh, low, high, log):
            self._range, self._mode = fresh, mode
        return self._range

    def _holds(self, fresh: Range, low: float, high: float, log: bool) -> bool:
        assert self._range is not None
        begin, end = self._range
        size = (lambda r: math.log(r[1] / r[0])) if log else (lambda r: r[1] - r[0])
        return begin <= low and high <= end and size(fresh) >= ROOM * size(self._range)


@dataclass(frozen=True)
class Frame:
    """The plotting area in widget pixels and what part of the data it shows."""

    area: QRectF
    x: Range
    y: Range
    log: bool = False

    def across(self, steps: ArrayLike) -> NDArray[np.float64]:
        """Pixel columns of x values."""
        begin, end = self.x
        scale = self.area.width() / ((end - begin) or 1.0)
        return self.area.left() + (np.asarray(steps, np.float64) - begin) * scale

    def down(self, values: ArrayLike) -> NDArray[np.float64]:
        """Pixel rows of y values; NaN where a log axis has no place for a value (≤ 0)."""
        values = np.asarray(values, np.float64)
        begin, end = self.y
        if self.log:
            with np.errstate(invalid="ignore", divide="ignore"):
                values = np.where(values > 0, np.log10(values), np.nan)
            begin, end = math.log10(begin), math.log10(end)
        scale = self.area.height() / ((end - begin) or 1.0)
        return self.area.bottom() - (values - begin) * scale

    def step_at(self, column: float) -> float:
        """The x value at a pixel column."""
        begin, end = self.x
        return begin + (column - self.area.left()) / (self.area.width() or 1.0) * (end - begin)
