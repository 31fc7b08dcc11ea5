"""Writing a file: whatever fails, and whenever the process is killed, old or new is there whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.files import TEMPORARY, atomic_write, sweep

OLD, NEW = b"old " * 1000, b"new!" * 50_000
OPERATIONS = ((Path, "open"), (os, "fsync"), (Path, "replace"), (Path, "chmod"), (os, "open"))


class Fault:
    """Lets `good` calls pass and fails the one after them as a full disk does."""

    def __init__(self, good: int) -> None:
        self.left = good
        self.struck = False

    def around(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self.left == 0 and not self.struck:
                self.struck = True
                raise OSError(errno.ENOSPC, "No space left on device")
            self.left -= 1
            return original(*args, **kwargs)

        return call


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _fails(file: Path) -> bool:
    try:
        atomic_write(file, NEW)
    except OSError:
        return True
    return False


def test_the_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.loom"
    for data in (OLD, NEW, b""):
        atomic_write(file, data)
        assert file.read_bytes() == data
        assert _names(tmp_path) == ["a.loom"]


def test_every_operation_may_fail_and_the_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.loom"
    good = 0
    while True:
        file.write_bytes(OLD)
        fault = Fault(good)
        with monkeypatch.context() as patch:
            for owner, name in OPERATIONS:
                patch.setattr(owner, name, fault.around(getattr(owner, name)))
            failed = _fails(file)
        assert file.read_bytes() in (OLD, NEW)
        assert failed or file.read_bytes() == NEW
        assert _names(tmp_path) == ["a.loom"]
        if not fault.struck:
            break
        good += 1
    assert good >= 4


def test_a_full_disk_in_the_middle_of_the_bytes_leaves_the_old_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    file = tmp_path / "a.loom"
    file.write_bytes(OLD)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(OLD) + 100, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            atomic_write(file, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_bytes() == OLD
    assert _names(tmp_path) == ["a.loom"]


@pytest.mark.skipif(os.name != "posix", reason="mode bits of POSIX")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.loom"
    file.write_bytes(OLD)
    file.chmod(0o640)
    atomic_write(file, NEW)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_gone_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no"):
        atomic_write(tmp_path / "no" / "a.loom", NEW)
    assert _names(tmp_path) == []


WRITER = """
import sys
from pathlib import Path
from studio.files import atomic_write
file = Path(sys.argv[1])
number = 0
while True:
    atomic_write(file, (b"%08d" % number) * 20_000)
    number += 1
    if number == 1:
        print("written", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_kill_at_any_moment_leaves_one_whole_version(tmp_path: Path) -> None:
    file = tmp_path / "a.loom"
    for attempt in range(8):
        command = [sys.executable, "-c", WRITER, str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "written\n"
            time.sleep(0.003 * attempt)
            child.send_signal(signal.SIGKILL)
        data = file.read_bytes()
        assert len(data) == 160_000
        assert data == data[:8] * 20_000
    sweep(tmp_path)
    assert _names(tmp_path) == ["a.loom"]


def test_sweeping_removes_only_unfinished_files(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}a.loom-1234").write_bytes(OLD)
    (tmp_path / "a.loom").write_bytes(OLD)
    sweep(tmp_path)
    assert _names(tmp_path) == ["a.loom"]
