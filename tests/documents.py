"""Documents for tests, built by the same edits that the window uses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.findings import Findings
from studio.graph.model import Document, Entry, blank
from studio.graph.review import examine

catalogue.fill()

Layers = list[tuple[str, dict[str, Any]]]

LENET: Layers = [
    ("Conv2d", {"out_channels": 16, "kernel_size": (5, 5), "padding": (2, 2)}),
    ("ReLU", {}),
    ("MaxPool2d", {"kernel_size": (2, 2)}),
    ("Conv2d", {"out_channels": 32, "kernel_size": (3, 3), "padding": (1, 1)}),
    ("ReLU", {}),
    ("MaxPool2d", {"kernel_size": (2, 2)}),
    ("Flatten", {}),
    ("Linear", {"out_features": 64}),
    ("ReLU", {}),
    ("Linear", {"out_features": 10}),
]
"""The digits network of the first picture: 106,122 parameters on 1×28×28."""


def chain(
    shape: tuple[int, ...], layers: Layers, data: Entry | None = None, name: str = "Net"
) -> Document:
    """Input, `layers` one after the other, Output; nodes are n1, n2, … in this order."""
    document = edits.add(blank(name), "d1", "Input", (0.0, 0.0), {"shape": shape})
    for type_name, params in [*layers, ("Output", {})]:
        document = edits.add_after(document, f"n{document.next_id - 1}", type_name, params)
    return document if data is None else replace(document, data=data)


def lenet() -> Document:
    return chain((1, 28, 28), LENET)


def mlp(hidden: int = 8, inputs: int = 4, outputs: int = 3, data: str = "Iris") -> Document:
    layers: Layers = [
        ("Linear", {"out_features": hidden}),
        ("ReLU", {}),
        ("Linear", {"out_features": outputs}),
    ]
    return chain((inputs,), layers, Entry(data))


def found(document: Document) -> Findings:
    return examine(Analyser(), document)
