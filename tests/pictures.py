"""Generated folders of pictures for tests: stripes that a small network can learn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

CLASSES = ("across", "down", "斜")


def stripes(label: int, number: int, size: tuple[int, int] = (24, 20)) -> Image.Image:
    """A picture of a class: bright and dark stripes with some noise; another for each number."""
    random = np.random.default_rng((label, number))
    width, height = size
    y, x = np.mgrid[0:height, 0:width]
    along = (y, x, x + y)[label]
    wave = np.sin(along * 2 * np.pi / 7 + random.uniform(0, 6)) * 90 + 128
    tint = random.uniform(0.6, 1.0, 3)
    noise = random.normal(0, 12, (height, width, 3))
    return Image.fromarray((wave[..., None] * tint + noise).clip(0, 255).astype(np.uint8))


def write_classes(
    folder: Path, count: int, classes: tuple[str, ...] = CLASSES, first: int = 0
) -> Path:
    """`count` pictures of each class, in turn as PNG and as JPEG, with small names."""
    for label, name in enumerate(classes):
        inside = folder / name
        inside.mkdir(parents=True, exist_ok=True)
        for number in range(first, first + count):
            suffix = "png" if number % 2 else "jpg"
            stripes(label % 3, number).save(inside / f"{number:03}.{suffix}", quality=90)
    return folder


def write_parts(folder: Path) -> Path:
    """train/ with 12 and test/ with 5 of each class."""
    write_classes(folder / "train", 12)
    write_classes(folder / "test", 5, first=50)
    return folder
