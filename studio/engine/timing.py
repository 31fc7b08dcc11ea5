"""How long an update, an epoch and each layer take: a few steps of a fresh network on real data.

Weights and random state of what is trained are not touched.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.compile import Compiled, compile_program
from studio.engine.control import Control
from studio.engine.evaluation import at_once
from studio.engine.feed import Feed
from studio.engine.memory import memory_free
from studio.engine.messages import Mailbox, Plan, Timing
from studio.engine.trainer import Trainer
from studio.spec.messages import translate
from studio.spec.problems import Address, Refused

WARM = 2
"""Updates before the first one that counts: kernels are chosen, memory is taken."""
LEAST, MOST, SECONDS = 3, 60, 1.0
"""So many updates are timed, in about so long; a long one is timed once."""
ROUNDS = 3
"""Updates in which the layers are timed."""


def timed(plan: Plan, feed: Feed, ended: Callable[[], bool]) -> Timing:
    """`ended` says that nobody waits any more.

    Raises:
        Refused: `cancelled`, `memory`, `loss-not-finite`, `nothing-to-train`.
    """
    devices = [feed.device] if feed.device.type == "cuda" else []
    with torch.random.fork_rng(devices=devices):
        trainer = fresh_trainer(plan, feed)
        batches = trainer.batches()
        seconds = _updates(trainer, batches, ended)
        validation = _validation(trainer)
        nodes = _layers(trainer, batches[0], seconds, ended)
    return Timing(
        plan.program.sha256,
        str(feed.device),
        trainer.batch_size,
        seconds,
        seconds * trainer.steps_per_epoch + validation,
        free_on(feed.device),
        nodes,
    )


def fresh_trainer(plan: Plan, feed: Feed) -> Trainer:
    """A run of the plan's network from its seed that nobody hears of. Raises Refused."""
    compiled = compile_program(plan.program)
    networks = compiled.networks()
    for network in networks.values():
        compiled.initialise(network, plan.recipe.settings.seed)
        network.to(feed.device).train()
    return Trainer(plan, compiled, networks, feed, Control(), Mailbox())


def free_on(device: torch.device) -> int | None:
    """Bytes that are free where the network is computed."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    return memory_free()


def settled(device: torch.device) -> float:
    """The time once the device has done all that it was asked for."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
    return time.perf_counter()


def _updates(trainer: Trainer, batches: list[Tensor], ended: Callable[[], bool]) -> float:
    """Median seconds of an update."""
    device, times, begin = trainer.feed.device, list[float](), time.perf_counter()
    for number in range(WARM + MOST):
        _check(ended)
        before = settled(device)
        trainer.update(batches[number % len(batches)])
        after = settled(device)
        if number >= WARM or after - before > SECONDS:
            times.append(after - before)
        if len(times) >= LEAST and after - begin > SECONDS:
            break
        if times and times[-1] > SECONDS and number >= 1:
            break
    return median(times)


def _check(ended: Callable[[], bool]) -> None:
    if ended():
        raise Refused("cancelled", translate("Timing", "The measurement was cancelled."))


def _validation(trainer: Trainer) -> float:
    """Seconds of one look at the validation part, from one pass over some of it."""
    feed, count = trainer.feed, trainer.feed.count("validation")
    if not count:
        return 0.0
    compute = trainer.compiled.steps[trainer.plan.recipe.steps[0].name]
    some = torch.arange(min(count, at_once(feed)), device=feed.device)
    networks = trainer.networks
    for network in networks.values():
        network.eval()
    with torch.no_grad():
        compute(networks, feed.batch("validation", some))
        before = settled(feed.device)
        compute(networks, feed.batch("validation", some))
        seconds = settled(feed.device) - before
    for network in networks.values():
        network.train()
    return seconds * count / len(some)


def _layers(
    trainer: Trainer, indices: Tensor, update: float, ended: Callable[[], bool]
) -> Mapping[Address, float]:
    """Seconds of each layer in one update, the least of some."""
    least: dict[Address, float] = {}
    for _ in range(ROUNDS if update < SECONDS else 1):
        _check(ended)
        clock = Clock(trainer.compiled, trainer.networks, trainer.feed.device)
        for address, seconds in clock.run(trainer, indices).items():
            least[address] = min(seconds, least.get(address, seconds))
    return least


class Clock:
    """Notes when each value is there on the way forward, and its gradient on the way back.

    A layer takes as long as from the value before its own to its own, and on the way back as long
    as from its gradient to the next one. Blocks are sums of what is inside.
    """

    def __init__(
        self, compiled: Compiled, networks: Mapping[str, nn.Module], device: torch.device
    ) -> None:
        self._compiled, self._networks, self._device = compiled, networks, device
        blocks = {address[:n] for address in compiled.program.paths for n in range(1, len(address))}
        self._leaves = [a for a in compiled.program.paths if a not in blocks]
        self._last = 0.0
        self._back: list[tuple[float, Address]] = []
        self._seconds: dict[Address, float] = defaultdict(float)

    def run(self, trainer: Trainer, indices: Tensor) -> Mapping[Address, float]:
        """One batch through every step of the recipe, without an update."""
        batch = trainer.feed.batch("train", indices)
        for step in trainer.plan.recipe.steps:
            self._back.clear()
            with self._compiled.following(self._networks, self._leaves, self._note):
                self._last = settled(self._device)
                losses, _ = self._compiled.steps[step.name](self._networks, batch)
            loss: Any = losses[step.network]
            loss.backward()
            self._share_out(settled(self._device))
            for network in self._networks.values():
                network.zero_grad()
        return self._seconds

    def _note(self, address: Address, value: Tensor) -> None:
        now = settled(self._device)
        self._seconds[address] += now - self._last
        if value.requires_grad:
            arrived = partial(self._arrived, address)
            value.register_hook(arrived)  # type: ignore[no-untyped-call]
        self._last = time.perf_counter()

    def _arrived(self, address: Address, _gradient: Tensor) -> None:
        self._back.append((settled(self._device), address))

    def _share_out(self, end: float) -> None:
        ends = [at for at, _ in self._back[1:]] + [end]
        for (at, address), after in zip(self._back, ends, strict=True):
            self._seconds[address] += after - at
