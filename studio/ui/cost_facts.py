"""The head of the panel of costs: memory with what fits, the largest batch, and time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.graph.findings import Finding
from studio.graph.forecast import Memory
from studio.project import Project
from studio.spec.memory import FLOAT
from studio.ui import amounts
from studio.ui.labels import ElidedLabel, label, restyle
from studio.ui.quantities import seconds

WIDEST = 340


class Fact(QWidget):
    """A heading, a figure in large, a line below it and a button."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading, self.figure = label(kind="small"), ElidedLabel(parent=self)
        self.figure.setProperty("kind", "figure")
        self.line = label(kind="small", wrap=True)
        self.line.setProperty("compact", True)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.heading, self.figure, self.line):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setMaximumWidth(WIDEST)
        self._low = False

    def show_fact(self, figure: str, line: str, kind: str = "small", tip: str = "") -> None:
        self.figure.setText(figure)
        self.figure.set_tip("\n".join(part for part in (line, tip) if part))
        self.line.setText(line)
        self.line.setToolTip(tip)
        if self.line.property("kind") != kind:
            self.line.setProperty("kind", kind)
            restyle(self.line)

    def offer(self, text: str, *, enabled: bool = True, tip: str = "") -> None:
        """Show the button with a text; "" hides it."""
        self.button.setText(text)
        self._arrange()
        self.button.setEnabled(enabled)
        self.button.setToolTip(tip)

    def set_low(self, low: bool) -> None:
        """Where there is little height the tip of the figure says what the line would."""
        self._low = low
        self._arrange()

    def _arrange(self) -> None:
        offered = bool(self.button.text())
        self.button.setVisible(offered)
        self.line.setHidden(self._low and offered)


