"""How often each class is taken for each other one, and what follows from that. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


def counted(truth: ArrayLike, said: ArrayLike, classes: int) -> Counts:
    """`(classes, classes)`: rows are the true class, columns what the network says."""
    pairs = np.asarray(truth, np.int64) * classes + np.asarray(said, np.int64)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


@dataclass(frozen=True)
class Scores:
    """For each class; NaN where nothing was there to divide by.

    precision: of those that were called so, how many are; recall: of those that are, how many were
    called so; f1: their harmonic mean; support: how many there are.
    https://scikit-learn.org/stable/modules/model_evaluation.html#precision-recall-f-measure-metrics
    """

    precision: Floats
    recall: Floats
    f1: Floats
    support: Counts

    @property
    def macro(self) -> tuple[float, float, float]:
        """Means of precision, recall and F1 over the classes; what is undefined counts as 0."""
        columns = (self.precision, self.recall, self.f1)
        precision, recall, f1 = (float(np.nan_to_num(column).mean()) for column in columns)
        return precision, recall, f1


def scores(matrix: Counts) -> Scores:
    right = np.diag(matrix).astype(np.float64)
    called, there = matrix.sum(axis=0), matrix.sum(axis=1)
    precision, recall = _part(right, called), _part(right, there)
    f1 = _part(2 * right, called + there)
    return Scores(precision, recall, f1, there)


def _part(count: Floats, of: Counts) -> Floats:
    result = np.full(len(count), np.nan)
    np.divide(count, of, out=result, where=of > 0)
    return result
