"""Colours for values: tables of 256 entries for indexed images. Not here: scaling values.

Entries 0 … 254 run from the lowest to the highest value (254 is even, so a diverging map has its
zero exactly at 127); entry 255 is transparent, for gaps and for what is not a number.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

HIGHEST = 254
GAP = 255

_ANCHORS = {
    # magma and viridis: Smith and van der Walt, 2015, public domain (CC0); nine of 256 colours.
    "magma": "000004 1d1147 51127c 822681 b63679 e65164 fb8861 fec287 fcfdbf",
    "viridis": "440154 472d7b 3b528b 2c728e 21908c 27ad81 5dc863 aadc32 fde725",
    "grey": "000000 ffffff",
    # ColorBrewer's RdBu, C. Brewer, 2002, from blue (negative) over white to red (positive).
    "diverging": "053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f",
}

NAMES = tuple(_ANCHORS)
UNSIGNED, SIGNED = "magma", "diverging"


@cache
def colours(name: str) -> NDArray[np.uint8]:
    """The 255 colours of a map, (255, 3), lowest first. Do not change them in place.

    Raises:
        KeyError: there is no colour map of that name.
    """
    anchors = np.array([list(bytes.fromhex(colour)) for colour in _ANCHORS[name].split()], float)
    position = np.linspace(0, len(anchors) - 1, HIGHEST + 1)
    channels = [np.interp(position, np.arange(len(anchors)), anchors[:, k]) for k in range(3)]
    return np.round(np.stack(channels, axis=1)).astype(np.uint8)


@cache
def table(name: str) -> tuple[int, ...]:
    """The 256 entries for `QImage.setColorTable`, with the transparent one at the end.

    Raises:
        KeyError: there is no colour map of that name.
    """
    opaque = [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in colours(name)]
    return (*opaque, 0)


def readable_on(name: str, level: int) -> QColor:
    """Black or white, whichever can be read on that level (0 … 254) of a map."""
    red, green, blue = (int(c) for c in colours(name)[min(level, HIGHEST)])
    return QColor("black" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "white")
