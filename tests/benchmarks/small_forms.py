"""The deep networks of the gallery in their small form, trained on Shapes: accuracy and seconds."""

from __future__ import annotations

import time
from dataclasses import replace

from studio import catalogue
from studio.graph import recipe_edits
from studio.graph.storage import loads
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.templates import template
from tests.benchmarks.rows import report

NETWORKS = ("alexnet", "vgg16", "resnet18", "googlenet", "vit-b16")


def measure(name: str, **settings: object) -> None:
    """Train the small form to its end, as the command line does; `settings` are for a quick try."""
    document = loads(read_text(template(name).file))
    document = replace(document, variables={**document.variables, "small": 1})
    for field, value in settings.items():
        part = "data" if field == "count" else "settings"
        document = recipe_edits.set_recipe_param(document, part, field, value)
    jobs, project = Jobs(), Project(document)
    start = time.perf_counter()
    jobs.train(project)
    while jobs.running is not None:
        jobs.wait(0.2)
        jobs.receive()
    seconds, told = time.perf_counter() - start, project.measurements
    assert told.failure is None, told.failure
    report(f"{name}, small: test accuracy", told.final["test"]["accuracy"], "", 0.9, "higher")
    report(f"{name}, small: data and training", seconds, "s", 120, "lower")
    assert jobs.close(20.0)


def main() -> None:
    catalogue.fill()
    for name in NETWORKS:
        measure(name)


if __name__ == "__main__":
    main()
