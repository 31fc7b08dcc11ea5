"""What a person draws, brought to the size, place, thickness and brightness of the data.

Pure arithmetic and Pillow; no window, no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageOps

from studio.spec.messages import translate
from studio.spec.problems import Refused

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Line = Sequence[tuple[float, float]]
"""A stroke: points (x, y) on a square from 0 to 1, y downwards."""

FINE = 192
"""Pixels a side of the sheet on which strokes are drawn."""
INK = 0.35
"""A pixel with more of the strongest ink than this belongs to the drawing."""
CALM = 0.12
"""Data whose borders vary less than this are drawings on an even ground."""
TRIALS: tuple[Line, ...] = (
    ((0.5, 0.1), (0.5, 0.9)),
    ((0.2, 0.2), (0.8, 0.2), (0.4, 0.9)),
    tuple((0.5 + 0.3 * np.cos(a), 0.5 + 0.4 * np.sin(a)) for a in np.linspace(0, 6.2, 24)),
)
"""Strokes like those of letters and digits."""
MOST_PIXELS = 64_000_000
LOOKED_AT = 400
"""So many samples are enough to know how they look."""


@dataclass(frozen=True)
class Looks:
    """How the pictures of a data set look; lengths as parts of a side.

    Attributes:
        dark: the value of black where white is 1: 0, or −1.
        drawn: they are drawings on an even ground; all that follows is of these.
        bright: the ink is brighter than the ground.
        extent: the longer side of what is drawn.
        centre: of its mass, (x, y).
        thickness: of a stroke.
    """

    dark: float = 0.0
    drawn: bool = False
    bright: bool = True
    extent: float = 0.8
    centre: tuple[float, float] = (0.5, 0.5)
    thickness: float = 0.12


def darkest(inputs: Any) -> float:
    """What black is in pictures where white is 1: 0, or −1."""
    return -1.0 if float(inputs.min()) < -0.5 else 0.0


def looks_of(inputs: Any, native: int | None = None) -> Looks:
    """How samples `(N, C, H, W)` look; `native` as for `levels`."""
    few = np.asarray(inputs[:LOOKED_AT], np.float32)
    dark = darkest(few)
    plain = (few - dark) / (1.0 - dark)
    border = np.concatenate(
        [plain[..., 0, :], plain[..., -1, :], plain[..., :, 0], plain[..., :, -1]], axis=-1
    )
    ground = float(np.median(border))
    # An even ground: most of the border is like the median, in most of the pictures.
    calm = float((np.abs(border - ground) < CALM).mean()) > 0.75
    if few.shape[1] != 1 or not calm:
        return Looks(dark)
    ink = np.abs(plain[:, 0] - ground)
    ink /= max(float(ink.max()), 1e-6)
    bright = float(plain.mean()) >= ground
    boxes = [box for box in map(_box, ink) if box is not None]
    if not boxes:
        return Looks(dark, True, bright)
    side = max(ink.shape[1:])
    extent = float(np.mean([max(x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes])) / side
    centres = np.array([_centre(one) for one in ink if one.max() > INK])
    x, y = centres.mean(axis=0) / (ink.shape[2], ink.shape[1])
    looks = Looks(dark, True, bright, extent, (float(x), float(y)))
    return replace(looks, thickness=_matching(_thickness(ink), looks, few.shape[1:], native))


def _matching(measured: float, looks: Looks, shape: tuple[int, ...], native: int | None) -> float:
    """The thickness of the pen whose strokes measure like those of the data.

    Blurred strokes measure thicker than the pen was: the trial strokes become as blurred.
    """

    def difference(pen: float) -> float:
        tried = replace(looks, thickness=pen)
        sheets = [rendered(placed([one], tried), pen) for one in TRIALS]
        made = np.stack([levels(sheet, tried, shape, native)[0] for sheet in sheets])
        light = made.astype(np.float32) / np.float32(255)
        return abs(_thickness(light if looks.bright else np.float32(1) - light) - measured)

    return float(min(np.linspace(0.04, 0.3, 14), key=difference))


def _box(ink: Floats) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is drawn."""
    rows, columns = np.flatnonzero((ink > INK).any(axis=1)), np.flatnonzero((ink > INK).any(axis=0))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _centre(ink: Floats) -> tuple[float, float]:
    total = float(ink.sum()) or 1.0
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]] + 0.5
    return float((x * ink).sum() / total), float((y * ink).sum() / total)


def _thickness(ink: Floats) -> float:
    """Twice the area by the length of the outline, which is the total variation: in pixels."""
    down, across = np.diff(ink, axis=1), np.diff(ink, axis=2)
    outline = np.sqrt(down[:, :, 1:] ** 2 + across[:, 1:, :] ** 2).sum()
    return float(2 * ink.sum() / max(float(outline), 1e-6))


