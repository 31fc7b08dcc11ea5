"""Points that wires run through: saved, taken along, and forgotten with their wire."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from studio.graph import bends, bookmarks, clipboard, edits
from studio.graph.keeping import kept
from studio.graph.model import Bookmark, Document
from studio.graph.storage import dumps, loads
from studio.spec.problems import Refused
from tests.documents import chain, lenet

WIRE = ("n3", 0)


def _bent() -> Document:
    return bends.add(bends.add(lenet(), WIRE, 0, (300, 90)), WIRE, 1, (360, 90))


def test_points_stand_in_the_direction_of_the_wire() -> None:
    document = bends.add(_bent(), WIRE, 1, (330, 120))
    assert document.bends[WIRE] == ((300, 90), (330, 120), (360, 90))
    assert bends.move(document, WIRE, 1, (331, 0)).bends[WIRE][1] == (331, 0)
    assert bends.remove(document, WIRE, 1) == _bent()
    assert bends.straighten(document, WIRE) == lenet()


@pytest.mark.parametrize("edit", [bends.move, bends.remove])
def test_a_point_that_is_gone_is_refused(edit) -> None:
    arguments = (WIRE, 5, (0, 0)) if edit is bends.move else (WIRE, 5)
    with pytest.raises(Refused) as refused:
        edit(_bent(), *arguments)
    assert refused.value.code == "bend-missing"


def test_there_is_no_point_without_a_wire_and_there_are_not_too_many() -> None:
    with pytest.raises(Refused) as refused:
        bends.add(lenet(), ("n1", 0), 0, (0, 0))
    assert refused.value.code == "bend-wire"
    document = lenet()
    for place in range(bends.MOST):
        document = bends.add(document, WIRE, place, (place, 0))
    with pytest.raises(Refused) as refused:
        bends.add(document, WIRE, 0, (0, 0))
    assert refused.value.code == "bend-many"


def test_a_file_with_points_comes_back_equal() -> None:
    text = dumps(_bent())
    assert loads(text) == _bent()
    assert '"n3.0": [[300.0, 90.0], [360.0, 90.0]]' in text
    assert "bends" not in dumps(lenet())


@pytest.mark.parametrize(
    "damaged",
    [{"n3": []}, {"n3.x": []}, {"n3.-1": []}, {"r3.0": []}, {"n3.0": [[1]]}, {"n3.0": [[1, "a"]]}],
)
def test_damaged_points_are_refused(damaged: dict[str, object]) -> None:
    data = {**json.loads(dumps(lenet())), "bends": damaged}
    with pytest.raises(Refused) as refused:
        loads(json.dumps(data))
    assert refused.value.code == "file-shape"


def test_a_wire_that_goes_takes_its_points_and_so_does_another_beginning() -> None:
    before = _bent()
    assert not kept(before, edits.disconnect(before, *WIRE)).bends
    assert not kept(before, edits.remove(before, ["n3"])).bends
    assert not kept(before, edits.connect(before, "n1", 0, "n3", 0)).bends
    assert kept(before, edits.rename(before, "n3", "other")).bends == before.bends


def test_points_move_with_both_ends_and_stay_when_one_is_moved() -> None:
    before = _bent()
    one = kept(before, edits.move(before, {"n3": (430, 20)}))
    assert one.bends == before.bends
    both = kept(before, edits.move(before, {"n2": (220, 22), "n3": (430, 22)}))
    assert both.bends[WIRE] == ((310, 112), (370, 112))


def test_points_move_with_both_ends_though_sums_of_parts_are_not_exact() -> None:
    before = edits.move(_bent(), {"n2": (0.1, 0.2), "n3": (500.7, 0.2)})
    after = kept(before, edits.move(before, {"n2": (0.1 + 0.2, 0.2), "n3": (500.7 + 0.2, 0.2)}))
    assert after.bends[WIRE][0] == pytest.approx((300.2, 90))


def test_points_follow_a_wire_to_another_port_of_a_layer_that_joins_many() -> None:
    document = chain((4,), [("Linear", {"out_features": 4}), ("ReLU", {}), ("Concat", {})])
    document = edits.connect(document, "n1", 0, "n4", len(document.node("n4").inputs) - 1)
    last = len(document.node("n4").inputs) - 1
    document = bends.add(document, ("n4", last), 0, (5, 5))
    node = document.node("n4")
    turned = document.with_node(replace(node, inputs=tuple(reversed(node.inputs))))
    assert kept(document, turned).bends == {("n4", 0): ((5, 5),)}


def test_copies_of_both_ends_have_the_points_too() -> None:
    twice = clipboard.duplicate(_bent(), ["n2", "n3"])
    assert twice.bends["n14", 0] == ((330, 120), (390, 120))
    text = clipboard.copy(_bent(), ["n2", "n3"])
    assert clipboard.paste(lenet(), "d1", text).bends["n14", 0] == ((330, 120), (390, 120))
    assert clipboard.paste(lenet(), "d1", clipboard.copy(_bent(), ["n3"])).bends == {}


def test_a_bookmark_is_saved_and_one_of_the_same_name_is_replaced() -> None:
    document = bookmarks.add(lenet(), Bookmark(" 开始 ", ("n1",), 1, 2, 0.5))
    document = bookmarks.add(document, Bookmark("开始", (), 3, 4, 1))
    assert document.bookmarks == (Bookmark("开始", (), 3, 4, 1),)
    assert loads(dumps(document)) == document
    assert dumps(loads(dumps(document))) == dumps(document)
    assert bookmarks.remove(document, "开始") == lenet()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_bookmark_needs_a_short_name(name: str) -> None:
    with pytest.raises(Refused) as refused:
        bookmarks.add(lenet(), Bookmark(name))
    assert refused.value.code == "bookmark-name"
