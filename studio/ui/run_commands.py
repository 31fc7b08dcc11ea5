"""What the actions of the menu *Training* do. Not here: training itself (jobs and engine)."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.graph import recipe_edits
from studio.graph.binding import bind_recipe
from studio.graph.model import Document
from studio.spec.messages import translate
from studio.ui.live import Context

PACES = (None, 20.0, 5.0, 1.0)
"""Steps a second; None is as fast as possible."""

MOST_REMEMBERED = 200

WATCHED_STEPS = 30
"""So many first steps of a project's first run are slowed down by the engine."""


class RunCommands(QObject):
    """Acts on the current project. Raises what `Jobs` refuses; whoever calls tells it."""

    name = "run"

    pace_changed = Signal(str)
    reset_done = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._pace: float | None = None
        self._watched = False
        self._restarting = False
        self._menu = QMenu(window)
        self._choices = QActionGroup(self)
        for pace in PACES:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.setData(pace)
            self._choices.addAction(action)
        self._menu.triggered.connect(self._on_pace)
        context.bridge.document_changed.connect(self._on_document)
        context.bridge.state_changed.connect(self._on_state)
        context.bridge.progressed.connect(self._on_progressed)
        self.retranslate()

    def retranslate(self) -> None:
        for action in self._choices.actions():
            pace = action.data()
            fast = self.tr("As fast as possible")
            text = fast if pace is None else self.tr("%n step(s) a second", "", int(pace))
            action.setText(text)
        self._tell_pace()

    # ---- the actions

    def train(self) -> None:
        """From fresh weights. The first run of a project is slowed down, so that one can look."""
        project, jobs = self._context.project, self._context.workspace.jobs
        self._watched = project.run is None and self._first_time(project.document.id)
        jobs.set_pace(self._pace)
        jobs.train(project, paced=self._watched and self._pace is None)
        self._remember(project.document.id)
        self._tell_pace()

    def go_on(self) -> None:
        self._watched = False
        jobs = self._context.workspace.jobs
        jobs.set_pace(self._pace)
        jobs.train(self._context.project, "continue")
        self._tell_pace()

    def restart(self) -> None:
        """End this run, and begin another one as soon as it has ended."""
        self._restarting = True
        self._context.workspace.jobs.stop()

    def pause(self) -> None:
        jobs = self._context.workspace.jobs
        if self._context.project.measurements.state == "paused":
            jobs.resume()
        else:
            jobs.pause()

    def single_step(self) -> None:
        self._context.workspace.jobs.single_step(self._context.project)

    def stop(self) -> None:
        self._context.workspace.jobs.stop()

    def hurry(self) -> None:
        self._set_pace(None)

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

    @property
    def pace_text(self) -> str:
        if self._pace is not None:
            return self.tr("{0} / s").format(f"{self._pace:g}")
        return self.tr("watching") if self._watched else self.tr("full")

    def ask_pace(self, corner: QPoint) -> None:
        """One click hurries a run that is slowed down for watching; else there is a choice."""
        if self._watched:
            self.hurry()
            return
        for action in self._choices.actions():
            action.setChecked(action.data() == self._pace)
        self._menu.popup(corner)

    def _on_pace(self, action: QAction) -> None:
        self._set_pace(action.data())

    def _set_pace(self, pace: float | None) -> None:
        self._pace, self._watched = pace, False
        self._context.workspace.jobs.set_pace(pace)
        self._tell_pace()

    def _tell_pace(self) -> None:
        self.pace_changed.emit(self.pace_text)

    def _first_time(self, document_id: str) -> bool:
        return document_id not in self._context.workspace.settings["hurried"]

    def _remember(self, document_id: str) -> None:
        settings = self._context.workspace.settings
        others = [known for known in settings["hurried"] if known != document_id]
        settings["hurried"] = [*others, document_id][-MOST_REMEMBERED:]

    # ---- following

    def _on_state(self) -> None:
        jobs = self._context.workspace.jobs
        if jobs.running is None and self._restarting:
            self._restarting = False
            self._context.bridge.attempt(self.train)

    def _on_progressed(self) -> None:
        if self._watched and self._context.project.measurements.step >= WATCHED_STEPS:
            self._watched = False
            self._tell_pace()

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
