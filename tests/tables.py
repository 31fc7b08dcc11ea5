"""Tables that a person might have, as files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

KINDS = ("fern", "moss", "reed")
SOILS = ("clay", "peat", "sand")


def write_plants(file: Path, count: int, encoding: str = "utf-8") -> Path:
    """Height, width and soil of plants, and their kind in the last column, which follows."""
    random = np.random.default_rng(3)
    lines = ["height,soil,width,kind"]
    for number in range(count):
        kind = number % 3
        height, width = random.normal((2.0 + 3 * kind, 5.0 - 2 * kind), 0.7)
        soil = SOILS[(kind + int(random.integers(4) == 0)) % 3]
        lines.append(f"{height:.4f},{soil},{width:.4f},{KINDS[kind]}")
    file.write_text("\n".join(lines) + "\n", encoding=encoding)
    return file
