"""A text file as lines, a piece at a time; and what has to be known of all of it before.

Imported by the survey and by `load` only.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.data.survey import Watch
from studio.spec.messages import translate
from studio.spec.problems import Refused

CHUNK = 256 * 1024
"""Bytes that are read at once: the work on them takes a few milliseconds."""
HEAD = 1024 * 1024
"""Bytes from which separator and titles are guessed."""
MOST_UNUSUAL = 256 * 1024
MOST_LINES = 2_000
"""Bytes and lines from which the encoding is guessed."""
LONGEST_LINE = 4 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """One look over all bytes of a file.

    Attributes:
        fingerprint: of the bytes; another one for other contents, the same for a copy.
        identity: size and time of change when it was looked at.
        head: its beginning; `unusual`: the first lines that are not plain ASCII.
    """

    path: Path
    fingerprint: str
    identity: tuple[int, int]
    head: bytes
    unusual: tuple[bytes, ...]

    @property
    def size(self) -> int:
        return self.identity[0]

    def check_unchanged(self) -> None:
        """Raises Refused: `data-changed` when the file was written to since."""
        if identity_of(self.path) != self.identity:
            text = translate(
                "Tables",
                "{name} was changed while it was read. Open it again when it is complete.",
                name=self.path.name,
            )
            raise Refused("data-changed", text)


@dataclass(frozen=True)
class Lines:
    """Whole lines without their ends, the first of them line `number` of the file (from 1).

    `quoted`, `underscored`, `damaged`: quotes, underscores, or characters that are not of the
    encoding are among them; `last`: no lines follow.
    """

    texts: list[str]
    number: int
    quoted: bool
    underscored: bool
    damaged: bool
    last: bool


def identity_of(path: Path) -> tuple[int, int]:
    """Size and time of change. Raises Refused: `data-missing`."""
    try:
        facts = path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    return facts.st_size, facts.st_mtime_ns


def scanned(path: Path, watch: Watch) -> Source:
    """Raises Refused: `data-missing`, `data-empty`, `cancelled`."""
    identity = identity_of(path)
    digest = hashlib.sha256()
    head, unusual, found = b"", [], 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                watch.check()
                digest.update(chunk)
                head += chunk[: HEAD - len(head)] if len(head) < HEAD else b""
                if found < MOST_UNUSUAL and not chunk.isascii():
                    lines = [line for line in chunk.split(b"\n")[1:-1] if not line.isascii()]
                    unusual += lines
                    found += sum(map(len, lines))
    except OSError as error:
        raise unreadable(path, error) from None
    if not head.strip():
        text = translate("Tables", "{name} is empty.", name=path.name)
        raise Refused("data-empty", text)
    first = [line for line in _whole(head).split(b"\n") if not line.isascii()]
    seen = (*first[:MOST_LINES], *unusual[:MOST_LINES])
    return Source(path, digest.hexdigest()[:32], identity, head, seen)


def _whole(head: bytes) -> bytes:
    """Without the last line where it is cut off."""
    return head[: head.rfind(b"\n") + 1] if len(head) == HEAD and b"\n" in head else head


def first_lines(source: Source, encoding: str, most: int) -> list[str]:
    """The lines at the beginning of the file, without one that may be cut off."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(source.head)
    lines = _ends(text).split("\n", most)
    if len(lines) > most or (source.size > len(source.head) and len(lines) > 1):
        lines.pop()
    return lines


def lines_of(source: Source, encoding: str, watch: Watch) -> Iterator[Lines]:
    """All lines, some thousands at a time; tells how many bytes are read.

    Raises:
        Refused: `data-missing`, `data-kind` (a line without end: no table), `cancelled`.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest, number, done = "", 1, 0
    try:
        with source.path.open("rb") as file:
            while True:
                chunk = file.read(CHUNK)
                done += len(chunk)
                watch.progress(min(done, source.size), source.size)
                text = rest + decoder.decode(chunk, not chunk)
                held = "\r" if chunk and text.endswith("\r") else ""
                text = _ends(text[: len(text) - len(held)])
                lines = text.split("\n")
                rest = lines.pop() + held if chunk else ""
                if lines and not chunk and not lines[-1]:
                    lines.pop()
                quoted, underscored, damaged = (mark in text for mark in '"_�')
                yield Lines(lines, number, quoted, underscored, damaged, not chunk)
                number += len(lines)
                if not chunk:
                    return
                if len(rest) > LONGEST_LINE:
                    raise _endless(source.path, number)
    except OSError as error:
        raise unreadable(source.path, error) from None


def _ends(text: str) -> str:
    """With "\\n" as the only end of a line, also where Windows or an old Macintosh wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unreadable(path: Path, error: OSError) -> Refused:
    text = translate(
        "Tables",
        "{path} cannot be opened: {reason}.",
        path=str(path),
        reason=error.strerror or str(error),
    )
    return Refused("data-missing", text)


def _endless(path: Path, number: int) -> Refused:
    text = translate(
        "Tables",
        "Line {line} of {name} does not end for millions of characters: this is no table.",
        line=number,
        name=path.name,
    )
    return Refused("data-kind", text)
