"""One growing series of a curve view: its looks, its exact values, its pyramids. Not here: Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.ui.plots.pyramid import Growing, Pyramid
from studio.ui.plots.smoothing import Smoother


@dataclass(frozen=True)
class Line:
    """How a series looks. `colour` is an index into the theme's series colours (modulo).

    `title` is shown in legend and hover (`name` without it). `faint` draws it pale and thin, for
    runs to compare with. `smoothed` says whether the view's smoothing applies: rarely wanted for a
    value per epoch.
    """

    name: str
    title: str = ""
    colour: int = 0
    dashed: bool = False
    faint: bool = False
    smoothed: bool = True

    @property
    def text(self) -> str:
        return self.title or self.name


class Series:
    """Steps and values as they came, and pyramids that catch up only when somebody looks."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._steps = Growing(np.float64)
        self._values = Growing(np.float64)
        self._raw = Pyramid()
        self._smooth = Pyramid()
        self._smoother = Smoother(0.0)
        self._factor = 0.0

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> NDArray[np.float64]:
        return self._steps.values

    @property
    def values(self) -> NDArray[np.float64]:
        """What was appended, exactly."""
        return self._values.values

    @property
    def raw(self) -> Pyramid:
        """The values, with gaps where they are not finite in single precision."""
        return self._raw

    @property
    def smooth(self) -> Pyramid | None:
        """The smoothed values; None when nothing is smoothed."""
        return self._smooth if self._factor else None

    @property
    def shown(self) -> Pyramid:
        """What the main line follows."""
        return self._smooth if self._factor else self._raw

    def extend(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Append values at steps that go on rising.

        Raises:
            ValueError: the lengths differ, or a step is not finite or not above the one before.
        """
        steps = np.atleast_1d(np.asarray(steps, np.float64))
        values = np.atleast_1d(np.asarray(values, np.float64))
        if steps.shape != values.shape or steps.ndim != 1:
            raise ValueError(f"{steps.shape} steps and {values.shape} values do not match")
        before = self.steps[-1:]
        if not (np.isfinite(steps).all() and (np.diff(np.concatenate((before, steps))) > 0).all()):
            raise ValueError(f"the steps of {self.line.name!r} must be finite and rise")
        self._steps.extend(steps)
        self._values.extend(values)

    def catch_up(self, factor: float) -> None:
        """Bring the pyramids up to the values, smoothed by `factor` (0 to below 1)."""
        factor = factor if self.line.smoothed else 0.0
        if factor != self._factor:
            self._factor, self._smoother, self._smooth = factor, Smoother(factor), Pyramid()
        self._raw.extend(_single(self.values[len(self._raw) :]))
        if factor:
            self._smooth.extend(_single(self._smoother.extend(self.values[len(self._smooth) :])))

    def window(self, first: float, last: float) -> tuple[int, int]:
        """The indices `begin, end` of steps from first to last, one more on either side."""
        begin = int(np.searchsorted(self.steps, first, "left"))
        end = int(np.searchsorted(self.steps, last, "right"))
        return max(0, begin - 1), min(len(self), end + 1)

    def nearest(self, step: float) -> int | None:
        """The index whose step is closest; None for an empty series."""
        if not len(self):
            return None
        after = int(np.searchsorted(self.steps, step))
        if after == len(self):
            return after - 1
        if after and step - self.steps[after - 1] <= self.steps[after] - step:
            return after - 1
        return after


def _single(values: NDArray[np.float64]) -> NDArray[np.float32]:
    """In single precision, with NaN for whatever is not finite there."""
    with np.errstate(over="ignore", invalid="ignore"):
        single = values.astype(np.float32)
    single[~np.isfinite(single)] = np.nan
    return single
