"""One use of a definition while its nodes are looked at, beside what the last look found there.

Not here: what is found (`analysis`), and what stays from one analysis to the next (`recall`).
"""

from __future__ import annotations

from collections.abc import Mapping

from studio.graph.findings import Finding
from studio.graph.model import Node
from studio.graph.recall import Count, Frame, Use, counted, is_restless
from studio.spec.problems import Address
from studio.spec.shapes import Shape


class Visit:
    """`known`: the last look, if single nodes can be taken over; `stale`: those that cannot.

    `swept`: what was found so far; `arrivals`: shapes that arrive at the `Input` nodes; `within`:
    definitions that the use is inside of.
    """

    def __init__(
        self,
        frame: Frame,
        prefix: Address,
        within: tuple[str, ...],
        arrivals: Mapping[str, Shape | None],
        last: Use | None,
    ) -> None:
        differing = None if last is None else last.differing(frame)
        self.frame, self.prefix, self.within, self.arrivals = frame, prefix, within, arrivals
        self.known = None if differing is None else last
        self.swept: dict[str, Finding] = {}
        self._equal = last if last is not None and last.comparable(frame) else None
        self._changed = differing or set[str]()
        self.stale = self._changed | frame.structure.backward
        if self.known is not None:
            self.stale |= self.known.restless
        self._looked: list[str] = []

    def address(self, node: Node) -> Address:
        return (*self.prefix, node.id)

    def path(self, node: Node) -> str:
        structure = self.frame.structure
        if structure.definition.kind == "sequential" and node.id in structure.positions:
            return f"{self.frame.path}{structure.positions[node.id]}"
        return f"{self.frame.path}{node.name}"

    def live(self, node: Node) -> bool:
        return self.frame.live and node.id in self.frame.structure.live

    def recalled(self, node: Node, inputs: tuple[Shape | None, ...]) -> Finding | None:
        """The finding of a layer that is as before and gets what it got before."""
        if self.known is None or node.id in self._changed or node.shares is not None:
            return None
        before = self.known.found.get(node.id)
        if before is None or before.measured is None or before.problems or before.inputs != inputs:
            return None
        return before if inputs or not self.prefix else None

    def looked_at(self, finding: Finding) -> Finding:
        """The finding to go on with: that of before, if it is the same."""
        node = finding.node
        before = None if self._equal is None else self._equal.found.get(node.id)
        if before is not None and before.node is node and before == finding:
            finding = before
        self._looked.append(node.id)
        if self.known is not None and finding is not before:
            self.stale.update(self.frame.structure.readers.get(node.id, ()))
        return finding

    def use(self) -> Use:
        """What the next look can take over."""
        swept, structure = self.swept, self.frame.structure
        restless = frozenset([i for i in self._looked if is_restless(swept[i], structure)])
        return Use(self.frame, swept, restless, self._count())

    def _count(self) -> Count:
        """From that of before, by what has changed."""
        if self.known is None:
            return counted(self.swept.values())
        found = self.known.found
        looked = [found[node_id] for node_id in self._looked if node_id in found]
        gone = [found[node_id] for node_id in found.keys() - self.swept.keys()]
        new = counted([self.swept[node_id] for node_id in self._looked])
        return self.known.count.plus(new).plus(counted([*looked, *gone]), -1)
