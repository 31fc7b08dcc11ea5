"""Notices when a run of the current project ends. Not here: how they are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studio.project import Project
from studio.ui import translations
from studio.ui.live import Context
from studio.ui.progress import progress_text
from studio.ui.toast import Kind


class RunNews(QObject):
    """Watches the state of the run; `told` carries the sentence and what kind of news it is."""

    told = Signal(str, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._project: Project | None = None
        self._active = False
        context.bridge.progressed.connect(self._look)
        context.bridge.state_changed.connect(self._look)

    def _look(self) -> None:
        project = self._context.project
        measured = project.measurements
        ended = project is self._project and self._active and not measured.active
        self._project, self._active = project, measured.active
        if not ended:
            return
        failure = measured.failure
        if failure is not None and failure.repairs:
            return  # a strip says it, and stays until it is mended
        if failure is not None:
            self._tell(translations.text(failure.text), "problem")
        else:
            self._tell(progress_text(measured, image=False), "good")

    def _tell(self, text: str, kind: Kind) -> None:
        self.told.emit(text[:1].upper() + text[1:], kind)
