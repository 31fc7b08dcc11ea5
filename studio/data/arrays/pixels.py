"""Pictures that stay bytes in memory, or on disk, and become numbers when they are asked for.

Imported by `load` only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from studio.data.arrays.parts import split
from studio.spec.data import DataSet, Loaded, Scale

Bytes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.intp]
AT_ONCE = 4


class Pixels:
    """Reads like a float32 array `(N, C, H, W)` from 0 to 1; a quarter of its memory.

    Attributes:
        stored: uint8 `(M, C, H, W)`, possibly a file mapped into memory.
        rows: int64 `(N,)`: which of them these are.
    """

    dtype = np.dtype(np.float32)
    ndim = 4

    def __init__(self, stored: Bytes, rows: Rows) -> None:
        self.stored = stored
        self.rows = rows

    @property
    def shape(self) -> tuple[int, ...]:
        return (len(self.rows), *self.stored.shape[1:])

    @property
    def nbytes(self) -> int:
        """As numbers."""
        return int(np.prod(self.shape, dtype=np.int64)) * self.dtype.itemsize

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: Any) -> npt.NDArray[np.float32]:
        """One sample, or those of a slice or of an array of indices."""
        values: npt.NDArray[np.float32] = self.stored[self.rows[place]].astype(np.float32)
        return values / np.float32(255)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        values = self[:]
        return values if dtype is None else values.astype(dtype, copy=False)

    def min(self) -> float:
        return float(self.stored[self.rows].min()) / 255

    def scale(self) -> Scale:
        """As `parts.scale_of`, from whole numbers: exact, in one pass and in little memory."""
        count = len(self) * int(np.prod(self.shape[2:]))
        total = np.zeros(self.shape[1], dtype=np.int64)
        squares = np.zeros(self.shape[1], dtype=np.int64)
        for start in range(0, len(self), AT_ONCE):
            # In doubles, which hold such whole numbers and are added fastest.
            chunk = self.stored[self.rows[start : start + AT_ONCE]].astype(np.float64)
            total += chunk.sum(axis=(0, 2, 3)).astype(np.int64)
            squares += np.einsum("nchw,nchw->c", chunk, chunk).astype(np.int64)
        mean = total / count
        std = np.sqrt(np.maximum(squares / count - mean * mean, 0.0)) / 255
        std = np.where(std > 1e-8, std, 1.0)
        return Scale(tuple(map(float, mean / 255)), tuple(map(float, std)))


def loaded_pixels(
    data_set: DataSet,
    stored: Bytes,
    targets: npt.NDArray[Any] | None,
    strata: npt.NDArray[Any] | None = None,
) -> Loaded:
    """The parts of pictures uint8 `(N, C, H, W)` and of their targets; None: the pictures.

    `strata` `(N,)`: what is divided alike, where it is not the target.
    """
    if strata is None and data_set.target().named:
        strata = targets
    rows = split(data_set, len(stored), strata)
    parts = {}
    for part, some in rows.items():
        pixels = Pixels(stored, some)
        parts[part] = {"input": pixels, "target": pixels if targets is None else targets[some]}
    wanted = data_set.standardise and len(rows["train"]) > 0
    return Loaded(parts, Pixels(stored, rows["train"]).scale() if wanted else None)
