"""Every change that hands make on the canvas: one labelled edit each. A refusal is said aloud.

The edits themselves are in `graph`; here they get their place, their label and what is selected
afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QPointF

from studio.graph import clipboard, edits, remarks
from studio.graph.arrange import Size
from studio.graph.binding import bind, top_names
from studio.graph.direction import runs_down
from studio.graph.edits import Point
from studio.graph.model import INSTANCE, Definition, Document, Node
from studio.graph.muting import can_be_muted
from studio.graph.naming import name_node
from studio.graph.nesting import instance_stem
from studio.graph.places import definition_at
from studio.graph.ports import PORTS, ports
from studio.graph.room import beside, with_room
from studio.graph.starting import starting_values
from studio.graph.tidying import tidied
from studio.project import Project
from studio.spec.layer import LAYERS, Sink, Source
from studio.spec.messages import Message, translate
from studio.spec.problems import Problem, Refused, Repair
from studio.ui import translations
from studio.ui.canvas.carrying import carried
from studio.ui.canvas.extents import CHIP_ROOM, LEAST_ROOM, rooms_of, sizes_of
from studio.ui.canvas.face import Face, summary
from studio.ui.canvas.geometry import laid_out
from studio.ui.canvas.node_item import Light
from studio.ui.canvas.pointer import Origin, Port
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireKey
from studio.ui.families import BLOCK
from studio.ui.selection import Selection
from studio.workspace import Workspace


class Speaker(Protocol):
    """Who tells the person something at the place where it happened."""

    def __call__(self, text: str, pixel: QPointF | None = None) -> None: ...


class Editing:
    """`say` is called with every refusal."""

    def __init__(
        self, workspace: Workspace, selection: Selection, picture: CanvasScene, say: Speaker
    ) -> None:
        self._workspace = workspace
        self._selection = selection
        self._picture = picture
        self._say = say
        self.busy = False
        """An edit of these hands is being made: what changes is seen by whoever makes it."""

    # ---- what there is

    @property
    def project(self) -> Project:
        return self._workspace.current

    @property
    def document(self) -> Document:
        return self.project.document

    @property
    def definition(self) -> Definition | None:
        """The one that is open."""
        return definition_at(self.document, self._selection.place) if self.ready else None

    @property
    def ready(self) -> bool:
        return bool(self._workspace.projects)

    def node(self, node_id: str) -> Node | None:
        definition = self.definition
        return definition.nodes.get(node_id) if definition is not None else None

    def sizes(self) -> dict[str, Size]:
        """Of the nodes that are shown."""
        return sizes_of(self._picture)

    # ---- questions that gestures ask

    def can_add(self, type_name: str) -> bool:
        """Whether the document knows such a layer or block."""
        inner = self.document.definitions if self.ready else {}
        return self.ready and (type_name in LAYERS or type_name.removeprefix(INSTANCE) in inner)

    def passes(self, type_name: str) -> bool:
        """Whether a layer or block of this type can be put into a wire."""
        inner = self.document.definitions.get(type_name.removeprefix(INSTANCE))
        if inner is not None:
            return all(ports(inner, kind) for kind in PORTS)
        declaration = LAYERS.get(type_name)
        return declaration is not None and bool(declaration.inputs and declaration.outputs)

    def can_be_put_in(self, node_id: str) -> bool:
        """Whether the node has no wires yet and could stand in one."""
        node = self.node(node_id)
        return (
            node is not None
            and bool(node.inputs)
            and bool(self._picture.nodes[node_id].layout.outputs)
            and not self._picture.wires_of(node_id)
        )

    def free_input(self, node_id: str) -> int | None:
        """The port that a wire dropped on the node's body means; None: the nearest one."""
        node = self.node(node_id)
        if node is None:
            return None
        for port, ref in enumerate(node.inputs):
            if ref is None:
                return port
        declaration = LAYERS.get(node.type)
        grows = declaration is not None and declaration.variadic
        return len(node.inputs) if grows else None

    def verdict(self, source: Port, reader: Port) -> tuple[Light, str]:
        """Whether a wire may run there, and why not or what would be wrong then."""
        try:
            edits.connect(self.document, source.node, source.index, reader.node, reader.index)
        except Refused as refused:
            return "wrong", translations.text(refused.text)
        findings, place = self.project.findings, self._selection.place
        from_, to = findings.of((*place, source.node)), findings.of((*place, reader.node))
        outputs = from_.measured.outputs if from_ and from_.measured else ()
        if to is None or to.layer is None or source.index >= len(outputs):
            return "fits", ""
        shapes = list(to.inputs)
        shapes[reader.index : reader.index + 1] = [outputs[source.index]]
        known = tuple(shape for shape in shapes if shape is not None)
        if len(known) < len(shapes):
            return "fits", ""
        try:
            to.layer.measure(known)
        except Refused as refused:
            return "doubtful", translations.text(refused.text)
        return "fits", ""

    def preview(self, type_name: str) -> Face:
        """What a new layer of this type will look like."""
        inner = self.document.definitions.get(type_name.removeprefix(INSTANCE))
        if inner is not None:
            before, after = (len(ports(inner, kind)) for kind in PORTS)
            return Face(instance_stem(inner), inner.name, "", BLOCK, before, after, block=True)
        trial = _added(self.document, self._home().id, type_name)
        node = trial.definitions[self._home().id].nodes[f"n{self.document.next_id}"]
        layer, _ = bind(node, top_names(self.document))
        declaration = LAYERS.get(type_name)
        outputs = len(declaration.ports_out(node.params)) if declaration is not None else 1
        family = declaration.family if declaration is not None else "input_output"
        plain = isinstance(layer, Source | Sink)
        line = type_name if plain else summary(node, layer)
        down = trial.view[node.id].down
        return Face(node.name, line, "", family, len(node.inputs), outputs, down=down)

    def _home(self) -> Definition:
        return self.definition or self.document.network()

    # ---- the one way to change something

    def do(
        self,
        function: Callable[..., Document],
        *args: Any,
        label: Message,
        at: QPointF | None = None,
        merge: str | None = None,
        select: Callable[[Document, Document], Iterable[str]] | None = None,
        **kwargs: Any,
    ) -> bool:
        """Make an edit, and select `select(before, after)`. False, and said why, if refused."""
        if not self.ready:
            return False
        before = self.document
        place = self._selection.place
        self.busy = True
        try:
            self.project.edit(function, *args, label=label, place=place, merge=merge, **kwargs)
        except Refused as refused:
            self._say(translations.text(refused.text), at)
            return False
        finally:
            self.busy = False
        if select is not None:
            self._selection.set(select(before, self.document))
            self._picture.remarks.choose(self.document.remarks.keys() - before.remarks)
        return True

    # ---- adding

    def add(self, type_name: str, at: QPointF, origin: Origin = None) -> bool:
        """A new layer with its top left corner at `at`; joined to a port or put into a wire."""
        return self.do(
            _added,
            self._home().id,
            type_name,
            (at.x(), at.y()),
            origin,
            self._sizes_with_new(type_name),
            self._gap(origin),
            label=translate("Canvas", "Add {type}", type=self._called(type_name)),
            select=_new_nodes,
        )

    def _called(self, type_name: str) -> str:
        inner = self.document.definitions.get(type_name.removeprefix(INSTANCE))
        return type_name if inner is None else inner.name

    def append(self, type_name: str, otherwise: QPointF) -> bool:
        """A new layer after the selected one, or at the end of the chain, wired to it.

        Before an Output that is selected; at `otherwise` where there is nothing to follow.
        """
        definition = self._home()
        after = self._selection.ids[-1] if self._selection.ids else edits.chain_end(definition)
        node = definition.nodes.get(after) if after is not None else None
        if node is None:
            return self.add(type_name, otherwise)
        item = self._picture.nodes[node.id]
        if not item.layout.outputs and node.inputs and node.inputs[0] is not None:
            return self.add(type_name, item.pos(), (node.id, 0))
        return self.do(
            _appended,
            node.id,
            type_name,
            self._sizes_with_new(type_name),
            self._gap(Port(node.id, "out")),
            label=translate("Canvas", "Add {type}", type=self._called(type_name)),
            select=_new_nodes,
        )

    def _sizes_with_new(self, type_name: str) -> dict[str, Size]:
        size = laid_out(self.preview(type_name), self._picture.ink).size
        return {**self.sizes(), f"n{self.document.next_id}": (size.width(), size.height())}

    # ---- wires

    def connect(self, source: Port, reader: Port, instead_of: WireKey | None = None) -> bool:
        """A wire from an output to an input; `instead_of` is taken out by the same edit."""
        return self.do(
            _connected,
            source,
            reader,
            instead_of,
            label=translate("Canvas", "Connect"),
        )

    def disconnect(self, key: WireKey) -> bool:
        return self.do(edits.disconnect, *key, label=translate("Canvas", "Delete the wire"))

    def put_in_wire(self, node_id: str, at: QPointF, key: WireKey) -> bool:
        """Move an unconnected node to `at` and into the wire there."""
        return self.do(
            _put_in_wire,
            node_id,
            (at.x(), at.y()),
            key,
            self.sizes(),
            self._gap(key),
            label=translate("Canvas", "Insert into the wire"),
        )

    # ---- places

    def move(self, places: Mapping[str, QPointF], merge: str | None = None) -> bool:
        return self.do(
            remarks.move,
            {node_id: (at.x(), at.y()) for node_id, at in places.items()},
            label=translate("Canvas", "Move"),
            merge=merge,
        )

    def nudge(self, x: float, y: float) -> bool:
        """Move what is selected; several in a row are one entry of the history."""
        ids = (*self._selection.ids, *self._picture.remarks.chosen)
        shift, places = QPointF(x, y), carried(self, self._picture, ids)
        moved = {one: at + shift for one, at in places.items()}
        return self.move(moved, merge=f"nudge {' '.join(ids)}") if moved else False

    def tidy(self, ids: Collection[str] | None = None, *, down: bool | None = None) -> bool:
        """Arrange all nodes, or only these; None: the way that most of them run now."""
        if down is None:
            down = self.ready and runs_down(self.document, self._home(), ids)
        return self.do(
            tidied,
            self._home().id,
            ids,
            sizes_of(self._picture, down),
            rooms_of(self._picture),
            down=down,
            label=translate("Canvas", "Tidy"),
        )

    def _gap(self, origin: Origin) -> float:
        """Room for the shape on the wire that leads to a new node."""
        if origin is None:
            return LEAST_ROOM
        wire = self._picture.wires.get(origin) if isinstance(origin, tuple) else None
        source = wire.strand.source if wire is not None else getattr(origin, "node", "")
        findings, place = self.project.findings, self._selection.place
        finding = findings.of((*place, source))
        text = str(finding.output) if finding is not None and finding.output else ""
        return max(LEAST_ROOM, self._picture.ink.mono_width(text) + CHIP_ROOM)

    # ---- nodes

    def delete(self, ids: Iterable[str]) -> bool:
        return self.do(remarks.remove, list(ids), label=translate("Canvas", "Delete"), select=_none)

    def delete_joined(self, ids: Iterable[str]) -> bool:
        label = translate("Canvas", "Delete and join the wires")
        return self.do(edits.remove_joined, list(ids), label=label, select=_none)

    def rename(self, node_id: str, name: str) -> Refused | None:
        """Give another name; what speaks against it, said by whoever asked."""
        label = translate("Canvas", "Rename to {name}", name=name)
        try:
            self.project.edit(name_node, node_id, name, label=label, place=self._selection.place)
        except Refused as refused:
            return refused
        return None

    def mute(self, ids: Iterable[str]) -> bool:
        """Mute these nodes, or if all are muted let them work again."""
        nodes = [node for i in ids if (node := self.node(i)) is not None]
        muted = not all(node.muted for node in nodes if can_be_muted(node)) or not any(
            node.muted for node in nodes
        )
        label = translate("Canvas", "Mute") if muted else translate("Canvas", "Unmute")
        return self.do(edits.set_muted, [node.id for node in nodes], muted, label=label)

    def fold(self, ids: Iterable[str]) -> bool:
        """Fold these nodes, or if all are folded open them."""
        view = self.document.view
        chosen = list(ids)
        folded = not all(i in view and view[i].folded for i in chosen)
        label = translate("Canvas", "Collapse") if folded else translate("Canvas", "Expand")
        return self.do(edits.fold, chosen, folded, label=label)

    def repair(self, problem: Problem, repair: Repair) -> bool:
        try:
            self.project.repair(problem, repair)
        except Refused as refused:
            self._say(translations.text(refused.text))
            return False
        return True

    # ---- clipboard

    def copied(self, ids: Iterable[str]) -> str:
        return clipboard.copy(self.document, ids)

    def paste(self, text: str, at: Point | None) -> bool:
        return self.do(
            clipboard.paste,
            self._home().id,
            text,
            at,
            label=translate("Canvas", "Paste"),
            select=_new_nodes,
        )

    def duplicate(self, ids: Iterable[str]) -> bool:
        label = translate("Canvas", "Duplicate")
        return self.do(clipboard.duplicate, list(ids), label=label, select=_new_nodes)


