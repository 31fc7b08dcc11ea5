"""Our canvas against NodeGraphQt and qtpynodeeditor, in one run: building, zooming, dragging.

Each editor has a process of its own, three times, in turns; the medians are compared. The other
editors are installed with `pip install .[bench]`; without them only our own times are shown.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.rows import report

CHILD = Path(__file__).with_name("_node_editors.py")
ROOT = Path(__file__).parents[2]
OURS = "layerloom"
PEERS = ("NodeGraphQt", "qtpynodeeditor")
COUNTS = (100, 1_000, 5_000)
SLOW = 1_000
"""Peers with more nodes than this take minutes: they are measured once."""
ROUNDS = 3
LONGEST_S = 150
ZOOM_MS = {100: 8.0, 1_000: 8.0, 5_000: 16.0}

Times = dict[str, float]


def times_of(editor: str, count: int) -> Times:
    """Milliseconds of one run; empty where it took too long or failed, which is said."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(CHILD), editor, str(count)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=quiet, **pipes) as child:
        try:
            said, _ = child.communicate(timeout=LONGEST_S)
        except subprocess.TimeoutExpired:
            child.kill()
            said, _ = child.communicate()
            print(f"{editor} with {count:,} nodes: stopped after {LONGEST_S} s", flush=True)
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if not lines:
        print(f"{editor} with {count:,} nodes: nothing was measured", flush=True)
        return {}
    found: Times = json.loads(lines[-1])
    return found


def medians(runs: Sequence[Times]) -> Times:
    known = [run for run in runs if run]
    names = known[0] if known else ()
    return {name: median(run[name] for run in known if name in run) for name in names}


def measure(count: int, peers: Sequence[str], rounds: int = ROUNDS) -> None:
    runs: dict[str, list[Times]] = {name: [] for name in (OURS, *peers)}
    for number in range(rounds):
        for name, found in runs.items():
            if number == 0 or name == OURS or count <= SLOW:
                found.append(times_of(name, count))
    ours = medians(runs[OURS])
    label = f"canvas of {count:,} nodes"
    report(f"{label}: zoom", ours["zoom"], "ms a frame", ZOOM_MS[count], "lower")
    report(f"{label}: drag", ours["drag"], "ms a frame", 2.0, "lower")
    for name in peers:
        theirs = medians(runs[name])
        for part, aim in (("build", 1 / 8), ("zoom", 1 / 20)):
            if part not in theirs:
                continue
            ratio = ours[part] / theirs[part]
            note = f"{ours[part]:.1f} against {theirs[part]:.1f} ms"
            report(f"{label}: {part}", ratio, f"of {name}", aim, "lower", note)


def main(counts: Sequence[int] = COUNTS, rounds: int = ROUNDS) -> None:
    peers = [name for name in PEERS if importlib.util.find_spec(name) is not None]
    for name in PEERS:
        if name not in peers:
            print(f"{name} is not installed: pip install .[bench]", flush=True)
    for count in counts:
        measure(count, peers, rounds)


if __name__ == "__main__":
    main()
