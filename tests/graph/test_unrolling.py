"""×N: copies with weights of their own, counted, addressed and written as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph.analysis import Analyser
from studio.graph.model import Document, Parameter
from studio.graph.storage import dumps, loads
from studio.graph.unrolling import MOST_COPIES, unrolled
from tests.documents import found
from tests.texts import block, blocks, definition, method, network, program, stages

catalogue.fill()


def _repeat(document: Document, name: str, count: object) -> Document:
    for one in document.definitions.values():
        for node in one.nodes.values():
            if node.name == name:
                return document.with_node(replace(node, repeat=count))
    raise KeyError(name)


def _codes(document: Document) -> list[str]:
    return [p.code for p in Analyser().analyse(document).problems]


def _by_hand(count: int) -> Document:
    """`blocks` with the second block written out as a sequence."""
    copies = {f"copy{i}": ("@d2", {}, ("in" if i == 0 else f"copy{i - 1}",)) for i in range(count)}
    row = definition(
        "d3",
        "row",
        {
            "in": ("Input", {}, ()),
            **copies,
            "out": ("Output", {}, (f"copy{count - 1}",)),
        },
        "sequential",
    )
    document = blocks()
    net = document.definitions["d1"]
    node = next(one for one in net.nodes.values() if one.name == "block2")
    with_row = replace(document, definitions={**document.definitions, "d3": row})
    return with_row.with_node(replace(node, type="@d3"))


def test_a_document_without_repeats_is_left_as_it_is() -> None:
    document = stages()
    assert unrolled(document) is document


def test_a_repeated_block_is_a_sequence_of_copies_in_text_and_counts() -> None:
    repeated, written = _repeat(blocks(), "block2", 4), _by_hand(4)
    assert program(repeated).text == program(written).text
    assert found(repeated).parameters == found(written).parameters
    assert found(repeated).macs == found(written).macs
    assert found(repeated).parameters > found(blocks()).parameters
    assert set(program(repeated).paths.values()) == set(program(written).paths.values())


def test_a_repeated_layer_is_one_too() -> None:
    document = _repeat(blocks(), "block1", 1)
    wide = document.with_node(
        replace(next(n for n in document.network().nodes.values() if n.name == "wider"), repeat=3)
    )
    assert "self.wider = nn.Sequential(\n" in program(wide).text
    assert {"wider.0", "wider.1", "wider.2"} <= set(program(wide).paths.values())


def test_in_a_sequence_the_copies_stand_one_after_another() -> None:
    document = stages()
    row = document.definitions["d3"]
    first, second = (n for n in row.nodes.values() if n.name in ("first", "second"))
    kept = {i: n for i, n in row.nodes.items() if n.name not in ("third", "fourth")}
    end = next(n for n in kept.values() if n.type == "Output")
    kept[end.id] = replace(end, inputs=first.inputs and (replace(end.inputs[0], node=second.id),))
    kept[second.id] = replace(second, repeat=3)
    short = document.with_definition(replace(row, nodes=kept))
    assert program(short).text == program(document).text
    paths = set(program(short).paths.values())
    assert {"layer1.0.conv", "layer1.3.conv"} <= paths
    whole = found(short).of((_id(short, "layer1"), second.id))
    assert whole is not None
    assert whole.measured is not None
    copies = [found(short).of((_id(short, "layer1"), f"{second.id}*{i}")) for i in range(3)]
    assert whole.measured.parameters == sum(c.measured.parameters for c in copies)


def _id(document: Document, name: str) -> str:
    return next(n.id for n in document.network().nodes.values() if n.name == name)


def test_each_use_has_its_own_count_where_it_depends_on_a_parameter() -> None:
    inner = block((Parameter("planes", 8),), "planes")
    stage = definition(
        "d3",
        "Stage",
        {
            "in": ("Input", {}, ()),
            "first": ("@d2", {"planes": "planes"}, ("in",)),
            "rest": ("@d2", {"planes": "planes"}, ("first",), {"repeat": "depth - 1"}),
            "out": ("Output", {}, ("rest",)),
        },
        "sequential",
        (Parameter("planes", 8), Parameter("depth", 2)),
    )
    document = network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (3, 8, 8)}, ()),
                "layer1": ("@d3", {"depth": 3}, ("image",)),
                "layer2": ("@d3", {"planes": 16, "depth": 4}, ("layer1",)),
                "layer3": ("@d3", {}, ("layer2",)),
                "output": ("Output", {}, ("layer3",)),
            },
        ),
        inner,
        stage,
    )
    paths = set(program(document).paths.values())
    assert {"layer1.0.conv", "layer1.2.conv", "layer2.3.conv", "layer3.1.conv"} <= paths
    assert not {"layer1.3.conv", "layer2.4.conv", "layer3.2.conv"} & paths
    text = program(document).text
    assert text.count("class Block(nn.Module):") == 1
    assert "*[Block(in_channels=16, planes=16) for _ in range(3)]," in text


def test_in_a_class_the_count_of_each_use_makes_a_class_of_its_own() -> None:
    stage = definition(
        "d3",
        "Stage",
        {
            "x": ("Input", {}, ()),
            "body": ("Conv2d", {"out_channels": 8, "kernel_size": 1}, ("x",), {"repeat": "depth"}),
            "out": ("Output", {}, ("body",)),
        },
        parameters=(Parameter("depth", 2),),
    )
    document = network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (8, 8, 8)}, ()),
                "a": ("@d3", {"depth": 3}, ("image",)),
                "b": ("@d3", {"depth": 4}, ("a",)),
                "output": ("Output", {}, ("b",)),
            },
        ),
        stage,
    )
    text = program(document).text
    assert text.count("class Stage") == 2
    assert "range(3)" in text
    assert "range(4)" in text


def test_names_of_the_class_stay_in_what_is_repeated_there() -> None:
    inner = definition(
        "d2",
        "Wide",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "fc": ("Linear", {"out_features": "width * 2"}, ("input",), {"repeat": 3}),
            "output": ("Output", {}, ("fc",)),
        },
        parameters=(Parameter("width", 4),),
    )
    document = network(
        definition(
            "d1",
            "Net",
            {
                "input": ("Input", {"shape": (8,)}, ()),
                "wide": ("@d2", {}, ("input",)),
                "output": ("Output", {}, ("wide",)),
            },
        ),
        inner,
    )
    assert "nn.Linear(8, width * 2)" in "".join(method(program(document).text, "__init__", "Wide"))


@pytest.mark.parametrize(
    ("name", "count", "code"),
    [
        ("block2", 0, "repeat-count"),
        ("block2", MOST_COPIES + 1, "repeat-count"),
        ("block2", "1 / 2", "repeat-count"),
        ("block2", "3 // 0", "expression-value"),
        ("block2", "deep", "expression-name"),
        ("image", 2, "repeat-ports"),
        ("output", 2, "repeat-ports"),
    ],
)
def test_a_count_that_is_none_is_a_problem_of_its_field(name, count, code) -> None:
    problems = Analyser().analyse(_repeat(blocks(), name, count)).problems
    assert [(p.code, p.field) for p in problems] == [(code, "repeat")]


def test_several_inputs_cannot_be_repeated() -> None:
    assert "repeat-ports" in _codes(_repeat(blocks(), "add", 2))


def test_shared_weights_cannot_be_repeated() -> None:
    document = blocks()
    two = next(n for n in document.network().nodes.values() if n.name == "block2")
    shared = document.with_node(replace(two, shares=_id(document, "block1")))
    assert "repeat-shares" in _codes(_repeat(shared, "block1", 2))


def test_muted_it_is_passed_by() -> None:
    document = _repeat(blocks(), "block2", 5)
    two = next(n for n in document.network().nodes.values() if n.name == "block2")
    muted = document.with_node(replace(two, muted=True))
    assert found(muted).of((two.id,)).measured.parameters == 0
    assert "range(5)" not in program(muted).text


def test_findings_of_what_did_not_change_are_the_same_objects() -> None:
    document = _repeat(blocks(), "block2", 4)
    analyser = Analyser()
    before = analyser.analyse(document)
    fc = next(n for n in document.network().nodes.values() if n.name == "fc")
    after = analyser.analyse(document.with_node(replace(fc, params={"out_features": 7})))
    inner = [a for a, f in before.by_address.items() if len(a) == 3 and f.node.type != "Input"]
    assert inner
    assert all(after.by_address[a] is before.by_address[a] for a in inner)


def test_a_file_keeps_the_count() -> None:
    for count in (4, "depth - 1"):
        document = _repeat(blocks(), "block2", count)
        assert loads(dumps(document)) == document
