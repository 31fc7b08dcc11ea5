"""A network over the line or plane of its data, as plain values and pixels. Not here: widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from studio.ui.plots import colour_maps

Floats = NDArray[np.float32]

FINER = 2
"""Pixels of the image for each place that was computed, so that boundaries are sharp."""

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
    sure = _finer(np.nan_to_num(chart.outputs))
    winner = sure.argmax(axis=2)
    best = np.take_along_axis(sure, winner[..., None], axis=2)
    chance = 1.0 / sure.shape[2]
    strength = FAINT + (STRONG - FAINT) * np.clip((best - chance) / (1 - chance), 0, 1)
    shades = [_rgb(series[i % len(series)]) for i in range(sure.shape[2])]
    # Probabilities add up to 1: what is taken away from the ground is given by the classes.
    pixels = (sure * strength) @ np.array(shades, np.float32)
    pixels += (1 - strength) * np.array(_rgb(ground), np.float32)
    pixels[_edges(winner)] = _rgb(line)
    return _image(pixels)


def height_colour(value: float, reach: float) -> QColor:
    """The colour of a number between −reach and reach."""
    level = round((min(max(value / reach, -1.0), 1.0) + 1) / 2 * colour_maps.HIGHEST)
    return QColor(*(int(c) for c in colour_maps.colours(colour_maps.SIGNED)[level]))


def _heights(chart: Chart) -> QImage:
    values = _finer(np.nan_to_num(chart.outputs[..., :1]))[..., 0]
    part = (np.clip(values / chart.reach(), -1, 1) + 1) / 2
    levels = np.rint(part * colour_maps.HIGHEST).astype(np.uint8)
    return _image(colour_maps.colours(colour_maps.SIGNED)[levels].astype(np.float32))


def _finer(outputs: Floats) -> Floats:
    """Bilinear, FINER times as many places a side less those beyond the outermost."""
    for axis in (0, 1):
        side = outputs.shape[axis]
        at = np.linspace(0, side - 1, side * FINER)
        first = np.minimum(at.astype(int), side - 2)
        part = (at - first).astype(np.float32)
        part = part[:, None, None] if axis == 0 else part[None, :, None]
        one, other = np.take(outputs, first, axis), np.take(outputs, first + 1, axis)
        outputs = one + (other - one) * part
    return outputs


def _edges(winner: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Where another class wins than to the left or above."""
    edges = np.zeros(winner.shape, bool)
    edges[:, 1:] |= winner[:, 1:] != winner[:, :-1]
    edges[1:] |= winner[1:] != winner[:-1]
    return edges


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _image(pixels: NDArray) -> QImage:
    """RGB `(h, w, 3)` from 0 to 255."""
    height, width = pixels.shape[:2]
    four = np.full((height, width, 4), 255, np.uint8)
    four[..., :3] = np.clip(pixels + 0.5, 0, 255)
    return QImage(four.tobytes(), width, height, width * 4, QImage.Format.Format_RGBX8888).copy()
