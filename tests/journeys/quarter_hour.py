"""The first quarter of an hour in Chinese, as a program of its own that is killed at its end.

`python -m tests.journeys.quarter_hour PICTURES OWN MODEL` saves a picture of the window after each
step to PICTURES; OWN is a folder of the person's pictures; the model is exported to MODEL.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.app import Application
from studio.ui.canvas.problem_card import RepairButton
from studio.ui.own_data_dialog import OwnDataDialog
from studio.workspace import Workspace
from tests import drive
from tests.journeys.person import Person
from tests.journeys.strokes import DIGITS

LONG = 60.0


class Journey:
    """A person at a window, a folder for pictures, and time that passes."""

    def __init__(self, application: Application, pictures: Path) -> None:
        self.application = application
        self.person = Person(application.window)
        self.pictures = pictures
        self.number = 0

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window live until something is true."""
        end = time.monotonic() + LONG
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"after picture {self.number}")
            QApplication.processEvents()
            time.sleep(0.005)

    def live(self, seconds: float) -> None:
        """Time passes; where no window manager gives the keyboard back, the window takes it."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)
        if QApplication.activeWindow() is None:
            self.person.window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None)

    def show(self, name: str, seen: QWidget | None = None) -> None:
        """Save what the person sees now: the window, or a dialog over it."""
        self.live(0.4)
        self.number += 1
        picture = (seen or self.person.window).grab()
        picture.save(str(self.pictures / f"{self.number:02}-{name}.png"))

    # ---- the steps, in their order

    def launch_and_train(self) -> None:
        person = self.person
        self.until(lambda: person.window.body.docks._home != {})
        self.live(1.0)
        self.show("launch")
        person.press(Qt.Key.Key_F5)
        self.until(lambda: person.project.measurements.step >= 5)
        self.show("training")
        person.click_node("conv1")
        self.until(lambda: person.panel("feature_maps").mosaic.to_array() is not None)
        self.show("conv1")

    def lower_the_rate(self) -> None:
        person = self.person
        person.window.body.show_training("optimizer")
        self.live(0.2)
        slider = person.window.body.training.rate.slider
        slider.setFocus()
        before = slider.value()
        for _ in range(3):
            person.press(Qt.Key.Key_PageDown)
        assert slider.value() < before
        self.until(lambda: person.project.measurements.learning_rate < before)
        self.show("lower-rate")
        person.window.workspace.jobs.hurry()
        self.until(lambda: person.state == "finished")
        assert person.project.measurements.final["test"]["accuracy"] > 0.9
        self.show("trained")

    def draw_a_seven(self) -> None:
        person = self.person
        person.window.show_panel("try")
        panel = person.panel("try")
        self.until(lambda: panel._described is not None)
        area = panel.pad.area()
        for stroke in DIGITS[7][0]:
            points = [
                QPoint(round(area.left() + x * area.width()), round(area.top() + y * area.height()))
                for x, y in stroke
            ]
            drive.press(panel.pad, points[0])
            for begin, end in pairwise(points):
                drive.glide(panel.pad, begin, end)
            drive.release(panel.pad, points[-1])
        self.until(lambda: panel.says.text().startswith("7"))
        self.show("draw-a-seven")

    def look_at_the_wrong_ones(self) -> None:
        person = self.person
        person.window.show_panel("samples")
        panel = person.panel("samples")
        self.until(lambda: bool(panel.rows()))
        panel.which.setFocus()
        person.press(Qt.Key.Key_Down)
        assert panel.which.currentIndex() == 1
        judged = panel._judged
        assert all(judged.said()[row] != judged.targets[row] for row in panel.rows())
        self.show("wrong-samples")
        person.window.show_panel("confusion")
        self.until(lambda: person.panel("confusion").matrix.counts.sum() > 0)
        self.show("confusion")

    def break_and_mend(self) -> None:
        person = self.person
        person.window.show_panel("problems")
        person.click_node("flatten")
        person.press(Qt.Key.Key_Delete)
        assert person.project.findings.errors
        self.show("flatten-deleted")
        while person.project.findings.errors:
            self._first_repair("fc1")
        self.show("mended")

    def _first_repair(self, name: str) -> None:
        person = self.person
        canvas = person.canvas
        person.click(canvas.viewport(), canvas.mapFromScene(person.item(name).badge))
        person.click(canvas.problem_card.findChildren(RepairButton)[0])

    def learn_the_spiral(self) -> None:
        person = self.person
        person.press(Qt.Key.Key_N, drive.CTRL)
        self._leave_unsaved()
        assert not person.project.document.network().nodes
        person.click(person.window.top.data_chip)
        self.live(0.2)
        combo = person.window.body.training.section("data").choice
        combo.setFocus()
        person.choose(combo, "螺旋")
        assert person.project.document.data.type == "Spirals"
        for layer in ("Input", "Linear", "Tanh", "Linear", "Tanh", "Linear", "Output"):
            person.double_click_layer(layer)
        linears = [n.name for n in person.project.document.network().nodes.values()]
        for name in [name for name in linears if name.startswith("fc")][:2]:
            self.live(0.1)
            person.set_field(name, "out_features", "32")
        while person.project.findings.errors:
            self._first_repair("output")
        person.fill("settings", "epochs", "600")
        slider = person.window.body.training.rate.slider
        slider.setFocus()
        for _ in range(6):
            person.press(Qt.Key.Key_PageUp)
        person.window.show_panel("boundary")
        view = person.panel("boundary").view
        self.until(lambda: view.chart is not None)
        before = view.chart.outputs.copy()
        person.press(Qt.Key.Key_F5)
        self.until(lambda: person.project.measurements.step > 5)
        person.window.workspace.jobs.hurry()
        self.show("spiral-training")
        self.until(lambda: person.state == "finished")
        assert person.project.measurements.final["test"]["accuracy"] > 0.8
        self.until(lambda: view.chart.outputs.shape == before.shape)
        assert abs(view.chart.outputs - before).max() > 0.3
        self.show("spiral")

    def _leave_unsaved(self) -> None:
        """Do not save what was there, if that is asked."""
        from PySide6.QtWidgets import QPushButton

        from studio.ui.dialogs import Question

        self.live(0.2)
        for box in self.person.window.findChildren(Question):
            if box.isVisible():
                buttons = [b for b in box.findChildren(QPushButton) if b is not box.escapeButton()]
                self.person.click(next(b for b in buttons if b is not box.defaultButton()))
        self.live(0.2)

    def own_pictures(self, folder: Path) -> None:
        person = self.person
        left = person.window.body.left
        tab = next(n for n in range(left.bar.count()) if left.bar.tabText(n) == "模板库")
        person.click(left.bar, left.bar.tabRect(tab).center())
        gallery = person.window.body.gallery
        self.until(lambda: any(card.template.id == "pytorch-cifar" for card in gallery.cards()))
        card = next(card for card in gallery.cards() if card.template.id == "pytorch-cifar")
        gallery.ensureWidgetVisible(card)
        self.show("gallery")
        person.click(card)
        self._leave_unsaved()
        assert person.drop_file(str(folder))
        self.live(0.1)
        (dialog,) = person.window.findChildren(OwnDataDialog)
        self.until(lambda: not dialog.bar.isVisible())
        self.show("own-pictures", dialog)
        QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
        assert person.project.document.data.type == "PictureFolder"
        assert not person.project.findings.errors
        self.live(0.3)
        person.fill("settings", "epochs", "4")
        person.press(Qt.Key.Key_F5)
        self.until(lambda: person.project.measurements.step > 0)
        person.window.workspace.jobs.hurry()
        self.until(lambda: person.state == "finished")
        self.show("own-trained")

    def export(self, target: Path) -> None:
        told: list[str] = []
        self.person.window.exports.done.connect(lambda text, path: told.append(text))
        self.person.ask_export("Python")
        self.live(0.3)
        self.person.name_file(str(target))
        self.until(lambda: bool(told))
        self.show("exported")


def main(pictures: Path, own: Path, model: Path) -> None:
    """All steps; the process ends as if the power failed."""
    Workspace().settings["language"] = "zh_CN"
    application = Application([])
    window = application.window
    window.resize(1600, 1000)
    window.show()
    window.activateWindow()
    application._on_painted()
    journey = Journey(application, pictures)
    journey.launch_and_train()
    journey.lower_the_rate()
    journey.draw_a_seven()
    journey.look_at_the_wrong_ones()
    journey.break_and_mend()
    journey.learn_the_spiral()
    journey.own_pictures(own)
    journey.export(model)
    journey.live(1.5)
    print(journey.person.project.document.id, flush=True)  # noqa: T201
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        main(*(Path(argument) for argument in sys.argv[1:4]))
    finally:
        # The engine's thread would keep a journey alive that has failed.
        traceback.print_exc()
        os._exit(1)
