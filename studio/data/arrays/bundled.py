"""The tables inside scikit-learn's package, read without importing it (that takes a second)."""

from __future__ import annotations

import csv
import gzip
import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.spec.messages import translate
from studio.spec.problems import Refused

Floats = npt.NDArray[np.float64]


def bundled_file(name: str) -> Path:
    """A data file of scikit-learn.

    Raises:
        Refused: `data-missing`.
    """
    spec = find_spec("sklearn")
    folders = [] if spec is None else list(spec.submodule_search_locations or [])
    for folder in folders:
        file = Path(folder) / "datasets" / "data" / name
        if file.exists():
            return file
    text = translate("Data", "scikit-learn's data file {name} is not installed.", name=name)
    raise Refused("data-missing", text)


def numbers(name: str, *, skip: int = 0, delimiter: str | None = ",") -> Floats:
    """A table of plain numbers, gzipped or not, `(rows, columns)`."""
    file = bundled_file(name)
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    lines = io.StringIO(data.decode("utf-8"))
    return np.loadtxt(lines, delimiter=delimiter, skiprows=skip, ndmin=2)


def table(name: str) -> Floats:
    """A table whose first line tells counts and class names; the class is the last column."""
    with bundled_file(name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return np.array(rows, dtype=np.float64)
