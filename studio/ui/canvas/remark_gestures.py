"""Moving frames and notes with what lies in them, and making them larger. See `gestures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from studio.graph import remarks
from studio.spec.messages import translate
from studio.ui.canvas.carrying import carried
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.gestures import Gesture
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.remark_item import Grip, note_height
from studio.ui.canvas.scene import Hit

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

SHAPES: dict[Grip | None, Qt.CursorShape] = {
    "title": Qt.CursorShape.SizeAllCursor,
    "body": Qt.CursorShape.SizeAllCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
}


class Carry(Gesture):
    """Press on a title or a note: a click selects it, a drag takes along what lies in it.

    With Alt the frame is moved alone.
    """

    scrolls = True

    def __init__(self, canvas: Canvas, start: Pointer, remark_id: str) -> None:
        super().__init__(canvas, start)
        self._pressed = remark_id
        self._under_way = False
        layer = canvas.picture.remarks
        self._clears = False
        if start.shift or start.control:
            layer.toggle(remark_id)
        elif remark_id in layer.chosen:
            self._clears = True
        else:
            canvas.selection.set(())
            layer.choose([remark_id])
        chosen = (*canvas.selection.ids, *layer.chosen) if remark_id in layer.chosen else ()
        if start.alt:
            at = canvas.picture.place_of(remark_id)
            self._from = {} if at is None else {remark_id: at}
        else:
            self._from = carried(canvas.editing, canvas.picture, chosen)

    def moved(self, pointer: Pointer) -> None:
        if self._pressed not in self._from or not (self._under_way or self.far(pointer)):
            return
        self._under_way = True
        corner = self._from[self._pressed]
        wished = corner + pointer.at - self.start.at
        if not pointer.shift:
            x, y = snapped(wished.x(), [corner.x()]), snapped(wished.y(), [corner.y()])
            wished = QPointF(x, y)
        shift = wished - corner
        self.canvas.picture.drag({one: at + shift for one, at in self._from.items()})

    def released(self, pointer: Pointer) -> None:
        if not self._under_way:
            if self._clears:
                self.canvas.selection.set(())
                self.canvas.picture.remarks.choose([self._pressed])
            return
        picture = self.canvas.picture
        places = {one: at for one in self._from if (at := picture.place_of(one)) is not None}
        if not self.canvas.editing.move(places):
            picture.drag(self._from)

    def cancelled(self) -> None:
        if self._under_way:
            self.canvas.picture.drag(self._from)


class Stretch(Gesture):
    """Press on an edge or a corner: the opposite one stays where it is."""

    scrolls = True

    def __init__(self, canvas: Canvas, start: Pointer, remark_id: str, grip: Grip) -> None:
        super().__init__(canvas, start)
        self._id, self._grip = remark_id, grip
        self._item = canvas.picture.remarks.items[remark_id]
        self._from = QRectF(self._item.rect)
        self._to: QRectF | None = None
        canvas.selection.set(())
        canvas.picture.remarks.choose([remark_id])

    def moved(self, pointer: Pointer) -> None:
        if self._to is None and not self.far(pointer):
            return
        self._to = self._stretched(pointer)
        self.canvas.picture.remarks.stretch(self._id, self._to)

    def _stretched(self, pointer: Pointer) -> QRectF:
        shift = pointer.at - self.start.at
        rect, remark = QRectF(self._from), self._item.remark
        wide, high = remarks.LEAST[remark.kind]

        def at(value: float) -> float:
            return value if pointer.shift else snapped(value)

        if "w" in self._grip:
            rect.setLeft(min(at(rect.left() + shift.x()), rect.right() - wide))
        if "e" in self._grip:
            rect.setRight(max(at(rect.right() + shift.x()), rect.left() + wide))
        if "n" in self._grip:
            rect.setTop(min(at(rect.top() + shift.y()), rect.bottom() - high))
        if "s" in self._grip:
            rect.setBottom(max(at(rect.bottom() + shift.y()), rect.top() + high))
        if remark.kind == "note":
            rect.setHeight(note_height(remark.text, rect.width()))
        return rect

    def released(self, pointer: Pointer) -> None:
        layer, to = self.canvas.picture.remarks, self._to
        if to is None:
            return
        rect = (to.x(), to.y(), to.width(), to.height())
        label = translate("Canvas", "Resize")
        self.canvas.editing.do(remarks.place, self._id, rect, label=label)
        layer.settle(self._id)

    def cancelled(self) -> None:
        self.canvas.picture.remarks.settle(self._id)


def remark_gesture(canvas: Canvas, start: Pointer, hit: Hit) -> Gesture | None:
    """What a press on a frame or note begins."""
    if hit.grip is None:
        return None
    if hit.grip in ("title", "body"):
        return Carry(canvas, start, hit.remark)
    return Stretch(canvas, start, hit.remark, hit.grip)