class CostFacts(QWidget):
    """Three facts side by side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.memory, self.batch, self.time = Fact(self), Fact(self), Fact(self)
        self.chosen: int | None = None
        """The batch size that the button sets."""
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 8)
        row.setSpacing(14)
        for fact, share in ((self.memory, 5), (self.batch, 4), (self.time, 4)):
            row.addWidget(fact, share)
        row.addStretch(0)

    def set_low(self, low: bool) -> None:
        for fact in (self.memory, self.batch, self.time):
            fact.set_low(low)

    def retranslate(self) -> None:
        self.memory.heading.setText(self.tr("Memory in training"))
        self.batch.heading.setText(self.tr("Largest batch that fits"))
        self.time.heading.setText(self.tr("Time"))

    def refresh(self, project: Project, free: int | None, *, idle: bool) -> None:
        forecast = project.forecast()
        memory = forecast.memory(forecast.batch_size or 1)
        self._show_memory(project, memory, free)
        largest = None if free is None else forecast.largest(free)
        self._show_batch(project, largest, idle=idle)
        self._show_time(project, idle=idle)

    def _show_memory(self, project: Project, memory: Memory, free: int | None) -> None:
        figure = range_text(memory.low, memory.high)
        batch = self.tr("for batches of {0}").format(amounts.grouped(memory.batch))
        kind, verdict = "small", ""
        if free is not None:
            kind, verdict = self._verdict(memory, free)
        if free is not None and memory.low > free:
            verdict = " ".join((verdict, self._blamed(project, free)))
        text = self.tr("{0}: {1}").format(batch, verdict) if verdict else batch
        self.memory.show_fact(figure, text, kind, parts(memory))

    def _verdict(self, memory: Memory, free: int) -> tuple[str, str]:
        room = amounts.size(free)
        if memory.high <= free:
            return "good", self.tr("fits, {0} are free").format(room)
        if memory.low <= free:
            return "warning", self.tr("may not fit, {0} are free").format(room)
        return "problem", self.tr("does not fit, only {0} are free.").format(room)

    def _blamed(self, project: Project, free: int) -> str:
        """What to do: a smaller batch, or, where that is no use, a smaller layer, by its name."""
        forecast = project.forecast()
        rows = [one for one in project.findings.leaves() if one.address in forecast.nodes]
        if not rows or forecast.memory(1).low <= free:
            return self.tr("Try a smaller batch.")

        def taken(finding: Finding) -> int:
            cost = forecast.nodes[finding.address]
            weights = FLOAT * (2 * cost.parameters + cost.learned)
            return weights + cost.activations(1)

        largest = max(rows, key=taken)
        text = self.tr("{0} alone needs {1}: make it smaller.")
        return text.format(largest.path, amounts.size(taken(largest)))

    def _show_batch(self, project: Project, largest: int | None, *, idle: bool) -> None:
        trial, trying = project.trial, project.trying
        self.chosen = None
        if project.trial_old:
            trial = None
        if trying is not None:
            figure = self.tr("trying {0}…").format(amounts.grouped(trying))
            line = self.tr("Two steps in a process of its own.")
            self.batch.show_fact(figure, line)
            self.batch.offer(self.tr("Cancel"))
            return
        figure = "–" if largest is None else amounts.grouped(largest)
        line, kind = self.tr("By forecast, with room to spare."), "small"
        if largest == 0:
            figure, line, kind = "0", self.tr("Not even one sample fits."), "problem"
        if trial is not None and trial.fits:
            figure, kind = amounts.grouped(trial.batch), "good"
            line = self.tr("Tried: it took {0} at most.").format(amounts.size(trial.peak or 0))
        elif trial is not None:
            figure, kind = "0", "problem"
            line = self.tr("Tried: batches of {0} do not fit.").format(trial.batch)
        self.batch.show_fact(figure, line, kind)
        if trial is not None and trial.fits and trial.batch != project.forecast().batch_size:
            self.chosen = trial.batch
            self.batch.offer(self.tr("Use it"), tip=self.tr("Set the batch size to it."))
        else:
            tip = self.tr("Trains two batches of this size in a process of its own.")
            self.batch.offer(
                self.tr("Try it"), enabled=idle and bool(largest) and trial is None, tip=tip
            )

    def _show_time(self, project: Project, *, idle: bool) -> None:
        timing = project.timing
        if project.measuring:
            self.time.show_fact(self.tr("measuring…"), self.tr("A few steps of a fresh network."))
            self.time.offer("")
            return
        tip = self.tr("Times a few steps of a fresh network; weights stay as they are.")
        again = self.tr("Measure") if timing is None else self.tr("Measure again")
        self.time.offer(again, enabled=idle, tip=tip)
        if timing is None:
            self.time.show_fact("–", self.tr("Not measured yet."))
            return
        epochs = _epochs(project)
        figure = self.tr("{0} an epoch").format(seconds(timing.epoch))
        line = self.tr("{0} a step of {1}, {2} for {3} epochs").format(
            seconds(timing.step),
            amounts.grouped(timing.batch),
            amounts.clock(timing.epoch * epochs)
            if timing.epoch * epochs >= 60
            else seconds(timing.epoch * epochs),
            epochs,
        )
        if project.timing_old:
            self.time.show_fact(
                figure, self.tr("Measured before the last changes."), "warning", line
            )
        else:
            self.time.show_fact(figure, line, "small", timing.device)


def _epochs(project: Project) -> int:
    raw: Any = project.document.recipe.settings.get("epochs", 10)
    return raw if isinstance(raw, int) else 1


def range_text(low: int, high: int) -> str:
    """160 – 720 MB, 0.98 – 1.5 GB."""
    one, other = amounts.size(low), amounts.size(high)
    number, _, unit = one.partition(" ")
    return f"{number} – {other}" if other.endswith(f" {unit}") else f"{one} – {other}"


def parts(memory: Memory) -> str:
    """What the memory is made of, a line each; the rest is PyTorch itself and work space."""

    def said(text: str, count: int) -> str:
        return text.format(amounts.size(count))

    translate = QCoreApplication.translate
    return "\n".join(
        (
            said(translate("CostFacts", "Parameters: {0}"), memory.parameters),
            said(translate("CostFacts", "Gradients: {0}"), memory.gradients),
            said(translate("CostFacts", "Optimizer: {0}"), memory.optimizer),
            said(translate("CostFacts", "Kept for the backward pass: {0}"), memory.activations),
            said(translate("CostFacts", "Other values on the way forward: {0}"), memory.passing),
            said(translate("CostFacts", "The batch: {0}"), memory.samples),
            said(translate("CostFacts", "The data set: {0}"), memory.data),
            translate("CostFacts", "The rest is PyTorch itself, and work space."),
        )
    )
