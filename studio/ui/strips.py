"""Lines across the window that say something and offer what can be done; nothing is blocked."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from studio import recovery
from studio.engine.messages import Failed
from studio.spec.problems import Problem
from studio.ui import theme, translations
from studio.ui.labels import ElidedLabel, label
from studio.ui.live import CALM_MS, Context, LiveWidget
from studio.ui.repair_button import RepairButton
from studio.workspace import Workspace


class Strip(QFrame):
    """Icon, sentence, buttons, and a cross that puts it away."""

    closed = Signal()

    def __init__(
        self, icon: str, token: str, parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._icon, self._token = icon, token
        self._mark = QLabel()
        self.text = label(wrap=True) if wrap else ElidedLabel()
        self.closer = QToolButton()
        self.closer.setIcon(theme.icon("close", "muted"))
        self.closer.setIconSize(QSize(12, 12))
        self.closer.setProperty("kind", "tiny")
        self.closer.setFixedSize(22, 22)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.closer)
        self.closer.clicked.connect(self.closed)
        self._draw()

    def add_button(self) -> QPushButton:
        button = QPushButton()
        self.place_button(button)
        return button

    def place_button(self, button: QPushButton) -> None:
        """Behind the sentence and the buttons that are there."""
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _draw(self) -> None:
        self._mark.setPixmap(theme.icon(self._icon, self._token).pixmap(14, 14))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class RunStrip(LiveWidget):
    """Shown while a run goes on whose network is not the one on the canvas any more."""

    name = "run strip"
    news_ms = CALM_MS

    restart_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._strip = Strip("warning", "warning")
        self.restart = self._strip.add_button()
        self.go_on = self._strip.add_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._strip)
        self._put_away: set[Path] = set()
        self.restart.clicked.connect(self.restart_asked)
        self.go_on.clicked.connect(self._on_go_on)
        self._strip.closed.connect(self._on_go_on)
        self.retranslate()
        self.hide()
        context.bridge.document_changed.connect(self.update_now)
        context.bridge.state_changed.connect(self.update_now)

    def retranslate(self) -> None:
        self._strip.text.setText(self.tr("You changed the network since this run started."))
        self.restart.setText(self.tr("Restart"))
        self.restart.setToolTip(self.tr("Stop this run and train the network as it is now"))
        self.go_on.setText(self.tr("Go on"))
        self.go_on.setToolTip(self.tr("Let the run finish with the network it began with"))
        self._strip.closer.setToolTip(self.tr("Close"))
        self._strip.closer.setAccessibleName(self.tr("Close"))

    def update_now(self) -> None:
        """Unlike other live widgets this one decides itself whether it is seen."""
        project = self.context.project
        running = self.context.workspace.jobs.running is project
        folder = None if project.run is None else project.run.folder
        stale = running and project.run_stale
        if not stale and folder is not None:
            self._put_away.discard(folder)
        self.setVisible(stale and folder not in self._put_away)

    def _on_go_on(self) -> None:
        run = self.context.project.run
        if run is not None:
            self._put_away.add(run.folder)
        self.hide()


class FailureStrip(LiveWidget):
    """Shown when a run has ended by a problem that a repair keeps from the next run."""

    name = "failure strip"
    news_ms = CALM_MS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._strip = Strip("problem", "problem", wrap=True)
        self._buttons: list[RepairButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._strip)
        self._shown: Failed | None = None
        self._put_away: list[Failed | None] = []
        self._strip.closed.connect(self._on_close)
        self.retranslate()
        self.hide()
        context.bridge.state_changed.connect(self.update_now)
        context.bridge.progressed.connect(self.update_now)

    def retranslate(self) -> None:
        self._strip.closer.setToolTip(self.tr("Close"))
        self._strip.closer.setAccessibleName(self.tr("Close"))
        self._shown = None
        self.update_now()

    def update_now(self) -> None:
        """Unlike other live widgets this one decides itself whether it is seen."""
        measured = self.context.project.measurements
        failure = measured.failure if measured.state == "failed" else None
        away = any(failure is one for one in self._put_away)
        offered = failure is not None and bool(failure.repairs) and not away
        if failure is not None and offered and failure is not self._shown:
            self._fill(failure)
        self.setVisible(offered)

    def _fill(self, failure: Failed) -> None:
        self._shown = failure
        if not self.isActiveWindow():
            QApplication.alert(self.window())
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._strip.text.setText(translations.text(failure.text))
        problem = Problem(failure.code, failure.text, repairs=failure.repairs)
        self._buttons = [RepairButton(problem, one, self._strip) for one in failure.repairs]
        for button in self._buttons:
            button.picked.connect(self._on_picked)
            self._strip.place_button(button)

    def _on_picked(self, problem: Problem, repair: object) -> None:
        self.context.bridge.attempt(self.context.project.repair, problem, repair)
        self._on_close()

    def _on_close(self) -> None:
        self._put_away.append(self._shown)
        self.hide()


class RecoveryStrip(Strip):
    """Offers what an earlier session left unsaved, one copy after the other."""

    recovered = Signal(object)
    """A `recovery.Copy` that is to be opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("reset", "accent", parent)
        self._workspace = workspace
        self._copies: list[recovery.Copy] = []
        self.restore, self.discard = self.add_button(), self.add_button()
        self.restore.clicked.connect(self._on_restore)
        self.discard.clicked.connect(self._on_discard)
        self.closed.connect(self.hide)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.restore.setText(self.tr("Restore"))
        self.restore.setToolTip(self.tr("Open the unsaved work"))
        self.discard.setText(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Delete this copy for good"))
        self.closer.setToolTip(self.tr("Later: it is offered again at the next start"))
        self.closer.setAccessibleName(self.tr("Later"))
        self._write()

    def look(self) -> None:
        """Show what there is, if anything."""
        self._copies = self._workspace.unsaved_work()
        self._write()

    def _write(self) -> None:
        self.setVisible(bool(self._copies))
        if self._copies:
            copy = self._copies[0]
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(copy.kept_at))
            text = self.tr("Unsaved work on “{0}” from {1} was found.")
            self.text.setText(text.format(copy.title, when))

    def _on_restore(self) -> None:
        copy = self._copies.pop(0)
        self._write()
        self.recovered.emit(copy)

    def _on_discard(self) -> None:
        recovery.drop(self._copies.pop(0).document.id)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
