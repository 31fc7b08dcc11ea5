"""The real data sets are scikit-learn's, number for number, read without importing it."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from studio.data import checked
from studio.data.arrays import bundled
from studio.data.digits import Digits
from studio.data.tables import BreastCancer, Diabetes, Iris, Wine
from studio.spec.data import SPLITS, DataSet
from studio.spec.problems import Refused


@pytest.mark.parametrize("name", list(bundled.FILES))
def test_the_tables_are_those_of_the_library(name: str) -> None:
    datasets = pytest.importorskip("sklearn.datasets")
    options = {"scaled": False} if name == "diabetes" else {}
    inputs, targets = getattr(datasets, f"load_{name}")(return_X_y=True, **options)
    assert (bundled.table(name) == np.column_stack([inputs, targets])).all()


@pytest.mark.parametrize("data_set", [Iris(), BreastCancer()], ids=["Iris", "BreastCancer"])
def test_columns_and_classes_are_in_the_order_of_the_library(data_set: DataSet) -> None:
    datasets = pytest.importorskip("sklearn.datasets")
    table = {"Iris": "load_iris", "BreastCancer": "load_breast_cancer"}
    bunch = getattr(datasets, table[data_set.type_name()])()
    assert tuple(bunch.target_names) == data_set.target().classes
    for theirs, ours in zip(bunch.feature_names, data_set.columns(), strict=True):
        words = theirs.replace(" (cm)", "").replace("error", "").split()
        assert set(words) <= set(ours.split())


def test_without_the_files_the_library_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = bundled.table("wine")
    monkeypatch.setitem(bundled.FILES, "wine", (("moved.csv", ",", 1),))
    assert (bundled.table("wine") == expected).all()


def test_a_missing_library_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(bundled, "find_spec", nothing)
    with pytest.raises(Refused) as refused:
        checked(Wine())
    assert refused.value.code == "data-missing"


def test_the_first_training_does_not_wait_for_scikit_learn() -> None:
    text = (
        "import sys; from studio.data import checked, digits, tables\n"
        "assert 'numpy' not in sys.modules\n"
        "for one in (digits.Digits(), tables.Iris(), tables.Diabetes()): checked(one)\n"
        "assert 'sklearn' not in sys.modules and 'torch' not in sys.modules\n"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", text], cwd=root, check=False).returncode == 0


def test_the_digits_are_the_real_ones_and_enlarging_keeps_their_brightness() -> None:
    small, large = checked(Digits(size=8)), checked(Digits())
    one, other = small.parts["train"]["input"], large.parts["train"]["input"]
    assert one.shape[1:] == (1, 8, 8)
    assert other.shape[1:] == (1, 28, 28)
    assert set(np.unique(one * 16)) <= set(range(17))
    assert np.abs(one.mean(axis=(1, 2, 3)) - other.mean(axis=(1, 2, 3))).max() < 0.03


def test_targets_of_diabetes_come_with_the_scale_of_the_training_part() -> None:
    loaded = checked(Diabetes())
    train = loaded.parts["train"]["target"].astype(np.float64)
    assert loaded.target_scale is not None
    assert np.allclose(loaded.target_scale.mean, train.mean())
    assert np.allclose(loaded.target_scale.std, train.std())
    whole = np.concatenate([loaded.parts[part]["target"] for part in SPLITS])
    assert 25 <= whole.min() < whole.max() <= 346
