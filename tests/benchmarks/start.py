"""From the start of the process to the first paint of the full window, against `import torch`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.rows import report

WINDOW = """
from studio.app import Application
program = Application([])
program.window.show()
program.qt.processEvents()
assert not program.window.grab().isNull()
import os, sys
assert "torch" not in sys.modules
os._exit(0)
"""


def seconds(code: str, cache: str) -> float:
    """Of a whole process that finds its modules compiled, as on every start but the first."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "LAYERLOOM_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment["PYTHONPYCACHEPREFIX"] = cache
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=100)
        return time.perf_counter() - start


def main(rounds: int = 7) -> None:
    with tempfile.TemporaryDirectory() as cache:
        for code in (WINDOW, "import torch"):
            seconds(code, cache)
        pairs = [(seconds(WINDOW, cache), seconds("import torch", cache)) for _ in range(rounds)]
    ratio = median(window / torch for window, torch in pairs)
    window = median(window for window, _ in pairs)
    note = f"{1000 * window:.0f} ms"
    report("first paint", ratio, "of import torch", 0.40, "lower", note)


if __name__ == "__main__":
    main()
