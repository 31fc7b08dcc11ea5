"""Events that pytest-qt has no name for."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture
def hover(qapp):
    """Moves the mouse over a widget, no button held, to a point of it."""

    def move(widget, point, button=Qt.MouseButton.NoButton):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            widget.mapToGlobal(QPointF(point)),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)

    return move
