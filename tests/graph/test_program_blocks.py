"""Blocks in the text: one class for each definition, whatever its uses need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.model import Document, Parameter
from studio.spec.problems import Refused
from tests.documents import found
from tests.texts import block, blocks, definition, formatted, method, network, program, stages

catalogue.fill()


def test_a_block_at_three_widths_is_one_class_with_an_argument() -> None:
    text = program(blocks()).text
    assert text.count("class Block(nn.Module):") == 1
    assert "def __init__(self, in_channels):" in text
    assert method(text, "__init__", "Block")[1:] == [
        "self.conv = nn.Conv2d(in_channels, 16, 3, padding=1)",
        "self.norm = nn.BatchNorm2d(16)",
        "self.short = nn.Conv2d(in_channels, 16, 1)",
        "self.relu = nn.ReLU()",
    ]
    assert method(text, "__init__")[1:5] == [
        "self.block1 = Block(in_channels=3)",
        "self.block2 = Block(in_channels=16)",
        "self.wider = nn.Conv2d(16, 24, 1)",
        "self.block3 = Block(in_channels=24)",
    ]


def test_a_number_that_is_the_same_everywhere_is_written_as_it_is() -> None:
    twice = network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (16, 8, 8)}, ()),
                "block1": ("@d2", {}, ("image",)),
                "block2": ("@d2", {}, ("block1",)),
                "output": ("Output", {}, ("block2",)),
            },
        ),
        block(),
    )
    text = program(twice).text
    assert "self.conv = nn.Conv2d(16, 16, 3, padding=1)" in text
    assert "self.block1 = Block()" in text
    assert '    """16×8×8 → 16×8×8"""' in text


def test_parameters_are_arguments_with_defaults_and_expressions_stay() -> None:
    text = program(stages()).text
    assert "def __init__(self, in_channels, planes=8):" in text
    assert "self.conv = nn.Conv2d(in_channels, planes * 2, 3, padding=1)" in text
    assert "self.norm = nn.BatchNorm2d(planes * 2)" in text
    assert "self.stem = Block(in_channels=3)" in text


def test_a_sequence_stands_in_place_and_equal_neighbours_become_a_loop() -> None:
    text = program(stages()).text
    assert "class stage" not in text
    assert (
        "        self.layer1 = nn.Sequential(\n"
        "            Block(in_channels=16, planes=4),\n"
        "            *[Block(in_channels=8, planes=4) for _ in range(3)],\n"
        "        )\n" in text
    )


def test_a_parameter_alone_stands_by_position() -> None:
    inner = definition(
        "d2",
        "Wide",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "fc": ("Linear", {"out_features": "width"}, ("input",)),
            "drop": ("Dropout", {"p": "rate / 2"}, ("fc",)),
            "back": ("Linear", {"out_features": 8}, ("drop",)),
            "output": ("Output", {}, ("back",)),
        },
        parameters=(Parameter("width", 32), Parameter("rate", 0.5)),
    )
    outer = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "a": ("@d2", {"width": 64}, ("input",)),
            "b": ("@d2", {"rate": 0.1}, ("a",)),
            "output": ("Output", {}, ("b",)),
        },
    )
    text = program(network(outer, inner)).text
    assert "def __init__(self, width=32, rate=0.5):" in text
    assert "self.drop = nn.Dropout(p=rate / 2)" in text
    assert "self.back = nn.Linear(width, 8)" in text
    assert "self.a = Wide(64)" in text
    assert "self.b = Wide(rate=0.1)" in text


def test_an_argument_passes_through_the_blocks_between() -> None:
    pair = definition(
        "d3",
        "Pair",
        {
            "input": ("Input", {"shape": (8, 8, 8)}, ()),
            "first": ("@d2", {}, ("input",)),
            "second": ("@d2", {}, ("first",)),
            "output": ("Output", {}, ("second",)),
        },
    )
    outer = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (3, 8, 8)}, ()),
            "pair1": ("@d3", {}, ("image",)),
            "pair2": ("@d3", {}, ("pair1",)),
            "output": ("Output", {}, ("pair2",)),
        },
    )
    text = program(network(outer, block(), pair)).text
    assert "def __init__(self, in_channels):" in text
    assert "self.first = Block(in_channels=in_channels)" in text
    assert "self.second = Block(in_channels=16)" in text
    assert "self.pair1 = Pair(in_channels=3)" in text
    assert text.index("class Block(") < text.index("class Pair(") < text.index("class Net(")
    formatted(text)


def test_a_width_that_arrives_is_passed_on_as_its_expression() -> None:
    outer = definition(
        "d3",
        "Stage",
        {
            "input": ("Input", {"shape": (8, 8, 8)}, ()),
            "widen": ("Conv2d", {"out_channels": "width", "kernel_size": 1}, ("input",)),
            "block": ("@d2", {}, ("widen",)),
            "output": ("Output", {}, ("block",)),
        },
        parameters=(Parameter("width", 32),),
    )
    top = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (3, 8, 8)}, ()),
            "one": ("@d3", {}, ("image",)),
            "two": ("@d3", {"width": 64}, ("one",)),
            "output": ("Output", {}, ("two",)),
        },
    )
    text = program(network(top, block(), outer)).text
    assert "self.block = Block(in_channels=width)" in text


def test_a_muted_layer_keeps_its_place_in_a_sequence() -> None:
    document = edits.set_muted(stages(), ["n303"], True)
    made = program(document)
    assert "            nn.Identity(),\n" in made.text
    assert made.paths[("n103", "n304")] == "layer1.2"
    assert ("n103", "n303") not in made.paths


def test_a_sequence_has_to_be_a_chain() -> None:
    forked = definition(
        "d3",
        "fork",
        {
            "in": ("Input", {"shape": (8,)}, ()),
            "a": ("Linear", {"out_features": 8}, ("in",)),
            "b": ("Add", {}, ("a", "in")),
            "out": ("Output", {}, ("b",)),
        },
        "sequential",
    )
    top = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "fork": ("@d3", {}, ("input",)),
            "output": ("Output", {}, ("fork",)),
        },
    )
    with pytest.raises(Refused) as refused:
        program(network(top, forked))
    assert refused.value.code == "sequence-chain"


def test_two_blocks_of_one_name_become_two_classes() -> None:
    other = replace(block(), id="d4", nodes={
        f"n4{node.id[2:]}": replace(
            node,
            id=f"n4{node.id[2:]}",
            inputs=tuple(replace(ref, node=f"n4{ref.node[2:]}") for ref in node.inputs if ref),
        )
        for node in block().nodes.values()
    })  # fmt: skip
    top = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (3, 8, 8)}, ()),
            "one": ("@d2", {}, ("image",)),
            "two": ("@d4", {}, ("one",)),
            "output": ("Output", {}, ("two",)),
        },
    )
    text = program(network(top, block(), other)).text
    assert "class Block(nn.Module):" in text
    assert "class Block1(nn.Module):" in text
    assert "self.two = Block1()" in text


def test_a_parameter_cannot_be_called_like_something_that_the_text_needs() -> None:
    for name in ("range", "Block", "super", "nn"):
        wrong = block((Parameter(name, 8),))
        document = replace(blocks(), definitions={**blocks().definitions, "d2": wrong})
        if name == "nn":
            assert "name-reserved" in {problem.code for problem in found(document).problems}
            continue
        with pytest.raises(Refused) as refused:
            program(document)
        assert refused.value.code == "name-taken"


def test_two_outputs_of_a_block_are_two_values() -> None:
    inner = definition(
        "d2",
        "Fork",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "a": ("Linear", {"out_features": 4}, ("input",)),
            "b": ("Linear", {"out_features": 4}, ("input",)),
            "low": ("Output", {}, ("a",)),
            "high": ("Output", {}, ("b",)),
        },
    )
    top = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "fork": ("@d2", {}, ("input",)),
            "fc": ("Linear", {"out_features": 3}, ("fork",)),
            "output": ("Output", {}, ("fc",)),
        },
    )
    text = program(network(top, inner)).text
    assert method(text, "forward", "Fork")[-1] == "return x, b"
    assert method(text, "forward")[0] == "x, _ = self.fork(input)"


def test_outputs_for_training_are_refused_inside_a_block() -> None:
    inner = definition(
        "d2",
        "Aux",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "fc": ("Linear", {"out_features": 8}, ("input",)),
            "output": ("Output", {}, ("fc",)),
            "aux": ("Output", {"when": "train"}, ("fc",)),
        },
    )
    top = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": (8,)}, ()),
            "block": ("@d2", {}, ("input",)),
            "output": ("Output", {}, ("block",)),
        },
    )
    with pytest.raises(Refused) as refused:
        program(network(top, inner))
    assert refused.value.code == "output-training"


def test_counts_of_the_analysis_are_those_of_the_paths() -> None:
    for document in (blocks(), stages()):
        assert sum(program(document).parameters.values()) == (
            Analyser().analyse(document).parameters
        )


def _ending_in(kind: str, layers: dict[str, tuple]) -> Document:
    inner = definition("d2", "Head", {"value": ("Input", {"shape": (8,)}, ()), **layers}, kind)
    nodes = {
        "input": ("Input", {"shape": (8,)}, ()),
        "fc": ("Linear", {"out_features": 8}, ("input",)),
        "head": ("@d2", {}, ("fc",)),
        "output": ("Output", {}, ("head",)),
    }
    return network(definition("d1", "Net", nodes), inner)


def test_a_softmax_at_the_end_of_a_block_gives_logits_too() -> None:
    layers = {
        "last": ("Linear", {"out_features": 3}, ("value",)),
        "soft": ("Softmax", {}, ("last",)),
        "out": ("Output", {}, ("soft",)),
    }
    text = program(_ending_in("class", layers)).text
    assert method(text, "forward", "Head") == ["return self.soft(self.logits(value))"]
    assert method(text, "logits") == ["x = self.fc(input)", "x = self.head.logits(x)", "return x"]
    assert method(text, "forward") == ["x = self.fc(input)", "x = self.head(x)", "return x"]
    assert 'output = net.logits(batch["input"])' in text
    text = program(_ending_in("sequential", layers)).text
    assert method(text, "logits") == ["x = self.fc(input)", "x = self.head[:-1](x)", "return x"]


def test_a_softmax_too_deep_inside_is_refused() -> None:
    document = _ending_in("sequential", {
        "last": ("@d3", {}, ("value",)),
        "out": ("Output", {}, ("last",)),
    })  # fmt: skip
    deep = definition(
        "d3",
        "Deep",
        {
            "x": ("Input", {"shape": (8,)}, ()),
            "soft": ("Softmax", {}, ("x",)),
            "out": ("Output", {}, ("soft",)),
        },
    )
    document = replace(document, definitions={**document.definitions, "d3": deep})
    with pytest.raises(Refused) as refused:
        program(document)
    assert refused.value.code == "ending-inside"
