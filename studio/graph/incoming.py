"""Wires that come into copied nodes from others: beside the nodes on the clipboard, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.graph.edits import output_count
from studio.graph.model import Definition, Document, Node, Ref


def to_json(document: Document, chosen: Mapping[str, Node]) -> dict[str, Any]:
    """The keys `document` and `incoming`; the rows are reader, port, source, its output."""
    rows = [
        [node.id, port, ref.node, ref.port]
        for node in chosen.values()
        for port, ref in enumerate(node.inputs)
        if ref is not None and ref.node not in chosen
    ]
    return {"document": document.id, "incoming": rows} if rows and document.id else {}


def joined(
    document: Document, home: Definition, nodes: list[Node], data: Mapping[str, Any]
) -> list[Node]:
    """`nodes` with these wires, where they begin in `home`; of another document there are none.

    A row that says nothing sensible is left out: the text may come from anywhere.
    """
    if not document.id or data.get("document") != document.id:
        return nodes
    wires: dict[tuple[str, int], Ref] = {}
    rows = data.get("incoming")
    for row in rows if isinstance(rows, list) else ():
        match row:
            case [str(reader), int(port), str(source), int(output)]:
                begins = home.nodes.get(source)
                if begins is not None and 0 <= output < output_count(document, begins):
                    wires[reader, port] = Ref(source, output)
    return [_with_wires(node, wires) for node in nodes]


def _with_wires(node: Node, wires: Mapping[tuple[str, int], Ref]) -> Node:
    ports = (wires.get((node.id, at), ref) for at, ref in enumerate(node.inputs))
    return replace(node, inputs=tuple(ports))
