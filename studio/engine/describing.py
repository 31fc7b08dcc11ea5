"""How the training samples look, so that what a person makes can be made to look like them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from studio.data.arrays.drawing import LOOKED_AT, looks_of
from studio.engine.answers import View, answers
from studio.engine.wishes import Described, Describing

SHOWN = 100
"""So many samples are sent along."""


@answers(Describing)
def describe(view: View, wishes: list[Describing]) -> Mapping[Describing, Described]:
    data, inputs = view.feed.data, view.feed.loaded.parts["train"]["input"]
    shown = np.asarray(inputs[:SHOWN], np.float32)
    if data.kind == "image" and inputs.ndim == 4 and inputs.shape[1] in (1, 3):
        looks = looks_of(inputs[:LOOKED_AT], data.native)
        found = Described(view.step, view.sha256, data, looks, shown=shown)
        return dict.fromkeys(wishes, found)
    if inputs.ndim != 2:
        return {}
    free = np.asarray(inputs[:], np.float32)[:, : sum(one.width for one in data.asked())]
    low, high, middle = free.min(axis=0), free.max(axis=0), np.median(free, axis=0)
    found = Described(view.step, view.sha256, data, None, low, high, middle, shown)
    return dict.fromkeys(wishes, found)
