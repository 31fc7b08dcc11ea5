"""The questions before a document or the window is closed: nothing is lost without an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.project import Project
from studio.ui.dialogs import Question, Role
from studio.ui.file_commands import FileCommands
from studio.ui.live import Context

Task = Callable[[], Any]


class Leaving(QObject):
    """Asks about a training that goes on and about unsaved changes, and does then what is next."""

    def __init__(self, context: Context, files: FileCommands, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._files = files
        self._window = window

    def close(self, project: Project, then: Task) -> None:
        """Before one tab goes."""
        self.when_untrained([project], partial(self._when_saved, [project], then))

    @property
    def asks(self) -> bool:
        """Whether the window cannot go without a question."""
        jobs = self._context.workspace.jobs
        trained = jobs.running is not None and jobs.running in self._context.workspace.projects
        return trained or any(project.modified for project in self._in_danger())

    def quit(self, then: Task) -> None:
        """Before the window goes."""
        projects = self._context.workspace.projects
        self.when_untrained(projects, partial(self._when_saved, self._in_danger(), then))

    def _in_danger(self) -> list[Project]:
        """What comes back at the next start is not asked about."""
        workspace = self._context.workspace
        return [] if workspace.returns else list(workspace.projects)

    def forget_finished(self) -> None:
        """The window goes: where nothing comes back by itself, only unsaved work is offered."""
        workspace = self._context.workspace
        if not workspace.returns:
            for project in workspace.projects:
                if not project.modified:
                    workspace.give_up(project)

    def when_untrained(self, projects: Sequence[Project], then: Task) -> None:
        """Do `then` once none of them is being trained."""
        jobs = self._context.workspace.jobs
        if jobs.running is None or jobs.running not in projects:
            then()
            return
        box = Question(
            self._window,
            self.tr("A training is going on"),
            self.tr("Stop the training of “{0}”?").format(jobs.running.title),
            self.tr("What was learned so far is kept in the folder of the run."),
        )
        box.add(self.tr("Stop the training"), Role.AcceptRole, partial(self._stopped, then))
        box.add(self.tr("Cancel"), Role.RejectRole)
        box.open()

    def _stopped(self, then: Task) -> None:
        jobs = self._context.workspace.jobs
        if jobs.running is not None:
            jobs.end(jobs.running)
        then()

    def _when_saved(self, projects: Sequence[Project], then: Task) -> None:
        unsaved = [project for project in projects if project.modified]
        if not unsaved:
            then()
            return
        if len(unsaved) == 1:
            text, detail = self.tr("Save the changes of “{0}”?").format(unsaved[0].title), ""
            save = self.tr("Save")
        else:
            text = self.tr("Save the changes of %n project(s)?", "", len(unsaved))
            detail = "\n".join(project.title for project in unsaved)
            save = self.tr("Save all")
        box = Question(self._window, self.tr("Unsaved changes"), text, detail)
        box.add(save, Role.AcceptRole, partial(self._save_all, unsaved, then))
        box.add(self.tr("Do not save"), Role.DestructiveRole, partial(self._give_up, unsaved, then))
        box.add(self.tr("Cancel"), Role.RejectRole)
        box.open()

    def _save_all(self, projects: Sequence[Project], then: Task) -> None:
        """One after the other; a refusal or a cancelled dialog leaves the rest open."""
        if not projects:
            then()
            return
        self._files.save_project(projects[0], partial(self._save_all, projects[1:], then))

    def _give_up(self, projects: Sequence[Project], then: Task) -> None:
        for project in projects:
            self._context.workspace.give_up(project)
        then()
