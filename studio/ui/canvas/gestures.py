"""What the hand is doing, one small object from press to release: pan, frame, drag.

Pulling wires is in `wiring`, dropping layers in `drops`. A gesture changes items only; its edit is
made on release.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from studio.ui.canvas.carrying import carried
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.guides import Guides
from studio.ui.canvas.landing import Landing
from studio.ui.canvas.pointer import Pointer
from studio.ui.canvas.scene import Hit
from studio.ui.canvas.wire_item import WireItem

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

NEAR = 6.0
"""Units of the scene within which a node snaps to a line."""
START = 4
"""Pixels that the pointer moves before a press becomes a drag."""


class Gesture:
    """`moved`, `released` and `cancelled` are called by the canvas; after either of the last two
    the gesture is over. `scrolls`: near the edge of the window the scene moves along.
    """

    cursor: ClassVar[Qt.CursorShape | None] = None
    scrolls: ClassVar[bool] = False

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        self.canvas = canvas
        self.start = start

    def moved(self, pointer: Pointer) -> None:
        """The pointer is here now."""

    def released(self, pointer: Pointer) -> None:
        """The button is up: do it."""

    def cancelled(self) -> None:
        """Escape, or the window lost the keyboard: as if nothing had been done."""

    def far(self, pointer: Pointer) -> bool:
        """Whether the pointer has left the place of the press."""
        return (pointer.pixel - self.start.pixel).manhattanLength() >= START


class Pan(Gesture):
    """The scene sticks to the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._last = start.pixel

    def moved(self, pointer: Pointer) -> None:
        self.canvas.pan(pointer.pixel - self._last)
        self._last = pointer.pixel


class Frame(Gesture):
    """A frame selects what it touches; with Shift or Ctrl in addition to what was selected."""

    scrolls = True

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._before = canvas.selection.ids
        self._before_beside = canvas.selection.beside
        adds = start.shift or start.control
        self._kept = self._before if adds else ()
        self._beside = self._before_beside if adds else ()

    def moved(self, pointer: Pointer) -> None:
        if not self.far(pointer):
            return
        frame = QRectF(self.start.at, pointer.at).normalized()
        path = QPainterPath()
        path.addRect(frame)
        self.canvas.picture.draft.show_path(path, "frame")
        cells = self.canvas.picture.cells
        inside = sorted(cells.near(frame), key=lambda i: (cells[i].y(), cells[i].x()))
        ids = [*(i for i in self._kept if i not in inside), *inside]
        self._select(ids, [*self._beside, *self.canvas.picture.remarks.within(frame)])

    def _select(self, ids: Iterable[str], beside: Iterable[str]) -> None:
        selection = self.canvas.selection
        selection.enter(selection.place, ids, beside)

    def released(self, pointer: Pointer) -> None:
        self.canvas.picture.draft.clear()
        if not self.far(pointer):
            self._select(self._kept, self._beside)

    def cancelled(self) -> None:
        self.canvas.picture.draft.clear()
        self._select(self._before, self._before_beside)


