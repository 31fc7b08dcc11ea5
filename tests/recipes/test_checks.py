"""What the parts of a recipe refuse: in a sentence that says what to do, with a repair."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.graph import recipe_edits, repairs
from studio.graph.model import Entry
from studio.spec.data import Target
from studio.spec.declaration import bind_values
from studio.spec.problems import Refused
from studio.spec.recipe import LOSSES, OPTIMIZERS
from studio.spec.shapes import Shape
from tests.documents import chain, found, mlp

catalogue.fill()

TEN = Target(Shape(()), tuple("0123456789"))
TWO = Target(Shape(()), ("no", "yes"))
REAL = Target(Shape((2,)))


def _refused(name, output, target, ending="logits"):
    loss, _ = bind_values(LOSSES[name], {})
    with pytest.raises(Refused) as refused:
        loss.check(Shape(output), target, ending)
    return refused.value


@pytest.mark.parametrize(
    ("name", "output", "target", "ending", "code", "words"),
    [
        ("CrossEntropyLoss", (12,), TEN, "logits", "loss-classes", ("10 classes", "12 outputs")),
        ("CrossEntropyLoss", (1,), TWO, "logits", "loss-classes", ("2 classes", "1 outputs")),
        ("CrossEntropyLoss", (10, 4, 4), TEN, "logits", "loss-shape", ("10×4×4", "Flatten")),
        ("CrossEntropyLoss", (10,), TEN, "sigmoid", "loss-ending", ("Sigmoid",)),
        ("BCEWithLogitsLoss", (1,), TEN, "logits", "loss-binary", ("two classes", "10")),
        ("BCEWithLogitsLoss", (2,), TWO, "logits", "loss-classes", ("one output", "2")),
        ("BCEWithLogitsLoss", (1, 1), TWO, "logits", "loss-shape", ("1×1",)),
        ("BCEWithLogitsLoss", (1,), TWO, "softmax", "loss-ending", ("always 1",)),
        ("MSELoss", (3,), REAL, "logits", "loss-classes", ("2 numbers", "gives 3")),
        ("L1Loss", (2, 1), REAL, "logits", "loss-shape", ("2×1",)),
        ("HuberLoss", (1, 2), REAL, "logits", "loss-shape", ("1×2",)),
    ],
)
def test_a_network_that_does_not_fit_its_loss_is_told_why(
    name, output, target, ending, code, words
):
    refused = _refused(name, output, target, ending)
    assert refused.code == code
    assert all(word in str(refused.text) for word in words), str(refused.text)


@pytest.mark.parametrize(
    ("name", "output", "target", "ending"),
    [
        ("CrossEntropyLoss", (10,), TEN, "logits"),
        ("CrossEntropyLoss", (10,), TEN, "softmax"),
        ("CrossEntropyLoss", (10,), TEN, "log_softmax"),
        ("CrossEntropyLoss", (2,), TWO, "logits"),
        ("BCEWithLogitsLoss", (1,), TWO, "logits"),
        ("BCEWithLogitsLoss", (1,), TWO, "sigmoid"),
        ("MSELoss", (2,), REAL, "logits"),
        ("MSELoss", (2,), REAL, "sigmoid"),
    ],
)
def test_what_fits_is_accepted(name, output, target, ending):
    loss, _ = bind_values(LOSSES[name], {})
    loss.check(Shape(output), target, ending)
    assert loss.width(target) == output[0]


@pytest.mark.parametrize(
    ("layers", "code"),
    [
        ([("Linear", {"out_features": 12})], "loss-classes"),
        ([("Linear", {"out_features": 3}), ("Sigmoid", {})], "loss-ending"),
    ],
)
def test_the_repair_of_a_wrong_end_mends_it(layers, code):
    document = chain((4,), layers, Entry("Iris"))
    (problem,) = [one for one in found(document).problems if one.code.startswith("loss")]
    assert problem.code == code
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert not found(mended).errors


def test_other_data_offer_a_loss_that_fits_them():
    document = chain((10,), [("Linear", {"out_features": 1})], Entry("Diabetes"))
    (problem,) = [one for one in found(document).problems if one.code == "loss-task"]
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert mended.recipe.steps[0].loss.type == "MSELoss"
    assert not found(mended).errors


def test_ten_classes_offer_another_loss_than_the_binary_one():
    document = recipe_edits.choose(mlp(outputs=1), "loss", "BCEWithLogitsLoss")
    (problem,) = [one for one in found(document).problems if one.code == "loss-binary"]
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert mended.recipe.steps[0].loss.type == "CrossEntropyLoss"


def test_nesterov_without_momentum_is_repaired_in_the_recipe():
    document = recipe_edits.choose(mlp(), "optimizer", "SGD")
    document = recipe_edits.set_recipe_param(document, "optimizer", "nesterov", True)
    (problem,) = [one for one in found(document).problems if one.code == "optimizer-nesterov"]
    assert problem.field == "optimizer.nesterov"
    for repair in problem.repairs:
        assert not found(repairs.apply(document, problem, repair)).errors


@pytest.mark.parametrize("name", list(OPTIMIZERS))
@pytest.mark.parametrize("rate", [0, -1e-3, 1e4, "fast", float("nan")])
def test_a_learning_rate_that_is_none_is_refused(name, rate):
    bound, problems = bind_values(OPTIMIZERS[name], {"lr": rate})
    assert bound is None
    assert [problem.field for problem in problems] == ["lr"]


def test_the_first_loss_of_each_task_is_its_default():
    first = {}
    for name, loss in LOSSES.items():
        for task in loss.tasks:
            first.setdefault(task, name)
    classes = dict.fromkeys(("classification", "segmentation"), "CrossEntropyLoss")
    assert first == {**classes, "regression": "MSELoss"}
