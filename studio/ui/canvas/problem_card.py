"""What is wrong with one node and a button for every repair, beside the node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.spec.problems import Effect, Origin, Problem, Repair
from studio.ui import theme
from studio.ui.form import clear, discard, scrolled
from studio.ui.repair_button import RepairButton
from studio.ui.repair_list import EffectLabel, RepairList, effects_of

WIDTHS = (320, 400, 480)
EDGE, AWAY = 2, 8
"""Of the card to what is in it, and to the edge of the canvas."""
MARGINS = (12, 10, 12, 10)
MOST = 4
"""Problems shown at once; the panel has them all."""


class ProblemCard(QFrame):
    """Hidden until `open_for`; Escape or a click beside it closes it."""

    chosen = Signal(object, object)
    """A problem and the repair that was clicked."""

    looked_at = Signal(object)
    """The repair under the mouse or with the keyboard, or None."""

    jumped = Signal(object)
    """An origin that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Problems of this layer"))
        self._canvas = parent
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(*MARGINS)
        self._column.setSpacing(12)
        self._effect: EffectLabel | None = None
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(*(EDGE,) * 4)
        self._parts.setSpacing(0)
        self._area = scrolled(self._inner)
        for part in (self._inner, self._area.viewport()):
            part.setAutoFillBackground(False)
        self._parts.addWidget(self._area, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.hide()

    def open_for(self, problems: Sequence[Problem], at: QPoint) -> None:
        """`at`: where the mark is, in pixels of the parent."""
        clear(self._inner)
        for problem in problems[:MOST]:
            shown = RepairList(problem, "", self._inner, tells=False)
            shown.picked.connect(self._on_picked)
            shown.looked_at.connect(self._on_looked_at)
            shown.take_mouse()
            shown.jumped.connect(self._on_jumped)
            self._column.addWidget(shown)
        self._tell_below(effects_of(problems[:MOST]))
        self._find_room(at)
        self.show()
        self.raise_()
        self._parts.activate()
        self._column.activate()
        buttons = self.findChildren(RepairButton)
        (buttons[0] if buttons else self).setFocus(Qt.FocusReason.PopupFocusReason)
        if buttons:
            self._area.ensureWidgetVisible(buttons[0])

    def close_card(self) -> None:
        if self.isVisible():
            self.hide()
            self.looked_at.emit(None)
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_below(self, effects: list[Effect]) -> None:
        """Room for what a repair does, under what is scrolled."""
        if self._effect is not None:
            discard(self._effect)
            self._effect = None
        if effects:
            self._effect = EffectLabel(effects, self)
            self._effect.setContentsMargins(*MARGINS)
            self._effect.show_effect(effects[0])
            self._parts.addWidget(self._effect)

    def _find_room(self, at: QPoint) -> None:
        """Beside the mark and inside the canvas; wider where the canvas is too low."""
        room = self._canvas.rect()
        most = room.height() - 2 * AWAY
        widths = [width for width in WIDTHS if width < room.width() - 2 * AWAY] or [WIDTHS[0]]
        width = next((one for one in widths if self._height(one) <= most), widths[-1])
        self.setFixedSize(width, min(self._height(width), most))
        x = at.x() + 12 if at.x() + 12 + width < room.right() else at.x() - 12 - width
        y = min(at.y() + 4, room.bottom() - self.height() - AWAY)
        self.move(max(AWAY, min(x, room.right() - width - AWAY)), max(AWAY, y))

    def _height(self, width: int) -> int:
        inside = width - 2 * EDGE
        below = 0 if self._effect is None else self._effect.heightForWidth(inside)
        return self._column.heightForWidth(inside) + below + 2 * EDGE

    def _on_looked_at(self, repair: Repair | None) -> None:
        if self._effect is not None and repair is not None:
            self._effect.show_effect(repair.effect)
        self.looked_at.emit(repair)

    def _on_jumped(self, origin: Origin) -> None:
        self.close_card()
        self.jumped.emit(origin)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What lies under the card gets nothing of it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.line, 1.0))
            painter.setBrush(look.raised)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
