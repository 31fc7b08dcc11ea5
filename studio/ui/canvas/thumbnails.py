"""Pictures of what flows, on the nodes that are seen: which are wanted, and how they are drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.engine.messages import Want
from studio.engine.pictures import Picture
from studio.project import Project
from studio.spec.problems import Address, Refused
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.geometry import is_row
from studio.ui.canvas.node_item import PLAIN, NodeItem
from studio.ui.plots import colour_maps
from studio.ui.plots.thumbnail import mosaic_image, rgb_mosaic_image

FINE = 2
"""Pixels of the image for each unit of the scene."""


class Thumbnails:
    """Remembers which picture each node shows, so that an unchanged one is not drawn again."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._shown: dict[str, tuple[Picture, int]] = {}

    def wants(self, project: Project, place: Address) -> frozenset[Want]:
        """What the nodes in the window would like to show; nothing where it cannot be made out."""
        if self._camera.scale_now < PLAIN:
            return frozenset()
        return frozenset(
            self._want(project, place, item) for item in self._seen() if item.face.slot
        )

    def _seen(self) -> list[NodeItem]:
        picture = self._camera.picture
        return [picture.nodes[i] for i in sorted(picture.cells.near(self._camera.shown()))]

    def _want(self, project: Project, place: Address, item: NodeItem) -> Want:
        return Want((*place, item.id), "output", "thumbnail", project.sample)

    def refresh(self, project: Project, place: Address) -> None:
        """Give the newest pictures to the nodes in the window."""
        if self._camera.scale_now < PLAIN:
            return
        sha = _sha(project)
        for item in self._seen():
            if not item.face.slot:
                continue
            picture = project.pictures.get(self._want(project, place, item))
            if picture is None:
                continue
            key = (picture, item.face.slot)
            image = item.picture
            if image is None or self._shown.get(item.id) != key:
                self._shown[item.id] = key
                image = drawn(picture, item)
            item.show_picture(image, dimmed=picture.text_sha not in ("", sha))

    def forget(self) -> None:
        self._shown.clear()


def _sha(project: Project) -> str:
    """Of the present text: a picture of another one is shown dimmed."""
    try:
        return project.program().sha256
    except Refused:
        return "no text"


def drawn(picture: Picture, item: NodeItem) -> QImage | None:
    """A picture as it fits into the slot of a node."""
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
    cell = (max(1, round(side * width)), max(1, round(side * height)))
    return mosaic_image(picture.maps, columns, _table(picture, item), cell=cell, gap=FINE)


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
