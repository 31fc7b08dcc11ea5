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
    cut = edits.remove(lenet(), ["n6"])
    joined = _repaired(cut, "input-missing")
    assert joined.node("n7").inputs == (Ref("n5"),)
    assert found(joined).problems == ()


def test_a_deleted_flatten_comes_back_into_its_gap_with_both_wires_by_one_button() -> None:
    cut = edits.remove(lenet(), ["n8"])
    (problem,) = found(cut).problems
    assert "32×7×7" in str(problem.text)
    assert "Flatten" in str(problem.text)
    mended = repairs.apply(cut, problem, problem.repairs[0])
    assert found(mended).problems == ()
    assert found(mended).parameters == 106_122
    new = mended.view[mended.node("n9").inputs[0].node]
    assert mended.view["n7"].x < new.x < mended.view["n9"].x


def test_a_typed_size_behind_a_gap_is_asked_about_before_a_flatten_is() -> None:
    cut = edits.set_param(edits.remove(lenet(), ["n10"]), "n11", "in_features", 7)
    joined = _repaired(cut, "input-missing")
    assert [p.code for p in found(joined).problems] == ["size-mismatch"]


def test_a_deleted_output_or_input_is_put_back_with_its_wire() -> None:
    without = edits.remove(lenet(), ["n12"])
    assert {p.code for p in found(without).problems} == {"network-no-output"}
    assert found(_repaired(without, "network-no-output")).problems == ()
    without = edits.remove(lenet(), ["n1"])
    assert {p.code for p in found(without).problems} == {"network-no-input", "input-missing"}
    mended = _repaired(without, "network-no-input")
    assert found(mended).problems == ()
    assert mended.network().of_type("Input")[0].params["shape"] == (1, 28, 28)
    assert _repaired(without, "input-missing") == mended


@pytest.mark.parametrize(
    ("added", "warned"),
    [
        (("ReLU",), "ReLU"),
        (("Softmax",), None),
        (("LogSoftmax",), None),
        (("Softmax", "Softmax"), "Softmax"),
        (("ReLU", "Softmax"), "ReLU"),
        (("Tanh",), "Tanh"),
    ],
)
def test_an_activation_between_the_last_numbers_and_the_loss_is_warned_of(
    added: tuple[str, ...], warned: str | None
) -> None:
    document = lenet()
    for type_name in reversed(added):
        document = edits.add_after(document, "n11", type_name)
    problems = found(document).problems
    assert [p.code for p in problems] == ([] if warned is None else ["ending-squeezed"])
    if warned is not None:
        assert problems[0].severity == "warning"
        node = document.node(problems[0].address[-1])
        assert node is not None
        assert node.type == warned
        assert found(_repaired(document, "ending-squeezed")).problems == ()


def test_an_empty_network_says_what_it_needs_and_has_no_button() -> None:
    empty = edits.remove(lenet(), list(lenet().network().nodes))
    problems = found(empty).problems
    assert {p.code for p in problems} == {"network-no-input", "network-no-output"}
    assert not any(p.repairs for p in problems)


def test_a_layer_for_pictures_among_vectors_is_deleted() -> None:
    wrong = edits.add_after(lenet(), "n10", "MaxPool2d")
    assert found(_repaired(wrong, "shape-rank")).problems == ()


def test_a_batch_norm_of_vectors_among_pictures_becomes_the_one_for_pictures() -> None:
    wrong = edits.add_after(lenet(), "n2", "BatchNorm1d")
    mended = _repaired(wrong, "shape-rank")
    assert found(mended).problems == ()
    assert "BatchNorm2d" in [node.type for node in mended.network().nodes.values()]


@pytest.mark.parametrize(
    ("field", "value", "offered"),
    [("stride", 0, 1), ("stride", -2, 1), ("out_channels", 0, 1), ("out_channels", "many", 16)],
)
def test_a_wrong_field_is_named_with_its_value_and_a_way_out(
    field: str, value: int | str, offered: int
) -> None:
    (problem,) = found(edits.set_param(lenet(), "n2", field, value)).problems
    assert str(value) in str(problem.text)
    assert field in str(problem.text) or "“many”" in str(problem.text)
    mended = repairs.apply(lenet(), problem, problem.repairs[0])
    assert mended.node("n2").params.get(field, offered) == offered
    assert found(mended).problems == ()


@pytest.mark.parametrize("rate", [0, -1, "fast"])
def test_an_impossible_learning_rate_has_a_way_out(rate: int | str) -> None:
    wrong = recipe_edits.set_recipe_param(lenet(), "optimizer", "lr", rate)
    (problem,) = found(wrong).problems
    assert str(rate) in str(problem.text)
    assert found(repairs.apply(wrong, problem, problem.repairs[0])).problems == ()


def test_a_kernel_that_is_too_large_becomes_one_that_leaves_something_to_see() -> None:
    wrong = edits.set_param(lenet(), "n5", "kernel_size", 31)
    mended = _repaired(wrong, "window-large")
    assert found(mended).problems == ()
