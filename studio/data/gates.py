"""The truth table of a logic gate as points of the plane: what single neurons were first asked."""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.fields import Bool, Choice, Float, Int
from studio.spec.shapes import Shape

GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "nand": (1, 1, 1, 0), "xor": (0, 1, 1, 0)}
"""The answers to (0, 0), (0, 1), (1, 0) and (1, 1)."""


@data_set
class LogicGate(DataSet):
    """Two inputs that are 0 or 1, and the answer of AND, OR, NAND or XOR."""

    title = "Logic gate"
    kind: ClassVar[Kind] = "points"

    gate: str = Choice(
        default="and",
        options=tuple(GATES),
        help="and: 1 if both are 1; or: 1 if any is; nand: not and; xor: 1 if just one is.",
    )
    count: int = Int(default=200, low=20, high=100_000, help="How many samples there are.")
    noise: float = Float(
        default=0.08, low=0.0, high=2.0, help="Deviation of the random shift of every input."
    )
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the random shifts.")
    standardise: bool = Bool(
        default=False,
        help="Shift and scale the inputs to mean 0 and deviation 1. Off: they stay 0 and 1.",
    )

    def columns(self) -> tuple[str, ...]:
        return ("a", "b")

    def input_shape(self) -> Shape:
        return Shape((2,))

    def target(self) -> Target:
        return Target(Shape(()), ("0", "1"))

    def samples(self) -> int:
        return self.count

    def separable(self) -> bool:
        return self.gate != "xor"

    def load(self) -> Loaded:
        """`input` float32 `(N, 2)`; `target` int64 `(N,)`. All four cases are equally frequent."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        case = np.arange(self.count, dtype=np.int64) % 4
        corners = np.stack([case // 2, case % 2], axis=1)
        points = corners + random.normal(0.0, 1.0, corners.shape) * self.noise
        target = np.array(GATES[self.gate], np.int64)[case]
        return loaded(self, {"input": points.astype(np.float32), "target": target})
