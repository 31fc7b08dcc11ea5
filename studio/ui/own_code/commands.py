"""Shows the code of the own layer that is selected, or that a problem is about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.spec.layer import LAYERS
from studio.ui.live import Context
from studio.ui.own_code.dialog import CodeDialog


class CodeCommands(QObject):
    """Acts on the current project; what the person decides counts for all of them."""

    name = "code"

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        context.bridge.code_asked.connect(self.open)

    def show(self) -> None:
        """Of the selected layer."""
        document = self._context.project.document
        for node_id in reversed(self._context.selection.ids):
            node = document.node(node_id)
            declaration = None if node is None else LAYERS.get(node.type)
            if node is not None and declaration is not None and declaration.foreign:
                self.open(str(node.params.get("file", "")))
                return

    def open(self, file: str) -> None:
        """The text as it is on the disk now: what is shown is what may be trusted."""
        project = self._context.project
        project.look_again()
        customs = project.customs
        code = customs.code(file)
        folder = customs.folder or Path()
        dialog = CodeDialog(code, str(folder / file), code.sha256 in customs.trusted, self._window)
        dialog.decided.connect(self._context.workspace.trust)
        dialog.open()
