"""A faint picture of what is in the hand, beside the pointer. Not here: what it is a picture of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

LARGEST = 260
"""Pixels of the longer side."""
FAINT = 0.7


class Ghost(QLabel):
    """Lies over the whole window and lets every event through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ground = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        effect = QGraphicsOpacityEffect(self)
        effect.setOpacity(FAINT)
        self.setGraphicsEffect(effect)
        self.hide()

    def show_image(self, image: QImage, scale: float) -> None:
        """`scale`: of the image, so that it is as large as what it shows, if that is not large."""
        size = image.size() * scale
        if max(size.width(), size.height()) > LARGEST:
            size.scale(LARGEST, LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(
            image.scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        )
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
        self.resize(size)
        self.show()
        self.raise_()

    def follow(self, place: QPoint) -> None:
        """To the pointer, in pixels of the screen: it holds the top left corner."""
        self.move(self._ground.mapFromGlobal(place))
