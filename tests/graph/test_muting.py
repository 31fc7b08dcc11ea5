"""Muted layers: absent from the text, passed by in the shapes, and named when something misfits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits, repairs
from studio.graph.analysis import Analyser
from studio.graph.model import Document
from studio.spec.problems import Refused
from tests.documents import found, lenet
from tests.texts import blocks, concat, definition, method, network, program, residual, tutorial


def _id(document: Document, name: str) -> str:
    return next(n.id for n in document.network().nodes.values() if n.name == name)


def _muted(document: Document, *names: str) -> Document:
    return edits.set_muted(document, [_id(document, name) for name in names], True)


CASES = [
    (tutorial, ("relu1",)),
    (tutorial, ("relu1", "pool1", "relu3", "fc2")),
    (residual, ("norm1",)),
    (residual, ("relu2", "drop", "conv2")),
    (residual, ("add",)),
    (concat, ("a",)),
    (concat, ("joined",)),
    (blocks, ("block2",)),
    (lenet, ("conv2", "relu2")),
]


@pytest.mark.parametrize(("make", "names"), CASES)
def test_the_text_is_that_of_the_network_without_the_layer(make, names):
    document = make()
    gone = edits.remove_joined(document, [_id(document, name) for name in names])
    assert program(_muted(document, *names)).text == program(gone).text


@pytest.mark.parametrize(("make", "names"), CASES)
def test_all_others_keep_their_paths(make, names):
    document = make()
    before, after = program(document).paths, program(_muted(document, *names)).paths
    assert set(after.items()) <= set(before.items())


def test_in_a_sequence_the_others_keep_their_positions():
    inner = definition(
        "d2",
        "seq",
        {
            "in": ("Input", {"shape": (8,)}, ()),
            "a": ("Linear", {"out_features": 8}, ("in",)),
            "r": ("ReLU", {}, ("a",), {"muted": True}),
            "b": ("Linear", {"out_features": 8}, ("r",)),
            "out": ("Output", {}, ("b",)),
        },
        "sequential",
    )
    outer = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (8,)}, ()),
            "s": ("@d2", {}, ("image",)),
            "output": ("Output", {}, ("s",)),
        },
    )
    made = program(network(outer, inner))
    assert made.paths[("n102", "n204")] == "s.2"
    assert "nn.Identity()" in made.text


def test_shapes_pass_by_and_nothing_is_counted():
    document = _muted(lenet(), "conv2")
    finding = found(document).of((_id(document, "conv2"),))
    assert str(finding.output) == "16×14×14"
    assert finding.measured.parameters == 0


def test_of_several_inputs_the_first_is_passed_on_and_the_others_are_named():
    document = _muted(concat(), "joined")
    findings = found(document)
    assert str(findings.of((_id(document, "joined"),)).output) == "3×9×9"
    unread = {p.address[-1]: p for p in findings.problems if p.code == "output-unread"}
    assert set(unread) == {_id(document, "b"), _id(document, "c")}
    assert "joined is muted" in str(unread[_id(document, "b")].text)
    assert method(program(document).text, "forward")[0] == "x = self.a(image)"
    assert (
        findings.parameters
        == found(edits.remove_joined(document, [_id(document, "joined")])).parameters
    )


def test_a_muted_merge_needs_its_first_wire_only():
    document = concat()
    joined = _id(document, "joined")
    half = document.with_node(
        replace(document.node(joined), inputs=(document.node(joined).inputs[0], None))
    )
    assert "input-missing" in {p.code for p in Analyser().analyse(half).problems}
    muted = edits.set_muted(half, [joined], True)
    assert "input-missing" not in {p.code for p in Analyser().analyse(muted).problems}
    none = document.with_node(replace(document.node(joined), inputs=(None, None), muted=True))
    assert "input-missing" in {p.code for p in Analyser().analyse(none).problems}


def test_wrong_fields_of_a_muted_layer_stop_nothing():
    document = edits.set_param(lenet(), _id(lenet(), "conv2"), "out_channels", "many")
    assert found(document).errors
    muted = _muted(document, "conv2")
    assert not found(muted).errors
    assert "self.conv2" not in program(muted).text
    unknown = lenet().with_node(replace(lenet().node("n3"), type="Foreign", params={"x": 1}))
    assert not found(edits.set_muted(unknown, ["n3"], True)).errors


def test_input_and_output_cannot_be_muted():
    document = lenet()
    with pytest.raises(Refused) as caught:
        edits.set_muted(document, [_id(document, "input"), _id(document, "output")], True)
    assert caught.value.code == "mute-end"
    some = edits.set_muted(document, [_id(document, "input"), "n3"], True)
    assert [n.name for n in some.network().nodes.values() if n.muted] == ["relu1"]


def test_a_muted_input_of_a_file_is_told_and_changes_nothing():
    document = lenet()
    first = replace(document.node("n1"), muted=True)
    findings = found(document.with_node(first))
    (problem,) = [p for p in findings.problems if p.code == "mute-end"]
    assert problem.severity == "warning"
    assert program(document.with_node(first)).text == program(document).text
    mended = repairs.apply(document.with_node(first), problem, problem.repairs[0])
    assert mended == document


def test_a_misfit_because_of_a_mute_says_so_and_can_be_undone():
    document = edits.set_param(lenet(), _id(lenet(), "fc1"), "in_features", 1568)
    assert not found(document).errors
    muted = _muted(document, "pool2")
    (problem,) = [p for p in found(muted).problems if p.severity == "error"]
    assert problem.address == (_id(document, "fc1"),)
    assert "because pool2 is muted" in str(problem.text)
    assert repairs.apply(muted, problem, problem.repairs[0]) == document


def test_a_misfit_at_the_loss_is_because_of_the_mute_too():
    muted = _muted(lenet(), "fc2")
    wrong = [p for p in found(muted).problems if p.severity == "error"]
    assert wrong
    assert "because fc2 is muted" in str(wrong[0].text)


def test_a_misfit_that_has_another_cause_does_not_blame_the_mute():
    document = edits.set_param(lenet(), _id(lenet(), "fc1"), "in_features", 7)
    (problem,) = [p for p in found(_muted(document, "relu1")).problems if p.severity == "error"]
    assert "muted" not in str(problem.text)


def test_muting_and_unmuting_is_told_from_the_same_analyser():
    analyser = Analyser()
    document = concat()
    muted = _muted(document, "joined")
    counts = [analyser.analyse(one).parameters for one in (document, muted, document, muted)]
    assert counts[0] == counts[2] == Analyser().analyse(document).parameters
    assert counts[1] == counts[3] == Analyser().analyse(muted).parameters


def test_a_block_with_several_results_passes_its_input_to_all_readers():
    inner = definition(
        "d2",
        "Two",
        {
            "in": ("Input", {"shape": (4,)}, ()),
            "fc": ("Linear", {"out_features": 2}, ("in",)),
            "one": ("Output", {}, ("fc",)),
            "other": ("Output", {}, ("in",)),
        },
    )
    outer = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (4,)}, ()),
            "two": ("@d2", {}, ("image",), {"muted": True}),
            "output": ("Output", {}, ("two",)),
        },
    )
    finding = Analyser().analyse(network(outer, inner)).of(("n102",))
    assert [str(shape) for shape in finding.measured.outputs] == ["4", "4"]
