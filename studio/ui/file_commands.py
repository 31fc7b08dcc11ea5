"""New, open, save, recent files and templates. Not here: what closing asks (`leaving`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from studio.project import Project
from studio.recovery import Copy
from studio.ui import theme
from studio.ui.finder import Finder, Item
from studio.ui.live import Context

SUFFIX = ".loom"
RECENT_WIDTH = 560
Task = Callable[[], Any]


class FileCommands(QObject):
    """Every project that comes has a tab of its own; nothing that is open goes for it."""

    name = "files"

    recent_changed = Signal()

    def __init__(self, context: Context, ground: QWidget, window: QWidget) -> None:
        """`ground` takes the keyboard when another project comes to the front."""
        super().__init__(window)
        self._context = context
        self._ground = ground
        self._window = window
        self._saving: Project | None = None
        self._then: Task | None = None
        self.recent = Finder(window)
        self.recent.chosen.connect(self._on_recent)

    # ---- the actions

    def new(self) -> None:
        self._bring(self._context.workspace.new)

    def new_from(self, template_id: str) -> None:
        self._bring(self._context.workspace.new, template_id)

    def open(self) -> None:
        self._ask_open()

    def open_path(self, path: Path) -> None:
        self._bring(self._context.workspace.open, path)

    def open_recent(self) -> None:
        self.recent.set_texts(self.tr("Open a recent file…"), self.tr("Recent files"))
        items = [_recent_item(path) for path in self._context.workspace.settings["recent"]]
        x = (self._window.width() - RECENT_WIDTH) // 2
        self.recent.open_at(QPoint(x, 56), RECENT_WIDTH, items)

    def save(self) -> None:
        self.save_project(self._context.project, None)

    def save_as(self) -> None:
        self._ask_save(self._context.project, None)

    def save_project(self, project: Project, then: Task | None) -> None:
        """Save, under a name that is asked for where there is none, and do then what is next."""
        if project.path is None or project.read_only:
            self._context.workspace.show(project)
            self._ask_save(project, then)
        elif self._save(project.path, project) and then is not None:
            then()

    def recover(self, copy: Copy) -> None:
        """Open what an earlier session left behind."""
        self._bring(self._context.workspace.recover, copy)

    # ---- inside

    def finish_typing(self) -> None:
        """What is being typed belongs to the project that is shown: it is taken over now.

        A box that searches for it is closed.
        """
        focused = QApplication.focusWidget()
        inside = focused is not None and self._ground.isAncestorOf(focused)
        if inside or isinstance(focused, QLineEdit):
            self._ground.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.project.history.close_merge()

    def _bring(self, make: Callable[..., Project], *arguments: Any) -> None:
        """Another project to the front, in a tab of its own.

        It takes the place of one that nobody touched, such as the one of the first start. A
        refusal leaves everything as it is.
        """
        self.finish_typing()
        self._context.bridge.attempt(self._enter, make, *arguments)

    def _enter(self, make: Callable[..., Project], *arguments: Any) -> None:
        workspace = self._context.workspace
        before, known = workspace.current, list(workspace.projects)
        made = make(*arguments)
        if made not in known and self._makes_room(before, made):
            place = workspace.projects.index(before)
            workspace.close(before)
            workspace.move(made, place)
        self.recent_changed.emit()

    def _makes_room(self, before: Project, made: Project) -> bool:
        """An empty project is asked for beside others that are open, and beside an empty one."""
        workspace = self._context.workspace
        if not before.untouched or before not in workspace.projects:
            return False
        empty = not made.document.network().nodes
        alone = len(workspace.projects) == 2
        return not empty or (alone and bool(before.document.network().nodes))

    def _ask_open(self) -> None:
        folder = self._context.workspace.settings["last_open_folder"]
        patterns = self.tr("Projects and pictures of them (*.loom *.png *.svg);;All files (*)")
        dialog = QFileDialog(self._window, self.tr("Open a project"), folder, patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_chosen)
        _open(dialog)

    def _ask_save(self, project: Project, then: Task | None) -> None:
        self._saving, self._then = project, then
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
        self.open_path(Path(path))

    def _on_save_chosen(self, path: str) -> None:
        self._remember_folder(path)
        project, then = self._saving, self._then
        self._saving = self._then = None
        if self._save(Path(path), project) and then is not None:
            then()

    def _save(self, path: Path, project: Project | None = None) -> bool:
        workspace = self._context.workspace
        done = self._context.bridge.attempt(workspace.save, project or workspace.current, path)
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
