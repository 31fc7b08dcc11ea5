"""Notices when a run ends, of whichever document. Not here: how it is shown."""

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
        self._told = 0
        context.bridge.progressed.connect(self._look)
        context.bridge.state_changed.connect(self._look)

    def _look(self) -> None:
        before, self._project = self._project, self._context.workspace.jobs.running
        if self._project is not None:
            self._say_troubles(self._project, fresh=before is not self._project)
        if before is None or before is self._project:
            return
        if not before.measurements.active:
            self._say_end(before)

    def _say_troubles(self, project: Project, *, fresh: bool) -> None:
        """What went wrong without ending the run, once each."""
        troubles = project.measurements.troubles
        for text in troubles[0 if fresh else self._told :]:
            self._tell(translations.text(text), "problem")
        self._told = len(troubles)

    def _say_end(self, project: Project) -> None:
        """One sentence; of a document that is not shown it begins with its title."""
        shown = project is self._context.project
        failure = project.measurements.failure
        if failure is not None and failure.repairs and shown:
            return  # a strip says it, and stays until it is mended
        if failure is not None:
            text = translations.text(failure.text)
        else:
            text = progress_text(project.measurements, image=False)
        if project.measurements.unwritten:
            text = self.tr(
                "{0}. But the weights could not be written: export the model now, they are lost "
                "when the program ends."
            ).format(text)
        well = failure is None and not project.measurements.unwritten
        kind: Kind = "good" if well else "problem"
        text = text[:1].upper() + text[1:]
        self._tell(text if shown else self.tr("“{0}”: {1}").format(project.title, text), kind)

    def _tell(self, text: str, kind: Kind) -> None:
        self.told.emit(text, kind)
