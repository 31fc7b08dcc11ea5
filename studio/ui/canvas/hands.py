"""Mouse, keys and drags of the canvas, read and handed to gestures. What they do is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.canvas.bend_gestures import DragBend
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.drops import Drop, dragged_type
from studio.ui.canvas.geometry import SNAP
from studio.ui.canvas.gestures import Drag, Frame, Gesture, Pan
from studio.ui.canvas.knife import Knife
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.remark_gestures import SHAPES, remark_gesture
from studio.ui.canvas.scene import NOTHING, Hit
from studio.ui.canvas.walking import Direction
from studio.ui.canvas.wiring import pull_from, take_end

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

REACH = 7.0
"""Pixels beside a port or a wire that still count."""
EDGE, EDGE_STEP, EDGE_MS = 22, 14, 16
"""Near the edge of the window the scene moves along: pixels, pixels a tick, milliseconds."""
WHEEL = 1.0015
"""Factor for an eighth of a degree of the wheel: a notch of 120 is 1.2."""

ARROWS: dict[int, tuple[Direction, QPointF]] = {
    Qt.Key.Key_Left: ("left", QPointF(-SNAP, 0)),
    Qt.Key.Key_Right: ("right", QPointF(SNAP, 0)),
    Qt.Key.Key_Up: ("up", QPointF(0, -SNAP)),
    Qt.Key.Key_Down: ("down", QPointF(0, SNAP)),
}


def _cuts(event: QContextMenuEvent) -> bool:
    """Whether it comes from the hand that drew the knife."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.reason() == QContextMenuEvent.Reason.Mouse


