"""The learning rate over a whole run, as it will be: what the schedule's preview shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from studio.engine.measurements import Measurements
from studio.graph.binding import BoundRecipe
from studio.spec.data import DataSet

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

MOST_POINTS = 400


def steps_per_epoch(
    recipe: BoundRecipe | None, data: DataSet | None, measured: Measurements
) -> int:
    """Batches in an epoch: from the declared number of samples, else what the last run had."""
    samples = None if data is None else data.samples()
    if recipe is None or data is None or samples is None:
        return max(1, measured.steps_per_epoch)
    train = max(1, round(samples * (1.0 - data.validation - data.test)))
    batch = recipe.settings.batch_size
    return 1 if batch == "all" else math.ceil(train / int(batch))


def rates_of(recipe: BoundRecipe | None, per_epoch: int) -> tuple[Floats, Floats]:
    """Steps (n,) and learning rates (n,) of the first step of the recipe; empty without one."""
    import numpy as np

    if recipe is None or not recipe.steps:
        return np.empty(0), np.empty(0)
    step, epochs = recipe.steps[0], recipe.settings.epochs
    total = epochs * per_epoch
    steps = np.unique(np.linspace(0, total - 1, min(total, MOST_POINTS)).round())
    by_step = step.schedule.unit == "step"
    counts = steps if by_step else steps // per_epoch
    whole = total if by_step else epochs
    rates = [step.optimizer.lr * step.schedule.factor(int(count), whole) for count in counts]
    return steps, np.array(rates)
