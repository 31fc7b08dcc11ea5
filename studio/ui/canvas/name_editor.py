"""Renaming in place: a line edit over the name of a node."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LEAST = 120


class NameEditor(QLineEdit):
    """`entered` asks whether a name is taken; whoever answers calls `finish` or leaves it open."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(64)
        self.setAccessibleName(self.tr("Name of the layer"))
        self._canvas = parent
        self.node = ""
        self._before = ""
        self.returnPressed.connect(self._on_return)
        self.hide()

    def edit(self, node_id: str, name: str, place: QRect) -> None:
        """Begin over `place` (pixels of the parent)."""
        self.node, self._before = node_id, name
        self.setText(name)
        self.setGeometry(place.x(), place.y(), max(LEAST, place.width()), max(28, place.height()))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Away with it; the keyboard goes back to the canvas."""
        if self.isVisible():
            focused = self.hasFocus()
            self.node = ""
            self.hide()
            if focused:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self.left.emit()

    def _on_return(self) -> None:
        if self.text().strip() == self._before:
            self.finish()
        else:
            self.entered.emit(self.text().strip())

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        # Escape and the canvas's single letters belong to the text, not to the window's shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            event.accept()
            return
        super().keyPressEvent(event)
        # A line leaves Return to what is below it, and the canvas would open the layer.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
