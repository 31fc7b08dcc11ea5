"""Empties the engine's mailbox on a timer and turns what happens below Qt into Qt signals.

Not here: what is shown of it. Widgets connect to this object and not to project or jobs, so that
Qt takes their connections away with them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from studio.graph.model import Document
from studio.project import Project
from studio.spec.problems import Refused
from studio.workspace import Workspace

RUNNING_MS = 100
"""Between two looks into the mailbox while a run is going on: 10 Hz.

Training loses more than the processor time that the window takes, so it takes little of it."""

IDLE_MS = 100
"""Otherwise; only pictures that somebody asked for arrive then."""

SOON_MS = 30
"""While somebody waits for an answer, such as a hand that draws."""

KEEP_MS = 1000
"""From the last change to the recovery copy."""


class Bridge(QObject):
    """The only caller of `Jobs.receive`. All signals are emitted in the window's thread."""

    project_changed = Signal()
    """Another project is in front; nothing of it is shown yet."""

    listed = Signal()
    """Other projects are open, or in another order."""

    document_changed = Signal(object, object)
    """The documents before and after an edit, undo or redo; twice the same for a new project."""

    state_changed = Signal()
    """Title, modified mark, run or watched sample of the current project."""

    progressed = Signal()
    """Something arrived from the engine; at most once a tick."""

    code_asked = Signal(str)
    """The code in this file beside the current project is to be shown."""

    refused = Signal(object)
    """A `Refused` that ended what somebody asked for; the window tells it."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._project: Project | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._on_tick)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self.keep_unsaved)
        workspace.current_changed.connect(self._on_current)
        workspace.listed.connect(self._on_listed)
        workspace.jobs.progressed.connect(self._on_progressed)
        workspace.jobs.refused.connect(self._on_refused)
        if workspace.projects:
            self._follow(workspace.current)

    def start(self) -> None:
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.keep_unsaved)

    def stop(self) -> None:
        """No more ticks and no more signals."""
        self._timer.stop()
        self._keeping.stop()
        self._workspace.current_changed.disconnect(self._on_current, missing_ok=True)
        self._workspace.listed.disconnect(self._on_listed, missing_ok=True)
        self._workspace.jobs.progressed.disconnect(self._on_progressed, missing_ok=True)
        self._workspace.jobs.refused.disconnect(self._on_refused, missing_ok=True)
        self._leave()

    def attempt(self, task: Callable[..., object], *arguments: Any, **named: Any) -> bool:
        """Do something that may be refused. False when it was, and then it is told."""
        try:
            task(*arguments, **named)
        except Refused as refused:
            self.refused.emit(refused)
            return False
        return True

    def keep_unsaved(self) -> None:
        """Write recovery copies now; cheap when nothing changed."""
        self._workspace.keep_unsaved()

    def _follow(self, project: Project) -> None:
        self._project = project
        self._workspace.jobs.show(project)
        project.changed.connect(self._on_changed)
        project.state_changed.connect(self._on_state)
        project.code_asked.connect(self._on_code)

    def _leave(self) -> None:
        if self._project is not None:
            self._project.changed.disconnect(self._on_changed, missing_ok=True)
            self._project.state_changed.disconnect(self._on_state, missing_ok=True)
            self._project.code_asked.disconnect(self._on_code, missing_ok=True)
            self._project = None

    def _on_tick(self) -> None:
        self._workspace.jobs.receive()
        jobs = self._workspace.jobs
        wanted = RUNNING_MS if jobs.running is not None else IDLE_MS
        if self._project is not None and jobs.waits(self._project):
            wanted = SOON_MS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

    def _on_current(self, project: Project) -> None:
        self._leave()
        self._follow(project)
        self._keeping.start()
        self.project_changed.emit()
        self.document_changed.emit(project.document, project.document)
        self.state_changed.emit()

    def _on_listed(self) -> None:
        self._keeping.start()
        self.listed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self.refused.emit(refused)

    def _on_changed(self, before: Document, after: Document) -> None:
        self._keeping.start()
        self.document_changed.emit(before, after)

    def _on_code(self, file: str) -> None:
        self.code_asked.emit(file)

    def _on_state(self) -> None:
        self._keeping.start()
        self.state_changed.emit()

    def _on_progressed(self) -> None:
        self.progressed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.stop()
        return super().event(event)
