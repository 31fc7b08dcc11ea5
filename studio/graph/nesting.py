"""Which definitions use which: a block never contains itself, and what nothing uses may go."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator

from studio.graph.model import Definition, Document, Node
from studio.spec.messages import translate
from studio.spec.names import RESERVED
from studio.spec.problems import Refused


def instances(document: Document, definition_id: str) -> Iterator[tuple[Definition, Node]]:
    """Every node that is an instance of the definition, and where it stands."""
    for home in document.definitions.values():
        for node in home.nodes.values():
            if node.definition == definition_id:
                yield home, node


def contents(document: Document, definition_id: str) -> dict[str, Definition]:
    """The definition and all that it uses, at any depth; inner ones last."""
    found: dict[str, Definition] = {}
    waiting = [definition_id]
    while waiting:
        definition = document.definitions.get(waiting.pop())
        if definition is None or definition.id in found:
            continue
        found[definition.id] = definition
        waiting.extend(n.definition for n in definition.nodes.values() if n.definition)
    return found


def blocks(document: Document) -> list[Definition]:
    """The definitions that are no network."""
    networks = set(document.networks.values())
    return [one for one in document.definitions.values() if one.id not in networks]


def free_id(document: Document) -> str:
    """An id for a new definition: that of the next node, or the first after it that is free."""
    number = document.next_id
    while f"d{number}" in document.definitions:
        number += 1
    return f"d{number}"


def check_use(document: Document, definition_id: str, inside: str) -> None:
    """Whether an instance of the definition may stand inside another one.

    Raises:
        Refused: `block-missing`; `block-itself` where one would contain itself.
    """
    inner = document.definitions.get(definition_id)
    if inner is None:
        raise Refused("block-missing", translate("Blocks", "This block is not in the document."))
    if inside in contents(document, definition_id):
        raise Refused(
            "block-itself",
            translate("Blocks", "The block {name} would contain itself.", name=inner.name),
        )


def instance_stem(definition: Definition) -> str:
    """How instances are called by default: BasicBlock -> basic_block."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", definition.name).lower()
    usable = words.isascii() and words.isidentifier() and words not in RESERVED
    return words if usable and not keyword.iskeyword(words) else "block"
