"""The search boxes of the canvas: add a layer at a place, and find a layer that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint

from studio.graph import lookup
from studio.graph.findings import Findings
from studio.graph.following import Candidate
from studio.graph.lookup import Place
from studio.spec.layer import LAYERS
from studio.ui import translations
from studio.ui.families import BLOCK, by_family
from studio.ui.finder import Finder, Item
from studio.ui.fuzzy import Match
from studio.ui.offers import Offer, layer_offer

WIDTH = 380
NONE = Match(0, ())
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
    """Layers by name, label, type, parameter or shape; those inside blocks with their path."""

    def open_for(self, corner: QPoint, findings: Findings) -> None:
        hint = self.tr("Name, type, k=5 or 16x14x14…")
        self.set_texts(hint, self.tr("Find a layer"))
        self._places = {one.address: one for one in lookup.places(findings)}
        self.open_at(corner, WIDTH, [_place_item(one) for one in self._places.values()])

    def found(self, typed: str, items: list[Item]) -> list[tuple[Item, Match]]:
        query = lookup.parsed(typed)
        fitting = [item for item in items if query.fits(self._places[item.key])]
        named = super().found(query.words, fitting)
        known = {item.key for item, _ in named}
        others = (item for item in fitting if item.key not in known)
        return [*named, *((i, NONE) for i in others if query.is_value(self._places[i.key]))]


def _place_item(place: Place) -> Item:
    node = place.finding.node
    declaration = LAYERS.get(node.type)
    family: str = "input_output" if declaration is None else declaration.family
    note = " · ".join(part for part in (node.label, _type(place), place.shape) if part)
    texts = (place.finding.path, node.label, _type(place))
    tip = ", ".join(f"{name}={value}" for name, value in place.settings.items())
    family = BLOCK if node.definition is not None else family
    return Item(place.address, tuple(t for t in texts if t), note, family=family, tip=tip)


def _type(place: Place) -> str:
    """What stands before the name of a block tells nobody anything."""
    return "" if place.finding.node.definition is not None else place.finding.node.type


def _item(offer: Offer) -> Item:
    constructor = LAYERS[offer.type].constructor() if offer.type in LAYERS else ""
    return Item(
        offer.type,
        offer.texts,
        offer.title or constructor or "",
        family=offer.family,
        tip=offer.tip,
    )
