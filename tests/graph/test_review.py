"""The document against data and recipe: each mismatch names itself, and its repair mends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits, recipe_edits, repairs
from studio.graph.model import Document, Entry, Ref
from tests.documents import chain, found, lenet, mlp


def _repaired(document: Document, code: str) -> Document:
    """The document after the first repair of the one problem with `code`."""
    problems = [p for p in found(document).problems if p.code == code]
    assert len(problems) == 1, [str(p.text) for p in found(document).problems]
    return repairs.apply(document, problems[0], problems[0].repairs[0])


def test_twelve_outputs_for_ten_classes_are_mended_by_one_button() -> None:
    wrong = edits.set_param(lenet(), "n11", "out_features", 12)
    mended = _repaired(wrong, "loss-classes")
    assert found(mended).problems == ()
    assert str(found(mended).leaves()[-1].output) == "10"


def test_another_image_size_is_a_problem_of_the_input() -> None:
    small = replace(lenet(), data=Entry("Digits", {"size": 8}))
    mended = _repaired(small, "input-shape")
    assert mended.node("n1").params["shape"] == (1, 8, 8)


def test_a_loss_for_numbers_does_not_fit_classes() -> None:
    wrong = recipe_edits.choose(mlp(), "loss", "MSELoss")
    assert found(_repaired(wrong, "loss-task")).problems == ()


def test_deleting_flatten_offers_it_again() -> None:
    without = edits.remove_joined(lenet(), ["n8"])
    problems = found(without).problems
    assert problems[0].repairs[0].edit == "insert_before"
    mended = repairs.apply(without, problems[0], problems[0].repairs[0])
    assert found(mended).problems == ()
    assert found(mended).parameters == 106_122


def test_a_typed_size_that_does_not_fit_is_set_to_auto() -> None:
    wrong = edits.set_param(lenet(), "n9", "in_features", 100)
    assert found(_repaired(wrong, "size-mismatch")).problems == ()


@pytest.mark.parametrize("index", [0, 1])
def test_a_batch_of_one_and_batch_statistics_have_two_ways_out(index: int) -> None:
    layers = [("Linear", {"out_features": 8}), ("BatchNorm1d", {}), ("Linear", {"out_features": 3})]
    document = chain((4,), layers, Entry("Iris"))
    single = recipe_edits.set_recipe_param(document, "settings", "batch_size", 1)
    problems = [p for p in found(single).problems if p.code == "batch-of-one"]
    assert problems[0].severity == "error"
    mended = repairs.apply(single, problems[0], problems[0].repairs[index])
    assert found(mended).problems == ()


def test_a_wrong_field_of_the_recipe_names_its_part() -> None:
    wrong = recipe_edits.set_recipe_param(mlp(), "optimizer", "lr", -1)
    problems = found(wrong).problems
    assert [p.field for p in problems] == ["optimizer.lr"]


def test_a_cut_chain_is_mended_by_wiring_its_loose_end() -> None:
    cut = edits.remove(lenet(), ["n8"])
    joined = _repaired(cut, "input-missing")
    assert joined.node("n9").inputs == (Ref("n7"),)
    problems = found(joined).problems
    mended = repairs.apply(joined, problems[0], problems[0].repairs[0])
    assert found(mended).problems == ()
    assert found(mended).parameters == 106_122
