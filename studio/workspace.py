"""The open projects, the current one, settings and recent files. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from psygnal import Signal

from studio import catalogue, recovery
from studio.graph.model import blank
from studio.graph.storage import loads
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.settings import Settings
from studio.templates import TEMPLATES, Template, template

FIRST_TEMPLATE = "digits"


class Workspace:
    """The use cases of the program; the window and the command line both stand on it.

    `current_changed` is emitted with the project that is now in front.
    """

    current_changed = Signal(Project)

    def __init__(self, settings: Settings | None = None) -> None:
        catalogue.fill()
        self.settings = settings or Settings()
        self.jobs = Jobs()
        self.projects: list[Project] = []

    @property
    def current(self) -> Project:
        return self.projects[-1]

    def templates(self) -> tuple[Template, ...]:
        return TEMPLATES

    def new(self, template_id: str | None = None) -> Project:
        """A project without a file, from a template or with one empty network.

        Raises:
            Refused: `template-unknown`.
        """
        if template_id is None:
            return self._enter(Project(blank()))
        entry = template(template_id)
        document = replace(loads(read_text(entry.file)), id="")
        return self._enter(Project(document, title=entry.id))

    def open(self, path: Path, *, quietly: bool = False) -> Project:
        """The project in a file; one that is open already comes to the front.

        `quietly` leaves recent files and earlier runs alone, for the command line.

        Raises:
            Refused: `file-…`; nothing has changed then.
        """
        wanted = path.resolve()
        for project in self.projects:
            if project.path is not None and project.path.resolve() == wanted:
                return self.show(project)
        project = self._enter(Project.open(path))
        if not quietly:
            self.settings.remember(path)
            self.jobs.attach_latest_run(project)
        return project

    def save(self, project: Project, path: Path | None = None) -> None:
        """Raises Refused: `file-…`; the old file is intact and the project stays modified."""
        project.save(path)
        recovery.drop(project.document.id)
        if project.path is not None:
            self.settings.remember(project.path)

    def show(self, project: Project) -> Project:
        """Bring an open project to the front."""
        self.projects.remove(project)
        return self._enter(project)

    def close(self, project: Project) -> None:
        """Close without asking; unsaved work is given up."""
        recovery.drop(project.document.id)
        self.projects.remove(project)
        project.close()
        if self.projects:
            self.current_changed.emit(self.current)

    def shut(self, timeout: float) -> bool:
        """Stop the engine and let go of all files; False when a batch outlasts `timeout`."""
        ended = self.jobs.close(timeout)
        for project in self.projects:
            project.close()
        return ended

    def give_up(self, project: Project) -> None:
        """The person does not want to keep the unsaved changes: they are not offered again."""
        recovery.drop(project.document.id)

    def keep_unsaved(self) -> None:
        """Write recovery copies of what changed since the last call; cheap when nothing did."""
        for project in self.projects:
            text = project.unkept()
            if text is not None:
                recovery.keep(project.document.id, text, project.path, project.title)

    def unsaved_work(self) -> list[recovery.Copy]:
        """What an earlier session left behind, the newest first."""
        open_ids = {project.document.id for project in self.projects if project.modified}
        return [copy for copy in recovery.copies() if copy.document.id not in open_ids]

    def recover(self, copy: recovery.Copy) -> Project:
        """Open a recovery copy in place of its file; it counts as modified until it is saved."""
        project = Project(copy.document, copy.path, copy.title)
        project.recovered()
        self._enter(project)
        self.jobs.attach_latest_run(project)
        return project

    def _enter(self, project: Project) -> Project:
        self.projects.append(project)
        self.current_changed.emit(project)
        return project
