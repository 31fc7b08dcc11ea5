"""A class for each pixel, and pictures as the target: what fits, what is refused, what counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph import repairs
from studio.graph.binding import bind_recipe
from studio.graph.model import Entry, Recipe, Step
from studio.graph.program import lower
from tests.documents import chain, found

catalogue.fill()

SIZE = 16


def _document(layers, loss="BCEWithLogitsLoss", goal="mask"):
    data = Entry("Shapes", {"size": SIZE, "goal": goal})
    recipe = Recipe((Step(loss=Entry(loss)),))
    return replace(chain((3, SIZE, SIZE), layers, data), recipe=recipe)


def _conv(channels, padding=1):
    return ("Conv2d", {"out_channels": channels, "kernel_size": 3, "padding": padding})


def _problem(document):
    (problem,) = [one for one in found(document).problems if one.severity == "error"]
    return problem


@pytest.mark.parametrize(
    ("layers", "loss", "goal"),
    [
        ([_conv(1)], "BCEWithLogitsLoss", "mask"),
        ([_conv(1), ("Sigmoid", {})], "BCEWithLogitsLoss", "mask"),
        ([_conv(2)], "CrossEntropyLoss", "mask"),
        ([_conv(2), ("Softmax2d", {})], "CrossEntropyLoss", "mask"),
        ([_conv(3), ("Sigmoid", {})], "MSELoss", "picture"),
        ([_conv(3)], "L1Loss", "picture"),
    ],
)
def test_a_network_that_keeps_the_size_fits(layers, loss, goal):
    assert not found(_document(layers, loss, goal)).problems


@pytest.mark.parametrize(
    ("layers", "loss", "goal", "words"),
    [
        ([_conv(4)], "CrossEntropyLoss", "mask", "2 classes, but the network has 4"),
        ([_conv(2)], "BCEWithLogitsLoss", "mask", "needs one output; the network has 2"),
        ([_conv(8)], "MSELoss", "picture", "3 channels, the network gives 8"),
    ],
)
def test_another_number_of_channels_is_set_right_at_the_last_convolution(layers, loss, goal, words):
    document = _document(layers, loss, goal)
    problem = _problem(document)
    assert problem.code == "loss-classes"
    assert words in str(problem.text)
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert not found(mended).problems


@pytest.mark.parametrize("loss", ["CrossEntropyLoss", "BCEWithLogitsLoss"])
def test_a_picture_that_has_shrunk_is_told_in_pixels(loss):
    problem = _problem(_document([_conv(1, padding=0)], loss))
    assert problem.code == "loss-pixels"
    assert "16×16 pixels" in str(problem.text)
    assert "1×14×14" in str(problem.text)


def test_a_loss_for_numbers_is_exchanged_for_the_one_that_fits_at_once():
    for channels, fitting in ((1, "BCEWithLogitsLoss"), (2, "CrossEntropyLoss")):
        document = _document([_conv(channels)], "MSELoss")
        problem = _problem(document)
        assert problem.code == "loss-task"
        mended = repairs.apply(document, problem, problem.repairs[0])
        assert mended.recipe.steps[0].loss.type == fitting
        assert not found(mended).problems


def _computed(document, output, target):
    """The step's loss and report for a network that gives `output`."""
    compiled = compile_program(lower(document, found(document), bind_recipe(document)[0]))
    fixed = torch.nn.Module()
    fixed.forward = fixed.logits = lambda x: output
    _, report = compiled.steps["train"]({"net": fixed}, {"input": output, "target": target})
    return {name: value.item() for name, value in report.items()}


def test_accuracy_counts_pixels_and_iou_areas():
    """3 of 4 pixels are right; of the 2 pixels that are named or true, 1 is both."""
    target = torch.zeros(2, SIZE, SIZE, dtype=torch.uint8)
    target[:, :8] = 1
    output = torch.full((2, 1, SIZE, SIZE), -1.0)
    output[:, :, :4] = 1.0
    report = _computed(_document([_conv(1)]), output, target)
    assert report["accuracy"] == pytest.approx(0.75)
    assert report["iou"] == pytest.approx(0.5)
    logits = output.squeeze(1)
    expected = torch.nn.BCEWithLogitsLoss()(logits, target.float()).item()
    assert report["loss"] == pytest.approx(expected)


def test_iou_of_a_picture_without_any_area_is_zero_and_finite():
    output = torch.full((1, 2, SIZE, SIZE), 0.0)
    output[:, 0] = 1.0
    target = torch.zeros(1, SIZE, SIZE, dtype=torch.uint8)
    report = _computed(_document([_conv(2)], "CrossEntropyLoss"), output, target)
    assert report["iou"] == 0.0
    assert report["accuracy"] == 1.0


def test_the_loss_of_a_picture_is_its_mean_squared_distance():
    document = _document([_conv(3), ("Sigmoid", {})], "MSELoss", "picture")
    target = torch.rand(2, 3, SIZE, SIZE)
    report = _computed(document, target + 0.1, target)
    assert report["loss"] == pytest.approx(0.01, rel=1e-4)
    assert report["mae"] == pytest.approx(0.1, rel=1e-4)


def test_a_softmax_of_a_single_channel_is_a_problem():
    assert _problem(_document([_conv(1), ("Softmax", {})])).code == "loss-ending"