def rendered(strokes: Sequence[Line], thickness: float, side: int = FINE) -> Floats:
    """Strokes as ink from 0 to 1, `(side, side)`; ends and corners are round."""
    big = 2 * side
    sheet = Image.new("L", (big, big), 0)
    pen = ImageDraw.Draw(sheet)
    width = max(1.0, thickness * big)
    for stroke in strokes:
        points = [(x * big, y * big) for x, y in stroke]
        if len(points) > 1:
            pen.line(points, fill=255, width=round(width), joint="curve")
        for x, y in (points[0], points[-1]):
            half = width / 2
            pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
    small = sheet.resize((side, side), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / np.float32(255)


def placed(strokes: Sequence[Line], looks: Looks) -> list[list[tuple[float, float]]]:
    """The strokes moved and scaled to the extent and the centre of the data."""
    points = np.array([point for stroke in strokes for point in stroke], np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    room = max(looks.extent - looks.thickness, 0.05)
    scale = room / max(float((high - low).max()), 0.02)
    moved = [(np.asarray(stroke, np.float64) - low) * scale for stroke in strokes]
    ink = rendered([_tuples(one + 0.02) for one in moved], looks.thickness)
    mass = np.array(_centre(ink)) / FINE - 0.02
    size = (high - low) * scale
    shift = np.array(looks.centre) - mass
    half = looks.thickness / 2
    # Nothing of it leaves the sheet.
    shift = np.clip(shift, half, np.maximum(half, 1.0 - half - size))
    return [_tuples(one + shift) for one in moved]


def _tuples(points: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in points]


def levels(ink: Floats, looks: Looks, shape: tuple[int, ...], native: int | None) -> Bytes:
    """Ink `(n, n)` as a picture of the data: uint8 `(C, H, W)`, 255 is white.

    `native`: the pixels a side that the data were drawn with before they were enlarged.
    """
    channels, height, width = shape
    coarse = (native, native) if native else (width, height)
    sheet = Image.fromarray((ink * 255).astype(np.uint8)).resize(coarse, Image.Resampling.BOX)
    small = np.asarray(sheet, np.float32) / 255
    strongest = float(small.max())
    small = np.clip(small / strongest, 0, 1) if strongest > 0.2 else small
    if native:
        from studio.data.arrays.resizing import enlarged

        small = enlarged(small[None], height)[0]
    brightness = small if looks.bright else 1 - small
    grey = np.rint(np.clip(brightness, 0, 1) * 255).astype(np.uint8)
    return np.repeat(grey[None], channels, axis=0)


def inked(picture: Bytes, looks: Looks) -> Floats:
    """A picture of a drawing, `(C, H, W)`, as ink on a sheet, placed like those of the data.

    Whatever is unlike its border is ink: dark on light paper as well as light on dark.
    """
    grey = picture.astype(np.float32).mean(axis=0) / 255
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ink = np.abs(grey - float(np.median(border)))
    ink = np.clip(ink / max(float(ink.max()), 1e-6) * 1.25 - 0.25, 0, 1)
    box = _box(ink)
    sheet = np.zeros((FINE, FINE), np.float32)
    if box is None:
        return sheet
    left, top, right, bottom = box
    cut = Image.fromarray((ink[top:bottom, left:right] * 255).astype(np.uint8))
    scale = looks.extent * FINE / max(cut.size)
    width, height = (max(1, min(FINE, round(length * scale))) for length in cut.size)
    shrunk = cut.resize((width, height), Image.Resampling.BILINEAR)
    small = np.asarray(shrunk, np.float32) / np.float32(255)
    x, y = _centre(small)
    at_x = int(np.clip(round(looks.centre[0] * FINE - x), 0, FINE - width))
    at_y = int(np.clip(round(looks.centre[1] * FINE - y), 0, FINE - height))
    sheet[at_y : at_y + height, at_x : at_x + width] = small
    return sheet


def painted(base: Bytes, strokes: Sequence[tuple[Line, tuple[int, ...]]], width: float) -> Bytes:
    """Strokes with their colours over a picture `(C, H, W)`, where they were drawn."""
    channels, height, across = base.shape
    result = base.astype(np.float32)
    for stroke, colour in strokes:
        ink = Image.fromarray((rendered([stroke], width) * 255).astype(np.uint8))
        cover = np.asarray(ink.resize((across, height), Image.Resampling.BOX), np.float32) / 255
        for channel in range(channels):
            tone = colour[min(channel, len(colour) - 1)]
            result[channel] += (tone - result[channel]) * cover
    return np.rint(result).astype(np.uint8)


def fitted(picture: Image.Image, shape: tuple[int, ...]) -> Bytes:
    """A picture of any kind as one of the data: its middle, uint8 `(C, H, W)`."""
    channels, height, width = shape
    upright = ImageOps.exif_transpose(picture)
    if "A" in upright.getbands() or upright.mode == "P":
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    plain = upright.convert("RGB" if channels == 3 else "L")
    small = ImageOps.fit(plain, (width, height), Image.Resampling.BILINEAR)
    values = np.asarray(small, np.uint8)
    return values.transpose(2, 0, 1).copy() if channels == 3 else values[None].copy()


def numbers(picture: Bytes, dark: float) -> Floats:
    """Bytes `(C, H, W)` as the data's own numbers, from `dark` to 1."""
    return (dark + (1.0 - dark) * (picture.astype(np.float32) / 255)).astype(np.float32)


def picture_of(values: Floats, dark: float) -> Bytes:
    """The data's own numbers `(C, H, W)` as bytes."""
    levels: Bytes = np.rint(np.clip((values - dark) / (1.0 - dark), 0, 1) * 255).astype(np.uint8)
    return levels


def read(path: Path, shape: tuple[int, ...]) -> Bytes:
    """A picture file as one of the data. Raises Refused: `picture-unreadable`, `picture-large`."""
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                text = translate(
                    "Drawing",
                    "{name} has {size} million pixels; at most {most} million are read.",
                    name=path.name,
                    size=picture.width * picture.height // 1_000_000,
                    most=MOST_PIXELS // 1_000_000,
                )
                raise Refused("picture-large", text)
            return fitted(picture, shape)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        text = translate("Drawing", "{name} is not a picture that can be read.", name=path.name)
        raise Refused("picture-unreadable", text) from error
