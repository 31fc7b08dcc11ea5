"""What the network says of a part and of an input made by hand: what a plain pass gives."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.engine import budget, predicting
from studio.engine.answers import Turns
from studio.engine.looking import answer
from studio.engine.wishes import Describing, Given, Predicting, Trying, Want
from studio.graph import recipe_edits
from studio.graph.model import Entry
from tests.documents import chain
from tests.engine.runs import view_of

WINE = [("Linear", {"out_features": 8}), ("Dropout", {}), ("Linear", {"out_features": 3})]


@pytest.mark.parametrize("ending", [None, "Softmax", "LogSoftmax"])
def test_probabilities_of_a_part_whatever_the_network_ends_in(ending: str | None) -> None:
    layers = [*WINE, *([(ending, {})] if ending else [])]
    view = view_of(chain((13,), layers, Entry("Wine")))
    found = answer(view, [Predicting("test")])[Predicting("test")]
    part = view.feed.parts["test"]
    net = view.network.eval()
    with torch.no_grad():
        output = net(part["input"])
    expected = {None: output.softmax(1), "Softmax": output, "LogSoftmax": output.exp()}[ending]
    np.testing.assert_allclose(found.outputs, expected.numpy(), rtol=1e-5, atol=1e-7)
    np.testing.assert_array_equal(found.targets, part["target"].numpy())
    assert (found.step, found.text_sha) == (7, view.sha256)
    np.testing.assert_allclose(found.outputs.sum(axis=1), 1.0, rtol=1e-5)
    assert np.ptp(found.outputs, axis=0).max() > 1e-3, "the output moves with the input"


def test_one_output_for_two_classes_gives_both_probabilities() -> None:
    document = chain((30,), [("Linear", {"out_features": 1})], Entry("BreastCancer"))
    document = recipe_edits.choose(document, "loss", "BCEWithLogitsLoss")
    view = view_of(document)
    found = answer(view, [Predicting("test")])[Predicting("test")]
    assert found.outputs.shape[1] == 2
    np.testing.assert_allclose(found.outputs.sum(axis=1), 1.0, rtol=1e-6)


def test_a_class_for_each_pixel_has_probabilities_and_a_large_part_is_cut(monkeypatch) -> None:
    data = Entry("Shapes", {"size": 16, "count": 200, "goal": "mask"})
    document = chain((3, 16, 16), [("Conv2d", {"out_channels": 1, "kernel_size": 1})], data)
    view = view_of(recipe_edits.choose(document, "loss", "BCEWithLogitsLoss"))
    wish = Predicting("test")
    found = answer(view, [wish])[wish]
    assert found.outputs.shape == (30, 2, 16, 16)
    np.testing.assert_allclose(found.outputs.sum(axis=1), 1.0, rtol=1e-6)
    with torch.no_grad():
        sure = view.network(view.feed.parts["test"]["input"])[:, 0] > 0
    assert ((found.outputs.argmax(axis=1) == 1) == sure.numpy()).all()
    monkeypatch.setattr(predicting, "MOST_NUMBERS", 2 * 16 * 16 * 7)
    cut = answer(view, [wish])[wish]
    assert len(cut.outputs) == len(cut.inputs) == len(cut.targets) == 7


def test_a_picture_comes_as_the_network_gives_it() -> None:
    data = Entry("Shapes", {"size": 16, "count": 100, "goal": "picture"})
    document = chain((3, 16, 16), [("Conv2d", {"out_channels": 3, "kernel_size": 1})], data)
    view = view_of(recipe_edits.choose(document, "loss", "MSELoss"))
    found = answer(view, [Predicting("test")])[Predicting("test")]
    np.testing.assert_array_equal(found.targets, found.inputs)
    with torch.no_grad():
        plain = view.network(view.feed.parts["test"]["input"]).numpy()
    np.testing.assert_allclose(found.outputs, plain, rtol=1e-5, atol=1e-6)
    assert view.feed.sample(3)[2] == ""


def test_numbers_are_in_the_units_of_the_target() -> None:
    document = chain((10,), [("Linear", {"out_features": 1})], Entry("Diabetes"))
    view = view_of(recipe_edits.choose(document, "loss", "MSELoss"))
    found = answer(view, [Predicting("test")])[Predicting("test")]
    scale = view.feed.loaded.target_scale
    assert scale is not None
    with torch.no_grad():
        plain = view.network(view.feed.parts["test"]["input"]).numpy()
    np.testing.assert_allclose(found.outputs, plain * scale.std[0] + scale.mean[0], rtol=1e-5)


def test_a_sample_that_is_given_by_hand_gets_the_answer_of_the_sample() -> None:
    view = view_of(chain((13,), WINE, Entry("Wine")))
    raw = np.asarray(view.feed.loaded.parts["test"]["input"])
    whole = answer(view, [Predicting("test")])[Predicting("test")].outputs
    tries = [Trying(Given(raw[i])) for i in range(4)]
    found = answer(view, tries)
    for index, trying in enumerate(tries):
        np.testing.assert_allclose(found[trying].outputs, whole[index], rtol=1e-4, atol=1e-6)


def test_an_input_of_another_shape_gets_no_answer() -> None:
    view = view_of(chain((13,), WINE, Entry("Wine")))
    assert answer(view, [Trying(Given(np.zeros(5, np.float32)))]) == {}


def test_each_kind_of_wish_has_its_own_turn() -> None:
    """What takes long does not keep the others waiting; what is new is answered at once."""
    turns = Turns()
    want, predicting = Want(("n1",)), Predicting()
    assert len(turns.due(frozenset({want, predicting}), 1, free=False)) == 2
    with turns.spending([predicting]):
        sum(range(200_000))
    assert turns.due(frozenset({want, predicting}), 2, free=False) == [[want]]
    assert turns.due(frozenset({want, predicting}), 2, free=True) == [[predicting]]
    assert turns.due(frozenset({want, predicting}), 2, free=True) == []


def test_what_is_of_the_data_alone_is_told_once() -> None:
    turns, wishes = Turns(), frozenset({Describing()})
    assert turns.due(wishes, 1, free=False) == [[Describing()]]
    assert turns.due(wishes, 2, free=True) == []
    view = view_of(chain((13,), WINE, Entry("Wine")))
    one, other = (answer(view, wishes)[Describing()] for _ in range(2))
    assert one.shown is other.shown


def test_an_input_that_stays_is_looked_at_less_often_than_one_that_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hand that draws is answered at once, and takes more of the time than who only watches."""
    now = 1000.0
    monkeypatch.setattr(budget.time, "monotonic", lambda: now)
    monkeypatch.setattr(budget.time, "perf_counter", lambda: now)

    def share_of(change: bool) -> float:
        nonlocal now
        turns, given, spent, begin = Turns(), Given(np.zeros(1)), 0.0, now
        for step in range(2000):
            given = Given(np.zeros(1)) if change else given
            for wishes in turns.due(frozenset({Trying(given)}), step, free=False):
                with turns.spending(wishes):
                    now, spent = now + 0.02, spent + 0.02
            now += 0.05
        return spent / (now - begin)

    assert share_of(change=False) < 0.025
    assert 0.09 < share_of(change=True) < 0.13
