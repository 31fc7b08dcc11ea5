"""The tables inside scikit-learn's package, read without importing it (that takes a second)."""

from __future__ import annotations

import gzip
import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.spec.messages import translate
from studio.spec.problems import Refused

Floats = npt.NDArray[np.float64]

FILES: dict[str, tuple[tuple[str, str | None, int], ...]] = {
    "digits": (("digits.csv.gz", ",", 0),),
    "iris": (("iris.csv", ",", 1),),
    "wine": (("wine_data.csv", ",", 1),),
    "breast_cancer": (("breast_cancer.csv", ",", 1),),
    "diabetes": (("diabetes_data_raw.csv.gz", None, 0), ("diabetes_target.csv.gz", None, 0)),
}
"""Table -> its files side by side: name, delimiter (None: blanks), lines before the numbers."""


def table(name: str) -> Floats:
    """`(rows, columns)`: the inputs, then the target in the last column.

    From scikit-learn's files where they lie as usual, otherwise from its functions.

    Raises:
        Refused: `data-missing`: scikit-learn is not installed.
    """
    spec = find_spec("sklearn")
    if spec is None or not spec.submodule_search_locations:
        text = translate("Data", "The data comes with scikit-learn, which is not installed.")
        raise Refused("data-missing", text)
    folder = Path(spec.submodule_search_locations[0]) / "datasets" / "data"
    parts = FILES[name]
    if all((folder / file).exists() for file, _, _ in parts):
        return np.hstack([_numbers(folder / file, mark, skip) for file, mark, skip in parts])
    return _through_library(name)


def _numbers(file: Path, delimiter: str | None, skip: int) -> Floats:
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    lines = io.StringIO(data.decode("utf-8"))
    return np.loadtxt(lines, delimiter=delimiter, skiprows=skip, ndmin=2)


def _through_library(name: str) -> Floats:
    from sklearn import datasets

    options = {"scaled": False} if name == "diabetes" else {}
    inputs, targets = getattr(datasets, f"load_{name}")(return_X_y=True, **options)
    return np.column_stack([inputs, targets])