class Hands(Camera):
    """Exactly one gesture at a time. The subclass says what the keys and a double click do."""

    search_requested = Signal(QPointF, object)
    """A place in the scene and what the layer is to be joined to (see `pointer.Origin`)."""

    parameters_requested = Signal()
    """Show the parameters of the selected layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.gesture: Gesture | None = None
        self.by_mouse = False
        """The hand that did something last was on the mouse, and over the canvas."""
        self._space = ""
        self._alt_used = False
        self._over: Hit = NOTHING
        self._last = Pointer(QPointF(), QPointF())
        self._edge = QTimer(self)
        self._edge.setInterval(EDGE_MS)
        self._edge.timeout.connect(self._on_edge)

    @property
    def reach(self) -> float:
        """How far beside a thing still counts, in scene units."""
        return REACH / min(1.0, max(0.4, self.scale_now))

    def _canvas(self) -> Canvas:
        return cast("Canvas", self)

    # ---- gestures

    def begin(self, gesture: Gesture) -> None:
        self.gesture = gesture
        if gesture.cursor is not None:
            self.viewport().setCursor(gesture.cursor)

    def cancel(self) -> bool:
        """Stop what is under way as if nothing had been done. False if nothing was."""
        gesture, self.gesture = self.gesture, None
        self._rest()
        if gesture is None:
            return False
        gesture.cancelled()
        return True

    def hold_still(self) -> None:
        """The pointer is elsewhere in the window: the scene does not move along."""
        self._edge.stop()

    def _rest(self) -> None:
        self._edge.stop()
        hand = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    def _pointer(self, event: QMouseEvent | QDropEvent) -> Pointer:
        modifiers = event.modifiers()
        pixel = event.position()
        self.by_mouse = True
        self._last = Pointer(self.to_scene(pixel), pixel, modifiers)
        return self._last

    def _gesture_for(self, event: QMouseEvent) -> Gesture | None:
        canvas, pointer = self._canvas(), self._pointer(event)
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._space = "used" if self._space else ""
            return Pan(canvas, pointer)
        if event.button() != Qt.MouseButton.LeftButton:
            cuts = event.button() == Qt.MouseButton.RightButton and pointer.control
            return Knife(canvas, pointer) if cuts else None
        hit = self.picture.hit(pointer.at, self.reach)
        canvas.press(hit)
        if hit.kind == "port":
            return pull_from(canvas, pointer, hit)
        if hit.kind == "node":
            return Drag(canvas, pointer, hit)
        if hit.kind == "badge":
            return None
        if hit.kind == "wire" and hit.wire is not None:
            if pointer.alt:
                canvas.editing.disconnect(hit.wire)
                return None
            return take_end(canvas, pointer, hit) or DragBend(canvas, pointer, hit.wire)
        if hit.kind == "bend" and hit.wire is not None:
            if pointer.alt:
                canvas.remarks.remove_bend(hit.wire, hit.bend)
                return None
            return DragBend(canvas, pointer, hit.wire, hit.bend)
        return remark_gesture(canvas, pointer, hit) or Frame(canvas, pointer)

    def _hold(self, held: Qt.KeyboardModifier) -> None:
        """A key went down or up in a gesture while the pointer rests."""
        if self.gesture is not None:
            self._last = Pointer(self._last.at, self._last.pixel, held)
            self.gesture.moved(self._last)

    def _near_edge(self, pixel: QPointF) -> QPointF:
        """The pixels to pan while the pointer is at the edge."""
        room = QRectF(self.viewport().rect())
        x = (pixel.x() < room.left() + EDGE) - (pixel.x() > room.right() - EDGE)
        y = (pixel.y() < room.top() + EDGE) - (pixel.y() > room.bottom() - EDGE)
        return QPointF(x, y) * EDGE_STEP

    def _on_edge(self) -> None:
        shift = self._near_edge(self._last.pixel)
        if self.gesture is None or shift.isNull():
            self._edge.stop()
            return
        self.pan(shift)
        self._last = Pointer(self.to_scene(self._last.pixel), self._last.pixel, self._last.held)
        self.gesture.moved(self._last)

    # ---- hovering

    def _hover(self, hit: Hit) -> None:
        if hit == self._over:
            return
        self._mark(self._over, False)
        self._mark(hit, True)
        self.picture.show_partners([*self._canvas().selection.ids, hit.node])
        self._over = hit
        port = hit.kind == "port" or hit.end is not None
        shape = Qt.CursorShape.CrossCursor if port else Qt.CursorShape.ArrowCursor
        pointing = hit.kind in ("badge", "wire", "bend") and not port
        shape = SHAPES.get(hit.grip, shape)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else shape)

    def _mark(self, hit: Hit, over: bool) -> None:
        item = self.picture.nodes.get(hit.node)
        if item is not None:
            port = (hit.side, hit.port) if hit.kind == "port" else True
            item.hover(port if over else False)
        wire = self.picture.wires.get(hit.wire) if hit.wire is not None else None
        if wire is not None:
            wire.mark(over=over)
        self.picture.remarks.hover(hit.remark, over)

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        QToolTip.hideText()
        self._alt_used = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.gesture is not None:
            return
        self._hover(NOTHING)
        gesture = self._gesture_for(event)
        if gesture is not None:
            self.begin(gesture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event)
        if self.gesture is None:
            if not self._space:
                self._hover(self.picture.hit(pointer.at, self.reach))
            return
        self.gesture.moved(pointer)
        if self.gesture.scrolls and not self._near_edge(pointer.pixel).isNull():
            if not self._edge.isActive():
                self._edge.start()
        else:
            self._edge.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, None
        self._rest()
        if gesture is not None:
            gesture.released(self._pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
            return
        pointer = self._pointer(event)
        hit = self.picture.hit(pointer.at, self.reach)
        if hit.kind in ("nothing", "wire"):
            if hit.wire is not None and pointer.control:
                self._canvas().choose_wire(hit.wire)
                self._canvas().remarks.add_bend(pointer.at)
                return
            self.search_requested.emit(pointer.at, hit.wire)
        elif hit.grip in ("title", "body"):
            self._canvas().remarks.write()
        elif hit.kind == "node":
            self._canvas().open_node(hit.node, pointer.at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        touch = event.device() is not None and (
            event.device().type() == QInputDevice.DeviceType.TouchPad
        )
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if touch and not control and not event.pixelDelta().isNull():
            self.pan(QPointF(event.pixelDelta()))
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.zoom(WHEEL**turned, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        # Shift+A, too, opens the search where the pointer is.
        self.by_mouse = self.by_mouse and key in (Qt.Key.Key_Space, Qt.Key.Key_Shift)
        if key == Qt.Key.Key_Alt and self.gesture is not None:
            self._hold(held | Qt.KeyboardModifier.AltModifier)
        elif key == Qt.Key.Key_Escape:
            event.setAccepted(self.cancel() or self._canvas().step_out())
        elif key == Qt.Key.Key_Space and not held:
            if not event.isAutoRepeat() and self.gesture is None:
                self._space = "held"
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in ARROWS:
            direction, shift = ARROWS[key]
            if held & Qt.KeyboardModifier.AltModifier:
                self._canvas().editing.nudge(shift.x(), shift.y())
            else:
                self._canvas().walk(direction, bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._canvas().open_selected()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Alt and self.gesture is not None:
            self._hold(event.modifiers() & ~Qt.KeyboardModifier.AltModifier)
        elif event.key() == Qt.Key.Key_Alt and self._alt_used:
            # It went with the mouse: the window is not to open its menus.
            self._alt_used = False
        elif event.key() == Qt.Key.Key_Space and self._space:
            tapped, self._space = self._space == "held", ""
            if self.gesture is None:
                self._rest()
            if tapped and self.gesture is None:
                self._canvas().search()
        elif event.key() in ARROWS and self._canvas().editing.ready:
            self._canvas().editing.project.history.close_merge()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        # Tab would go to the next widget before any handler of keys; F6 leaves the canvas.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            self._canvas().search()
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = ""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.cancel()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.picture.hit(self.to_scene(QPointF(event.pos())), self.reach)
            text = "" if self.gesture is not None else self._canvas().tip(hit)
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.by_mouse = False
            self._hover(NOTHING)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if isinstance(self.gesture, Knife) or _cuts(event):
            # It comes with the press or with the release, as the platform has it.
            event.accept()
            return
        self.cancel()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        pixel = self._canvas().menu_pixel() if by_key else event.pos()
        hit = self.picture.hit(self.to_scene(QPointF(pixel)), self.reach)
        self._canvas().open_menu(hit, self.viewport().mapToGlobal(pixel))
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        name = dragged_type(event.mimeData())
        if name is None or not self._canvas().editing.can_add(name):
            event.ignore()
            return
        self.cancel()
        self.begin(Drop(self._canvas(), self._pointer(event), name))
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(self.gesture, Drop):
            self.gesture.moved(self._pointer(event))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        if not isinstance(self.gesture, Drop):
            event.ignore()
            return
        gesture, self.gesture = self.gesture, None
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        gesture.released(self._pointer(event))
