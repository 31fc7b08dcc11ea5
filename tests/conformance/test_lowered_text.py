"""The text that runs and is exported, against modules built from the fields.

Same weights, equal outputs: bit for bit.
"""

from __future__ import annotations

import zlib

import pytest
import torch

from studio import catalogue
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from tests.conformance import oracle
from tests.conformance.cases import bound, single
from tests.conformance.lowered import compiled

catalogue.fill()

MODULES = [declaration for declaration in LAYERS.values() if oracle.is_module(declaration)]
each_module = pytest.mark.parametrize("declaration", MODULES, ids=lambda d: d.type_name())


def _cases(declaration):
    """Parameters, shapes, values of the fields, program and name of the node."""
    seen = 0
    for params in single(declaration):
        for shapes in declaration.examples:
            layer, _ = bound(declaration, params)
            try:
                inferred = layer.measure(shapes).inferred
            except Refused:
                continue
            values = oracle.values_of(layer, inferred)
            yield params, shapes, values, *compiled(declaration.type_name(), params, shapes)
            seen += 1
    assert seen >= len(declaration.examples)


@each_module
def test_the_lowered_text_computes_what_the_fields_say(declaration):
    for params, shapes, values, program, name in _cases(declaration):
        said = f"{params} for {[str(shape) for shape in shapes]}"
        module = oracle.build(declaration, values, "cpu", seed=3)
        network = program.networks()["net"].eval()
        network.get_submodule(name).load_state_dict(module.state_dict())
        assert set(network.state_dict()) == {f"{name}.{key}" for key in module.state_dict()}
        for batch in (1, 2):
            inputs = oracle.samples(shapes, batch, "cpu", seed=batch)
            _same(
                oracle.outputs(network, inputs), oracle.batched(declaration, module, inputs), said
            )


@each_module
def test_in_training_mode_both_draw_the_same(declaration):
    for params, shapes, values, program, name in _cases(declaration):
        module = oracle.build(declaration, values, "cpu", seed=3).train()
        network = program.networks()["net"].train()
        network.get_submodule(name).load_state_dict(module.state_dict())
        inputs = oracle.samples(shapes, 2, "cpu", seed=5)
        torch.manual_seed(7)
        ours = oracle.outputs(network, inputs)
        torch.manual_seed(7)
        _same(ours, oracle.batched(declaration, module, inputs), (params, shapes))
        ours = network.state_dict()
        for key, value in module.state_dict().items():
            assert torch.equal(ours[f"{name}.{key}"], value), key


def _same(ours, theirs, said):
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert torch.equal(one, other), said


@pytest.mark.parametrize(
    "declaration",
    [one for one in MODULES if one.restart == "reset_parameters"],
    ids=lambda d: d.type_name(),
)
def test_weights_depend_on_seed_and_name_alone_and_are_those_of_the_constructor(declaration):
    for _, _, values, program, name in _cases(declaration):
        network = program.networks()["net"]
        torch.manual_seed(99)
        program.initialise(network, 4)
        module = oracle.build(declaration, values, "cpu", zlib.crc32(f"4/{name}".encode()))
        ours = network.state_dict()
        for key, value in module.state_dict().items():
            assert torch.equal(ours[f"{name}.{key}"], value), key


@pytest.mark.parametrize(
    "declaration",
    [one for one in MODULES if one.restart != "reset_parameters"],
    ids=lambda d: d.type_name(),
)
def test_weights_of_a_layer_made_of_layers_have_the_distribution_of_the_constructor(declaration):
    """Its parts draw one after another, so that no single seed gives the same numbers."""
    for params, _, values, program, name in _cases(declaration):
        network = program.networks()["net"]
        program.initialise(network, 4)
        first = {key: value.clone() for key, value in network.state_dict().items()}
        torch.manual_seed(99)
        program.initialise(network, 4)
        assert all(torch.equal(value, first[key]) for key, value in network.state_dict().items())
        ours, theirs = {}, {}
        for seed in range(40):
            module = oracle.build(declaration, values, "cpu", seed)
            program.initialise(network, seed)
            drawn = network.state_dict()
            for key, value in module.state_dict().items():
                theirs.setdefault(key, []).append(value.flatten())
                ours.setdefault(key, []).append(drawn[f"{name}.{key}"].flatten().clone())
        for key, values_drawn in theirs.items():
            wanted, given = torch.cat(values_drawn), torch.cat(ours[key])
            spread, error = wanted.std(), wanted.std() / len(wanted) ** 0.5
            assert abs(given.std() - spread) <= 4 * error, (params, key)
            assert abs(given.mean() - wanted.mean()) <= 5 * error + 1e-6, (params, key)
