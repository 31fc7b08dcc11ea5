"""Analysis of 1,000 nodes: everything anew, and after one edit; and the text of 150 layers.

Beside a forward pass of the same network on the meta device, which finds shapes only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.findings import Findings
from studio.graph.forecast import Forecaster
from studio.graph.model import Document
from studio.graph.program import lower
from studio.graph.review import examine
from tests.benchmarks.canvas import network
from tests.benchmarks.rows import report
from tests.documents import chain


def milliseconds(action: Callable[[], object], rounds: int) -> float:
    """Median of several calls."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


class Edited:
    """A document and what an edit makes of it, looked at in turns, as do and undo would."""

    def __init__(self, document: Document, edited: Document) -> None:
        self._documents = [document, edited]
        self._analyser, self._forecaster = Analyser(), Forecaster()
        self._turn = 0
        for _ in self._documents:
            self.forecast()

    def analyse(self) -> tuple[Document, Findings]:
        self._turn += 1
        changed = self._documents[self._turn % 2]
        return changed, examine(self._analyser, changed)

    def forecast(self) -> None:
        """With the costs of every node, as a panel shows them."""
        dict(self._forecaster.forecast(*self.analyse()).nodes)


def meta_forward(document: Document, rounds: int, batch: int = 32) -> float:
    """Milliseconds of a forward pass of the document's network on the meta device."""
    import torch

    from studio.engine.compile import compile_program

    recipe, _ = bind_recipe(document)
    findings = Analyser().analyse(document)
    (source,) = document.network().of_type("Input")
    shape = findings.by_address[(source.id,)].output
    assert recipe is not None
    assert shape is not None
    with torch.device("meta"):
        net = compile_program(lower(document, findings, recipe)).networks()["net"]
        samples = torch.empty(batch, *shape.dims)
    return milliseconds(lambda: net(samples), rounds)


def main(nodes: int = 1_000, rounds: int = 15) -> None:
    document, what = network(nodes), f"analysis of {nodes} nodes"
    first = milliseconds(lambda: Analyser().analyse(document), rounds)
    report(f"{what}, all anew", first, "ms", 10.0, "lower")
    edited = Edited(document, edits.set_param(document, "n2", "bias", False))
    again = milliseconds(edited.analyse, 2 * rounds)
    report(f"{what}, one edit", again, "ms", 3.0, "lower")
    both = milliseconds(edited.forecast, 2 * rounds)
    report(f"{what}, with the memory of each, one edit", both, "ms", 3.0, "lower")
    longer = Edited(document, edits.add_after(document, f"n{nodes // 2}", "ReLU"))
    added = milliseconds(longer.forecast, 2 * rounds)
    report(f"{what}, with the memory of each, a new layer", added, "ms", 3.0, "lower")
    layers = [("Linear", {"out_features": 10}), ("BatchNorm1d", {}), ("ReLU", {})] * 50
    deep = chain((10,), layers)
    findings, (recipe, _) = Analyser().analyse(deep), bind_recipe(deep)
    assert recipe is not None
    text = milliseconds(lambda: lower(deep, findings, recipe), rounds)
    report("text of 150 layers", text, "ms", 10.0, "lower")
    meta = meta_forward(document, max(2, rounds // 5))
    for name, value in (("one edit", both), ("all anew", first)):
        note = f"{value:.2f} against {meta:.0f} ms"
        part = value / meta
        report(f"{what}, {name}, by a meta forward pass", part, "", 0.01, "lower", note)


if __name__ == "__main__":
    main()
