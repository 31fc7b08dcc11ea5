"""New, open, save, recent files and templates, with the questions that go with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.recovery import Copy
from studio.ui import theme
from studio.ui.dialogs import Question, Role
from studio.ui.finder import Finder, Item
from studio.ui.live import Context

SUFFIX = ".loom"
RECENT_WIDTH = 560
Task = Callable[[], Any]


class FileCommands(QObject):
    """One project is open at a time; before another one comes, unsaved work is asked about."""

    name = "files"

    recent_changed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._then: Task | None = None
        self.recent = Finder(window)
        self.recent.chosen.connect(self._on_recent)

    # ---- the actions

    def new(self) -> None:
        self.guarded(partial(self._replace, self._context.workspace.new))

    def new_from(self, template_id: str) -> None:
        self.guarded(partial(self._replace, self._context.workspace.new, template_id))

    def open(self) -> None:
        self.guarded(self._ask_open)

    def open_path(self, path: Path) -> None:
        self.guarded(partial(self._replace, self._context.workspace.open, path))

    def open_recent(self) -> None:
        self.recent.set_texts(self.tr("Open a recent file…"), self.tr("Recent files"))
        items = [_recent_item(path) for path in self._context.workspace.settings["recent"]]
        x = (self._window.width() - RECENT_WIDTH) // 2
        self.recent.open_at(QPoint(x, 56), RECENT_WIDTH, items)

    def save(self) -> None:
        project = self._context.project
        if project.path is None or project.read_only:
            self.save_as()
        else:
            self._save(project.path)

    def save_as(self) -> None:
        self._ask_save(None)

    def recover(self, copy: Copy) -> None:
        """Open what an earlier session left behind."""
        self.guarded(partial(self._replace, self._context.workspace.recover, copy))

    # ---- before the present project goes

    def guarded(self, then: Task) -> None:
        """Do `then` once nothing can be lost: training has ended, changes are saved or given up."""
        if self._context.workspace.jobs.running is not None:
            self._ask_stop(then)
        else:
            self._when_saved(then)

    def _ask_stop(self, then: Task) -> None:
        box = Question(
            self._window,
            self.tr("A training is going on"),
            self.tr("Stop the training?"),
            self.tr("What was learned so far is kept in the folder of the run."),
        )
        box.add(self.tr("Stop the training"), Role.AcceptRole, partial(self._stopped, then))
        box.add(self.tr("Cancel"), Role.RejectRole)
        box.open()

    def _stopped(self, then: Task) -> None:
        self._context.workspace.jobs.stop()
        self._when_saved(then)

    def _when_saved(self, then: Task) -> None:
        project = self._context.project
        if not project.modified:
            self._do(then)
            return
        box = Question(
            self._window,
            self.tr("Unsaved changes"),
            self.tr("Save the changes of “{0}”?").format(project.title),
        )
        box.add(self.tr("Save"), Role.AcceptRole, partial(self._save_first, then))
        box.add(self.tr("Do not save"), Role.DestructiveRole, partial(self._do, then))
        box.add(self.tr("Cancel"), Role.RejectRole)
        box.open()

    def _save_first(self, then: Task) -> None:
        project = self._context.project
        if project.path is None or project.read_only:
            self._ask_save(then)
        elif self._save(project.path):
            self._do(then)

    def _do(self, then: Task) -> None:
        self._context.bridge.attempt(then)

    # ---- inside

    def _replace(self, make: Callable[..., Any], *arguments: Any) -> None:
        """Another project in place of the present one. A refusal leaves everything as it is."""
        workspace = self._context.workspace
        before = list(workspace.projects)
        made = make(*arguments)
        for old in before:
            if old is not made:
                workspace.close(old)
        self.recent_changed.emit()

    def _ask_open(self) -> None:
        folder = self._context.workspace.settings["last_open_folder"]
        dialog = QFileDialog(self._window, self.tr("Open a project"), folder, self._filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_chosen)
        _open(dialog)

    def _ask_save(self, then: Task | None) -> None:
        self._then = then
        project = self._context.project
        folder = self._context.workspace.settings["last_open_folder"]
        start = project.path or Path(folder) / f"{project.title}{SUFFIX}"
        dialog = QFileDialog(self._window, self.tr("Save the project"), str(start), self._filter())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(str(start))
        dialog.fileSelected.connect(self._on_save_chosen)
        _open(dialog)

    def _filter(self) -> str:
        return self.tr("Layerloom projects (*.loom);;All files (*)")

    def _on_open_chosen(self, path: str) -> None:
        self._remember_folder(path)
        self._do(partial(self._replace, self._context.workspace.open, Path(path)))

    def _on_save_chosen(self, path: str) -> None:
        self._remember_folder(path)
        then, self._then = self._then, None
        if self._save(Path(path)) and then is not None:
            self._do(then)

    def _save(self, path: Path) -> bool:
        workspace = self._context.workspace
        done = self._context.bridge.attempt(workspace.save, workspace.current, path)
        self.recent_changed.emit()
        return done

    def _remember_folder(self, path: str) -> None:
        self._context.workspace.settings["last_open_folder"] = str(Path(path).parent)

    def _on_recent(self, path: str) -> None:
        if Path(path).exists():
            self.open_path(Path(path))
        else:
            self._context.workspace.settings.forget(path)
            self.recent_changed.emit()


def _recent_item(path: str) -> Item:
    file = Path(path)
    return Item(path, (file.name, path), str(file.parent), theme.icon("open", "muted"), tip=path)


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
