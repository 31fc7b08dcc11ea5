"""Generated real targets: a plane, gaussian bumps, and curves of one variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from studio.data.points import Plane2d
from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.declaration import shared
from studio.spec.fields import Bool, Choice, Float, Int
from studio.spec.shapes import Shape

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[Any]


@shared
class _Surface(Plane2d):
    """Base: a height over every point of a square."""

    noise: float = Float(
        default=0.1, low=0.0, high=2.0, help="Deviation of the random change of every height."
    )

    def target(self) -> Target:
        return Target(Shape((1,)))

    def height(self, points: Floats) -> Floats:
        """`(N, 2)` to `(N,)`, without noise."""
        raise NotImplementedError

    def load(self) -> Loaded:
        """`input` float32 `(N, columns)`; `target` float32 `(N, 1)`."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        points = random.uniform(-1.0, 1.0, (self.count, 2))
        heights = self.height(points) + random.normal(0.0, 1.0, self.count) * self.noise
        fields = {
            "input": self.features(points).astype(np.float32),
            "target": heights[:, None].astype(np.float32),
        }
        return loaded(self, fields)


@data_set
class Plane(_Surface):
    """A tilted plane: what a single neuron can learn exactly."""

    title = "Plane"

    def height(self, points: Floats) -> Floats:
        return points[:, 0] * 0.8 + points[:, 1] * 0.5


@data_set
class GaussianBumps(_Surface):
    """Hills and hollows over a square."""

    title = "Gaussian bumps"

    def height(self, points: Floats) -> Floats:
        import numpy as np

        centres = ((-0.5, -0.5, 1.0), (0.5, 0.5, 1.0), (-0.5, 0.5, -1.0), (0.5, -0.5, -1.0))
        squares = [((points - (x, y)) ** 2).sum(axis=1) for x, y, _ in centres]
        hills = [s * np.exp(-d / 0.18) for d, (_, _, s) in zip(squares, centres, strict=True)]
        return np.asarray(np.sum(hills, axis=0))


@data_set
class Curves(DataSet):
    """Points of a curve of one variable: a line, a polynomial, a wave, a step."""

    title = "Curves"
    kind: ClassVar[Kind] = "points"

    curve: str = Choice(
        default="sine",
        options=("line", "polynomial", "sine", "step"),
        help="Which curve over x from −3 to 3: y = mx + c, y = (x³ − 4x) / 5, "
        "a sine wave, or a jump from −1 to 1 at 0.",
    )
    slope: float = Float(
        default=0.7,
        low=-10.0,
        high=10.0,
        when=("curve", ("line",)),
        help="m in y = mx + c: how steep the line is.",
    )
    offset: float = Float(
        default=0.2,
        low=-10.0,
        high=10.0,
        when=("curve", ("line",)),
        help="c in y = mx + c: where the line crosses the y axis.",
    )
    frequency: float = Float(
        default=1.0,
        above=0.0,
        high=10.0,
        when=("curve", ("sine",)),
        help="f in y = sin fx: how fast the wave goes up and down.",
    )
    count: int = Int(default=300, low=20, high=100_000, help="How many points there are.")
    noise: float = Float(
        default=0.05, low=0.0, high=2.0, help="Deviation of the random change of every height."
    )
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the random points.")
    x_squared: bool = Bool(default=False, help="Adds the column x².")
    sin_x: bool = Bool(default=False, help="Adds the column sin x.")

    def input_shape(self) -> Shape:
        return Shape((len(self.columns()),))

    def target(self) -> Target:
        return Target(Shape((1,)))

    def columns(self) -> tuple[str, ...]:
        return ("x", *(("x²",) if self.x_squared else ()), *(("sin x",) if self.sin_x else ()))

    def free_columns(self) -> int:
        return 1

    def completed(self, points: Floats) -> Floats:
        import numpy as np

        columns = {"x": points, "x²": points * points, "sin x": np.sin(points)}
        return np.concatenate([columns[name] for name in self.columns()], axis=1)

    def samples(self) -> int:
        return self.count

    def height(self, x: Floats) -> Floats:
        """y for every x, without noise."""
        import numpy as np

        heights: dict[str, Floats] = {
            "line": self.slope * x + self.offset,
            "polynomial": (x**3 - 4 * x) / 5,
            "sine": np.sin(self.frequency * x),
            "step": np.where(x > 0, 1.0, -1.0),
        }
        return heights[self.curve]

    def load(self) -> Loaded:
        """`input` float32 `(N, columns)`; `target` float32 `(N, 1)`."""
        import numpy as np

        from studio.data.arrays.parts import loaded

        random = np.random.default_rng(self.seed)
        x = random.uniform(-3.0, 3.0, (self.count, 1))
        y = self.height(x) + random.normal(0.0, 1.0, x.shape) * self.noise
        fields = {"input": self.completed(x).astype(np.float32), "target": y.astype(np.float32)}
        return loaded(self, fields)
