"""A new node pushes its row apart, as little as needed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio import catalogue
from studio.graph import edits
from studio.graph.arrange import SIZE, arranged
from studio.graph.model import Document, blank
from studio.graph.room import GAP, with_room
from tests.documents import mlp

catalogue.fill()


def _row(*places: tuple[float, float]) -> Document:
    document = blank()
    for at in places:
        document = edits.add(document, "d1", "ReLU", at)
    return document


def _x(document: Document, *ids: str) -> list[float]:
    return [document.view[node_id].x for node_id in ids]


def test_what_is_to_the_right_moves_on_together():
    document = _row((0, 0), (200, 0), (420, 0), (240, 300))
    new = edits.add(document, "d1", "ReLU", (100.0, 0.0))
    made = with_room(new, "n5", {})
    assert _x(made, "n1", "n5") == [0, SIZE[0] + GAP]
    assert made.view["n2"].x == made.view["n5"].x + SIZE[0] + GAP
    assert made.view["n3"].x - made.view["n2"].x == 220, "their distance stays"
    assert made.view["n4"] == document.view["n4"], "another row is left alone"


def test_where_there_is_room_nothing_moves():
    document = _row((0, 0), (900, 0), (400, 10))
    assert with_room(document, "n3", {}).view == document.view


def test_a_source_is_before_and_a_reader_after_wherever_they_stand():
    document = arranged(mlp(), "d1")
    place = document.view["n3"]
    grown = edits.insert_on_wire(document, "Dropout", "n3", 0, (place.x + 40, place.y))
    made = with_room(grown, "n6", {})
    assert _x(made, "n1", "n2", "n6", "n3") == sorted(_x(made, "n1", "n2", "n6", "n3"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 8), min_size=1, max_size=6, unique=True),
    st.floats(0, 1600, allow_nan=False),
)
def test_the_new_node_covers_no_other_afterwards(slots, x):
    document = edits.add(_row(*((slot * 210.0, 0.0) for slot in slots)), "d1", "ReLU", (x, 12.0))
    new = f"n{len(slots) + 1}"
    made = with_room(document, new, {})
    rest = [place.x for node_id, place in made.view.items() if node_id != new]
    assert all(abs(other - made.view[new].x) >= SIZE[0] for other in rest)


def test_a_node_that_is_not_there_changes_nothing():
    document = _row((0, 0))
    assert with_room(document, "n9", {}) is document
