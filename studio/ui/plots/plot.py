"""What every painted plot shares: one cached picture, theme, keyboard focus, saving.

Not here: what is in the picture. A plot that is hidden computes and paints nothing: new data only
marks it as stale, and the picture is made when Qt asks for it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import picture_file

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
"""Only who came by keyboard needs to be shown where it is."""

REDRAWN = (
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LanguageChange,
)


class Plot(QWidget):
    """Base of the plots. Subclasses say what they draw; `changed()` has them drawn again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._stale = True
        self._ground = "panel"
        self._empty_text: str | None = None
        self._called = ""
        self._by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._call()

    # ---- for subclasses

    def title(self) -> str:
        """What the plot is called where its owner has not named it."""
        return ""

    def nothing(self) -> str:
        """What is said while there is nothing to show, where its owner has not said it."""
        return ""

    def prepare(self, size: QSize, columns: int) -> None:
        """Compute what is needed to draw at this size; `columns`: device pixels across."""

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        """Draw all but what follows the mouse, on a filled ground. `live`: speed before beauty."""
        raise NotImplementedError

    def draw_over(self, painter: QPainter) -> None:
        """Draw what follows mouse and keyboard, over the picture."""

    def changed(self) -> None:
        """The picture is out of date. Drawn again at most once per turn of the event loop."""
        self._stale = True
        self.update()

    # ---- for users

    def set_ground(self, token: str) -> None:
        """The theme colour behind the plot: "panel" (default), "raised", "window" or "field"."""
        self._ground = token
        self.changed()

    def set_empty_text(self, text: str) -> None:
        """The sentence shown while there is nothing to show."""
        self._empty_text = text
        self.changed()

    @property
    def empty_text(self) -> str:
        return self.nothing() if self._empty_text is None else self._empty_text

    def save_picture(self, path: Path) -> None:
        """Save the plot as it is shown, without crosshair, as .png or .svg.

        Raises:
            ValueError: another suffix, or a widget without size.
            OSError: the file cannot be written.
        """
        size = self.size()
        self.prepare(size, picture_file.SCALE * size.width())
        picture_file.save(path, size, self._draw_file, self.accessibleName())
        self.changed()

    # ---- inside

    def _call(self) -> None:
        """A name that an owner gave stays."""
        if self.accessibleName() == self._called:
            self._called = self.title()
            self.setAccessibleName(self._called)

    def _draw_file(self, painter: QPainter) -> None:
        self._draw_on_ground(painter, self.size(), live=False)

    def _draw_on_ground(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        painter.fillRect(QRect(0, 0, size.width(), size.height()), self.ground_colour())
        self.draw(painter, size, live=live)

    def ground_colour(self) -> QColor:
        """What the plot is drawn on."""
        return theme.current().token(self._ground)

    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._picture.size() != wanted:
            self._picture = QPixmap(wanted)
            self._stale = True
        if not self._stale:
            return
        self._stale = False
        self._picture.setDevicePixelRatio(ratio)
        self.prepare(self.size(), wanted.width())
        with QPainter(self._picture) as painter:
            self._draw_on_ground(painter, self.size(), live=True)

    def draw_empty(self, painter: QPainter, size: QSize) -> None:
        """The sentence for "nothing yet", in the middle."""
        painter.setFont(theme.sans())
        painter.setPen(theme.current().muted)
        area = QRect(12, 0, max(0, size.width() - 24), size.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self.empty_text)

    def describe(self, text: str) -> None:
        """The accessible description: what a person who cannot see the plot should know."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(480, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.size().isEmpty():
            return
        self._refresh()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            self.draw_over(painter)
            if self.hasFocus() and self._by_keyboard:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current().accent, 1))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._call()
        if event.type() in REDRAWN:
            self.changed()
        super().changeEvent(event)