class Drag(Gesture):
    """Press on a node: a click selects, a drag moves what is selected, or puts it into a wire."""

    scrolls = True

    def __init__(self, canvas: Canvas, start: Pointer, hit: Hit) -> None:
        super().__init__(canvas, start)
        self._pressed = hit.node
        self._clears = False
        selection = canvas.selection
        if start.shift or start.control:
            selection.toggle(hit.node)
        elif hit.node in selection.ids:
            self._clears = True
        else:
            selection.set([hit.node])
        self._under_way = False
        moving = (*selection.ids, *selection.beside) if hit.node in selection.ids else ()
        self._from = carried(canvas.editing, canvas.picture, moving)
        self._lines = self._neighbour_lines()
        self._guides = Guides(canvas.picture.cells, canvas.shown(), self._from.keys())
        self._wire: WireItem | None = None
        self._landing: Landing | None = None

    def _neighbour_lines(self) -> list[float]:
        """Heights of the pressed node at which a wire to a neighbour would be straight."""
        if self._pressed not in self._from:
            return []
        picture = self.canvas.picture
        lines = []
        for key in picture.wires_of(self._pressed):
            wire = picture.wires[key]
            other = wire.strand.source if key[0] == self._pressed else key[0]
            if other not in self._from:
                ends = (wire.start.y(), wire.end.y())
                mine, theirs = ends[::-1] if key[0] == self._pressed else ends
                lines.append(self._from[self._pressed].y() + theirs - mine)
        return lines

    def moved(self, pointer: Pointer) -> None:
        if not self._from or not (self._under_way or self.far(pointer)):
            return
        if not self._under_way:
            self._under_way = True
            self.canvas.picture.raise_nodes(self._from)
        shift, line = self._shift(pointer)
        self.canvas.picture.drag({i: at + shift for i, at in self._from.items()})
        self._show_line(line, pointer.shift)
        self._aim(pointer)
        self._land(pointer)

    def _shift(self, pointer: Pointer) -> tuple[QPointF, float | None]:
        """How far to move: to a line with others, else to the grid; with Shift just as far."""
        shift = pointer.at - self.start.at
        item = self.canvas.picture.nodes.get(self._pressed)
        if pointer.shift or item is None:
            return shift, None
        anchor = self._from[self._pressed]
        at = anchor + shift
        line = min(self._lines, key=lambda y: abs(y - at.y()), default=None)
        if line is not None and abs(line - at.y()) > NEAR:
            line = None
        guided = self._guides.snap(item.layout.rect.translated(at), NEAR)
        grid = self.canvas.snaps
        x = snapped(at.x(), [anchor.x()]) if grid else at.x()
        y = snapped(at.y(), [anchor.y()]) if grid else at.y()
        x = at.x() + guided.shift.x() if guided.across else x
        y = at.y() + guided.shift.y() if guided.down else y
        return QPointF(x, y if line is None else line) - anchor, line

    def _show_line(self, line: float | None, free: bool) -> None:
        """What the node is in line with, and that a wire to a neighbour is straight now."""
        picture = self.canvas.picture
        item = picture.nodes.get(self._pressed)
        if free or item is None:
            picture.draft.clear()
            return
        path = self._guides.path(item.rect)
        if line is not None:
            height = item.port("in", 0).y()
            path.moveTo(item.rect.left() - 160, height)
            path.lineTo(item.rect.right() + 160, height)
        if path.isEmpty():
            picture.draft.clear()
        else:
            picture.draft.show_path(path, "line")

    def _aim(self, pointer: Pointer) -> None:
        """Light the wire that a node without wires would be put into."""
        wire = None
        if len(self._from) == 1 and self.canvas.editing.can_be_put_in(self._pressed):
            middle = self.canvas.picture.nodes[self._pressed].rect.center()
            reach = 26.0
            wire = self.canvas.picture.wire_at(pointer.at, self.canvas.reach) or (
                self.canvas.picture.wire_at(middle, reach)
            )
        if wire is not self._wire:
            for item, aimed in ((self._wire, False), (wire, True)):
                if item is not None:
                    item.aim(aimed)
            self._wire = wire

    def _land(self, pointer: Pointer) -> None:
        """Show what would be wired here."""
        if self._landing is None:
            nodes = self.canvas.picture.nodes
            self._landing = Landing(self.canvas, {i: nodes[i] for i in self._from if i in nodes})
        self._landing.moved(pointer, blocked=self._wire is not None)

    def released(self, pointer: Pointer) -> None:
        wire, under_way, landing = self._wire, self._under_way, self._landing
        links = landing.links if landing is not None else ()
        picture = self.canvas.picture
        places = {i: at for i in self._from if (at := picture.place_of(i)) is not None}
        self._end()
        if not under_way:
            if self._clears:
                self.canvas.selection.set([self._pressed])
            return
        editing = self.canvas.editing
        if landing is not None and links:
            done = landing.put_down(places, links)
        elif wire is None:
            done = editing.move(places)
        else:
            done = editing.put_in_wire(self._pressed, places[self._pressed], wire.key)
        if not done:
            self.canvas.picture.drag(self._from)

    def cancelled(self) -> None:
        if self._under_way:
            self.canvas.picture.drag(self._from)
        self._end()

    def _end(self) -> None:
        self.canvas.picture.draft.clear()
        if self._wire is not None:
            self._wire.aim(False)
            self._wire = None
        if self._landing is not None:
            self._landing.end()
