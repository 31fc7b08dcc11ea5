"""What is wrong with one node and a button for every repair, beside the node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from studio.spec.problems import Problem, Repair
from studio.ui import theme, translations
from studio.ui.repair_button import RepairButton

WIDTH = 300
MOST = 4
"""Problems shown at once; the panel has them all."""


class ProblemCard(QFrame):
    """Hidden until `open_for`; Escape or a click beside it closes it."""

    chosen = Signal(object, object)
    """A problem and the repair that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Problems of this layer"))
        self._canvas = parent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.hide()

    def open_for(self, problems: Sequence[Problem], at: QPoint) -> None:
        """`at`: where the mark is, in pixels of the parent."""
        self._clear()
        for problem in problems[:MOST]:
            label = QLabel(translations.text(problem.text), self)
            label.setWordWrap(True)
            self._column.addWidget(label)
            for repair in problem.repairs:
                button = RepairButton(problem, repair, self)
                button.picked.connect(self._on_picked)
                self._column.addWidget(button)
        self.setFixedHeight(self._column.heightForWidth(WIDTH))
        room = self._canvas.rect()
        x = at.x() + 12 if at.x() + 12 + WIDTH < room.right() else at.x() - 12 - WIDTH
        y = min(at.y() + 4, room.bottom() - self.height() - 8)
        self.move(max(8, x), max(8, y))
        self.show()
        self.raise_()
        buttons = self.findChildren(RepairButton)
        (buttons[0] if buttons else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        if self.isVisible():
            self.hide()
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _on_picked(self, problem: Problem, repair: Repair) -> None:
        self.close_card()
        self.chosen.emit(problem, repair)

    # ---- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.line, 1.0))
            painter.setBrush(look.raised)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
