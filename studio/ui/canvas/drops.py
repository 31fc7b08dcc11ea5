"""A layer that is dragged in from the palette: a ghost shows where it will be. See `gestures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF

from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.gestures import Gesture
from studio.ui.canvas.landing import Landing
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.wire_item import WireItem

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

LAYER_TYPE = "application/x-layerloom-layer"
"""What the palette drags; the data are the name of the type, UTF-8."""


def dragged_type(data: QMimeData) -> str | None:
    """The type of the layer or block that is being dragged; None for everything else."""
    if not data.hasFormat(LAYER_TYPE):
        return None
    return bytes(data.data(LAYER_TYPE).data()).decode("utf-8", "replace")


class Drop(Gesture):
    """Until the button is up the layer is a ghost: the document does not know it."""

    def __init__(self, canvas: Canvas, start: Pointer, type_name: str) -> None:
        super().__init__(canvas, start)
        self.type_name = type_name
        self._ghost = NodeItem("", canvas.editing.preview(type_name), canvas.ink)
        self._ghost.setOpacity(0.65)
        self._ghost.setZValue(9.0)
        canvas.picture.addItem(self._ghost)
        self._wire: WireItem | None = None
        new_id = f"n{canvas.editing.document.next_id}"
        self._landing = Landing(canvas, {new_id: self._ghost}, type_name)
        self.moved(start)

    def _place(self, pointer: Pointer) -> QPointF:
        corner = pointer.at - self._ghost.layout.rect.center()
        free = pointer.shift or not self.canvas.snaps
        return corner if free else QPointF(snapped(corner.x()), snapped(corner.y()))

    def moved(self, pointer: Pointer) -> None:
        self._ghost.setPos(self._place(pointer))
        wire = None
        if self.canvas.editing.passes(self.type_name):
            wire = self.canvas.picture.wire_at(pointer.at, self.canvas.reach * 2)
        if wire is not self._wire:
            for item, aimed in ((self._wire, False), (wire, True)):
                if item is not None:
                    item.aim(aimed)
            self._wire = wire
        self._landing.moved(pointer, blocked=wire is not None)

    def released(self, pointer: Pointer) -> None:
        wire, at, links = self._wire, self._place(pointer), self._landing.links
        self.cancelled()
        if links:
            self._landing.put_new(at, links)
        else:
            self.canvas.editing.add(self.type_name, at, None if wire is None else wire.key)

    def cancelled(self) -> None:
        self._landing.end()
        self.canvas.picture.removeItem(self._ghost)
        if self._wire is not None:
            self._wire.aim(False)
            self._wire = None
