"""Base of everything that shows the project and follows it: lower panels, inspector, bars.

A widget that cannot be seen computes nothing and wants nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.engine.wishes import Wish
from studio.graph.history import Entry
from studio.graph.places import definition_at, settled
from studio.project import Project
from studio.ui.bridge import Bridge
from studio.ui.selection import Selection
from studio.workspace import Workspace

NOTHING: frozenset[Wish] = frozenset()

CALM_MS = 200
"""Five times a second is enough for numbers; the time that painting takes is lost to training."""


@dataclass(frozen=True)
class Context:
    """What a live widget may see: everything else it reaches through these."""

    workspace: Workspace
    selection: Selection
    bridge: Bridge

    @property
    def project(self) -> Project:
        return self.workspace.current

    def show_change(self, entry: Entry | None) -> None:
        """Open where an undo or redo changed something, and select the node if it was one."""
        if entry is None or entry.place is None:
            return
        document = self.project.document
        place = settled(document, self.project.findings, entry.place)
        home = definition_at(document, place)
        if place == entry.place and home is not None and entry.node in home.nodes:
            self.selection.show((*place, entry.node))
        elif place != self.selection.place:
            self.selection.enter(place)


class LiveWidget(QWidget):
    """Base: subclasses build themselves in `__init__` and say what is to be done in `refresh`.

    `refresh` runs at most once a turn of the event loop, after an edit, a selection or news from
    the engine, and only while the widget can be seen; it runs once when it comes into view.
    `wants` is asked at the same moments. `name` says who wants it.
    """

    name: ClassVar[str] = ""

    news_ms: ClassVar[int | None] = 0
    """Between two refreshes at the least, where only news from the engine ask for one; None where
    nothing of them is shown."""

    after_ms: ClassVar[int] = 0
    """From news to the refresh at the least: what is painted in different turns of the event loop
    lets the window answer in between."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._on_due)
        self._since = QElapsedTimer()
        self._asked: frozenset[Wish] = NOTHING
        bridge = context.bridge
        bridge.document_changed.connect(self.mark)
        bridge.state_changed.connect(self.mark)
        bridge.progressed.connect(self._on_news)
        context.selection.changed.connect(self.mark)

    # ---- for subclasses

    def refresh(self) -> None:
        """Show what is now."""

    def wants(self) -> frozenset[Wish]:
        """What the engine is to look at while this widget can be seen."""
        return NOTHING

    def retranslate(self) -> None:
        """Write every text in the language of the window; `refresh` follows."""

    # ---- for everyone

    @property
    def seen(self) -> bool:
        """Whether a person can see the widget."""
        return self.isVisible() and not self.window().isMinimized()

    def mark(self) -> None:
        """Something changed: refresh soon, if the widget can be seen."""
        if self.seen and not (self._due.isActive() and self._due.interval() == 0):
            self._due.start(0)

    # ---- inside

    def _on_news(self) -> None:
        if self.news_ms is not None and self.seen and not self._due.isActive():
            past = self._since.elapsed() if self._since.isValid() else self.news_ms
            self._due.start(max(self.after_ms, self.news_ms - past))

    def _on_due(self) -> None:
        self._since.start()
        if self.seen:
            self._ask(self.wants())
            self.refresh()

    def _ask(self, wants: frozenset[Wish]) -> None:
        if wants != self._asked:
            self._asked = wants
            self.context.workspace.jobs.want(self.name, wants)

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask(self.wants())
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._due.stop()
        self._ask(NOTHING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.mark()
        super().changeEvent(event)
