"""Replacing the head and freezing the rest: one edit, in plain networks and where blocks end."""

from __future__ import annotations

import pytest
import torch

from studio.engine.compile import compile_program
from studio.graph import edits
from studio.graph.head import replace_head
from studio.graph.learning_edits import freeze
from studio.graph.model import Document, Entry
from studio.graph.storage import dumps, loads
from studio.project import Project, read_text
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.templates import template
from tests.documents import chain, found, lenet, mlp
from tests.texts import program

LABEL = translate("Test", "edit")


def _open(name: str) -> Document:
    return Project(loads(read_text(template(name).file))).document


def _trained(document: Document) -> set[str]:
    net = compile_program(program(document)).networks()["net"]
    return {name for name, one in net.named_parameters() if one.requires_grad}


def test_the_last_layer_is_a_new_one_for_the_classes_of_the_data() -> None:
    before = mlp(outputs=7)
    assert found(before).errors
    after = replace_head(before)
    assert not found(after).errors
    assert "n4" not in after.network().nodes
    head = after.node(f"n{before.next_id}")
    assert (head.name, head.type, head.params["out_features"]) == ("fc2", "Linear", 3)
    assert not head.learning
    assert after.node("n2").learning == {"frozen": True}
    assert not after.node("n3").learning
    assert _trained(after) == {"fc2.weight", "fc2.bias"}
    assert list(after.network().nodes)[3] == head.id
    assert after.view[head.id] == before.view["n4"]
    assert loads(dumps(after)) == after


def test_one_undo_brings_everything_back() -> None:
    project = Project(mlp(outputs=7))
    before = project.document
    project.edit(replace_head, label=LABEL)
    project.undo()
    assert project.document is before


def test_a_head_that_fits_is_new_all_the_same_and_so_is_its_start() -> None:
    from studio.graph.start_edits import set_frozen

    document = set_frozen(freeze(mlp(), ("n4",), True), "n4", "weight", True)
    after = replace_head(document)
    head = after.node(f"n{document.next_id}")
    assert (head.learning, head.starts) == ({}, {})


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("resnet18", "fc"),
        ("alexnet", "classifier.6"),
        ("vgg16", "classifier.6"),
        ("mobilenetv2", "fc"),
        ("densenet121", "classifier"),
        ("vit-b16", "head"),
    ],
)
def test_the_heads_of_the_famous_networks_are_found_in_their_blocks(name: str, head: str) -> None:
    from studio.graph.variable_edits import set_variable

    document = _open(name)
    if "small" in document.variables:
        document = set_variable(document, "small", 1)
    after = replace_head(document)
    with torch.device("meta"):
        assert _trained(after) == {f"{head}.weight", f"{head}.bias"}


def test_a_convolution_may_be_the_head() -> None:
    layers = [
        ("Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("ReLU", {}),
        ("Conv2d", {"out_channels": 7, "kernel_size": 1}),
        ("AdaptiveAvgPool2d", {"output_size": 1}),
        ("Flatten", {}),
    ]
    after = replace_head(chain((1, 28, 28), layers, Entry("Digits")))
    assert not found(after).errors
    assert _trained(after) == {"conv2.weight", "conv2.bias"}


def test_without_a_head_or_with_a_shared_one_it_says_why() -> None:
    from studio.graph.sharing import share

    with pytest.raises(Refused) as refused:
        replace_head(chain((4,), [("ReLU", {})], Entry("Iris")))
    assert refused.value.code == "head-missing"
    shared = share(chain((4,), [("Linear", {"out_features": 4})] * 2, Entry("Iris")), ("n2", "n3"))
    with pytest.raises(Refused) as refused:
        replace_head(shared)
    assert refused.value.code == "head-shared"
    with pytest.raises(Refused) as refused:
        replace_head(edits.remove(lenet(), [i for i in lenet().network().nodes if i != "n1"]))
    assert refused.value.code == "head-missing"
