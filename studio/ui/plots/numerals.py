"""Numbers as text on plots: values to four digits, ticks to what tells them apart. Not here: ticks.

The minus is U+2212, the decimal point is a point in every language, as in code.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

MINUS = "−"
NOT_A_NUMBER = "NaN"
INFINITE = "∞"

SUFFIXES = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


def value_text(value: float, digits: int = 4) -> str:
    """A value to `digits` significant digits: "0.1183", "12.35", "−1.2e−5", "NaN", "∞"."""
    if not math.isfinite(value):
        return _infinite(value)
    if value == 0:
        return "0"
    if not 1e-3 <= abs(value) < 1e6:
        return _scientific(f"{value:.{max(0, digits - 2)}e}")
    rounded = float(f"{value:.{digits}g}")
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(rounded))))
    return f"{rounded:.{decimals}f}".replace("-", MINUS)


def short_text(value: float) -> str:
    """A value to at most three digits: "0.001", "2", "−1.25", "3e−4"."""
    text = value_text(value, 3)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def cell_texts(values: Sequence[float]) -> list[str]:
    """Values of one table with the same decimals, three digits for the largest: "−0.05", "12"."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    if largest and not 1e-2 <= largest < 1e4:
        return [value_text(value, 3) for value in values]
    decimals = max(0, 2 - math.floor(math.log10(largest))) if largest >= 0.1 else 3
    return [
        f"{value:.{decimals}f}".replace("-", MINUS) if math.isfinite(value) else _infinite(value)
        for value in values
    ]


def count_text(value: float) -> str:
    """A step or a count in full, with thin spaces from 10,000 on: "176", "12 500"."""
    if not math.isfinite(value):
        return _infinite(value)
    if value != round(value):
        return value_text(value)
    return f"{value:,.0f}".replace(",", "\u2009" if abs(value) >= 1e4 else "").replace("-", MINUS)


def tick_texts(ticks: Sequence[float]) -> list[str]:
    """Short texts that differ from tick to tick: "0.25", "200k", "1.5M", "1e−4"."""
    largest = max((abs(tick) for tick in ticks), default=0.0)
    if largest == 0 or not math.isfinite(largest):
        return [value_text(tick) for tick in ticks]
    if largest < 1e-3 or largest >= 1e12:
        return [_scientific(f"{tick:.2e}") if tick else "0" for tick in ticks]
    if largest < 1e4:
        decimals = _decimals(ticks)
        return [f"{tick:.{decimals}f}".replace("-", MINUS) if tick else "0" for tick in ticks]
    return [_with_suffix(tick) for tick in ticks]


def _with_suffix(tick: float) -> str:
    scale, suffix = next(((s, name) for s, name in SUFFIXES if abs(tick) >= s), (1.0, ""))
    decimals = _decimals([tick / scale])
    return f"{tick / scale:.{decimals}f}{suffix}".replace("-", MINUS)


def log_tick_text(tick: float) -> str:
    """A tick of a logarithmic axis: "100", "0.01", "1e−5", "2e6"."""
    if 1e-3 <= tick < 1e5:
        return f"{tick:g}"
    return _scientific(f"{tick:.2e}")


def _decimals(ticks: Sequence[float]) -> int:
    """How many decimals tell these ticks apart and state them exactly, at most 6."""
    for decimals in range(6):
        if all(abs(round(tick, decimals) - tick) <= 1e-9 * max(1, abs(tick)) for tick in ticks):
            return decimals
    return 6


def _scientific(text: str) -> str:
    """ "1.20e-05" as "1.2e−5"."""
    mantissa, exponent = text.split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def _infinite(value: float) -> str:
    if math.isnan(value):
        return NOT_A_NUMBER
    return INFINITE if value > 0 else MINUS + INFINITE
