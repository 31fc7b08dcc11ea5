"""Questions and notices that need an answer. All of them are opened, none waits in a loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from studio import __version__
from studio.paths import config_folder, data_folder, runs_folder

Role = QMessageBox.ButtonRole
Task = Callable[[], Any]


class Question(QMessageBox):
    """A question with its answers; each answer has a task. Escape is the last answer."""

    def __init__(self, window: QWidget, title: str, text: str, detail: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setText(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(detail)
        self._tasks: dict[QAbstractButton, Task | None] = {}
        self.buttonClicked.connect(self._on_clicked)

    def add(self, text: str, role: Role, task: Task | None = None) -> QPushButton:
        button = self.addButton(text, role)
        self._tasks[button] = task
        if role == Role.AcceptRole:
            self.setDefaultButton(button)
        if role == Role.RejectRole:
            self.setEscapeButton(button)
        return button

    def _on_clicked(self, button: QAbstractButton) -> None:
        task = self._tasks.get(button)
        if task is not None:
            task()


class FaultBox(QMessageBox):
    """Something went wrong in the program: plain words, and the details to be copied."""

    def __init__(self, window: QWidget | None, details: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setText(self.tr("The program made a mistake. Your work is still here: save it now."))
        self.setInformativeText(
            self.tr("If it happens again, copy the details and report them with what you did.")
        )
        self._details = details
        self._copy = self.addButton(self.tr("Copy the details"), Role.ActionRole)
        self._copy.clicked.disconnect()
        self._copy.clicked.connect(self._on_copy)
        self.setDefaultButton(self.addButton(self.tr("Continue"), Role.AcceptRole))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def about(window: QWidget) -> QMessageBox:
    """Version, licence and folders."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(window.tr("About Layerloom"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(window.tr("Layerloom {0}").format(__version__))
    lines = [
        window.tr("Draw neural networks, train them, look inside. The result is plain PyTorch."),
        window.tr("Free software under the MIT licence."),
        "",
        window.tr("Settings: {0}").format(config_folder()),
        window.tr("Your data: {0}").format(data_folder()),
        window.tr("Runs: {0}").format(runs_folder()),
    ]
    box.setInformativeText("\n".join(lines))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addButton(window.tr("Close"), Role.AcceptRole)
    return box
