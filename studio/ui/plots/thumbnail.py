"""Many small maps as one image, for nodes on the canvas and for the mosaic. Not here: widgets.

One image for all maps costs a tenth of one item each; everything is plain indexing in numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.ui.plots.colour_maps import GAP, HIGHEST

Bytes = NDArray[np.uint8]


def mosaic_image(
    maps: Bytes,
    columns: int,
    colour_table: Sequence[int],
    *,
    cell: tuple[int, int] | None = None,
    gap: int = 1,
    holes: bool = False,
) -> QImage:
    """Maps (n, h, w) side by side in rows of `columns`, as one Indexed8 image.

    `colour_table` has 256 entries, the last for gaps (see `colour_maps.table`). `cell` is the width
    and height of one map in pixels of the image (default: w, h); maps are enlarged pixel by pixel
    and averaged when made smaller. With `holes`, 255 is transparent, else as good as 254.

    Raises:
        ValueError: `maps` is not uint8 with three dimensions, none of them 0.
    """
    if maps.dtype != np.uint8 or maps.ndim != 3 or not maps.size:
        raise ValueError(f"maps are uint8 (n, h, w), not {maps.dtype} {maps.shape}")
    if not holes:
        maps = np.minimum(maps, HIGHEST)
    width, height = cell or (maps.shape[2], maps.shape[1])
    pixels = _composed(_resized(maps, width, height, average=not holes), columns, gap, GAP)
    image = QImage(pixels.shape[1], pixels.shape[0], QImage.Format.Format_Indexed8)
    image.setColorTable(list(colour_table))
    _lines(image)[:, : pixels.shape[1]] = pixels
    return image


def rgb_mosaic_image(
    images: Bytes, columns: int, *, cell: tuple[int, int] | None = None, gap: int = 1
) -> QImage:
    """Coloured pictures (n, 3, h, w) side by side, as one image with transparent gaps.

    Raises:
        ValueError: `images` is not uint8 (n, 3, h, w), none of them 0.
    """
    if images.dtype != np.uint8 or images.ndim != 4 or images.shape[1] != 3 or not images.size:
        raise ValueError(f"images are uint8 (n, 3, h, w), not {images.dtype} {images.shape}")
    width, height = cell or (images.shape[3], images.shape[2])
    count = len(images)
    flat = _resized(images.reshape(-1, *images.shape[2:]), width, height, average=True)
    channels = np.full((count, height, width, 4), 255, np.uint8)
    channels[..., :3] = flat.reshape(count, 3, height, width).transpose(0, 2, 3, 1)
    pixels = _composed(channels, columns, gap, 0)
    image = QImage(pixels.shape[1], pixels.shape[0], QImage.Format.Format_RGBA8888)
    _lines(image)[:, : pixels.shape[1] * 4] = pixels.reshape(len(pixels), -1)
    return image


def _lines(image: QImage) -> Bytes:
    """The memory of an image, (height, bytes of a line), to be written."""
    memory: Any = image.bits()
    return np.frombuffer(memory, np.uint8).reshape(image.height(), image.bytesPerLine())


def _resized(maps: Bytes, width: int, height: int, *, average: bool) -> Bytes:
    """Maps (n, h, w) as (n, height, width)."""
    if average:
        maps = _averaged(maps, max(1, maps.shape[1] // height), max(1, maps.shape[2] // width))
    if maps.shape[1:] == (height, width):
        return maps
    rows = (2 * np.arange(height) + 1) * maps.shape[1] // (2 * height)
    columns = (2 * np.arange(width) + 1) * maps.shape[2] // (2 * width)
    return maps[:, rows][:, :, columns]


def _averaged(maps: Bytes, down: int, across: int) -> Bytes:
    """The means of blocks of `down` × `across` pixels; what is left at the edges is cut off."""
    if down * across == 1:
        return maps
    _, height, width = maps.shape
    height, width = height // down * down, width // across * across
    total = np.zeros((len(maps), height // down, width // across), np.uint32)
    for row in range(down):
        for column in range(across):
            total += maps[:, row:height:down, column:width:across]
    return (total // (down * across)).astype(np.uint8)


def _composed(cells: Bytes, columns: int, gap: int, fill: int) -> Bytes:
    """Cells (n, h, w, …) in rows of `columns`, with gaps between them (none around)."""
    count, height, width, *rest = cells.shape
    columns = max(1, min(columns, count))
    rows = -(-count // columns)
    page = np.full((rows * columns, height + gap, width + gap, *rest), fill, np.uint8)
    page[:count, :height, :width] = cells
    page = page.reshape(rows, columns, height + gap, width + gap, *rest).swapaxes(1, 2)
    page = page.reshape(rows * (height + gap), columns * (width + gap), *rest)
    return page[: page.shape[0] - gap, : page.shape[1] - gap]
