"""Shades of a quantity: how much of it a layer has, as one of a few colours. No painting."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import ceil, log10
from typing import TypeVar

from PySide6.QtGui import QColor

from studio.ui.theme import Theme

Key = TypeVar("Key")

COUNT = 16
"""From `DECADES` below the largest to the largest."""
DECADES = 3


def shade_name(level: int) -> str:
    """Level 0 is nothing at all."""
    return f"shade{level}"


def shades(look: Theme) -> list[QColor]:
    """Colours of the levels: grey for nothing, then from cool and dim to warm and bright."""
    families = look.families
    stops = [
        families["convolution"],
        families["pooling"],
        families["activation"],
        families["recurrent"],
    ]
    return [look.line, *(_between(stops, level / (COUNT - 1)) for level in range(COUNT))]


def shades_of(amounts: Mapping[Key, float]) -> dict[Key, str]:
    """Node -> its shade, by the logarithm of its part of the largest."""
    most = max(amounts.values(), default=0.0)
    return {key: shade_name(_level(value, most)) for key, value in amounts.items()}


def _level(value: float, most: float) -> int:
    if value <= 0.0 or most <= 0.0:
        return 0
    part = 1.0 + log10(value / most) / DECADES
    return max(1, min(COUNT, ceil(part * COUNT)))


def _between(stops: list[QColor], part: float) -> QColor:
    legs = list(pairwise(stops))
    place = min(part * len(legs), len(legs) - 1e-9)
    (one, other), along = legs[int(place)], place - int(place)

    def mixed(first: float, second: float) -> float:
        return first + along * (second - first)

    return QColor.fromRgbF(
        mixed(one.redF(), other.redF()),
        mixed(one.greenF(), other.greenF()),
        mixed(one.blueF(), other.blueF()),
    )
