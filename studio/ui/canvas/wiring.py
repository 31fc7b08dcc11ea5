"""Pulling a wire from a port, or taking the end of one that is there. See `gestures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from studio.graph import wiring
from studio.spec.messages import translate
from studio.ui.canvas.downward import draft
from studio.ui.canvas.geometry import Side
from studio.ui.canvas.gestures import Gesture
from studio.ui.canvas.node_item import Light, NodeItem
from studio.ui.canvas.pointer import Pointer, Port
from studio.ui.canvas.scene import Hit
from studio.ui.canvas.wire_item import WireKey

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

OTHER: dict[Side, Side] = {"in": "out", "out": "in"}


class Pull(Gesture):
    """`fixed` stays where it is, the other end follows the pointer.

    With `taken` the wire of that key is being moved: dropped on nothing it is gone. A new wire that
    is dropped on nothing asks for a layer.
    """

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(
        self, canvas: Canvas, start: Pointer, fixed: Port, taken: WireKey | None = None
    ) -> None:
        super().__init__(canvas, start)
        self.fixed = fixed
        self.taken = taken
        self._lit: list[NodeItem] = []
        self._target: Port | None = None
        self._told: Port | None = None
        if taken is not None:
            canvas.picture.wires[taken].lift(True)
        self._light_ports()

    # ---- what a wire may be joined to

    def _ends(self, target: Port) -> tuple[Port, Port]:
        """Source and reader of the wire that would end at `target`."""
        return (target, self.fixed) if self.fixed.side == "in" else (self.fixed, target)

    def _verdict(self, target: Port) -> tuple[Light, str]:
        source, reader = self._ends(target)
        return self.canvas.editing.verdict(source, reader)

    def _light_ports(self) -> None:
        side = OTHER[self.fixed.side]
        picture = self.canvas.picture
        for node_id in picture.cells.near(self.canvas.shown()):
            item = picture.nodes[node_id]
            count = len(item.layout.ports(side))
            if node_id == self.fixed.node or not count:
                continue
            item.light({(side, i): self._verdict(Port(node_id, side, i))[0] for i in range(count)})
            self._lit.append(item)

    def _found(self, pointer: Pointer) -> Port | None:
        """The port under the pointer, or the one that is meant by the body of a node."""
        side = OTHER[self.fixed.side]
        hit = self.canvas.picture.hit(pointer.at, self.canvas.reach * 1.6)
        if hit.kind == "port" and hit.side == side and hit.node != self.fixed.node:
            return Port(hit.node, side, hit.port)
        if hit.kind in ("port", "node", "badge") and hit.node != self.fixed.node:
            return self._meant(hit, pointer, side)
        return None

    def _meant(self, hit: Hit, pointer: Pointer, side: Side) -> Port | None:
        if side == "in":
            # On its own node the wire keeps its port, or takes the one beside the pointer.
            home = self.taken is not None and self.taken[0] == hit.node
            free = None if home else self.canvas.editing.free_input(hit.node)
            if free is not None:
                return Port(hit.node, side, free)
        item = self.canvas.picture.nodes[hit.node]
        count = len(item.layout.ports(side))
        away = [item.port(side, i) - pointer.at for i in range(count)]
        distances = [(way.manhattanLength(), index) for index, way in enumerate(away)]
        return Port(hit.node, side, min(distances)[1]) if distances else None

    # ---- the gesture

    def moved(self, pointer: Pointer) -> None:
        if not self.far(pointer) and self._target is None:
            return
        target = self._found(pointer)
        if target != self._target:
            self._hover(self._target, False)
            self._hover(target, True)
            self._target = target
            self._tell(pointer)
        end = self._place(target) if target is not None else pointer.at
        self._draw(end, target)

    def _hover(self, port: Port | None, over: bool) -> None:
        if port is not None:
            item = self.canvas.picture.nodes[port.node]
            item.hover((port.side, port.index) if over else False)

    def _tell(self, pointer: Pointer) -> None:
        """Say at the pointer why this port would not do."""
        light, why = self._verdict(self._target) if self._target is not None else ("fits", "")
        if why:
            self.canvas.say(why, pointer.pixel, lasting=True, bad=light == "wrong")
        else:
            self.canvas.hush()

    def _place(self, port: Port) -> QPointF:
        return self.canvas.picture.nodes[port.node].port(port.side, port.index)

    def _draw(self, end: QPointF, target: Port | None) -> None:
        start, nodes = self._place(self.fixed), self.canvas.picture.nodes
        turns = nodes[self.fixed.node].face.down, nodes[(target or self.fixed).node].face.down
        if self.fixed.side == "in":
            start, end, turns = end, start, turns[::-1]
        good = target is None or self._verdict(target)[0] != "wrong"
        path = draft(start, end, turns)
        self.canvas.picture.draft.show_path(path, "wire" if good else "wrong")

    def released(self, pointer: Pointer) -> None:
        target, far = self._target, self.far(pointer)
        self._end()
        editing = self.canvas.editing
        if target is not None and self.taken is not None and self._stays(target):
            label = translate("Canvas", "Reorder the inputs")
            editing.do(wiring.move_input, *self.taken, target.index, label=label)
        elif target is not None:
            editing.connect(*self._ends(target), instead_of=self.taken)
        elif not far:
            return
        elif self.taken is not None:
            editing.disconnect(self.taken)
        else:
            self.canvas.search_requested.emit(pointer.at, self.fixed)

    def _stays(self, target: Port) -> bool:
        """Whether the end that is taken goes to another input of the same node."""
        return self.taken is not None and target.side == "in" and self.taken[0] == target.node

    def cancelled(self) -> None:
        self._end()

    def _end(self) -> None:
        self._hover(self._target, False)
        for item in self._lit:
            item.light({})
        wire = self.canvas.picture.wires.get(self.taken) if self.taken is not None else None
        if wire is not None:
            wire.lift(False)
        self.canvas.picture.draft.clear()
        self.canvas.hush()


def pull_from(canvas: Canvas, start: Pointer, hit: Hit) -> Pull:
    """The gesture of a press on a port: an input that has a wire gives it into the hand."""
    key = (hit.node, hit.port)
    wire = canvas.picture.wires.get(key) if hit.side == "in" else None
    if wire is None:
        return Pull(canvas, start, Port(hit.node, hit.side, hit.port))
    return Pull(canvas, start, Port(wire.strand.source, "out", wire.strand.port), key)


def take_end(canvas: Canvas, start: Pointer, hit: Hit) -> Pull | None:
    """The gesture of a press on a wire near one of its ends."""
    wire = canvas.picture.wires.get(hit.wire) if hit.wire is not None else None
    if wire is None or hit.end is None:
        return None
    if hit.end == "in":
        return Pull(canvas, start, Port(wire.strand.source, "out", wire.strand.port), wire.key)
    return Pull(canvas, start, Port(wire.key[0], "in", wire.key[1]), wire.key)
