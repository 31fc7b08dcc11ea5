"""A sheet to draw on with the mouse: strokes on a square, over a picture where there is one.

Not here: what a network gets to see of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from studio.ui import theme

Point = tuple[float, float]
NEAR = 0.004
"""Points nearer to the last one than this part of the side are left out."""
MOST_REMEMBERED = 200


@dataclass(frozen=True)
class Stroke:
    """Points (x, y) from 0 to 1, y downwards, in one colour."""

    points: tuple[Point, ...]
    colour: tuple[int, int, int]


@dataclass(frozen=True)
class Sheet:
    """What is on the pad: `number` tells one picture from another."""

    strokes: tuple[Stroke, ...] = ()
    picture: QImage | None = None
    number: int = 0


class Pad(QWidget):
    """Brush and eraser; every change can be undone while the pad has the keyboard."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = self._before = Sheet()
        self._past: list[Sheet] = []
        self._drawn: list[Point] = []
        self._erasing = False
        self._pressed = False
        self._ground, self._ink = QColor("black"), QColor("white")
        self._width = 0.08
        self._number = 0
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(96, 96)

    # ---- what it is

    @property
    def sheet(self) -> Sheet:
        """What is on the pad, with the stroke that is being drawn."""
        if not self._drawn or self._erasing:
            return self._sheet
        return Sheet(
            (*self._sheet.strokes, self._stroke()), self._sheet.picture, self._sheet.number
        )

    @property
    def empty(self) -> bool:
        return not self.sheet.strokes and self._sheet.picture is None

    def set_look(self, ground: QColor, ink: QColor, width: float) -> None:
        """Colours of paper and brush, and the brush's width as a part of the side."""
        self._ground, self._ink, self._width = ground, ink, width
        self.update()

    def set_hint(self, text: str) -> None:
        """What an empty pad says."""
        self._hint = text
        self.update()

    def set_erasing(self, erasing: bool) -> None:
        self._erasing = erasing

    def clear(self) -> None:
        self._become(Sheet())

    def show_picture(self, picture: QImage) -> None:
        """A picture instead of what is there."""
        self._number += 1
        self._become(Sheet((), picture, self._number))

    def undo(self) -> None:
        if self._past:
            self._sheet = self._past.pop()
            self.update()
            self.changed.emit()

    def _become(self, sheet: Sheet) -> None:
        if sheet != self._sheet:
            self._past = [*self._past[-MOST_REMEMBERED:], self._sheet]
            self._sheet = sheet
        self.update()
        self.changed.emit()

    # ---- drawing

    def area(self) -> QRectF:
        """The square that is drawn on."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _place(self, at: QPointF) -> Point:
        area = self.area()
        x, y = (at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _stroke(self) -> Stroke:
        ink = self._ink
        return Stroke(tuple(self._drawn), (ink.red(), ink.green(), ink.blue()))

    def _erase(self, at: Point) -> None:
        """Take away the points under the eraser; what is left of a stroke falls apart there."""
        reach = max(self._width, 0.05)
        kept: list[Stroke] = []
        for stroke in self._sheet.strokes:
            piece: list[Point] = []
            for point in stroke.points:
                if (point[0] - at[0]) ** 2 + (point[1] - at[1]) ** 2 > reach**2:
                    piece.append(point)
                    continue
                if piece:
                    kept.append(Stroke(tuple(piece), stroke.colour))
                piece = []
            if piece:
                kept.append(Stroke(tuple(piece), stroke.colour))
        if kept != list(self._sheet.strokes):
            self._sheet = Sheet(tuple(kept), self._sheet.picture, self._sheet.number)
            self.update()
            self.changed.emit()

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True
            self._before = self._sheet
            self._draw_to(self._place(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self._draw_to(self._place(event.position()))

    def _draw_to(self, point: Point) -> None:
        if self._erasing:
            self._erase(point)
            return
        last = self._drawn[-1] if self._drawn else (-1.0, -1.0)
        if (point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 > NEAR**2:
            self._drawn.append(point)
            self.update()
            self.changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pressed or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = False
        sheet, self._sheet = self._sheet, self._before
        if self._drawn:
            stroke, self._drawn = self._stroke(), []
            sheet = Sheet((*sheet.strokes, stroke), sheet.picture, sheet.number)
        self._become(sheet)

    def event(self, event: QEvent) -> bool:
        """Undo is the pad's own while it has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.matches(QKeySequence.StandardKey.Undo) and bool(self._past)
            if own or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        used, area = theme.current(), self.area()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(area, self._ground)
            painter.setClipRect(area)
            sheet = self.sheet
            if sheet.picture is not None:
                painter.drawImage(area, sheet.picture)
            for stroke in sheet.strokes:
                self._paint_stroke(painter, stroke, area)
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(used.accent if self.hasFocus() else used.line, 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            if self.empty and self._hint:
                painter.setPen(QColor("#8b95a7"))
                painter.setFont(theme.sans())
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(area.adjusted(12, 12, -12, -12), int(flags), self._hint)

    def _paint_stroke(self, painter: QPainter, stroke: Stroke, area: QRectF) -> None:
        width = max(2.0, self._width * area.width())
        points = [
            QPointF(area.left() + x * area.width(), area.top() + y * area.height())
            for x, y in stroke.points
        ]
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(*stroke.colour), width, Qt.PenStyle.SolidLine, cap, join))
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
