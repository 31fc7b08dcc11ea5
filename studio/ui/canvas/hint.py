"""What an empty canvas says. The mouse goes through it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui import theme

MARGIN = 44
"""Pixels between the words and the dashed frame around them."""


class Hint(QLabel):
    """Fills the canvas and stands in its middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFont(theme.sans(15))
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().boundingRect(self.text())
        frame = QRectF(0, 0, words.width() + 2 * MARGIN, words.height() + 2 * MARGIN)
        frame.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.tinted(theme.current().muted, 0.5), 1.2, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([5, 5])
            painter.setPen(pen)
            inside = QRectF(self.rect()).adjusted(8, 8, -8, -8)
            painter.drawRoundedRect(frame.intersected(inside), 14, 14)
        super().paintEvent(event)
