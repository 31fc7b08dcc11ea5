"""Hands for tests: presses, moves, releases, wheel and drops sent as real events to a widget.

Places are in pixels of the widget that gets the event; for a canvas that is its viewport.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def choose(action: QAction) -> None:
    """Choose an action as soon as it can be chosen: states follow what happened a moment later."""
    enabled = QSignalSpy(action.enabledChanged)
    assert action.isEnabled() or enabled.wait(20_000), f"{action.objectName()} stays disabled"
    action.trigger()


def press(widget: QWidget, at: QPoint, button=LEFT, held=NONE) -> None:
    QTest.mousePress(widget, button, held, at)


def move(widget: QWidget, to: QPoint, button=LEFT, held=NONE) -> None:
    """Move the pointer with a button down. (`QTest.mouseMove` cannot hold a key.)"""
    where = QPointF(widget.mapToGlobal(to))
    kind = QMouseEvent.Type.MouseMove
    event = QMouseEvent(kind, QPointF(to), where, Qt.MouseButton.NoButton, button, held)
    QApplication.sendEvent(widget, event)


def release(widget: QWidget, at: QPoint, button=LEFT, held=NONE) -> None:
    QTest.mouseRelease(widget, button, held, at)


def click(widget: QWidget, at: QPoint, button=LEFT, held=NONE) -> None:
    QTest.mouseClick(widget, button, held, at)


def hover(widget: QWidget, at: QPoint) -> None:
    """The pointer comes to a widget from the corner of the window, without a button."""
    window = widget.window()
    QTest.mouseMove(window, QPoint(1, 1))
    QTest.mouseMove(window, widget.mapTo(window, at))
    QApplication.processEvents()


def drag(widget: QWidget, start: QPoint, end: QPoint, button=LEFT, held=NONE, steps=5) -> None:
    """Press, move in steps, release."""
    press(widget, start, button, held)
    glide(widget, start, end, button, held, steps)
    release(widget, end, button, held)


def glide(widget: QWidget, start: QPoint, end: QPoint, button=LEFT, held=NONE, steps=5) -> None:
    """Move in steps with the button down."""
    for step in range(1, steps + 1):
        move(widget, start + (end - start) * step / steps, button, held)


def wheel(widget: QWidget, at: QPoint, turned: int, held=NONE) -> None:
    """`turned`: eighths of a degree, 120 for a notch away from the hand."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def key(widget: QWidget, code: Qt.Key, held=NONE) -> None:
    QTest.keyClick(widget, code, held)


def type_text(widget: QWidget, text: str) -> None:
    """As typed; what no single key gives (Chinese) comes as from an input method."""
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def drag_in(widget: QWidget, data: QMimeData, *places: QPoint, held=NONE) -> bool:
    """A drag from outside comes in and moves along; True if it was accepted at the last place."""
    actions = Qt.DropAction.CopyAction
    first = QDragEnterEvent(places[0], actions, data, LEFT, held)
    QApplication.sendEvent(widget, first)
    accepted = first.isAccepted()
    for place in places:
        event = QDragMoveEvent(place, actions, data, LEFT, held)
        QApplication.sendEvent(widget, event)
        accepted = event.isAccepted()
    return accepted


def drag_out(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, data: QMimeData, *places: QPoint, held=NONE) -> bool:
    """A drag from outside ends at the last place; True if it was taken."""
    if not drag_in(widget, data, *places, held=held):
        drag_out(widget)
        return False
    event = QDropEvent(QPointF(places[-1]), Qt.DropAction.CopyAction, data, LEFT, held)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
