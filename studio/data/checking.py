"""What a data set gives against what it declares; the engine loads through here.

No numpy at import.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.spec.data import SPLITS, DataSet, Loaded
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

LARGEST_GB = 4.0
"""Inputs above this are refused before they are made: the machine would stand still."""


def checked(data_set: DataSet) -> Loaded:
    """The arrays of `data_set`.

    Raises:
        Refused: `data-large` (before anything is loaded), `data-empty` (nothing to train on),
        `data-shape`, `data-classes`, `data-not-finite`.
    """
    name = data_set.called()
    _check_size(data_set, name)
    loaded = data_set.load()
    if not loaded.count("train"):
        text = translate(
            "Data",
            "{name} leaves no samples for training: keep less for validation and test.",
            name=name,
        )
        raise Refused("data-empty", text)
    for part in SPLITS:
        _check_inputs(data_set, loaded.parts[part], name)
        _check_targets(data_set, loaded.parts[part], name)
    return loaded


def _check_size(data_set: DataSet, name: Message) -> None:
    numbers = (data_set.samples() or 0) * data_set.input_shape().numel
    size = numbers * data_set.number_bytes / 1e9
    if size > LARGEST_GB:
        text = translate(
            "Data",
            "{name} would take {size:.0f} GB of memory, at most {limit:.0f} GB are allowed: "
            "ask for fewer or smaller samples.",
            name=name,
            size=size,
            limit=LARGEST_GB,
        )
        raise Refused("data-large", text)


def _check_inputs(data_set: DataSet, part: Mapping[str, Any], name: Message) -> None:
    import numpy as np

    from studio.data.arrays.pixels import Pixels

    inputs = part["input"]
    if inputs.shape[1:] != data_set.input_shape().dims:
        text = translate(
            "Data",
            "{name} gives {given} where {declared} was declared.",
            name=name,
            given="×".join(map(str, inputs.shape[1:])),
            declared=str(data_set.input_shape()),
        )
        raise Refused("data-shape", text)
    for field, values in part.items():
        if len(values) != len(inputs):
            text = translate(
                "Data",
                "{name} gives {inputs} inputs, but “{field}” holds {count}.",
                name=name,
                inputs=len(inputs),
                field=field,
                count=len(values),
            )
            raise Refused("data-shape", text)
        if not isinstance(values, Pixels) and not np.isfinite(values).all():
            text = translate("Data", "{name} holds values that are not numbers.", name=name)
            raise Refused("data-not-finite", text)


def _check_targets(data_set: DataSet, part: Mapping[str, Any], name: Message) -> None:
    targets, target = part["target"], data_set.target()
    if target.classes is None:
        right = targets.dtype.kind == "f" and targets.shape[1:] == target.shape.dims
    else:
        right = targets.dtype.kind == ("i" if target.named else "u")
        right = right and targets.shape[1:] == target.shape.dims
        right = right and (
            not targets.size or (targets.min() >= 0 and targets.max() < len(target.classes))
        )
    if not right:
        text = translate("Data", "{name} has targets that it did not declare.", name=name)
        raise Refused("data-classes", text)
