"""Two updates with batches of a chosen size, in this process: whether they fit is seen, not said.

Meant for a process that may fail: it is the one that the system ends first, and takes no more
memory than is free.
"""

from __future__ import annotations

import time
from dataclasses import replace

import torch

from studio.engine.faults import is_out_of_memory, out_of_memory
from studio.engine.feed import Feed
from studio.engine.memory import memory_free, memory_peak, refuse_too_large, stay_within
from studio.engine.messages import Plan, Trial
from studio.engine.safeguard import Safeguard
from studio.engine.timing import fresh_trainer, settled
from studio.engine.workbench import COPIES, chosen_device

UPDATES = 2
"""The second one begins with all that the optimizer remembers."""


def tried(plan: Plan, batch: int) -> Trial:
    """Raises Refused: `out-of-memory` where they do not fit, `memory`, `data-…`."""
    device = chosen_device(plan.recipe.settings.device)
    free = memory_free()
    if free is not None and device.type == "cpu":
        stay_within(free)
    settings = replace(plan.recipe.settings, batch_size=batch)
    plan = replace(plan, recipe=replace(plan.recipe, settings=settings))
    begin = time.perf_counter()
    try:
        if device.type == "cpu":
            refuse_too_large(plan.program, COPIES)
        feed = Feed(plan.data, device)
        trainer = fresh_trainer(plan, feed)
        safe = Safeguard(trainer.networks, trainer.progress)
        batches = trainer.batches()
        for _ in range(UPDATES):
            trainer.update(batches[0])
            safe.keep(trainer.progress)
        seconds = settled(device) - begin
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        raise out_of_memory(batch) from error
    return Trial(trainer.batch_size, True, _peak(device), seconds)


def _peak(device: torch.device) -> int | None:
    if device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(device))
    return memory_peak()
