"""The newest weights that were all finite, for the moment when they are not any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn

from studio.engine.budget import Budget
from studio.engine.checkpoint import Progress

SHARE = 0.005
SECONDS = 0.25
"""Copies are made this often at most, and take at most this share of the time."""


def finite(networks: Mapping[str, nn.Module]) -> bool:
    """Whether every weight and every running statistic is a number."""
    return _finite(_tensors(networks))


class Safeguard:
    """Holds one copy of all weights and statistics, on the device."""

    def __init__(self, networks: Mapping[str, nn.Module], progress: Progress) -> None:
        self._networks = networks
        self._copies = [tensor.detach().clone() for tensor in _tensors(networks)]
        self._progress = progress
        self._budget = Budget(SHARE, SECONDS)

    def keep(self, progress: Progress) -> None:
        """Take a new copy if it is time for one and all numbers are finite."""
        if not self._budget.is_due():
            return
        with self._budget.spending(), torch.no_grad():
            tensors = _tensors(self._networks)
            if _finite(tensors):
                for copy, tensor in zip(self._copies, tensors, strict=True):
                    copy.copy_(tensor)
                self._progress = progress

    def bring_back(self) -> Progress:
        """Put the copy into the networks; where in the run it was taken."""
        with torch.no_grad():
            for copy, tensor in zip(self._copies, _tensors(self._networks), strict=True):
                tensor.copy_(copy)
        return self._progress


def _tensors(networks: Mapping[str, nn.Module]) -> list[Tensor]:
    return [value for network in networks.values() for value in network.state_dict().values()]


def _finite(tensors: Iterable[Tensor]) -> bool:
    found = [torch.isfinite(tensor).all() for tensor in tensors]
    return not found or bool(torch.stack(found).all())
