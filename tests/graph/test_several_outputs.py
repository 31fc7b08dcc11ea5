"""Layers whose fields say how many outputs they have: pooling with places, and Chunk."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph import edits, repairs
from studio.graph.model import Definition, Document, Ref
from tests.documents import found
from tests.texts import definition, formatted, network, program

catalogue.fill()

PLACES = {"kernel_size": 2, "return_indices": True}


def _wired(made: Definition, reader: str, port: int, source: str, output: int) -> Definition:
    """With another output at a port of `reader`."""
    named = {node.name: node for node in made.nodes.values()}
    inputs = list(named[reader].inputs)
    inputs[port] = Ref(named[source].id, output)
    changed = replace(named[reader], inputs=tuple(inputs))
    return replace(made, nodes={**made.nodes, changed.id: changed})


def _back_and_forth() -> Document:
    """Pooling and the way back."""
    nodes = {
        "input": ("Input", {"shape": (1, 28, 28)}, ()),
        "pool": ("MaxPool2d", PLACES, ("input",)),
        "unpool": ("MaxUnpool2d", {}, ("pool", "pool")),
        "flatten": ("Flatten", {}, ("unpool",)),
        "fc": ("Linear", {"out_features": 10}, ("flatten",)),
        "output": ("Output", {}, ("fc",)),
    }
    return network(_wired(definition("d1", "Net", nodes), "unpool", 1, "pool", 1))


def _parts() -> Document:
    """A gate: one half of the features opens and closes the other."""
    nodes = {
        "input": ("Input", {"shape": (1, 28, 28)}, ()),
        "flatten": ("Flatten", {}, ("input",)),
        "chunk": ("Chunk", {"chunks": 4}, ("flatten",)),
        "product": ("Multiply", {}, ("chunk", "chunk")),
        "fc": ("Linear", {"out_features": 10}, ("product",)),
        "output": ("Output", {}, ("fc",)),
    }
    return network(_wired(definition("d1", "Net", nodes), "product", 1, "chunk", 3))


def _id(document: Document, name: str) -> str:
    return next(node.id for node in document.network().nodes.values() if node.name == name)


def _net(document: Document) -> torch.nn.Module:
    made = program(document)
    formatted(made.text)
    return compile_program(made).networks()["net"].eval()


def test_unpooling_puts_the_largest_values_back_as_by_torch() -> None:
    document = _back_and_forth()
    assert not found(document).problems
    net = _net(document)
    x = torch.randn(2, 1, 28, 28)
    largest, places = torch.nn.MaxPool2d(2, return_indices=True)(x)
    back = torch.nn.MaxUnpool2d(2)(largest, places)
    assert torch.equal(net(x), net.fc(back.flatten(1)))
    assert not torch.equal(net(x), net(x.roll(1, 3)))


def test_the_parts_of_a_chunk_are_those_of_torch() -> None:
    document = _parts()
    assert not found(document).problems
    net = _net(document)
    x = torch.randn(2, 1, 28, 28)
    first, _, _, last = x.flatten(1).chunk(4, dim=1)
    assert torch.equal(net(x), net.fc(first * last))
    assert not torch.equal(net(x), net(x.roll(1, 2)))


@pytest.mark.parametrize(
    ("document", "name", "field", "value", "reader", "left"),
    [
        (_back_and_forth(), "pool", "return_indices", False, "unpool", 2),
        (_parts(), "chunk", "chunks", 2, "product", 2),
    ],
)
def test_wires_from_an_output_that_an_edit_takes_away_are_cut(
    document: Document, name: str, field: str, value: object, reader: str, left: int
) -> None:
    changed = edits.set_param(document, _id(document, name), field, value)
    inputs = changed.node(_id(document, reader)).inputs
    assert [ref is None for ref in inputs] == [False, True][:left]
    problems = [one for one in found(changed).problems if one.code == "input-missing"]
    assert problems
    again = edits.reset_param(document, _id(document, name), field)
    assert again.node(_id(document, reader)).inputs == inputs


def test_a_wire_in_a_file_from_an_output_that_is_not_there_is_named_and_mended() -> None:
    document = _back_and_forth()
    lost = document.with_definition(_wired(document.network(), "flatten", 0, "unpool", 5))
    (problem,) = [one for one in found(lost).problems if one.code == "wire-lost"]
    assert str(problem.text).startswith("flatten reads output 6 of unpool, which has only 1.")
    assert not found(repairs.apply(lost, problem, problem.repairs[0])).problems


def test_the_number_of_parts_is_typed_and_no_expression() -> None:
    document = replace(_parts(), variables={"heads": 4})
    wrong = edits.set_param(document, _id(document, "chunk"), "chunks", "heads")
    (problem,) = [one for one in found(wrong).problems if one.field == "chunks"]
    assert problem.code == "field-plain"
    assert not [
        one
        for one in found(edits.set_param(wrong, *problem.address, "chunks", "4")).problems
        if one.field == "chunks"
    ]
