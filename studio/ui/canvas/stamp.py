"""A kept picture of an item, for the frames of a drag in which it looks as in the one before.

It has the same pixels as what is painted, but for the last bit where something shines through. What
lies elsewhere between the pixels than in the frame before is painted and not kept: the node in the
hand does not pay for pictures of it that nobody needs.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QGraphicsItem

LARGEST = 90_000
"""Pixels of a picture that is kept: a card with its shadow at 1.7 times its size."""
ROOM_KB = 65_536
"""Of all pictures that Qt keeps; it forgets those that were not used for long."""

WHOLE = QRectF()
"""What Qt takes for all of an item."""

Key = tuple[float, float, float, float]


class Stamp:
    """Of one item. `forget` it whenever the item looks different."""

    def __init__(self) -> None:
        self._key: Key | None = None
        self._kept: QPixmapCache.Key | None = None
        self._corner = QPointF()

    def forget(self) -> None:
        self._key = self._kept = None

    def paint(self, painter: QPainter, bounds: QRectF, draw: Callable[[QPainter], None]) -> None:
        """Paint what `draw` paints inside `bounds`, both in coordinates of the item."""
        world, device = painter.worldTransform(), painter.deviceTransform()
        left, top = device.dx(), device.dy()
        scale, ratio = world.m11(), device.m11() / world.m11()
        key = (scale, ratio, round(left - floor(left), 3), round(top - floor(top), 3))
        if key != self._key:
            self._key, self._kept = key, None
            draw(painter)
            return
        picture = None if self._kept is None else _found(self._kept)
        if picture is None or picture.isNull():
            picture = self._made(key, bounds, painter.renderHints(), draw)
        if picture is None:
            draw(painter)
            return
        x = world.dx() + (floor(left) - left + self._corner.x()) / ratio
        y = world.dy() + (floor(top) - top + self._corner.y()) / ratio
        painter.resetTransform()
        painter.drawPixmap(QPointF(x, y), picture)
        painter.setWorldTransform(world)

    def _made(
        self,
        key: Key,
        bounds: QRectF,
        hints: QPainter.RenderHint,
        draw: Callable[[QPainter], None],
    ) -> QPixmap | None:
        """The picture, kept; None where it would be too large."""
        scale, ratio, across, down = key
        left, right = (at * scale * ratio + across for at in (bounds.left(), bounds.right()))
        top, bottom = (at * scale * ratio + down for at in (bounds.top(), bounds.bottom()))
        self._corner = QPointF(floor(left), floor(top))
        width, height = ceil(right) - floor(left), ceil(bottom) - floor(top)
        if width * height > LARGEST * ratio * ratio:
            return None
        made = QPixmap(width, height)
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(ratio)
        x, y = (across - self._corner.x()) / ratio, (down - self._corner.y()) / ratio
        with QPainter(made) as painter:
            painter.setRenderHints(hints)
            painter.setWorldTransform(QTransform(scale, 0, 0, scale, x, y))
            draw(painter)
        self._kept = QPixmapCache.insert(made)
        return made


def in_motion(item: QGraphicsItem) -> bool:
    """Whether something in its scene is dragged, so that it may be painted again and again."""
    return bool(getattr(item.scene(), "moving", ()))


def _found(key: QPixmapCache.Key) -> QPixmap | None:
    made = QPixmap()
    return made if QPixmapCache.find(key, made) else None
