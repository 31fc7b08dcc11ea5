"""A data set as tensors on the device: standardised once, gathered in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

from studio.data import checked
from studio.spec.data import SPLITS, DataSet, Loaded, Scale
from studio.spec.recipe import Settings


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
    shape = (1, -1, *(1,) * (values.ndim - 2))
    mean = torch.tensor(scale.mean).reshape(shape)
    std = torch.tensor(scale.std).reshape(shape)
    return (values - mean) / std


class Feed:
    """All parts of one data set on one device.

    Attributes:
        parts: split -> batch field -> tensor with the samples in front.
        loaded: the raw arrays, as the data set gave them.
    """

    def __init__(self, data: DataSet, device: torch.device) -> None:
        self.data = data
        self.device = device
        self.loaded: Loaded = checked(data)
        self.parts: dict[str, dict[str, Tensor]] = {
            name: self._tensors(self.loaded.parts[name]) for name in SPLITS
        }

    def _tensors(self, part: Mapping[str, np.ndarray]) -> dict[str, Tensor]:
        tensors = {}
        for name, array in part.items():
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
        classes = self.data.target().classes
        label = classes[int(target)] if classes else ", ".join(f"{v:.3g}" for v in target.flat)
        return self.batch(part, torch.tensor([place], device=self.device)), raw, label
