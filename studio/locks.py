"""One writer for one file: a lock that the system gives back however the process ends."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from studio.paths import data_folder


class FileLock:
    """Held while the object is open.

    Kept in our own folder, so that it works for read-only places too.
    """

    def __init__(self, path: Path) -> None:
        name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:24]
        folder = data_folder() / "locks"
        folder.mkdir(exist_ok=True)
        self._file = (folder / name).open("a+b")
        self.held = _try_lock(self._file.fileno())

    def release(self) -> None:
        self._file.close()
        self.held = False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
