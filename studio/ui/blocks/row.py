"""One line of a list in the page of a block: a name that can be edited, and small buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from studio.ui import theme
from studio.ui.labels import ElidedLabel
from studio.ui.node_header import TitleLine


class ListRow(QWidget):
    """`key` says what the row stands for. Alt+Up and Alt+Down move it, Del removes it."""

    renamed = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, key: str, *, movable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.name = TitleLine("field")
        self.note = ElidedLabel()
        self.note.setProperty("kind", "small")
        self.up, self.down = self._button("chevron_up"), self._button("chevron_down")
        self.remove = self._button("close")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.name, 1)
        self.row.addWidget(self.note)
        for button in (self.up, self.down, self.remove):
            self.row.addWidget(button)
        for button in (self.up, self.down):
            button.setVisible(movable)
        self._movable = movable
        self.name.entered.connect(self._on_entered)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self._on_removed)

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon, "muted"))
        button.setIconSize(QSize(13, 13))
        button.setFixedSize(20, 20)
        button.setProperty("kind", "tiny")
        return button

    def show_row(self, name: str, note: str, *, first: bool, last: bool) -> None:
        self.name.show_text(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self.retranslate()

    def retranslate(self) -> None:
        name = self.name.text()
        texts = (
            (self.up, self.tr("Move {0} up (Alt+Up)")),
            (self.down, self.tr("Move {0} down (Alt+Down)")),
            (self.remove, self.tr("Remove {0}")),
        )
        for button, text in texts:
            button.setToolTip(text.format(name))
            button.setAccessibleName(text.format(name))
        self.name.setAccessibleName(self.tr("Name of {0}").format(name))

    def _on_entered(self, name: str) -> None:
        self.renamed.emit(self.key, name)

    def _on_up(self) -> None:
        self.moved.emit(self.key, -1)

    def _on_down(self) -> None:
        self.moved.emit(self.key, 1)

    def _on_removed(self) -> None:
        self.removed.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and self._movable and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.key, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def heading(text: str = "") -> QLabel:
    """The small heading of a list."""
    made = QLabel(text)
    made.setProperty("kind", "small")
    return made
