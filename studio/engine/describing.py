"""How the training samples look, so that what a person makes can be made to look like them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from studio.data.arrays.drawing import LOOKED_AT, looks_of
from studio.engine.answers import View, answers
from studio.engine.feed import Feed
from studio.engine.wishes import Described, Describing

SHOWN = 100
"""So many samples are sent along."""


@answers(Describing)
def describe(view: View, wishes: list[Describing]) -> Mapping[Describing, Described]:
    found = view.feed.once("described", lambda: _described(view.feed))
    if found is None:
        return {}
    return dict.fromkeys(wishes, replace(found, step=view.step, text_sha=view.sha256))


def _described(feed: Feed) -> Described | None:
    data, inputs = feed.data, feed.loaded.parts["train"]["input"]
    shown = np.asarray(inputs[:SHOWN], np.float32)
    if data.kind == "image" and inputs.ndim == 4 and inputs.shape[1] in (1, 3):
        looks = looks_of(inputs[:LOOKED_AT], data.native)
        return Described(data=data, looks=looks, shown=shown)
    if inputs.ndim != 2:
        return None
    free = np.asarray(inputs[:], np.float32)[:, : sum(one.width for one in data.asked())]
    low, high, middle = free.min(axis=0), free.max(axis=0), np.median(free, axis=0)
    return Described(data=data, low=low, high=high, middle=middle, shown=shown)
