"""The least and greatest value of any stretch of a growing series. Not here: x values, painting.

Level k holds the minimum and the maximum of every complete block of 2ᵏ values, so appending is
amortised O(1), and reading an envelope costs O(columns) however long the series has become.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float32]


class Envelope(NamedTuple):
    """A series in at most `columns` blocks: index of each block's first value, least, greatest."""

    first: NDArray[np.int64]
    low: Floats
    high: Floats


class Growing:
    """A numpy array that grows at its end; appending is amortised O(1)."""

    def __init__(self, dtype: type[np.generic]) -> None:
        self._room = np.empty(64, dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def extend(self, values: NDArray) -> None:
        """Append all of a one-dimensional array."""
        need = self._length + len(values)
        if need > len(self._room):
            room = np.empty(max(need, 2 * len(self._room)), self._room.dtype)
            room[: self._length] = self.values
            self._room = room
        self._room[self._length : need] = values
        self._length = need

    @property
    def values(self) -> NDArray:
        """What has been appended: a view that stays valid until the next `extend`."""
        return self._room[: self._length]


class Pyramid:
    """An append-only series of float32 with its levels. NaN marks a gap and has no extent."""

    def __init__(self, values: ArrayLike = ()) -> None:
        base = Growing(np.float32)
        self._levels = [(base, base)]
        self.extend(values)

    def __len__(self) -> int:
        return len(self._levels[0][0])

    def append(self, value: float) -> None:
        """Append one value, amortised O(1)."""
        self.extend((value,))

    def extend(self, values: ArrayLike) -> None:
        """Append values, in O(their number) amortised."""
        new = np.asarray(values, dtype=np.float32).ravel()
        if not len(new):
            return
        self._levels[0][0].extend(new)
        level = 1
        while self._grow(level):
            level += 1

    def _grow(self, level: int) -> bool:
        """Add the blocks of a level that have become complete; whether there were any."""
        below_low, below_high = self._levels[level - 1]
        have = len(self._levels[level][0]) if level < len(self._levels) else 0
        complete = len(below_low) // 2
        if complete <= have:
            return False
        if level == len(self._levels):
            self._levels.append((Growing(np.float32), Growing(np.float32)))
        new = slice(2 * have, 2 * complete)
        low, high = self._levels[level]
        pairs = below_low.values[new].reshape(-1, 2)
        low.extend(np.fmin(pairs[:, 0], pairs[:, 1]))
        pairs = below_high.values[new].reshape(-1, 2)
        high.extend(np.fmax(pairs[:, 0], pairs[:, 1]))
        return True

    @property
    def values(self) -> Floats:
        """The series itself: a view that stays valid until the next append."""
        return self._levels[0][0].values

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """Least and greatest value with `first <= index < last`, in O(log length).

        Both are NaN when the stretch is empty or holds nothing but gaps.
        """
        first, last = self._clip(first, last)
        low = high = np.float32(np.nan)
        for lows, highs in self._levels:
            if first >= last:
                break
            if first & 1:
                low, high = np.fmin(low, lows.values[first]), np.fmax(high, highs.values[first])
                first += 1
            if last & 1 and first < last:
                last -= 1
                low, high = np.fmin(low, lows.values[last]), np.fmax(high, highs.values[last])
            first, last = first >> 1, last >> 1
        return float(low), float(high)

    def envelope(self, first: int, last: int, columns: int) -> Envelope:
        """The stretch `first <= index < last` in at most `columns` blocks (at least 2).

        Every value of the stretch is in exactly one block and the extents are exact. Blocks begin
        at multiples of one power of two, whatever `first` is: a block that is once complete stays
        the same while the series grows or the view moves, so a live curve does not shimmer.
        """
        first, last = self._clip(first, last)
        columns = max(2, columns)
        level = 0
        while _blocks(first, last, level) > columns:
            level += 1
        size = 1 << level
        begin, end = -(-first >> level), last >> level
        starts = np.arange(begin, end, dtype=np.int64) * size
        low, high = (part.values[begin:end] for part in self._levels[level])
        before, after = self._single(first, begin * size), self._single(end * size, last)
        return Envelope(
            np.concatenate((before.first, starts, after.first)),
            np.concatenate((before.low, low, after.low)),
            np.concatenate((before.high, high, after.high)),
        )

    def _single(self, first: int, last: int) -> Envelope:
        """A stretch as one block; none if it is empty."""
        count = int(first < last)
        low, high = self.extent(first, last)
        return Envelope(
            np.full(count, first, np.int64),
            np.full(count, low, np.float32),
            np.full(count, high, np.float32),
        )

    def _clip(self, first: int, last: int) -> tuple[int, int]:
        return max(0, first), min(len(self), last)


def _blocks(first: int, last: int, level: int) -> int:
    """How many aligned blocks of 2^level a stretch touches."""
    return ((last - 1) >> level) - (first >> level) + 1 if last > first else 0
