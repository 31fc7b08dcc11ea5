"""A new head on a trained body: the last layer anew, for the classes of the data, the rest frozen.

One pure edit Document -> Document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio.graph.analysis import Analyser
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.ending import last_node
from studio.graph.findings import Findings
from studio.graph.learning import learns
from studio.graph.learning_edits import freeze
from studio.graph.model import Definition, Document, Node, Ref, put, without
from studio.graph.nesting import instances
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Address, Refused

ENDS = ("Input", "Output")
WIDTHS = ("out_features", "out_channels")
"""Fields that say how many numbers, or maps, a layer gives."""


@dataclass(frozen=True)
class Head:
    """The layer at `address`; blocks on the way to it are used only here."""

    address: Address
    field: str

    @property
    def node(self) -> str:
        return self.address[-1]


def replace_head(document: Document) -> Document:
    """The last layer with a width is a new one, with a fresh start and as wide as the target.

    All other weights are frozen. The new layer has a new id, so that weights of the old one, of
    whatever size, are not taken for it.

    Raises:
        Refused: `head-missing` where no last layer has a width; `head-shared` where a change would
            be one of other layers, too; `problems` while data or recipe are wrong.
    """
    head = head_of(document)
    width = _width(document)
    made = _renewed(document, head, width)
    findings = Analyser().analyse(made)
    rest = list(_beside(made, head.address[:-1], findings, f"n{document.next_id}"))
    frozen = freeze(made, [one for one in rest if one not in head.address], True)
    return freeze(frozen, head.address[:-1], False) if len(head.address) > 1 else frozen


def head_of(document: Document) -> Head:
    """Where the head is. Raises Refused: `head-missing`, `head-shared`."""
    definition = document.network()
    found = _found(document, definition, ())
    if found is None:
        text = translate(
            "Head",
            "The network has no last layer whose width can be set: a Linear or a convolution "
            "before the output is needed, with single wires between them.",
        )
        raise Refused("head-missing", text)
    _check(document, found)
    return found


def _found(document: Document, definition: Definition, way: Address) -> Head | None:
    """Backwards from the output, along layers with one input."""
    node = last_node(definition)
    while node is not None and node.id not in way:
        inner = document.definitions.get(node.definition or "")
        if inner is not None and not node.muted:
            head = _found(document, inner, (*way, node.id))
            if head is not None:
                return head
        field = None if node.muted else _width_of(node)
        if field is not None:
            return Head((*way, node.id), field)
        if len(node.inputs) != 1 or node.inputs[0] is None:
            return None
        node = definition.nodes.get(node.inputs[0].node)
    return None


def _width_of(node: Node) -> str | None:
    declaration = LAYERS.get(node.type)
    known = {} if declaration is None else declaration.fields()
    return next((name for name in WIDTHS if name in known), None)


def _check(document: Document, head: Head) -> None:
    for node_id in head.address:
        node = document.node(node_id)
        home = document.home(node_id)
        if node is None or home is None:
            continue
        others = sum(1 for _ in instances(document, node.definition)) if node.definition else 1
        lent = node.shares is not None or any(n.shares == node.id for n in home.nodes.values())
        if others > 1 or lent or node.repeat != 1:
            text = translate(
                "Head",
                "{name} is used more than once, so its last layer cannot be replaced for one use. "
                "Make it independent first.",
                name=node.name,
            )
            raise Refused("head-shared", text)


def _width(document: Document) -> int:
    data, _ = bind_data(document)
    recipe, _ = bind_recipe(document)
    if data is None or recipe is None:
        text = translate("Head", "Data and training have problems that have to be mended first.")
        raise Refused("problems", text)
    return recipe.steps[0].loss.width(data.target())


def _renewed(document: Document, head: Head, width: int) -> Document:
    """The head as a new node in its place, with its wires."""
    home = document.home(head.node)
    if home is None:
        return document
    old, new = home.nodes[head.node], f"n{document.next_id}"
    made = replace(old, id=new, params=put(old.params, head.field, width), starts={}, learning={})
    nodes = {
        (new if key == old.id else key): made if key == old.id else _reading(node, old.id, new)
        for key, node in home.nodes.items()
    }
    view = without(document.view, old.id)
    if old.id in document.view:
        view = put(view, new, document.view[old.id])
    bends = {
        (new if reader == old.id else reader, port): points
        for (reader, port), points in document.bends.items()
    }
    grown = document.with_definition(replace(home, nodes=nodes))
    return replace(grown, view=view, bends=bends, next_id=document.next_id + 1)


def _reading(node: Node, old: str, new: str) -> Node:
    wires = tuple(
        Ref(new, ref.port) if ref is not None and ref.node == old else ref for ref in node.inputs
    )
    return node if wires == node.inputs else replace(node, inputs=wires)


def _beside(document: Document, way: Address, findings: Findings, head: str) -> Mapping[str, None]:
    """Nodes with weights beside the way to the head, each once."""
    found: dict[str, None] = {}
    definition: Definition | None = document.network()
    for depth in range(len(way) + 1):
        if definition is None:
            break
        for node in definition.nodes.values():
            finding = findings.of((*way[:depth], node.id))
            known = finding is not None and finding.measured is not None
            if node.id == head or node.type in ENDS:
                continue
            if not known or finding is None or learns(finding):
                found[node.id] = None
        node_on_way = document.node(way[depth]) if depth < len(way) else None
        inner = None if node_on_way is None else node_on_way.definition
        definition = document.definitions.get(inner or "")
    return found
