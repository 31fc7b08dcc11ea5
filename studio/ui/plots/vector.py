"""A vector with its labels, marks and limits, ready to be drawn as bars. Not here: drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtGui import QColor

from studio.ui import theme
from studio.ui.plots import lines, numerals
from studio.ui.plots.axes import Range

TRUE_MARK, PREDICTED_MARK = "✓", "◂"


@dataclass(frozen=True, eq=False)
class Vector:
    """`values` (n,), `labels` none or n, indices of the true and the predicted class if known;
    whether the values are counts.
    """

    values: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    labels: Sequence[str] = ()
    true: int | None = None
    predicted: int | None = None
    limits: Range = (0.0, 1.0)
    counts: bool = False

    def __len__(self) -> int:
        return len(self.values)

    def same(self, other: Vector) -> bool:
        """Whether the other one looks like this."""
        names = ("labels", "true", "predicted", "limits", "counts")
        return np.array_equal(self.values, other.values, equal_nan=True) and all(
            getattr(self, name) == getattr(other, name) for name in names
        )

    @property
    def marked(self) -> set[int]:
        """The true and the predicted class, as far as they are known."""
        return {index for index in (self.true, self.predicted) if index is not None}

    def label(self, index: int) -> str:
        return self.labels[index] if self.labels else str(index)

    def texts(self) -> list[str]:
        """The values as text: whole numbers where they count something."""
        values = self.values.tolist()
        return [*map(numerals.count_text, values)] if self.counts else numerals.cell_texts(values)

    def strong(self, index: int) -> bool:
        """Whether a bar is the true or the predicted class."""
        return index in self.marked

    def along(self, values: ArrayLike) -> NDArray[np.float64]:
        """Values as parts of the axis, 0 … 1; what is not a number stands at zero."""
        low, high = self.limits
        values = np.nan_to_num(np.asarray(values, np.float64), posinf=high, neginf=low)
        return np.clip((values - low) / ((high - low) or 1.0), 0.0, 1.0)

    def colour(self, *, negative: bool, ground: QColor) -> QColor:
        """The colour of a bar that is not the predicted class; pale if any class is marked."""
        colours = theme.current()
        if self.marked:
            return lines.mixed(colours.accent, ground, 0.45)
        return colours.series[int(negative)]

    def marks(self, index: int) -> list[tuple[str, QColor]]:
        """The signs that a bar carries."""
        colours = theme.current()
        predicted = [(PREDICTED_MARK, colours.accent)] if index == self.predicted else []
        return predicted + ([(TRUE_MARK, colours.good)] if index == self.true else [])
