"""Repairs that are tried before they are offered: of one problem among many nodes, once a look."""

from __future__ import annotations

from studio.graph import edits
from studio.graph.advice import Adviser
from studio.graph.analysis import Analyser
from studio.graph.review import examine
from studio.graph.storage import loads
from studio.templates import template
from tests.benchmarks.core import milliseconds
from tests.benchmarks.rows import report
from tests.documents import chain

TARGET_MS = 50.0
"""The window answers within this time."""


def _flat(nodes):
    """A row of convolutions, and an Add whose shortcut has other channels."""
    layers = [("Conv2d", {"padding": 1}), ("ReLU", {})] * ((nodes - 6) // 2)
    last = ("Conv2d", {"padding": 1, "out_channels": 32})
    document = chain((1, 28, 28), [*layers, last, ("Add", {}), ("Flatten", {}), ("Linear", {})])
    (add,) = document.network().of_type("Add")
    return edits.connect(document, "n3", 0, add.id, 1)


def _blocks(name):
    """A template of deep blocks with a layer for sequences at its end."""
    document = loads(template(name).file.read_text(encoding="utf-8"))
    network = document.network()
    (flatten,) = network.of_type("Flatten")
    source = flatten.inputs[0].node
    return edits.add_after(edits.remove_joined(document, [flatten.id]), source, "MaxPool1d")


def measure(name, document, rounds):
    analyser, adviser = Analyser(), Adviser()
    findings = examine(analyser, document)
    problem = findings.problems[0]
    adviser.advised(document, findings, problem)
    state = {"document": document}

    def look() -> None:
        """At a document that is another one each time, as after an edit."""
        state["document"] = edits.move(state["document"], {"n2": (0.0, 0.0)})
        adviser.advised(state["document"], findings, problem)

    report(f"advice on {name}", milliseconds(look, rounds), "ms", TARGET_MS, "lower")


def main(nodes: int = 1_000, rounds: int = 9, template_name: str = "googlenet") -> None:
    measure(f"{nodes} nodes", _flat(nodes), rounds)
    measure(template_name, _blocks(template_name), rounds)


if __name__ == "__main__":
    main()
