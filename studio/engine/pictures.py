"""Pictures of what flows and what was learned, newest for each wish.

Arrays only; no torch, no Qt.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Picture:
    """One look at one tensor.

    Attributes:
        maps: `(n, h, w)` uint8, each map stretched over its own range `low[i]`…`high[i]`; signed
            maps are stretched over ±max(|low|, |high|), so that 128 is zero. None for a vector.
        values: the numbers themselves, float32: `(n, h, w)`, or `(n,)` for a vector; thumbnails of
            maps come without.
        count: how many maps or numbers there are in all; a thumbnail shows fewer.
        rgb: the three maps are the colours of one picture.
        step: of the run when it was taken; 0 before the first one.
        text_sha: of the program that computed it.
        label: what the sample is (its class), where that is known.
    """

    maps: Bytes | None
    values: Floats | None
    low: Floats
    high: Floats
    count: int
    signed: bool = False
    rgb: bool = False
    step: int = 0
    text_sha: str = ""
    label: str = ""


@dataclass(frozen=True, eq=False)
class Curve:
    """A function of one number: `x`, `y` and its derivative `slope`, each `(points,)`, x rising."""

    x: Floats
    y: Floats
    slope: Floats


class Pictures:
    """Wish -> newest picture of one project."""

    def __init__(self) -> None:
        self._newest: dict[Any, Picture] = {}

    def put(self, pictures: Mapping[Any, Picture]) -> None:
        self._newest.update(pictures)

    def get(self, want: Hashable) -> Any:
        """The newest answer: a `Picture` to a `Want`, its own kind to any other wish, or None."""
        return self._newest.get(want)

    def keep(self, wants: frozenset[Any]) -> None:
        """Forget the pictures that nobody asks for any more."""
        self._newest = {want: seen for want, seen in self._newest.items() if want in wants}

    def clear(self) -> None:
        self._newest.clear()
