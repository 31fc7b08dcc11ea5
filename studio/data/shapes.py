"""Shapes: generated pictures of ten shapes on textured grounds, with masks, at any size."""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.fields import Choice, Float, Int
from studio.spec.shapes import Shape

NAMES = (
    "circle",
    "square",
    "triangle",
    "star",
    "cross",
    "ring",
    "heart",
    "arrow",
    "crescent",
    "bar",
)


@data_set
class Shapes(DataSet):
    """Generated pictures of ten shapes in any colour on textured grounds, with masks."""

    title = "Shapes"
    kind: ClassVar[Kind] = "image"

    count: int = Int(default=6000, low=100, high=100_000, help="How many pictures there are.")
    size: int = Int(default=32, low=16, high=256, help="Height and width in pixels.")
    channels: str = Choice(default="3", options=("1", "3"), help="3 for colour, 1 for grey.")
    noise: float = Float(
        default=0.05, low=0.0, high=1.0, help="Deviation of the random change of every pixel."
    )
    clutter: int = Int(
        default=2, low=0, high=20, help="Small spots that lie about and mean nothing."
    )
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the pictures.")

    def input_shape(self) -> Shape:
        return Shape((int(self.channels), self.size, self.size))

    def target(self) -> Target:
        return Target(Shape(()), NAMES)

    def samples(self) -> int:
        return self.count

    def load(self) -> Loaded:
        """`input` float32 `(N, C, size, size)` 0…1; `mask` uint8 `(N, 1, size, size)`; `target`."""
        import numpy as np

        from studio.data.arrays.painting import Paint, painted
        from studio.data.arrays.parts import loaded

        classes = np.arange(self.count, dtype=np.int64) % len(NAMES)
        paint = Paint(self.size, int(self.channels), self.noise, self.clutter)
        images, masks = painted(classes, paint, np.random.default_rng(self.seed))
        return loaded(self, {"input": images, "mask": masks, "target": classes})
