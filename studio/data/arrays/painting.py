"""Painting the pictures of `Shapes`, a few hundred at once; imported by `load` only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]
Inside = Callable[[Floats, Floats], Floats]

CHUNK = 250
"""Pictures that are painted at once: their working memory stays small at any size."""


class Paint(NamedTuple):
    """How pictures look: pixels a side, channels, deviation of the noise, spots a picture.

    `kinds`: classes that there are. Up to 10 only the shape counts; with more also its colour, with
    more than 100 also the ground: class c is shape c % 10, colour c // 10 % 10, ground c // 100.
    """

    size: int
    channels: int
    noise: float
    clutter: int
    kinds: int = 10


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
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator
) -> tuple[Floats, npt.NDArray[np.uint8]]:
    """Pictures `(N, C, size, size)` from 0 to 1, and masks `(N, 1, size, size)` of 0 and 1."""
    parts = list(_chunks(classes, paint, random))
    return np.concatenate([p for p, _ in parts]), np.concatenate([m for _, m in parts])


def painted_bytes(
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The same pictures from 0 to 255, in a quarter of the memory; and the masks."""
    side = (paint.size, paint.size)
    pictures = np.empty((len(classes), paint.channels, *side), dtype=np.uint8)
    masks = np.empty((len(classes), 1, *side), dtype=np.uint8)
    start = 0
    for some, covered in _chunks(classes, paint, random):
        rows = slice(start, start + len(some))
        pictures[rows], masks[rows] = np.round(some * 255), covered
        start = rows.stop
    return pictures, masks


def _chunks(
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator
) -> Iterator[tuple[Floats, npt.NDArray[np.uint8]]]:
    for start in range(0, len(classes), CHUNK):
        yield _chunk(classes[start : start + CHUNK], paint, random)


def _chunk(
    classes: npt.NDArray[np.int64], paint: Paint, random: np.random.Generator
) -> tuple[Floats, npt.NDArray[np.uint8]]:
    count, size = len(classes), paint.size
    axis = (np.arange(size, dtype=np.float32) + 0.5) * 2 / size - 1
    grid_y, grid_x = np.meshgrid(axis, axis, indexing="ij")
    ground = (
        _textures(count, paint, random, grid_x, grid_y)
        if paint.kinds <= COLOURED
        else _patterns(classes // COLOURED, random, grid_x, grid_y)
    )
    ground = _spotted(ground, paint, random, grid_x, grid_y)
    radius = random.uniform(0.5, 0.8, (count, 1, 1)).astype(np.float32)
    x, y = _turned(count, random, radius, grid_x, grid_y)
    distance = np.empty((count, size, size), dtype=np.float32)
    for index, shape in enumerate(SHAPES):
        rows = np.flatnonzero(classes % len(SHAPES) == index)
        distance[rows] = shape(x[rows], y[rows])
    cover = np.clip(0.5 - distance * radius * size / 2, 0.0, 1.0)[:, None]
    colour = (
        _contrasting(ground.mean(axis=(2, 3)), random)
        if paint.kinds <= len(SHAPES)
        else _coloured(classes // len(SHAPES) % len(COLOURS), random)
    )
    picture = ground * (1 - cover) + colour[:, :, None, None] * cover
    picture = picture + _noise(picture.shape, paint, random) * paint.noise
    return np.clip(picture, 0.0, 1.0).astype(np.float32), (cover > 0.5).astype(np.uint8)


def _textures(
    count: int, paint: Paint, random: np.random.Generator, x: Floats, y: Floats
) -> Floats:
    """Soft waves around a base colour."""
    base = random.uniform(0.1, 0.9, (count, paint.channels, 1, 1))
    waves = np.zeros((count, 1, paint.size, paint.size), dtype=np.float32)
    for _ in range(2):
        turn = random.uniform(0.0, 2 * np.pi, (3, count, 1, 1))
        pace = random.uniform(2.0, 9.0, (count, 1, 1))
        along = np.cos(turn[0]) * x + np.sin(turn[0]) * y
        waves += 0.5 * np.sin(along * pace + turn[1])[:, None].astype(np.float32)
    strength = random.uniform(0.02, 0.14, (count, paint.channels, 1, 1))
    return (base + waves * strength).astype(np.float32)


def _noise(shape: tuple[int, ...], paint: Paint, random: np.random.Generator) -> Floats:
    if paint.kinds > len(SHAPES):
        return random.standard_normal(shape, dtype=np.float32)
    # Drawn in double precision ever since: the pictures of ten classes stay what they were.
    return random.normal(0.0, 1.0, shape).astype(np.float32)


def _patterns(
    grounds: npt.NDArray[np.int64], random: np.random.Generator, x: Floats, y: Floats
) -> Floats:
    """Dark grey grounds `(N, 3, size, size)`, so that every colour stands out."""
    count = len(grounds)
    base = random.uniform(0.1, 0.24, (count, 1, 1, 1)).astype(np.float32)
    shift = random.uniform(-0.5, 0.5, (2, count, 1, 1)).astype(np.float32)
    waves = np.zeros((count, 1, *x.shape), dtype=np.float32)
    for index, pattern in enumerate(PATTERNS):
        rows = np.flatnonzero(grounds == index)
        waves[rows, 0] = np.clip(pattern(x + shift[0, rows], y + shift[1, rows]), -1.0, 1.0)
    return np.repeat(base + np.float32(0.1) * waves, 3, axis=1)


def _coloured(colours: npt.NDArray[np.int64], random: np.random.Generator) -> Floats:
    """Colours `(N, 3)`, each a little different."""
    shades = COLOURS[colours] + random.uniform(-0.05, 0.05, (len(colours), 3))
    return np.clip(shades, 0.0, 1.0).astype(np.float32)


def _spotted(
    ground: Floats, paint: Paint, random: np.random.Generator, x: Floats, y: Floats
) -> Floats:
    for _ in range(paint.clutter):
        centre = random.uniform(-1.0, 1.0, (2, len(ground), 1, 1))
        radius = random.uniform(0.04, 0.12, (len(ground), 1, 1))
        inside = np.hypot(x - centre[0], y - centre[1]) < radius
        colour = random.uniform(0.0, 1.0, (len(ground), paint.channels, 1, 1))
        ground = np.where(inside[:, None], colour.astype(np.float32), ground)
    return ground


def _turned(
    count: int, random: np.random.Generator, radius: Floats, x: Floats, y: Floats
) -> tuple[Floats, Floats]:
    """Coordinates in which each shape is upright and of size 1."""
    room = np.maximum(0.0, 0.95 - radius)
    centre = random.uniform(-1.0, 1.0, (2, count, 1, 1)) * room
    angle = random.uniform(-0.45, 0.45, (count, 1, 1))
    moved_x, moved_y = (x - centre[0]) / radius, (y - centre[1]) / radius
    cos, sin = np.cos(angle), np.sin(angle)
    turned = moved_x * cos + moved_y * sin, moved_y * cos - moved_x * sin
    return turned[0].astype(np.float32), turned[1].astype(np.float32)


def _contrasting(ground: Floats, random: np.random.Generator) -> Floats:
    """A colour `(N, C)` that differs from the ground in every channel."""
    away = random.uniform(0.35, 0.6, ground.shape)
    return np.where(ground > 0.5, ground - away, ground + away).clip(0.0, 1.0).astype(np.float32)
