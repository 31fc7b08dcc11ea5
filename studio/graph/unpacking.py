"""Unpack a block: its layers stand in the place of one instance, with the numbers that hold there.

A pure edit Document -> Document; the network computes what it did before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio.graph.binding import top_names
from studio.graph.blocks import renumber
from studio.graph.learning_edits import handed_in
from studio.graph.model import Definition, Document, Node, Placement, Ref, without
from studio.graph.nesting import instances
from studio.graph.remark_copies import drawn_in, entered
from studio.graph.rewriting import rewritten
from studio.spec.expressions import Number, evaluate
from studio.spec.messages import translate
from studio.spec.names import fresh
from studio.spec.problems import Refused

PORT_TYPES = ("Input", "Output")
WIDTH = 210.0
"""From one layer to the next, in scene units."""

Wires = tuple[Ref | None, ...]


def unpack(document: Document, node_id: str) -> Document:
    """Put what is in the block in the place of its instance.

    A definition that nothing uses any more goes.

    Raises:
        Refused: `block-missing`; `block-muted`; `block-shares` where another instance calls the
            same modules; `block-repeat` for a number of repeats that is no number here.
    """
    node = document.node(node_id)
    inner = document.definitions.get(node.definition or "") if node is not None else None
    home = document.home(node_id)
    if node is None or inner is None or home is None:
        raise Refused("block-missing", translate("Blocks", "This is not a block."))
    _check(home, node)
    work = _Unpacking(document, home, node, inner)
    wires = node.inputs
    for index in range(_count(document, node)):
        wires = work.enter(index, wires)
    return _without_unused(work.finished(wires), inner)


def _check(home: Definition, node: Node) -> None:
    if node.muted:
        text = translate("Blocks", "{name} is muted. Unmute it before unpacking.", name=node.name)
        raise Refused("block-muted", text)
    if node.shares or any(other.shares == node.id for other in home.nodes.values()):
        text = translate(
            "Blocks", "{name} shares its weights, so it cannot be unpacked.", name=node.name
        )
        raise Refused("block-shares", text)


def _count(document: Document, node: Node) -> int:
    try:
        count = evaluate(str(node.repeat), top_names(document)).value
        if isinstance(count, int) and 1 <= count <= 100:
            return count
    except Refused:
        pass
    text = translate(
        "Blocks",
        "{name} is repeated {count} times. To unpack it, a number from 1 to 100 is needed.",
        name=node.name,
        count=str(node.repeat),
    )
    raise Refused("block-repeat", text)


@dataclass
class _Unpacking:
    document: Document
    home: Definition
    node: Node
    inner: Definition

    def __post_init__(self) -> None:
        self.taken = {n.name for n in self.home.nodes.values() if n.id != self.node.id}
        self.entered: dict[str, Node] = {}
        self.places: dict[str, Placement] = {}
        self.copies: list[tuple[Mapping[str, str], tuple[float, float]]] = []
        self.next_id = self.document.next_id
        arguments: dict[str, str | Number] = {}
        for parameter in self.inner.parameters:
            raw = self.node.params.get(parameter.name, parameter.default)
            arguments[parameter.name] = raw if isinstance(raw, (int, float)) else str(raw)
        self.arguments = arguments

    def enter(self, index: int, given: Wires) -> Wires:
        """One copy of the inside, reading `given`; what its outputs are."""
        layers = [n for n in self.inner.nodes.values() if n.type not in PORT_TYPES]
        renumbered = {n.id: f"n{self.next_id + i}" for i, n in enumerate(layers)}
        self.next_id += len(layers)
        entries = {n.id: place for place, n in enumerate(self.inner.of_type("Input"))}
        for node in layers:
            inside = rewritten(renumber(node, renumbered), self.arguments)
            new = handed_in(inside, self.node)
            wires = tuple(_outside(ref, entries, given) for ref in new.inputs)
            name = fresh(new.name, self.taken) if new.name in self.taken else new.name
            self.taken.add(name)
            self.entered[new.id] = replace(new, name=name, inputs=wires)
        self._place(index, renumbered)
        return tuple(
            _outside(_moved(output.inputs[0], renumbered), entries, given)
            if output.inputs
            else None
            for output in self.inner.of_type("Output")
        )

    def _place(self, index: int, renumbered: Mapping[str, str]) -> None:
        """Around the place of the instance, copies to the right of one another."""
        view = self.document.view
        places = [view[i] for i in renumbered if i in view] or [Placement()]
        left, right = min(p.x for p in places), max(p.x for p in places)
        top = min(p.y for p in places)
        at = view.get(self.node.id, Placement())
        across, down = at.x - left + index * (right - left + WIDTH), at.y - top
        for old, new in renumbered.items():
            was = view.get(old, Placement(left, top))
            self.places[new] = replace(was, x=was.x + across, y=was.y + down)
        self.copies.append((renumbered, (across, down)))

    def finished(self, outputs: Wires) -> Document:
        nodes: dict[str, Node] = {}
        for node in self.home.nodes.values():
            if node.id == self.node.id:
                nodes |= self.entered
                continue
            wires = tuple(self._followed(ref, outputs) for ref in node.inputs)
            nodes[node.id] = node if wires == node.inputs else replace(node, inputs=wires)
        view = {**without(self._pushed(), self.node.id), **self.places}
        grown = self.document.with_definition(replace(self.home, nodes=nodes))
        document = replace(grown, view=view, next_id=self.next_id)
        inside = drawn_in(self.document, self.inner)
        for renumbered, shift in self.copies:
            document = entered(document, self.home.id, inside, renumbered, shift)
        return document

    def _followed(self, ref: Ref | None, outputs: Wires) -> Ref | None:
        if ref is None or ref.node != self.node.id:
            return ref
        return outputs[ref.port] if ref.port < len(outputs) else None

    def _pushed(self) -> Mapping[str, Placement]:
        """Nodes to the right of the instance make room for what it held."""
        view = self.document.view
        at = view.get(self.node.id)
        if at is None or not self.places:
            return view
        by = max(place.x for place in self.places.values()) - at.x
        behind = (i for i in self.home.nodes if i in view and view[i].x > at.x)
        return {**view, **{i: replace(view[i], x=view[i].x + by) for i in behind}}


def _moved(ref: Ref | None, renumbered: Mapping[str, str]) -> Ref | None:
    return ref if ref is None else Ref(renumbered.get(ref.node, ref.node), ref.port)


def _outside(ref: Ref | None, entries: Mapping[str, int], given: Wires) -> Ref | None:
    """The wire of an inner node: what reads an Input reads what arrives there."""
    if ref is None or ref.node not in entries:
        return ref
    port = entries[ref.node]
    return given[port] if port < len(given) else None


def _without_unused(document: Document, inner: Definition) -> Document:
    used = any(True for _ in instances(document, inner.id))
    if used or inner.id in document.networks.values():
        return document
    return replace(
        document,
        definitions=without(document.definitions, inner.id),
        view=without(document.view, *inner.nodes),
    )
