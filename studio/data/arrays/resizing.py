"""Enlarging pictures smoothly, many at once; imported by `load` only."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]


def enlarged(images: Floats, size: int) -> Floats:
    """`(N, h, w)` to `(N, size, size)` by cubic convolution, kept inside 0…1.

    R. Keys, "Cubic convolution interpolation for digital image processing", 1981, with a = −1/2.
    """
    _, height, width = images.shape
    if (height, width) == (size, size):
        return images
    rows, columns = _weights(height, size), _weights(width, size)
    result = np.einsum("ah,nhw,bw->nab", rows, images, columns, optimize=True)
    return np.asarray(np.clip(result, 0.0, 1.0), dtype=np.float32)


def _weights(old: int, new: int) -> Floats:
    """`(new, old)`: how much of every old pixel is in a new one; the border is repeated."""
    centre = (np.arange(new) + 0.5) * old / new - 0.5
    first = np.floor(centre).astype(int) - 1
    weights = np.zeros((new, old))
    for tap in range(4):
        place = first + tap
        share = _cubic(np.abs(centre - place))
        np.add.at(weights, (np.arange(new), np.clip(place, 0, old - 1)), share)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def _cubic(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x <= 1, near, np.where(x < 2, far, 0.0))
