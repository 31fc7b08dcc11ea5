"""The lines that benchmarks print: a JSON object for each figure, as `dev.py bench` reads it."""

from __future__ import annotations

import json
from typing import Literal


def report(
    name: str,
    value: float,
    unit: str,
    aim: float,
    better: Literal["higher", "lower"],
    note: str = "",
) -> None:
    """Print one figure with what it should reach."""
    row = {"name": name, "value": round(value, 3), "unit": unit, "aim": aim, "better": better}
    print(json.dumps({**row, "note": note}), flush=True)
