"""Other data for a network: its Input, its last layer and its loss follow. One pure edit."""

from __future__ import annotations

from studio.graph import recipe_edits, repairs
from studio.graph.analysis import Analyser
from studio.graph.model import Document, Entry
from studio.graph.review import examine
from studio.spec.problems import Problem, Refused

FITTING = ("input-shape", "loss-task", "loss-binary", "loss-classes")
"""Problems between data and network that have one plain answer. All others stay for the person."""
MOST = 20
"""Repairs in a row; a document has a few such problems at the most."""


def take_data(document: Document, entry: Entry) -> Document:
    """`document` with the data set `entry`, and the network's ends fitted to it.

    What a person has to decide stays as it is and is shown as a problem: a picture that is too
    small for the pooling, a table where a convolution stands.
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
    if problem.code not in FITTING or not problem.repairs:
        return None
    try:
        after = repairs.apply(document, problem, problem.repairs[0])
    except Refused:
        return None
    return None if after == document else after
