"""Whether a network fits into memory, asked before anything is allocated. No torch."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
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


def memory_peak() -> int | None:
    """Bytes that this process had in memory at most so far, None where the system does not tell."""
    if sys.platform == "linux":
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    if sys.platform == "win32":
        return _peak_on_windows()
    try:
        import resource
    except ImportError:
        return None
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def stay_within(count: int) -> None:
    """Let this process fail, and no other one, once it takes `count` bytes more than now.

    On Linux; elsewhere the system decides.
    """
    if sys.platform != "linux":
        return
    import resource

    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    now = next((1024 * int(x.split()[1]) for x in lines if x.startswith("VmData:")), 0)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = now + count
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


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


def _peak_on_windows() -> int | None:
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((f"number{i}", ctypes.c_size_t) for i in range(8)),
        ]

    counters = Counters()
    counters.length = ctypes.sizeof(Counters)
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return None
    process = ctypes.c_void_p(windows.kernel32.GetCurrentProcess())
    said = windows.kernel32.K32GetProcessMemoryInfo(
        process, ctypes.byref(counters), counters.length
    )
    return int(counters.number0) if said else None
