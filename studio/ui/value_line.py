"""The line in which values are typed: arrows and wheel, names that are completed, its menu.

Not here: what a text means (editors).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

WORD = re.compile(r"[A-Za-z_]\w*$")
"""The name that is being typed, before the cursor."""


class ValueLine(QLineEdit):
    """A line that tells arrows and wheel from typing, and leaves the rest of undo to the window."""

    stepped = Signal(int)
    reverted = Signal()
    entered = Signal()
    """It has the keyboard now."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.extra: list[QAction] = []
        """What its context menu offers besides the usual."""
        self._names: Sequence[str] = ()
        self._completer: QCompleter | None = None
        self.textEdited.connect(self._on_typed)

    # ---- names

    def set_names(self, names: Sequence[str]) -> None:
        """The names that are completed as one types."""
        self._names = names

    @property
    def completer_(self) -> QCompleter:
        """Made when a name is typed first."""
        if self._completer is None:
            self._completer = QCompleter(QStringListModel(self), self)
            self._completer.setWidget(self)
            self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._completer.activated.connect(self._on_completed)
        return self._completer

    def _word(self) -> str:
        found = WORD.search(self.text()[: self.cursorPosition()])
        return found.group() if found is not None else ""

    def _on_typed(self) -> None:
        word = self._word()
        fitting = [name for name in self._names if name.lower().startswith(word.lower())]
        if not word or not fitting or fitting == [word]:
            popup = None if self._completer is None else self._completer.popup()
            if popup is not None:
                popup.hide()
            return
        model = self.completer_.model()
        if isinstance(model, QStringListModel):
            model.setStringList(fitting)
        self.completer_.setCompletionPrefix(word)
        self.completer_.complete()

    def _on_completed(self, name: str) -> None:
        """The name in the place of what was typed of it."""
        word = self._word()
        self.setSelection(self.cursorPosition() - len(word), len(word))
        self.insert(name)

    # ---- Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes the value only of the field that has the keyboard."""
        turned = event.angleDelta().y()
        if not self.hasFocus() or not turned:
            event.ignore()
            return
        self.stepped.emit(1 if turned > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.extra:
            menu.addSeparator()
            menu.addActions(self.extra)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the document unless something is half typed."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.isModified():
            key = event
            if isinstance(key, QKeyEvent) and (
                key.matches(QKeySequence.StandardKey.Undo)
                or key.matches(QKeySequence.StandardKey.Redo)
            ):
                event.ignore()
                return False
        return super().event(event)
