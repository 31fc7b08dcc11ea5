"""Export: the menu made from the registered formats, where to write, and what was verified."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.graph.storage import dumps
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.ui import translations
from studio.ui.canvas.picture_file import Look
from studio.ui.canvas.view import Canvas
from studio.ui.live import Context
from studio.ui.picture_dialog import CHOICES, PictureDialog

GROUP = translate("Exports", "Export")
PYTHON = ".py"
PICTURES = ("png", "svg", "pdf")
OF_CANVAS = ("picture", "png", "svg")
"""Commands that stand at the end of the menu."""


class ExportCommands(QObject):
    """Formats come from the registry when the menu is first opened: their modules load then."""

    name = "exports"

    done = Signal(str, str)
    """The sentence that says what was written and verified, and the path."""

    failed = Signal(object)
    """The `Refused` that ended an export."""

    def __init__(self, context: Context, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._canvas = canvas
        self._window = window
        self._wanted = ""
        self._choices: Mapping[str, Any] = CHOICES
        self._actions: list[QAction] = []
        self._pictures: list[QAction] = []
        self._corner = QPoint()
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self.fill)

    def set_pictures(self, actions: list[QAction]) -> None:
        """The actions for pictures of the canvas, at the end of the menu."""
        self._pictures = actions

    def set_anchor(self, widget: QWidget) -> None:
        """The button under which the menu opens by key."""
        self._anchor = widget

    # ---- the actions

    def choose(self) -> None:
        self.menu.popup(self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 4)))

    def png(self) -> None:
        self._draw_as({**CHOICES, "format": "png"})

    def svg(self) -> None:
        self._draw_as({**CHOICES, "format": "svg"})

    def picture(self) -> None:
        """Ask what of the canvas is to become a picture, and how."""
        known = self._context.workspace.settings["picture"]
        count = len(self._chosen())
        dialog = PictureDialog(known, count, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(self._on_agreed)
        dialog.copied.connect(self._on_copied)
        dialog.open()

    def copy_picture(self) -> None:
        """What is selected, or everything, to the clipboard."""
        part = "selection" if self._chosen() else "all"
        self._on_copied({**CHOICES, "part": part})

    def _on_agreed(self, choices: Mapping[str, Any]) -> None:
        self._context.workspace.settings["picture"] = dict(choices)
        self._draw_as(choices)

    def _on_copied(self, choices: Mapping[str, Any]) -> None:
        QGuiApplication.clipboard().setImage(self._canvas.image(self._look(choices)))
        self.done.emit(self.tr("The picture is in the clipboard."), "")

    def _draw_as(self, choices: Mapping[str, Any]) -> None:
        self._choices = choices
        kind = choices["format"]
        titles = {
            "png": self.tr("Pictures (*.png)"),
            "svg": self.tr("Drawings (*.svg)"),
            "pdf": self.tr("PDF (*.pdf)"),
        }
        self._ask(f".{kind}", kind, titles[kind])

    def _chosen(self) -> tuple[str, ...]:
        """Nodes, frames and notes."""
        return (*self._canvas.selection.ids, *self._canvas.selection.beside)

    def _look(self, choices: Mapping[str, Any]) -> Look:
        project = self._context.project
        return Look(
            project.title,
            self._chosen() if choices["part"] == "selection" else None,
            choices["colours"],
            project=dumps(project.document) if choices["inside"] else "",
        )

    def fill(self) -> None:
        """Put the formats into the menu, once."""
        if self._actions:
            return
        from studio.exchange.exporter import EXPORTERS

        for name, exporter in EXPORTERS.items():
            action = self.menu.addAction(translations.text(exporter.title) + "…")
            action.setData((name, exporter.suffix, exporter.title))
            self._actions.append(action)
        self.menu.addSeparator()
        self.menu.addActions(self._pictures)
        self.menu.triggered.connect(self._on_chosen)

    def formats(self) -> list[QAction]:
        self.fill()
        return self._actions

    def retranslate(self) -> None:
        for action in self._actions:
            action.setText(translations.text(action.data()[2]) + "…")

    def _on_chosen(self, action: QAction) -> None:
        data = action.data()
        if isinstance(data, tuple):
            name, suffix, title = data
            self._ask(suffix, name, _filter(title, suffix))

    # ---- where to

    def _ask(self, suffix: str, name: str, patterns: str) -> None:
        self._wanted = name
        project = self._context.project
        folder = self._context.workspace.settings["last_export_folder"]
        start = Path(folder) / f"{project.title}{suffix}"
        title = self.tr("Export")
        dialog = QFileDialog(self._window, title, str(start), patterns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(str(start))
        if suffix:
            dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.fileSelected.connect(self._on_target)
        dialog.open()

    def _on_target(self, path: str) -> None:
        self._context.workspace.settings["last_export_folder"] = str(Path(path).parent)
        self.write(self._wanted, Path(path))

    def write(self, name: str, target: Path) -> None:
        """Write one format; the answer comes as `done` or `failed`."""
        if name in PICTURES:
            self._draw(target)
            return
        answer = partial(self._on_answer, target)
        jobs = self._context.workspace.jobs
        self._context.bridge.attempt(jobs.export, self._context.project, name, target, answer)

    def _draw(self, target: Path) -> None:
        try:
            self._canvas.draw_to(target, self._look(self._choices))
        except OSError as error:
            reason = error.strerror or str(error)
            text = translate(
                "Exports", "{name} was not written: {reason}.", name=target.name, reason=reason
            )
            self.failed.emit(Refused("export-write", text))
            return
        self.done.emit(self.tr("{0} is written.").format(target.name), str(target))

    def _on_answer(self, target: Path, answer: Any) -> None:
        if isinstance(answer, Refused):
            self.failed.emit(answer)
        else:
            self.done.emit(translations.text(answer.text), str(target))


def show_in_folder(path: str) -> None:
    """Open the folder of a file that was written."""
    place = Path(path)
    folder = place if place.is_dir() else place.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _filter(title: Message, suffix: str) -> str:
    """A file dialog's pattern; a format without suffix is a folder, or one text (.py)."""
    text = translations.text(title)
    patterns = [f"{text} (*{suffix or ''})"] if suffix else [f"{text} (*)", f"Python (*{PYTHON})"]
    return ";;".join(patterns)
