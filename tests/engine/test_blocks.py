"""Blocks and repeats against torch: the same numbers, with the same weights."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph import edits
from studio.graph.blocks import make_block, set_in_place
from studio.graph.model import Document
from studio.graph.unpacking import unpack
from tests.documents import lenet
from tests.texts import blocks, program, residual, stages

catalogue.fill()


def _net(document: Document, state: dict[str, torch.Tensor] | None = None) -> torch.nn.Module:
    """In eval mode; `state` is entered in the order of its tensors."""
    compiled = compile_program(program(document))
    net = compiled.networks()["net"]
    compiled.initialise(net, 0)
    if state is not None:
        net.load_state_dict(dict(zip(net.state_dict(), state.values(), strict=True)))
    return net.eval()


def _x(document: Document, seed: int = 0) -> torch.Tensor:
    shape = document.network().of_type("Input")[0].params["shape"]
    return torch.randn(3, *shape, generator=torch.Generator().manual_seed(seed))


def _id(document: Document, name: str) -> str:
    return next(n.id for n in document.network().nodes.values() if n.name == name)


BRANCH = ("conv1", "norm1", "relu1", "conv2", "norm2", "add")


@pytest.mark.parametrize("in_place", [False, True])
def test_a_block_gives_the_numbers_of_its_layers(in_place: bool) -> None:
    document = lenet() if in_place else residual()
    nodes = document.network().nodes.values()
    names = [n.name for n in nodes][1:4] if in_place else BRANCH
    made = make_block(document, [_id(document, name) for name in names], "Branch")
    if in_place:
        made = set_in_place(made, next(d for d in made.definitions if d != "d1"), True)
    one = _net(document)
    other = _net(made, one.state_dict())
    assert not torch.equal(one(_x(document)), one(_x(document, 1)))
    assert torch.equal(one(_x(document)), other(_x(document)))
    back = unpack(made, _id(made, "branch"))
    assert torch.equal(one(_x(document)), _net(back, one.state_dict())(_x(document)))


def test_copies_have_weights_of_their_own_and_follow_one_another() -> None:
    document = blocks()
    two = document.node(_id(document, "block2"))
    net = _net(document.with_node(replace(two, repeat=3)))
    x = _x(document)
    value = net.block1(x)
    firsts = [value]
    for block in net.block2:
        assert not any(block.conv.weight is other.conv.weight for other in firsts[1:])
        value = block(value)
    assert len(net.block2) == 3
    assert not torch.equal(net.block2[0].conv.weight, net.block2[1].conv.weight)
    expected = net.fc(torch.flatten(net.block3(net.wider(value)), 1))
    assert torch.equal(net(x), expected)


def test_an_unpacked_repeat_gives_the_same_numbers() -> None:
    document = stages()
    stem = document.node(_id(document, "stem"))
    three = document.with_node(replace(stem, repeat=3))
    one = _net(three)
    other = _net(unpack(three, stem.id), one.state_dict())
    assert torch.equal(one(_x(document)), other(_x(document)))


def test_an_edit_inside_a_repeated_block_reaches_every_copy() -> None:
    document = blocks()
    two = document.node(_id(document, "block2"))
    conv = next(n for n in document.definitions["d2"].nodes.values() if n.name == "conv")
    wider = edits.set_param(document.with_node(replace(two, repeat=3)), conv.id, "bias", False)
    assert not any("conv.bias" in key for key in _net(wider).state_dict() if "block" in key)
