"""Order, shapes, counts and problems, as a person would check them by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.model import Definition, Document, Node, Parameter, Ref
from tests.documents import chain, found, lenet, mlp


def test_the_digits_network_has_the_published_counts() -> None:
    findings = found(lenet())
    assert findings.parameters == 106_122
    assert findings.macs == 313_600 + 14 * 14 * 32 * 16 * 9 + 1568 * 64 + 64 * 10
    assert findings.problems == ()
    shapes = [str(finding.output) for finding in findings.leaves()]
    assert shapes[:3] == ["16×28×28", "16×28×28", "16×14×14"]
    assert shapes[-1] == "10"


def test_names_follow_the_field() -> None:
    names = [finding.path for finding in found(lenet()).leaves()]
    assert names == [
        "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1", "relu3", "fc2",
    ]  # fmt: skip


def test_a_broken_layer_hides_nothing_upstream() -> None:
    broken = edits.set_param(lenet(), "n5", "out_channels", "many")
    findings = found(broken)
    assert [problem.code for problem in findings.problems] == ["expression-name"]
    assert findings.problems[0].address == ("n5",)
    assert findings.of(("n4",)).output is not None
    assert findings.of(("n6",)).output is None


def test_a_cycle_is_named_at_every_node_of_the_loop() -> None:
    document = mlp()
    wired = document.with_node(replace(document.node("n2"), inputs=(Ref("n4"),)))
    codes = {p.address: p.code for p in found(wired).problems if p.code == "cycle"}
    assert set(codes) == {("n2",), ("n3",), ("n4",)}


def test_a_missing_wire_is_one_problem_at_its_reader() -> None:
    cut = edits.disconnect(mlp(), "n3", 0)
    assert [(p.code, p.address) for p in found(cut).problems] == [("input-missing", ("n3",))]
    assert found(cut).parameters == 4 * 8 + 8


def test_a_layer_that_nothing_reads_is_a_warning_and_is_not_counted() -> None:
    document = mlp()
    beside = edits.add(document, "d1", "Linear", (0, 0), {"out_features": 100})
    beside = edits.connect(beside, "n1", 0, f"n{document.next_id}", 0)
    findings = found(beside)
    assert [p.severity for p in findings.problems] == ["warning"]
    assert findings.parameters == found(document).parameters


@pytest.mark.parametrize("name", ["train", 'x"); import os', "卷积1", "", "class", "a" * 100])
def test_a_name_that_cannot_stand_in_python_is_a_problem_with_a_repair(name: str) -> None:
    document = mlp()
    named = document.with_node(replace(document.node("n2"), name=name))
    problems = [p for p in found(named).problems if p.address == ("n2",)]
    assert len(problems) == 1
    assert problems[0].code.startswith("name-")
    assert problems[0].repairs


def test_two_layers_of_one_name_are_a_problem_until_one_is_renamed() -> None:
    analyser = Analyser()
    document = mlp()
    twice = document.with_node(replace(document.node("n4"), name="fc1"))
    assert [p.code for p in analyser.analyse(twice).problems] == ["name-taken"]
    other = twice.with_node(replace(twice.node("n2"), name="first"))
    assert analyser.analyse(other).problems == ()


def test_a_finding_that_did_not_change_is_the_identical_object() -> None:
    analyser = Analyser()
    document = lenet()
    before = analyser.analyse(document)
    after = analyser.analyse(edits.set_param(document, "n11", "out_features", 12))
    same = [a for a in before.by_address if after.by_address[a] is before.by_address[a]]
    assert ("n2",) in same
    assert ("n11",) not in same
    assert ("n12",) not in same


def test_a_muted_layer_passes_its_input_on_and_costs_nothing() -> None:
    document = mlp()
    muted = edits.set_muted(document, ["n3"], True)
    assert str(found(muted).of(("n3",)).output) == "8"
    assert found(muted).parameters == found(document).parameters


def test_a_shared_layer_counts_once() -> None:
    layers = [("Linear", {"out_features": 4}), ("Linear", {"out_features": 4})]
    document = chain((4,), layers)
    shared = document.with_node(replace(document.node("n3"), shares="n2"))
    findings = found(shared)
    assert findings.parameters == 20
    assert findings.of(("n3",)).path == "fc1"


def _block() -> Definition:
    """conv (as many channels as arrive) -> relu, one parameter that doubles the channels."""
    nodes = [
        Node("n100", "x", "Input", {"shape": (1, 8, 8)}),
        Node("n101", "conv", "Conv2d", {"out_channels": "width * 2"}, (Ref("n100"),)),
        Node("n102", "relu", "ReLU", {}, (Ref("n101"),)),
        Node("n103", "out", "Output", {}, (Ref("n102"),)),
    ]
    return Definition("d2", "Block", "class", (Parameter("width", 2),), {n.id: n for n in nodes})


def _with_blocks(widths: tuple[int, ...]) -> Document:
    """An image through one instance of the block for each width."""
    document = chain((3, 32, 32), [])
    document = document.with_definition(_block())
    document = replace(document, next_id=200)
    last = "n1"
    for width in widths:
        document = edits.add_after(document, last, "@d2", {"width": width})
        last = f"n{document.next_id - 1}"
    return document


def test_a_block_is_analysed_in_the_context_of_each_use() -> None:
    findings = found(_with_blocks((2, 5, 8)))
    inner = [f for f in findings.leaves() if f.path.endswith(".conv")]
    assert [f.path for f in inner] == ["block1.conv", "block2.conv", "block3.conv"]
    assert [str(f.output) for f in inner] == ["4×30×30", "10×28×28", "16×26×26"]
    counts = [3 * 4 * 9 + 4, 4 * 10 * 9 + 10, 10 * 16 * 9 + 16]
    assert [f.measured.parameters for f in inner] == counts
    assert findings.parameters == sum(counts)
    assert findings.of(("n200",)).measured.parameters == counts[0]


def test_a_block_that_contains_itself_is_refused_with_a_sentence() -> None:
    document = _with_blocks((2,))
    block = document.definitions["d2"]
    looped = {**block.nodes, "n104": Node("n104", "again", "@d2", {}, (Ref("n100"),))}
    codes = {p.code for p in found(document.with_definition(replace(block, nodes=looped))).problems}
    assert "definition-recursive" in codes


def test_an_unknown_layer_is_kept_and_named() -> None:
    document = mlp()
    foreign = document.with_node(replace(document.node("n3"), type="Quantum3d"))
    problems = found(foreign).problems
    assert problems[0].code == "type-unknown"
    assert foreign.node("n3").type == "Quantum3d"


def test_numbers_can_come_from_variables() -> None:
    document = replace(mlp(), variables={"width": 6})
    wide = edits.set_param(document, "n2", "out_features", "width * 2")
    assert str(found(wide).of(("n2",)).output) == "12"


@pytest.mark.parametrize("name", ["", "class", 'Net"); import os', "网络"])
def test_the_name_of_a_network_has_to_be_a_class_name(name: str) -> None:
    document = mlp()
    named = document.with_definition(replace(document.network(), name=name))
    assert [p.code[:5] for p in found(named).problems] == ["name-"]
