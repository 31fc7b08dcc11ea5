"""What the tabs of the open documents do: show, close, have back. Not here: the tabs themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.project import Project
from studio.ui.canvas.view import Canvas
from studio.ui.carrying import Carrying
from studio.ui.document_tabs import DocumentTabs
from studio.ui.file_commands import FileCommands
from studio.ui.leaving import Leaving
from studio.ui.live import Context


class DocumentCommands(QObject):
    """Acts on the open documents. `files` knows how another document comes to the front.

    `tabs` shows them, `leaving` asks before they go.
    """

    name = "documents"

    def __init__(
        self, context: Context, files: FileCommands, canvas: Canvas, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._files = files
        self.tabs = DocumentTabs(context)
        self.leaving = Leaving(context, files, window)
        self.carrying = Carrying(context, canvas, self.tabs, self.show)
        self.tabs.chosen.connect(self.show)
        self.tabs.close_asked.connect(self.close_project)
        self.tabs.new_asked.connect(files.new)

    # ---- the actions

    def next(self) -> None:
        self._turn(1)

    def previous(self) -> None:
        self._turn(-1)

    def close(self) -> None:
        self.close_project(self._context.project)

    def reopen(self) -> None:
        """Raises Refused: `file-…`, when the file is not there any more."""
        self._files.finish_typing()
        self._context.workspace.reopen()

    # ---- with one document

    def show(self, project: Project) -> None:
        self._files.finish_typing()
        self._context.workspace.show(project)

    def close_project(self, project: Project) -> None:
        """Ask what has to be asked, with the document in sight, and close it then."""
        self._files.finish_typing()
        trained = self._context.workspace.jobs.running is project
        if project.modified or trained:
            self.show(project)
        self.leaving.close(project, partial(self._close, project))

    def _close(self, project: Project) -> None:
        """The last one makes room for an empty one: there is always something to work on."""
        workspace = self._context.workspace
        if workspace.projects == [project]:
            workspace.new()
        workspace.close(project)

    def _turn(self, by: int) -> None:
        workspace = self._context.workspace
        place = workspace.projects.index(workspace.current)
        self.show(workspace.projects[(place + by) % len(workspace.projects)])
