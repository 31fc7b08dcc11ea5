"""Variables in `forward`: a chain goes on in `x`, a branch or a function is named like its node."""

from __future__ import annotations

import builtins
from collections import Counter
from collections.abc import Sequence

from studio.graph.flow import Flow
from studio.graph.model import Node, Ref
from studio.spec.names import fresh

CHAIN = "x"
BUILTINS = frozenset(dir(builtins))


class Variables:
    """The variables of one method body, asked for in the order of `flow.steps`."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._arguments = {node.name for node in flow.inputs}
        self._held: dict[Ref, str] = {Ref(node.id): node.name for node in flow.inputs}
        self._left: Counter[Ref] = Counter()
        for node in flow.steps:
            self._left.update(flow.reads(node))
        self._left.update((*flow.results, *flow.training_results))

    def of(self, ref: Ref) -> str:
        """The variable that holds a value which is still needed."""
        return self._held[ref]

    def read(self, node: Node) -> tuple[str, ...]:
        """The variables that the statement of `node` reads."""
        return tuple(self._held[ref] for ref in self._flow.reads(node))

    def assign(self, node: Node, outputs: Sequence[str], *, named: bool) -> tuple[str, ...]:
        """A variable for each output of `node`, `_` where nothing reads it; `named`: like the node.

        Variables whose last reader is this statement are free again.
        """
        freed = self._release(node)
        live = set(self._held.values())
        targets: list[str] = []
        for port, output in enumerate(outputs):
            ref = Ref(node.id, port)
            if not self._left[ref]:
                targets.append("_")
                continue
            own = node.name if port == 0 else f"{node.name}_{output}"
            name = self._chosen(own, live, () if named or port else (CHAIN, *freed))
            self._held[ref] = name
            live.add(name)
            targets.append(name)
        return tuple(targets)

    def _release(self, node: Node) -> list[str]:
        reads = self._flow.reads(node)
        self._left.subtract(reads)
        return [self._held.pop(ref) for ref in dict.fromkeys(reads) if not self._left[ref]]

    def _chosen(self, own: str, live: set[str], preferred: Sequence[str]) -> str:
        for name in preferred:
            if name not in live and (name == CHAIN or name not in self._arguments):
                return name
        taken = live | self._arguments | BUILTINS
        return fresh(own, taken) if own in taken else own
