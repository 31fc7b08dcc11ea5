"""Tidying one way or the other, aligning and distributing on the canvas: one labelled edit each."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.graph import aligning
from studio.graph.aligning import Axis, Edge
from studio.spec.messages import translate
from studio.ui.canvas.view import Canvas


class Arranging(QObject):
    """The part `arranging` of the table of actions."""

    name = "arranging"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def rightwards(self) -> None:
        self._canvas.tidy_way(down=False)

    def downwards(self) -> None:
        self._canvas.tidy_way(down=True)

    def left(self) -> None:
        self._align("left")

    def centre(self) -> None:
        self._align("centre")

    def right(self) -> None:
        self._align("right")

    def top(self) -> None:
        self._align("top")

    def middle(self) -> None:
        self._align("middle")

    def bottom(self) -> None:
        self._align("bottom")

    def across(self) -> None:
        self._distribute("across")

    def down(self) -> None:
        self._distribute("down")

    def _align(self, edge: Edge) -> None:
        editing, ids = self._canvas.editing, self._canvas.selection.ids
        text = translate("Canvas", "Align")
        editing.do(aligning.align, ids, edge, editing.sizes(), label=text)

    def _distribute(self, axis: Axis) -> None:
        editing, ids = self._canvas.editing, self._canvas.selection.ids
        text = translate("Canvas", "Distribute")
        editing.do(aligning.distribute, ids, axis, editing.sizes(), label=text)
