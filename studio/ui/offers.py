"""What can be added to a network, as it is listed and found: layers, and the document's blocks."""

from __future__ import annotations

from dataclasses import dataclass

from studio.graph.model import INSTANCE, Definition, Document
from studio.graph.nesting import blocks, contents
from studio.spec.layer import LAYERS, Operation
from studio.ui import translations
from studio.ui.families import BLOCK, search_texts


@dataclass(frozen=True)
class Offer:
    """`type` is the type of the node; `texts` are what it is found by; `title` may be empty."""

    type: str
    name: str
    title: str
    family: str
    texts: tuple[str, ...]
    tip: str


def layer_offer(declaration: type[Operation]) -> Offer:
    name, title = declaration.type_name(), translations.text(declaration.called())
    heading = " · ".join(dict.fromkeys((name, title)))
    lines = (
        heading,
        translations.declared(declaration.summary()),
        declaration.constructor() or "",
    )
    return Offer(
        name,
        name,
        "" if title == name else title,
        declaration.family,
        search_texts(declaration),
        "\n".join(line for line in lines if line),
    )


def block_offers(document: Document, inside: Definition | None) -> list[Offer]:
    """The blocks of the document that may stand inside `inside`."""
    here = None if inside is None else inside.id
    fitting = (one for one in blocks(document) if here not in contents(document, one.id))
    return [
        Offer(f"{INSTANCE}{one.id}", one.name, "", BLOCK, (one.name,), _inside(one))
        for one in fitting
    ]


def _inside(definition: Definition) -> str:
    """The name and what is inside, a few layers."""
    inner = [n.name for n in definition.nodes.values() if n.type not in ("Input", "Output")]
    shown = ", ".join(inner[:6]) + (" …" if len(inner) > 6 else "")
    return f"{definition.name}: {shown}"


def offer_of(document: Document, type_name: str) -> Offer | None:
    """What a type name offers; None where nothing is known of it."""
    declaration = LAYERS.get(type_name)
    if declaration is not None:
        return layer_offer(declaration)
    return next((one for one in block_offers(document, None) if one.type == type_name), None)
