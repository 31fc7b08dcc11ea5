"""Arrays made from a person's files, kept on disk so that training need not read the files again.

One folder for each key, complete or not there at all; the longest unused ones go first. Nothing in
it is precious: what is missing is made again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.files import TEMPORARY
from studio.paths import data_folder
from studio.spec.messages import translate
from studio.spec.problems import Refused

_LOG = logging.getLogger(__name__)

LARGEST = 8 * 10**9
"""Bytes of all that is kept; what is used now stays in any case."""
ABANDONED = 24 * 3600.0
"""Seconds after which something unfinished belongs to a process that is gone."""


def key_of(*facts: object) -> str:
    """A name for what is made from `facts`: other facts, other name."""
    return hashlib.sha256(repr(facts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def kept(key: str) -> Path | None:
    """The folder of `key`, marked as just used; None where it has to be made."""
    folder = _root() / key
    if not folder.is_dir():
        return None
    with suppress(OSError):
        os.utime(folder)
    return folder


def forget(key: str) -> None:
    """What is kept under `key` cannot be used."""
    shutil.rmtree(_root() / key, ignore_errors=True)


@contextmanager
def making(key: str, needed: int = 0) -> Iterator[Path]:
    """A new folder to fill; it takes its place when the block ends well, else nothing is left.

    `needed`: bytes that will be written.

    Raises:
        Refused: `data-disk` with the system's reason, when the disk is full or not ours.
    """
    root = _root()
    beside = root / f"{TEMPORARY}{key}-{secrets.token_hex(4)}"
    try:
        root.mkdir(parents=True, exist_ok=True)
        make_room(needed, {key})
        beside.mkdir()
        yield beside
        _put_in_place(beside, root / key)
    except OSError as error:
        text = translate(
            "Cache",
            "The data cannot be prepared in {folder}: {reason}. Make room on that disk.",
            folder=str(root),
            reason=error.strerror or str(error),
        )
        raise Refused("data-disk", text) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put_in_place(beside: Path, target: Path) -> None:
    """Another process may have made the same meanwhile: one is as good as the other."""
    try:
        beside.replace(target)
    except OSError:
        if not target.is_dir():
            raise


def make_room(needed: int, keep: set[str], largest: int = LARGEST) -> None:
    """Remove the longest unused until `needed` bytes fit, and what was never finished."""
    folders = []
    for folder in _root().iterdir():
        if not folder.is_dir() or folder.name in keep:
            continue
        used = _used_at(folder)
        if folder.name.startswith(TEMPORARY):
            if time.time() - used > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
            continue
        folders.append((used, folder, _size(folder)))
    total = needed + sum(size for _, _, size in folders)
    for _, folder, size in sorted(folders):
        if total <= largest:
            return
        _LOG.info("Removing %s of the prepared data: %d bytes", folder.name, size)
        shutil.rmtree(folder, ignore_errors=True)
        total -= size


def _root() -> Path:
    return data_folder() / "cache"


def _used_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    total = 0
    for file in folder.iterdir():
        with suppress(OSError):
            total += file.stat().st_size
    return total