def _new_nodes(before: Document, after: Document) -> list[str]:
    made = (f"n{number}" for number in range(before.next_id, after.next_id))
    return [node_id for node_id in made if after.home(node_id) is not None]


def _none(before: Document, after: Document) -> list[str]:
    return []


def _added(
    document: Document,
    definition_id: str,
    type_name: str,
    at: Point = (0.0, 0.0),
    origin: Origin = None,
    sizes: Mapping[str, Size] | None = None,
    gap: float = LEAST_ROOM,
) -> Document:
    new_id = f"n{document.next_id}"
    if isinstance(origin, tuple):
        grown = edits.insert_on_wire(document, type_name, *origin, at)
        return with_room(grown, new_id, sizes or {}, gap)
    values = starting_values(document, definition_id, type_name)
    grown = edits.add(document, definition_id, type_name, at, values)
    if origin is None:
        return grown
    if origin.side == "out":
        return edits.connect(grown, origin.node, origin.index, new_id, 0)
    return edits.connect(grown, new_id, 0, origin.node, origin.index)


def _appended(
    document: Document, node_id: str, type_name: str, sizes: Mapping[str, Size], gap: float
) -> Document:
    new_id = f"n{document.next_id}"
    grown = edits.add_after(document, node_id, type_name)
    placed = replace(grown, view={**document.view, new_id: grown.view[new_id]})
    return beside(placed, node_id, new_id, sizes, gap)


def _connected(
    document: Document, source: Port, reader: Port, instead_of: WireKey | None
) -> Document:
    if instead_of == (reader.node, reader.index):
        instead_of = None
    wired = edits.connect(document, source.node, source.index, reader.node, reader.index)
    return wired if instead_of is None else edits.disconnect(wired, *instead_of)


def _put_in_wire(
    document: Document,
    node_id: str,
    at: Point,
    key: WireKey,
    sizes: Mapping[str, Size],
    gap: float,
) -> Document:
    moved = edits.move(document, {node_id: at})
    return with_room(edits.move_onto_wire(moved, node_id, *key), node_id, sizes, gap)
