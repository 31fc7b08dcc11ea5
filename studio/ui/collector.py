"""Python's cycle collector on the UI thread only; Qt objects must not be destroyed elsewhere.

Automatic collection runs in whichever thread allocates, and destroys timers, scenes and windows
there: a hang or a crash within seconds. Start this before any other thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
THRESHOLDS = (2000, 10, 25)
"""New objects, young and middle collections after which each generation is collected."""


class Collector(QObject):
    """Switches automatic collection off and collects on a timer of the thread it lives in.

    The parent (the application) owns it; `stop` gives collection back to Python.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.check)
        self._timer.start(INTERVAL_MS)

    def check(self) -> None:
        """Collect the oldest generation that is due. Costs nothing when none is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > THRESHOLDS[generation]:
                gc.collect(generation)
                return

    def settle(self) -> None:
        """After start-up: leave out of every later collection what will live until the end."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        if self._automatic:
            gc.enable()
