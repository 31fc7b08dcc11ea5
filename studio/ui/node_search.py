"""The search boxes of the canvas: add a layer at a place, and find a layer that is there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint

from studio.graph.model import Definition
from studio.spec.layer import LAYERS, Operation
from studio.ui import translations
from studio.ui.families import by_family, search_texts
from studio.ui.finder import Finder, Item

WIDTH = 380


class NodeSearch(Finder):
    """Layer types by name, title, torch.nn class or family."""

    def open_for(self, corner: QPoint, *, reading: bool = False, read: bool = False) -> None:
        """`reading`: it is to read a wire, so sources are left out; `read`: sinks are."""
        self.set_texts(self.tr("Add a layer…"), self.tr("Search layers"))
        types = (one for layers in by_family().values() for one in layers)
        self.open_at(corner, WIDTH, [_layer(one) for one in _fitting(types, reading, read)])


class NodeFinder(Finder):
    """Layers of the open network by name, label or type."""

    def open_for(self, corner: QPoint, definition: Definition) -> None:
        self.set_texts(self.tr("Find a layer…"), self.tr("Find a layer"))
        items = []
        for node in definition.nodes.values():
            declaration = LAYERS.get(node.type)
            family = "input_output" if declaration is None else declaration.family
            note = " · ".join(part for part in (node.label, node.type) if part)
            texts = tuple(part for part in (node.name, node.label, node.type) if part)
            items.append(Item(node.id, texts, note, family=family))
        self.open_at(corner, WIDTH, items)


def _fitting(
    types: Iterable[type[Operation]], reading: bool, read: bool
) -> Iterable[type[Operation]]:
    return (one for one in types if (one.inputs or not reading) and (one.outputs or not read))


def _layer(declaration: type[Operation]) -> Item:
    name = declaration.type_name()
    title = translations.text(declaration.called())
    constructor = declaration.constructor() or ""
    return Item(
        name,
        search_texts(declaration),
        title if title != name else constructor,
        family=declaration.family,
        tip=translations.declared(declaration.summary()),
    )
