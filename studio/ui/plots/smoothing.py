"""The exponential moving average of a growing series, as TensorBoard draws it. Not here: storage.

    s_n = f · s_(n−1) + (1 − f) · x_n,  s_0 = 0,  shown as  s_n / (1 − fⁿ)

The division takes out the start at zero ("debiasing", Kingma & Ba 2014, section 3). Values that
are not finite are left out of the average and stay gaps.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

BLOCK = 32
NEGLIGIBLE = 1e-17
"""Subtracting this from 1 does nothing in double precision."""


class Smoother:
    """Keeps the average between pieces of a series. `factor` from 0 (raw) to below 1.

    Raises:
        ValueError: the factor is not in that range.
    """

    def __init__(self, factor: float) -> None:
        if not 0 <= factor < 1:
            raise ValueError(f"a smoothing factor lies between 0 and 1, not {factor}")
        self._factor = factor
        self._sum = 0.0
        self._count = 0

    def extend(self, values: Doubles) -> Doubles:
        """The averages at the next values, NaN where the value is not finite."""
        out = np.full(len(values), np.nan)
        finite = np.isfinite(values)
        kept = values[finite]
        if not len(kept):
            return out
        sums = _recursion(self._factor, (1 - self._factor) * kept, self._sum)
        self._sum = float(sums[-1])
        biased = sums[: self._biased()]
        biased /= 1 - self._factor ** np.arange(self._count + 1, self._count + len(biased) + 1)
        self._count += len(kept)
        out[finite] = sums
        return out

    def _biased(self) -> int:
        """How many of the next averages still feel the start at zero."""
        if not self._factor:
            return 0
        return max(0, int(np.log(NEGLIGIBLE) / np.log(self._factor)) + 1 - self._count)


def _recursion(factor: float, inputs: Doubles, start: float) -> Doubles:
    """s_n = factor · s_(n−1) + inputs_n without a loop over n.

    Blocks are a product with a triangular matrix; what one block hands to the next is the same
    recursion again, with a factor of `factor` to the power of the block's length.
    """
    if len(inputs) <= BLOCK:
        return _block(factor, inputs[None], np.array([start]))[0]
    whole = len(inputs) // BLOCK * BLOCK
    blocks = inputs[:whole].reshape(-1, BLOCK)
    ends = blocks @ factor ** np.arange(BLOCK - 1, -1, -1)
    carried = _recursion(factor**BLOCK, ends, start)
    done = _block(factor, blocks, np.concatenate(([start], carried[:-1]))).ravel()
    return np.concatenate((done, _recursion(factor, inputs[whole:], float(carried[-1]))))


def _block(factor: float, inputs: Doubles, starts: Doubles) -> Doubles:
    """The recursion along each row of `inputs` (rows, length), from `starts` (rows,)."""
    length = inputs.shape[1]
    lag = np.arange(length)
    weights = np.where(lag[:, None] >= lag, factor ** np.abs(lag[:, None] - lag), 0.0)
    out = inputs @ weights.T
    out += starts[:, None] * factor ** (lag + 1)
    return out
