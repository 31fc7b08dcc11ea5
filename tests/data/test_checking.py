"""What a data set gives is held against what it declares before anything trains on it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.shapes import Shapes
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


def _halves(part: dict[str, Any]) -> None:
    part["target"] = part["target"] + 0.5


def _in_a_column(part: dict[str, Any]) -> None:
    part["target"] = part["target"][:, None]


def _few_masks(part: dict[str, Any]) -> None:
    part["mask"] = part["input"][:-2]


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
        (_few_masks, "data-shape"),
        (_foreign, "data-classes"),
        (_halves, "data-classes"),
        (_in_a_column, "data-classes"),
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


def test_what_no_memory_holds_is_refused_before_it_is_made() -> None:
    with pytest.raises(Refused) as refused:
        checked(Shapes(count=100_000, size=256))
    assert refused.value.code == "data-large"
    assert "20 GB" in str(refused.value)


def test_parts_that_leave_nothing_for_training_are_named() -> None:
    with pytest.raises(Refused) as refused:
        checked(Iris(validation=0.5, test=0.5))
    assert refused.value.code == "data-empty"
