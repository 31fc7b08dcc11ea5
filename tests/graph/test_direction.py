"""Which way the data run: kept by every edit, saved, and taken over by what is new."""

from __future__ import annotations

import pytest

from studio.graph import blocks, clipboard, edits
from studio.graph.arrange import SIZE, arranged
from studio.graph.direction import runs_down, turned
from studio.graph.model import Document
from studio.graph.room import GAP, beside, with_room
from studio.graph.storage import dumps, loads
from studio.graph.tidying import tidied
from studio.spec.problems import Refused
from tests.documents import lenet, mlp


def _down(document: Document) -> Document:
    return arranged(document, "d1", down=True)


def _boxes_apart(document: Document) -> bool:
    places = [(at.x, at.y) for at in document.view.values()]
    return all(
        abs(a[0] - b[0]) >= SIZE[0] or abs(a[1] - b[1]) >= SIZE[1]
        for number, a in enumerate(places)
        for b in places[:number]
    )


def test_most_nodes_say_which_way_a_network_runs():
    document = mlp()
    assert not runs_down(document, document.network())
    document = turned(document, ["n1", "n2"], True)
    assert not runs_down(document, document.network())
    assert runs_down(document, document.network(), ["n1", "n2", "n3"])
    assert runs_down(turned(document, ["n3"], True), document.network())


def test_turning_what_runs_that_way_changes_nothing():
    document = _down(mlp())
    assert turned(document, document.view, True) is document


def test_tidying_keeps_the_way_of_what_is_tidied():
    document = _down(lenet())
    assert tidied(document, "d1").view == document.view
    across = tidied(document, "d1", down=False)
    assert not any(at.down for at in across.view.values())
    assert tidied(across, "d1").view == across.view


def test_moving_folding_and_unfolding_keep_it():
    document = edits.move(_down(mlp()), {"n2": (7.0, 8.0)})
    document = edits.fold(document, ["n2"], True)
    assert document.view["n2"].down
    assert document.view["n2"].folded
    assert edits.unfold(document, ["n2"], True).view["n2"].down


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("unfolded", [False, True])
def test_it_is_saved(folded, unfolded):
    document = edits.fold(_down(mlp()), ["n2"], folded)
    document = edits.unfold(document, ["n2"], True) if unfolded else document
    assert loads(dumps(document)).view == document.view


@pytest.mark.parametrize("marks", [["up"], [True, "up"], ["down", "down"], ["down", True]])
def test_other_marks_at_a_place_are_refused(marks):
    document = edits.move(mlp(), {"n2": (123.0, 77.0)})
    old, new = "[123.0, 77.0]", str([123.0, 77.0, *marks]).replace("True", "true")
    text = dumps(document).replace(" ", "").replace("\n", "")
    assert old.replace(" ", "") in text
    with pytest.raises(Refused) as refused:
        loads(text.replace(old.replace(" ", ""), new.replace("'", '"')))
    assert refused.value.code == "file-shape"


def test_what_is_added_or_pasted_goes_the_way_of_the_rest():
    document = _down(mlp())
    document = edits.add(document, "d1", "Dropout")
    assert document.view[f"n{document.next_id - 1}"].down
    pasted = clipboard.paste(document, "d1", clipboard.copy(mlp(), ["n2", "n3"]), (900.0, 0.0))
    assert all(pasted.view[f"n{i}"].down for i in range(document.next_id, pasted.next_id))
    across = clipboard.paste(mlp(), "d1", clipboard.copy(document, ["n2"]), (900.0, 0.0))
    assert not any(at.down for at in across.view.values())


def test_a_new_layer_after_another_stands_below_it_and_the_rest_gives_way():
    before = _down(mlp())
    grown = edits.add_after(before, "n2", "Dropout")
    new = f"n{before.next_id}"
    assert grown.view[new].x == before.view["n2"].x
    assert grown.view[new].y > before.view["n2"].y + SIZE[1]
    assert grown.view["n3"].y > grown.view[new].y + SIZE[1]
    assert grown.view["n1"] == before.view["n1"]
    assert _boxes_apart(grown)


def test_a_wide_layer_is_put_centred_below_a_narrow_one():
    before = _down(mlp())
    new = f"n{before.next_id}"
    sizes = {"n2": (100.0, 50.0), new: (200.0, 90.0)}
    grown = beside(edits.add_after(before, "n2", "Dropout"), "n2", new, sizes, GAP)
    assert grown.view[new].x + 100.0 == grown.view["n2"].x + 50.0
    assert grown.view["n3"].y >= grown.view[new].y + 90.0


def test_room_in_a_column_is_made_downwards_only():
    before = _down(mlp())
    new = f"n{before.next_id}"
    at = before.view["n3"]
    grown = edits.insert_on_wire(before, "Dropout", "n3", 0, (at.x, at.y - 30.0))
    roomy = with_room(grown, new, {})
    assert {at.x for at in roomy.view.values()} == {at.x for at in grown.view.values()}
    assert _boxes_apart(roomy)
    order = sorted(roomy.view, key=lambda i: roomy.view[i].y)
    assert order == ["n1", "n2", new, "n3", "n4", "n5"]


def test_a_block_of_layers_that_run_down_runs_down_inside_and_out():
    document = blocks.make_block(_down(lenet()), ["n2", "n3", "n4"])
    instance = next(n for n in document.network().nodes.values() if n.definition)
    assert document.view[instance.id].down
    inner = document.definitions[instance.definition]
    assert all(document.view[i].down for i in inner.nodes)
    (entry,), (exit_,) = inner.of_type("Input"), inner.of_type("Output")
    rows = [document.view[i].y for i in inner.nodes if i not in (entry.id, exit_.id)]
    assert document.view[entry.id].y < min(rows)
    assert document.view[exit_.id].y > max(rows)
