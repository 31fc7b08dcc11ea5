"""Training, validation and test part of a folder of pictures; imported by `load` only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from studio.data.arrays.parts import split
from studio.data.arrays.pictures import Stored
from studio.data.arrays.pixels import Pixels, Rows
from studio.spec.data import SPLITS, Loaded

if TYPE_CHECKING:
    from studio.data.pictures import PictureFolder


def parted(data_set: PictureFolder, stored: Stored) -> Loaded:
    """The parts that have a folder as they are there, the others cut from the training pictures."""
    rows = _rows(data_set, stored)
    parts = {
        part: {"input": Pixels(stored.pixels, rows[part]), "target": stored.labels[rows[part]]}
        for part in SPLITS
    }
    wanted = data_set.standardise and len(rows["train"]) > 0
    scale = Pixels(stored.pixels, rows["train"]).scale() if wanted else None
    return Loaded(parts, scale)


def _rows(data_set: PictureFolder, stored: Stored) -> dict[str, Rows]:
    belongs = np.array(stored.parts)
    train = np.flatnonzero(belongs == "train")
    given = data_set.parts
    shares = replace(
        data_set,
        validation=0.0 if "validation" in given else data_set.validation,
        test=0.0 if "test" in given else data_set.test,
    )
    cut = split(shares, len(train), stored.labels[train])
    rows = {part: train[places] for part, places in cut.items()}
    return {**rows, **{part: np.flatnonzero(belongs == part) for part in given if part != "train"}}
