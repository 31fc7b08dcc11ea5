"""Forecast against what is measured: bytes of tensors, the peak of a process, seconds of an epoch.

A table for people on standard error, and the rows of every benchmark.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import Any

from studio import catalogue
from studio.estimates import measure, try_batch
from studio.graph.model import Document, Entry
from studio.graph.recipe_edits import set_recipe_param
from studio.jobs import Jobs
from studio.project import Project
from tests.benchmarks.rows import report
from tests.conformance.forecasts import measured, opened
from tests.documents import chain

TICK = 0.1
"""Seconds between two looks into the mailbox, as the window has them."""
SECONDS = 6.0

ROOM = 2.5e9
"""Bytes for which the largest batch is looked for; not all that is free: others work here too."""

WIDE = [("Linear", {"out_features": 512}), ("ReLU", {}), ("Linear", {"out_features": 10})]


def documents() -> dict[str, Document]:
    """Networks of several kinds, at the batch sizes of their recipes but for the large ones."""
    flat = chain((1, 28, 28), [("Flatten", {}), *WIDE], Entry("Digits"), "Mlp")
    return {
        "digits": opened("digits"),
        "pytorch-cifar": opened("pytorch-cifar"),
        "mlp": flat,
        "resnet18 small": opened("resnet18", small=1),
        "transformer-rows": opened("transformer-rows"),
        "lstm-rows": opened("lstm-rows"),
    }


def large() -> dict[str, Document]:
    """Networks whose training takes more than 500 MB."""
    whole = {
        "resnet18, batch 16": (opened("resnet18"), 16),
        "resnet50, batch 8": (opened("resnet50"), 8),
        "vgg16, batch 2": (opened("vgg16"), 2),
        "densenet121, batch 8": (opened("densenet121"), 8),
    }
    return {
        name: set_recipe_param(document, "settings", "batch_size", size)
        for name, (document, size) in whole.items()
    }


def _wait(jobs: Jobs, results: list[Any]) -> Any:
    while not results:
        jobs.wait(TICK)
        jobs.receive()
    assert not isinstance(results[0], Exception), str(results[0])
    return results[0]


def tensors(name: str, document: Document) -> None:
    """Bytes of parameters, gradients, optimizer state and what autograd keeps."""
    forecast = Project(document).forecast()
    batch = forecast.batch_size or 1
    said, real = forecast.memory(batch).tensors, measured(document, batch)
    _row(f"{name}: tensors of batch {batch}", said / 1e6, real / 1e6, "MB")
    report(f"{name}: tensors, forecast / measured", said / real, "", 1.1, "lower")


def peak(name: str, document: Document, jobs: Jobs) -> None:
    """The resident peak of a process of its own, and whether it lies in the range."""
    project = Project(document)
    memory = project.forecast().memory(project.forecast().batch_size or 1)
    results: list[Any] = []
    try_batch(jobs, project, memory.batch, lambda done, total: None, results.append)
    trial = _wait(jobs, results)
    assert trial.fits
    inside = memory.low <= trial.peak <= memory.high
    range_ = f"{memory.low / 1e6:,.0f} … {memory.high / 1e6:,.0f}"
    sys.stderr.write(
        f"{name + ': peak of the process':<44} {range_:>19} {trial.peak / 1e6:>10,.1f} MB"
        f"   {'in the range' if inside else 'OUTSIDE'}\n"
    )
    report(f"{name}: peak in the range", float(inside), "", 1.0, "higher")


def largest(name: str, document: Document, jobs: Jobs, room: float = ROOM) -> None:
    """The largest batch whose forecast fits into `room` bytes, and whether it did."""
    project = Project(document)
    batch = project.forecast().largest(int(room))
    results: list[Any] = []
    try_batch(jobs, project, batch, lambda done, total: None, results.append)
    trial = _wait(jobs, results)
    took = (trial.peak or 0) / room
    sys.stderr.write(
        f"{name + f': largest batch in {room / 1e9:g} GB':<44} {batch:>19,}"
        f" {(trial.peak or 0) / 1e6:>10,.1f} MB   {'fits' if trial.fits else 'DOES NOT FIT'}\n"
    )
    report(f"{name}: largest batch, part of the room that it took", took, "", 1.0, "lower")


def seconds(name: str, document: Document, jobs: Jobs) -> None:
    """An epoch as it is forecast before and after a run (their mean), and as the run took it.

    Of the run the first epoch does not count; there are as many more as take some seconds.
    """
    project = Project(set_recipe_param(document, "settings", "epochs", 1_000))
    said = [_measured_epoch(project, jobs)]
    jobs.train(project)
    ends = list[float]()
    while len(ends) < 3 or ends[-1] - ends[0] < SECONDS:
        jobs.wait(TICK)
        jobs.receive()
        assert jobs.running is not None, project.measurements.failure
        count = len(project.measurements.series("validation/loss")[0])
        ends += [time.perf_counter()] * (count - len(ends))
    while jobs.running is not None:
        jobs.stop()
        jobs.wait(TICK)
        jobs.receive()
    said.append(_measured_epoch(project, jobs))
    real = (ends[-1] - ends[0]) / (len(ends) - 1)
    _row(f"{name}: an epoch", sum(said) / 2, real, "s")
    report(f"{name}: epoch, forecast / measured", sum(said) / 2 / real, "", 1.3, "lower")


def _measured_epoch(project: Project, jobs: Jobs) -> float:
    results = list[Any]()
    measure(jobs, project, results.append)
    seconds: float = _wait(jobs, results).epoch
    return seconds


def _row(name: str, said: float, real: float, unit: str) -> None:
    sys.stderr.write(f"{name:<44} {said:>19,.3f} {real:>10,.3f} {unit:<4} {said / real:>7.3f}\n")


def main(*only: str) -> None:
    """`only`: names of the networks; all of them without."""
    catalogue.fill()
    head = f"{'':<44} {'forecast':>19} {'measured':>10}      {'ratio':>7}\n"
    sys.stderr.write(head)
    jobs = Jobs()
    for name, document in documents().items():
        if not only or name in only:
            tensors(name, document)
            seconds(name, document, jobs)
    for name, document in large().items():
        if not only or name in only:
            tensors(name, document)
            peak(name, replace(document, id=""), jobs)
    if not only or "largest" in only:
        largest("resnet18", opened("resnet18"), jobs)
    assert jobs.close(20.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
