"""The button of a repair, wherever a problem is shown. Not here: what a repair does (graph)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from studio.spec.problems import Problem, Repair
from studio.ui import theme, translations
from studio.ui.labels import restyle

ACROSS, DOWN = 12, 6
"""Between the frame and the text."""
LEAST_WIDTH, USUAL_WIDTH = 40, 240


class RepairButton(QPushButton):
    """Knows its problem and its repair. A long title takes several lines."""

    picked = Signal(object, object)
    """Both of them, once it is pressed."""

    looked_at = Signal(object)
    """The repair, while the mouse is on the button or it has the keyboard; None afterwards."""

    def __init__(self, problem: Problem, repair: Repair, parent: QWidget) -> None:
        title = translations.text(repair.title)
        super().__init__(title, parent)
        self.setMinimumWidth(LEAST_WIDTH)
        self._problem, self._repair = problem, repair
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    @property
    def repair(self) -> Repair:
        return self._repair

    def set_explained(self, explained: bool) -> None:
        """Whether what it would do is told at the moment."""
        if self.property("explained") != explained:
            self.setProperty("explained", explained)
            restyle(self)

    def take_keyboard(self, repair: Repair | None) -> None:
        """Where the mouse came to it."""
        if repair is not None and self.underMouse():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_clicked(self) -> None:
        self.picked.emit(self._problem, self._repair)

    # ---- Qt

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * ACROSS), 10_000)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(room, flags, self.text()).height() + 2 * DOWN

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self.heightForWidth(USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.fontMetrics().height() + 2 * DOWN)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            painter.setPen(theme.current().text)
            area = self.rect().adjusted(ACROSS, 0, -ACROSS, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self._repair)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self._repair)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(None)
