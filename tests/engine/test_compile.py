"""The compiled text is the network that a person would have written by hand, bit for bit."""

from __future__ import annotations

import copy
import gc
import inspect
import linecache
import sys
import traceback
import zlib
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from studio import catalogue
from studio.engine.compile import compile_program
from studio.engine.memory import memory_free, memory_needed, refuse_too_large
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.model import Document
from studio.spec.problems import Refused
from tests.documents import chain, lenet, mlp
from tests.texts import (
    blocks,
    concat,
    definition,
    network,
    program,
    residual,
    stages,
    tutorial,
    with_loss,
    with_settings,
)

catalogue.fill()


class HandLeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, kernel_size=5, padding=2)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=3, padding=1)
        self.fc1 = nn.Linear(32 * 7 * 7, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(x.flatten(1))))


class HandResidual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.conv1 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(8)
        self.fc = nn.Linear(8, 5)

    def forward(self, x):
        x = self.stem(x)
        y = F.relu(self.norm1(self.conv1(x)))
        x = F.relu(self.norm2(self.conv2(y)) + x)
        x = F.adaptive_avg_pool2d(x, 1).flatten(1)
        return self.fc(F.dropout(x, 0.25, self.training))


class HandConcat(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(2, 3, 1)
        self.b = nn.Conv2d(2, 4, 3, padding=1)
        self.fc = nn.Linear(9 * 9 * 9, 4)

    def forward(self, x):
        joined = torch.cat([self.a(x), self.b(x), F.max_pool2d(x, 3, 1, 1)], dim=1)
        return self.fc(joined.flatten(1))


def _made(document: Document) -> nn.Module:
    """The network of a document with weights of seed 0, batch norms fitted, in eval mode."""
    compiled = compile_program(program(document))
    net = compiled.networks()["net"]
    compiled.initialise(net, 0)
    return net.eval()


def _samples(document: Document, count: int = 4, seed: int = 1) -> torch.Tensor:
    shape = Analyser().analyse(document).by_address[(_first_input(document),)].output.dims
    return torch.randn(count, *shape, generator=torch.Generator().manual_seed(seed))


def _first_input(document: Document) -> str:
    return document.network().of_type("Input")[0].id


def _assert_alive(net: nn.Module, document: Document) -> None:
    """Another input gives another output; without this, equality would say nothing."""
    with torch.no_grad():
        one, other = net(_samples(document)), net(_samples(document, seed=2))
    assert (one - other).abs().max() > 1e-3 * one.abs().max()


PAIRS = [(lenet, HandLeNet), (residual, HandResidual), (concat, HandConcat)]


@pytest.mark.parametrize(("build", "by_hand"), PAIRS)
def test_outputs_and_gradients_are_those_of_the_network_by_hand(build, by_hand) -> None:
    document = build()
    net = _made(document)
    hand = by_hand().eval()
    hand.load_state_dict(net.state_dict())
    _assert_alive(net, document)
    x = _samples(document)
    assert torch.equal(net(x), hand(x))
    for model in (net.train(), hand.train()):
        torch.manual_seed(3)
        model(x).square().sum().backward()
    pairs = zip(net.parameters(), hand.parameters(), strict=True)
    assert all(torch.equal(one.grad, other.grad) for one, other in pairs)


def test_the_network_of_the_tutorial_has_62006_parameters() -> None:
    net = _made(tutorial())
    assert sum(p.numel() for p in net.parameters()) == 62_006
    assert [*net.state_dict()][:4] == ["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias"]


@pytest.mark.parametrize("build", [lenet, mlp, tutorial, residual, concat, blocks, stages])
def test_counts_and_paths_are_torchs(build) -> None:
    document = build()
    made_program = program(document)
    net = _made(document)
    own = {
        path: sum(p.numel() for p in module.parameters(recurse=False))
        for path, module in net.named_modules()
    }
    assert {path: count for path, count in own.items() if count} == made_program.parameters
    findings = Analyser().analyse(document)
    modules = {
        path
        for address, path in made_program.paths.items()
        if findings.by_address[address].layer is None
        or findings.by_address[address].layer.constructor() is not None
    }
    assert modules == {path for path, _ in net.named_modules() if path}


def test_a_block_at_three_widths_is_one_class() -> None:
    net = _made(blocks())
    kinds = {type(net.get_submodule(name)) for name in ("block1", "block2", "block3")}
    assert len(kinds) == 1
    assert [net.get_submodule(f"block{i}.conv").in_channels for i in (1, 2, 3)] == [3, 16, 24]
    _assert_alive(net, blocks())


def test_equal_texts_start_from_equal_weights_and_another_layer_changes_no_other() -> None:
    first, second = _made(residual()), _made(residual())
    for name, value in first.state_dict().items():
        assert torch.equal(value, second.state_dict()[name])
    more = edits.add_after(residual(), "n111", "Linear", {"out_features": 8})
    grown = _made(more)
    assert torch.equal(grown.stem.weight, first.stem.weight)
    assert torch.equal(grown.conv2.weight, first.conv2.weight)


def test_initialise_draws_by_seed_and_name_and_leaves_the_generator_alone() -> None:
    compiled = compile_program(program(residual()))
    net = compiled.networks()["net"]
    torch.manual_seed(7)
    expected = torch.rand(1)
    torch.manual_seed(7)
    compiled.initialise(net, 5)
    assert torch.equal(torch.rand(1), expected)
    torch.manual_seed(zlib.crc32(b"5/conv1"))
    assert torch.equal(net.conv1.weight, nn.Conv2d(8, 8, 3, bias=False).weight)


def test_initialise_resets_running_statistics() -> None:
    compiled = compile_program(program(residual()))
    net = compiled.networks()["net"]
    net.train()(_samples(residual()) + 3)
    assert net.norm1.running_mean.abs().max() > 0
    compiled.initialise(net, 0)
    assert net.norm1.running_mean.abs().max() == 0
    assert net.norm1.num_batches_tracked == 0


def test_the_step_gives_what_cross_entropy_and_accuracy_give() -> None:
    compiled = compile_program(program(mlp()))
    nets = compiled.networks()
    batch = {"input": _samples(mlp(), 6), "target": torch.tensor([0, 1, 2, 0, 1, 2])}
    losses, report = compiled.steps["train"](nets, batch)
    output = nets["net"](batch["input"])
    assert torch.equal(losses["net"], nn.CrossEntropyLoss()(output, batch["target"]))
    assert losses["net"].requires_grad
    assert not report["loss"].requires_grad
    assert report["accuracy"] == (output.argmax(1) == batch["target"]).float().mean()


def test_penalties_are_on_weights_and_not_in_the_reported_loss() -> None:
    plain = compile_program(program(mlp()))
    compiled = compile_program(program(with_settings(mlp(), l1=0.01, l2=0.1)))
    nets = compiled.networks()
    batch = {"input": _samples(mlp(), 6), "target": torch.tensor([0, 1, 2, 0, 1, 2])}
    losses, report = compiled.steps["train"](nets, batch)
    bare, _ = plain.steps["train"](nets, batch)
    weights = [nets["net"].fc1.weight, nets["net"].fc2.weight]
    l1 = sum(w.abs().sum() for w in weights)
    l2 = sum(w.pow(2).sum() for w in weights)
    assert torch.allclose(losses["net"], bare["net"] + 0.01 * l1 + 0.1 * l2)
    assert torch.equal(report["loss"], bare["net"].detach())


def _ending(layer: str, width: int, loss: str) -> Document:
    layers = [("Linear", {"out_features": width}), (layer, {})]
    return with_loss(chain((2,), layers), loss)


@pytest.mark.parametrize(
    ("layer", "width", "loss"),
    [
        ("Softmax", 2, "CrossEntropyLoss"),
        ("LogSoftmax", 2, "CrossEntropyLoss"),
        ("Sigmoid", 1, "BCEWithLogitsLoss"),
    ],
)
def test_a_sure_network_has_a_finite_loss_whatever_it_ends_in(layer, width, loss) -> None:
    compiled = compile_program(program(_ending(layer, width, loss)))
    nets = compiled.networks()
    with torch.no_grad():
        nets["net"].fc1.weight.fill_(0.0)
        nets["net"].fc1.bias.copy_(torch.tensor([500.0, -500.0][:width]))
    batch = {"input": torch.zeros(3, 2), "target": torch.tensor([width - 1, 1, 1]) * (width - 1)}
    losses, _ = compiled.steps["train"](nets, batch)
    losses["net"].backward()
    assert losses["net"] >= 300
    assert torch.isfinite(losses["net"])
    assert nets["net"].fc1.bias.grad.abs().max() > 0.1


# ---- looking


@pytest.mark.parametrize("build", [lenet, residual, concat, blocks, stages])
def test_looking_shows_every_value_and_changes_nothing(build) -> None:
    document = build()
    made_program = program(document)
    compiled = compile_program(made_program)
    nets = compiled.networks()
    net = nets["net"].eval()
    x = _samples(document)
    plain = net(x)
    with compiled.watching(nets, made_program.taps) as values:
        assert torch.equal(net(x), plain)
    assert set(values) == set(made_program.taps)
    findings = Analyser().analyse(document)
    for address, value in values.items():
        finding = findings.by_address[address]
        shape = finding.output or finding.inputs[0]
        assert value.shape == (4, *shape.dims)
        assert not value.requires_grad
    assert all("forward" not in vars(module) for module in net.modules())
    assert torch.equal(net(x), plain)


def test_a_value_is_kept_as_it_was_before_a_layer_worked_in_place() -> None:
    made_program = program(residual())
    compiled = compile_program(made_program)
    nets = compiled.networks()
    net = nets["net"].eval()
    net.relu1.inplace = True
    with compiled.watching(nets, [("n105",), ("n104",)]) as values:
        net(_samples(residual()))
    assert values[("n104",)].min() < 0
    assert torch.equal(values[("n105",)], values[("n104",)].relu())


def test_a_value_in_a_sequence_is_kept_too() -> None:
    made_program = program(stages())
    compiled = compile_program(made_program)
    nets = compiled.networks()
    address = ("n103", "n303")
    with compiled.watching(nets, [address]) as values:
        nets["net"].eval()(_samples(stages()))
    assert [*values] == [address]
    assert not nets["net"].layer1[1]._forward_hooks


def test_looking_ends_also_after_an_exception() -> None:
    made_program = program(stages())
    compiled = compile_program(made_program)
    nets = compiled.networks()
    with (
        pytest.raises(RuntimeError),
        compiled.watching(nets, made_program.taps),
    ):
        nets["net"](torch.zeros(1, 5, 8, 8))
    for module in nets["net"].modules():
        assert "forward" not in vars(module)
        assert not module._forward_hooks


def test_muted_layers_and_outputs_can_be_looked_at() -> None:
    document = edits.set_muted(residual(), ["n109"], True)
    made_program = program(document)
    compiled = compile_program(made_program)
    nets = compiled.networks()
    with compiled.watching(nets, [("n108",), ("n109",), ("n114",), ("n101",)]) as values:
        output = nets["net"].eval()(_samples(document))
    assert torch.equal(values[("n109",)], values[("n108",)])
    assert torch.equal(values[("n114",)], output)
    assert torch.equal(values[("n101",)], _samples(document))


def test_looking_through_the_logits_of_a_softmax() -> None:
    document = chain((4,), [("Linear", {"out_features": 3}), ("Softmax", {})])
    made_program = program(document)
    compiled = compile_program(made_program)
    nets = compiled.networks()
    with compiled.watching(nets, made_program.taps) as values:
        output = nets["net"](_samples(document))
    assert torch.equal(values[("n3",)], output)
    assert torch.equal(values[("n2",)].softmax(1), output)


# ---- the text as a module


def test_source_and_tracebacks_show_the_text() -> None:
    net = _made(mlp())
    assert inspect.getsource(type(net)).startswith("class Net(nn.Module):\n")
    with pytest.raises(RuntimeError) as error:
        net(torch.zeros(1, 5))
    lines = "".join(traceback.format_tb(error.value.__traceback__))
    assert "x = self.fc1(input)" in lines
    assert program(mlp()).sha256 in lines


def test_networks_can_be_copied_and_outlive_the_compiled_text() -> None:
    net = _made(mlp())
    gc.collect()
    twin = copy.deepcopy(net)
    x = _samples(mlp())
    assert torch.equal(twin(x), net(x))
    assert type(net).__module__ in sys.modules
    assert inspect.getsource(type(net))


def test_the_text_is_forgotten_when_nobody_uses_it() -> None:
    net = _made(concat())
    name = type(net).__module__
    file = sys.modules[name].__file__
    assert file in linecache.cache
    del net
    gc.collect()
    assert name not in sys.modules
    assert file not in linecache.cache


def test_one_text_can_be_compiled_twice() -> None:
    first = compile_program(program(mlp()))
    second = compile_program(program(mlp()))
    net = second.networks()["net"]
    del first
    gc.collect()
    assert inspect.getsource(type(net)).startswith("class Net")


# ---- memory


def test_a_layer_of_160_gb_is_refused_before_anything_is_allocated() -> None:
    monster = chain((200_000,), [("Linear", {"out_features": 200_000})])
    made_program = program(monster)
    assert memory_needed(made_program) == 4 * (200_000 * 200_000 + 200_000)
    with pytest.raises(Refused) as refused:
        compile_program(made_program).networks()
    assert refused.value.code == "memory"
    assert "160 GB" in str(refused.value.text)
    assert "fc1" in str(refused.value.text)


def test_memory_is_compared_with_what_is_free() -> None:
    free = memory_free()
    assert free is None or free > 10**7
    small = program(mlp())
    refuse_too_large(small, copies=4, free=4 * memory_needed(small))
    with pytest.raises(Refused):
        refuse_too_large(small, copies=4, free=4 * memory_needed(small) - 1)


def test_outputs_for_training_are_there_only_while_training() -> None:
    nodes = {
        "input": ("Input", {"shape": (4,)}, ()),
        "fc": ("Linear", {"out_features": 3}, ("input",)),
        "last": ("Linear", {"out_features": 3}, ("fc",)),
        "helper": ("Linear", {"out_features": 3}, ("fc",)),
        "output": ("Output", {}, ("last",)),
        "early": ("Output", {"when": "train", "weight": 0.5}, ("helper",)),
    }
    document = network(definition("d1", "Net", nodes))
    compiled = compile_program(program(document))
    nets = compiled.networks()
    x = _samples(document)
    whole = nets["net"].train()(x)
    assert [part.shape for part in whole] == [(4, 3), (4, 3)]
    batch = {"input": x, "target": torch.tensor([0, 1, 2, 0])}
    training, told = compiled.steps["train"](nets, batch)
    assert torch.equal(nets["net"].eval()(x), whole[0])
    calm, _ = compiled.steps["train"](nets, batch)
    assert torch.equal(told["loss"], calm["net"])
    helping = F.cross_entropy(whole[1], batch["target"])
    assert torch.equal(training["net"], calm["net"] + 0.5 * helping)
    training["net"].backward()
    assert nets["net"].helper.weight.grad.abs().sum() > 0


def test_two_softmax_outputs_still_give_logits() -> None:
    nodes = {
        "input": ("Input", {"shape": (4,)}, ()),
        "fc": ("Linear", {"out_features": 3}, ("input",)),
        "soft": ("Softmax", {}, ("fc",)),
        "output": ("Output", {}, ("soft",)),
        "raw": ("Output", {}, ("fc",)),
    }
    document = network(definition("d1", "Net", nodes))
    compiled = compile_program(program(document))
    net = compiled.networks()["net"]
    x = _samples(document)
    first, second = net(x)
    assert torch.equal(net.logits(x), second)
    assert torch.equal(first, second.softmax(1))
    loss, _ = compiled.steps["train"]({"net": net}, {"input": x, "target": torch.zeros(4).long()})
    assert torch.equal(loss["net"], F.cross_entropy(second, torch.zeros(4).long()))


def test_a_renamed_document_keeps_its_numbers_by_name() -> None:
    renamed = replace(mlp(), id="other")
    assert torch.equal(_made(renamed).fc1.weight, _made(mlp()).fc1.weight)


@pytest.mark.parametrize("kind", ["class", "sequential"])
def test_logits_of_a_softmax_inside_a_block(kind) -> None:
    head = definition(
        "d2",
        "Head",
        {
            "value": ("Input", {"shape": (8,)}, ()),
            "last": ("Linear", {"out_features": 3}, ("value",)),
            "soft": ("Softmax", {}, ("last",)),
            "out": ("Output", {}, ("soft",)),
        },
        kind,
    )
    nodes = {
        "input": ("Input", {"shape": (4,)}, ()),
        "fc": ("Linear", {"out_features": 8}, ("input",)),
        "head": ("@d2", {}, ("fc",)),
        "output": ("Output", {}, ("head",)),
    }
    document = network(definition("d1", "Net", nodes), head)
    compiled = compile_program(program(document))
    nets = compiled.networks()
    x = _samples(document)
    assert torch.equal(nets["net"].logits(x).softmax(1), nets["net"](x))
    target = torch.tensor([0, 1, 2, 0])
    losses, _ = compiled.steps["train"](nets, {"input": x, "target": target})
    assert torch.equal(losses["net"], F.cross_entropy(nets["net"].logits(x), target))
    taps = program(document).taps
    with compiled.watching(nets, taps) as values:
        nets["net"](x)
    assert set(taps) <= set(values)
