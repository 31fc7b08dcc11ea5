"""Frames and notes: what lies in them, that they are saved, copied and taken along."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.graph import bends, clipboard, edits, remarks
from studio.graph.arrange import arranged
from studio.graph.blocks import make_block, make_independent
from studio.graph.keeping import kept
from studio.graph.model import Document
from studio.graph.storage import dumps, loads
from studio.graph.unpacking import unpack
from studio.spec.problems import Refused
from tests.documents import lenet, mlp
from tests.ui.canvas.blocks import with_block

SIZES = {f"n{i}": (120.0, 60.0) for i in range(1, 40)}


def _framed(*ids: str) -> Document:
    return remarks.frame_round(lenet(), "d1", ids, SIZES, "Features")


def test_a_frame_goes_round_what_was_chosen_and_holds_it() -> None:
    document = _framed("n2", "n3")
    frame = document.remarks["r13"]
    assert remarks.members(document, "r13", SIZES) == ("n2", "n3")
    assert frame.x < 210
    assert frame.y < -remarks.HEAD
    assert frame.x + frame.width > 420 + 120
    assert frame.y + frame.height > 60


def test_nothing_chosen_gives_no_frame() -> None:
    with pytest.raises(Refused) as refused:
        remarks.frame_round(lenet(), "d1", [], SIZES, "")
    assert refused.value.code == "frame-empty"


def test_removing_a_frame_leaves_its_layers_and_removing_both_takes_both() -> None:
    document = _framed("n2", "n3")
    assert remarks.remove(document, ["r13"]).network() == document.network()
    left = remarks.remove(document, ["r13", "n3"])
    assert not left.remarks
    assert "n3" not in left.network().nodes


def test_a_file_with_remarks_comes_back_equal_and_one_without_has_no_word_of_them() -> None:
    document = remarks.add(_framed("n2"), "d1", "note", (0, 200, 150, 80), "两行\n“文字”")
    text = dumps(document)
    assert loads(text) == document
    assert dumps(loads(text)) == text
    assert "remarks" not in dumps(lenet())


@given(st.text(max_size=60))
def test_whatever_is_written_in_a_note_can_be_saved(text: str) -> None:
    document = remarks.add(mlp(), "d1", "note", (0, 0, 100, 50), text)
    assert loads(dumps(document)) == document


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "cloud"),
        ("colour", "ultraviolet"),
        ("at", [1, 2, 3]),
        ("at", [0, 0, -5, 10]),
        ("home", "d9"),
        ("id", "r99"),
        ("id", "n1"),
        ("text", "x" * 5000),
        ("extra", 1),
    ],
)
def test_a_damaged_remark_is_refused_with_one_sentence(field: str, value: object) -> None:
    data = json.loads(dumps(_framed("n2")))
    data["remarks"][0][field] = value
    with pytest.raises(Refused) as refused:
        loads(json.dumps(data))
    assert refused.value.code == "file-shape"
    assert str(refused.value)


def test_a_text_that_is_too_long_and_a_colour_that_is_not_there_are_refused() -> None:
    document = _framed("n2")
    with pytest.raises(Refused) as refused:
        remarks.write(document, "r13", "x" * 4001)
    assert refused.value.code == "remark-long"
    with pytest.raises(Refused) as refused:
        remarks.paint(document, ["r13"], "ultraviolet")
    assert refused.value.code == "remark-colour"


def test_a_frame_is_never_smaller_than_its_title() -> None:
    document = remarks.place(_framed("n2"), "r13", (10, 20, 1, 1))
    assert remarks.box_of(document.remarks["r13"]) == (10, 20, *remarks.LEAST["frame"])


def test_copies_take_frames_along_and_stand_as_far_from_one_another() -> None:
    document = _framed("n2", "n3")
    pasted = clipboard.paste(
        document, "d1", clipboard.copy(document, ["n2", "n3", "r13"]), (0, 500)
    )
    copy = pasted.remarks["r16"]
    assert remarks.members(pasted, "r16", SIZES | {"n14": (120, 60), "n15": (120, 60)}) == (
        "n14",
        "n15",
    )
    assert (copy.x, copy.y, copy.text) == (0, 500, "Features")
    assert loads(dumps(pasted)) == pasted
    twice = clipboard.duplicate(document, ["n2", "r13"])
    assert twice.remarks["r15"].x == document.remarks["r13"].x + 30


def test_a_block_that_is_copied_into_another_project_has_its_notes_and_its_points() -> None:
    document = remarks.add(with_block(), "d2", "note", (7, 8, 100, 50), "inside")
    document = bends.add(document, ("n11", 0), 0, (5, 60))
    text = clipboard.copy(document, ["n13"])
    pasted = clipboard.paste(lenet(), "d1", text)
    (note,) = pasted.remarks.values()
    assert (note.text, note.x, note.y) == ("inside", 7, 8)
    assert note.home != "d1"
    ((reader, port),) = pasted.bends
    assert (pasted.home(reader).id, port) == (note.home, 0)
    assert pasted.bends[reader, port] == ((5, 60),)
    assert kept(lenet(), pasted) == pasted
    assert loads(dumps(pasted)) == pasted
    again = clipboard.paste(document, "d1", text)
    assert len(again.remarks) == 1, "the block is there already"


def test_a_note_alone_can_be_copied_into_another_project() -> None:
    document = remarks.add(mlp(), "d1", "note", (5, 6, 100, 50), "see page 7")
    pasted = clipboard.paste(lenet(), "d1", clipboard.copy(document, [f"r{mlp().next_id}"]))
    (note,) = pasted.remarks.values()
    assert (note.text, note.x, note.y) == ("see page 7", 35, 36)


def test_foreign_remarks_in_the_clipboard_change_nothing() -> None:
    data = json.loads(clipboard.copy(_framed("n2"), ["n2", "r13"]))
    data["remarks"][0]["kind"] = "cloud"
    with pytest.raises(Refused) as refused:
        clipboard.paste(lenet(), "d1", json.dumps(data))
    assert refused.value.code == "clipboard"


def test_after_an_automatic_layout_a_frame_is_round_its_layers_again() -> None:
    before = _framed("n2", "n3")
    after = remarks.follow(before, arranged(before, "d1", None, SIZES), SIZES)
    assert after.remarks["r13"] != before.remarks["r13"]
    assert set(remarks.members(after, "r13", SIZES)) >= {"n2", "n3"}


def test_a_frame_round_frames_holds_them() -> None:
    document = _framed("n2", "n3")
    document = remarks.frame_round(document, "d1", ["r13", "n5"], SIZES, "Outer")
    assert set(remarks.members(document, "r14", SIZES)) >= {"r13", "n2", "n3", "n5"}
    assert "r14" not in remarks.members(document, "r13", SIZES)


def test_a_frame_goes_into_the_block_that_is_made_of_its_layers_and_comes_out_again() -> None:
    document = remarks.frame_round(lenet(), "d1", ["n2", "n3", "n4"], {}, "Features")
    frame = document.remarks["r13"]
    note = (frame.x + 10, frame.y + 60, 90, 44)
    document = remarks.add(document, "d1", "note", note, "inside")
    document = remarks.add(document, "d1", "note", (0, 900, 90, 44), "outside")
    document = bends.add(document, ("n3", 0), 0, (300, 90))
    made = kept(document, make_block(document, ["n2", "n3", "n4"], "Block"))
    inner = next(i for i in made.definitions if i != "d1")
    assert [r.home for r in made.remarks.values()] == [inner, inner, "d1"]
    assert made.bends == document.bends
    assert remarks.members(made, "r13", {}) == ("n2", "n3", "n4", "r14")
    instance = next(n.id for n in made.network().nodes.values() if n.definition)
    out = kept(made, unpack(made, instance))
    assert sorted(r.text for r in out.remarks.values()) == ["Features", "inside", "outside"]
    assert {r.home for r in out.remarks.values()} == {"d1"}
    frame = next(r for r in out.remarks.values() if r.kind == "frame")
    names = {out.node(i).name for i in remarks.members(out, frame.id, {}) if i[0] == "n"}
    assert names == {"conv1", "relu1", "pool1"}
    assert len(out.bends) == 1
    assert loads(dumps(out)) == out


def test_a_frame_of_which_only_some_layers_become_a_block_stays() -> None:
    document = remarks.frame_round(lenet(), "d1", ["n2", "n3", "n4"], {}, "Features")
    made = kept(document, make_block(document, ["n2", "n3"], "Block"))
    assert made.remarks == document.remarks


def test_an_independent_copy_of_a_block_has_its_notes_too() -> None:
    document = remarks.add(with_block(), "d2", "note", (0, 0, 100, 50), "inside")
    copied = kept(document, make_independent(document, "n13"))
    assert sorted(r.home for r in copied.remarks.values()) == sorted(
        i for i in copied.definitions if i != "d1"
    )
    assert loads(dumps(copied)) == copied


def test_remarks_go_with_the_block_in_which_they_lie() -> None:
    before = remarks.add(with_block(), "d2", "note", (0, 0, 100, 50), "inside")
    definitions = {"d1": before.definitions["d1"]}
    after = kept(before, edits.remove(before, ["n13"]))
    assert after.remarks
    gone = kept(before, type(before)(**{**vars(before), "definitions": definitions}))
    assert not gone.remarks
