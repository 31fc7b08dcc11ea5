"""Giving a node a name, and with it the block that it alone uses and that has none yet."""

from __future__ import annotations

import re

from studio.graph import edits
from studio.graph.blocks import UNNAMED, rename_block
from studio.graph.model import Document
from studio.graph.nesting import instances
from studio.spec.problems import Refused


def name_node(document: Document, node_id: str, name: str) -> Document:
    """Rename a node; a new block is called like its one use: `stem` makes `Block` a `Stem`.

    Raises:
        Refused: `name-…` codes of `spec.names`, and `name-taken`; not for the block, which keeps
            its name where it cannot have that one.
    """
    document = edits.rename(document, node_id, name)
    node = document.node(node_id)
    inner = document.definitions.get(node.definition or "") if node is not None else None
    if inner is None or re.fullmatch(rf"{UNNAMED}\d*", inner.name) is None:
        return document
    if len(list(instances(document, inner.id))) != 1:
        return document
    try:
        return rename_block(document, inner.id, _class_name(name))
    except Refused:
        return document


def _class_name(name: str) -> str:
    """`down_sample` -> `DownSample`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))
