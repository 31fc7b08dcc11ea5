"""How one frame or note looks, and which part of it lies under the pointer. It edits nothing."""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTextOption,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.graph.model import Remark
from studio.graph.remarks import HEAD
from studio.ui import theme
from studio.ui.canvas.ink import Ink, cosmetic
from studio.ui.theme import Theme, tinted

Grip = Literal["title", "body", "n", "s", "e", "w", "ne", "nw", "se", "sw"]

FAMILY = {
    "blue": "convolution",
    "teal": "pooling",
    "green": "normalization",
    "orange": "activation",
    "pink": "linear",
    "purple": "shape",
    "grey": "input_output",
}
"""The colours of remarks are those that the layers have in the theme."""
RADIUS, PAPER = 12.0, 6.0
TITLE_PX, NOTE_PX = 14, 12
READABLE = 0.82
"""Below this scale a title keeps its size on the screen."""
LIFT = 48.0
"""How far a title that is enlarged reaches above its frame, in scene units."""
WORDS = 0.3
"""Below this scale a note shows no text."""
PAD_X, PAD_Y = 12.0, 10.0
FOLD = 12.0
BLOCKS = 0.2
"""Below this one the view paints blocks over frames, and titles over those."""
NARROW = 36.0
"""Pixels in which a title is not worth writing."""


class RemarkInk:
    """Brushes and pens of one colour in one theme."""

    def __init__(self, look: Theme, colour: str) -> None:
        tone = look.family(FAMILY[colour])
        self.fill = QBrush(tinted(tone, 0.07 if look.dark else 0.08))
        self.head = QBrush(tinted(tone, 0.17 if look.dark else 0.20))
        self.edge = QPen(tinted(tone, 0.50), 1.2)
        self.paper = QBrush(_mixed(tone, look.raised, 0.16 if look.dark else 0.20))
        self.fold = QBrush(_mixed(tone, look.raised, 0.42))
        self.far = QBrush(_mixed(tone, look.window, 0.30))
        self.text = QPen(look.text)
        self.chosen = cosmetic(QPen(look.accent), 2.0)
        self.over = QPen(tinted(tone, 0.85), 1.4)


@lru_cache(64)
def remark_ink(name: str, colour: str) -> RemarkInk:
    """By the name of the theme: there are two."""
    return RemarkInk(theme.load(name), colour)


