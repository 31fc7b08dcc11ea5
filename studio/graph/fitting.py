"""Other data for a network: its Input, its last layer and its loss follow. One pure edit."""

from __future__ import annotations

from studio.graph import recipe_edits, repairs
from studio.graph.analysis import Analyser
from studio.graph.model import Document, Entry
from studio.graph.review import examine
from studio.spec.problems import Problem, Refused, Repair

FITTING = ("input-shape", "loss-task", "loss-binary", "loss-classes")
"""Problems between data and network that have one plain answer. All others stay for the person."""
MOST = 20
"""Repairs in a row; a document has a few such problems at the most."""


def take_data(document: Document, entry: Entry) -> Document:
    """`document` with the data set `entry`, and the network's ends fitted to it.

    A first Linear gets a Flatten in front where pictures arrive. What a person has to decide stays
    as it is and is shown as a problem: a picture that is too small for the pooling, a table where a
    convolution stands.
    """
    document = recipe_edits.with_entry(document, "data", entry)
    analyser = Analyser()
    for _ in range(MOST):
        found = examine(analyser, document).problems
        repaired = next((r for p in found if (r := _repaired(document, p)) is not None), None)
        if repaired is None:
            break
        document = repaired
    return document


def _repaired(document: Document, problem: Problem) -> Document | None:
    """After the first repair, None where there is none or it changes nothing."""
    if not problem.repairs:
        return None
    repair = problem.repairs[0]
    if problem.code not in FITTING and not _flattens_input(document, problem, repair):
        return None
    try:
        after = repairs.apply(document, problem, repair)
    except Refused:
        return None
    return None if after == document else after


def _flattens_input(document: Document, problem: Problem, repair: Repair) -> bool:
    """Whether `repair` puts a Flatten between an Input and the layer that reads it."""
    if repair.edit != "insert_before" or repair.arguments.get("type") != "Flatten":
        return False
    node = document.node(problem.address[-1]) if problem.address else None
    read = node.inputs[0] if node is not None and node.inputs else None
    source = document.node(read.node) if read is not None else None
    return source is not None and source.type == "Input"
