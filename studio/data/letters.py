"""X and O.

Small drawings of two letters, pixels −1 and +1, as in the classic explanation of CNNs.
"""

from __future__ import annotations

from collections.abc import Mapping
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
PLAIN = (0.0, 0.0, 1.0, 1.0, 0.5, 0.0)
"""The pose of a letter in the middle, as large as it gets, upright, one pixel thick."""

SPARE = 5000
"""At most so many drawings more than asked for are made, to choose different ones from."""


@data_set
class XAndO(DataSet):
    """Crosses and circles on 9×9 pixels, shifted, tilted, squeezed, thick and thin.

    The first sample that is looked at is the straight, thin X of the explanation. No drawing
    comes twice as long as the fields allow enough different ones: else the test part would ask
    what training has seen.
    """

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
    squeeze: float = Float(
        default=0.3,
        low=0.0,
        high=0.5,
        help="Part of its width and of its height that a letter loses at most.",
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

        from studio.data.arrays.parts import loaded, split

        random = np.random.default_rng(self.seed)
        classes = np.arange(self.count, dtype=np.int64) % 2
        images = np.empty((self.count, SIDE, SIDE), dtype=np.float32)
        for letter in (0, 1):
            rows = np.flatnonzero(classes == letter)
            images[rows] = self._letters(letter, len(rows), random)
        parts = split(self, self.count, classes)
        shown = "validation" if len(parts["validation"]) else "train"
        crosses = [row for row in parts[shown] if classes[row] == 0]
        if crosses:
            images[[0, crosses[0]]] = images[[crosses[0], 0]]
        made = loaded(self, {"input": images[:, None], "target": classes})
        if crosses:
            _bring_forward(made.parts[shown], list(parts[shown]).index(crosses[0]))
        return made

    def _letters(self, letter: int, count: int, random: np.random.Generator) -> Floats:
        """`(count, 9, 9)` drawings of one letter, different ones first; the first one is plain."""
        import numpy as np

        made = min(4 * count, count + SPARE)
        shift = random.integers(-self.shift, self.shift + 1, (2, made))
        half = (1.0 + random.uniform(0.0, 1.0, made) * self.thickness) / 2
        angle = np.deg2rad(random.uniform(-1.0, 1.0, made) * self.tilt)
        extent = 1.0 - random.uniform(0.0, 1.0, (2, made)) * self.squeeze
        pose = np.concatenate([shift, extent, [half, angle]])
        pose[:, 0] = PLAIN
        images = _drawn(letter, pose)
        bits = np.packbits((images > 0).reshape(made, -1), axis=1)
        _, first = np.unique(bits, axis=0, return_index=True)
        repeated = np.setdiff1d(np.arange(made), first)
        chosen: Floats = images[np.concatenate([np.sort(first), repeated])[:count]]
        return chosen


def tutorial_x() -> Floats:
    """The X of the tutorial, `(9, 9)`: two diagonals of one pixel, one pixel from the border."""
    import numpy as np

    drawn: Floats = _drawn(0, np.array([PLAIN]).T)[0]
    return drawn


def _bring_forward(part: Mapping[str, Floats], place: int) -> None:
    """Exchange the sample at a place with the one in front."""
    for values in part.values():
        values[[0, place]] = values[[place, 0]]


def _drawn(letter: int, pose: Floats) -> Floats:
    """`(N, 9, 9)` drawings of X (0) or O (1).

    `pose` `(6, N)`: shift to the right and down, width and height as parts of the whole, half the
    thickness in pixels, angle in radians.
    """
    import numpy as np

    right, down, width, height, half, angle = pose[:, :, None, None]
    rows, columns = np.mgrid[0:SIDE, 0:SIDE] - CENTRE
    x, y = columns - right, rows - down
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = (x * cos + y * sin) / width, (y * cos - x * sin) / height
    if letter == 0:
        # From (x, y) to the lines x = ±y, measured in pixels before the squeeze.
        away = np.minimum(np.abs(x - y), np.abs(x + y)) / np.hypot(1 / width, 1 / height)
        inked = (away <= half) & (np.maximum(np.abs(x), np.abs(y)) <= 3.5)
    else:
        inked = np.abs(np.hypot(x, y) - 3.0) * np.minimum(width, height) <= half
    return np.where(inked, np.float32(1), np.float32(-1))
