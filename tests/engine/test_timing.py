"""A short measurement and a trial batch: what they tell, and what they leave as it is."""

from __future__ import annotations

import pytest
import torch

from studio.engine import trial
from studio.engine.feed import Feed
from studio.engine.memory import memory_free, memory_peak
from studio.engine.timing import timed
from studio.graph.analysis import Analyser
from studio.graph.model import Entry
from studio.spec.problems import Refused
from tests.conformance.forecasts import opened
from tests.documents import chain
from tests.engine.runs import moody, plan_of, project_of


def _timed(document, ended=lambda: False, **settings):
    plan = plan_of(project_of(document, **settings))
    return plan, timed(plan, Feed(plan.data, torch.device("cpu")), ended)


def test_every_layer_has_a_time_and_together_they_are_about_a_step():
    plan, said = _timed(moody())
    assert said.sha256 == plan.program.sha256
    assert set(said.nodes) == set(plan.program.paths)
    assert all(seconds > 0 for seconds in said.nodes.values())
    assert said.batch == 64
    assert said.device == "cpu"
    assert said.free is not None
    assert said.epoch >= 2 * said.step  # two batches of 64 of 105 samples


def test_layers_that_compute_more_take_more():
    layers = [
        ("Flatten", {}),
        ("Linear", {"out_features": 1500}),
        ("ReLU", {}),
        ("Linear", {"out_features": 10}),
    ]
    _, said = _timed(chain((1, 28, 28), layers, Entry("Digits")))
    assert said.nodes[("n3",)] > 2 * said.nodes[("n4",)]
    assert said.nodes[("n3",)] > 2 * said.nodes[("n2",)]


def test_layers_inside_blocks_and_without_a_module_are_timed_too():
    document = opened("resnet18", small=1)
    plan, said = _timed(document, batch_size=4)
    paths = plan.program.paths
    blocks = {address[:-1] for address in paths}
    assert set(said.nodes) == set(paths) - blocks
    assert any(paths[address].endswith("conv2") for address in said.nodes)
    findings = Analyser().analyse(document)
    assert any(findings.of(address).node.type == "Add" for address in said.nodes)


def test_a_measurement_draws_nothing_and_a_cancelled_one_says_so():
    torch.manual_seed(3)
    wanted = torch.rand(2)
    torch.manual_seed(3)
    _timed(moody())
    assert torch.equal(torch.rand(2), wanted)
    with pytest.raises(Refused) as caught:
        _timed(moody(), ended=lambda: True)
    assert caught.value.code == "cancelled"


def test_a_trial_tells_what_it_took(monkeypatch):
    monkeypatch.setattr(trial, "stay_within", lambda count: None)
    found = trial.tried(plan_of(project_of(moody())), 32)
    assert found.fits
    assert found.batch == 32
    assert found.peak == pytest.approx(memory_peak(), rel=0.05)


def test_a_trial_that_does_not_fit_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(trial, "memory_free", lambda: None)

    def full(*_):
        raise RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: not enough memory")

    monkeypatch.setattr(trial, "fresh_trainer", full)
    with pytest.raises(Refused) as caught:
        trial.tried(plan_of(project_of(moody())), 64)
    assert caught.value.code == "out-of-memory"
    assert "64" in str(caught.value.text)


def test_free_memory_and_peak_are_plausible():
    assert 10_000_000 < memory_peak() < 1 << 40
    assert memory_free() > 1_000_000
