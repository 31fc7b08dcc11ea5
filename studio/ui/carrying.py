"""Layers that are dragged onto the tab of another document are copied there.

Not here: the drag itself (`canvas.gestures`), what is copied (`graph.clipboard`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from studio.project import Project
from studio.ui.canvas.gestures import Drag
from studio.ui.canvas.picture_file import Look
from studio.ui.canvas.view import Canvas
from studio.ui.document_tabs import DocumentTabs
from studio.ui.ghost import Ghost
from studio.ui.live import Context

TURN_MS = 450
"""So long the pointer stays on a tab before its document is shown."""


class Carrying(QObject):
    """Watches the mouse on the canvas while layers are dragged.

    Over a tab the drag waits; after a moment the other document is shown, and where the button
    is let go copies are put. Let go on the tab itself they stand where the originals do. The
    originals stay where they were; Escape ends it.
    """

    def __init__(
        self, context: Context, canvas: Canvas, tabs: DocumentTabs, show: Callable[[Project], None]
    ) -> None:
        """`show` brings a document to the front."""
        super().__init__(tabs)
        self._context = context
        self._canvas = canvas
        self._tabs = tabs
        self._show = show
        self._text = ""
        self._over: Project | None = None
        self._ghost: Ghost | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._on_turn)
        canvas.viewport().installEventFilter(self)
        canvas.installEventFilter(self)

    @property
    def under_way(self) -> bool:
        """Copies are in the hand."""
        return bool(self._text)

    def _on_move(self, place: QPoint) -> bool:
        """True where the move is not the canvas's."""
        over = self._tabs.at(place)
        if self._ghost is not None:
            self._ghost.follow(place)
        if not self.under_way and not isinstance(self._canvas.gesture, Drag):
            return False
        if over is not self._over:
            self._over = over
            self._turn.stop()
            if over is not None and over is not self._context.project:
                self._turn.start()
        if over is not None:
            self._canvas.hold_still()
        return self.under_way or over is not None

    def _on_turn(self) -> None:
        """The pointer rests on a tab: take copies along and show its document."""
        if self._over is None:
            return
        if not self.under_way:
            ids = self._canvas.selection.ids
            self._text = self._canvas.editing.copied(ids)
            self._canvas.cancel()
            look = Look(only=ids)
            self._ghost = Ghost(self._canvas.window())
            self._ghost.show_image(self._canvas.image(look), self._canvas.scale_now / look.scale)
        self._show(self._over)
        self._canvas.viewport().setCursor(Qt.CursorShape.DragCopyCursor)

    def _on_release(self, place: QPoint) -> bool:
        """True where the release is not the canvas's."""
        if self._turn.isActive():
            self._turn.stop()
            self._on_turn()
        if not self.under_way:
            self._over = None
            return False
        view = self._canvas.viewport()
        pixel = view.mapFromGlobal(place)
        text = self._end()
        if view.rect().contains(pixel):
            corner = self._canvas.to_scene(QPointF(pixel))
            self._canvas.editing.paste(text, (corner.x(), corner.y()))
        elif self._over is not None and self._canvas.editing.paste(text, None):
            self._canvas.ensure_shown(self._canvas.picture.content(self._canvas.selection.ids))
        self._over = None
        return True

    def _end(self) -> str:
        text, self._text = self._text, ""
        self._turn.stop()
        if self._ghost is not None:
            self._ghost.deleteLater()
            self._ghost.hide()
            self._ghost = None
        self._canvas.viewport().unsetCursor()
        return text

    # ---- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            place = event.globalPosition().toPoint()
            if event.type() == QEvent.Type.MouseMove:
                return self._on_move(place)
            if event.type() == QEvent.Type.MouseButtonRelease:
                return self._on_release(place)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.under_way
        ):
            self._end()
            return True
        return False