class RemarkItem(QGraphicsItem):
    """`chosen`: selected. `over`: the pointer is on a part of it that can be taken."""

    def __init__(self, remark: Remark, ink: Ink) -> None:
        super().__init__()
        self.remark = remark
        self.ink = ink
        self.chosen = False
        self.over = False
        self.hidden_text = False
        self._text = QStaticText()
        self._size = QSizeF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.show_remark(remark)

    def show_remark(self, remark: Remark, size: QSizeF | None = None) -> None:
        """Show another value of it; with `size` for as long as a hand resizes it."""
        self.prepareGeometryChange()
        self.remark = remark
        self._size = size or QSizeF(remark.width, remark.height)
        self.setPos(remark.x, remark.y)
        if remark.kind == "note":
            self._text = written(remark.text, self._size.width())
            needed = self._text.size().height() + 2 * PAD_Y
            self._size.setHeight(max(needed, 0.0 if size else remark.height, LEAST_HEIGHT))
        area = self._size.width() * self._size.height()
        self.setZValue(-1.0 if remark.kind == "note" else -2.0 - log(area + 1.0) / 100.0)
        self.update()

    def show_ink(self, ink: Ink) -> None:
        self.ink = ink
        self.show_remark(self.remark)

    def mark(self, *, chosen: bool | None = None, over: bool | None = None) -> None:
        chosen = self.chosen if chosen is None else chosen
        over = self.over if over is None else over
        if (chosen, over) != (self.chosen, self.over):
            self.chosen, self.over = chosen, over
            self.update()

    def hide_text(self, hidden: bool) -> None:
        """While it is being written anew in a field over it."""
        self.hidden_text = hidden
        self.setVisible(self.remark.kind == "frame" or not hidden)
        self.update()

    @property
    def rect(self) -> QRectF:
        """In the scene."""
        return QRectF(self.pos(), self._size)

    @property
    def head(self) -> QRectF:
        """The bar with the title, in the scene."""
        return QRectF(self.pos(), QSizeF(self._size.width(), HEAD))

    def grip(self, at: QPointF, reach: float, scale: float) -> Grip | None:
        """The part at a place of the scene that a hand can take; None beside and inside."""
        rect = self.rect
        inner = min(reach, rect.width() / 4, rect.height() / 4)
        if not rect.adjusted(-reach, -reach, reach, reach).contains(at):
            return "title" if self._lifted(scale).contains(at) else None
        left, right = at.x() < rect.left() + inner, at.x() > rect.right() - inner
        if self.remark.kind == "note":
            return "w" if left else "e" if right else "body"
        top, bottom = at.y() < rect.top() + inner / 2, at.y() > rect.bottom() - inner
        edge = ("n" if top else "s" if bottom else "") + ("w" if left else "e" if right else "")
        if edge:
            return edge  # type: ignore[return-value]
        head = max(HEAD, min(20.0 / scale, rect.height() / 2))
        return "title" if at.y() < rect.top() + head else None

    def _lifted(self, scale: float) -> QRectF:
        """Where an enlarged title stands above the frame."""
        if self.remark.kind == "note" or scale >= READABLE:
            return QRectF()
        high = TITLE_PX * (READABLE / scale)
        return QRectF(self.pos().x(), self.pos().y() + HEAD - 10 - high, self._size.width(), high)

    # ---- painting

    def paint_at(self, painter: QPainter, scale: float) -> None:
        """In its own coordinates, at any scale."""
        if self.remark.kind == "frame":
            self._paint_frame(painter, scale)
        else:
            self._paint_note(painter, scale)

    def _paint_frame(self, painter: QPainter, scale: float) -> None:
        ink = remark_ink(self.ink.theme.name, self.remark.colour)
        rect = QRectF(QPointF(), self._size)
        painter.setPen(ink.chosen if self.chosen else ink.over if self.over else ink.edge)
        painter.setBrush(ink.fill)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setPen(self.ink.none)
        painter.setBrush(ink.head)
        painter.drawPath(_bar(rect.width()))
        if not self.hidden_text and scale >= BLOCKS:
            self.paint_title(painter, scale)

    def paint_title(self, painter: QPainter, scale: float) -> None:
        """In its own coordinates; below the scale of blocks on a ground of its own."""
        factor = max(1.0, READABLE / scale)
        room = (self._size.width() - 2 * PAD_X) / factor
        if self.remark.kind != "frame" or room * factor * scale < NARROW or not self.remark.text:
            return
        font = theme.sans(TITLE_PX, bold=True)
        measures = QFontMetricsF(font)
        title = self.remark.text.replace("\n", " ")
        title = measures.elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.save()
        painter.translate(PAD_X, HEAD - _rise(scale))
        painter.scale(factor, factor)
        if scale < BLOCKS:
            painter.setPen(self.ink.none)
            painter.setBrush(remark_ink(self.ink.theme.name, self.remark.colour).far)
            ground = measures.boundingRect(title).adjusted(-4, -2, 4, 2)
            painter.drawRoundedRect(ground, 3, 3)
        painter.setFont(font)
        painter.setPen(self.ink.strong)
        painter.drawText(QPointF(0, 0), title)
        painter.restore()

    def _paint_note(self, painter: QPainter, scale: float) -> None:
        ink = remark_ink(self.ink.theme.name, self.remark.colour)
        wide, high = self._size.width(), self._size.height()
        painter.setPen(ink.chosen if self.chosen else ink.over if self.over else ink.edge)
        painter.setBrush(ink.paper)
        painter.drawPath(_sheet(wide, high))
        painter.setPen(ink.edge)
        painter.setBrush(ink.fold)
        painter.drawPolygon(
            [
                QPointF(wide, high - FOLD),
                QPointF(wide - FOLD, high - FOLD),
                QPointF(wide - FOLD, high),
            ]
        )
        if scale >= WORDS and not self.hidden_text:
            painter.setPen(ink.text)
            painter.setFont(theme.sans(NOTE_PX))
            painter.drawStaticText(QPointF(PAD_X, PAD_Y), self._text)

    # ---- Qt

    def boundingRect(self) -> QRectF:
        rect = QRectF(QPointF(), self._size)
        return rect.adjusted(-3, -LIFT if self.remark.kind == "frame" else -3, 3, 3)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        self.paint_at(painter, painter.worldTransform().m11())


LEAST_HEIGHT = 44.0


def written(text: str, width: float) -> QStaticText:
    """The lines of a note that is so wide."""
    # A line feed is no new line to it.
    made = QStaticText(text.replace("\n", "\u2028"))
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.setTextWidth(max(20.0, width - 2 * PAD_X))
    made.prepare(font=theme.sans(NOTE_PX))
    return made


def note_height(text: str, width: float) -> float:
    """Scene units that a note of this width needs."""
    return max(LEAST_HEIGHT, written(text, width).size().height() + 2 * PAD_Y)


def _rise(scale: float) -> float:
    """The base line of a title above the lower edge of its bar, in scene units."""
    shown = min(scale, READABLE)
    capital = 0.73 * TITLE_PX * READABLE
    return max(3.0, (HEAD * shown - capital) / 2) / shown


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    def part(a: float, b: float) -> float:
        return share * a + (1 - share) * b

    return QColor.fromRgbF(
        part(one.redF(), other.redF()),
        part(one.greenF(), other.greenF()),
        part(one.blueF(), other.blueF()),
    )


def _bar(wide: float) -> QPainterPath:
    """The bar of the title: round above, straight below."""
    path = QPainterPath(QPointF(0, HEAD))
    path.lineTo(0, RADIUS)
    path.quadTo(0, 0, RADIUS, 0)
    path.lineTo(wide - RADIUS, 0)
    path.quadTo(wide, 0, wide, RADIUS)
    path.lineTo(wide, HEAD)
    path.closeSubpath()
    return path


def _sheet(wide: float, high: float) -> QPainterPath:
    """A sheet without its lower right corner, which is folded."""
    path = QPainterPath(QPointF(0, PAPER))
    path.quadTo(0, 0, PAPER, 0)
    path.lineTo(wide - PAPER, 0)
    path.quadTo(wide, 0, wide, PAPER)
    path.lineTo(wide, high - FOLD)
    path.lineTo(wide - FOLD, high)
    path.lineTo(PAPER, high)
    path.quadTo(0, high, 0, high - PAPER)
    path.closeSubpath()
    return path
