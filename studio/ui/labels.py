"""Labels that fit: one line that is shortened with "…" and then has its text as tool tip."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui import theme


class ElidedLabel(QLabel):
    """One line of plain text. Where it does not fit it ends in "…" and the tool tip says it all.

    The text is kept here and not by QLabel, which lays out the whole window for each new one.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._tip = self._told = ""
        self._side = Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setText(text)

    def fill(self) -> None:
        """Take the room that is there, whatever the text: a new one moves nothing else."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_elide(self, side: Qt.TextElideMode) -> None:
        self._side = side
        self.update()

    def set_tip(self, text: str) -> None:
        """What the tool tip says besides the text itself."""
        if text != self._tip:
            self._tip = text
            self._update_tip()

    def elided(self) -> bool:
        return self._advance() > self._room()

    def _advance(self) -> int:
        """Whole pixels that the text needs: one less, rounded down, would shorten it."""
        return math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._text))

    def _room(self) -> int:
        margins = self.contentsMargins()
        return self.width() - margins.left() - margins.right() - 2 * self.margin()

    def _update_tip(self) -> None:
        parts = [self._text] if self.elided() else []
        told = "\n".join([*parts, *([self._tip] if self._tip else [])])
        if told != self._told:
            self._told = told
            self.setToolTip(told)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        """Bars write their texts many times a second: the same text again costs nothing."""
        if text == self._text:
            return
        if self.accessibleName() == self._text:  # a name that an owner gave stays
            self.setAccessibleName(text)
        self._text = text
        self._update_tip()
        self.update()
        if self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for the text; as high as one line."""
        empty = super().sizeHint()
        beside = empty.width() - self.fontMetrics().averageCharWidth()
        return QSize(beside + self._advance(), empty.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect().adjusted(self.margin(), 0, -self.margin(), 0)
        shown = self.fontMetrics().elidedText(self._text, self._side, area.width())
        with QPainter(self) as painter:
            painter.drawText(area, int(self.alignment()), shown)


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the looks of the style sheet ("muted", "small", "problem" …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def code_label(pixels: int = theme.BASE_PX - 1) -> QLabel:
    """A label in the fixed-width font whose text can be selected."""
    made = label()
    made.setFont(theme.mono(pixels))
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setWordWrap(True)
    return made


class Card(QFrame):
    """A raised box with a heading; what is in it is added to `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.heading = label(kind="heading")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(11, 10, 11, 11)
        self.body.setSpacing(5)
        self.body.addWidget(self.heading)

    def set_title(self, text: str) -> None:
        self.heading.setText(text)
        self.setAccessibleName(text)

    def retranslate(self) -> None:
        """Write everything anew, in the language of the window."""


def restyle(widget: QWidget) -> None:
    """Have the style sheet looked up again after a dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
