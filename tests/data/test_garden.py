"""The garden: more columns tell more, and the last two only together."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from studio.data import checked
from studio.data.garden import Garden


def _judged(seen: str, hidden: bool = False) -> float:
    """Test accuracy of a judge that sees so many columns."""
    parts = checked(Garden(seen=seen)).parts
    judge = (
        MLPClassifier((16,), max_iter=300, random_state=0, tol=1e-3)
        if hidden
        else LogisticRegression()
    )
    judge.fit(parts["train"]["input"], parts["train"]["target"])
    return float(judge.score(parts["test"]["input"], parts["test"]["target"]))


def test_each_stage_of_the_judge_is_at_least_five_points_better() -> None:
    stages = [_judged("1"), _judged("2"), _judged("6"), _judged("6", hidden=True)]
    assert min(np.diff(stages)) >= 0.05, stages


@pytest.mark.parametrize("seen", ["1", "2", "6"])
def test_fewer_columns_are_the_first_ones_of_the_same_plants(seen: str) -> None:
    few, many = checked(Garden(seen=seen)).parts["train"], checked(Garden()).parts["train"]
    assert np.array_equal(few["input"], many["input"][:, : int(seen)])
    assert np.array_equal(few["target"], many["target"])
