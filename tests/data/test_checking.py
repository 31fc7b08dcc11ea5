"""What a data set gives is held against what it declares before anything trains on it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.digits import Digits
from studio.data.letters import XAndO, tutorial_x
from studio.data.tables import Iris
from studio.spec.data import Loaded
from studio.spec.problems import Refused


class _Spoiled:
    """Iris with something done to one part of its arrays."""

    title = "Iris"

    def __init__(self, spoil: Callable[[dict[str, Any]], None]) -> None:
        self._spoil = spoil
        self._iris = Iris()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._iris, name)

    def load(self) -> Loaded:
        loaded = self._iris.load()
        parts = {name: dict(fields) for name, fields in loaded.parts.items()}
        self._spoil(parts["train"])
        return dataclasses.replace(loaded, parts=parts)


def _narrow(part: dict[str, Any]) -> None:
    part["input"] = part["input"][:, :3]


def _short(part: dict[str, Any]) -> None:
    part["target"] = part["target"][:-1]


def _foreign(part: dict[str, Any]) -> None:
    part["target"] = part["target"] + 5


def _endless(part: dict[str, Any]) -> None:
    part["input"] = part["input"] * np.float32(np.inf)


def _empty(part: dict[str, Any]) -> None:
    part["input"], part["target"] = part["input"][:0], part["target"][:0]


@pytest.mark.filterwarnings("ignore:invalid value")
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_narrow, "data-shape"),
        (_short, "data-shape"),
        (_foreign, "data-classes"),
        (_endless, "data-not-finite"),
        (_empty, "data-empty"),
    ],
)
def test_every_lie_of_a_data_set_is_named(
    spoil: Callable[[dict[str, Any]], None], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        checked(_Spoiled(spoil))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert "Iris" in str(refused.value)


def test_the_digits_are_the_real_ones_and_enlarging_keeps_their_brightness() -> None:
    small, large = checked(Digits(size=8)), checked(Digits())
    one, other = small.parts["train"]["input"], large.parts["train"]["input"]
    assert one.shape[1:] == (1, 8, 8)
    assert other.shape[1:] == (1, 28, 28)
    assert set(np.unique(one * 16)) <= set(range(17))
    assert np.abs(one.mean(axis=(1, 2, 3)) - other.mean(axis=(1, 2, 3))).max() < 0.03


def test_the_x_of_the_tutorial_is_two_diagonals_one_pixel_from_the_border() -> None:
    x = tutorial_x()
    assert x.shape == (9, 9)
    assert set(np.unique(x)) == {-1.0, 1.0}
    inked = {(int(r), int(c)) for r, c in np.argwhere(x > 0)}
    assert inked == {(i, i) for i in range(1, 8)} | {(i, 8 - i) for i in range(1, 8)}


def test_still_letters_are_the_letters_of_the_tutorial() -> None:
    still = XAndO(shift=0, thickness=0.0, tilt=0.0, count=20)
    part = checked(still).parts["train"]
    crosses = part["input"][part["target"] == 0]
    assert all((cross[0] == tutorial_x()).all() for cross in crosses)
