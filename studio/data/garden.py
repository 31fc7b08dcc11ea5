"""A generated table for a judge that grows: what it may see of a garden, one column or all six."""

from __future__ import annotations

from studio.spec.data import DataSet, Loaded, Target, data_set
from studio.spec.fields import Choice, Float, Int
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

NAMES = (
    translate("Data", "light"),
    translate("Data", "water"),
    translate("Data", "warmth"),
    translate("Data", "soil"),
    translate("Data", "wind"),
    translate("Data", "height"),
)
CLASSES = (translate("Data", "no fruit"), translate("Data", "fruit"))
STRENGTHS = (1.3, 1.1, 0.8, 0.8)
"""How much light, water, warmth and soil help."""

TOGETHER = 1.9
"""How much wind and height count, but only together: wind helps trees and harms herbs."""


@data_set
class Garden(DataSet):
    """Whether plants bear fruit: four measurements help alone, two only together.

    A plant bears fruit where 1.3·light + 1.1·water + 0.8·warmth + 0.8·soil + 1.9·wind·height, with
    a little noise, is above 0; all measurements are standardised.
    """

    title = "Garden"

    seen: str = Choice(
        default="6",
        options=("1", "2", "6"),
        help="How many measurements the network may see: light, then water too, then all six.",
    )
    count: int = Int(default=3000, low=20, high=100_000, help="How many plants there are.")
    noise: float = Float(default=0.3, low=0.0, high=10.0, help="Deviation of what nobody measured.")
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the plants.")

    def columns(self) -> tuple[str, ...]:
        return tuple(map(str, self.column_titles()))

    def column_titles(self) -> tuple[Message, ...]:
        return NAMES[: int(self.seen)]

    def input_shape(self) -> Shape:
        return Shape((int(self.seen),))

    def target(self) -> Target:
        return Target(Shape(()), tuple(map(str, CLASSES)))

    def class_titles(self) -> tuple[Message, ...]:
        return CLASSES

    def samples(self) -> int:
        return self.count

    def load(self) -> Loaded:
        """`input` float32 `(N, columns)`; `target` int64 `(N,)`."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        plants = random.standard_normal((self.count, len(NAMES)))
        growth = plants[:, : len(STRENGTHS)] @ np.array(STRENGTHS)
        growth += TOGETHER * plants[:, 4] * plants[:, 5]
        growth += self.noise * random.standard_normal(self.count)
        seen = plants[:, : int(self.seen)].astype(np.float32)
        return loaded(self, {"input": seen, "target": (growth > 0).astype(np.int64)})
