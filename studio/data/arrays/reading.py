"""From an opened picture to the pixels that a network gets.

The functions here are written as they stand into exported scripts, so that those see the same
pixels: nothing in them but Pillow and numpy.
"""

from __future__ import annotations

import struct

import numpy as np
from PIL import Image, ImageOps


def prepared(image: Image.Image, size: int, colour: str, fit: str) -> Image.Image:
    """The picture upright, without transparency, with 8 bits, at `size`×`size`."""
    mode = "L" if colour == "grey" else "RGB"
    image.draft(mode, (size, size))  # a JPEG is decoded at a half, a quarter or an eighth
    image = opaque(eight_bits(upright(image))).convert(mode)
    return fitted(image, size, fit)


def upright(image: Image.Image) -> Image.Image:
    """Turned as the camera noted it."""
    return ImageOps.exif_transpose(image) if is_turned(image) else image


def is_turned(image: Image.Image) -> bool:
    """Whether the camera noted that it was turned or mirrored; a damaged note is none."""
    try:
        return image.getexif().get(274, 1) in range(2, 9)
    except (SyntaxError, TypeError, ValueError, LookupError, ArithmeticError, struct.error):
        return False


def eight_bits(image: Image.Image) -> Image.Image:
    """Numbers of 16 bits, and real ones from 0 to 1 or to 255, as 0 to 255."""
    if image.mode not in ("I", "F") and not image.mode.startswith("I;"):
        return image
    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    top = 65535 if image.mode != "F" else 255 if values.max() > 1 else 1
    return Image.fromarray((values.clip(0, top) * (255 / top)).round().astype(np.uint8))


def opaque(image: Image.Image) -> Image.Image:
    """Over white, where it is transparent."""
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)


def fitted(image: Image.Image, size: int, fit: str) -> Image.Image:
    """At `size`×`size`: the middle of it ("crop"), all on black ("letterbox"), or distorted."""
    width, height = image.size
    smooth = Image.Resampling.BILINEAR
    if fit == "letterbox":
        scale = size / max(width, height)
        wide, high = max(1, round(width * scale)), max(1, round(height * scale))
        result = Image.new(image.mode, (size, size))
        small = image.resize((wide, high), smooth, reducing_gap=2.0)
        result.paste(small, ((size - wide) // 2, (size - high) // 2))
        return result
    left, top, right, bottom = 0.0, 0.0, float(width), float(height)
    if fit == "crop":
        side = min(width, height)
        left, top = (width - side) / 2, (height - side) / 2
        right, bottom = left + side, top + side
    return image.resize((size, size), smooth, box=(left, top, right, bottom), reducing_gap=2.0)


FUNCTIONS = (prepared, upright, is_turned, eight_bits, opaque, fitted)
"""In the order in which one reads them."""
