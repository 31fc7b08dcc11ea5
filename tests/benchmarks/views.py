"""What open views cost: training with draw pad, samples and boundary in sight against all hidden.

Both in one run of one window, in turns; with the window's calm meanwhile.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from statistics import median

import torch
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from studio import catalogue
from studio.engine.session import settle
from studio.graph import recipe_edits
from studio.graph.model import Document
from studio.graph.storage import loads
from studio.paths import data_folder
from studio.project import Project, read_text
from studio.templates import template
from studio.ui import theme
from studio.ui.plots.chart_view import ChartView
from studio.ui.window import Window
from studio.workspace import Workspace
from tests.benchmarks.rows import report
from tests.benchmarks.training import ROUNDS, SECONDS, Lateness, live, spin

VIEWS = ("try", "samples", "boundary")


class Redraws(QObject):
    """Counts how often the boundary shows another answer of the network."""

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        self.count = 0
        self._view, self._watching = view, False
        view.installEventFilter(self)
        self._chart: object = None

    def watch(self, on: bool) -> None:
        self._watching = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._watching and event.type() == QEvent.Type.Paint:
            self.count += self._view.chart is not self._chart
            self._chart = self._view.chart
        return False


def document_of(name: str) -> Document:
    """A template that trains for as long as anybody looks."""
    catalogue.fill()
    found = template(name)
    assert found is not None
    document = loads(read_text(found.file))
    return recipe_edits.set_recipe_param(document, "settings", "epochs", 100_000)


def measure(name: str, rounds: int, seconds: float) -> None:
    """Print the ratio for one template, and how late the window's timer is while all is shown."""
    workspace = Workspace()
    project = Project(replace(document_of(name), id=""))
    workspace.enter(project)
    window = Window(workspace)
    window.show()
    for view in VIEWS:
        window.body.docks.float_panel(view)
    workspace.jobs.train(project)
    app = QApplication.instance()
    spin(app, lambda: project.measurements.step > 0)
    workspace.jobs.pause()
    spin(app, lambda: project.measurements.state == "paused")
    lateness, other = Lateness(), Lateness()
    redraws = Redraws(window.body.docks.panel("boundary").view)
    ratios = []
    for _ in range(rounds):
        _show(window, shown=False)
        hidden = live(window, other, seconds)
        _show(window, shown=True)
        redraws.watch(True)
        ratios.append(live(window, lateness, seconds) / hidden)
        redraws.watch(False)
    late = sorted(lateness.late)
    report(f"views of {name}", median(ratios), "of all hidden", 0.93, "higher", "+".join(VIEWS))
    p99 = late[int(0.99 * (len(late) - 1))]
    report(f"UI timer views {name}", p99, "ms late (p99)", 8.0, "lower", f"max {late[-1]:.1f} ms")
    if redraws.count:
        report("boundary redrawn", redraws.count / (rounds * seconds), "a second", 5.0, "higher")
    workspace.jobs.stop()
    spin(app, lambda: workspace.jobs.running is None)
    workspace.save(project, data_folder() / "bench.loom")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    workspace.jobs.close(20.0)
    project.close()


def _show(window: Window, *, shown: bool) -> None:
    """All views or none: what floats, and the two areas below the canvas."""
    window.body.docks.setVisible(shown)
    for frame in window.body.docks.floating().values():
        frame.setWindowState(Qt.WindowState.WindowNoState)
        frame.setVisible(shown)
    QApplication.processEvents()


def main(rounds: int = ROUNDS, seconds: float = SECONDS) -> None:
    """Pictures and points; prints as it goes."""
    settle()
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app, "dark")
    for name in ("digits", "spirals"):
        measure(name, rounds, seconds)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
