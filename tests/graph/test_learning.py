"""Frozen nodes and factors of the learning rate: edits, what they mean inside blocks, the text."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.engine.compile import compile_program
from studio.graph import learning_edits
from studio.graph.analysis import Analyser
from studio.graph.learning import factor_at, frozen_with
from studio.graph.model import Document
from studio.graph.review import examine
from studio.graph.sharing import share, unlink
from studio.graph.start_edits import set_frozen
from studio.graph.storage import dumps, loads
from studio.graph.unpacking import unpack
from studio.graph.variable_edits import extract, inline_variable
from studio.spec.problems import Refused
from tests.documents import chain, found, mlp
from tests.texts import PICTURES, definition, network, program

BLOCK = "Block"


def _nested(kind: str = "class") -> Document:
    """Two uses of a block of a convolution and a norm, then a Linear."""
    inner = definition(
        "d2",
        BLOCK,
        {
            "input": ("Input", {}, ()),
            "conv": ("Conv2d", {"out_channels": 3, "kernel_size": 1}, ("input",)),
            "norm": ("BatchNorm2d", {}, ("conv",)),
            "output": ("Output", {}, ("norm",)),
        },
        kind,
    )
    outer = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": PICTURES}, ()),
            "one": ("@d2", {}, ("input",)),
            "two": ("@d2", {}, ("one",)),
            "flat": ("Flatten", {}, ("two",)),
            "fc": ("Linear", {"out_features": 10}, ("flat",)),
            "output": ("Output", {}, ("fc",)),
        },
    )
    return network(outer, inner)


ONE, TWO, CONV, NORM, FC = "n102", "n103", "n202", "n203", "n105"


def _net(document: Document) -> nn.Module:
    return compile_program(program(document)).networks()["net"]


def _locked(net: nn.Module) -> set[str]:
    return {name for name, one in net.named_parameters() if not one.requires_grad}


def test_what_equals_the_default_is_not_stored_and_the_file_keeps_the_rest() -> None:
    document = learning_edits.set_learning(mlp(), ("n2", "n4"), "lr_factor", 0.1)
    document = learning_edits.freeze(document, ("n2",), True)
    assert loads(dumps(document)) == document
    assert '"learning": {"lr_factor": 0.1, "frozen": true}' in dumps(document)
    back = learning_edits.freeze(document, ("n2",), False)
    back = learning_edits.set_learning(back, ("n2", "n4"), "lr_factor", 1.0)
    assert back == mlp()


@pytest.mark.parametrize("value", ["{1: 2}", "[[]]", '"x"', "null"])
def test_a_file_with_something_else_there_is_refused(value: str) -> None:
    text = dumps(learning_edits.freeze(mlp(), ("n2",), True))
    with pytest.raises(Refused):
        loads(text.replace('{"frozen": true}', value))


@pytest.mark.parametrize("factor", [0, -1, "no", "1 +", 1e9, True])
def test_a_factor_that_is_none_is_a_problem_with_a_way_out(factor) -> None:
    from studio.graph import repairs

    document = learning_edits.set_learning(mlp(), ("n2",), "lr_factor", factor)
    problems = [p for p in found(document).problems if p.field == "learning.lr_factor"]
    assert len(problems) == 1
    assert problems[0].address == ("n2",)
    if problems[0].repairs:
        mended = repairs.apply(document, problems[0], problems[0].repairs[-1])
        assert not found(mended).errors


def test_a_frozen_block_freezes_one_use_and_a_frozen_layer_inside_freezes_it_in_both() -> None:
    block = found(learning_edits.freeze(_nested(), (ONE,), True))
    assert frozen_with(block, (ONE, CONV)).node.id == ONE
    assert frozen_with(block, (TWO, CONV)) is None
    layer = found(learning_edits.freeze(_nested(), (CONV,), True))
    assert frozen_with(layer, (TWO, CONV)).node.id == CONV
    assert frozen_with(layer, (TWO,)) is None


@pytest.mark.parametrize("kind", ["class", "sequential"])
def test_the_text_locks_what_is_frozen_and_nothing_else(kind: str) -> None:
    document = _nested(kind)
    assert not _locked(_net(document))
    one = learning_edits.freeze(document, (ONE,), True)
    names = {name for name, _ in _net(one).named_parameters() if name.startswith("one.")}
    assert _locked(_net(one)) == names == set(program(one).frozen)
    both = learning_edits.freeze(document, (CONV,), True)
    locked = _locked(_net(both))
    assert locked == set(program(both).frozen)
    assert {name.split(".")[0] for name in locked} == {"one", "two"}
    assert len(locked) == 4


@pytest.mark.parametrize("kind", ["class", "sequential"])
def test_statistics_of_a_frozen_norm_stay_whatever_mode_the_network_is_put_into(kind) -> None:
    frozen = learning_edits.freeze(_nested(kind), (ONE,), True)
    net = _net(frozen)
    pictures = torch.randn(8, *PICTURES)
    for prepare in (lambda: None, net.train, lambda: net.eval().train()):
        prepare()
        net(pictures)
    state = net.state_dict()
    means = {name: value for name, value in state.items() if name.endswith("running_mean")}
    assert not means[next(n for n in means if n.startswith("one."))].any()
    assert means[next(n for n in means if n.startswith("two."))].any()
    assert net.training
    assert not any(module.training for module in net.eval().modules())


def test_factors_of_blocks_multiply_those_inside() -> None:
    document = learning_edits.set_learning(_nested(), (ONE,), "lr_factor", 0.5)
    document = learning_edits.set_learning(document, (CONV,), "lr_factor", 0.1)
    findings = found(document)
    assert factor_at(findings, (ONE, CONV)) == 0.05
    assert factor_at(findings, (TWO, CONV)) == 0.1
    assert program(document).factors == {"net": {"one": 0.5, "one.conv": 0.1, "two.conv": 0.1}}
    assert program(document).text == program(_nested()).text


def test_without_its_block_a_layer_keeps_what_the_block_said() -> None:
    document = learning_edits.set_learning(_nested(), (ONE,), "lr_factor", 0.5)
    document = learning_edits.set_learning(document, (CONV,), "lr_factor", 0.5)
    document = unpack(learning_edits.freeze(document, (ONE,), True), ONE)
    conv = next(n for n in document.network().nodes.values() if n.type == "Conv2d")
    assert conv.learning == {"lr_factor": 0.25, "frozen": True}


def test_layers_that_share_weights_are_frozen_together() -> None:
    document = share(chain((4,), [("Linear", {"out_features": 4})] * 2), ("n2", "n3"))
    document = learning_edits.freeze(document, ("n3",), True)
    assert document.node("n2").learning == {"frozen": True}
    assert not document.node("n3").learning
    assert frozen_with(found(document), ("n3",)).node.id == "n2"
    assert unlink(document, ("n3",)).node("n3").learning == {"frozen": True}


def test_a_repeated_layer_is_frozen_in_all_its_copies_by_one_line() -> None:
    from studio.graph.blocks import set_repeats

    document = set_repeats(chain((4,), [("Linear", {"out_features": 4})]), ("n2",), 3)
    document = learning_edits.freeze(document, ("n2",), True)
    text = program(document).text
    assert text.count("requires_grad_(False)") == 1
    assert len(_locked(_net(document))) == 6


def test_thawing_opens_the_locks_where_only_they_froze_a_layer() -> None:
    locked = mlp()
    for name in ("weight", "bias"):
        locked = set_frozen(locked, "n2", name, True)
    assert frozen_with(found(locked), ("n2",)) is not None
    assert learning_edits.freeze(locked, ("n2",), False) == mlp()
    one = set_frozen(mlp(), "n2", "bias", True)
    assert learning_edits.freeze(learning_edits.freeze(one, ("n2",), True), ("n2",), False) == one


def test_a_factor_may_be_a_variable() -> None:
    document = learning_edits.set_learning(mlp(), ("n2",), "lr_factor", 0.2)
    document = extract(document, ("n2",), "learning.lr_factor")
    (name,) = document.variables
    assert document.node("n2").learning == {"lr_factor": name}
    assert list(program(document).factors["net"].values()) == [0.2]
    assert inline_variable(document, name).node("n2").learning == {"lr_factor": 0.2}


def test_a_frozen_norm_takes_a_batch_of_one() -> None:
    from studio.graph.recipe_edits import set_recipe_param
    from tests.engine.runs import moody

    document = set_recipe_param(moody(), "settings", "batch_size", 1)

    def codes(one: Document) -> set[str]:
        return {problem.code for problem in examine(Analyser(), one).problems}

    assert "batch-of-one" in codes(document)
    assert "batch-of-one" not in codes(learning_edits.freeze(document, ("n3",), True))
