"""One sample whose answer is a picture: input, truth and answer, as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.panels.sample_list import GAP, picture


class PanesView(QWidget):
    """Side by side, each `(1 or 3, H, W)` from 0 to 1, with a word below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: Sequence[NDArray] = ()
        self._words: Sequence[str] = ()

    def show_panes(self, panes: Sequence[NDArray], words: Sequence[str]) -> None:
        self.panes, self._words = panes, words
        self.setAccessibleName(", ".join(words))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(theme.current().muted)
        line = painter.fontMetrics().height()
        count = max(1, len(self.panes))
        side = min((self.width() - GAP * (count - 1)) / count, self.height() - line - GAP)
        place = QRectF(0, 0, side, side)
        for pane, word in zip(self.panes, self._words, strict=True):
            painter.drawImage(place, picture(pane, (0.0, 1.0)))
            below = QRectF(place.left(), place.bottom() + GAP, side, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, word)
            place.translate(side + GAP, 0)
