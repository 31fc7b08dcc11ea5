"""The whole network, small, with a frame around what is shown. Drag the frame to look elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.canvas.camera import Camera

SIZE = QSize(150, 84)
INSET = 12
"""From the corner of the canvas."""
AROUND = 90.0
"""Units of the scene around the nodes, so that the frame of a fit is seen."""
SOON_MS = 150
"""While a node is dragged the nodes are drawn anew so often."""
LEAST_WIDTH, LEAST_HEIGHT = 460, 300
"""A canvas smaller than this has no room for it."""


class Minimap(QWidget):
    """Draws the nodes once into a picture and only the frame when the camera moves."""

    looked_at = Signal(QPointF)
    """Show this place of the scene in the middle."""

    def __init__(self, camera: Camera) -> None:
        super().__init__(camera)
        self._camera = camera
        self._drawn: QPixmap | None = None
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the network"))
        camera.moved.connect(self.update)
        camera.picture.redrawn.connect(self._on_redrawn)
        camera.picture.dragged.connect(self._on_dragged)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.renew)

    def place(self) -> None:
        """Into the lower right corner, or away."""
        room = self._camera.viewport().rect()
        fits = room.width() >= LEAST_WIDTH and room.height() >= LEAST_HEIGHT
        self.setVisible(fits and bool(self._camera.picture.nodes))
        self.move(room.right() - self.width() - INSET, room.bottom() - self.height() - INSET)

    def covered(self) -> QRect:
        """The pixels of the canvas that it hides; empty when it is away."""
        return self.geometry() if not self.isHidden() else QRect()

    def _on_dragged(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_redrawn(self) -> None:
        self._soon.stop()
        self._drawn = None
        self.place()
        self.update()

    def renew(self) -> None:
        """Other colours, or other places."""
        self._drawn = None
        self.update()

    def _frame(self) -> tuple[float, QPointF]:
        """Scale, and the pixel of the origin of the scene."""
        whole = self._camera.picture.whole()
        whole.adjust(-AROUND, -AROUND, AROUND, AROUND)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        wide, high = max(whole.width(), 1.0), max(whole.height(), 1.0)
        scale = min(room.width() / wide, room.height() / high)
        return scale, room.center() - whole.center() * scale

    def _draw_nodes(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        scale, origin = self._frame()
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(origin)
            painter.scale(scale, scale)
            self._camera.overview.paint_small(painter, self._camera.ink)
        return made

    def _look(self, event: QMouseEvent) -> None:
        scale, origin = self._frame()
        self.looked_at.emit((event.position() - origin) / scale)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            self._drawn = self._draw_nodes()
        look = self._camera.ink.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.line, 1.0))
            painter.setBrush(look.panel)
            card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(card, 8, 8)
            painter.drawPixmap(0, 0, self._drawn)
            scale, origin = self._frame()
            shown = self._camera.shown()
            frame = QRectF(origin + shown.topLeft() * scale, shown.size() * scale)
            painter.setPen(QPen(look.muted, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.intersected(card.adjusted(3, 3, -3, -3)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._look(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._camera.wheelEvent(event)
