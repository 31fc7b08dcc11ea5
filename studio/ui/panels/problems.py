"""Every problem of the document: what, where, and a button for each way to mend it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.graph.findings import Findings
from studio.spec.messages import translate
from studio.spec.problems import Address, Problem
from studio.ui import theme, translations
from studio.ui.form import ProblemBox, clear
from studio.ui.labels import label
from studio.ui.panels.panel import Context, Panel, panel

ICON = 16
MOST_AT_ONCE = 12
"""Rows whose repairs are tried without being asked for; the others when somebody looks at them."""


class ProblemRow(QFrame):
    """One problem; a click or Enter shows its layer."""

    picked = Signal(object)
    looked_at = Signal(object)
    """The row, once the mouse or the keyboard is there."""

    def __init__(self, problem: Problem, where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.problem = problem
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{where}: {translations.text(problem.text)}")
        self._address = problem.address
        if problem.address:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark = QLabel(self)
        name = "problem" if problem.severity == "error" else "warning"
        mark.setPixmap(theme.icon(name, name).pixmap(ICON, ICON))
        self.box = ProblemBox(self)
        self.box.show_problems((problem,))
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(where, "heading", wrap=True))
        text.addWidget(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    def advise(self, problem: Problem) -> None:
        """Show more of the same problem: origins, and the repairs in another order."""
        self.box.show_problems((problem,))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self._address)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.picked.emit(self._address)
        super().mouseReleaseEvent(event)


@panel("problems", translate("Panels", "Problems"), "left")
class ProblemsPanel(Panel):
    """Errors first; the same problem of one inner layer in several uses is one row."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: tuple[Problem, ...] | None = None
        self._unadvised: list[ProblemRow] = []
        self._waiting: list[ProblemRow] = []
        self._advising = QTimer(self)
        self._advising.setInterval(0)
        self._advising.timeout.connect(self._advise_next)
        self._list = QWidget(self)
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(12, 12, 12, 12)
        self._rows.setSpacing(8)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def refresh(self) -> None:
        findings = self.context.project.findings
        if findings.problems == self._shown:
            return
        self._shown = findings.problems
        clear(self._list)
        self._unadvised = []
        for problem, others in grouped(findings.problems):
            row = ProblemRow(problem, self._where(problem, others, findings), self._list)
            row.picked.connect(self._on_picked)
            row.looked_at.connect(self._advise)
            row.box.repaired.connect(self._on_repaired)
            row.box.jumped.connect(self.context.selection.ask_origin)
            row.box.looked_at.connect(self.context.selection.repair_seen)
            self._rows.addWidget(row)
            self._unadvised.append(row)
        self._waiting = self._unadvised[:MOST_AT_ONCE]
        self._advising.start()
        if not findings.problems:
            text = self.tr("No problems: the network can be trained.")
            self._rows.addWidget(label(text, "muted", wrap=True))
        self._rows.addStretch(1)

    def _advise_next(self) -> None:
        """One problem at a turn: the window answers in between."""
        if not self._waiting or not self.seen:
            self._advising.stop()
        else:
            self._advise(self._waiting.pop(0))

    def _advise(self, row: ProblemRow) -> None:
        if row in self._unadvised and self._shown == self.context.project.findings.problems:
            self._unadvised.remove(row)
            row.advise(self.context.project.advised(row.problem))

    def retranslate(self) -> None:
        self._shown = None

    def _where(self, problem: Problem, others: list[Problem], findings: Findings) -> str:
        """The layer's name, or the part of the document; further uses are counted."""
        finding = findings.of(problem.address)
        if finding is None:
            return self._part(problem.field)
        if not others:
            return finding.path
        paths = [finding.path, *(path for p in others if (path := _path(findings, p.address)))]
        return self.tr("{0} (in {1} uses)").format(", ".join(paths[:3]), len(paths))

    def _part(self, field: str | None) -> str:
        parts = {
            "data": self.tr("Data set"),
            "loss": self.tr("Loss"),
            "optimizer": self.tr("Optimizer"),
            "schedule": self.tr("Schedule"),
            "settings": self.tr("Training"),
        }
        return parts.get((field or "").split(".")[0], self.tr("Network"))

    def _on_picked(self, address: Address) -> None:
        if address:
            self.context.selection.show(address)

    def _on_repaired(self, problem: Problem, repair: object) -> None:
        self.context.bridge.attempt(self.context.project.repair, problem, repair)


def grouped(problems: Iterable[Problem]) -> list[tuple[Problem, list[Problem]]]:
    """Errors before warnings; each problem with its twins at other uses of the same inner node."""
    groups: dict[object, list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: one.severity != "error"):
        inner = problem.address[-1:] if len(problem.address) > 1 else problem.address
        # Not the problem itself: the arguments of its repairs cannot be hashed.
        said = "" if problem.address else str(problem.text)
        groups.setdefault((inner, problem.code, problem.field, said), []).append(problem)
    return [(group[0], group[1:]) for group in groups.values()]


def _path(findings: Findings, address: Address) -> str:
    finding = findings.of(address)
    return "" if finding is None else finding.path
