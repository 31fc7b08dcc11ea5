"""The text of a document: what a person would have written, the same each time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.model import Document, Placement, Step
from studio.graph.program import lower
from studio.graph.storage import dumps, loads
from studio.spec.problems import Refused
from tests.documents import chain, found, lenet, mlp
from tests.texts import (
    blocks,
    concat,
    definition,
    formatted,
    method,
    network,
    program,
    residual,
    stages,
    tutorial,
    with_loss,
    with_settings,
)

catalogue.fill()

IRIS = '''\
"""Net: 4 → 3, 67 parameters.

Made with Layerloom; needs only PyTorch. Importing this file runs nothing.
"""

import zlib

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    """4 → 3"""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.relu1 = nn.ReLU()
        self.fc2 = nn.Linear(8, 3)

    def forward(self, input):
        x = self.fc1(input)  # 8
        x = self.relu1(x)
        x = self.fc2(x)  # 3
        return x


def initialise(model, seed):
    """Draw all weights anew, on the CPU; a layer's depend only on `seed` and on its name."""
    with torch.random.fork_rng(devices=[]):
        for path, module in model.named_modules():
            if hasattr(type(module), "reset_parameters"):
                torch.manual_seed(zlib.crc32(f"{seed}/{path}".encode()))
                module.reset_parameters()


def step_train(nets, batch):
    """The loss to call backward on, and what is reported: means over the batch."""
    net = nets["net"]
    target = batch["target"]
    output = net(batch["input"])
    loss = F.cross_entropy(output, target)
    accuracy = (output.argmax(1) == target).float().mean()
    losses = {"net": loss}
    report = {"loss": loss.detach(), "accuracy": accuracy}
    return losses, report
