"""Painting the pictures of `Shapes`, one after the other; imported by `load` only.

Each part of a picture draws its numbers for many pictures first and returns who paints one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]
Inside = Callable[[Floats, Floats], Floats]
Ground = Callable[[int], Floats]
Colour = Callable[[int, Floats], Floats]

CHUNK = 250
"""Pictures whose numbers are drawn together; another one gives other pictures."""

STRETCHES = 8
"""Pictures that the noise of a chunk would fill, where it is not drawn anew for each."""

REACH = 1.25
"""No shape reaches farther from its middle, in its own radius."""


class Paint(NamedTuple):
    """How pictures look: pixels a side, channels, deviation of the noise, spots a picture.

    `kinds`: classes that there are. Up to 10 only the shape counts; with more also its colour, with
    more than 100 also the ground: class c is shape c % 10, colour c // 10 % 10, ground c // 100.
    `fine`: in double precision, as small pictures have always been; without it twice as fast.
    """

    size: int
    channels: int
    noise: float
    clutter: int
    kinds: int = 10
    fine: bool = True

    @property
    def real(self) -> type[np.floating[Any]]:
        """The precision in which places and waves are computed."""
        return np.float64 if self.fine else np.float32


def _triangle(x: Floats, y: Floats) -> Floats:
    return np.maximum(np.abs(x) * 0.866 - y * 0.5, y) - 0.45


def _star(x: Floats, y: Floats) -> Floats:
    angle = np.arctan2(x, -y)
    return np.hypot(x, y) - 0.95 / (1.0 + 1.5 * np.abs(np.sin(2.5 * angle)))


def _cross(x: Floats, y: Floats) -> Floats:
    x, y = np.abs(x), np.abs(y)
    return np.minimum(np.maximum(x - 0.85, y - 0.26), np.maximum(x - 0.26, y - 0.85))


def _heart(x: Floats, y: Floats) -> Floats:
    y = 0.1 - y * 1.05
    return np.cbrt((x * x + y * y - 0.5) ** 3 - 1.4 * x * x * y**3)


def _arrow(x: Floats, y: Floats) -> Floats:
    shaft = np.maximum(np.abs(y) - 0.17, np.abs(x + 0.35) - 0.5)
    head = np.maximum(0.1 - x, np.abs(y) - (0.9 - x) * 0.8)
    return np.minimum(shaft, head)


def _crescent(x: Floats, y: Floats) -> Floats:
    return np.maximum(np.hypot(x, y) - 0.82, 0.66 - np.hypot(x - 0.42, y))


SHAPES: tuple[Inside, ...] = (
    lambda x, y: np.hypot(x, y) - 0.78,
    lambda x, y: np.maximum(np.abs(x), np.abs(y)) - 0.68,
    _triangle,
    _star,
    _cross,
    lambda x, y: np.abs(np.hypot(x, y) - 0.62) - 0.19,
    _heart,
    _arrow,
    _crescent,
    lambda x, y: np.maximum(np.abs(x) - 0.92, np.abs(y) - 0.2),
)
"""Below zero inside, on a square from −1 to 1 with y downwards; in the order of the class names."""


COLOURS = np.array(
    [
        (0.90, 0.12, 0.12),
        (0.98, 0.55, 0.08),
        (0.97, 0.92, 0.20),
        (0.20, 0.75, 0.22),
        (0.15, 0.85, 0.85),
        (0.20, 0.38, 0.98),
        (0.60, 0.25, 0.85),
        (0.99, 0.58, 0.78),
        (0.97, 0.97, 0.97),
        (0.58, 0.33, 0.12),
    ],
    dtype=np.float32,
)
"""Red, green and blue of the colours, in the order of their names."""

COLOURED = 100
"""With more classes than these the ground belongs to the class."""

PATTERNS: tuple[Inside, ...] = (
    lambda x, y: np.zeros_like(x),
    lambda x, y: np.sin(14 * y),
    lambda x, y: np.sin(14 * x),
    lambda x, y: np.sin(10 * (x + y)),
    lambda x, y: np.sin(10 * (x - y)),
    lambda x, y: np.sign(np.sin(8 * x) * np.sin(8 * y)),
    lambda x, y: np.cos(11 * x) + np.cos(11 * y) - 1,
    lambda x, y: np.sin(16 * np.hypot(x, y)),
    lambda x, y: np.sin(9 * y + 2.5 * np.sin(5 * x)),
    lambda x, y: 1.4 * y,
)
"""Brightness of the grounds from −1 to 1, in the order of their names."""


def painted(
    classes: npt.NDArray[np.int64],
    paint: Paint,
    random: np.random.Generator,
    *,
    masked: bool = False,
) -> tuple[Floats, Bytes]:
    """Pictures `(N, C, size, size)` from 0 to 1; if `masked`, masks `(N, size, size)` of 0 and 1.

    With or without masks the pictures are the same.
    """
    pictures, masks = _empty(classes, paint, np.float32), _no_masks(classes, paint, masked)
    for index, picture in enumerate(_pictures(classes, paint, random, masks)):
        pictures[index] = picture
    return pictures, masks


def painted_bytes(
    classes: npt.NDArray[np.int64],
    paint: Paint,
    random: np.random.Generator,
    *,
    masked: bool = False,
) -> tuple[Bytes, Bytes]:
    """Such pictures from 0 to 255, in a quarter of the memory; and the masks."""
    pictures, masks = _empty(classes, paint, np.uint8), _no_masks(classes, paint, masked)
    for index, picture in enumerate(_pictures(classes, paint, random, masks)):
        picture *= 255
        pictures[index] = np.rint(picture, out=picture)
    return pictures, masks


def _empty(classes: npt.NDArray[np.int64], paint: Paint, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.empty((len(classes), paint.channels, paint.size, paint.size), dtype)


def _no_masks(classes: npt.NDArray[np.int64], paint: Paint, masked: bool) -> Bytes:
    return np.zeros((len(classes) if masked else 0, paint.size, paint.size), np.uint8)


def _pictures(
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator, masks: Bytes
) -> Iterator[Floats]:
    """One picture `(C, size, size)` after the other; `masks` are filled in where there are any."""
    axis = (np.arange(paint.size, dtype=np.float32) + 0.5) * 2 / paint.size - 1
    y, x = np.meshgrid(axis, axis, indexing="ij")
    unseen = np.zeros(x.shape, np.uint8)
    for start in range(0, len(classes), CHUNK):
        some = classes[start : start + CHUNK]
        # All numbers but the noise are drawn first, in the order in which they have always been.
        grounds = _textures if paint.kinds <= COLOURED else _patterns
        ground = grounds(some, paint, random, x, y)
        spots = _spots(len(some), paint, random, x, y)
        shape = _shapes(some, paint, random, x, y)
        coloured = _contrasting if paint.kinds <= len(SHAPES) else _coloured
        colour = coloured(some, paint, random)
        noise = _noise(len(some), paint, random)
        for index in range(len(some)):
            picture = ground(index)
            spots(index, picture)
            mask = masks[start + index] if len(masks) else unseen
            shape(index, picture, colour(index, picture), mask)
            picture += noise(index) * np.float32(paint.noise)
            yield np.clip(picture, 0.0, 1.0, out=picture)


def _textures(
    classes: npt.NDArray[np.int64],
    paint: Paint,
    random: np.random.Generator,
    x: Floats,
    y: Floats,
) -> Ground:
    """Soft waves around a base colour."""
    count = len(classes)
    base = random.uniform(0.1, 0.9, (count, paint.channels, 1, 1)).astype(paint.real)
    waves = []
    for _ in range(2):
        turn = random.uniform(0.0, 2 * np.pi, (3, count, 1, 1)).astype(paint.real)
        waves.append((turn, random.uniform(2.0, 9.0, (count, 1, 1)).astype(paint.real)))
    strength = random.uniform(0.02, 0.14, (count, paint.channels, 1, 1)).astype(paint.real)

    def ground(index: int) -> Floats:
        height = np.zeros_like(x)
        for turn, pace in waves:
            along = np.cos(turn[0, index]) * x + np.sin(turn[0, index]) * y
            height += 0.5 * np.sin(along * pace[index] + turn[1, index]).astype(np.float32)
        shaded: Floats = base[index] + height * strength[index]
        return shaded.astype(np.float32)

    return ground


def _patterns(
    classes: npt.NDArray[np.int64],
    paint: Paint,
    random: np.random.Generator,
    x: Floats,
    y: Floats,
) -> Ground:
    """Dark grey grounds, so that every colour stands out."""
    kinds = classes // COLOURED
    base = random.uniform(0.1, 0.24, (len(kinds), 1, 1)).astype(np.float32)
    shift = random.uniform(-0.5, 0.5, (2, len(kinds), 1, 1)).astype(np.float32)

    def ground(index: int) -> Floats:
        pattern = PATTERNS[kinds[index]](x + shift[0, index], y + shift[1, index])
        grey = base[index] + np.float32(0.1) * np.clip(pattern, -1.0, 1.0)
        return np.repeat(grey[None], paint.channels, axis=0)

    return ground


def _spots(
    count: int, paint: Paint, random: np.random.Generator, x: Floats, y: Floats
) -> Callable[[int, Floats], None]:
    """Small spots on the ground, over which the shape lies."""
    drawn = [
        (
            random.uniform(-1.0, 1.0, (2, count, 1, 1)),
            random.uniform(0.04, 0.12, (count, 1, 1)),
            random.uniform(0.0, 1.0, (count, paint.channels, 1)).astype(np.float32),
        )
        for _ in range(paint.clutter)
    ]

    def spots(index: int, picture: Floats) -> None:
        for centre, radius, colour in drawn:
            middle = centre[:, index]
            part = _around(middle, float(radius[index, 0, 0]), paint.size)
            inside = np.hypot(x[part] - middle[0], y[part] - middle[1]) < radius[index]
            picture[:, *part][:, inside] = colour[index]

    return spots


def _shapes(
    classes: npt.NDArray[np.int64],
    paint: Paint,
    random: np.random.Generator,
    x: Floats,
    y: Floats,
) -> Callable[[int, Floats, Floats, Bytes], None]:
    """The shapes, each turned and moved a little, in a colour `(C, 1, 1)`; and their masks."""
    count = len(classes)
    radius = random.uniform(0.5, 0.8, (count, 1, 1)).astype(np.float32)
    room = np.maximum(0.0, 0.95 - radius)
    centre = (random.uniform(-1.0, 1.0, (2, count, 1, 1)) * room).astype(paint.real)
    angle = random.uniform(-0.45, 0.45, (count, 1, 1)).astype(paint.real)

    def shape(index: int, picture: Floats, colour: Floats, mask: Bytes) -> None:
        middle, size = centre[:, index], radius[index]
        part = _around(middle, REACH * float(size[0, 0]), paint.size)
        moved_x, moved_y = (x[part] - middle[0]) / size, (y[part] - middle[1]) / size
        cos, sin = np.cos(angle[index]), np.sin(angle[index])
        across = (moved_x * cos + moved_y * sin).astype(np.float32)
        down = (moved_y * cos - moved_x * sin).astype(np.float32)
        distance = SHAPES[classes[index] % len(SHAPES)](across, down)
        cover = np.clip(0.5 - distance * size * paint.size / 2, 0.0, 1.0)
        behind = picture[:, *part]
        behind *= 1 - cover
        behind += colour * cover
        mask[part] = cover > 0.5

    return shape


def _around(middle: Floats, reach: float, size: int) -> tuple[slice, slice]:
    """Rows and columns of all pixels at most `reach` from `middle` (x, y), and a few more."""
    slices = []
    for place in (float(middle[1, 0, 0]), float(middle[0, 0, 0])):
        first = int((place - reach + 1) * size / 2) - 2
        last = int((place + reach + 1) * size / 2) + 2
        slices.append(slice(max(0, first), max(0, last)))
    return slices[0], slices[1]


def _contrasting(
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator
) -> Colour:
    """Colours that differ from the ground in every channel."""
    away = random.uniform(0.35, 0.6, (len(classes), paint.channels))

    def colour(index: int, ground: Floats) -> Floats:
        mean, apart = ground.mean(axis=(1, 2)), away[index]
        found = np.where(mean > 0.5, mean - apart, mean + apart).clip(0.0, 1.0)
        shade: Floats = found.astype(np.float32)
        return shade[:, None, None]

    return colour


def _coloured(classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator) -> Colour:
    """The colours of the classes, each a little different."""
    apart = random.uniform(-0.05, 0.05, (len(classes), paint.channels))
    shades: Floats = COLOURS[classes // len(SHAPES) % len(COLOURS)] + apart
    shades = np.clip(shades, 0.0, 1.0).astype(np.float32)
    return lambda index, ground: shades[index, :, None, None]


def _noise(count: int, paint: Paint, random: np.random.Generator) -> Ground:
    """Normally distributed numbers for every pixel; asked for in order of the pictures."""
    shape = (paint.channels, paint.size, paint.size)
    if not paint.fine:
        # Each picture has a stretch of its own of one long row: drawing takes longest of all.
        needed = math.prod(shape)
        row = random.standard_normal(STRETCHES * needed, dtype=np.float32)
        first = random.integers(0, (STRETCHES - 1) * needed, count)
        return lambda index: row[first[index] : first[index] + needed].reshape(shape)
    if paint.kinds > len(SHAPES):
        return lambda index: random.standard_normal(shape, dtype=np.float32)
    # Drawn in double precision ever since: the pictures of ten classes stay what they were.
    return lambda index: random.normal(0.0, 1.0, shape).astype(np.float32)
