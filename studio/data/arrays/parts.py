"""Splitting into parts and measuring the scale; imported by `load` only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from studio.spec.data import DataSet, Loaded, Scale

Array = npt.NDArray[Any]
Indices = npt.NDArray[np.intp]


def loaded(data_set: DataSet, fields: Mapping[str, Array], strata: Array | None = None) -> Loaded:
    """The parts of `fields` (samples in front), with scales of the training part.

    `strata` `(N,)`: what is divided alike, where it is not the target.
    """
    target = data_set.target()
    if strata is None and target.named:
        strata = fields["target"]
    parts = split(data_set, len(fields["input"]), strata)
    arrays = {
        part: {name: np.ascontiguousarray(values[rows]) for name, values in fields.items()}
        for part, rows in parts.items()
    }
    train = arrays["train"]
    scale = scale_of(train["input"]) if data_set.standardise and len(train["input"]) else None
    real = target.numbers and data_set.standardise and len(train["target"]) > 0
    return Loaded(arrays, scale, scale_of(train["target"]) if real else None)


def split(data_set: DataSet, count: int, strata: Array | None) -> dict[str, Indices]:
    """Rows of each part, in order. With `strata` (classes) every class is divided alike.

    The only sample of a class is trained on.
    """
    random = np.random.default_rng(data_set.split_seed)
    groups = (
        [np.arange(count)]
        if strata is None
        else [np.flatnonzero(strata == value) for value in np.unique(strata)]
    )
    mixed = [random.permutation(group) for group in groups]
    # Interleaved by relative rank, so that any cut takes the same share of every class.
    ranks = np.concatenate([_ranks(len(group)) for group in mixed])
    ordered = np.concatenate(mixed)[np.argsort(ranks, kind="stable")]
    free = count - sum(len(group) == 1 for group in mixed if strata is not None)
    held = min(round(count * min(data_set.validation + data_set.test, 1.0)), free)
    test = min(round(count * data_set.test), held)
    validation = held - test
    return {
        "test": np.sort(ordered[:test]),
        "validation": np.sort(ordered[test : test + validation]),
        "train": np.sort(ordered[test + validation :]),
    }


def _ranks(count: int) -> npt.NDArray[np.float64]:
    """Where the samples of one class stand among all; a single one at the very end."""
    return np.ones(1) if count == 1 else (np.arange(count) + 0.5) / max(count, 1)


def scale_of(values: Array) -> Scale:
    """Mean and deviation for each channel or column, over all samples and places.

    A channel that never changes keeps its size: its deviation counts as 1.
    """
    axes = (0, *range(2, values.ndim))
    mean = np.mean(values, axis=axes, dtype=np.float64)
    std = np.std(values, axis=axes, dtype=np.float64)
    std = np.where(std > 1e-8, std, 1.0)
    return Scale(tuple(map(float, np.atleast_1d(mean))), tuple(map(float, np.atleast_1d(std))))
