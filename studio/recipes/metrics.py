"""Metrics: what people read beside the loss, as means over the batch."""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import Task
from studio.spec.memory import FLOAT
from studio.spec.recipe import Metric, metric
from studio.spec.shapes import Shape


@metric
class Accuracy(Metric):
    """Part of the samples, or of the pixels, whose class is named right."""

    tasks: ClassVar[tuple[Task, ...]] = ("classification", "segmentation")

    def key(self) -> str:
        return "accuracy"

    def expression(self, output: str, target: str) -> str:
        return f"({output} == {target}).float().mean()"


@metric
class IntersectionOverUnion(Metric):
    """How far named and true areas agree: pixels in both, divided by those in either of them.

    Areas of the first class, the ground, do not count. A mean over the pictures.
    """

    title = "Intersection over union"
    tasks: ClassVar[tuple[Task, ...]] = ("segmentation",)

    def key(self) -> str:
        return "iou"

    def parts(self, output: str, target: str) -> dict[str, str]:
        return {
            "both": f"(({output} == {target}) & ({target} > 0)).flatten(1).sum(1)",
            "either": f"(({output} > 0) | ({target} > 0)).flatten(1).sum(1)",
        }

    def expression(self, output: str, target: str) -> str:
        return "(both / either.clamp(min=1)).mean()"


@metric
class MeanAbsoluteError(Metric):
    """Mean distance between output and target, in the units of the (standardised) target."""

    title = "Mean absolute error"
    tasks: ClassVar[tuple[Task, ...]] = ("regression",)
    higher_is_better: ClassVar[bool] = False

    def key(self) -> str:
        return "mae"

    def kept(self, output: Shape) -> int:
        return FLOAT * int(output.numel)

    def expression(self, output: str, target: str) -> str:
        return f"({output} - {target}).abs().mean()"
