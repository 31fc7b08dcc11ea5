"""What the shipped recipes reach on data that the network has never seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from studio.graph import recipe_edits
from studio.graph.binding import bind_data
from studio.graph.model import Entry
from studio.graph.storage import loads
from studio.project import Project, read_text
from studio.templates import template
from tests.documents import chain
from tests.engine.runs import engine, project_of, trained


def _accuracy(project: Project) -> float:
    """On the test part, after the whole recipe."""
    with engine() as jobs:
        trained(jobs, project)
    assert project.measurements.state == "finished"
    return project.measurements.final["test"]["accuracy"]


def _template(name: str, seed: int = 0) -> Project:
    document = replace(loads(read_text(template(name).file)), id="")
    return Project(recipe_edits.set_recipe_param(document, "settings", "seed", seed))


@pytest.mark.parametrize("seed", range(5))
def test_the_digits_are_read_whatever_the_seed(seed: int) -> None:
    assert _accuracy(_template("digits", seed)) >= 0.97


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("pytorch-cifar", 0.90),
        ("spirals", 0.95),
        ("xor-mlp", 0.95),
        ("x-and-o", 0.95),
        ("neuron", 1.0),
        ("perceptron", 1.0),
    ],
)
def test_a_template_learns(name: str, least: float) -> None:
    assert _accuracy(_template(name)) >= least


def test_a_small_network_knows_the_wines() -> None:
    layers = [("Linear", {"out_features": 16}), ("ReLU", {}), ("Linear", {"out_features": 3})]
    document = chain((13,), layers, Entry("Wine"))
    assert _accuracy(project_of(document, epochs=40, batch_size=16, lr=0.01)) >= 0.97


def test_the_curve_is_fitted() -> None:
    project = _template("regression")
    with engine() as jobs:
        trained(jobs, project)
    assert project.measurements.final["test"]["loss"] < 0.03


def _short(name: str, count: int, epochs: int) -> Project:
    """The shipped network on fewer samples, for a shorter time."""
    document = replace(loads(read_text(template(name).file)), id="")
    document = recipe_edits.set_recipe_param(document, "data", "count", count)
    return Project(recipe_edits.set_recipe_param(document, "settings", "epochs", epochs))


def _test_part(project: Project) -> np.ndarray:
    data, _ = bind_data(project.document)
    assert data is not None
    return data.load().parts["test"]["target"]


@pytest.mark.parametrize("name", ["autoencoder", "vae"])
def test_a_picture_that_comes_back_is_nearer_than_its_mean_colour(name: str) -> None:
    project = _short(name, count=800, epochs=8)
    with engine() as jobs:
        trained(jobs, project)
    pictures = _test_part(project)
    mean_colour = pictures.mean((2, 3), keepdims=True)
    assert project.measurements.final["test"]["loss"] < ((pictures - mean_colour) ** 2).mean()


def test_masks_are_better_than_calling_every_pixel_a_shape() -> None:
    project = _short("unet", count=200, epochs=4)
    with engine() as jobs:
        trained(jobs, project)
    everything = (_test_part(project) > 0).mean()
    assert project.measurements.final["test"]["iou"] > everything + 0.05
