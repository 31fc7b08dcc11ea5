"""Keeps items in step with the document: id -> item. Items never make items, nor edit anything.

Only what differs is touched: a node whose Node, placement, finding and problems are the same as
before keeps its item as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node, Placement, Ref
from studio.graph.places import definition_at
from studio.spec.problems import Address, Problem
from studio.ui.canvas.bent import Bends
from studio.ui.canvas.cells import Cells, enclosing
from studio.ui.canvas.face import Face, Faces
from studio.ui.canvas.geometry import PORT_RADIUS, Side
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.remark_item import Grip
from studio.ui.canvas.remark_layer import RemarkLayer
from studio.ui.canvas.ways import Span, Ways
from studio.ui.canvas.wire_item import DraftItem, Strand, WireItem, WireKey

ROOM = 2000.0
"""Beyond the items, so that the index of the scene need not be made anew when one leaves them."""

Seen = tuple[Node, Placement, Finding | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under the pointer. `end`: the end of the wire that is near.

    `bend`: which of its points; `remark` and `grip`: a frame or note and the part of it.
    """

    kind: Literal["port", "badge", "node", "wire", "bend", "remark", "nothing"] = "nothing"
    node: str = ""
    side: Side = "in"
    port: int = 0
    wire: WireKey | None = None
    end: Side | None = None
    bend: int = 0
    remark: str = ""
    grip: Grip | None = None


NOTHING = Hit()


