"""The search boxes of the canvas: add a layer at a place, and find a layer that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint

from studio.graph.following import Candidate
from studio.graph.model import Definition
from studio.spec.layer import LAYERS
from studio.ui import translations
from studio.ui.families import by_family
from studio.ui.finder import Finder, Item
from studio.ui.offers import Offer, layer_offer

WIDTH = 380
USUAL = 4
"""So many layers that usually come next stand before a person's own blocks."""


class NodeSearch(Finder):
    """Layers and blocks by name, title, torch.nn class or family."""

    def open_for(
        self,
        corner: QPoint,
        blocks: Sequence[Offer] = (),
        candidates: Sequence[Candidate] | None = None,
        question: str = "",
    ) -> None:
        """`candidates`: what may stand there, best first; None where any layer may."""
        self.set_texts(question or self.tr("Add a layer…"), self.tr("Search layers"))
        if candidates is None:
            types = (one for layers in by_family().values() for one in layers)
            items = [_item(layer_offer(one)) for one in types]
            items += [_item(one) for one in blocks]
        else:
            items = [self._candidate(one) for one in candidates]
            items[USUAL:USUAL] = [_item(one) for one in blocks]
        self.open_at(corner, WIDTH, items)

    def _candidate(self, candidate: Candidate) -> Item:
        item = _item(layer_offer(LAYERS[candidate.type]))
        if candidate.refusal is None:
            return item
        reason = translations.text(candidate.refusal)
        if candidate.by:
            reason = self.tr("{0} would refuse it: {1}").format(candidate.by, reason)
        return replace(item, note=self.tr("does not fit"), tip=reason, doubt=reason)


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


def _item(offer: Offer) -> Item:
    constructor = LAYERS[offer.type].constructor() if offer.type in LAYERS else ""
    return Item(
        offer.type,
        offer.texts,
        offer.title or constructor or "",
        family=offer.family,
        tip=offer.tip,
    )
