"""Means of loss and metrics over a whole part of the data. Draws no random number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn

from studio.engine.compile import Step
from studio.engine.feed import Feed

AT_ONCE = 512
"""Samples in one pass; fewer where a sample is large."""

LARGE = 4096
"""Numbers in a sample above which fewer are evaluated at once."""


def evaluate(
    compute: Step,
    networks: Mapping[str, nn.Module],
    feed: Feed,
    part: str,
    go_on: Callable[[], bool],
) -> dict[str, float] | None:
    """`report` of a recipe step, averaged over all samples of `part` in eval mode.

    None when `go_on` said no between two passes. The networks are in training mode afterwards.
    """
    count = feed.count(part)
    everything = torch.arange(count, device=feed.device)
    seen: dict[str, list[Tensor]] = {}
    sizes = []
    for network in networks.values():
        network.eval()
    try:
        with torch.no_grad():
            for indices in torch.split(everything, at_once(feed)):
                if not go_on():
                    return None
                _, report = compute(networks, feed.batch(part, indices))
                sizes.append(len(indices))
                for name, value in report.items():
                    seen.setdefault(name, []).append(value)
    finally:
        for network in networks.values():
            network.train()
    return {name: _mean(column, sizes) for name, column in seen.items()}


def _mean(column: list[Tensor], sizes: list[int]) -> float:
    numbers: list[float] = torch.stack(column).tolist()
    return sum(n * size for n, size in zip(numbers, sizes, strict=True)) / sum(sizes)


def at_once(feed: Feed) -> int:
    """How many samples are evaluated together."""
    numel = max(1, feed.data.input_shape().numel)
    return max(1, min(AT_ONCE, AT_ONCE * LARGE // numel))
