"""The button of a repair, wherever a problem is shown. Not here: what a repair does (graph)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from studio.spec.problems import Problem, Repair
from studio.ui import translations


class RepairButton(QPushButton):
    """Knows its problem and its repair."""

    picked = Signal(object, object)
    """Both of them, once it is pressed."""

    def __init__(self, problem: Problem, repair: Repair, parent: QWidget) -> None:
        title = translations.text(repair.title)
        super().__init__(title, parent)
        self.setToolTip(title)
        self.setMinimumWidth(40)
        self._problem, self._repair = problem, repair
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.picked.emit(self._problem, self._repair)