class CanvasScene(QGraphicsScene):
    """`nodes` and `wires` are the picture of one definition, no more and no less."""

    redrawn = Signal()
    """Nodes came, went, moved or look different."""

    dragged = Signal(object, object)
    """Nodes and wires that follow the hand: their ids and keys."""

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.ink = ink
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[WireKey, WireItem] = {}
        self.draft = DraftItem(ink)
        self.addItem(self.draft)
        self.cells: Cells[str] = Cells()
        self.ways = Ways(self.cells)
        self.bends = Bends()
        self.remarks = RemarkLayer(self, ink)
        self._order: dict[str, int] = {}
        self._seen: dict[str, Seen] = {}
        self._context: object = None
        self._disturbed: list[QRectF] = []
        self._indexed = QRectF()
        self._linked: set[str] = set()
        self._raised: set[str] = set()
        self.chosen: dict[str, str] = {}
        self.wrong: set[str] = set()
        self.moving: frozenset[str] = frozenset()
        """What was dragged last, until the scene is drawn anew."""
        self._of_node: dict[str, set[WireKey]] = {}

    # ---- the document

    def show_document(self, document: Document, findings: Findings, place: Address) -> None:
        """Show the definition that is open at `place`; only what differs is touched."""
        definition = definition_at(document, place) or Definition("", "")
        faces = Faces(document, findings, place)
        if faces.context != self._context:
            self._seen.clear()
            self._context = faces.context
        changed = self._sync_nodes(definition, document, faces)
        moved, gone = self._sync_wires(definition, faces, changed)
        moved |= self.bends.show(document.bends) & self.wires.keys()
        if moved or gone or self._disturbed:
            disturbed, self._disturbed = self._disturbed, []
            self._run_wires(moved, gone, disturbed)
            self._fit_index(disturbed)
        drawn = self.remarks.show_remarks(document, definition.id)
        if changed or moved or gone or drawn:
            self.moving = frozenset()
            self.redrawn.emit()

    def forget(self) -> None:
        """Look at every node anew the next time: texts are in another language."""
        self._seen.clear()

    def _sync_nodes(
        self, definition: Definition, document: Document, faces: Faces
    ) -> dict[str, bool]:
        """Changed node id -> whether its place or size changed."""
        changed: dict[str, bool] = {}
        for node_id in [known for known in self.nodes if known not in definition.nodes]:
            self._remove_node(node_id)
            changed[node_id] = True
        unplaced = Placement()
        for node_id, node in definition.nodes.items():
            placement = document.view.get(node_id, unplaced)
            seen = (node, placement, faces.finding(node), faces.problems(node))
            before = self._seen.get(node_id)
            # What is inside an unfolded block may differ though the node itself is the same.
            if before is not None and not placement.unfolded and _same(before, seen):
                continue
            self._seen[node_id] = seen
            face, item = faces.of(node, placement), self.nodes.get(node_id)
            if (
                before is not None
                and item is not None
                and item.face == face
                and _same(before, seen)
            ):
                continue
            changed[node_id] = self._show_node(node_id, face, placement)
        return changed

    def _show_node(self, node_id: str, face: Face, placement: Placement) -> bool:
        at = QPointF(placement.x, placement.y)
        item = self.nodes.get(node_id)
        if item is None:
            item = NodeItem(node_id, face, self.ink)
            item.setPos(at)
            self.nodes[node_id] = item
            self._order[node_id] = len(self._order)
            self.addItem(item)
            moved = True
        else:
            moved = item.face != face and item.show_face(face)
            if item.pos() != at:
                item.setPos(at)
                moved = True
        if moved:
            self._place(node_id)
        if face.severity == "error":
            self.wrong.add(node_id)
        else:
            self.wrong.discard(node_id)
        return moved

    def _remove_node(self, node_id: str) -> None:
        self.wrong.discard(node_id)
        self.removeItem(self.nodes.pop(node_id))
        self._disturbed.append(self.cells[node_id])
        self.cells.drop(node_id)
        self._seen.pop(node_id, None)

    def _place(self, node_id: str) -> None:
        """The node's item stands elsewhere now: wires have to go round both places."""
        if node_id in self.cells:
            self._disturbed.append(self.cells[node_id])
        rect = self.nodes[node_id].rect
        self._disturbed.append(rect)
        self.cells.put(node_id, rect)

    def _sync_wires(
        self, definition: Definition, faces: Faces, changed: dict[str, bool]
    ) -> tuple[set[WireKey], list[WireKey]]:
        """Wires that have to run anew, and those that are gone."""
        nodes = definition.nodes
        known = {key for node_id in changed for key in self._of_node.get(node_id, ())}
        wanted: dict[WireKey, Strand] = {}
        for node_id in {*changed, *(key[0] for key in known)} & nodes.keys():
            for port, ref in enumerate(nodes[node_id].inputs):
                if ref is not None and ref.node in self.nodes:
                    end = nodes[node_id], port
                    wanted[node_id, port] = _strand(end, ref, nodes[ref.node], faces)
        gone = [key for key in known if key not in wanted]
        for key in gone:
            self._remove_wire(key)
        again: set[WireKey] = set()
        for key, strand in wanted.items():
            if self._show_wire(key, strand) or changed.get(key[0]) or changed.get(strand.source):
                again.add(key)
        return again, gone

    def _show_wire(self, key: WireKey, strand: Strand) -> bool:
        item = self.wires.get(key)
        if item is None:
            item = self.wires[key] = WireItem(key, strand, self.ink)
            self.addItem(item)
        elif item.strand == strand:
            return False
        else:
            self._of_node.get(item.strand.source, set()).discard(key)
            item.show_strand(strand)
        self._of_node.setdefault(strand.source, set()).add(key)
        self._of_node.setdefault(key[0], set()).add(key)
        return True

    def _remove_wire(self, key: WireKey) -> None:
        item = self.wires.pop(key)
        self.removeItem(item)
        for node_id in (key[0], item.strand.source):
            self._of_node.get(node_id, set()).discard(key)

    def _run_wires(
        self,
        keys: Iterable[WireKey],
        gone: Iterable[WireKey] = (),
        disturbed: Iterable[QRectF] = (),
    ) -> None:
        """Let these wires run anew, and others that pass by where something was disturbed."""
        spans = {key: self._span(self.wires[key]) for key in keys}
        for key in self.ways.update(spans, gone, disturbed):
            way = self.ways[key]
            self.wires[key].run(way.route, way.chip)

    def _span(self, wire: WireItem) -> Span:
        reader, port = wire.key
        start = self.nodes[wire.strand.source].port("out", wire.strand.port)
        text = self.ink.mono_width(wire.strand.text) if wire.strand.text else 0.0
        end = self.nodes[reader].port("in", port)
        turns = (self.nodes[wire.strand.source].face.down, self.nodes[reader].face.down)
        known = wire.key in self.bends
        through = self.bends.of(wire.key, self._shift(wire)) if known else ()
        return Span(start, end, text, through, turns)

    def _shift(self, wire: WireItem) -> QPointF:
        """How far a hand holds both ends of a wire beside their places; null if not alike."""
        shifts = []
        for node_id in (wire.key[0], wire.strand.source):
            at = self._seen[node_id][1]
            shifts.append(self.nodes[node_id].pos() - QPointF(at.x, at.y))
        return shifts[0] if shifts[0] == shifts[1] else QPointF()

    def bend(self, key: WireKey, points: Iterable[QPointF] | None) -> None:
        """Let a wire run through these points for now; None: through those in the document."""
        self.bends.hold(key, points)
        if key in self.wires:
            self._run_wires([key])

    def _fit_index(self, changed: Iterable[QRectF]) -> None:
        """The index divides the rectangle of the scene: it should be about that of the items."""
        if all(self._indexed.contains(rect) for rect in changed):
            return
        self._indexed = self.cells.whole().adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self.setSceneRect(self._indexed)

    # ---- while a gesture is under way

    def drag(self, places: dict[str, QPointF]) -> None:
        """Items only: put nodes and remarks at places for now. Wires of nodes follow."""
        keys: set[WireKey] = set()
        for node_id, at in places.items():
            item = self.nodes.get(node_id)
            if item is None:
                self.remarks.drag(node_id, at)
                continue
            item.setPos(at)
            self._place(node_id)
            keys |= self._of_node.get(node_id, set())
        self._run_wires(keys)
        self.moving = frozenset(places)
        self.dragged.emit(self.moving, keys)

    def show_partners(self, ids: Iterable[str]) -> None:
        """Mark those that use the same weights as one of these nodes."""
        ids = [node_id for node_id in ids if node_id in self.nodes]
        partners = {one for node_id in ids for one in self.nodes[node_id].face.partners}
        wanted = (partners - set(ids)) & self.nodes.keys()
        for node_id in self._linked - wanted:
            if node_id in self.nodes:
                self.nodes[node_id].link(False)
        for node_id in wanted:
            self.nodes[node_id].link(True)
        self._linked = wanted

    def wear(self, shades: Mapping[Address, str]) -> None:
        """Colour nodes by their shades, those without one by their families.

        `shades`: a node, or a node and the way to a card inside it -> the name of a shade.
        """
        changed = [item.wear(shades, (node_id,)) for node_id, item in self.nodes.items()]
        if any(changed):
            self.redrawn.emit()

    def raise_nodes(self, ids: Iterable[str]) -> None:
        """Put these above the others."""
        ids = {node_id for node_id in ids if node_id in self.nodes}
        for node_id in self._raised - ids:
            if node_id in self.nodes:
                self.nodes[node_id].setZValue(1.0)
        for node_id in ids:
            self.nodes[node_id].setZValue(2.0)
        self._raised = ids

    def choose(self, chosen: Mapping[str, str]) -> None:
        """Ring these: node id -> "also" or "primary"."""
        chosen = {node_id: how for node_id, how in chosen.items() if node_id in self.nodes}
        for node_id in self.chosen.keys() | chosen.keys():
            item = self.nodes.get(node_id)
            if item is not None:
                item.choose(chosen.get(node_id, ""))
        self.chosen = chosen

    def wires_of(self, node_id: str) -> set[WireKey]:
        """Those that begin or end at a node."""
        return set(self._of_node.get(node_id, ()))

    # ---- what lies where

    def hit(self, at: QPointF, reach: float) -> Hit:
        """`reach` is how far beside a thing still counts, in scene units."""
        near = sorted(self.cells.at(at, reach + 10.0), key=self._height)
        for node_id in near:
            hit = _port_at(self.nodes[node_id], at, reach)
            if hit is not None:
                return hit
        for node_id in near:
            item = self.nodes[node_id]
            away = item.badge - at
            if item.face.problems and away.manhattanLength() <= 12.0:
                return Hit("badge", node_id)
            if item.rect.contains(at):
                return Hit("node", node_id)
        wire = self.wire_at(at, reach)
        if wire is not None:
            bend = wire.bend_at(at, reach)
            if bend is not None:
                return Hit("bend", wire=wire.key, bend=bend)
            return Hit("wire", wire=wire.key, end=_near_end(wire, at))
        scale = self.views()[0].transform().m11() if self.views() else 1.0
        found = self.remarks.hit(at, reach, scale)
        return NOTHING if found is None else Hit("remark", remark=found[0], grip=found[1])

    def _height(self, node_id: str) -> tuple[float, int]:
        """For sorting: what is painted last comes first."""
        return -self.nodes[node_id].zValue(), -self._order.get(node_id, 0)

    def wire_at(self, at: QPointF, reach: float) -> WireItem | None:
        """The wire that passes nearest, at most `reach` away."""
        area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        near = [item for item in self.items(area) if isinstance(item, WireItem) and not item.away]
        distances = [(item.distance(at), item.key, item) for item in near]
        best = min(distances, default=None, key=lambda entry: entry[:2])
        return best[2] if best is not None and best[0] <= reach else None

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """What encloses these nodes and remarks, or everything with its wires."""
        if ids is not None:
            items = ((self.nodes.get(i) or self.remarks.items.get(i)) for i in ids)
            return enclosing(item.rect for item in items if item is not None)
        wires = [item.boundingRect() for item in self.wires.values()]
        return enclosing([self.whole(), *wires])

    def whole(self) -> QRectF:
        """What encloses all nodes and remarks."""
        return enclosing([self.cells.whole(), self.remarks.whole()])

    def place_of(self, item_id: str) -> QPointF | None:
        """The top left corner of a node or remark."""
        item = self.nodes.get(item_id) or self.remarks.items.get(item_id)
        return None if item is None else item.pos()

    def show_ink(self, ink: Ink) -> None:
        """Another theme: other colours, everything where it is."""
        self.ink = self.draft.ink = ink
        for wire in self.wires.values():
            wire.show_ink(ink)
        for node in self.nodes.values():
            node.show_ink(ink)
        self.remarks.show_ink(ink)
        self.redrawn.emit()


