"""A network over the line or plane of its data, as plain values and pixels. Not here: widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from studio.ui.plots import colour_maps

Floats = NDArray[np.float32]

PIXELS = 128
"""A side of the image, nearly: boundaries are as thin however many places were computed."""

FAINT, STRONG = 0.14, 0.62
"""How much colour a place has where the network cannot tell, and where it is sure."""


@dataclass(frozen=True, eq=False)
class Chart:
    """`outputs`: `(side, width)` or `(side, side, width)`, the largest second column on top.

    With `classes` they are probabilities, else numbers. `points`: part -> `(N, free)` and targets.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    outputs: Floats
    names: Sequence[str]
    classes: tuple[str, ...] | None = None
    points: Mapping[str, tuple[NDArray, NDArray]] = field(default_factory=dict)

    @property
    def flat(self) -> bool:
        """Over a plane, not along a line."""
        return len(self.low) == 2

    def at(self, *place: float) -> Floats:
        """The outputs `(width,)` at the nearest place that was computed."""
        side = len(self.outputs)
        parts = [
            round((value - low) / (high - low) * (side - 1))
            for value, low, high in zip(place, self.low, self.high, strict=True)
        ]
        inside = [min(max(part, 0), side - 1) for part in parts]
        index = (side - 1 - inside[1], inside[0]) if self.flat else (inside[0],)
        return self.outputs[index]

    def reach(self) -> float:
        """The largest size of a target or an output: the colours of numbers go so far."""
        sizes = [np.abs(self.outputs[np.isfinite(self.outputs)])]
        sizes += [np.abs(targets) for _, targets in self.points.values() if self.classes is None]
        targets = [size.max() for size in sizes[1:] if size.size]
        return float(max(targets, default=sizes[0].max() if sizes[0].size else 1.0)) or 1.0


def plane_image(chart: Chart, series: Sequence[QColor], ground: QColor, line: QColor) -> QImage:
    """The plane as a picture: each place in the colour of its class, the boundary as a line."""
    if chart.classes is None:
        return _heights(chart)
    sure = _finer(chart.outputs)
    count, winner, strength = len(sure), sure.argmax(axis=0), sure.max(axis=0)
    strength -= 1.0 / count
    np.maximum(strength, 0, out=strength)
    strength *= (STRONG - FAINT) / (1 - 1.0 / count)
    strength += FAINT
    shades = np.array([_rgb(series[i % len(series)]) for i in range(count)], np.float32)
    # Probabilities add up to 1: what is taken away from the ground is given by the classes.
    pixels = shades.T @ sure.reshape(count, -1)
    under = np.array(_rgb(ground), np.float32)[:, None]
    pixels -= under
    pixels *= strength.reshape(1, -1)
    pixels += under
    shown = _bytes(pixels.reshape(3, *winner.shape))
    shown[_edges(winner), :3] = _rgb(line)
    return _image(shown)


def height_colour(value: float, reach: float) -> QColor:
    """The colour of a number between −reach and reach."""
    level = round((min(max(value / reach, -1.0), 1.0) + 1) / 2 * colour_maps.HIGHEST)
    return QColor(*(int(c) for c in colour_maps.colours(colour_maps.SIGNED)[level]))


def _heights(chart: Chart) -> QImage:
    values = _finer(chart.outputs[..., :1])[0]
    part = (np.clip(values / chart.reach(), -1, 1) + 1) / 2
    levels = np.rint(part * colour_maps.HIGHEST).astype(np.uint8)
    shades = colour_maps.colours(colour_maps.SIGNED).astype(np.float32)
    return _image(_bytes(np.stack([shades[levels, channel] for channel in range(3)])))


def _finer(outputs: Floats) -> Floats:
    """`(side, side, width)` as `(width, pixels, pixels)`: bilinear, up to the outermost places."""
    found = np.ascontiguousarray(np.nan_to_num(outputs).transpose(2, 0, 1))
    for axis in (1, 2):
        side = found.shape[axis]
        at = np.linspace(0, side - 1, side * max(1, round(PIXELS / side)))
        first = np.minimum(at.astype(int), side - 2)
        part = (at - first).astype(np.float32)
        one, other = np.take(found, first, axis), np.take(found, first + 1, axis)
        other -= one
        other *= part[:, None] if axis == 1 else part
        other += one
        found = other
    return found


def _edges(winner: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Where another class wins than to the left or above."""
    edges = np.zeros(winner.shape, bool)
    edges[:, 1:] |= winner[:, 1:] != winner[:, :-1]
    edges[1:] |= winner[1:] != winner[:-1]
    return edges


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _bytes(colours: Floats) -> NDArray[np.uint8]:
    """Red, green and blue `(3, h, w)` from 0 to 255 as `(h, w, 4)`; they are used up by that."""
    colours += 0.5
    np.clip(colours, 0, 255, out=colours)
    pixels = np.full((*colours.shape[1:], 4), 255, np.uint8)
    pixels[..., :3] = colours.transpose(1, 2, 0)
    return pixels


def _image(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    form = QImage.Format.Format_RGBX8888
    return QImage(pixels.data, width, height, width * 4, form).copy()
