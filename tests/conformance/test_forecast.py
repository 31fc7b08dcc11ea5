"""Forecasts of whole networks against torch: bytes that are kept, and multiply-adds."""

from __future__ import annotations

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph import blocks, clipboard, edits, learning_edits, start_edits
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.forecast import Forecaster
from studio.graph.model import Entry
from studio.graph.program import lower
from studio.graph.sharing import share
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.recipe import OPTIMIZERS
from studio.templates import TEMPLATES
from tests.conformance import oracle
from tests.conformance.cases import single
from tests.conformance.forecasts import forecast, measured, opened
from tests.conformance.lowered import network_of
from tests.documents import chain

catalogue.fill()

FUNCTIONS = [
    name for name, one in LAYERS.items() if one.constructor() is None and one.inputs and one.outputs
]
TWIN = {"resnet152"}
"""In its small form the same network as another template."""


def _small(name):
    document = opened(name)
    return opened(name, small=1) if "small" in document.variables else document


@pytest.mark.parametrize("name", [one.id for one in TEMPLATES if one.id not in TWIN])
def test_bytes_of_a_template_are_met_within_a_tenth(name):
    document, batch = _small(name), 6
    assert forecast(document, batch).tensors == pytest.approx(measured(document, batch), rel=0.1)


@pytest.mark.parametrize("name", [one.id for one in TEMPLATES])
def test_counts_of_a_template_are_those_of_the_analysis(name):
    document = opened(name)
    findings = Analyser().analyse(document)
    total = Forecaster().forecast(document, findings).costs.total
    assert (total.parameters, total.macs) == (findings.parameters, findings.macs)


@pytest.mark.parametrize("name", [one.id for one in TEMPLATES])
def test_multiply_adds_of_a_template_are_half_of_the_operations_that_torch_counts(name):
    document = opened(name)
    findings = Analyser().analyse(document)
    recipe, _ = bind_recipe(document)
    compiled = compile_program(lower(document, findings, recipe))
    with torch.device("meta"):
        network = compiled.networks()[next(iter(document.networks))].train()
        first = document.network(next(iter(document.networks))).of_type("Input")
        shapes = [findings.of((node.id,)).output for node in first]
        inputs = [torch.empty(2, *shape.dims) for shape in shapes]
        with FlopCounterMode(display=False) as counter, torch.no_grad():
            network(*inputs)
    assert counter.get_total_flops() == 2 * 2 * findings.macs


@pytest.mark.parametrize("name", FUNCTIONS)
def test_multiply_adds_of_a_function_are_half_of_the_operations_that_torch_counts(name):
    declaration = LAYERS[name]
    for params in single(declaration):
        for shapes in declaration.examples:
            layer, _ = bind_values(declaration, params)
            try:
                macs = layer.measure(shapes).macs
            except Refused:
                continue
            network, _ = network_of(name, params, shapes)
            with FlopCounterMode(display=False) as counter:
                network(*oracle.samples(shapes, 1, "cpu"))
            assert counter.get_total_flops() == 2 * macs


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_an_optimizer_remembers_as_many_numbers_as_it_says(name):
    for params in single(OPTIMIZERS[name]):
        optimizer, problems = bind_values(OPTIMIZERS[name], params)
        if problems:
            continue
        try:
            optimizer.check()
        except Refused:
            continue
        weight = torch.nn.Parameter(torch.ones(7))
        real = getattr(torch.optim, name)([weight], **optimizer.arguments())
        weight.grad = torch.ones(7)
        real.step()
        state = [v for v in real.state[weight].values() if torch.is_tensor(v) and v.numel() == 7]
        assert len(state) == optimizer.averages(), params


def _agree(document, batch=6):
    said, real = forecast(document, batch).tensors, measured(document, batch)
    assert said == pytest.approx(real, rel=0.01)
    return said


def test_locked_layers_need_neither_gradients_nor_what_only_they_keep():
    digits = opened("digits")
    whole = _agree(digits)
    first = next(n for n in digits.network().nodes.values() if n.type == "Conv2d")
    locked = start_edits.set_frozen(digits, first.id, "weight", True)
    locked = start_edits.set_frozen(locked, first.id, "bias", True)
    assert _agree(locked) < whole


def test_a_frozen_block_is_as_if_all_inside_were_locked():
    document = opened("resnet18", small=1)
    block = next(n for n in document.network().nodes.values() if n.name == "layer2")
    first = next(n for n in document.network().nodes.values() if n.name == "conv1")
    whole = _agree(document)
    inside = learning_edits.freeze(document, [block.id], True)
    assert _agree(inside) < whole
    assert _agree(learning_edits.freeze(inside, [first.id], True)) < whole


def test_a_muted_layer_takes_nothing():
    digits = opened("digits")
    linear = [n.id for n in digits.network().nodes.values() if n.type == "ReLU"][-1:]
    assert _agree(edits.set_muted(digits, linear, True)) <= _agree(digits)


def test_borrowed_weights_are_there_once():
    layers = [("Linear", {"out_features": 64}), ("ReLU", {})] * 3
    apart = chain((64,), [*layers, ("Linear", {"out_features": 10})], Entry("Digits"))
    shared = share(apart, ["n2", "n4", "n6"])
    three, one = (
        Forecaster().forecast(document, Analyser().analyse(document)).costs.total
        for document in (apart, shared)
    )
    assert three.parameters - one.parameters == 2 * (64 * 64 + 64)
    assert one.kept == three.kept


def test_a_block_that_calls_the_modules_of_another_one_has_no_parameters_of_its_own():
    layers = [("Linear", {"out_features": 4}), ("ReLU", {})]
    once = blocks.make_block(chain((4,), layers, Entry("Iris")), ["n2", "n3"])
    (instance,) = (n.id for n in once.network().nodes.values() if n.definition is not None)
    twice = clipboard.duplicate(once, [instance])
    (copy,) = {n.id for n in twice.network().nodes.values() if n.definition is not None} - {
        instance
    }
    output = next(n.id for n in twice.network().nodes.values() if n.type == "Output")
    row = edits.connect(edits.connect(twice, instance, 0, copy, 0), copy, 0, output, 0)
    shared = share(row, [instance, copy])
    for document, parameters in ((row, 40), (shared, 20)):
        findings = Analyser().analyse(document)
        total = Forecaster().forecast(document, findings).costs.total
        assert (total.parameters, findings.parameters) == (parameters, parameters)
        assert total.learned == parameters


def test_numbers_in_another_order_are_copied_where_they_have_to_be():
    layers = [
        ("Conv2d", {"out_channels": 4}),
        ("Permute", {"dims": (2, 3, 1)}),
        ("Flatten", {}),
        ("Linear", {"out_features": 10}),
    ]
    _agree(chain((1, 28, 28), layers, Entry("Digits")))


def test_nothing_is_kept_where_no_gradient_arrives():
    before = [("Conv2d", {"out_channels": 4}), ("Sigmoid", {}), ("Detach", {})]
    document = chain(
        (1, 28, 28), [*before, ("Flatten", {}), ("Linear", {"out_features": 10})], Entry("Digits")
    )
    _agree(document)
    findings = Analyser().analyse(document)
    nodes = Forecaster().forecast(document, findings).nodes
    assert nodes[("n3",)].kept == 4 * 4 * 26 * 26  # by the Linear, whose input is that memory
