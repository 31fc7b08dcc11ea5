"""Edits of several wires at once: cut, join, and the order in which one layer reads its inputs.

Not here: one wire alone (`edits.connect`, `edits.disconnect`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studio.graph import edits
from studio.graph.model import Definition, Document, Node
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Refused

Wire = tuple[str, int]
"""The reader and its input port: wires are stored at their destination."""


@dataclass(frozen=True, slots=True)
class Link:
    """A wire that may be: from an output to an input."""

    source: str
    output: int
    reader: str
    port: int


def takes_any_number(node: Node) -> bool:
    """Whether the layer grows a port for each further input (Add, Concat)."""
    declaration = LAYERS.get(node.type)
    return declaration is not None and declaration.variadic


def wires_at(definition: Definition, ids: Iterable[str]) -> list[Wire]:
    """The wires that begin or end at one of these nodes."""
    chosen = set(ids)
    return [
        (node.id, port)
        for node in definition.nodes.values()
        for port, ref in enumerate(node.inputs)
        if ref is not None and (node.id in chosen or ref.node in chosen)
    ]


def cut_wires(document: Document, wires: Iterable[Wire]) -> Document:
    """Take wires out; the ports that a variadic layer grew for them go with them.

    Raises:
        Refused: `wire-none` where there is no wire at any of these ports.
    """
    there = {
        (reader, port)
        for reader, port in wires
        if (node := document.node(reader)) is not None
        and port < len(node.inputs)
        and node.inputs[port] is not None
    }
    if not there:
        raise Refused("wire-none", translate("Edits", "There is no wire to cut."))
    # From the last port to the first: a port that goes moves those after it, not those before.
    for reader, port in sorted(there, key=lambda wire: -wire[1]):
        document = edits.disconnect(document, reader, port)
    return document


def link(document: Document, links: Iterable[Link]) -> Document:
    """Wire all of these. Raises Refused as `edits.connect`."""
    for one in links:
        document = edits.connect(document, one.source, one.output, one.reader, one.port)
    return document


def join(document: Document, ids: Sequence[str]) -> Document:
    """Wire the first output of each node to a free input of the last one, in their order.

    Raises:
        Refused: `wire-few` with fewer than two nodes, `wire-full` where no input is free, and as
            `edits.connect`.
    """
    if len(ids) < 2:
        text = translate(
            "Edits", "Select the layers to read from, and last the one that is to read them."
        )
        raise Refused("wire-few", text)
    for source in ids[:-1]:
        document = edits.connect(document, source, 0, ids[-1], _free_port(document, ids[-1]))
    return document


def _free_port(document: Document, node_id: str) -> int:
    node = document.node(node_id)
    ports = () if node is None else node.inputs
    if None in ports:
        return ports.index(None)
    if node is not None and takes_any_number(node):
        return len(ports)
    name = "" if node is None else node.name
    text = translate("Edits", "{name} has no free input: cut a wire of it first.", name=name)
    raise Refused("wire-full", text)


def reorder_inputs(document: Document, node_id: str, order: Sequence[int]) -> Document:
    """Let the input at place i be the one that was at `order[i]`.

    Raises:
        Refused: `inputs-order` where `order` does not name each port once.
    """
    node = document.node(node_id)
    if node is None or sorted(order) != list(range(len(node.inputs))):
        text = translate("Edits", "An order of inputs names each input once.")
        raise Refused("inputs-order", text)
    return document.with_node(replace(node, inputs=tuple(node.inputs[i] for i in order)))


def move_input(document: Document, node_id: str, port: int, to: int) -> Document:
    """Take the wire at `port` to another port of the same node.

    In a variadic layer the inputs between them move up by one, as in a list; where each port means
    something else the two wires change places. Raises Refused as `reorder_inputs`.
    """
    node = document.node(node_id)
    count = 0 if node is None else len(node.inputs)
    order, to = list(range(count)), min(to, count - 1)
    if node is not None and 0 <= port < count and to >= 0:
        if takes_any_number(node):
            order.insert(to, order.pop(port))
        else:
            order[port], order[to] = order[to], order[port]
    return reorder_inputs(document, node_id, order)
