"""Edits of how training treats weights: pure functions Document -> Document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import prod

from studio.graph.model import Document, Node, Start, put, without
from studio.spec.fields import Raw
from studio.spec.learning import Learning


def set_learning(document: Document, ids: Iterable[str], field: str, value: Raw) -> Document:
    """Set a raw value for several nodes; one that is equal to the default is not stored.

    A layer that calls the module of another one passes it on to that one.
    """
    known = Learning.fields()
    default = known[field].default if field in known else None
    plain = field in known and value == default and isinstance(value, bool) is (field == "frozen")
    for node in owners(document, ids):
        learning = put(node.learning, field, value)
        learning = without(learning, field) if plain else learning
        document = document.with_node(replace(node, learning=learning))
    return document


def freeze(document: Document, ids: Iterable[str], frozen: bool) -> Document:
    """Let training leave the weights of nodes, and of all inside blocks, as they are, or not.

    Where a node was frozen by the locks of its parameters alone, these are opened.
    """
    ids = list(ids)
    for node in [] if frozen else owners(document, ids):
        if not node.learning.get("frozen"):
            document = document.with_node(_unlocked(node))
    return set_learning(document, ids, "frozen", frozen)


def handed_in(node: Node, outer: Node) -> Node:
    """`node` of a block with what the instance `outer` adds, as it is without that block."""
    learning = dict(node.learning)
    if outer.learning.get("frozen"):
        learning["frozen"] = True
    factors = [one.learning["lr_factor"] for one in (outer, node) if "lr_factor" in one.learning]
    if factors:
        learning["lr_factor"] = _product(factors)
    return node if learning == node.learning else replace(node, learning=learning)


def _product(factors: list[Raw]) -> Raw:
    if all(isinstance(one, (int, float)) for one in factors):
        return prod(one for one in factors if isinstance(one, (int, float)))
    return " * ".join(f"({one})" if len(factors) > 1 else str(one) for one in factors)


def owners(document: Document, ids: Iterable[str]) -> list[Node]:
    """The nodes whose modules the given ones call, each once."""
    found: dict[str, Node] = {}
    for node_id in ids:
        node = document.node(node_id)
        owner = node if node is None or node.shares is None else document.node(node.shares)
        if owner is not None:
            found[owner.id] = owner
    return list(found.values())


def _unlocked(node: Node) -> Node:
    opened = {name: replace(start, frozen=False) for name, start in node.starts.items()}
    return replace(node, starts={n: start for n, start in opened.items() if start != Start()})
