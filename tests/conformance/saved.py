"""What autograd really keeps: storages that torch's `saved_tensors_hooks` are shown, each once."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field

import torch


@dataclass
class Saved:
    """Storage -> bytes of what was kept, without parameters; `order`: of tensors as they came."""

    sizes: dict[int, int] = field(default_factory=dict)
    _alive: list[torch.Tensor] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(self.sizes.values())


@contextmanager
def saving(modules):
    """Collects what is kept while the context lasts."""
    own = {p.untyped_storage().data_ptr() for m in modules for p in m.parameters()}
    found = Saved()

    def pack(tensor):
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            found.sizes[storage.data_ptr()] = storage.nbytes()
            found._alive.append(tensor)
        return tensor

    with (
        warnings.catch_warnings(),
        torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor),
    ):
        warnings.simplefilter("ignore")
        yield found


def arriving(inputs, *, gradients):
    """The inputs as results of something that learns, or as data."""
    if not gradients:
        return [x.clone() for x in inputs]
    return [x.clone().requires_grad_() * 1 if x.is_floating_point() else x.clone() for x in inputs]


def flat(given):
    if isinstance(given, tuple):
        return [one for part in given for one in flat(part)]
    return [given]
