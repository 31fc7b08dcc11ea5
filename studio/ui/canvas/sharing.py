"""What hands do with shared weights: link the selected layers, and let them go again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.graph import sharing
from studio.spec.messages import translate
from studio.ui.canvas.view import Canvas


class SharingCommands(QObject):
    """One labelled edit each, on what is selected."""

    name = "sharing"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def share(self) -> None:
        """All selected layers call the module of the one that the data reach first."""
        label = translate("Sharing", "Share the weights")
        self._canvas.editing.do(sharing.share, self._canvas.selection.ids, label=label)

    def unlink(self) -> None:
        """Each selected layer has weights of its own again."""
        label = translate("Sharing", "Unlink the weights")
        self._canvas.editing.do(sharing.unlink, self._canvas.selection.ids, label=label)
