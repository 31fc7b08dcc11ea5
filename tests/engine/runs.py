"""Small projects and a way to run them to the end, for the tests of the engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from studio.engine.control import Control
from studio.engine.messages import EngineMessage, Mailbox, Plan
from studio.graph import recipe_edits
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.model import Document, Entry
from studio.graph.storage import dumps
from studio.jobs import Jobs
from studio.project import Project
from studio.spec.messages import translate
from tests.documents import Layers, chain
from tests.texts import program

if TYPE_CHECKING:
    from studio.engine.answers import View

LABEL = translate("Test", "edit")

MOODY: Layers = [
    ("Linear", {"out_features": 16}),
    ("BatchNorm1d", {}),
    ("ReLU", {}),
    ("Dropout", {"p": 0.3}),
    ("Linear", {"out_features": 3}),
]
"""A network whose training draws random numbers and keeps batch statistics."""


def moody() -> Document:
    return chain((4,), MOODY, Entry("Iris"))


def project_of(document: Document, **settings: Any) -> Project:
    """A project with settings of the recipe; `lr` belongs to the optimizer."""
    for name, value in settings.items():
        part = "optimizer" if name == "lr" else "settings"
        document = recipe_edits.set_recipe_param(document, part, name, value)
    return Project(document)


def plan_of(project: Project, **more: Any) -> Plan:
    """The plan of a run of `project`, for tests that do without its thread."""
    recipe, _ = bind_recipe(project.document)
    data, _ = bind_data(project.document)
    assert recipe is not None
    assert data is not None
    return Plan(project.program(), recipe, data, dumps(project.document), **more)


class StoppingAt(Control):
    """Stops after so many steps."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self.left = last

    def may_step(self) -> bool:
        if self.left == 0:
            self.stop()
        self.left -= 1
        return super().may_step()


def run(plan: Plan, control: Control | None = None) -> list[EngineMessage]:
    """A whole run in the thread of the test; everything that it told."""
    from studio.engine.workbench import Workbench

    mailbox = Mailbox()
    Workbench(mailbox, control or Control()).train(plan)
    return mailbox.drain()


@contextmanager
def engine() -> Iterator[Jobs]:
    """An engine that is closed at the end, whatever the test did."""
    jobs = Jobs()
    try:
        yield jobs
    finally:
        assert jobs.close(20.0)


def until(jobs: Jobs, done: Callable[[], bool], seconds: float = 100.0) -> None:
    """Receive until `done`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"still {jobs.state}"
        jobs.wait(0.05)
        jobs.receive()


def trained(jobs: Jobs, project: Project, **kwargs: Any) -> Project:
    jobs.train(project, **kwargs)
    until(jobs, lambda: jobs.running is None)
    return project


def view_of(document: Document, step: int = 7) -> View:
    """The document's network as its seed makes it, with its data, to be looked at."""
    import torch

    from studio.engine.answers import View
    from studio.engine.compile import compile_program
    from studio.engine.feed import Feed

    data, _ = bind_data(document)
    recipe, _ = bind_recipe(document)
    assert data is not None
    assert recipe is not None
    compiled = compile_program(program(document))
    networks = compiled.networks()
    for network in networks.values():
        compiled.initialise(network, 3)
    return View(compiled, networks, Feed(data, torch.device("cpu")), recipe, step)
