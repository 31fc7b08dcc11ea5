"""Metrics: what people read beside the loss, as means over the batch."""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import Task
from studio.spec.recipe import Metric, metric


@metric
class Accuracy(Metric):
    """Part of the samples whose class is named right."""

    task: ClassVar[Task] = "classification"

    def key(self) -> str:
        return "accuracy"

    def expression(self, output: str, target: str) -> str:
        return f"({output} == {target}).float().mean()"


@metric
class MeanAbsoluteError(Metric):
    """Mean distance between output and target, in the units of the (standardised) target."""

    title = "Mean absolute error"
    task: ClassVar[Task] = "regression"
    higher_is_better: ClassVar[bool] = False

    def key(self) -> str:
        return "mae"

    def expression(self, output: str, target: str) -> str:
        return f"({output} - {target}).abs().mean()"
