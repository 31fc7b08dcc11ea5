"""A stack of two-dimensional maps with their values and their levels of colour. Not here: Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.ui.plots.colour_maps import GAP, HIGHEST

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

MIDDLE = HIGHEST // 2
_LEVEL_OF_BYTE = np.rint(np.arange(256) * (HIGHEST / 255)).astype(np.uint8)


@dataclass(frozen=True)
class Maps:
    """`levels` (n, h, w) uint8: 0 … 254 from `low` to `high` of each map (n,), 255 no number.

    `exact` holds the values (n, h, w) where they are known; else a value is known to within one
    level. Signed maps have `low == -high`, zero at level 127. Pictures have `rgb` (n, 3, h, w).
    """

    levels: Bytes
    low: Floats
    high: Floats
    signed: bool = False
    exact: NDArray | None = None
    rgb: Bytes | None = None
    labels: Sequence[str] = field(default=())

    def __len__(self) -> int:
        return len(self.levels)

    @property
    def height(self) -> int:
        return self.levels.shape[1]

    @property
    def width(self) -> int:
        return self.levels.shape[2]

    def value(self, index: int, row: int, column: int) -> float:
        """The value at a pixel, exact where it is known; NaN for what is not a number."""
        if self.exact is not None:
            return float(self.exact[index, row, column])
        level = int(self.levels[index, row, column])
        low, high = float(self.low[index]), float(self.high[index])
        return np.nan if level == GAP else low + (high - low) * level / HIGHEST

    def extent(self, index: int) -> tuple[float, float]:
        """Least and greatest number of a map; its range where the values are not known."""
        if self.exact is None:
            return float(self.low[index]), float(self.high[index])
        values = np.asarray(self.exact[index], np.float32)
        values = values[np.isfinite(values)]
        return (float(values.min()), float(values.max())) if len(values) else (np.nan, np.nan)

    def array(self) -> NDArray:
        """All values, float32 (n, h, w); for pictures the bytes (n, 3, h, w)."""
        if self.rgb is not None:
            return self.rgb
        if self.exact is not None:
            return np.asarray(self.exact, np.float32)
        span = (self.high - self.low)[:, None, None] / np.float32(HIGHEST)
        values = self.low[:, None, None] + span * self.levels
        values[self.levels == GAP] = np.nan
        return values.astype(np.float32)

    def by_activation(self) -> NDArray[np.intp]:
        """The indices of the maps, largest mean of the absolute values first."""
        means = np.nan_to_num(np.abs(self.array()).reshape(len(self), -1).mean(axis=1))
        return np.argsort(-means, kind="stable")

    def on_one_scale(self) -> Maps:
        """The same maps with levels over the range of all of them: faint maps look faint."""
        if self.rgb is not None:
            return self
        finite = np.isfinite(self.low) & np.isfinite(self.high)
        low = float(self.low[finite].min()) if finite.any() else 0.0
        high = float(self.high[finite].max()) if finite.any() else 0.0
        lows, highs = np.full(len(self), low, np.float32), np.full(len(self), high, np.float32)
        levels = _levels(self.array(), lows, highs, signed=self.signed)
        return Maps(levels, lows, highs, self.signed, self.exact, None, self.labels)


def of_levels(
    maps: Bytes,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    *,
    signed: bool = False,
    values: NDArray | None = None,
    labels: Sequence[str] = (),
) -> Maps:
    """Maps (n, h, w) uint8 whose 0 and 255 stand for `low` and `high` of each map (default 0, 1).

    Raises:
        ValueError: the shapes do not fit, or the maps are not uint8.
    """
    maps = np.asarray(maps)
    if maps.dtype != np.uint8 or maps.ndim != 3 or not maps.size:
        raise ValueError(f"maps are uint8 (n, h, w), not {maps.dtype} {maps.shape}")
    if values is not None and np.shape(values) != maps.shape:
        raise ValueError(f"values {np.shape(values)} do not fit to maps {maps.shape}")
    lows = _range(0.0 if low is None else low, len(maps))
    highs = _range(1.0 if high is None else high, len(maps))
    if signed and not np.allclose(lows, -highs):
        spans = (highs - lows)[:, None, None] / np.float32(255)
        return of_values(lows[:, None, None] + spans * maps, signed=True, labels=labels)
    return Maps(_LEVEL_OF_BYTE[maps], lows, highs, signed, values, None, labels)


def of_values(values: NDArray, *, signed: bool = False, labels: Sequence[str] = ()) -> Maps:
    """Maps (n, h, w) of any numbers, each spread over its own range (about zero if signed).

    Raises:
        ValueError: there are not three dimensions, or one of them is 0.
    """
    values = np.asarray(values)
    if values.ndim != 3 or not values.size:
        raise ValueError(f"maps have three dimensions (n, h, w), not {values.shape}")
    single = values.astype(np.float32)
    finite = np.isfinite(single)
    flat = single.reshape(len(single), -1)
    known = finite.reshape(len(single), -1)
    low = np.min(flat, axis=1, where=known, initial=np.inf)
    high = np.max(flat, axis=1, where=known, initial=-np.inf)
    low, high = np.where(low > high, 0, low), np.where(low > high, 0, high)
    if signed:
        high = np.maximum(np.abs(low), np.abs(high))
        low = -high
    return Maps(_levels(single, low, high, signed=signed), low, high, signed, values, None, labels)


def of_images(images: Bytes, labels: Sequence[str] = ()) -> Maps:
    """Coloured pictures, uint8 (3, h, w) or (n, 3, h, w).

    Raises:
        ValueError: another shape or type.
    """
    images = np.asarray(images)
    images = images[None] if images.ndim == 3 else images
    if images.dtype != np.uint8 or images.ndim != 4 or images.shape[1] != 3 or not images.size:
        raise ValueError(f"images are uint8 (n, 3, h, w), not {images.dtype} {images.shape}")
    brightness = np.minimum(images.mean(axis=1), HIGHEST).astype(np.uint8)
    low, high = _range(0.0, len(images)), _range(255.0, len(images))
    return Maps(brightness, low, high, False, None, images, labels)


def _range(limits: ArrayLike, count: int) -> Floats:
    return np.broadcast_to(np.asarray(limits, np.float32), (count,))


def _levels(values: Floats, low: Floats, high: Floats, *, signed: bool) -> Bytes:
    """Values (n, h, w) as levels between the limits (n,).

    A constant map is at its lowest level, or at the middle when it is signed: all zero is white.
    """
    constant = ~(high > low)
    span = np.where(constant, 1, high - low)[:, None, None]
    with np.errstate(invalid="ignore", over="ignore"):
        part = (values - low[:, None, None]) / span * HIGHEST
    levels = np.clip(np.nan_to_num(np.rint(part)), 0, HIGHEST).astype(np.uint8)
    levels[constant] = MIDDLE if signed else 0
    levels[~np.isfinite(values)] = GAP
    return levels
