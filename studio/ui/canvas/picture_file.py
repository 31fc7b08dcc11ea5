"""The network as SVG or PNG: all of it, at full detail, as the canvas draws it."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from studio.files import atomic_write
from studio.ui.canvas.scene import CanvasScene

MARGIN = 24.0
LARGEST = 16_000
"""Pixels of a side of a PNG; the scale is lowered for networks that are larger."""


def write_svg(scene: CanvasScene, path: Path, title: str) -> None:
    """Text stays text. Raises OSError where the file cannot be written."""
    area = _area(scene)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(area.size().toSize())
    generator.setViewBox(QRect(0, 0, ceil(area.width()), ceil(area.height())))
    # A shadow would be a picture of points in the middle of the drawing.
    scene.ink.shadowed = False
    with QPainter(generator) as painter:
        _draw(scene, painter, area, QRectF(0, 0, area.width(), area.height()))
    scene.ink.shadowed = True
    atomic_write(path, bytes(buffer.data().data()))


def write_png(scene: CanvasScene, path: Path, title: str, scale: float = 2.0) -> None:
    """`scale`: pixels for each unit of the scene. Raises OSError."""
    area = _area(scene)
    scale = min(scale, LARGEST / max(area.width(), area.height()))
    size = QSize(ceil(area.width() * scale), ceil(area.height() * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setText("Title", title)
    with QPainter(image) as painter:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        _draw(scene, painter, area, QRectF(image.rect()))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    atomic_write(path, bytes(buffer.data().data()))


def _area(scene: CanvasScene) -> QRectF:
    content = scene.content()
    if content.isEmpty():
        content = QRectF(0, 0, 400, 200)
    return content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _draw(scene: CanvasScene, painter: QPainter, area: QRectF, target: QRectF) -> None:
    painter.fillRect(target, scene.ink.theme.window)
    chosen = {item: item.chosen for item in scene.nodes.values() if item.chosen}
    remarks = [scene.remarks.items[i] for i in scene.remarks.chosen]
    for item in chosen:
        item.choose("")
    for remark in remarks:
        remark.mark(chosen=False)
    scene.render(painter, target, area)
    for item, mark in chosen.items():
        item.choose(mark)
    for remark in remarks:
        remark.mark(chosen=True)
