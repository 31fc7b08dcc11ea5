"""What a plot shows, written as PNG or SVG. Not here: what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

SCALE = 2
"""Pixels of a PNG per pixel of the window: sharp in print and on dense screens."""

SUFFIXES = (".png", ".svg")


def save(path: Path, size: QSize, draw: Callable[[QPainter], None], title: str = "") -> None:
    """Draw once more, into a file. The suffix decides the format.

    Raises:
        ValueError: the suffix is neither .png nor .svg, or there is nothing to draw on.
        OSError: the file cannot be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(f"a picture is saved as {' or '.join(SUFFIXES)}, not {path.name!r}")
    if size.isEmpty():
        raise ValueError("a picture without width or height cannot be saved")
    write = _svg if path.suffix.lower() == ".svg" else _png
    path.write_bytes(write(size, draw, title))


def _png(size: QSize, draw: Callable[[QPainter], None], title: str) -> bytes:
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.setText("Title", title)
    with QPainter(image) as painter:
        draw(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _svg(size: QSize, draw: Callable[[QPainter], None], title: str) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    with QPainter(generator) as painter:
        draw(painter)
    return bytes(buffer.data().data())
