"""One picture of what flows as it fits into the slot of a node. Not here: which is wanted.

Imported when the first picture has come, as it needs numpy.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.engine.pictures import Picture
from studio.ui.canvas.geometry import is_row
from studio.ui.canvas.node_item import NodeItem
from studio.ui.plots import colour_maps
from studio.ui.plots.thumbnail import mosaic_image, rgb_mosaic_image

FINE = 2
"""Pixels of the image for each unit of the scene."""


def drawn(picture: Picture, item: NodeItem) -> QImage | None:
    """A picture as it fits into the slot of a node. The painter enlarges it smoothly."""
    slot = item.layout.slot
    if is_row(slot):
        if picture.maps is not None or picture.values is None or not picture.values.size:
            return None
        colour = item.ink.families[item.ink.family(item.face.family)]
        return _bars(picture.values, slot.adjusted(4, 3, -4, -3).size(), colour)
    if picture.maps is None:
        return None
    if picture.rgb:
        return rgb_mosaic_image(picture.maps[None], 1)
    room = ((slot.width() - 8) * FINE, (slot.height() - 8) * FINE)
    columns, side = _grid(len(picture.maps), picture.maps.shape[1:], room)
    height, width = picture.maps.shape[1:]
    side = min(1.0, side)
    cell = (max(1, round(side * width)), max(1, round(side * height)))
    gap = FINE if side < 1.0 else 1
    image = mosaic_image(picture.maps, columns, _table(picture, item), cell=cell, gap=gap)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _table(picture: Picture, item: NodeItem) -> tuple[int, ...]:
    """Samples are grey, as they were drawn; what the network makes of them is coloured."""
    if not item.layout.inputs:
        return colour_maps.table("grey")
    return colour_maps.table(colour_maps.SIGNED if picture.signed else colour_maps.UNSIGNED)


def _grid(count: int, size: tuple[int, ...], room: tuple[float, float]) -> tuple[int, float]:
    """Columns, and pixels for one value, so that `count` maps are as large as the room allows."""
    height, width = size[0], size[1]
    best = (1, 0.0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        across = (room[0] - FINE * (columns - 1)) / (columns * width)
        down = (room[1] - FINE * (rows - 1)) / (rows * height)
        side = min(across, down)
        if side > best[1]:
            best = (columns, side)
    return best[0], max(best[1], 1e-3)


def _bars(values: np.ndarray, slot: QSizeF, colour: QColor) -> QImage:
    """Numbers as bars up and down from zero; where there are many, the largest of neighbours."""
    width, height = round(slot.width()) * FINE, round(slot.height()) * FINE
    numbers = np.nan_to_num(np.asarray(values, np.float32).reshape(-1))
    most = max(1, width // (2 * FINE))
    if len(numbers) > most:
        parts = np.array_split(numbers, most)
        numbers = np.array([part[np.argmax(np.abs(part))] for part in parts])
    low, high = min(0.0, float(numbers.min())), max(0.0, float(numbers.max()))
    span = (high - low) or 1.0
    zero = height * high / span
    step = width / len(numbers)
    bar = max(1.0, min(step - FINE / 2, 7.0 * FINE))
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(
            [
                QRectF(
                    (i + 0.5) * step - bar / 2,
                    min(zero, zero - height * value / span),
                    bar,
                    max(1.0, height * abs(value) / span),
                )
                for i, value in enumerate(numbers.tolist())
            ]
        )
    return made
