"""Dragging the points that a wire runs through, and drawing new ones out of it. See `gestures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from studio.graph import bends
from studio.spec.messages import translate
from studio.ui.canvas.bent import place_in
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.gestures import Gesture
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.wire_item import WireKey

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas


class DragBend(Gesture):
    """Press on a point of a wire, or beside one: `index` None draws a new one out of the wire."""

    cursor = Qt.CursorShape.SizeAllCursor
    scrolls = True

    def __init__(
        self, canvas: Canvas, start: Pointer, key: WireKey, index: int | None = None
    ) -> None:
        super().__init__(canvas, start)
        self._key = key
        wire = canvas.picture.wires[key]
        self._before = wire.bends
        self._new = index is None
        ends = (wire.start, *wire.bends, wire.end)
        self._index = place_in(ends, start.at) if index is None else index
        self._under_way = False
        canvas.choose_wire(key, index)

    def _at(self, pointer: Pointer) -> QPointF:
        """On the grid, and level with the ends and points beside it."""
        if pointer.shift:
            return pointer.at
        wire = self.canvas.picture.wires[self._key]
        rest = [*self._before] if self._new else _without(self._before, self._index)
        others = [wire.start, wire.end, *rest]
        x = snapped(pointer.at.x(), [other.x() for other in others])
        y = snapped(pointer.at.y(), [other.y() for other in others])
        return QPointF(x, y)

    def moved(self, pointer: Pointer) -> None:
        if not self._under_way and not self.far(pointer):
            return
        self._under_way = True
        rest = self._before if self._new else _without(self._before, self._index)
        points = (*rest[: self._index], self._at(pointer), *rest[self._index :])
        self.canvas.picture.bend(self._key, points)
        self.canvas.picture.wires[self._key].grab(self._index)

    def released(self, pointer: Pointer) -> None:
        if not self._under_way:
            return
        at = self._at(pointer)
        edit = bends.add if self._new else bends.move
        label = (
            translate("Canvas", "Add a reroute point")
            if self._new
            else translate("Canvas", "Move a reroute point")
        )
        self.canvas.picture.bend(self._key, None)
        where = (self._key, self._index, (at.x(), at.y()))
        if self.canvas.editing.do(edit, *where, label=label):
            self.canvas.choose_wire(self._key, self._index)

    def cancelled(self) -> None:
        self.canvas.picture.bend(self._key, None)
        wire = self.canvas.picture.wires.get(self._key)
        if wire is not None:
            wire.grab(None if self._new else self._index)


def _without(points: tuple[QPointF, ...], index: int) -> tuple[QPointF, ...]:
    return (*points[:index], *points[index + 1 :])
