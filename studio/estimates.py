"""What only this computer can tell of a training: seconds, free memory, a batch that was tried.

Asked for while nothing is trained. Not here: what follows from the document (`graph.forecast`).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.data.survey import Watch
from studio.engine.memory import memory_free
from studio.engine.messages import Timing, Trial
from studio.engine.session import settle
from studio.jobs import Jobs, OnProgress
from studio.layers.custom import Custom
from studio.plans import plan_of
from studio.project import Project
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.workbench import Workbench

ROUND = 0.05
"""Seconds between two looks at whether the other process has ended."""
HALVES = 6
"""So often a smaller batch is tried where one did not fit."""
KEPT_FREE = 0.05
"""Part of the free memory that the forecast leaves to others."""


def free_memory(project: Project) -> int | None:
    """Bytes that training may take: of the device that was measured, else of this computer."""
    timing = project.timing
    if timing is not None and not timing.device.startswith("cpu"):
        return timing.free
    free = memory_free()
    return None if free is None else int(free * (1.0 - KEPT_FREE))


def measure(jobs: Jobs, project: Project, on_done: Callable[[Timing | Refused], None]) -> None:
    """Time a few updates of a fresh network; the project keeps the `Timing`.

    Raises:
        Refused: `problems`, `training` while any project is trained.
    """
    _need_idle(jobs)
    plan, document = plan_of(project, None), project.document
    project.measuring = True

    def work(bench: Workbench) -> Timing:
        return bench.time(plan)

    def done(result: Timing | Refused) -> None:
        project.measuring = False
        if not isinstance(result, Refused):
            project.keep_estimate(document, result)
        on_done(result)
        project.state_changed.emit()

    jobs.ask(work, done)
    project.state_changed.emit()


def try_batch(
    jobs: Jobs,
    project: Project,
    batch: int,
    on_progress: OnProgress,
    on_done: Callable[[Trial | Refused], None],
) -> Watch:
    """Try batches of `batch` samples in a process of its own; half as many where they do not fit.

    The project keeps the `Trial`: the largest batch that did fit, or that not even one sample does.
    `on_progress` is told each size that is tried.

    Raises:
        Refused: `problems`, `training` while any project is trained.
    """
    _need_idle(jobs)
    plan, document, own = plan_of(project, None), project.document, _own_files(project)

    def work(watch: Watch) -> Trial:
        size = batch
        for _ in range(HALVES):
            watch.progress(size, 0)
            found = _tried(plan.document, own, size, watch)
            if found.fits or size == 1:
                return found
            size = max(1, size // 2)
        return found

    def tell(size: int, total: int) -> None:
        project.trying = size
        on_progress(size, total)
        project.state_changed.emit()

    def done(result: Trial | Refused) -> None:
        project.trying = None
        if not isinstance(result, Refused):
            project.keep_estimate(document, result)
        on_done(result)
        project.state_changed.emit()

    project.trying = batch
    watch = jobs.aside(work, tell, done)
    project.state_changed.emit()
    return watch


def _own_files(project: Project) -> dict[str, str]:
    """Own code beside the project: the other process trusts these texts as this one does."""
    layers = [finding.layer for finding in project.findings.leaves()]
    files = {layer.file for layer in layers if isinstance(layer, Custom)}
    return {file: project.customs.code(file).text for file in files}


def _need_idle(jobs: Jobs) -> None:
    if jobs.running is not None:
        text = translate(
            "Estimates", "A network is being trained: what is measured now would be too slow."
        )
        raise Refused("training", text)


def _tried(document: str, own: Mapping[str, str], batch: int, watch: Watch) -> Trial:
    """Raises Refused: `cancelled`, and whatever stops the trial but a lack of memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trial.loom"
        file.write_text(document, encoding="utf-8")
        for name, text in own.items():
            (file.parent / name).write_bytes(text.encode())
        arguments = ["cost", str(file), "--batch", str(batch), "--try", "--json"]
        begin = time.monotonic()
        with subprocess.Popen(
            [*_ourselves(), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            text=True,
            encoding="utf-8",
        ) as process:
            try:
                said = _answer(process, watch)
            except BaseException:
                process.kill()
                raise
        return _read(said, process.returncode, batch, time.monotonic() - begin)


def _ourselves() -> list[str]:
    """How the same program is started again: a packed one is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "studio"]


def _environment() -> dict[str, str]:
    """With this program's folder, wherever it was started from."""
    here = str(Path(__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": here if not known else os.pathsep.join((here, known))}


def _answer(process: subprocess.Popen[str], watch: Watch) -> str:
    while True:
        watch.check()
        try:
            return process.communicate(timeout=ROUND)[0]
        except subprocess.TimeoutExpired:
            continue


def _read(said: str, status: int, batch: int, seconds: float) -> Trial:
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        answer = {}
    trial = answer.get("trial")
    if status == 0 and isinstance(trial, dict):
        return Trial(int(trial["batch"]), True, trial["peak"], seconds)
    error = answer.get("error")
    if isinstance(error, dict) and error.get("code") not in ("out-of-memory", "memory"):
        text = translate("Estimates", "The trial did not work: {reason}", reason=error["text"])
        raise Refused("trial", text)
    if not isinstance(error, dict) and not _was_killed(status):
        text = translate(
            "Estimates", "The trial ended by itself with status {status}.", status=status
        )
        raise Refused("trial", text)
    return Trial(batch, False, None, seconds)


def _was_killed(status: int) -> bool:
    """By the system, or by itself where memory was refused in the middle of a kernel."""
    return status in (-signal.SIGABRT, -signal.SIGSEGV, -9, 0xC0000017)


def in_this_process(project: Project, batch: int) -> Trial:
    """The trial itself, for the process that may fail. Raises Refused: `out-of-memory`, …"""
    settle()
    from studio.engine.trial import tried

    return tried(plan_of(project, None), batch)
