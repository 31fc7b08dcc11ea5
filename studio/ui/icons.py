"""Draws our one-colour SVG icons at the size and in the colour that is asked for.

Not here: which colours there are (`theme.icon` hands in the look-up).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from studio.paths import resource

FADED = 0.4
"""Opacity of an icon that cannot be used now."""


class TintedIcon(QIconEngine):
    """One icon. The colour is looked up at each painting, so it follows the theme."""

    def __init__(self, name: str, token: str, colour: Callable[[str], QColor]) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._colour = colour
        source(name)

    def clone(self) -> QIconEngine:
        return TintedIcon(self._name, self._token, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        if side <= 0:
            return
        scale = painter.device().devicePixelRatioF() * abs(painter.worldTransform().m11())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * FADED)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = drawing(self._name, self._colour(self._token).name(), math.ceil(side * scale))
        painter.drawPixmap(square, drawn, QRectF(drawn.rect()))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = f"icon {self._name} {self._colour(self._token).name()} {size.toTuple()} {mode}"
        made = QPixmap()
        if QPixmapCache.find(key, made):
            return made
        made = QPixmap(size)
        if made.isNull():
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        QPixmapCache.insert(key, made)
        return made


@cache
def source(name: str) -> str:
    """The text of `resources/icons/<name>.svg`, with `currentColor` where the colour goes."""
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def drawing(name: str, colour: str, pixels: int) -> QPixmap:
    """An icon in a colour such as "#d7dce5", `pixels` square; kept in Qt's own cache."""
    key = f"icon {name} {colour} {pixels}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    QPixmapCache.insert(key, made)
    return made
