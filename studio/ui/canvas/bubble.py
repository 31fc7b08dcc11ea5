"""A short sentence at the place where something happened. It goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui import theme

SHOWN_MS = 4500
WIDEST = 340
AWAY = QPoint(16, 18)
"""From the pointer, so that it hides neither pointer nor port."""


class Bubble(QLabel):
    """Lies over the canvas and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setContentsMargins(12, 8, 12, 8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._canvas = parent
        self._bad = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, at: QPointF, *, lasting: bool = False, bad: bool = True) -> None:
        """`at`: pixels of the parent. `lasting`: until it is hidden or something else is said."""
        self._bad = bad
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedWidth(min(WIDEST, self._one_line(text)))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.move(self._inside(at.toPoint() + AWAY))
        self.show()
        self.raise_()
        self.update()
        self._timer.stop()
        if not lasting:
            self._timer.start(SHOWN_MS)

    def hush(self) -> None:
        self._timer.stop()
        self.hide()

    def _one_line(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 32

    def _inside(self, corner: QPoint) -> QPoint:
        room = self._canvas.rect()
        x = max(6, min(corner.x(), room.right() - self.width() - 6))
        y = (
            corner.y()
            if corner.y() + self.height() < room.bottom() - 6
            else corner.y() - (self.height() + 2 * AWAY.y())
        )
        return QPoint(x, max(6, y))

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.problem if self._bad else look.warning, 1.2))
            painter.setBrush(look.raised)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        super().paintEvent(event)
