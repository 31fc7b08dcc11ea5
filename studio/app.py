"""The composition root: workspace, window, event loop. The only place where they are wired."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from studio.spec.problems import Refused
from studio.ui import pinyin, translations
from studio.ui import theme as themes
from studio.ui.collector import Collector
from studio.ui.dialogs import FaultBox
from studio.ui.faults import Faults
from studio.ui.window import Window
from studio.workspace import FIRST_TEMPLATE, Workspace

GRACE = 5.0
"""Seconds that a batch may take to end when the window is closed."""

AFTER_PAINT_MS = 60
"""From the first paint to what is not needed for it: torch, recovery, the collector."""


class Application:
    """The parts of a running program and what connects them."""

    def __init__(self, argv: Sequence[str]) -> None:
        known = QApplication.instance()
        self.qt = known if isinstance(known, QApplication) else QApplication([sys.argv[0]])
        QCoreApplication.setApplicationName("Layerloom")
        self.faults = Faults(self.qt)
        self.faults.install()
        self.collector = Collector(self.qt)
        self.workspace = Workspace()
        translations.apply(self.qt, self.workspace.settings["language"])
        themes.apply(self.qt, self.workspace.settings["theme"])
        refused = self._open(argv)
        self.window = Window(self.workspace)
        self.faults.happened.connect(self._on_fault, Qt.ConnectionType.QueuedConnection)
        for one in refused:
            self.window.tell_refusal(one)

    def _open(self, argv: Sequence[str]) -> list[Refused]:
        """What was open at the last end and the files that were given, else the first template.

        Returns what could not be opened.
        """
        refused = self.workspace.take_up()
        for path in argv:
            try:
                self.workspace.open(Path(path))
            except Refused as one:
                refused.append(one)
        if not self.workspace.projects:
            self.workspace.new(FIRST_TEMPLATE)
        return refused

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        self.window.show()
        QTimer.singleShot(AFTER_PAINT_MS, self._on_painted)
        status = self.qt.exec()
        self.close(status)
        return status

    def _on_painted(self) -> None:
        self.workspace.settle()
        self.workspace.jobs.warm_up()
        pinyin.begin_loading()
        self.window.recovery.look()
        self.collector.settle()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        """Ctrl+C in a terminal, or the end of the session: nothing is asked, nothing is lost."""
        self.workspace.keep_unsaved()
        self.window.close_now()

    def _on_fault(self, details: str) -> None:
        self.workspace.keep_unsaved()
        FaultBox(self.window, details).open()

    def close(self, status: int) -> None:
        """End the engine; a batch that outlasts the grace ends with the process."""
        if not self.workspace.shut(GRACE):
            os._exit(status)
        self.collector.stop()
        self.faults.remove()


def run(argv: Sequence[str]) -> int:
    """Open the window with the given files; returns when it is closed."""
    return Application(argv).run()


def screenshot(
    file: Path,
    out: Path,
    *,
    theme: str = "dark",
    language: str = "en",
    size: tuple[int, int] = (1600, 1000),
    panel: str | None = None,
) -> None:
    """A PNG of the real window, rendered without a screen, with the file's last run.

    Raises:
        Refused: `file-…`, `panel-unknown`, `size`, `picture-write`.
    """
    from studio.ui import snapshot

    snapshot.window_picture(file, out, name=theme, language=language, size=size, panel=panel)


def draw_network(file: Path, out: Path, kind: str) -> None:
    """The network alone as "svg" or "png". Raises Refused: `file-…`, `picture-write`."""
    from studio.ui import snapshot

    snapshot.network_picture(file, out, kind)
