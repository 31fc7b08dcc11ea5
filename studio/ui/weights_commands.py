"""Load weights from a file, and replace the head: what these actions ask and tell."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio import loading
from studio.engine.measurements import Measurements
from studio.graph.head import head_of, replace_head
from studio.jobs import refuse_while_trained
from studio.project import Project
from studio.runs import Run
from studio.spec.messages import Message, translate
from studio.ui import translations
from studio.ui.live import Context
from studio.ui.weights.load_dialog import LoadDialog


class WeightsCommands(QObject):
    """Acts on the current project."""

    name = "weights"

    told = Signal(str, str, str, object)
    """A sentence, what kind of news it is, and an answer to it with its task."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    # ---- the actions

    def load(self) -> None:
        """Ask for a file of weights."""
        refuse_while_trained(self._context.workspace.jobs, self._context.project)
        folder = self._context.workspace.settings["last_open_folder"]
        patterns = " ".join(f"*{suffix}" for suffix in loading.SUFFIXES)
        filters = self.tr("Weights ({0});;All files (*)").format(patterns)
        dialog = QFileDialog(self._window, self.tr("Load weights"), folder, filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def open(self, file: Path) -> None:
        """Show what a file would fill. Raises Refused: `training`, `problems`."""
        project = self._context.project
        refuse_while_trained(self._context.workspace.jobs, project)
        project.program()
        dialog = LoadDialog(self._context, project, file, self._window)
        before = (project.run, project.measurements)
        dialog.loaded.connect(partial(self._on_loaded, project, before))
        dialog.open()

    def replace_head(self) -> None:
        """A new last layer for the data, everything else frozen; the new one is selected."""
        self._replace(self._context.project)

    # ---- inside

    def _replace(self, project: Project) -> None:
        way = head_of(project.document).address[:-1]
        made = f"n{project.document.next_id}"
        label = translate("Weights", "Replace the head, freeze the rest")
        project.edit(replace_head, label=label, place=(*way, made))
        if project is self._context.project:
            self._context.selection.show((*way, made))

    def _on_chosen(self, path: str) -> None:
        self._context.workspace.settings["last_open_folder"] = str(Path(path).parent)
        self._context.bridge.attempt(self.open, Path(path))

    def _on_loaded(
        self,
        project: Project,
        before: tuple[Run | None, Measurements],
        said: Message,
        replaced: bool,
    ) -> None:
        """The weights are for the project that they were asked for, whatever is shown by now."""
        folder = project.run.folder if project.run is not None else Path()
        if replaced:
            self._context.bridge.attempt(self._replace, project)
        task = partial(self._take_back, project, before, folder)
        self.told.emit(translations.text(said), "good", self.tr("Take back"), task)

    def _take_back(
        self, project: Project, before: tuple[Run | None, Measurements], folder: Path
    ) -> None:
        jobs = self._context.workspace.jobs
        self._context.bridge.attempt(loading.take_back, jobs, project, before, folder)


def is_weights(file: Path) -> bool:
    """Whether a path that is dropped on the window is likely to be a file of weights."""
    return file.suffix.lower() in loading.SUFFIXES
