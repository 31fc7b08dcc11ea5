"""Generated points of the plane in classes: xor, circles, moons, spirals, gaussians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.declaration import shared
from studio.spec.fields import Bool, Float, Int
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[Any]

EXTRAS = ("x²", "y²", "xy", "sin x", "sin y")
REACH = 6.0
"""The square goes from −6 to 6, as in the TensorFlow playground, so that sin x is a wave there."""

SHIFTED = "Deviation of the random shift of every point; 1 is half the width of the square."


@shared
class Plane2d(DataSet):
    """Base: points (x, y), with further columns computed from them if you like.

    They are drawn on a square from −1 to 1; what `features` gives reaches from −6 to 6.
    """

    kind: ClassVar[Kind] = "points"

    count: int = Int(default=400, low=20, high=100_000, help="How many points there are.")
    noise: float = Float(default=0.1, low=0.0, high=2.0, help=SHIFTED)
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the random points.")
    x_squared: bool = Bool(default=False, help="Adds the column x².")
    y_squared: bool = Bool(default=False, help="Adds the column y².")
    product: bool = Bool(default=False, help="Adds the column x · y.")
    sin_x: bool = Bool(default=False, help="Adds the column sin x.")
    sin_y: bool = Bool(default=False, help="Adds the column sin y.")

    def extras(self) -> tuple[bool, ...]:
        return (self.x_squared, self.y_squared, self.product, self.sin_x, self.sin_y)

    def columns(self) -> tuple[str, ...]:
        names = tuple(name for name, on in zip(EXTRAS, self.extras(), strict=True) if on)
        return ("x", "y", *names)

    def input_shape(self) -> Shape:
        return Shape((len(self.columns()),))

    def samples(self) -> int:
        return self.count

    def features(self, points: Floats) -> Floats:
        """`(N, 2)` points of the drawing to `(N, columns)`."""
        return self.completed(points * REACH)

    def free_columns(self) -> int:
        return 2

    def completed(self, points: Floats) -> Floats:
        import numpy as np

        x, y = points[:, 0], points[:, 1]
        more = (x * x, y * y, x * y, np.sin(x), np.sin(y))
        chosen = [column for column, on in zip(more, self.extras(), strict=True) if on]
        return np.stack([x, y, *chosen], axis=1)


class _Classes(Plane2d):
    """Base: two classes, equally many points each."""

    names: ClassVar[tuple[Message, ...]] = (translate("Data", "blue"), translate("Data", "orange"))
    crooked: ClassVar[bool] = False
    """No straight line separates x and y of the classes."""

    def target(self) -> Target:
        return Target(Shape(()), tuple(map(str, self.names)))

    def class_titles(self) -> tuple[Message, ...]:
        return self.names

    def separable(self) -> bool | None:
        return False if self.crooked and not any(self.extras()) else None

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        """Points `(N, 2)` of the given classes, without noise."""
        raise NotImplementedError

    def load(self) -> Loaded:
        """`input` float32 `(N, columns)`; `target` int64 `(N,)`."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        classes = np.arange(self.count, dtype=np.int64) % len(self.names)
        points = self.drawn(random, classes)
        points = points + random.normal(0.0, 1.0, points.shape) * self.noise
        return loaded(self, {"input": self.features(points).astype(np.float32), "target": classes})


@data_set
class Xor(_Classes):
    """Four squares, opposite ones of one class: no straight line separates them."""

    title = "XOR"
    crooked = True

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        side = random.integers(0, 2, len(classes)) * 2 - 1
        other = np.where(classes == 1, side, -side)
        offsets = random.uniform(0.1, 1.0, (len(classes), 2))
        return np.asarray(offsets * np.stack([side, other], axis=1))


@data_set
class Circles(_Classes):
    """A disc inside a ring."""

    title = "Circles"
    crooked = True

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        low = np.where(classes == 1, 0.0, 0.7)
        radius = low + random.uniform(0.0, 1.0, len(classes)) * np.where(classes == 1, 0.5, 0.3)
        angle = random.uniform(0.0, 2 * np.pi, len(classes))
        return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


@data_set
class Moons(_Classes):
    """Two half circles that reach into each other."""

    title = "Moons"
    crooked = True

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        angle = random.uniform(0.0, np.pi, len(classes))
        x = np.where(classes == 0, np.cos(angle), 1 - np.cos(angle)) - 0.5
        y = np.where(classes == 0, np.sin(angle), 0.5 - np.sin(angle)) - 0.25
        return np.stack([x, y], axis=1)


@data_set
class Spirals(_Classes):
    """Two spirals around each other: the hard one."""

    title = "Spirals"
    crooked = True

    noise: float = Float(default=0.03, low=0.0, high=2.0, help=SHIFTED)
    turns: float = Float(default=1.5, above=0.0, high=4.0, help="How often each spiral goes round.")

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        part = random.uniform(0.05, 1.0, len(classes))
        angle = part * 2 * np.pi * self.turns + classes * np.pi
        return np.stack([part * np.sin(angle), part * np.cos(angle)], axis=1)


@data_set
class Gaussians(_Classes):
    """Two clouds, one around each of two points."""

    title = "Gaussians"

    noise: float = Float(default=0.35, low=0.0, high=2.0, help=SHIFTED)

    def drawn(self, random: np.random.Generator, classes: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        centre = np.where(classes == 1, 0.6, -0.6)
        return np.stack([centre, centre], axis=1)
