"""Forecast and truth of whole documents: what autograd keeps while one batch is computed."""

from __future__ import annotations

from dataclasses import replace

import torch

from studio.engine.compile import compile_program
from studio.engine.updates import make_optimizer
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.forecast import Forecaster
from studio.graph.program import lower
from studio.graph.storage import loads
from studio.project import read_text
from studio.templates import template
from tests.conformance.saved import saving


def opened(name, **variables):
    """The document of a template, with some variables changed."""
    document = loads(read_text(template(name).file))
    return replace(document, variables={**document.variables, **variables})


def samples(document, batch):
    """Inputs and targets as the declared data would give them, drawn at random."""
    data, _ = bind_data(document)
    shape, target = data.input_shape(), data.target()
    torch.manual_seed(0)
    inputs = torch.rand(batch, *shape.dims)
    if shape.dtype == "int64":
        inputs = torch.zeros(batch, *shape.dims, dtype=torch.int64)
    if target.classes is not None:
        kind = torch.int64 if target.named else torch.uint8
        targets = torch.zeros(batch, *target.shape.dims, dtype=kind)
    else:
        targets = torch.rand(batch, *target.shape.dims)
    return {"input": inputs, "target": targets}


def measured(document, batch):
    """Bytes of parameters, gradients, optimizer state and kept tensors after one real step."""
    recipe, problems = bind_recipe(document)
    assert not problems
    compiled = compile_program(lower(document, Analyser().analyse(document), recipe))
    networks = compiled.networks()
    given = samples(document, batch)
    total = 0
    for step in recipe.steps:
        network = networks[step.network].train()
        factors = compiled.program.factors.get(step.network, {})
        optimizer = make_optimizer(step, network, factors, tuned=False)
        with saving(networks.values()) as saved:
            losses, _ = compiled.steps[step.name](networks, given)
        losses[step.network].backward()
        optimizer.step()
        total += saved.bytes - saved.sizes.get(given["target"].untyped_storage().data_ptr(), 0)
        parameters = list(network.parameters())
        total += sum(p.nbytes + (0 if p.grad is None else p.grad.nbytes) for p in parameters)
        states = (v for state in optimizer.state.values() for v in state.values())
        total += sum(v.nbytes for v in states if torch.is_tensor(v))
    return total


def forecast(document, batch):
    findings = Analyser().analyse(document)
    return Forecaster().forecast(document, findings).memory(batch)
