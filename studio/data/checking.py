"""What a data set gives against what it declares; the engine loads through here.

No numpy at import.
"""

from __future__ import annotations

from studio.spec.data import SPLITS, DataSet, Loaded
from studio.spec.messages import translate
from studio.spec.problems import Refused


def checked(data_set: DataSet) -> Loaded:
    """The arrays of `data_set`.

    Raises:
        Refused: `data-empty` (nothing to train on), `data-shape`, `data-classes`,
        `data-not-finite`.
    """
    loaded = data_set.load()
    name = data_set.title or data_set.type_name()
    if not loaded.count("train"):
        text = translate("Data", "{name} leaves no samples for training.", name=name)
        raise Refused("data-empty", text)
    for part in SPLITS:
        _check_part(data_set, loaded, part, name)
    return loaded


def _check_part(data_set: DataSet, loaded: Loaded, part: str, name: str) -> None:
    import numpy as np

    inputs, targets = loaded.parts[part]["input"], loaded.parts[part]["target"]
    declared = tuple(int(dim) for dim in data_set.input_shape().dims)
    if inputs.shape[1:] != declared or len(inputs) != len(targets):
        text = translate(
            "Data",
            "{name} gives {given} where {declared} was declared.",
            name=name,
            given="×".join(map(str, inputs.shape[1:])),
            declared=str(data_set.input_shape()),
        )
        raise Refused("data-shape", text)
    classes = data_set.target().classes
    wrong = (
        classes is not None
        and len(targets)
        and not 0 <= targets.min() <= targets.max() < len(classes)
    )
    if wrong or (classes is None and targets.shape[1:] != data_set.target().shape.dims):
        text = translate("Data", "{name} has targets that it did not declare.", name=name)
        raise Refused("data-classes", text)
    if not np.isfinite(inputs).all() or not np.isfinite(targets).all():
        text = translate("Data", "{name} holds values that are not numbers.", name=name)
        raise Refused("data-not-finite", text)
