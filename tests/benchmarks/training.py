"""Training speed with the window live, against the bare hand-written loop; and the window's calm.

The same net, data, batches, threads and allocator in one process; segments of both are interleaved
and the engine pauses while the bare loop runs.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

import torch
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from studio import catalogue
from studio.data import checked
from studio.engine.compile import compile_program
from studio.engine.session import settle
from studio.graph import recipe_edits
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.model import Document, Entry
from studio.graph.storage import loads
from studio.paths import data_folder
from studio.project import Project, read_text
from studio.templates import template
from studio.ui import theme
from studio.ui.window import Window
from studio.workspace import Workspace
from tests.benchmarks.rows import report
from tests.documents import chain

ROUNDS = 9
SECONDS = 0.7
TICK_MS = 5


def documents() -> dict[str, tuple[Document, str]]:
    """Net -> document and the node whose maps are shown."""
    catalogue.fill()
    digits = template("digits")
    cifar = template("pytorch-cifar")
    assert digits is not None
    assert cifar is not None
    wide = [
        ("Flatten", {}),
        ("Linear", {"out_features": 128}),
        ("ReLU", {}),
        ("Linear", {"out_features": 64}),
        ("ReLU", {}),
        ("Linear", {"out_features": 10}),
    ]
    mlp = chain((1, 8, 8), wide, Entry("Digits", {"size": 8}))
    mlp = recipe_edits.set_recipe_param(mlp, "settings", "batch_size", 64)
    return {
        "digits": (loads(read_text(digits.file)), "n5"),
        "pytorch-cifar": (loads(read_text(cifar.file)), "n5"),
        "mlp": (mlp, "n3"),
    }


class Bare:
    """The loop of every tutorial, on its own copy of the net."""

    def __init__(self, project: Project) -> None:
        compiled = compile_program(project.program())
        self.net = compiled.networks()["net"]
        self.step = compiled.steps["train"]
        data, _ = bind_data(project.document)
        assert data is not None
        loaded = checked(data)
        train = loaded.parts["train"]
        x = torch.from_numpy(train["input"].copy())
        if loaded.scale is not None:
            shape = (1, -1, *(1,) * (x.ndim - 2))
            mean, std = torch.tensor(loaded.scale.mean), torch.tensor(loaded.scale.std)
            x = (x - mean.reshape(shape)) / std.reshape(shape)
        self.x, self.y = x, torch.from_numpy(train["target"].copy())
        plan = project.document.recipe
        size = plan.settings.get("batch_size", 64)
        self.size = len(x) if size == "all" else int(size)
        step = recipe_step(project)
        make = getattr(torch.optim, step.optimizer.type_name())
        self.optimizer = make(self.net.parameters(), **step.optimizer.arguments())
        self.batches = self._batches()

    def _batches(self) -> Iterator[torch.Tensor]:
        while True:
            yield from torch.randperm(len(self.x)).split(self.size)

    def steps_a_second(self, seconds: float) -> float:
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            index = next(self.batches)
            self.optimizer.zero_grad()
            batch = {"input": self.x[index], "target": self.y[index]}
            losses, report_ = self.step({"net": self.net}, batch)
            losses["net"].backward()
            self.optimizer.step()
            report_["loss"].item()
            count += 1
        return count / (time.perf_counter() - start)


def recipe_step(project: Project):
    """The bound first step of the recipe."""
    recipe, _ = bind_recipe(project.document)
    assert recipe is not None
    return recipe.steps[0]


class Lateness(QObject):
    """How late a precise timer of the window's thread fires, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        self._due = time.perf_counter() + TICK_MS / 1000
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._due)))
        self._due = now + TICK_MS / 1000


def live(window: Window, lateness: Lateness, seconds: float) -> float:
    """Steps a second while the window is alive."""
    app, jobs = QApplication.instance(), window.workspace.jobs
    measured = window.workspace.current.measurements
    jobs.resume()
    spin(app, lambda: measured.state == "running")
    lateness.start()
    start, first = time.perf_counter(), measured.step
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    jobs.receive()
    rate = (measured.step - first) / (time.perf_counter() - start)
    lateness.stop()
    jobs.pause()
    spin(app, lambda: measured.state == "paused")
    return rate


def spin(app, done) -> None:
    """Let the window live until something is done, at most a minute."""
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        app.processEvents()
        time.sleep(0.001)


def measure(name: str, document: Document, node: str, rounds: int, seconds: float) -> None:
    """Print the ratio of one net and the lateness meanwhile."""
    document = recipe_edits.set_recipe_param(document, "settings", "epochs", 100_000)
    document = recipe_edits.set_recipe_param(document, "data", "validation", 0.0)
    workspace = Workspace()
    project = Project(replace(document, id=""))
    workspace.enter(project)
    window = Window(workspace)
    window.show()
    window.selection.set((node,))
    bare, lateness = Bare(project), Lateness()
    workspace.jobs.train(project)
    spin(QApplication.instance(), lambda: project.measurements.step > 0)
    workspace.jobs.pause()
    spin(QApplication.instance(), lambda: project.measurements.state == "paused")
    bare.steps_a_second(seconds)
    live(window, lateness, seconds)
    lateness.late.clear()
    ratios = []
    for _ in range(rounds):
        without = bare.steps_a_second(seconds)
        ratios.append(live(window, lateness, seconds) / without)
    late = sorted(lateness.late)
    report(f"training {name}", median(ratios), "of the bare loop", 0.95, "higher", "window live")
    p99 = late[int(0.99 * (len(late) - 1))]
    report(f"UI timer {name}", p99, "ms late (p99)", 4.0, "lower", f"max {late[-1]:.1f} ms")
    workspace.jobs.stop()
    spin(QApplication.instance(), lambda: workspace.jobs.running is None)
    workspace.save(project, data_folder() / "bench.loom")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    workspace.jobs.close(20.0)
    project.close()


def main(rounds: int = ROUNDS, seconds: float = SECONDS) -> None:
    """All nets; prints as it goes."""
    settle()
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app, "dark")
    for name, (document, node) in documents().items():
        measure(name, document, node, rounds, seconds)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