def _same(before: Seen, now: Seen) -> bool:
    if before[0] is now[0] and before[1] is now[1] and before[2] is now[2] and before[3] is now[3]:
        return True
    return before == now


def _strand(end: tuple[Node, int], ref: Ref, source: Node, faces: Faces) -> Strand:
    reader, port = end
    found = faces.finding(source)
    outputs = found.measured.outputs if found and found.measured else ()
    text = str(outputs[ref.port]) if ref.port < len(outputs) else ""
    errors = [p for p in faces.problems(reader) if p.severity == "error"]
    return Strand(ref.node, ref.port, text, bool(errors), reader.muted and port > 0)


def _port_at(item: NodeItem, at: QPointF, reach: float) -> Hit | None:
    for side in ("out", "in"):
        for index in range(len(item.layout.ports(side))):
            away = item.port(side, index) - at
            if (away.x() ** 2 + away.y() ** 2) ** 0.5 <= PORT_RADIUS + reach:
                return Hit("port", item.id, side, index)
    return None


def _near_end(wire: WireItem, at: QPointF) -> Side | None:
    """The end that can be taken: within a third of the wire, at most 44 away."""
    limit = min(44.0, wire.path.length() / 3)
    if (wire.end - at).manhattanLength() <= limit:
        return "in"
    return "out" if (wire.start - at).manhattanLength() <= limit else None
