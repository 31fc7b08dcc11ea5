"""The network as a picture, SVG, PNG or PDF: all of it or a part, at full detail, as it is drawn.

The project can lie inside an SVG or PNG (`graph.embedding`): such a picture opens as a project.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem

from studio.files import atomic_write
from studio.graph.embedding import with_text
from studio.ui import theme
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.scene import CanvasScene

MARGIN = 24.0
LARGEST = 16_000
"""Pixels of a side of a PNG; the scale is lowered for networks that are larger."""
POINTS = 72 / 96
"""Of a unit of the scene in a PDF."""
SUFFIXES = (".svg", ".png", ".pdf")


@dataclass(frozen=True)
class Look:
    """What of the scene is drawn, and how.

    `only`: these nodes, frames and notes; None for all. `colours`: "dark", "light", or "" for what
    the window has. `scale`: pixels of a PNG for each unit. `project`: the text that lies inside.
    """

    title: str = ""
    only: Collection[str] | None = None
    colours: str = ""
    scale: float = 2.0
    project: str = ""


PLAIN = Look()


def write(scene: CanvasScene, path: Path, look: Look = PLAIN) -> None:
    """Write the format of the suffix. Raises OSError; ValueError for another suffix."""
    drawers = dict(zip(SUFFIXES, (_svg, _png, _pdf), strict=True))
    suffix = path.suffix.lower()
    if suffix not in drawers:
        raise ValueError(f"a picture is saved as {', '.join(SUFFIXES)}, not {path.name!r}")
    with _posed(scene, look):
        data = drawers[suffix](scene, look)
    if look.project and suffix != ".pdf":
        data = with_text(data, look.project)
    atomic_write(path, data)


def image_of(scene: CanvasScene, look: Look = PLAIN) -> QImage:
    """For the clipboard."""
    with _posed(scene, look):
        return _image(scene, look)


def _svg(scene: CanvasScene, look: Look) -> bytes:
    """Text stays text."""
    area = _area(scene, look)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(look.title)
    generator.setSize(area.size().toSize())
    generator.setViewBox(QRect(0, 0, ceil(area.width()), ceil(area.height())))
    with QPainter(generator) as painter:
        _draw(scene, painter, area, QRectF(0, 0, area.width(), area.height()))
    return bytes(buffer.data().data())


def _png(scene: CanvasScene, look: Look) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(_image(scene, look))
    return bytes(buffer.data().data())


def _image(scene: CanvasScene, look: Look) -> QImage:
    area = _area(scene, look)
    scale = min(look.scale, LARGEST / max(area.width(), area.height()))
    size = QSize(ceil(area.width() * scale), ceil(area.height() * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setText("Title", look.title)
    with QPainter(image) as painter:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        _draw(scene, painter, area, QRectF(image.rect()))
    return image


def _pdf(scene: CanvasScene, look: Look) -> bytes:
    """One page, as large as the network; its fonts are part of it."""
    area = _area(scene, look)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(look.title)
    writer.setCreator("Layerloom")
    page = QPageSize(
        QSizeF(area.size() * POINTS), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(
        QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    with QPainter(writer) as painter:
        target = QRectF(0, 0, writer.width(), writer.height())
        _draw(scene, painter, area, target)
    buffer.close()
    return bytes(buffer.data().data())


def _area(scene: CanvasScene, look: Look) -> QRectF:
    content = scene.content(look.only)
    if content.isEmpty():
        content = QRectF(0, 0, 400, 200)
    return content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


@contextmanager
def _posed(scene: CanvasScene, look: Look) -> Iterator[None]:
    """The scene without marks, in the colours that are wanted, with nothing else on it."""
    worn = scene.ink
    chosen = dict(scene.chosen)
    remarks = [scene.remarks.items[i] for i in scene.remarks.chosen if i in scene.remarks.items]
    scene.choose({})
    for remark in remarks:
        remark.mark(chosen=False)
    if look.colours:
        scene.show_ink(Ink(theme.load(look.colours)))
    # A shadow would be a picture of points in the middle of a drawing.
    scene.ink.shadowed = False
    hidden = [item for item in _others(scene, look) if item.isVisible()]
    for item in hidden:
        item.hide()
    try:
        yield
    finally:
        for item in hidden:
            item.show()
        scene.ink.shadowed = True
        if look.colours:
            scene.show_ink(worn)
        scene.choose(chosen)
        for remark in remarks:
            remark.mark(chosen=True)


def _others(scene: CanvasScene, look: Look) -> Iterator[QGraphicsItem]:
    """What is no part of the picture."""
    if look.only is None:
        return
    wanted = set(look.only)
    yield from (item for key, item in scene.nodes.items() if key not in wanted)
    yield from (item for key, item in scene.remarks.items.items() if key not in wanted)
    for (reader, _), wire in scene.wires.items():
        if reader not in wanted or wire.strand.source not in wanted:
            yield wire


def _draw(scene: CanvasScene, painter: QPainter, area: QRectF, target: QRectF) -> None:
    painter.fillRect(target, scene.ink.theme.window)
    scene.render(painter, target, area)
