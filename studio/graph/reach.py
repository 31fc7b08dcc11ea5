"""Which nodes lead to some, which follow from them, which are alike. Only questions, no edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.graph.model import Definition


def upstream(definition: Definition, ids: Iterable[str]) -> list[str]:
    """Every node that the data of `ids` come from, without `ids`, in the definition's order."""
    sources = {
        node.id: [ref.node for ref in node.inputs if ref is not None]
        for node in definition.nodes.values()
    }
    return _reached(definition, list(ids), sources)


def downstream(definition: Definition, ids: Iterable[str]) -> list[str]:
    """Every node that the data of `ids` go to, without `ids`, in the definition's order."""
    readers: dict[str, list[str]] = {}
    for node in definition.nodes.values():
        for ref in node.inputs:
            if ref is not None:
                readers.setdefault(ref.node, []).append(node.id)
    return _reached(definition, list(ids), readers)


def of_same_type(definition: Definition, ids: Iterable[str]) -> list[str]:
    """Every other node whose type one of `ids` has; instances are alike if their block is."""
    chosen = set(ids)
    types = {node.type for node in definition.nodes.values() if node.id in chosen}
    return [n.id for n in definition.nodes.values() if n.type in types and n.id not in chosen]


def _reached(definition: Definition, ids: list[str], steps: Mapping[str, list[str]]) -> list[str]:
    waiting, seen = list(ids), set(ids)
    while waiting:
        for near in steps.get(waiting.pop(), ()):
            if near not in seen:
                seen.add(near)
                waiting.append(near)
    found = seen.difference(ids)
    return [node_id for node_id in definition.nodes if node_id in found]
