"""Training with frozen layers and with a learning rate of its own for each: what torch would do."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from studio.engine.compile import compile_program
from studio.engine.control import Control
from studio.graph import learning_edits, recipe_edits
from studio.graph.model import Document
from tests.documents import mlp
from tests.engine.runs import moody, plan_of, project_of, run

FC1, NORM, FC2 = "n2", "n3", "n6"


def _weights(folder: Path) -> dict[str, Tensor]:
    return load_file(folder / "weights.safetensors")


def _start(document: Document, seed: int = 0) -> dict[str, Tensor]:
    compiled = compile_program(project_of(document).program())
    net = compiled.networks()["net"]
    compiled.initialise(net, seed)
    return net.state_dict()


def test_a_frozen_layer_and_its_statistics_are_the_same_after_training_to_the_bit(
    tmp_path: Path,
) -> None:
    document = recipe_edits.choose(moody(), "optimizer", "SGD")
    for field, value in (("momentum", 0.9), ("weight_decay", 0.1)):
        document = recipe_edits.set_recipe_param(document, "optimizer", field, value)
    run(plan_of(project_of(document, epochs=2), folder=tmp_path / "free"))
    frozen = learning_edits.freeze(document, (FC1, NORM), True)
    run(plan_of(project_of(frozen, epochs=2, l2=0.01), folder=tmp_path / "frozen"))
    start, free = _start(document), _weights(tmp_path / "free")
    after = _weights(tmp_path / "frozen")
    for key, value in start.items():
        held = key.split(".")[0] in ("fc1", "norm1")
        assert torch.equal(after[key], value) is held, key
        assert not torch.equal(free[key], value), key


def _expected(document: Document, factors: dict[str, float], rate: float) -> dict[str, Tensor]:
    """One step of plain gradient descent by hand: w - rate · factor · gradient."""
    from tests.engine.runs import view_of

    view = view_of(document)
    net = view.compiled.networks()["net"]
    view.compiled.initialise(net, 0)
    batch = view.feed.batch("train", torch.arange(view.feed.count("train")))
    losses, _ = view.compiled.steps["train"]({"net": net}, batch)
    losses["net"].backward()
    return {
        name: one.detach() - rate * factors.get(name.split(".")[0], 1.0) * one.grad
        for name, one in net.named_parameters()
    }


def test_one_step_moves_each_layer_by_its_factor(tmp_path: Path) -> None:
    document = recipe_edits.choose(mlp(), "optimizer", "SGD")
    document = learning_edits.set_learning(document, ("n2",), "lr_factor", 0.25)
    document = learning_edits.set_learning(document, ("n4",), "lr_factor", 3)
    project = project_of(document, epochs=1, batch_size="all", lr=0.5)
    run(plan_of(project, folder=tmp_path))
    after = _weights(tmp_path)
    plain = _expected(project.document, {}, 0.5)
    wanted = _expected(project.document, {"fc1": 0.25, "fc2": 3.0}, 0.5)
    for key, value in wanted.items():
        assert torch.allclose(after[key], value, atol=1e-6), key
        assert not torch.allclose(after[key], plain[key], atol=1e-4), key


class _ByHand(Control):
    """Another learning rate from the first step on."""

    @property
    def rate(self) -> float:
        return 0.25

    @rate.setter
    def rate(self, value: float | None) -> None:
        return


def test_a_rate_set_by_hand_keeps_the_factors(tmp_path: Path) -> None:
    document = recipe_edits.choose(mlp(), "optimizer", "SGD")
    document = learning_edits.set_learning(document, ("n2",), "lr_factor", 0.25)
    settings = {"epochs": 3, "batch_size": "all"}
    run(plan_of(project_of(document, lr=1.0, **settings), folder=tmp_path / "one"), _ByHand())
    run(plan_of(project_of(document, lr=0.25, **settings), folder=tmp_path / "two"))
    one, two = _weights(tmp_path / "one"), _weights(tmp_path / "two")
    assert all(torch.equal(one[key], two[key]) for key in one)


@pytest.mark.parametrize("optimizer", ["Adam", "SGD"])
def test_another_factor_goes_on_with_the_averages_of_the_run(
    tmp_path: Path, optimizer: str
) -> None:
    """Groups change with the factors; what belongs to a parameter stays with it."""
    document = recipe_edits.choose(mlp(), "optimizer", optimizer)
    if optimizer == "SGD":
        document = recipe_edits.set_recipe_param(document, "optimizer", "momentum", 0.9)
    other = learning_edits.set_learning(document, ("n4",), "lr_factor", 0.5)
    back = learning_edits.set_learning(other, ("n4",), "lr_factor", 1.0)
    assert back == document
    part = tmp_path / "part"
    run(plan_of(project_of(document, epochs=1), folder=part))
    for going in (other, back):
        again = project_of(going, epochs=1)
        run(plan_of(again, folder=part, source=part, keep_going=True))
    state = torch.load(part / "state.pt", weights_only=True)
    shapes = [
        tuple(one["exp_avg" if optimizer == "Adam" else "momentum_buffer"].shape)
        for one in state["optimizers"]["train"]["state"].values()
    ]
    assert shapes == [(8, 4), (8,), (3, 8), (3,)]


def test_the_curve_shows_the_rate_of_the_training_and_not_of_a_layer(tmp_path: Path) -> None:
    from studio.engine.messages import Steps

    document = learning_edits.set_learning(mlp(), ("n2",), "lr_factor", 0.1)
    told = run(plan_of(project_of(document, epochs=1, lr=0.03), folder=tmp_path))
    rates = {message.learning_rate for message in told if isinstance(message, Steps)}
    assert rates == {0.03}
