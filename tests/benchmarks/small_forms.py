"""Networks of the gallery, trained on Shapes: what they reach on test data, and how fast.

The deep ones in their small form; those that answer with a picture against a trivial answer.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from studio import catalogue
from studio.graph import recipe_edits
from studio.graph.binding import bind_data
from studio.graph.model import Document
from studio.graph.storage import loads
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.templates import template
from tests.benchmarks.rows import report

DEEP = ("alexnet", "vgg16", "resnet18", "googlenet", "vit-b16")


def trained(document: Document) -> Project:
    """A project whose training went to its end, as the command line does it."""
    jobs, project = Jobs(), Project(document)
    jobs.train(project)
    while jobs.running is not None:
        jobs.wait(0.2)
        jobs.receive()
    assert project.measurements.failure is None, project.measurements.failure
    assert jobs.close(20.0)
    return project


def measure(name: str, **settings: object) -> None:
    """Train the small form of a deep network; `settings` are for a quick try."""
    document = loads(read_text(template(name).file))
    document = replace(document, variables={**document.variables, "small": 1})
    for field, value in settings.items():
        part = "data" if field == "count" else "settings"
        document = recipe_edits.set_recipe_param(document, part, field, value)
    start = time.perf_counter()
    reached = trained(document).measurements.final["test"]["accuracy"]
    seconds = time.perf_counter() - start
    report(f"{name}, small: test accuracy", reached, "", 0.9, "higher")
    report(f"{name}, small: data and training", seconds, "s", 120, "lower")


def measure_pictures(name: str) -> None:
    """The squared error against that of a picture of one colour, the mean of what is wanted."""
    project = trained(loads(read_text(template(name).file)))
    wanted = _wanted(project)
    trivial = float(((wanted - wanted.mean((2, 3), keepdims=True)) ** 2).mean())
    ratio = project.measurements.final["test"]["loss"] / trivial
    report(f"{name}: squared error by that of the mean colour", ratio, "", 1.0, "lower")


def measure_masks(name: str) -> None:
    """How far masks agree, against calling every pixel a shape."""
    project = trained(loads(read_text(template(name).file)))
    trivial = float((_wanted(project) > 0).mean())
    ratio = project.measurements.final["test"]["iou"] / trivial
    report(f"{name}: IoU by that of calling all a shape", ratio, "×", 1.0, "higher")


def _wanted(project: Project) -> np.ndarray:
    data, _ = bind_data(project.document)
    assert data is not None
    return data.load().parts["test"]["target"]


def main() -> None:
    catalogue.fill()
    for name in DEEP:
        measure(name)
    for name in ("autoencoder", "vae"):
        measure_pictures(name)
    measure_masks("unet")


if __name__ == "__main__":
    main()
