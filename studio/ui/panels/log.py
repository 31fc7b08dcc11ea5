"""What the engine had to say about the run, as lines that can be copied."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from studio.spec.messages import translate
from studio.ui import theme, translations
from studio.ui.panels.panel import Context, Panel, panel


@panel("log", translate("Panels", "Log"), "left")
class LogPanel(Panel):
    """The lines of the present run, where it is kept, and how it ended."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setFont(theme.mono())
        self._text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._copy = QPushButton(self)
        self._copy.clicked.connect(self._on_copy)
        self._folder = QPushButton(self)
        self._folder.clicked.connect(self._on_folder)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 12, 10)
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self._text, 1)
        column.addLayout(buttons)
        self._shown = ""
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setAccessibleName(self.tr("Log of the run"))
        self._text.setPlaceholderText(self.tr("Nothing has happened yet."))
        self._copy.setText(self.tr("Copy"))
        self._folder.setText(self.tr("Open run folder"))

    def refresh(self) -> None:
        project = self.context.project
        text = "\n".join(self._lines())
        self._folder.setEnabled(project.run is not None and project.run.folder.exists())
        self._copy.setEnabled(bool(text))
        if text == self._shown:
            return
        at_end = self._text.verticalScrollBar().value() == self._text.verticalScrollBar().maximum()
        if self._shown and text.startswith(self._shown):
            self._text.appendPlainText(text[len(self._shown) :].lstrip("\n"))
        else:
            self._text.setPlainText(text)
        self._shown = text
        if at_end:
            self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _lines(self) -> list[str]:
        project = self.context.project
        seen = project.measurements
        if project.run is None:
            return []
        found = [self.tr("Run folder: {0}").format(project.run.folder)]
        if seen.device:
            facts = self.tr("Device {0}, {1} thread(s), mode {2}, {3} steps an epoch")
            found.append(facts.format(seen.device, seen.threads, seen.mode, seen.steps_per_epoch))
        found.extend(translations.text(line) for line in seen.log)
        for part, values in seen.final.items():
            numbers = "  ".join(f"{name} {value:.5g}" for name, value in values.items())
            found.append(f"{part:<11} {numbers}")
        return found

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._shown)

    def _on_folder(self) -> None:
        run = self.context.project.run
        if run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))
