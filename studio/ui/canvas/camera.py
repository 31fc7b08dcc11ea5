"""The window on the scene: zoom, pan, fit, the grid of dots, the overview. It edits nothing."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPixmapCache, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from studio.ui import theme
from studio.ui.canvas.geometry import GRID
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.node_item import BLOCKS
from studio.ui.canvas.overview import Overview
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.stamp import ROOM_KB

SMALLEST, LARGEST = 0.02, 4.0
STEP = 1.25
MARGIN = 28
"""Pixels between the network and the edge of the window after a fit."""
FAR = 4_000_000.0
CLOSEST_DOTS = 15.0
"""Pixels between dots; every second one is left out until they are not closer."""
DOT = 2
"""Pixels round the middle of a dot in which all of it lies."""
SMALL_FIT = 0.5
"""A whole that fills less than this of the window, either way, is shown anew."""
CLOSEST_FIT = 1.0
"""A fit never enlarges a small network beyond this."""


class Camera(QGraphicsView):
    """A view without scroll bars; the scene goes on in all directions.

    `fitted`: nobody has panned or zoomed since the whole network was shown.
    """

    moved = Signal()
    """Another part of the scene is shown, or at another scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = Ink(theme.current())
        self.picture = CanvasScene(self.ink, self)
        QPixmapCache.setCacheLimit(ROOM_KB)
        self.overview = Overview(self.picture)
        self.picture.redrawn.connect(self._on_redrawn)
        self.picture.dragged.connect(self._on_dragged)
        self._ground = QPixmap()
        self._grounded: object = None
        self.setScene(self.picture)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState, False)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSceneRect(-FAR, -FAR, 2 * FAR, 2 * FAR)
        self.fitted = False

    # ---- where the camera is

    @property
    def scale_now(self) -> float:
        return self.transform().m11()

    def shown(self) -> QRectF:
        """The part of the scene that can be seen."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def look(self, scale: float, corner: QPointF) -> None:
        """Show the scene at a scale with `corner` at the top left of the window."""
        scale = min(LARGEST, max(SMALLEST, scale))
        if scale != self.scale_now:
            self.resetTransform()
            self.scale(scale, scale)
        self.horizontalScrollBar().setValue(round((corner.x()) * scale))
        self.verticalScrollBar().setValue(round((corner.y()) * scale))
        self.moved.emit()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller; what is at `at` (pixels of the window, default the middle) stays."""
        pixel = QPointF(self.viewport().rect().center()) if at is None else at
        fixed = self.to_scene(pixel)
        self.fitted = False
        scale = min(LARGEST, max(SMALLEST, self.scale_now * factor))
        self.look(scale, fixed - pixel / scale)

    def to_scene(self, pixel: QPointF) -> QPointF:
        """As `mapToScene`, with parts of a pixel."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(pixel)

    def pan(self, pixels: QPointF) -> None:
        """Move the scene by so many pixels."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        self.fitted = False
        across.setValue(across.value() - round(pixels.x()))
        down.setValue(down.value() - round(pixels.y()))
        self.moved.emit()

    def zoom_in(self) -> None:
        self.zoom(STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / STEP)

    def zoom_reset(self) -> None:
        self.zoom(1 / self.scale_now)

    def show_rect(self, rect: QRectF, window: QRect | None = None) -> None:
        """Bring a part of the scene into the window (or this part of it), as large as allowed."""
        if rect.isEmpty():
            self.look(1.0, QPointF(-self.viewport().width() / 2, -self.viewport().height() / 2))
            return
        inside = QRectF(window or self.viewport().rect())
        room = inside.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = min(room.width() / rect.width(), room.height() / rect.height(), CLOSEST_FIT)
        scale = min(LARGEST, max(SMALLEST, scale))
        self.look(scale, rect.center() - room.center() / scale)

    def strayed(self) -> bool:
        """Whether the whole, which was shown, is partly out of sight now, or small in a corner."""
        whole, shown = self.picture.content(), self.shown()
        if not shown.contains(whole):
            return True
        filled = max(whole.width() / shown.width(), whole.height() / shown.height())
        return filled < SMALL_FIT and self.scale_now < CLOSEST_FIT

    def zoom_on(self, place: QPointF) -> None:
        """Bring a place of the scene to the middle, at a scale at which it can be read."""
        scale = max(self.scale_now, 0.8)
        middle = QPointF(self.viewport().width(), self.viewport().height()) / 2
        self.fitted = False
        self.look(scale, place - middle / scale)

    def ensure_shown(self, rect: QRectF) -> None:
        """Pan as little as needed to show a part of the scene."""
        shown = self.shown()
        edge = MARGIN / self.scale_now
        wanted = rect.adjusted(-edge, -edge, edge, edge)
        if shown.contains(wanted):
            return
        x = _shift(shown.left(), shown.right(), wanted.left(), wanted.right())
        y = _shift(shown.top(), shown.bottom(), wanted.top(), wanted.bottom())
        self.pan(QPointF(x, y) * -self.scale_now)

    # ---- inside

    def renew_ink(self) -> None:
        """The theme may have changed. Qt says so several times for every change of it."""
        if self.ink.theme is theme.current():
            return
        self.ink = Ink(theme.current())
        self.picture.show_ink(self.ink)
        self.viewport().update()

    def _on_dragged(self) -> None:
        if self.scale_now < BLOCKS:
            self.viewport().update()

    def _on_redrawn(self) -> None:
        self._grounded = None
        self.overview.forget()
        if self.scale_now < BLOCKS:
            self.viewport().update()

    def _paint_dots(self, painter: QPainter, exposed: QRectF) -> None:
        """In pixels, and without smoothing: that takes ten times as long. Rows are all alike."""
        step = GRID * self.scale_now
        while step < CLOSEST_DOTS:
            step *= 2
        origin = self.viewportTransform().map(QPointF(0, 0))
        first = floor((exposed.left() - origin.x()) / step)
        row = floor((exposed.top() - origin.y()) / step)
        rows = floor((exposed.bottom() - origin.y()) / step) - row + 1
        count = floor((exposed.right() - origin.x()) / step) - first + 1
        left, ratio = floor(origin.x() + first * step) - DOT, painter.device().devicePixelRatioF()
        strip = QPixmap(QSize(ceil((count + 1) * step) + 2 * DOT, 2 * DOT) * ratio)
        strip.setDevicePixelRatio(ratio)
        strip.fill(self.ink.theme.window)
        with QPainter(strip) as pen:
            pen.setPen(self.ink.dots)
            pen.translate(origin.x() + first * step - left, DOT)
            pen.drawPoints(QPolygonF([QPointF(i * step, 0) for i in range(count + 1)]))
        for number in range(row, row + rows + 1):
            at = round((origin.y() + number * step) * ratio) / ratio
            painter.drawPixmap(QPointF(left, at - DOT), strip)

    # ---- Qt

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, self.ink.theme.window)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        exposed = painter.worldTransform().mapRect(QRectF(rect))
        painter.resetTransform()
        self._paint_dots(painter, exposed)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scale_now >= BLOCKS:
            super().paintEvent(event)
            return
        with QPainter(self.viewport()) as painter:
            moving = self.picture.moving
            self._draw_ground(moving)
            painter.drawPixmap(0, 0, self._ground)
            painter.setTransform(self.viewportTransform())
            if moving:
                self.overview.paint_only(painter, moving)
            self.overview.paint_marks(painter)

    def _draw_ground(self, moving: frozenset[str]) -> None:
        """All blocks and lines that stand still, drawn once for a place of the camera."""
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        key = (moving, self.viewportTransform(), room, ratio, id(self.ink))
        if key == self._grounded:
            return
        if self._ground.size() != room * ratio:
            self._ground = QPixmap(room * ratio)
        self._ground.setDevicePixelRatio(ratio)
        self._ground.fill(self.ink.theme.window)
        with QPainter(self._ground) as painter:
            painter.setTransform(self.viewportTransform())
            self.overview.paint(painter, moving)
        self._grounded = key

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.renew_ink()


def _shift(low: float, high: float, wanted_low: float, wanted_high: float) -> float:
    """How far the interval low…high moves to hold the wanted one, or its beginning."""
    if wanted_high - wanted_low > high - low or wanted_low < low:
        return wanted_low - low
    return max(0.0, wanted_high - high)
