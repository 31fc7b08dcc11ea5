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
import os, sys
from studio.__main__ import main
from PySide6.QtCore import QEvent, QCoreApplication
from PySide6.QtWidgets import QApplication

class Timed(QApplication):
    # Ends the process when the first exposure of the window, which paints it, has been handled.
    def notify(self, watched, event):
        if event.type() == QEvent.Type.Polish and watched.objectName() == "window":
            watched.resize(1600, 1000)  # the screen that is none is smaller
        if event.type() == QEvent.Type.Expose and watched.isTopLevel():
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1000)
        if event.type() == QEvent.Type.User and watched is self:
            assert "torch" not in sys.modules
            os._exit(0)
        return super().notify(watched, event)

timed = Timed([])
main([])
"""

PANELS = """
import os, sys
from studio.app import Application
program = Application([])
program.window.resize(1600, 1000)
program.window.show()
program.qt.processEvents()
assert program.window.body.docks.panel("curves").isVisible()
assert not program.window.grab().isNull()
assert "torch" not in sys.modules
os._exit(0)
"""

ROWS = {"first paint": (WINDOW, 0.40), "all panels filled": (PANELS, 0.60)}


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
        codes = ("import torch", *(code for code, _ in ROWS.values()))
        for code in codes:
            seconds(code, cache)
        measured = [[seconds(code, cache) for code in codes] for _ in range(rounds)]
    for place, (name, (_, aim)) in enumerate(ROWS.items(), 1):
        ratio = median(times[place] / times[0] for times in measured)
        note = f"{1000 * median(times[place] for times in measured):.0f} ms"
        report(name, ratio, "of import torch", aim, "lower", note)


if __name__ == "__main__":
    main()
