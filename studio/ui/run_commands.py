"""What the actions of the menu *Training* do. Not here: training itself (jobs and engine)."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.graph import recipe_edits
from studio.graph.binding import bind_recipe
from studio.graph.model import Document
from studio.spec.messages import translate
from studio.ui.live import Context

MOST_REMEMBERED = 200


class RunCommands(QObject):
    """Acts on the current project. Raises what `Jobs` refuses; whoever calls tells it."""

    name = "run"

    pace_changed = Signal()

    waits = Signal(str)
    """The sentence that says what a training waits for."""

    reset_done = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        context.bridge.document_changed.connect(self._on_document)

    # ---- the actions

    def train(self) -> None:
        """From fresh weights. The first run of a project is slowed down, so that one can look.

        While another project is trained this one waits, and says so.
        """
        project, jobs = self._context.project, self._context.workspace.jobs
        first = project.run is None and self._first_time(project.document.id)
        jobs.train(project, paced=first)
        self._remember(project.document.id)
        self._say_waiting()
        self.pace_changed.emit()

    def go_on(self) -> None:
        self._context.workspace.jobs.train(self._context.project, "continue")
        self._say_waiting()

    def _say_waiting(self) -> None:
        jobs = self._context.workspace.jobs
        if jobs.waiting(self._context.project) and jobs.running is not None:
            text = self.tr("“{0}” is being trained. This training begins when that one has ended.")
            self.waits.emit(text.format(jobs.running.title))

    def restart(self) -> None:
        """End this run, and begin another one as soon as it has ended."""
        self._context.workspace.jobs.restart(self._context.project)

    def pause(self) -> None:
        jobs = self._context.workspace.jobs
        if self._context.project.measurements.state == "paused":
            jobs.resume()
        else:
            jobs.pause()

    def single_step(self) -> None:
        self._context.workspace.jobs.single_step(self._context.project)

    def stop(self) -> None:
        self._context.workspace.jobs.end(self._context.project)

    def reset(self) -> None:
        """Forget what was learned, keep the seed."""
        self._context.workspace.jobs.reset_weights(self._context.project)
        self.reset_done.emit()

    def reset_new_seed(self) -> None:
        label = translate("Training", "Draw another seed")
        seed = secrets.randbelow(2**31)
        project = self._context.project
        project.edit(recipe_edits.set_recipe_param, "settings", "seed", seed, label=label)
        self.reset()

    # ---- pace

    def pace_1(self) -> None:
        self._set_pace(1.0)

    def pace_5(self) -> None:
        self._set_pace(5.0)

    def pace_20(self) -> None:
        self._set_pace(20.0)

    def hurry(self) -> None:
        """As fast as possible, from the next step on."""
        self._set_pace(None)

    def _set_pace(self, pace: float | None) -> None:
        self._context.workspace.jobs.set_pace(pace)
        self.pace_changed.emit()

    def _first_time(self, document_id: str) -> bool:
        return document_id not in self._context.workspace.settings["hurried"]

    def _remember(self, document_id: str) -> None:
        settings = self._context.workspace.settings
        others = [known for known in settings["hurried"] if known != document_id]
        settings["hurried"] = [*others, document_id][-MOST_REMEMBERED:]

    # ---- following

    def _on_document(self, before: Document, after: Document) -> None:
        """The learning rate is the one thing of the recipe that works during the run."""
        jobs = self._context.workspace.jobs
        if jobs.running is not self._context.project or before is after:
            return
        rate = _rate(after)
        if rate is not None and rate != _rate(before):
            jobs.set_learning_rate(rate)


def _rate(document: Document) -> float | None:
    recipe, _ = bind_recipe(document)
    return None if recipe is None or not recipe.steps else recipe.steps[0].optimizer.lr
