"""Writing a title or a note where it stands: a field over it that looks like it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from studio.graph.remarks import LONGEST
from studio.ui import theme
from studio.ui.canvas.remark_item import NOTE_PX, PAD_X, PAD_Y, TITLE_PX, RemarkInk

LOW = 26
"""Pixels that a field is high at least."""


class RemarkEditor(QPlainTextEdit):
    """`entered` gives the text when it is done; `left` says that nothing is to change.

    Enter ends a title and begins a line of a note, which Escape or Ctrl+Enter end. What was
    written in a note is never thrown away.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._single = False
        self._pad = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text)
        self.hide()

    def write(self, text: str, place: QRect, scale: float, ink: RemarkInk, single: bool) -> None:
        """Begin over `place` (pixels of the parent). `single`: a title of one line."""
        self._single = single
        self.setAccessibleName(self.tr("Title of the frame") if single else self.tr("Note"))
        self.setFont(
            theme.sans(max(8, round((TITLE_PX if single else NOTE_PX) * scale)), bold=single)
        )
        look, paper = theme.current(), ink.paper.color().name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ padding: 0; background: {paper}; color: {look.text.name()};"
            f" border: 2px solid {look.accent.name()}; border-radius: {round(6 * scale)}px; }}"
        )
        across, self._pad = round(PAD_X * scale) - 2, 3 if single else round(PAD_Y * scale) - 2
        self.setViewportMargins(max(0, across), max(0, self._pad), max(0, across), 0)
        self.setLineWrapMode(
            QPlainTextEdit.LineWrapMode.NoWrap
            if single
            else QPlainTextEdit.LineWrapMode.WidgetWidth
        )
        self.setGeometry(place)
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if single:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._on_text()

    def finish(self, keep: bool = True) -> None:
        """Away with it; the keyboard goes back to the canvas."""
        if not self.isVisible():
            return
        focused = self.hasFocus()
        text = self.toPlainText()
        self.hide()
        if focused:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep:
            self.entered.emit(text.replace("\n", " ") if self._single else text)
        else:
            self.left.emit()

    def _on_text(self) -> None:
        text = self.toPlainText()
        if len(text) > LONGEST:
            self.setPlainText(text[:LONGEST])
            self.moveCursor(QTextCursor.MoveOperation.End)
            return
        lines = 1.0 if self._single else self.document().size().height()
        wanted = round(lines * self.fontMetrics().lineSpacing()) + 2 * self._pad + 5
        room = self._canvas.height() - self.y() - 4
        self.resize(self.width(), max(LOW, min(wanted, room)))
        if wanted <= room:
            self.verticalScrollBar().setValue(0)

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        # Escape and the canvas's single letters belong to the text, not to the window's shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=not self._single)
        elif enter and (self._single or control):
            self.finish()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
