"""Analysis of 1,000 nodes: everything anew, and after one edit; and the text of 150 layers."""

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


def main(nodes: int = 1_000, rounds: int = 15) -> None:
    document = network(nodes)
    first = milliseconds(lambda: Analyser().analyse(document), rounds)
    report(f"analysis of {nodes} nodes, all anew", first, "ms", 10.0, "lower")
    analyser, forecaster = Analyser(), Forecaster()
    wide = edits.set_param(document, "n2", "bias", False)
    documents = [document, wide]
    forecaster.forecast(document, examine(analyser, document))
    state = {"turn": 0}

    def edit() -> tuple[Document, Findings]:
        state["turn"] += 1
        changed = documents[state["turn"] % 2]
        return changed, examine(analyser, changed)

    again = milliseconds(edit, 2 * rounds)
    report(f"analysis of {nodes} nodes, one edit", again, "ms", 3.0, "lower")
    both = milliseconds(lambda: forecaster.forecast(*edit()), 2 * rounds)
    note = "the forecast is worked out only while somebody looks at it"
    report(f"analysis and forecast of {nodes} nodes, one edit", both, "ms", 6.0, "lower", note)
    layers = [("Linear", {"out_features": 10}), ("BatchNorm1d", {}), ("ReLU", {})] * 50
    deep = chain((10,), layers)
    findings, (recipe, _) = Analyser().analyse(deep), bind_recipe(deep)
    assert recipe is not None
    text = milliseconds(lambda: lower(deep, findings, recipe), rounds)
    report("text of 150 layers", text, "ms", 10.0, "lower")


if __name__ == "__main__":
    main()
