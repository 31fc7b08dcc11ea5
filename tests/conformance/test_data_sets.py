"""Every registered data set gives what it declares; nothing here is written for any one of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from studio import catalogue
from studio.data import checked
from studio.spec.data import DATA_SETS, SPLITS, DataSet, Loaded
from studio.spec.declaration import bind_values
from studio.spec.fields import from_json, to_json
from tests.conformance.own_data import OwnData

catalogue.fill()
Made = Callable[[str, dict[str, Any]], DataSet]
LARGEST = 64
"""A spread of sizes and counts above this would only cost time."""


def _spread(declaration: type[DataSet]) -> list[dict[str, Any]]:
    """No parameters, and each field by itself at a few other values."""
    cases: list[dict[str, Any]] = [{}]
    for name, field in declaration.fields().items():
        for value in field.spread():
            numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
            unfit = field.measured or field.opening or name in ("count", "path")
            if unfit or (numeric and value > LARGEST):
                continue
            cases.append({name: value})
    return cases


CASES = [(name, case) for name, declared in DATA_SETS.items() for case in _spread(declared)]


@pytest.fixture(scope="module")
def own_data(tmp_path_factory: pytest.TempPathFactory) -> OwnData:
    return OwnData(tmp_path_factory.mktemp("own"))


@pytest.fixture
def made(own_data: OwnData) -> Made:
    """Makes a data set with some fields; a person's own are made of generated files."""

    def make(name: str, params: dict[str, Any]) -> DataSet:
        count = DATA_SETS[name].fields().get("count")
        fewer = {} if count is None else {"count": min(count.default, 600)}
        bound, problems = bind_values(DATA_SETS[name], {**fewer, **own_data.params(name), **params})
        assert bound is not None, [str(problem.text) for problem in problems]
        return bound

    return make


def _all(loaded: Loaded, field: str) -> Any:
    return np.concatenate([loaded.parts[part][field] for part in SPLITS])


@pytest.mark.parametrize(("name", "params"), CASES, ids=[f"{n}-{c}" for n, c in CASES])
def test_what_is_declared_is_what_is_given(made: Made, name: str, params: dict[str, Any]) -> None:
    data_set = made(name, params)
    loaded = checked(data_set)
    count = sum(loaded.count(part) for part in SPLITS)
    assert count == data_set.samples()
    assert loaded.parts["train"]["input"].dtype == np.float32
    classes = data_set.target().classes
    kinds = {"classification": np.int64, "segmentation": np.uint8, "regression": np.float32}
    kind = kinds[data_set.task]
    assert loaded.parts["train"]["target"].dtype == kind
    if data_set.columns():
        assert (len(data_set.columns()),) == data_set.input_shape().dims
    if classes is not None:
        assert set(_all(loaded, "target").ravel()) == set(range(len(classes)))
    assert (loaded.scale is not None) == data_set.standardise


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_the_same_fields_give_the_same_bytes_and_another_seed_other_parts(
    made: Made, name: str
) -> None:
    first, second = checked(made(name, {})), checked(made(name, {}))
    other = checked(made(name, {"split_seed": 5}))
    for part in SPLITS:
        for field, values in first.parts[part].items():
            assert np.array_equal(values, second.parts[part][field])
    train = first.parts["train"]["input"]
    assert not np.array_equal(train, other.parts["train"]["input"])


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_the_parts_are_complete_apart_and_stratified(made: Made, name: str) -> None:
    data_set = made(name, {})
    loaded = checked(data_set)
    whole = checked(made(name, {"validation": 0.0, "test": 0.0}))
    together = sorted(row.tobytes() for row in _all(loaded, "input"))
    assert together == sorted(row.tobytes() for row in whole.parts["train"]["input"])
    if data_set.target().classes is None:
        return
    total = np.bincount(_all(loaded, "target"))
    for part in SPLITS:
        given = np.bincount(loaded.parts[part]["target"], minlength=len(total))
        expected = total * loaded.count(part) / total.sum()
        assert np.abs(given - expected).max() < 1.0


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_no_sample_that_is_held_back_was_seen_in_training(made: Made, name: str) -> None:
    """Otherwise a network could pass the test by heart."""
    data_set = DATA_SETS[name]
    parts = checked(made(name, {}) if data_set.own else data_set()).parts
    seen = {sample.tobytes() for sample in parts["train"]["input"]}
    held = [sample for part in SPLITS[1:] for sample in parts[part]["input"]]
    assert not any(sample.tobytes() in seen for sample in held)


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_the_scale_is_that_of_the_training_part_only(made: Made, name: str) -> None:
    loaded = checked(made(name, {"standardise": True}))
    train = np.asarray(loaded.parts["train"]["input"], dtype=np.float64)
    channels = np.moveaxis(train, 1, 0).reshape(train.shape[1], -1)
    assert loaded.scale is not None
    assert np.allclose(loaded.scale.mean, channels.mean(axis=1))
    assert np.allclose(loaded.scale.std, channels.std(axis=1))


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_the_targets_can_be_learned_from_the_inputs(made: Made, name: str) -> None:
    """The nearest training sample predicts the test part far better than chance."""
    data_set = made(name, {"noise": 0.05} if "noise" in DATA_SETS[name].fields() else {})
    loaded = checked(data_set)
    scale = checked(made(name, {"standardise": True})).scale
    assert scale is not None

    def flat(part: str) -> Any:
        values = loaded.parts[part]["input"][:1500].astype(np.float64)
        shape = (1, -1, *(1,) * (values.ndim - 2))
        scaled = (values - np.reshape(scale.mean, shape)) / np.reshape(scale.std, shape)
        return scaled.reshape(len(values), -1)

    train, test = flat("train"), flat("test")[:200]
    squares = (test**2).sum(1)[:, None] - 2 * test @ train.T + (train**2).sum(1)[None]
    near = np.argsort(squares, axis=1)[:, :5]
    answers = loaded.parts["train"]["target"][:1500]
    truth = loaded.parts["test"]["target"][:200]
    classes = data_set.target().classes
    if classes is not None:
        votes = np.array(
            [np.bincount(row, minlength=len(classes)).argmax() for row in answers[near]]
        )
        assert (votes == truth).mean() > 1.5 / len(classes)
    else:
        error = ((answers[near].mean(axis=1) - truth) ** 2).mean()
        assert error < 0.85 * ((answers.mean(axis=0) - truth) ** 2).mean()


@pytest.mark.parametrize("name", list(DATA_SETS))
def test_every_field_explains_itself_and_survives_a_file(name: str) -> None:
    declaration = DATA_SETS[name]
    assert len(declaration.summary()) > 15
    for field_name, field in declaration.fields().items():
        assert len(field.help) > 10
        for value in (field.default, *field.spread()):
            again = from_json(json.loads(json.dumps(to_json(value))))
            assert field.check(again) == field.check(value), field_name
