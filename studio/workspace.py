"""The open projects, the current one, settings and recent files. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from psygnal import Signal

from studio import catalogue, recovery
from studio.desk import Desk, Sheet
from studio.graph.model import blank
from studio.graph.storage import loads
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.settings import Settings
from studio.spec.problems import Refused
from studio.templates import TEMPLATES, Template, template

FIRST_TEMPLATE = "digits"

MOST_TRUSTED = 1_000
MOST_CLOSED = 10
"""So many closed projects can be had back, the last one first."""


class Workspace:
    """The use cases of the program; the window and the command line both stand on it.

    `projects` are the open ones in the order of their tabs. `current_changed` is emitted with the
    project that is now in front, `listed` when another one is open or they stand in another order.
    """

    current_changed = Signal(Project)
    listed = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        catalogue.fill()
        self.settings = settings or Settings()
        self.jobs = Jobs()
        self.projects: list[Project] = []
        self._current: Project | None = None
        self._closed: list[Project] = []
        self._without_run: list[Project] = []
        self._desk: Desk | None = None

    @property
    def current(self) -> Project:
        """Raises LookupError while nothing is open."""
        if self._current is None:
            raise LookupError("no project is open")
        return self._current

    def templates(self) -> tuple[Template, ...]:
        return TEMPLATES

    # ---- opening

    def new(self, template_id: str | None = None) -> Project:
        """A project without a file, from a template or with one empty network.

        Raises:
            Refused: `template-unknown`.
        """
        if template_id is None:
            made = Project(blank())
        else:
            entry = template(template_id)
            made = Project(replace(loads(read_text(entry.file)), id=""), title=entry.id)
        made.title = self._free_title(made.title, beside_all=template_id is None)
        return self.enter(made)

    def _free_title(self, title: str, *, beside_all: bool) -> str:
        """A second one of the same title gets a number.

        Not `beside_all`: an untouched project in front makes room and does not count.
        """
        counted = [one for one in self.projects if one is not self._current or not one.untouched]
        taken = {one.title for one in (self.projects if beside_all else counted)}
        number, free = 2, title
        while free in taken:
            free, number = f"{title} {number}", number + 1
        return free

    def open(self, path: Path, *, quietly: bool = False) -> Project:
        """The project in a file; one that is open already comes to the front.

        `quietly` leaves recent files and earlier runs alone, for the command line.

        Raises:
            Refused: `file-…`; nothing has changed then.
        """
        known = self.opened(path)
        if known is not None:
            return self.show(known)
        project = self.enter(Project.open(path, self._ids()))
        if not quietly and project.path is not None:
            self.settings.remember(path)
            self.jobs.attach_latest_run(project)
        return project

    def opened(self, path: Path) -> Project | None:
        """The open project of a file, if there is one."""
        wanted = path.resolve()
        for project in self.projects:
            if project.path is not None and project.path.resolve() == wanted:
                return project
        return None

    def _ids(self) -> set[str]:
        return {project.document.id for project in self.projects}

    def save(self, project: Project, path: Path | None = None) -> None:
        """Raises Refused: `file-…`; the old file is intact and the project stays modified."""
        project.save(path)
        recovery.drop(project.document.id)
        if project.path is not None:
            self.settings.remember(project.path)

    # ---- the tabs

    def show(self, project: Project) -> Project:
        """Bring an open project to the front."""
        if project is not self._current:
            self._current = project
            self._find_run(project)
            self.current_changed.emit(project)
        return project

    def move(self, project: Project, place: int) -> None:
        """Put an open project at another place among the others."""
        others = [one for one in self.projects if one is not project]
        self.projects = [*others[:place], project, *others[place:]]
        self.listed.emit()

    def close(self, project: Project) -> None:
        """Close without asking; unsaved work is given up, but `reopen` has it back for a while."""
        place = self.projects.index(project)
        recovery.drop(project.document.id)
        self.jobs.end(project)
        self.projects.remove(project)
        project.close()
        if not project.untouched:
            self._closed = [*self._closed, project][-MOST_CLOSED:]
        if project is self._current:
            self._current = None
            if self.projects:
                self.show(self.projects[min(place, len(self.projects) - 1)])
        self.listed.emit()

    @property
    def can_reopen(self) -> bool:
        return bool(self._closed)

    def reopen(self) -> Project:
        """The project that was closed last, with its history; of a saved one what its file holds.

        Raises:
            Refused: `file-…`, when its file cannot be opened any more.
            LookupError: nothing was closed.
        """
        if not self._closed:
            raise LookupError("nothing was closed")
        project = self._closed.pop()
        if project.path is not None and not project.modified:
            return self.open(project.path)
        project.reopen()
        return self.enter(project)

    def enter(self, project: Project) -> Project:
        """Take in a project that was made elsewhere, in front of the others."""
        self._add(project)
        self.show(project)
        self.listed.emit()
        return project

    def trust(self, sha256: str, trusted: bool) -> None:
        """The person has seen own code with this sum and trusts it, or does so no longer."""
        others = [known for known in self.settings["trusted"] if known != sha256]
        self.settings["trusted"] = [*others, sha256][-MOST_TRUSTED:] if trusted else others
        for project in self.projects:
            project.trust(frozenset(self.settings["trusted"]))

    def _add(self, project: Project) -> None:
        """The person trusts the same texts in every project."""
        self.projects.append(project)
        project.trust(frozenset(self.settings["trusted"]))

    # ---- nothing is lost

    def give_up(self, project: Project) -> None:
        """The person does not want to keep the unsaved changes: they are not offered again."""
        recovery.drop(project.document.id)

    def keep_unsaved(self) -> None:
        """Write recovery copies of what changed since the last call; cheap when nothing did."""
        for project in self.projects:
            text = project.unkept()
            if text is not None:
                recovery.keep(project.document.id, text, project.path, project.title)
        self._keep_desk()

    def unsaved_work(self) -> list[recovery.Copy]:
        """What an earlier session left behind, the newest first.

        What lies open in another process is none of it.
        """
        open_ids = {project.document.id for project in self.projects if project.unsaved}
        open_ids |= set() if self._desk is None else self._desk.elsewhere()
        return [copy for copy in recovery.copies() if copy.document.id not in open_ids]

    def recover(self, copy: recovery.Copy) -> Project:
        """Open a recovery copy in place of its file; it counts as modified until it is saved."""
        for known in [one for one in self.projects if one.document.id == copy.document.id]:
            self.jobs.end(known)
            self.projects.remove(known)
            known.close()
        project = Project(copy.document, copy.path, copy.title)
        project.recovered()
        self.enter(project)
        self.jobs.attach_latest_run(project)
        return project

    # ---- from one start to the next

    @property
    def returns(self) -> bool:
        """What is open comes back at the next start, unsaved work too: nothing has to be asked."""
        return self._desk is not None and self._desk.held

    def take_up(self) -> list[Refused]:
        """Open what was open at the last end, and remember what is open from now on.

        Returns what could not be opened. In a second process nothing is taken up.
        """
        self._desk = Desk()
        sheets, top = self._desk.take_up()
        copies = {copy.document.id: copy for copy in recovery.copies()} if sheets else {}
        refused, wanted = [], None
        for place, sheet in enumerate(sheets):
            try:
                project = self._take_up(sheet, copies.get(sheet.document_id))
            except Refused as one:
                refused.append(one)
                continue
            if project is not None and (wanted is None or place <= top):
                wanted = project
        if wanted is not None:
            self.show(wanted)
            self.listed.emit()
        return refused

    def _take_up(self, sheet: Sheet, copy: recovery.Copy | None) -> Project | None:
        """Its run is looked for when it is first shown. None: nothing of it was kept."""
        if copy is not None:
            project = Project(copy.document, copy.path, copy.title)
            project.recovered()
        elif sheet.path is not None:
            project = Project.open(sheet.path, self._ids())
        else:
            return None
        self._add(project)
        self._without_run.append(project)
        return project

    def _find_run(self, project: Project) -> None:
        if project in self._without_run:
            self._without_run.remove(project)
            try:
                self.jobs.attach_latest_run(project)
            except Refused as refused:
                self.jobs.refused.emit(refused)

    def settle(self) -> None:
        """What was taken up is shown and does no harm."""
        if self._desk is not None:
            self._desk.settle()
            self._keep_desk()

    def _keep_desk(self) -> None:
        if self._desk is None:
            return
        kept = [one for one in self.projects if one.path is not None or one.unsaved]
        sheets = [Sheet(one.document.id, one.path) for one in kept]
        top = kept.index(self._current) if self._current in kept else 0
        self._desk.lay(sheets, top)

    def shut(self, timeout: float) -> bool:
        """Stop the engine and let go of all files; False when a batch outlasts `timeout`."""
        ended = self.jobs.close(timeout)
        if self._desk is not None:
            self.keep_unsaved()
            self._desk.release()
        for project in self.projects:
            project.close()
        return ended
