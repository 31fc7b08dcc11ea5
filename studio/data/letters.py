"""X and O.

Small drawings of two letters, pixels −1 and +1, as in the classic explanation of CNNs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.fields import Bool, Float, Int
from studio.spec.shapes import Shape

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[Any]

SIDE = 9
CENTRE = (SIDE - 1) / 2


@data_set
class XAndO(DataSet):
    """Crosses and circles on 9×9 pixels, shifted, tilted, thick and thin."""

    title = "X and O"
    kind: ClassVar[Kind] = "image"

    standardise: bool = Bool(
        default=False, help="The pixels are −1 and +1 already; they need no other scale."
    )
    count: int = Int(default=600, low=20, high=100_000, help="How many drawings there are.")
    shift: int = Int(default=1, low=0, high=3, help="Pixels that a letter is moved at most.")
    thickness: float = Float(
        default=0.4, low=0.0, high=2.0, help="How much thicker than one pixel lines are at most."
    )
    tilt: float = Float(
        default=15.0, low=0.0, high=45.0, help="Degrees that a letter is turned at most."
    )
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the drawings.")

    def input_shape(self) -> Shape:
        return Shape((1, SIDE, SIDE))

    def target(self) -> Target:
        return Target(Shape(()), ("X", "O"))

    def samples(self) -> int:
        return self.count

    def load(self) -> Loaded:
        """`input` float32 `(N, 1, 9, 9)`, each pixel −1 or +1; `target` int64 `(N,)`."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        classes = np.arange(self.count, dtype=np.int64) % 2
        shifts = random.integers(-self.shift, self.shift + 1, (2, self.count))
        thickness = 1.0 + random.uniform(0.0, 1.0, self.count) * self.thickness
        angles = np.deg2rad(random.uniform(-1.0, 1.0, self.count) * self.tilt)
        images = _drawn(classes, shifts, thickness, angles)
        return loaded(self, {"input": images[:, None], "target": classes})


def tutorial_x() -> Floats:
    """The X of the tutorial, `(9, 9)`: two diagonals of one pixel, one pixel from the border."""
    import numpy as np

    still = np.zeros((2, 1), dtype=np.int64)
    drawn: Floats = _drawn(np.zeros(1, dtype=np.int64), still, np.ones(1), np.zeros(1))[0]
    return drawn


def _drawn(
    classes: npt.NDArray[np.int64],
    shifts: npt.NDArray[np.int64],
    thickness: npt.NDArray[np.float64],
    angles: npt.NDArray[np.float64],
) -> Floats:
    """`(N, 9, 9)` drawings."""
    import numpy as np

    rows, columns = np.mgrid[0:SIDE, 0:SIDE] - CENTRE
    x = columns[None] - shifts[0][:, None, None]
    y = rows[None] - shifts[1][:, None, None]
    cos, sin = np.cos(angles)[:, None, None], np.sin(angles)[:, None, None]
    x, y = x * cos + y * sin, y * cos - x * sin
    half = thickness[:, None, None] / 2
    diagonal = np.minimum(np.abs(x - y), np.abs(x + y)) / np.sqrt(2)
    cross = (diagonal <= half) & (np.maximum(np.abs(x), np.abs(y)) <= 3.5)
    circle = np.abs(np.hypot(x, y) - 3.0) <= half
    inked = np.where((classes == 0)[:, None, None], cross, circle)
    images: Floats = np.asarray(np.where(inked, 1.0, -1.0), dtype=np.float32)
    return images
