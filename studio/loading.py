"""Weights of a file for an open project: look at them, take them, and take that back. No torch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.engine.matching import How, Preview
from studio.engine.measurements import Measurements
from studio.jobs import Jobs, refuse_while_trained
from studio.plans import plan_of
from studio.project import Project
from studio.runs import Run, new_folder, remember
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.workbench import Workbench

OnDone = Callable[[Any], None]
SUFFIXES = (".safetensors", ".pth", ".pt", ".ckpt", ".bin")
"""Names that files of weights usually have; what is in them decides."""


def look(jobs: Jobs, project: Project, file: Path, on_done: OnDone) -> None:
    """Have `file` compared with the network; `on_done` gets a `Preview` or the `Refused`.

    Raises:
        Refused: `training`, `problems`.
    """
    refuse_while_trained(jobs, project)
    program = project.program()

    def work(_: Workbench) -> Any:
        from studio.engine.loaded import preview

        return preview(program, file)

    jobs.ask(work, on_done)


def take(
    jobs: Jobs,
    project: Project,
    seen: Preview,
    how: How,
    on_done: OnDone,
    folder: Path | None = None,
) -> None:
    """Make what `seen` showed the weights of the project, and the start of its trainings.

    They are copied beside the runs. `on_done` gets the sentence that says what was loaded, or the
    `Refused`; then everything is as it was.

    Raises:
        Refused: `training`, `problems`.
    """
    refuse_while_trained(jobs, project)
    plan, target = plan_of(project, None), folder or new_folder(project.title)

    def work(_: Workbench) -> Any:
        from studio.engine.loaded import take, told

        return told(seen, take(plan, seen, how, target))

    def finish(result: Any) -> None:
        if not isinstance(result, Refused):
            remember(target)
            jobs.attach_run(project, target)
        on_done(result)

    jobs.ask(work, finish)


def take_back(
    jobs: Jobs, project: Project, before: tuple[Run | None, Measurements], loaded: Path
) -> None:
    """Run and curves are again what they were `before` weights were taken; their copy goes.

    Nothing happens where the project has another run by now. Raises Refused: `training`.
    """
    refuse_while_trained(jobs, project)
    if project.run is not None and project.run.folder == loaded:
        project.run, project.measurements = before
        shutil.rmtree(loaded, ignore_errors=True)
        project.pictures.clear()
        project.state_changed.emit()
