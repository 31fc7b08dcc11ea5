"""A thin frame that shows that the canvas has the keyboard, when it was reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from studio.ui import theme

WIDTH = 2

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QWidget):
    """Only its edge exists: the middle is cut out, so that nothing below is repainted for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, rect: QRect) -> None:
        self.setGeometry(rect)
        whole = QRegion(self.rect())
        self.setMask(whole.subtracted(QRegion(self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH))))
        self.raise_()

    def follow(self, reason: Qt.FocusReason) -> None:
        """The canvas has got the keyboard."""
        self.setVisible(reason in BY_KEY)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.current().accent)
