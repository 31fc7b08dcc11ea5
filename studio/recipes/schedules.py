"""Schedules: how the learning rate changes while training goes on."""

from __future__ import annotations

import math

from studio.spec.fields import Float, Int
from studio.spec.recipe import Schedule, schedule


@schedule
class Constant(Schedule):
    """The learning rate stays as it is."""

    def factor(self, count: int, total: int) -> float:
        return 1.0

    def expression(self) -> str:
        return "1.0"


@schedule
class StepDecay(Schedule):
    """Multiplies the learning rate by a factor every so often: a staircase."""

    title = "Step"

    every: int = Int(default=10, low=1, high=1_000_000, help="After how many it is multiplied.")
    gamma: float = Float(
        default=0.5, above=0.0, high=1.0, help="What the learning rate is multiplied by."
    )

    def factor(self, count: int, total: int) -> float:
        return float(self.gamma ** (count // self.every))

    def expression(self) -> str:
        return f"{self.gamma!r} ** (count // {int(self.every)})"


@schedule
class Cosine(Schedule):
    """Falls along half a cosine from the learning rate to a part of it.

    Loshchilov & Hutter 2017, https://arxiv.org/abs/1608.03983
    """

    minimum: float = Float(
        default=0.0, low=0.0, high=1.0, help="Part of the learning rate that is left at the end."
    )

    def factor(self, count: int, total: int) -> float:
        part = min(count / total, 1.0)
        low = self.minimum
        return low + (1.0 - low) * 0.5 * (1.0 + math.cos(math.pi * part))

    def expression(self) -> str:
        low = repr(self.minimum)
        wave = "0.5 * (1.0 + math.cos(math.pi * min(count / total, 1.0)))"
        if self.minimum == 0.0:
            return wave
        return f"{low} + (1.0 - {low}) * {wave}"


@schedule
class InverseTime(Schedule):
    """Divides the learning rate by 1 + decay · count, as Keras's `decay` does for every update."""

    title = "1/t decay"

    decay: float = Float(
        default=1e-6, low=0.0, high=1e3, log=True, help="How fast: at 1/decay the rate is halved."
    )

    def factor(self, count: int, total: int) -> float:
        return 1.0 / (1.0 + self.decay * count)

    def expression(self) -> str:
        return f"1.0 / (1.0 + {self.decay!r} * count)"
