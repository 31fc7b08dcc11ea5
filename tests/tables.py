"""Tables that a person might have, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.survey import Survey, Watch, survey
from studio.data.table_file import TableFile
from studio.spec.data import SPLITS
from studio.spec.declaration import bind_values
from studio.spec.fields import Raw
from studio.spec.problems import Refused

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


def written(folder: Path, text: str | bytes, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def look(path: Path, **choices: Raw) -> Survey:
    return survey(path, choices, Watch())


def data_of(found: Survey) -> TableFile:
    bound, problems = bind_values(TableFile, found.params)
    assert bound is not None, [str(problem.text) for problem in problems]
    return bound


def arrays_of(found: Survey) -> tuple[Any, Any]:
    """All inputs and targets, sorted by the first column."""
    parts = checked(data_of(found)).parts
    inputs = np.concatenate([parts[part]["input"] for part in SPLITS])
    targets = np.concatenate([parts[part]["target"] for part in SPLITS])
    order = np.argsort(inputs[:, 0], kind="stable")
    return inputs[order], targets[order]


def reasons_of(found: Survey) -> dict[str, str]:
    return {one.name: str(one.reason) for one in found.skipped}


def refusal(path: Path, **choices: Raw) -> Refused:
    with pytest.raises(Refused) as refused:
        look(path, **choices)
    return refused.value
