"""Opening a person's own data: choose or drop them, look at them, take them. One undoable edit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.data.survey import FOLDER, SURVEYORS, Survey
from studio.graph.fitting import take_data
from studio.graph.model import Entry
from studio.project import Project
from studio.spec.data import DATA_SETS
from studio.spec.messages import translate
from studio.ui.live import Context
from studio.ui.own_data_dialog import OwnDataDialog


class DataCommands(QObject):
    """Acts on the current project."""

    name = "data"

    taken = Signal(str)
    """The sentence that says what the project is trained on now."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    # ---- the actions

    def folder(self) -> None:
        """Ask for a folder of pictures."""
        dialog = self._file_dialog(self.tr("Open a folder of pictures"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def table(self) -> None:
        """Ask for a table."""
        dialog = self._file_dialog(self.tr("Open a table"))
        suffixes = " ".join(f"*{name}" for name in SURVEYORS if name != FOLDER)
        dialog.setNameFilter(self.tr("Tables ({0})").format(suffixes))
        dialog.open()

    def choose(self, type_name: str) -> None:
        """Ask for what a data set of this type is made from."""
        if DATA_SETS[type_name].kind == "image":
            self.folder()
        else:
            self.table()

    def again(self) -> None:
        """Look at the present data again, as they are on the disk now."""
        entry = self._context.project.document.data
        path = str(entry.params.get("path", ""))
        if path:
            self.open(Path(path), again=True)
        else:
            self.choose(entry.type)

    def open(self, path: Path, *, again: bool = False) -> None:
        """Look at `path` and show what was found; `again`: with the choices that are made."""
        entry = self._context.project.document.data
        choices = dict(entry.params) if again else {}
        dialog = OwnDataDialog(self._context, path, choices, self._window)
        dialog.taken.connect(partial(self._on_taken, self._context.project))
        dialog.open()

    # ---- inside

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self._context.workspace.settings["last_open_folder"]
        dialog = QFileDialog(self._window, title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        return dialog

    def _on_chosen(self, path: str) -> None:
        self._context.workspace.settings["last_open_folder"] = str(Path(path).parent)
        self.open(Path(path))

    def _on_taken(self, project: Project, found: Survey) -> None:
        """The data are for the project that they were asked for, whatever is shown by now."""
        label = translate("OwnData", "Use own data")
        entry = Entry(found.entry_type, found.params)
        if not self._context.bridge.attempt(project.edit, take_data, entry, label=label):
            return
        data = project.data_set()
        if data is None:
            return
        shape, target = data.input_shape(), data.target()
        if project.findings.errors:
            text = self.tr("The data are in. The network does not fit them yet: see Problems.")
        elif target.classes is None:
            text = self.tr("The network is fitted to the data: {0} → {1}.").format(
                shape, target.shape
            )
        else:
            text = self.tr("The network is fitted to the data: {0} → {1} classes.").format(
                shape, len(target.classes)
            )
        self.taken.emit(text)


def is_data(path: Path) -> bool:
    """Whether a path that is dropped on the window is data that somebody can look at."""
    return path.is_dir() or path.suffix.lower() in SURVEYORS
