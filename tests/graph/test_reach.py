"""Which nodes lead to others, follow from them, are alike."""

from __future__ import annotations

from studio import catalogue
from studio.graph import edits, reach
from studio.graph.model import Document, Ref, blank

catalogue.fill()


def _forked() -> Document:
    """n1 Input → n2 Conv2d → n3 ReLU → n5 Add ← n4 Conv2d ← n2, and n6 ReLU alone."""
    document = blank()
    for type_name in ("Input", "Conv2d", "ReLU", "Conv2d", "Add", "ReLU"):
        document = edits.add(document, "d1", type_name)
    for source, reader, port in (
        ("n1", "n2", 0),
        ("n2", "n3", 0),
        ("n2", "n4", 0),
        ("n3", "n5", 0),
        ("n4", "n5", 1),
    ):
        document = edits.connect(document, source, 0, reader, port)
    return document


def test_upstream_is_every_node_that_the_data_come_from() -> None:
    home = _forked().network()
    assert reach.upstream(home, ["n5"]) == ["n1", "n2", "n3", "n4"]
    assert reach.upstream(home, ["n3"]) == ["n1", "n2"]
    assert reach.upstream(home, ["n1", "n6"]) == []


def test_downstream_is_every_node_that_the_data_go_to() -> None:
    home = _forked().network()
    assert reach.downstream(home, ["n1"]) == ["n2", "n3", "n4", "n5"]
    assert reach.downstream(home, ["n3", "n4"]) == ["n5"]


def test_a_wire_to_a_node_that_is_not_there_leads_nowhere() -> None:
    document = _forked()
    broken = edits.add(document, "d1", "ReLU")
    node = broken.node("n7")
    assert node is not None
    home = broken.with_node(type(node)("n7", "lost", "ReLU", inputs=(Ref("n99"),))).network()
    assert reach.upstream(home, ["n7"]) == []


def test_alike_are_the_nodes_of_the_same_types() -> None:
    home = _forked().network()
    assert reach.of_same_type(home, ["n2"]) == ["n4"]
    assert reach.of_same_type(home, ["n2", "n3"]) == ["n4", "n6"]
