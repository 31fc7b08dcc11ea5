"""A document with a block in it."""

from dataclasses import replace

from studio.graph import edits
from studio.graph.model import INSTANCE, Definition, Document, blank


def with_block() -> Document:
    """n1 -> an instance n2 of a block with n10 -> n11 -> n12 inside -> n3."""
    document = edits.add(blank(), "d1", "Input", (0, 0), {"shape": (4,)})
    inner = Definition("d2", "Block")
    document = replace(document, definitions={**document.definitions, "d2": inner}, next_id=10)
    for name in ("Input", "Linear", "Output"):
        document = edits.add(document, "d2", name)
    document = edits.connect(document, "n10", 0, "n11", 0)
    document = edits.connect(document, "n11", 0, "n12", 0)
    document = edits.add(document, "d1", INSTANCE + "d2", (200, 0), name="block1")
    document = edits.add(document, "d1", "Output", (400, 0))
    document = edits.connect(document, "n1", 0, "n13", 0)
    return edits.connect(document, "n13", 0, "n14", 0)
