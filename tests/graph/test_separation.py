"""What a single line cannot separate is told before anybody waits for it, with a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits, recipe_edits, repairs
from studio.graph.model import Document, Entry
from studio.graph.storage import loads
from studio.project import Project, read_text
from studio.spec.problems import Problem
from studio.templates import template
from tests.documents import Layers, chain, found
from tests.engine.runs import engine, trained

LINE: Layers = [("Linear", {"out_features": 2})]


def _warned(document: Document) -> list[Problem]:
    return [one for one in found(document).problems if one.code == "straight-line"]


def _gate(name: str) -> Document:
    document = replace(loads(read_text(template("perceptron").file)), id="")
    return recipe_edits.set_recipe_param(document, "data", "gate", name)


def _accuracy(document: Document) -> float:
    with engine() as jobs:
        return trained(jobs, Project(document)).measurements.final["train"]["accuracy"]


@pytest.mark.parametrize("gate", ["and", "or", "nand"])
def test_one_neuron_learns_every_gate_that_a_line_can_draw(gate: str) -> None:
    assert not found(_gate(gate)).problems
    assert _accuracy(_gate(gate)) == 1.0


def test_xor_it_cannot_learn_and_the_hidden_layer_of_the_repair_can() -> None:
    document = _gate("xor")
    (problem,) = _warned(document)
    assert problem.severity == "warning"
    assert "straight line" in str(problem.text)
    assert _accuracy(document) < 0.8
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert not found(mended).problems
    assert [node.type for node in _in_order(mended)] == [
        "Input", "Linear", "Tanh", "Linear", "Step", "Output"
    ]  # fmt: skip
    assert _accuracy(mended) == 1.0


def _in_order(document: Document):
    return [finding.node for finding in found(document).by_address.values()]


@pytest.mark.parametrize("data", ["Xor", "Circles", "Moons", "Spirals"])
@pytest.mark.parametrize(
    ("layers", "warned"),
    [
        (LINE, True),
        ([("Linear", {"out_features": 8}), *LINE], True),
        ([("Linear", {"out_features": 8}), ("Dropout", {}), *LINE, ("Softmax", {})], True),
        ([("Linear", {"out_features": 8}), ("ReLU", {}), *LINE], False),
        ([("Linear", {"out_features": 8}), ("LayerNorm", {}), *LINE], False),
    ],
)
def test_layers_without_an_activation_between_them_are_one_line(
    data: str, layers: Layers, warned: bool
) -> None:
    assert bool(_warned(chain((2,), layers, Entry(data)))) is warned


def test_a_muted_activation_bends_nothing() -> None:
    layers: Layers = [("Linear", {"out_features": 8}), ("Tanh", {}), *LINE]
    document = chain((2,), layers, Entry("Xor"))
    assert not _warned(document)
    assert _warned(edits.set_muted(document, ["n3"], True))


def test_a_column_that_is_a_product_bends_the_line_by_itself() -> None:
    document = chain((3,), LINE, Entry("Xor", {"product": True}))
    assert not _warned(document)


def test_where_nobody_knows_nothing_is_said() -> None:
    assert not _warned(chain((2,), LINE, Entry("Gaussians")))
    assert not _warned(chain((4,), [("Linear", {"out_features": 3})], Entry("Iris")))


def test_the_hidden_layer_goes_only_into_the_wire_of_this_layer() -> None:
    """Another reader of the input keeps reading it."""
    document = chain((2,), LINE, Entry("Xor"))
    document = edits.add(document, "d1", "Identity", (0.0, 200.0))
    identity = f"n{document.next_id - 1}"
    document = edits.connect(document, "n1", 0, identity, 0)
    (problem,) = _warned(document)
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert mended.node(identity).inputs[0].node == "n1"
    assert not _warned(mended)
