"""Shared weights and variables against torch: trained, exported, and one module called again."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio import catalogue
from studio.engine.compile import compile_program
from studio.exchange.exporter import export
from studio.graph import edits
from studio.graph.model import Document, Entry
from studio.graph.sharing import share
from studio.graph.variable_edits import add_variable, set_variable
from tests.documents import chain
from tests.engine.runs import engine, project_of, trained
from tests.exchange.bundles import bundle, run_python
from tests.texts import program

catalogue.fill()


def _deep(width: int | str = 8) -> Document:
    layers = []
    for _ in range(4):
        layers += [("Linear", {"out_features": width}), ("ReLU", {})]
    return chain((4,), [*layers, ("Linear", {"out_features": 3})], Entry("Iris"))


def _shared() -> Document:
    """The second, third and fourth Linear are one module."""
    return share(_deep(), ["n4", "n6", "n8"])


class Plain(nn.Module):
    """The same in torch's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 8)
        self.fc5 = nn.Linear(8, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.fc1(x).relu()
        for _ in range(3):
            x = self.fc2(x).relu()
        return self.fc5(x)


def test_output_and_gradients_are_those_of_one_module_called_three_times() -> None:
    compiled = compile_program(program(_shared()))
    net, plain = compiled.networks()["net"], Plain()
    compiled.initialise(net, 3)
    plain.load_state_dict(net.state_dict())
    x = torch.randn(7, 4, generator=torch.Generator().manual_seed(1))
    one, other = net(x), plain(x)
    assert torch.equal(one, other)
    for output in (one, other):
        output.square().sum().backward()
    for name, parameter in plain.named_parameters():
        assert parameter.grad is not None
        assert torch.equal(parameter.grad, net.get_parameter(name).grad), name


def test_a_network_with_shared_weights_learns() -> None:
    project = project_of(_shared(), epochs=8, lr=0.01)
    with engine() as jobs:
        trained(jobs, project)
    assert project.run is not None
    _, losses = project.measurements.series("train/loss")
    assert len(losses) > 3
    assert losses[-1] < losses[0]


def _runs(document: Document, folder) -> str:
    export("python", bundle(document), folder)
    run_python(folder, "train.py")
    return (folder / "model.py").read_text(encoding="utf-8")


def test_the_exported_script_of_shared_weights_runs(tmp_path) -> None:
    text = _runs(project_of(_shared(), epochs=1).document, tmp_path / "shared")
    assert text.count("self.fc2(x)") == 3


@pytest.mark.parametrize("width", [5, 12])
def test_a_variable_is_its_number_in_a_script_that_runs(tmp_path, width: int) -> None:
    document = add_variable(_deep("width"), "width", 8)
    document = edits.set_param(document, "n8", "out_features", "width * 2")
    document = set_variable(document, "width", width)
    text = _runs(project_of(document, epochs=1).document, tmp_path / "named")
    assert f"nn.Linear(4, {width})" in text
    assert text.count(f"nn.Linear({width}, {width})") == 2
    assert f"nn.Linear({width}, {2 * width})" in text
    assert "width" not in text
