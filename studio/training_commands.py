"""Commands that need the engine or the window: train, export, screenshot."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import loading
from studio.commands import TICK, Answer, measure_own, tell, until, with_settings
from studio.estimates import free_memory, in_this_process, measure
from studio.exchange.exporter import format_of
from studio.jobs import Jobs
from studio.project import Project
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.workspace import Workspace

if TYPE_CHECKING:
    from rich.progress import Progress


def train(arguments: Namespace) -> Answer:
    """Train a file to the end; `metrics` holds the last values of each split."""
    workspace = Workspace()
    project = workspace.open(Path(arguments.file), quietly=True)
    chosen = {name: getattr(arguments, name) for name in ("epochs", "device", "seed", "mode")}
    with_settings(project, chosen)
    folder = Path(arguments.out) if arguments.out else None
    start = time.perf_counter()
    try:
        measure_own(workspace.jobs, project)
        if arguments.weights:
            tell(arguments, str(_load(workspace.jobs, project, Path(arguments.weights))))
        _train(workspace.jobs, project, folder)
    finally:
        workspace.shut(10.0)
    answer = {
        "run": str(project.run.folder) if project.run else None,
        "seconds": round(time.perf_counter() - start, 3),
        "metrics": project.measurements.final,
    }
    for split, values in project.measurements.final.items():
        shown = "  ".join(f"{name} {value:.4g}" for name, value in values.items())
        tell(arguments, f"{split:<12} {shown}")
    if project.measurements.unwritten:
        text = translate("Command", "The run's weights are not in {folder}.", folder=answer["run"])
        sys.stderr.write(f"{text}\n")
        return 1, answer
    tell(arguments, str(answer["run"]))
    return 0, answer


def _load(jobs: Jobs, project: Project, file: Path) -> Message:
    """Begin with the weights of `file`, by name or, where no name is known, by order and shape."""
    found: list[Any] = []
    loading.look(jobs, project, file, found.append)
    until(jobs, lambda: bool(found))
    if not isinstance(found[0], Refused):
        loading.take(jobs, project, found[0], found[0].best.how, found.append)
        until(jobs, lambda: len(found) > 1)
    if isinstance(found[-1], Refused):
        raise found[-1]
    said: Message = found[-1]
    return said


def _train(jobs: Jobs, project: Project, folder: Path | None) -> None:
    """Returns when the run has ended. Raises Refused with the reason when it failed."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[numbers]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr)) as progress:
        jobs.train(project, folder=folder)
        _follow(jobs, project, progress)
    failure = project.measurements.failure
    if failure is not None:
        raise Refused(failure.code, failure.text)


def _follow(jobs: Jobs, project: Project, progress: Progress) -> None:
    task = progress.add_task(project.title, total=None, numbers="")
    told = 0
    while jobs.running is not None:
        jobs.wait(TICK)
        jobs.receive()
        seen = project.measurements
        for text in seen.troubles[told:]:
            progress.console.print(str(text), markup=False, highlight=False, soft_wrap=True)
        told = len(seen.troubles)
        progress.update(task, total=seen.steps or None, completed=seen.step, numbers=_line(project))


def _line(project: Project) -> str:
    seen = project.measurements
    parts = [f"epoch {seen.epoch}/{seen.epochs}"]
    for name in seen.names():
        if name in ("train/loss", "validation/accuracy"):
            _, values = seen.series(name)
            parts += [f"{name} {values[-1]:.4g}"] if len(values) else []
    return " · ".join(parts)


def cost(arguments: Namespace) -> Answer:
    """What training takes: memory as a range, with a measurement or a trial if asked for."""
    workspace = Workspace()
    project = workspace.open(Path(arguments.file), quietly=True)
    try:
        measure_own(workspace.jobs, project)
        forecast, free = project.forecast(), free_memory(project)
        memory = forecast.memory(arguments.batch or forecast.batch_size or 1)
        largest = None if free is None else forecast.largest(free)
        answer: dict[str, Any] = {"memory": asdict(memory), "free": free, "largest": largest}
        tell(arguments, f"batch of {memory.batch}: {_size(memory.low)} to {_size(memory.high)}")
        if largest is not None and free is not None:
            tell(arguments, f"{_size(free)} are free: largest batch that fits {largest:,}")
        if arguments.measure:
            answer["timing"] = _timing(workspace.jobs, project, arguments)
        if getattr(arguments, "try"):
            answer["trial"] = asdict(in_this_process(project, memory.batch))
            tell(arguments, f"two updates took {_size(answer['trial']['peak'] or 0)}")
    finally:
        workspace.shut(10.0)
    return 0, answer


def _timing(jobs: Jobs, project: Project, arguments: Namespace) -> dict[str, Any]:
    results: list[Any] = []
    measure(jobs, project, results.append)
    until(jobs, lambda: bool(results))
    if isinstance(results[0], Refused):
        raise results[0]
    timing = asdict(results[0])
    paths = project.program().paths
    timing["nodes"] = {paths[address]: seconds for address, seconds in timing["nodes"].items()}
    tell(arguments, f"{1000 * timing['step']:.3g} ms a step, {timing['epoch']:.3g} s an epoch")
    return timing


def _size(count: int) -> str:
    return f"{count / 1e9:.3g} GB" if count >= 1e9 else f"{count / 1e6:.3g} MB"


def export(arguments: Namespace) -> Answer:
    """Write one file or folder, read it back and say what was compared."""
    if arguments.to in ("svg", "png"):
        return _picture(arguments)
    workspace = Workspace()
    project = workspace.open(Path(arguments.file), quietly=True)
    reports: list[Any] = []
    try:
        format_of(arguments.to)
        if arguments.run:
            workspace.jobs.attach_run(project, Path(arguments.run))
            _check_own(project)
        else:
            workspace.jobs.attach_latest_run(project)
        measure_own(workspace.jobs, project)
        workspace.jobs.export(project, arguments.to, Path(arguments.out), reports.append)
        until(workspace.jobs, lambda: bool(reports))
    finally:
        workspace.shut(10.0)
    report = reports[0]
    if isinstance(report, Refused):
        raise report
    tell(arguments, str(report.text))
    return 0, {
        "target": str(arguments.out),
        "text": str(report.text),
        "difference": report.difference,
    }


def _check_own(project: Project) -> None:
    """A copy of a project has another id, but the same text. Raises Refused: `run-other`."""
    run = project.run
    if run is None or run.document().id == project.document.id:
        return
    if project.findings.errors or project.program().sha256 != run.sha256:
        text = translate(
            "Command",
            "The run {folder} is of another project: give one of {title}, or none for its newest.",
            folder=run.folder.name,
            title=project.title,
        )
        raise Refused("run-other", text)


def _picture(arguments: Namespace) -> Answer:
    from studio import app

    app.draw_network(Path(arguments.file), Path(arguments.out), arguments.to)
    tell(arguments, str(arguments.out))
    return 0, {"target": str(arguments.out)}


def screenshot(arguments: Namespace) -> Answer:
    """The real window, rendered offscreen."""
    from studio import app

    width, _, height = arguments.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise Refused("size", translate("Commands", "--size is written like 1600x1000."))
    app.screenshot(
        Path(arguments.file),
        Path(arguments.out),
        theme=arguments.theme,
        language=arguments.language,
        size=(int(width), int(height)),
        panel=arguments.panel,
    )
    tell(arguments, str(arguments.out))
    return 0, {"target": str(arguments.out)}
