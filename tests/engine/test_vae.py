"""A variational autoencoder: the loss is the distance of the pictures and the divergence."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph import repairs
from studio.graph.model import Document, Entry, Recipe, Ref, Step
from tests.documents import found
from tests.texts import definition, formatted, network, program

catalogue.fill()

SIZE, WEIGHT = 16, 1 / 768
LATENT = {"out_features": 4}


def _document(counts: str = "itself") -> Document:
    """Four normally distributed numbers describe a picture of 768."""
    penalty = {"when": "train", "weight": WEIGHT, "counts": counts}
    nodes = {
        "input": ("Input", {"shape": (3, SIZE, SIZE)}, ()),
        "flat": ("Flatten", {}, ("input",)),
        "mean": ("Linear", LATENT, ("flat",)),
        "spread": ("Linear", LATENT, ("flat",)),
        "draw": ("Sampling", {}, ("mean", "spread")),
        "decode": ("Linear", {"out_features": 3 * SIZE * SIZE}, ("draw",)),
        "picture": ("Unflatten", {"unflattened_size": (3, SIZE, SIZE)}, ("decode",)),
        "last": ("Sigmoid", {}, ("picture",)),
        "divergence": ("Output", penalty, ("draw",)),
        "output": ("Output", {}, ("last",)),
    }
    made = definition("d1", "Net", nodes)
    (penal,) = (node for node in made.nodes.values() if node.name == "divergence")
    (draw,) = (node for node in made.nodes.values() if node.name == "draw")
    wired = replace(penal, inputs=(Ref(draw.id, 1),))
    made = replace(made, nodes={**made.nodes, penal.id: wired})
    data = Entry("Shapes", {"size": SIZE, "goal": "picture", "count": 200})
    recipe = Recipe((Step(loss=Entry("MSELoss")),))
    return replace(network(made), data=data, recipe=recipe)


def test_the_divergence_is_added_while_training_and_not_reported() -> None:
    document = _document()
    assert not found(document).problems
    made = program(document)
    formatted(made.text)
    compiled = compile_program(made)
    nets = compiled.networks()
    compiled.initialise(nets["net"], 0)
    net = nets["net"]
    x = torch.rand(8, 3, SIZE, SIZE)
    batch = {"input": x, "target": x}
    torch.manual_seed(0)
    losses, report = compiled.steps["train"](nets, batch)
    flat = x.flatten(1)
    mean, spread = net.mean(flat), net.spread(flat)
    torch.manual_seed(0)
    drawn = mean + torch.randn_like(mean) * (spread / 2).exp()
    distance = F.mse_loss(net.decode(drawn).sigmoid().reshape_as(x), x)
    normal = torch.distributions.Normal(0.0, 1.0)
    given = torch.distributions.Normal(mean, (spread / 2).exp())
    divergence = torch.distributions.kl_divergence(given, normal).mean()
    torch.testing.assert_close(report["loss"], distance.detach())
    torch.testing.assert_close(losses["net"], distance + WEIGHT * divergence)
    losses["net"].backward()
    assert net.spread.weight.grad.abs().sum() > 0


def test_afterwards_the_mean_is_decoded_and_nothing_is_drawn() -> None:
    compiled = compile_program(program(_document()))
    nets = compiled.networks()
    compiled.initialise(nets["net"], 0)
    net = nets["net"].eval()
    x = torch.rand(4, 3, SIZE, SIZE)
    expected = net.decode(net.mean(x.flatten(1))).sigmoid().reshape_as(x)
    assert torch.equal(net(x), expected)
    losses, report = compiled.steps["train"](nets, {"input": x, "target": x})
    assert losses["net"] == report["loss"]


def test_an_output_for_training_that_fits_no_target_becomes_a_penalty_by_one_click() -> None:
    document = _document(counts="target")
    (problem,) = [one for one in found(document).problems if one.severity == "error"]
    assert problem.code == "loss-shape"
    mended = repairs.apply(document, problem, problem.repairs[-1])
    assert not found(mended).problems
    assert program(mended).text == program(_document()).text


@pytest.mark.parametrize("sizes", [(4, 5), (1, 4)])
def test_means_and_variances_go_in_pairs(sizes: tuple[int, int]) -> None:
    document = _document()
    made = document.definitions["d1"]
    nodes = dict(made.nodes)
    for node_id, node in made.nodes.items():
        if node.name in ("mean", "spread"):
            size = sizes[node.name == "spread"]
            nodes[node_id] = replace(node, params={"out_features": size})
    wrong = replace(document, definitions={"d1": replace(made, nodes=nodes)})
    assert "shapes-differ" in [problem.code for problem in found(wrong).problems]
