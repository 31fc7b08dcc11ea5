"""Who answers which kind of wish, how often, and how: looking never changes a network.

Training flags and random state are as before afterwards; weights after 50 steps are the same with
and without looking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from studio.engine.budget import Budget
from studio.engine.compile import Compiled
from studio.engine.feed import Feed, standardised
from studio.engine.wishes import Wish
from studio.graph.binding import BoundRecipe

W = TypeVar("W", bound=Wish)
Answering = Callable[["View", list[W]], Mapping[W, Any]]

ANSWERERS: dict[type[Wish], Answering[Any]] = {}


@dataclass(frozen=True)
class View:
    """A network at one moment, with its data.

    `networks` are the objects that are trained; they are in eval mode and without gradients while
    somebody answers.
    """

    compiled: Compiled
    networks: Mapping[str, nn.Module]
    feed: Feed
    recipe: BoundRecipe
    step: int = 0

    @property
    def network(self) -> nn.Module:
        """The first network, the one whose inputs are the data's."""
        return next(iter(self.networks.values()))

    @property
    def sha256(self) -> str:
        return self.compiled.program.sha256

    def scaled(self, raw: Tensor) -> Tensor:
        """Inputs `(N, …)` as the data set gives them, as the network gets them: on its device."""
        return standardised(raw, self.feed.loaded.scale).to(self.feed.device)

    def outputs(self, inputs: Tensor) -> Tensor:
        """What the network says of standardised inputs `(N, …)`, on the CPU.

        `(N, classes)` probabilities (`(N, classes, H, W)` where each pixel has a class), or
        `(N, *target shape)` in the units of the target; as the exported `predict.py` computes them.
        """
        program, target = self.compiled.program, self.feed.data.target()
        found = self.network(inputs)
        output: Tensor = (found[0] if isinstance(found, tuple) else found).float().cpu()
        if target.classes is None:
            return _in_units(output, self.feed)
        ending = program.endings[next(iter(program.networks))]
        if self.recipe.steps[0].loss.width(target) == 1:
            second = output if ending in ("sigmoid", "step") else output.sigmoid()
            return torch.cat([1 - second, second], dim=1)
        if ending == "log_softmax":
            return output.exp()
        return output if ending == "softmax" else output.softmax(1)


def _in_units(output: Tensor, feed: Feed) -> Tensor:
    scale = feed.loaded.target_scale
    if scale is None:
        return output
    shape = (1, -1, *(1,) * (output.ndim - 2))
    return output * torch.tensor(scale.std).reshape(shape) + torch.tensor(scale.mean).reshape(shape)


def answers(kind: type[W]) -> Callable[[Answering[W]], Answering[W]]:
    """Decorator of the one function that answers wishes of this kind."""

    def enter(function: Answering[W]) -> Answering[W]:
        ANSWERERS[kind] = function
        return function

    return enter


def by_kind(wishes: Iterable[Wish]) -> dict[type[Wish], list[Wish]]:
    kinds: dict[type[Wish], list[Wish]] = {}
    for wish in wishes:
        kinds.setdefault(type(wish), []).append(wish)
    return kinds


@contextmanager
def undisturbed(networks: Mapping[str, nn.Module], device: torch.device) -> Iterator[None]:
    """Eval mode without gradients; training flags and random state come back."""
    flags = [(m, m.training) for network in networks.values() for m in network.modules()]
    devices = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=devices), torch.no_grad():
        for network in networks.values():
            network.eval()
        try:
            yield
        finally:
            for module, training in flags:
                module.training = training


class Turns:
    """Which wishes are answered now, while a run goes on: each kind has a budget of its own."""

    def __init__(self) -> None:
        self._budgets: dict[type[Wish], Budget] = {}
        self._seen: dict[type[Wish], frozenset[Wish]] = {}
        self._answered: dict[type[Wish], tuple[int, frozenset[Wish]]] = {}
        self._first: dict[type[Wish], bool] = {}

    def due(self, wishes: frozenset[Wish], step: int, *, free: bool) -> list[list[Wish]]:
        """Wishes of one kind together; `free`: nobody waits for the next batch."""
        groups = []
        for kind, some in by_kind(wishes).items():
            all_of_them = frozenset(some)
            moment = (0 if kind.steady else step), all_of_them
            if self._answered.get(kind) == moment:
                continue
            new = self._seen.get(kind) != all_of_them
            if free or self._budget(kind).is_due(urgent=new):
                self._seen[kind] = all_of_them
                self._answered[kind] = moment
                self._first[kind] = new
                groups.append(some)
        return groups

    def spending(self, wishes: list[Wish]) -> Any:
        """A context: what happens inside is paid for by this kind."""
        kind = type(wishes[0])
        return self._budget(kind).spending(kind.first_share if self._first[kind] else None)

    def _budget(self, kind: type[Wish]) -> Budget:
        if kind not in self._budgets:
            self._budgets[kind] = Budget(kind.share, kind.every)
        return self._budgets[kind]
