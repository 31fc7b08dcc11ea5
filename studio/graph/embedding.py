"""A project inside a picture of its network: bytes in, bytes out. Nothing in a picture is run.

In a PNG it is a compressed text chunk (iTXt), in an SVG a `metadata` element with the compressed
text in base64. An SVG is searched for that element and never parsed.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from studio.graph.strict import MOST_BYTES
from studio.spec.messages import translate
from studio.spec.problems import Refused

KEY = "layerloom"
SUFFIXES = (".png", ".svg")
MOST_PICTURE = 100_000_000
"""Bytes of a picture that is looked through."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ELEMENT = re.compile(rb'<metadata id="layerloom">([A-Za-z0-9+/=\s]*)</metadata>')


def is_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def with_text(picture: bytes, text: str) -> bytes:
    """The picture, a PNG or SVG, with a text inside. Raises ValueError for another format."""
    packed = zlib.compress(text.encode("utf-8"), 9)
    if picture.startswith(_SIGNATURE):
        body = KEY.encode() + b"\0\1\0\0\0" + packed
        end = picture.rindex(b"IEND") - 4
        return picture[:end] + _chunk(b"iTXt", body) + picture[end:]
    opening = re.search(rb"<svg\b[^>]*>", picture)
    if opening is None:
        raise ValueError("neither PNG nor SVG")
    element = b'\n<metadata id="layerloom">' + base64.b64encode(packed) + b"</metadata>"
    return picture[: opening.end()] + element + picture[opening.end() :]


def text_in(picture: bytes) -> str | None:
    """The text that `with_text` put in; None where there is none.

    Raises:
        Refused: `picture-broken` where it cannot be read to its end.
    """
    if picture.startswith(_SIGNATURE):
        packed = next((body for body in _texts(picture)), None)
        return None if packed is None else _unpacked(packed)
    found = _ELEMENT.search(picture)
    if found is None:
        return None
    try:
        return _unpacked(base64.b64decode(found[1], validate=False))
    except binascii.Error:
        raise _broken() from None


def document_text(path: Path) -> str:
    """The project file inside a picture file.

    Raises:
        Refused: `file-missing`, `file-read`, `file-large`, `picture-empty`, `picture-broken`.
    """
    try:
        if path.stat().st_size > MOST_PICTURE:
            text = translate("Pictures", "{name} is too large to be opened.", name=path.name)
            raise Refused("file-large", text)
        picture = path.read_bytes()
    except FileNotFoundError:
        text = translate("Pictures", "There is no file {name}.", name=path.name)
        raise Refused("file-missing", text) from None
    except OSError:
        text = translate("Pictures", "{name} cannot be read.", name=path.name)
        raise Refused("file-read", text) from None
    found = text_in(picture)
    if found is None:
        raise Refused(
            "picture-empty",
            translate(
                "Pictures",
                "There is no project inside {name}. Only pictures that Layerloom saved with the "
                "project inside can be opened.",
                name=path.name,
            ),
        )
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _texts(picture: bytes) -> Iterator[bytes]:
    """The packed bodies of our chunks, as far as the file goes."""
    at = len(_SIGNATURE)
    while at + 8 <= len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        body = picture[at + 8 : at + 8 + length]
        if kind == b"iTXt" and body.startswith(KEY.encode() + b"\0\1"):
            if len(body) < length:
                raise _broken()
            yield body[len(KEY) + 5 :]
        at += 12 + length


def _unpacked(packed: bytes) -> str:
    """At most what a project file may hold: a small chunk can unpack to any size."""
    work = zlib.decompressobj()
    try:
        data = work.decompress(packed, MOST_BYTES + 1)
        if len(data) <= MOST_BYTES and work.eof:
            return data.decode("utf-8")
    except (zlib.error, UnicodeDecodeError):
        pass
    raise _broken()


def _broken() -> Refused:
    text = translate(
        "Pictures", "The project inside the picture is damaged. Is there another copy of it?"
    )
    return Refused("picture-broken", text)
