"""Writing files so that a kill or a full disk leaves the old or the new one.

Standard library only.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp-"
"""What the names of unfinished files begin with."""


def atomic_write(path: Path, data: bytes) -> None:
    """Put `data` into `path` by way of a temporary file in the same folder.

    Raises:
        OSError: the disk is full, the folder is gone or not ours; `path` is as it was.
    """
    beside = path.with_name(f"{TEMPORARY}{path.name}-{secrets.token_hex(4)}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the renaming itself durable, where a folder can be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed process left unfinished in a folder of ours."""
    for file in folder.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            file.unlink()
