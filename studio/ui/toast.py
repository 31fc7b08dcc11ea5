"""Short notices over the window that go away by themselves. Not here: questions (dialogs)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from studio.ui import theme
from studio.ui.labels import label

Kind = Literal["info", "good", "problem"]

STAYS_MS = 6000
STAYS_WITH_PROBLEM_MS = 10_000
WIDTH = 400
ABOVE = 18
"""Distance from the bottom of what it lies over."""

ICONS = {"info": ("info", "accent"), "good": ("ok", "good"), "problem": ("problem", "problem")}


class Toast(QFrame):
    """One notice at a time, over the lower end of `ground`; the newest replaces the one before."""

    def __init__(self, ground: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._ground = ground
        self._window = window
        self.setProperty("kind", "card")
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._action = QPushButton()
        self._close = QToolButton()
        self._task: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._assemble()
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._on_action)
        ground.installEventFilter(self)
        self.hide()

    def _assemble(self) -> None:
        self._close.setIcon(theme.icon("close", "muted"))
        self._close.setIconSize(QSize(12, 12))
        self._close.setProperty("kind", "tiny")
        self._close.setFixedSize(22, 22)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 8, 9)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """What is shown at the moment, "" if nothing."""
        return self._text.text() if self.isVisible() else ""

    def tell(
        self,
        text: str,
        kind: Kind = "info",
        action: str = "",
        task: Callable[[], object] | None = None,
    ) -> None:
        """Show a notice; a click on `action` runs `task` and closes it."""
        icon, token = ICONS[kind]
        self._icon.setPixmap(theme.icon(icon, token).pixmap(16, 16))
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self.setAccessibleName(text)
        self._task = task
        self._cast_shadow()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_WITH_PROBLEM_MS if kind == "problem" else STAYS_MS)

    def _cast_shadow(self) -> None:
        if self.graphicsEffect() is None:
            shadow = QGraphicsDropShadowEffect(self)
            shadow.setBlurRadius(28)
            shadow.setOffset(0, 6)
            shadow.setColor(QColor(0, 0, 0, 100))
            self.setGraphicsEffect(shadow)

    def _place(self) -> None:
        area = self._ground.rect()
        self.setFixedWidth(min(WIDTH, area.width() - 16))
        self.adjustSize()
        self.setFixedHeight(max(self.heightForWidth(self.width()), 40))
        corner = self._ground.mapTo(self._window, area.bottomLeft())
        x = corner.x() + (area.width() - self.width()) // 2
        self.move(x, corner.y() - self.height() - ABOVE)

    def _on_action(self) -> None:
        self.hide()
        if self._task is not None:
            self._task()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """While the mouse is over it, it stays."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start(STAYS_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
