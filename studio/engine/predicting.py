"""What the network says of samples: of a part of the data, or of an input that a person made."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import torch

from studio.engine.answers import View, answers
from studio.engine.evaluation import at_once
from studio.engine.wishes import Predicted, Predicting, Tried, Trying

MOST_NUMBERS = 4_000_000
"""Pictures are told until they are so many numbers together: nobody looks at more at once."""


@answers(Predicting)
def predict_parts(view: View, wishes: list[Predicting]) -> Mapping[Predicting, Predicted]:
    return {wish: _predicted(view, wish.part) for wish in wishes if view.feed.count(wish.part)}


def _predicted(view: View, part: str) -> Predicted:
    feed = view.feed
    raw = feed.loaded.parts[part]
    inputs, targets, count = raw["input"], raw["target"], feed.count(part)
    target = feed.data.target()
    if target.pictured:
        one = target.width * math.prod(target.shape.dims[-2:])
        count = min(count, max(1, MOST_NUMBERS // one))
        inputs, targets = inputs[:count], targets[:count]
    rows = torch.split(torch.arange(count, device=feed.device), at_once(feed))
    outputs = [view.outputs(feed.batch(part, some)["input"]) for some in rows]
    return Predicted(
        view.step,
        view.sha256,
        feed.data,
        torch.cat(outputs).numpy(),
        inputs,
        np.asarray(targets),
    )


@answers(Trying)
def predict_given(view: View, wishes: list[Trying]) -> Mapping[Trying, Tried]:
    shape = view.feed.data.input_shape().dims
    fitting = [wish for wish in wishes if wish.given.values.shape == shape]
    if not fitting:
        return {}
    raw = torch.from_numpy(np.stack([wish.given.values for wish in fitting]).astype(np.float32))
    outputs = view.outputs(view.scaled(raw)).numpy()
    return {
        wish: Tried(view.step, view.sha256, view.feed.data, one)
        for wish, one in zip(fitting, outputs, strict=True)
    }
