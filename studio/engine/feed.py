"""A data set as tensors on the device: standardised once, gathered in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from studio.data import checked
from studio.data.arrays.pixels import Pixels
from studio.spec.data import SPLITS, DataSet, Loaded, Scale, Target
from studio.spec.recipe import Settings

T = TypeVar("T")

MOST_POINTS = 800
"""So many samples of a part are drawn at most."""


def order(seed: int, epoch: int, count: int) -> Tensor:
    """The order of the training samples in an epoch (counted from 0), int64 `(count,)`.

    All randomness of a run: weights by `initialise(model, seed)`, then `torch.manual_seed(seed)`
    for dropout and the like, and this order from a generator of its own. Looking and evaluating
    draw nothing. The exported script repeats these three lines.
    """
    generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
    return torch.randperm(count, generator=generator)


def split(indices: Tensor, size: int, *, merge_last: bool) -> list[Tensor]:
    """Batches of `size`; with `merge_last` a single last sample joins the batch before it."""
    parts = list(torch.split(indices, size))
    if merge_last and len(parts) > 1 and len(parts[-1]) == 1:
        parts[-2:] = [torch.cat(parts[-2:])]
    return parts


def standardised(values: Tensor, scale: Scale | None) -> Tensor:
    """(values − mean) / std; `values` are `(N, C, …)`, mean and std have one number per channel."""
    if scale is None:
        return values
    mean, std = _across(scale, values.ndim, values.device)
    return (values - mean) / std


def _across(scale: Scale, rank: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Mean and deviation, to be used with tensors of `rank` axes, `(N, C, …)`."""
    shape = (1, -1, *(1,) * (rank - 2))
    mean, std = (torch.tensor(part, device=device) for part in (scale.mean, scale.std))
    return mean.reshape(shape), std.reshape(shape)


class StandardisedPixels:
    """Reads like the tensor of all standardised pictures; only those asked for are computed.

    The numbers are those of `standardised`, bit for bit: each comes from one byte.
    """

    def __init__(self, pixels: Pixels, scale: Scale | None, device: torch.device) -> None:
        self._scale = None if scale is None else _across(scale, pixels.ndim, device)
        rows = torch.from_numpy(pixels.rows)
        stored = torch.from_numpy(pixels.stored)
        if device.type == "cpu":
            self._stored, self._rows = stored, rows
        else:
            self._stored = stored[rows].to(device)
            self._rows = torch.arange(len(rows), device=device)
        # A tensor, since graphics cards multiply by 1/255 where they divide by a number.
        self._whole = torch.tensor(255.0, device=device)

    @property
    def shape(self) -> torch.Size:
        return torch.Size((len(self._rows), *self._stored.shape[1:]))

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, places: Tensor | slice) -> Tensor:
        values = self._stored[self._rows[places]].float() / self._whole
        if self._scale is None:
            return values
        mean, std = self._scale
        return (values - mean) / std


class Feed:
    """All parts of one data set on one device.

    Attributes:
        parts: split -> batch field -> tensor with the samples in front; pictures that are kept as
            bytes become one when they are indexed.
        loaded: the raw arrays, as the data set gave them.
    """

    def __init__(self, data: DataSet, device: torch.device) -> None:
        self.data = data
        self.device = device
        self.loaded: Loaded = checked(data)
        self.parts: dict[str, dict[str, Any]] = {
            name: self._tensors(self.loaded.parts[name]) for name in SPLITS
        }
        self._once: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What depends on the data alone: made when it is first asked for, then kept."""
        if key not in self._once:
            self._once[key] = make()
        found: T = self._once[key]
        return found

    def _tensors(self, part: Mapping[str, Any]) -> dict[str, Any]:
        tensors: dict[str, Any] = {}
        for name, array in part.items():
            if isinstance(array, Pixels):
                scale = self.loaded.scale if name == "input" else None
                tensors[name] = StandardisedPixels(array, scale, self.device)
                continue
            # A copy has plain strides also along an axis of 1, and the strides choose the kernels.
            values = torch.from_numpy(np.array(array, order="C"))
            if name == "input":
                values = standardised(values, self.loaded.scale)
            elif name == "target" and values.is_floating_point():
                values = standardised(values, self.loaded.target_scale)
            tensors[name] = values.to(self.device)
        return tensors

    def count(self, part: str) -> int:
        return len(self.parts[part]["input"])

    def batch(self, part: str, indices: Tensor) -> dict[str, Tensor]:
        return {name: values[indices] for name, values in self.parts[part].items()}

    def batch_size(self, settings: Settings) -> int:
        count = self.count("train")
        return count if settings.batch_size == "all" else min(int(settings.batch_size), count)

    @cached_property
    def points(self) -> Mapping[str, tuple[np.ndarray, np.ndarray]]:
        """Part -> the free columns `(N, free)` and the targets of some of its samples.

        The same object each time, so that whoever draws them sees that nothing has changed.
        """
        free, found = self.data.free_columns(), {}
        for part in SPLITS:
            raw = self.loaded.parts[part]
            every = max(1, -(-len(raw["input"]) // MOST_POINTS))
            if self.count(part):
                inputs = np.asarray(raw["input"][::every])[:, :free]
                found[part] = inputs, np.asarray(raw["target"][::every])
        return found

    @property
    def shown_part(self) -> str:
        """The part whose samples are looked at."""
        return "validation" if self.count("validation") else "train"

    def sample(self, index: int) -> tuple[dict[str, Tensor], np.ndarray, str]:
        """One sample to look at: the batch of one, the raw input and what its target is."""
        part = self.shown_part
        place = index % self.count(part)
        raw = np.asarray(self.loaded.parts[part]["input"][place])
        target = self.loaded.parts[part]["target"][place]
        label = _label(self.data.target(), target)
        return self.batch(part, torch.tensor([place], device=self.device)), raw, label


def _label(declared: Target, target: np.ndarray) -> str:
    """The target of a sample in words; none where it is something to look at."""
    if declared.pictured:
        return ""
    if declared.classes is not None:
        return declared.classes[int(target)]
    return ", ".join(f"{value:.3g}" for value in target.flat)
