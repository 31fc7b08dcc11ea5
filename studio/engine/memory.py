"""Whether a network fits into memory, asked before anything is allocated. No torch."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from studio.graph.program import Program
from studio.spec.messages import translate
from studio.spec.problems import Refused

BYTES = 4
"""Of one float32 number."""


def memory_needed(program: Program) -> int:
    """Bytes of all weights of `program`."""
    return BYTES * sum(program.parameters.values())


def memory_free() -> int | None:
    """Bytes that programs can still use on this computer, None where it does not tell."""
    if sys.platform == "linux":
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return 1024 * int(line.split()[1])
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def refuse_too_large(program: Program, copies: int = 1, free: int | None = None) -> None:
    """Refuse what cannot fit; `copies`: 1 for the weights, 2 with gradients, 4 with Adam's means.

    Raises:
        Refused: `memory`, naming the largest layer.
    """
    free = memory_free() if free is None else free
    needed = copies * memory_needed(program)
    if free is None or needed <= free:
        return
    path = max(program.parameters, key=lambda path: program.parameters[path])
    text = translate(
        "Memory",
        "The network needs {needed} of memory, and {free} are free. {name} alone has {count} "
        "weights ({size}): make it smaller.",
        needed=_gigabytes(needed),
        free=_gigabytes(free),
        name=path,
        count=program.parameters[path],
        size=_gigabytes(BYTES * program.parameters[path]),
    )
    raise Refused("memory", text)


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:,.3g} GB" if count < 1e12 else f"{count / 1e9:,.0f} GB"


def _free_on_windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((f"number{i}", ctypes.c_ulonglong) for i in range(7)),
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    windows = getattr(ctypes, "windll", None)
    if windows is None or not windows.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.number1)
