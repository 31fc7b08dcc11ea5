"""Which way each wire runs and where its shape is written. No items: values, kept up to date.

A change is worked out only where it matters, and the result is the same as if all was done anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from studio.ui.canvas.cells import Cells, enclosing
from studio.ui.canvas.downward import ACROSS, Turns, course
from studio.ui.canvas.geometry import CHIP_HEIGHT, CLEAR, LOOP, REACH, Route, chip_rect
from studio.ui.canvas.wire_item import WireKey

MANY = 80
"""More places that changed than this: all wires are looked at."""


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of a wire, the width of what is to be written on it (0: nothing), its points."""

    start: QPointF
    end: QPointF
    text: float = 0.0
    through: tuple[QPointF, ...] = ()
    turns: Turns = ACROSS


@dataclass(frozen=True, slots=True)
class Way:
    """`chip` is empty where there is no room for the shape."""

    span: Span
    route: Route
    chip: QRectF

    @property
    def wish(self) -> QRectF:
        """Where the shape would be written if nothing else were there."""
        return chip_rect(self.route.places[0], self.span.text)


class Ways:
    """The ways of all wires between the nodes whose rectangles are in `cells`."""

    def __init__(self, cells: Cells[str]) -> None:
        self._cells = cells
        self._ways: dict[WireKey, Way] = {}
        self._areas: Cells[WireKey] = Cells()
        self._chips: Cells[WireKey] = Cells()
        self._wishes: Cells[WireKey] = Cells()

    def __getitem__(self, key: WireKey) -> Way:
        return self._ways[key]

    def update(
        self,
        spans: Mapping[WireKey, Span],
        gone: Iterable[WireKey] = (),
        disturbed: Iterable[QRectF] = (),
    ) -> set[WireKey]:
        """New ends for some wires, others are gone; in `disturbed` nodes came, went or moved.

        The keys of all wires that look different now.
        """
        stirred: list[QRectF] = []
        for key in gone:
            self._drop(key)
            way = self._ways.pop(key)
            stirred += (way.chip, way.wish)
        again = self._again(spans, list(disturbed))
        for key, span in again.items():
            stirred += self._run(key, span)
        return self._write(again.keys(), [rect for rect in stirred if not rect.isEmpty()])

    def _again(self, spans: Mapping[WireKey, Span], disturbed: list[QRectF]) -> dict[WireKey, Span]:
        """The wires that have to find their way anew."""
        again = dict(spans)
        if len(disturbed) > MANY:
            touched = set(self._ways)
        else:
            touched = {key for rect in disturbed for key in self._areas.near(rect)}
        for key in touched:
            again.setdefault(key, self._ways[key].span)
        return again

    def _run(self, key: WireKey, span: Span) -> list[QRectF]:
        """Find the way of one wire; gives the places of shapes that are or were there."""
        before = self._ways.get(key)
        self._drop(key)
        route = course(span.start, span.end, self._cells, span.turns, span.through)
        found = self._ways[key] = Way(span, route, QRectF())
        self._areas.put(key, _area(found))
        if route.modest:
            self._wishes.put(key, found.wish)
        if before is None:
            return [found.wish]
        return [enclosing([found.wish, before.chip, before.wish])]

    def _write(self, again: Set[WireKey], stirred: list[QRectF]) -> set[WireKey]:
        """Place the shapes, first on wires that run straight: the others give way to them.

        The keys of all wires that look different now.
        """
        modest = {key for key in again if self._ways[key].route.modest}
        for key in again - modest:
            if not self._place_chip(key).isEmpty():
                self._chips.put(key, self._ways[key].chip)
        if len(stirred) > MANY:
            modest |= {key for key, way in self._ways.items() if way.route.modest}
        else:
            near = (key for rect in stirred for key in self._areas.near(rect))
            modest |= {key for key in near if self._ways[key].route.modest}
        changed = set(again)
        for key in modest:
            if self._ways[key].chip != self._place_chip(key):
                changed.add(key)
        return changed

    def _place_chip(self, key: WireKey) -> QRectF:
        way = self._ways[key]
        chip = self._chip(key, way)
        if chip != way.chip:
            self._ways[key] = Way(way.span, way.route, chip)
        return chip

    def _chip(self, key: WireKey, way: Way) -> QRectF:
        """The first place that hides no node and no other shape; empty without one."""
        width = way.span.text
        if not width or (CHIP_HEIGHT if way.route.down else width) + 22.0 > way.route.room:
            return QRectF()
        for index, place in enumerate(way.route.places):
            rect = chip_rect(place, width)
            inner = rect.adjusted(2, 2, -2, -2)
            if self._cells.near(inner):
                continue
            if not way.route.modest or self._is_mine(key, index, inner):
                return rect
        return QRectF()

    def _is_mine(self, key: WireKey, index: int, inner: QRectF) -> bool:
        """Of several wires side by side that wish for a place the first one has it."""
        if self._chips.near(inner):
            return False
        others = self._wishes.near(inner) - {key}
        return not others if index else not any(other < key for other in others)

    def _drop(self, key: WireKey) -> None:
        for cells in (self._areas, self._chips, self._wishes):
            if key in cells:
                cells.drop(key)


def _area(way: Way) -> QRectF:
    """Where a node would change the way."""
    if not way.route.laned:
        return way.route.path.controlPointRect().adjusted(-CLEAR, -CLEAR, CLEAR, CLEAR)
    between = QRectF(way.span.start, way.span.end).normalized()
    if way.route.down:
        return between.adjusted(-REACH, -LOOP, REACH, LOOP)
    return between.adjusted(-LOOP, -REACH, LOOP, REACH)
