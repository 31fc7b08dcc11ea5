"""The code of a person's own layer, to be read before it is trusted. Nothing of it is run here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.customs import SUM, Code, shown
from studio.ui import theme, translations
from studio.ui.labels import ElidedLabel, label
from studio.ui.own_code.highlighter import Highlighter


class CodeDialog(QDialog):
    """Shows one text; what is trusted is this text and no other."""

    decided = Signal(str, bool)
    """The sum of the text, and whether it is trusted from now on."""

    def __init__(self, code: Code, path: str, trusted: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._code, self._trusted = code, trusted
        self.head = ElidedLabel(path)
        self.head.setProperty("kind", "heading")
        self.head.set_elide(Qt.TextElideMode.ElideMiddle)
        self.said = label(wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.mono(theme.BASE_PX - 1))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlainText(shown(code.text))
        self._highlighter = Highlighter(self.text.document())
        self.sum = label(kind="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.decide = QPushButton()
        self.decide.setAutoDefault(False)
        self.buttons.addButton(self.decide, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        self.decide.clicked.connect(self._on_decided)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for part in (self.head, self.said, self.text, self.sum, self.buttons):
            column.addWidget(part)
        column.setStretchFactor(self.text, 1)
        self.retranslate()
        self.resize(780, 600)
        self.text.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Code of an own layer"))
        self.text.setAccessibleName(self.tr("Code"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self.sum.setText(self.tr("SHA-256 of this text: {0}…").format(self._code.sha256[:SUM]))
        if self._code.refusal is not None:
            self.said.setText(translations.text(self._code.refusal.text))
            self.decide.hide()
            self.sum.hide()
            return
        if self._trusted:
            self.said.setText(
                self.tr("You trust this text. It is run when the layer is measured and trained.")
            )
            self.decide.setText(self.tr("Trust it no longer"))
        else:
            self.said.setText(
                self.tr(
                    "If you trust this text, it is run with all your rights: it can read, change "
                    "and send your files. Trust it only if you know what each line does, or who "
                    "wrote it. Another text, even by one letter, is not trusted."
                )
            )
            self.decide.setText(self.tr("Trust this text"))

    def _on_decided(self) -> None:
        self.decided.emit(self._code.sha256, not self._trusted)
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
