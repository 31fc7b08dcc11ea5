"""Reading thousands of pictures into one array on disk, in threads; imported when it is done.

Whatever is wrong with one picture is a reason to skip it and never stops the rest.
"""

from __future__ import annotations

import os
import threading
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from studio.data.arrays.pixels import Bytes
from studio.data.arrays.reading import is_turned, prepared
from studio.data.survey import Watch
from studio.spec.messages import Message, translate

FORMATS = ("JPEG", "MPO", "PNG", "GIF", "BMP", "WEBP", "TIFF", "PPM", "JPEG2000", "AVIF", "ICO")
"""Those that Pillow decodes itself, known by how a file begins: none starts another program."""
MOST_PIXELS = 64_000_000
"""Of a picture that has to be decoded whole; a JPEG is decoded smaller and may be larger."""
MOST_JPEG_PIXELS = 170_000_000
LARGE_PIXELS = 16_000_000
"""From here on only one is decoded at a time."""
CHUNK = 16
"""Pictures in one task of a thread."""
FIRST_BYTES = 512


@dataclass(frozen=True)
class Look:
    """How pictures are brought to one size."""

    size: int
    colour: str
    fit: str

    @property
    def channels(self) -> int:
        return 1 if self.colour == "grey" else 3

    @property
    def numbers(self) -> int:
        """In one picture."""
        return self.channels * self.size * self.size


@dataclass(frozen=True)
class Read:
    """What came of one file: pixels `(C, size, size)`, or the reason why not."""

    pixels: Bytes | None
    reason: Message | None = None
    turned: bool = False
    animated: bool = False
    enlarged: bool = False


def read_all(files: Sequence[Path], look: Look, watch: Watch) -> Iterator[Read]:
    """One answer for each file, in order; a few dozen pictures are in memory at a time.

    Raises:
        Refused: `cancelled`.
    """
    formats = known_formats()
    alone = threading.Lock()
    workers = max(1, min(os.cpu_count() or 1, 8))
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    read = partial(_read_chunk, look=look, formats=formats, alone=alone, watch=watch)
    with ThreadPoolExecutor(workers, thread_name_prefix="pictures") as pool:
        waiting: deque[Future[list[Read]]] = deque()
        try:
            for number, chunk in enumerate(chunks):
                waiting.append(pool.submit(read, chunk))
                if len(waiting) > 2 * workers:
                    yield from waiting.popleft().result()
                    watch.progress((number + 1 - len(waiting)) * CHUNK, len(files))
            while waiting:
                yield from waiting.popleft().result()
                watch.progress(len(files) - min(len(waiting) * CHUNK, len(files)), len(files))
        finally:
            for future in waiting:
                future.cancel()


def known_formats() -> tuple[str, ...]:
    """What is read, of what Pillow reads here.

    Whoever asks opens files that are odd: Pillow's warnings about them are silenced, since what
    matters of that is among the reasons.
    """
    warnings.filterwarnings("ignore", module=r"PIL\.")
    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)


def _read_chunk(
    files: Sequence[Path],
    look: Look,
    formats: tuple[str, ...],
    alone: threading.Lock,
    watch: Watch,
) -> list[Read]:
    found = []
    for file in files:
        watch.check()
        found.append(_read(file, look, formats, alone))
    return found


def _read(file: Path, look: Look, formats: tuple[str, ...], alone: threading.Lock) -> Read:
    """Never raises for what is wrong with the file."""
    try:
        with file.open("rb") as stream:
            return _decoded(stream, look, formats, alone)
    except FileNotFoundError:
        return Read(None, translate("Pictures", "not there any more"))
    except PermissionError as error:
        return Read(None, _unreadable(error))
    except Exception as error:  # noqa: BLE001  (what damaged files make Pillow raise has no end)
        return Read(None, _damaged(error))


def _decoded(stream: BinaryIO, look: Look, formats: tuple[str, ...], alone: threading.Lock) -> Read:
    try:
        image = Image.open(stream, formats=formats)
    except UnidentifiedImageError:
        return Read(None, _no_picture(stream))
    with image:
        width, height = image.size
        scales = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
        most = MOST_JPEG_PIXELS if scales else MOST_PIXELS
        if width * height > most:
            return Read(None, _too_large(width, height, most))
        animated = image.format not in ("MPO", "TIFF") and getattr(image, "is_animated", False)
        with alone if width * height > LARGE_PIXELS else nullcontext():
            result = np.asarray(prepared(image, look.size, look.colour, look.fit))
            turned = is_turned(image)
    pixels = result[None] if look.channels == 1 else result.transpose(2, 0, 1)
    small = min(width, height) < look.size
    return Read(np.ascontiguousarray(pixels), None, turned, animated, small)


def _no_picture(stream: BinaryIO) -> Message:
    """What is in a file that does not begin like a picture."""
    stream.seek(0)
    beginning = stream.read(FIRST_BYTES)
    if not beginning:
        return translate("Pictures", "an empty file")
    if beginning[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return translate("Pictures", "a HEIC picture: save it as JPEG")
    if b"\0" not in beginning and _is_text(beginning):
        return translate("Pictures", "not a picture: there is text in it")
    return translate("Pictures", "not a picture of a known kind")


def _is_text(beginning: bytes) -> bool:
    try:
        beginning[: FIRST_BYTES - 4].decode("utf-8", "strict" if len(beginning) < 4 else "ignore")
    except UnicodeDecodeError:
        return False
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in beginning)
    return odd == 0


def _too_large(width: int, height: int, most: int) -> Message:
    return translate(
        "Pictures",
        "{width}×{height} pixels: more than {most} megapixels",
        width=width,
        height=height,
        most=most // 10**6,
    )


def _unreadable(error: OSError) -> Message:
    reason = error.strerror or str(error)
    return translate("Pictures", "cannot be opened: {reason}", reason=reason)


def _damaged(error: Exception) -> Message:
    if isinstance(error, Image.DecompressionBombError):
        return translate("Pictures", "far too large a picture")
    if isinstance(error, MemoryError):
        return translate("Pictures", "too large for this computer's memory")
    if "truncated" in str(error).lower():
        return translate("Pictures", "damaged: the file ends too early")
    return translate("Pictures", "damaged: {reason}", reason=str(error)[:100] or "?")
