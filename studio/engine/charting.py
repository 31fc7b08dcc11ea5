"""What a network says along the line, or over the plane, of data with one or two free columns."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

from studio.engine.answers import View, answers
from studio.engine.feed import Feed, standardised
from studio.engine.wishes import Charted, Charting
from studio.spec.data import SPLITS

MARGIN = 0.06
"""Beyond the outermost samples, as a part of their extent."""


@answers(Charting)
def chart(view: View, wishes: list[Charting]) -> Mapping[Charting, Charted]:
    feed = view.feed
    free = feed.data.free_columns()
    if free not in (1, 2):
        return {}
    low, high = feed.once("extent", lambda: extent(feed))
    found = {}
    for wish in wishes:
        outputs = view.outputs(grid(feed, wish.side)).flatten(1).numpy()
        outputs = outputs.reshape(*(wish.side,) * free, -1)
        found[wish] = Charted(
            view.step,
            view.sha256,
            feed.data,
            tuple(low.tolist()),
            tuple(high.tolist()),
            outputs,
            feed.points,
        )
    return found


def grid(feed: Feed, side: int) -> Tensor:
    """`places` as the network gets them, on its device."""

    def make() -> Tensor:
        return standardised(places(feed, side), feed.loaded.scale).to(feed.device)

    return feed.once(("grid", side), make)


def extent(feed: Feed) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest value of each free column, with a margin."""
    free = feed.data.free_columns()
    parts = [np.asarray(feed.loaded.parts[part]["input"])[:, :free] for part in SPLITS]
    values = np.concatenate([part for part in parts if len(part)])
    low, high = values.min(axis=0), values.max(axis=0)
    margin = np.where(high > low, high - low, 1.0) * MARGIN
    return low - margin, high + margin


def places(feed: Feed, side: int) -> Tensor:
    """Raw inputs `(side ** free, columns)`: along the line, or the rows of the plane, top first."""
    low, high = extent(feed)
    steps = [np.linspace(one, other, side) for one, other in zip(low, high, strict=True)]
    if len(steps) == 1:
        points = steps[0][:, None]
    else:
        down, across = np.meshgrid(steps[1][::-1], steps[0], indexing="ij")
        points = np.stack([across.ravel(), down.ravel()], axis=1)
    return torch.from_numpy(np.asarray(feed.data.completed(points), np.float32))