'''


def test_a_small_network_reads_as_if_written_by_hand() -> None:
    assert program(mlp()).text == IRIS


def test_required_arguments_stand_by_position_and_others_only_where_they_differ() -> None:
    text = program(tutorial()).text
    assert method(text, "__init__")[1:4] == [
        "self.conv1 = nn.Conv2d(3, 6, 5)",
        "self.relu1 = nn.ReLU()",
        "self.pool1 = nn.MaxPool2d(2)",
    ]
    layer = ("Conv2d", {"out_channels": 4, "kernel_size": (3, 5), "padding": "same"})
    text = program(chain((1, 8, 8), [layer])).text
    assert 'nn.Conv2d(1, 4, (3, 5), padding="same")' in text


def test_a_chain_goes_on_in_x_and_a_branch_has_the_name_of_its_node() -> None:
    assert method(program(residual()).text, "forward") == [
        "x = self.stem(image)",
        "conv1 = self.conv1(x)",
        "conv1 = self.norm1(conv1)",
        "conv1 = self.relu1(conv1)",
        "conv1 = self.conv2(conv1)",
        "conv1 = self.norm2(conv1)",
        "add = conv1 + x",
        "x = self.relu2(add)",
        "x = self.pool(x)",
        "x = self.flatten(x)",
        "x = self.drop(x)",
        "x = self.fc(x)",
        "return x",
    ]


def test_a_function_has_the_name_of_its_node() -> None:
    assert method(program(concat()).text, "forward")[:4] == [
        "x = self.a(image)",
        "b = self.b(image)",
        "c = self.c(image)",
        "joined = torch.cat((x, b, c), dim=1)",
    ]


def test_a_shape_is_told_where_it_changes() -> None:
    text = program(lenet()).text
    assert "x = self.conv1(input)  # 16×28×28\n" in text
    assert "x = self.relu1(x)\n" in text


def test_paths_are_names_in_the_state_dict() -> None:
    made = program(stages())
    assert made.paths[("n102",)] == "stem"
    assert made.paths[("n103", "n304", "n202")] == "layer1.2.conv"
    assert made.paths[("n102", "n205")] == "stem.add"
    assert made.parameters["layer1.0.conv"] == 16 * 8 * 9 + 8


def test_a_muted_layer_is_passed_by() -> None:
    muted = edits.set_muted(residual(), ["n109", "n104"], True)
    text = program(muted).text
    assert "relu2" not in text
    assert "norm1" not in text
    assert method(text, "forward")[1:6] == [
        "conv1 = self.conv1(x)",
        "conv1 = self.relu1(conv1)",
        "conv1 = self.conv2(conv1)",
        "conv1 = self.norm2(conv1)",
        "add = conv1 + x",
    ]


def test_what_nothing_reads_is_left_out() -> None:
    document = edits.add(mlp(), "d1", "Dropout", (0.0, 0.0))
    document = edits.connect(document, "n3", 0, f"n{document.next_id - 1}", 0)
    assert program(document).text == program(mlp()).text


def test_shared_weights_call_the_owner_again() -> None:
    twice = network(
        definition(
            "d1",
            "Net",
            {
                "left": ("Input", {"shape": (4,), "field": "left"}, ()),
                "right": ("Input", {"shape": (4,), "field": "right"}, ()),
                "embed": ("Linear", {"out_features": 8}, ("left",)),
                "again": ("Linear", {"out_features": 8}, ("right",), {"shares": "embed"}),
                "both": ("Multiply", {}, ("embed", "again")),
                "output": ("Output", {}, ("both",)),
            },
        )
    )
    made = program(twice)
    assert made.inputs == ("left", "right")
    assert made.paths[("n104",)] == "embed"
    assert 'output = net(batch["left"], batch["right"])' in made.text
    assert method(made.text, "forward", "Net") == [
        "x = self.embed(left)",
        "again = self.embed(right)",
        "both = x * again",
        "return both",
    ]


def test_sharing_needs_the_same_sizes() -> None:
    wrong = network(
        definition(
            "d1",
            "Net",
            {
                "input": ("Input", {"shape": (4,)}, ()),
                "first": ("Linear", {"out_features": 8}, ("input",)),
                "again": ("Linear", {"out_features": 8}, ("first",), {"shares": "first"}),
                "output": ("Output", {}, ("again",)),
            },
        )
    )
    problems = Analyser().analyse(wrong).problems
    assert [problem.code for problem in problems] == ["shares-size"]


def _ending(layer: str, *more: tuple[str, str]) -> Document:
    nodes = {
        "input": ("Input", {"shape": (4,)}, ()),
        "fc": ("Linear", {"out_features": 3}, ("input",)),
        "last": (layer, {}, ("fc",)),
        "output": ("Output", {}, ("last",)),
        **{name: ("Output", {"when": "train"}, (read,)) for name, read in more},
    }
    return network(definition("d1", "Net", nodes))


def test_a_final_softmax_is_split_off_and_the_loss_reads_the_logits() -> None:
    made = program(_ending("Softmax"))
    assert method(made.text, "forward") == ["return self.last(self.logits(input))"]
    assert method(made.text, "logits") == ["x = self.fc(input)", "return x"]
    assert 'output = net.logits(batch["input"])' in made.text
    assert made.endings == {"net": "softmax"}


def test_a_layer_called_logits_does_not_collide_with_the_method() -> None:
    document = _ending("Softmax")
    renamed = edits.rename(document, "n102", "logits")
    text = program(renamed).text
    assert method(text, "forward") == ["return self.last(self.logits1(input))"]
    assert method(text, "logits1") == ["x = self.logits(input)", "return x"]


def test_a_final_log_softmax_stays_where_it_is() -> None:
    made = program(_ending("LogSoftmax"))
    assert "def logits" not in made.text
    assert "F.nll_loss(output, target)" in made.text


def test_outputs_for_training_come_after_the_return_of_the_others() -> None:
    made = program(_ending("ReLU", ("early", "fc")))
    assert method(made.text, "forward") == [
        "x = self.fc(input)",
        "last = self.last(x)",
        "if not self.training:",
        "return last",
        "return last, x",
    ]
    assert "output, *others = output if net.training else (output,)" in made.text
    assert 'losses = {"net": loss + helping}' in made.text
    formatted(made.text)


def test_a_helping_output_has_no_logits_to_give() -> None:
    with pytest.raises(Refused) as refused:
        program(_ending("Softmax", ("early", "fc")))
    assert refused.value.code == "output-training"


def test_penalties_stand_in_the_step_only_when_they_are_not_zero() -> None:
    plain = program(mlp()).text
    text = program(with_settings(mlp(), l1=0.001, l2=1e-5)).text
    assert "weights" not in plain.split("def step_train")[1]
    assert "weights = [p for p in net.parameters() if p.ndim > 1]" in text
    assert "l1 = 0.001 * sum(p.abs().sum() for p in weights)" in text
    assert "l2 = 1e-5 * sum(p.square().sum() for p in weights)" in text
    assert 'losses = {"net": loss + l1 + l2}' in text
    formatted(text)


def test_a_single_output_for_two_classes_is_decided_by_its_sign() -> None:
    layers = [("Linear", {"out_features": 1}), ("Sigmoid", {})]
    text = program(with_loss(chain((2,), layers), "BCEWithLogitsLoss")).text
    assert 'output = net.logits(batch["input"])' in text
    assert "loss = F.binary_cross_entropy_with_logits(output.squeeze(1), target.float())" in text
    assert "accuracy = ((output.squeeze(1) > 0).long() == target).float().mean()" in text


def test_our_own_module_is_part_of_the_text() -> None:
    text = program(chain((4,), [("Step", {}), ("Linear", {"out_features": 3})])).text
    assert text.index("class Step(nn.Module):") < text.index("class Net(nn.Module):")
    assert "self.step1 = Step()" in text
    assert text.count("import torch\n") == 1


def test_the_same_document_gives_the_same_text_and_the_view_does_not_matter() -> None:
    document = stages()
    moved = replace(document, view={"n101": Placement(3.0, 4.0)}, id="other")
    labelled = edits.set_label(moved, "n102", "卷积 “1”")
    assert program(document).sha256 == program(labelled).sha256


@pytest.mark.parametrize("build", [lenet, residual, blocks, stages])
def test_a_document_that_was_saved_and_opened_gives_the_same_text(build) -> None:
    document = build()
    assert program(loads(dumps(document))).text == program(document).text


@pytest.mark.parametrize("build", [lenet, mlp, tutorial, residual, concat, blocks, stages])
def test_texts_are_laid_out_as_ruff_does(build) -> None:
    made = program(build())
    formatted(made.text, made.tapped)


def test_long_names_wrap_as_ruff_does() -> None:
    names = {name: f"{name}_{'long' * 12}" for name in ("a", "b", "c", "joined", "fc", "image")}
    nodes = concat().network().nodes
    renamed = concat()
    for node in nodes.values():
        if node.name in names:
            renamed = edits.rename(renamed, node.id, names[node.name])
    made = program(renamed)
    assert max(map(len, made.text.splitlines())) <= 100
    formatted(made.text)


def test_errors_refuse_a_text() -> None:
    broken = edits.set_param(lenet(), "n5", "out_channels", "many")
    recipe, _ = bind_recipe(broken)
    assert recipe is not None
    with pytest.raises(Refused) as refused:
        lower(broken, found(broken), recipe)
    assert refused.value.code == "problems"


def test_a_step_can_have_another_name_and_a_network_any() -> None:
    recipe = replace(mlp().recipe, steps=(Step("update", "théâtre"),))
    document = replace(mlp(), networks={"théâtre": "d1"}, recipe=recipe)
    made = program(document)
    assert made.steps == ("update",)
    assert "def step_update(nets, batch):" in made.text
    assert 'net = nets["théâtre"]' in made.text


def test_several_networks_stand_before_the_first() -> None:
    other = definition(
        "d7",
        "Critic",
        {
            "input": ("Input", {"shape": (3,)}, ()),
            "fc": ("Linear", {"out_features": 1}, ("input",)),
            "output": ("Output", {}, ("fc",)),
        },
    )
    document = mlp()
    both = replace(
        document,
        networks={"net": "d1", "critic": "d7"},
        definitions={**document.definitions, "d7": other},
    )
    made = program(both)
    assert made.networks == {"net": "Net", "critic": "Critic"}
    assert made.text.index("class Critic") < made.text.index("class Net")
    assert made.taps[("n702",)].network == "critic"
