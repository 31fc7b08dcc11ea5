"""Export: the menu made from the registered formats, where to write, and what was verified."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.ui import translations
from studio.ui.canvas.view import Canvas
from studio.ui.live import Context

GROUP = translate("Exports", "Export")
PYTHON = ".py"
PICTURES = ("png", "svg")


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
        self._ask(".png", "png", self.tr("Pictures (*.png)"))

    def svg(self) -> None:
        self._ask(".svg", "svg", self.tr("Drawings (*.svg)"))

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
            self._draw(name, target)
            return
        answer = partial(self._on_answer, target)
        jobs = self._context.workspace.jobs
        self._context.bridge.attempt(jobs.export, self._context.project, name, target, answer)

    def _draw(self, name: str, target: Path) -> None:
        draw = self._canvas.render_svg if name == "svg" else self._canvas.render_png
        try:
            draw(target)
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
