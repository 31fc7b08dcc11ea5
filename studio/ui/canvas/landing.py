"""Wiring by putting down: a layer that is let go beside a free port that fits is joined to it.

`gestures.Drag` and `drops.Drop` tell it where the pointer is and ask for `links` on release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from studio.graph import edits, following, remarks, wiring
from studio.graph.model import INSTANCE, Definition, Document
from studio.graph.starting import starting_values
from studio.graph.wiring import Link
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui.canvas.downward import draft as free_path
from studio.ui.canvas.geometry import Side
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.pointer import Pointer, Port
from studio.ui.canvas.wire_item import DraftItem

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

ALONG, BACK, ACROSS = 110.0, 12.0, 36.0
"""How far an input may lie right of an output, left of it, above or below, to be joined."""


class Landing:
    """What would be wired if the moving layers were let go now; shown as wires while Alt is up.

    `type_name`: it is a new layer of this type, and its item is the only one in `items`, under the
    id that it will have.
    """

    def __init__(self, canvas: Canvas, items: Mapping[str, NodeItem], type_name: str = "") -> None:
        self._canvas = canvas
        self._type = type_name
        self._drafts: list[DraftItem] = []
        self.links: tuple[Link, ...] = ()
        self._document = canvas.editing.document
        self._new = next(iter(items), "") if type_name else ""
        self._items = items
        home = canvas.editing.definition
        self._home = home if home is not None else self._document.network()
        self._trial = self._document
        if type_name:
            self._trial = edits.add(self._document, self._home.id, type_name)
        self._read = _read(self._home)
        self._ports = tuple(self._free_ports())
        self._judged = cache(self._fits)

    # ---- free ports

    def _free_ports(self) -> Iterator[Port]:
        """Of the moving layers."""
        for node_id, item in self._items.items():
            for index in range(len(item.layout.inputs)):
                if self._is_free(Port(node_id, "in", index)):
                    yield Port(node_id, "in", index)
            for index in range(len(item.layout.outputs)):
                if self._is_free(Port(node_id, "out", index)):
                    yield Port(node_id, "out", index)

    def _is_free(self, port: Port) -> bool:
        if port.side == "out":
            return (port.node, port.index) not in self._read
        node = self._home.nodes.get(port.node)
        if node is None:
            return port.node == self._new
        return port.index < len(node.inputs) and node.inputs[port.index] is None

    # ---- what is near

    def moved(self, pointer: Pointer, *, blocked: bool = False) -> None:
        """`blocked`: the layer would be put into a wire instead."""
        found = () if blocked or pointer.alt or not self._ports else tuple(self._found())
        if found or self.links:
            self._show(found)

    def _found(self) -> list[Link]:
        """The nearest pairs first, each port once, none that would close a loop."""
        links: list[Link] = []
        taken: set[Port] = set()
        for _, source, reader in sorted(self._near(), key=lambda one: one[0]):
            if source in taken or reader in taken or not self._judged(source, reader):
                continue
            link = Link(source.node, source.index, reader.node, reader.index)
            try:
                wiring.link(self._trial, [*links, link])
            except Refused:
                continue
            links.append(link)
            taken |= {source, reader}
        return links

    def _near(self) -> Iterator[tuple[float, Port, Port]]:
        """How far apart, an output and an input, one of which is moving."""
        picture = self._canvas.picture
        for port in self._ports:
            at = self._at(port)
            left, right = (ALONG, BACK) if port.side == "in" else (BACK, ALONG)
            area = QRectF(at.x() - left, at.y() - ACROSS, left + right, 2 * ACROSS)
            if self._item(port.node).face.down:
                area = QRectF(at.x() - ACROSS, at.y() - left, 2 * ACROSS, left + right)
            for node_id in picture.cells.near(area):
                if node_id in self._items:
                    continue
                for other in self._others(node_id, port):
                    place = self._at(other)
                    if area.contains(place) and self._is_free(other):
                        away = (place - at).manhattanLength()
                        ends = (other, port) if port.side == "in" else (port, other)
                        yield away, *ends

    def _others(self, node_id: str, port: Port) -> Iterator[Port]:
        side: Side = "out" if port.side == "in" else "in"
        for index in range(len(self._canvas.picture.nodes[node_id].layout.ports(side))):
            yield Port(node_id, side, index)

    def _at(self, port: Port) -> QPointF:
        return self._item(port.node).port(port.side, port.index)

    def _item(self, node_id: str) -> NodeItem:
        return self._items.get(node_id) or self._canvas.picture.nodes[node_id]

    # ---- what fits

    def _fits(self, source: Port, reader: Port) -> bool:
        editing, place = self._canvas.editing, self._canvas.selection.place
        findings = editing.project.findings
        if reader.node == self._new and self._type:
            found = findings.of((*place, source.node))
            outputs = found.measured.outputs if found is not None and found.measured else ()
            shape = outputs[source.index] if source.index < len(outputs) else None
            return following.fits(self._document, self._home, self._type, shape)
        if source.node == self._new and self._type:
            offered = following.before(self._document, findings, place, reader.node, reader.index)
            return all(one.refusal is None for one in offered if one.type == self._type)
        return editing.verdict(source, reader)[0] == "fits"

    # ---- the preview

    def _show(self, links: tuple[Link, ...]) -> None:
        picture = self._canvas.picture
        while len(self._drafts) < len(links):
            draft = DraftItem(picture.ink)
            picture.addItem(draft)
            self._drafts.append(draft)
        for number, draft in enumerate(self._drafts):
            if number >= len(links):
                draft.clear()
                continue
            link = links[number]
            start = self._at(Port(link.source, "out", link.output))
            end = self._at(Port(link.reader, "in", link.port))
            turns = self._item(link.source).face.down, self._item(link.reader).face.down
            draft.show_path(free_path(start, end, turns), "wire")
        self.links = links

    def end(self) -> None:
        for draft in self._drafts:
            self._canvas.picture.removeItem(draft)
        self._drafts.clear()
        self.links = ()

    # ---- the edits

    def put_down(self, places: Mapping[str, QPointF], links: tuple[Link, ...]) -> bool:
        """Move what was dragged and wire it, as one edit."""
        points = {node_id: (at.x(), at.y()) for node_id, at in places.items()}
        label = translate("Canvas", "Move and connect")
        return self._canvas.editing.do(_moved, points, links, label=label)

    def put_new(self, at: QPointF, links: tuple[Link, ...]) -> bool:
        """Add the new layer and wire it, as one edit."""
        inner = self._document.definitions.get(self._type.removeprefix(INSTANCE))
        label = translate("Canvas", "Add {type}", type=inner.name if inner else self._type)
        return self._canvas.editing.do(
            _added,
            self._home.id,
            self._type,
            (at.x(), at.y()),
            links,
            label=label,
            select=self._only_new,
        )

    def _only_new(self, before: Document, after: Document) -> list[str]:
        return [self._new]


def _read(home: Definition) -> set[tuple[str, int]]:
    """The outputs that something reads."""
    return {
        (ref.node, ref.port)
        for node in home.nodes.values()
        for ref in node.inputs
        if ref is not None
    }


def _moved(
    document: Document, places: Mapping[str, edits.Point], links: tuple[Link, ...]
) -> Document:
    return wiring.link(remarks.move(document, places), links)


def _added(
    document: Document, home: str, type_name: str, at: edits.Point, links: tuple[Link, ...]
) -> Document:
    values = starting_values(document, home, type_name)
    return wiring.link(edits.add(document, home, type_name, at, values), links)
