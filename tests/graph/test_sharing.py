"""Shared weights: one module called by several layers, linked, followed, unlinked, handed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import clipboard, edits, repairs, start_edits
from studio.graph.analysis import Analyser
from studio.graph.model import Document, Entry
from studio.graph.sharing import can_share, groups_of, share, unlink
from studio.graph.storage import dumps, loads
from studio.spec.problems import Refused
from tests.documents import chain, found
from tests.texts import block, definition, method, network, program


def _triplets() -> Document:
    """Four Linears of the same size in a row: fc1 … fc4 are n2, n4, n6, n8."""
    layers = []
    for _ in range(4):
        layers += [("Linear", {"out_features": 4}), ("ReLU", {})]
    return chain((4,), [*layers, ("Linear", {"out_features": 3})], Entry("Iris"))


def _code(function, *arguments):
    with pytest.raises(Refused) as caught:
        function(*arguments)
    assert str(caught.value.text)
    return caught.value.code


def test_linked_layers_call_the_module_of_the_first_and_count_once():
    document = share(_triplets(), ["n8", "n4", "n6"])
    assert groups_of(document.network())["n6"] == ("n4", "n6", "n8")
    made = program(document)
    assert method(made.text, "forward").count("x = self.fc2(x)") == 3
    assert "fc3" not in made.text
    before = found(_triplets()).parameters
    assert found(document).parameters == before - 2 * (4 * 4 + 4)
    assert made.paths[("n8",)] == "fc2"


def test_linked_layers_take_the_parameters_of_the_first():
    document = edits.set_param(_triplets(), "n6", "bias", False)
    document = share(document, ["n4", "n6"])
    assert document.node("n6").params == document.node("n4").params
    assert not found(document).errors


def test_a_field_of_one_is_a_field_of_all():
    document = share(_triplets(), ["n4", "n6"])
    changed = edits.set_param(document, "n6", "bias", False)
    assert changed.node("n4").params["bias"] is False
    assert changed.node("n8").params.get("bias") is None
    assert not found(changed).errors


def test_more_layers_join_a_group_and_two_groups_become_one():
    document = share(_triplets(), ["n2", "n4"])
    document = share(document, ["n6", "n8"])
    assert can_share(document, ["n4", "n8"])
    joined = share(document, ["n4", "n8"])
    assert set(groups_of(joined.network())) == {"n2", "n4", "n6", "n8"}
    assert {joined.node(i).shares for i in ("n4", "n6", "n8")} == {"n2"}
    assert not can_share(joined, ["n4", "n8"])


def test_what_cannot_share_is_refused_with_a_reason():
    document = _triplets()
    assert _code(share, document, ["n2"]) == "share-few"
    assert _code(share, document, ["n2", "n3"]) == "share-types"
    assert _code(share, document, ["n3", "n5"]) == "share-nothing"
    repeated = document.with_node(replace(document.node("n4"), repeat=2))
    assert _code(share, repeated, ["n2", "n4"]) == "share-repeated"
    assert not can_share(document, ["n3", "n5"])


def test_unlinked_layers_are_independent_and_begin_as_they_did():
    document = start_edits.set_start(_triplets(), "n4", "bias", Entry("zeros_"))
    shared = share(document, ["n4", "n6"])
    alone = unlink(shared, ["n6"])
    assert groups_of(alone.network()) == {}
    assert alone.node("n6").starts == document.node("n4").starts
    assert found(alone).parameters == found(_triplets()).parameters
    assert "self.fc3(x)" in program(alone).text


def test_an_unlinked_owner_leaves_its_module_to_the_others():
    document = unlink(share(_triplets(), ["n4", "n6", "n8"]), ["n4"])
    assert groups_of(document.network())["n8"] == ("n6", "n8")
    assert method(program(document).text, "forward").count("x = self.fc3(x)") == 2


def test_a_deleted_owner_leaves_its_module_to_the_next():
    started = start_edits.set_start(_triplets(), "n4", "bias", Entry("zeros_"))
    document = share(started, ["n4", "n6", "n8"])
    left = edits.remove_joined(document, ["n4"])
    assert groups_of(left.network())["n8"] == ("n6", "n8")
    assert left.node("n6").starts == started.node("n4").starts
    assert not found(left).errors
    last = edits.remove_joined(left, ["n6"])
    assert groups_of(last.network()) == {}
    assert last.node("n8").shares is None


def test_other_sizes_are_a_problem_with_a_way_out():
    document = share(_triplets(), ["n4", "n6"])
    wider = edits.set_param(document, "n2", "out_features", 7)
    (problem,) = [p for p in found(wider).problems if p.severity == "error"]
    assert (problem.code, problem.address) == ("shares-size", ("n6",))
    mended = repairs.apply(wider, problem, problem.repairs[0])
    assert not found(mended).errors
    assert mended.node("n6").shares is None


def test_a_group_that_differs_is_a_problem_with_two_ways_out():
    document = share(_triplets(), ["n4", "n6"])
    other = document.with_node(replace(document.node("n6"), params={"out_features": 9}))
    (problem,) = [p for p in found(other).problems if p.code == "shares-differs"]
    for repair in problem.repairs:
        mended = repairs.apply(other, problem, repair)
        assert "shares-differs" not in {p.code for p in found(mended).problems}
    assert len(problem.repairs) == 2


def test_a_problem_of_sharing_is_told_once_and_goes_with_its_cause():
    analyser = Analyser()
    document = share(_triplets(), ["n4", "n6"])
    wrong = edits.set_param(document, "n2", "out_features", 7)
    for _ in range(3):
        told = [p for p in analyser.analyse(wrong).problems if p.code == "shares-size"]
        assert len(told) == 1
    again = analyser.analyse(document)
    assert not again.errors
    assert again.parameters == found(document).parameters


def test_a_finding_of_a_shared_layer_that_did_not_change_is_the_same_object():
    analyser = Analyser()
    document = share(_triplets(), ["n4", "n6"])
    before = analyser.analyse(document).of(("n6",))
    moved = edits.set_param(document, "n10", "out_features", 5)
    assert analyser.analyse(moved).of(("n6",)) is before


def test_one_use_is_muted_and_the_others_go_on():
    document = edits.set_muted(share(_triplets(), ["n4", "n6", "n8"]), ["n6"], True)
    assert not found(document).errors
    assert method(program(document).text, "forward").count("x = self.fc2(x)") == 2


def test_a_muted_owner_is_named_with_two_ways_out():
    document = edits.set_muted(share(_triplets(), ["n4", "n6"]), ["n4"], True)
    (problem,) = [p for p in found(document).problems if p.severity == "error"]
    assert problem.code == "shares-muted"
    for repair in problem.repairs:
        assert not found(repairs.apply(document, problem, repair)).errors


def test_a_copy_of_a_sharing_layer_shares_too():
    document = clipboard.duplicate(share(_triplets(), ["n4", "n6"]), ["n6"])
    assert len(groups_of(document.network())["n4"]) == 3


def test_sharing_is_saved():
    document = share(_triplets(), ["n4", "n6"])
    assert loads(dumps(document)) == document


def _twice() -> Document:
    outer = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (16, 8, 8)}, ()),
            "one": ("@d2", {}, ("image",)),
            "two": ("@d2", {}, ("one",)),
            "output": ("Output", {}, ("two",)),
        },
    )
    return network(outer, block())


def test_a_block_called_twice_has_its_weights_once():
    alone, document = _twice(), share(_twice(), ["n102", "n103"])
    assert 2 * Analyser().analyse(document).parameters == Analyser().analyse(alone).parameters
    made = program(document)
    assert method(made.text, "forward") == ["x = self.one(image)", "x = self.one(x)", "return x"]
    assert "self.two" not in made.text
