"""Every registered optimizer, loss, schedule and metric against torch, by nothing but its name."""

from __future__ import annotations

import ast
import inspect
import math
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
import torch
from torch import nn
from torch.optim import lr_scheduler

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph.model import Entry, Recipe, Step
from studio.layers.modules.step import Step as StepModule
from studio.spec.data import Target
from studio.spec.declaration import bind_values
from studio.spec.problems import Refused
from studio.spec.recipe import LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from studio.spec.shapes import Shape
from tests.conformance.cases import pairs, single
from tests.documents import chain
from tests.texts import program

catalogue.fill()

NOT_OURS = {
    "foreach",
    "fused",
    "capturable",
    "differentiable",
    "maximize",
    "decoupled_weight_decay",
}
"""How torch computes, not what; AdamW is Adam with decoupled decay."""

BETAS = ("beta1", "beta2")
"""torch takes both as one pair."""


def _bound(declaration, params):
    made, problems = bind_values(declaration, params)
    assert made is not None, [str(problem.text) for problem in problems]
    return made


def _theirs(name):
    """Name -> default of torch's constructor, without what is not ours."""
    known = inspect.signature(getattr(torch.optim, name)).parameters
    return {n: p.default for n, p in known.items() if n not in NOT_OURS | {"params"}}


def _all_values(optimizer):
    """Every field by the name that torch gives it."""
    values = {name: getattr(optimizer, name) for name in optimizer.fields()}
    if BETAS[0] in values:
        values["betas"] = (values.pop(BETAS[0]), values.pop(BETAS[1]))
    return values


def _after_steps(make):
    """Weights after five updates of a small network with a bend."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    optimizer = make(list(network.parameters()))
    for _ in range(5):
        optimizer.zero_grad()
        network(torch.randn(6, 3)).square().mean().backward()
        optimizer.step()
    return [parameter.detach().clone() for parameter in network.parameters()]


# ---- optimizers

each_optimizer = pytest.mark.parametrize("name", list(OPTIMIZERS))


@each_optimizer
def test_an_optimizer_has_the_fields_and_the_defaults_of_torch(name):
    ours = _all_values(_bound(OPTIMIZERS[name], {}))
    theirs = _theirs(name)
    assert set(ours) == set(theirs)
    for field, default in theirs.items():
        assert ours[field] == default, field


@each_optimizer
def test_an_optimizer_by_its_printed_arguments_steps_like_one_by_all_of_them(name):
    make = getattr(torch.optim, name)
    tried = 0
    for params in [*single(OPTIMIZERS[name]), *pairs(OPTIMIZERS[name])][:80]:
        bound = _bound(OPTIMIZERS[name], params)
        assert bound.constructor() == f"torch.optim.{name}"
        try:
            bound.check()
        except Refused:
            continue
        short, full = bound.arguments(), _all_values(bound)
        assert next(iter(short)) == "lr"
        assert set(short) <= set(full)
        assert all(full[key] == value for key, value in short.items())
        one = _after_steps(lambda p, short=short: make(p, **short))
        other = _after_steps(lambda p, full=full: make(p, **full))
        assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True)), params
        tried += 1
    assert tried > 5


@each_optimizer
def test_only_what_differs_from_torch_is_printed(name):
    bound = _bound(OPTIMIZERS[name], {})
    assert set(bound.arguments()) == {"lr"}


@each_optimizer
def test_values_that_torch_refuses_together_are_refused_with_a_way_out(name):
    make = getattr(torch.optim, name)
    for params in pairs(OPTIMIZERS[name]):
        bound = _bound(OPTIMIZERS[name], params)
        try:
            make([nn.Parameter(torch.zeros(1))], **bound.arguments())
            accepted = True
        except ValueError:
            accepted = False
        if accepted:
            bound.check()
            continue
        with pytest.raises(Refused) as refused:
            bound.check()
        assert refused.value.repairs
        for repair in refused.value.repairs:
            mended = {repair.arguments["field"]: repair.arguments["value"]}
            _bound(OPTIMIZERS[name], {**params, **mended}).check()


# ---- losses

ENDINGS = {
    "logits": None,
    "softmax": "Softmax",
    "log_softmax": "LogSoftmax",
    "sigmoid": "Sigmoid",
    "step": "Step",
}

LAST = {
    "logits": nn.Identity(),
    "softmax": nn.Softmax(1),
    "log_softmax": nn.LogSoftmax(1),
    "sigmoid": nn.Sigmoid(),
    "step": StepModule(),
}

FUNCTIONS = {
    "CrossEntropyLoss": lambda _: nn.CrossEntropyLoss(),
    "BCEWithLogitsLoss": lambda _: nn.BCEWithLogitsLoss(),
    "MSELoss": lambda _: nn.MSELoss(),
    "L1Loss": lambda _: nn.L1Loss(),
    "HuberLoss": lambda loss: nn.HuberLoss(delta=loss.delta),
}


def _step_of(loss_name, params, width, ending, target):
    """Loss, report and the logits of one step of a network that ends in `ending`."""
    last = [] if ENDINGS[ending] is None else [(ENDINGS[ending], {})]
    document = chain((3,), [("Linear", {"out_features": width}), *last])
    step = Step(loss=Entry(loss_name, params))
    compiled = compile_program(program(replace(document, recipe=Recipe((step,)))))
    networks = compiled.networks()
    compiled.initialise(networks["net"], 0)
    generator = torch.Generator().manual_seed(0)
    batch = {"input": 9.0 * torch.randn(8, 3, generator=generator), "target": target}
    losses, report = compiled.steps["train"](networks, batch)
    return losses["net"], report, networks["net"].get_submodule("fc1")(batch["input"])


def _fits(loss, ending):
    """Whether `check` takes a network of the right width with this ending."""
    if "regression" in loss.tasks:
        return True
    names = ("a", "b", "c") if loss.type_name() == "CrossEntropyLoss" else ("a", "b")
    target = Target(Shape(()), names)
    try:
        loss.check(Shape((loss.width(target),)), target, ending)
    except Refused:
        return False
    return True


def _targets(loss_name):
    generator = torch.Generator().manual_seed(1)
    if loss_name == "CrossEntropyLoss":
        return 3, torch.randint(0, 3, (8,), generator=generator)
    if loss_name == "BCEWithLogitsLoss":
        return 1, torch.randint(0, 2, (8,), generator=generator)
    return 2, torch.randn(8, 2, generator=generator)


def test_every_loss_has_a_counterpart_here():
    assert set(LOSSES) == set(FUNCTIONS)


@pytest.mark.parametrize("ending", list(ENDINGS))
@pytest.mark.parametrize("name", list(LOSSES))
def test_a_loss_is_that_of_torch_whatever_the_network_ends_in(name, ending):
    width, target = _targets(name)
    for params in single(LOSSES[name]):
        loss = _bound(LOSSES[name], params)
        if not _fits(loss, ending):
            continue
        given, report, logits = _step_of(name, params, width, ending, target)
        wanted = target
        if "regression" in loss.tasks:
            logits = LAST[ending](logits)
        elif name == "BCEWithLogitsLoss":
            logits, wanted = logits.squeeze(1), target.float()
        expected = FUNCTIONS[name](loss)(logits, wanted)
        torch.testing.assert_close(given, expected, rtol=1e-6, atol=1e-7)
        assert torch.equal(report["loss"], given.detach())
        assert not report["loss"].requires_grad


@pytest.mark.parametrize(
    ("name", "ending"),
    [("CrossEntropyLoss", e) for e in ("logits", "softmax", "log_softmax")]
    + [("BCEWithLogitsLoss", e) for e in ("logits", "sigmoid", "step")],
)
def test_probabilities_that_underflow_give_a_finite_loss_and_gradient(name, ending):
    width, target = _targets(name)
    last = [] if ENDINGS[ending] is None else [(ENDINGS[ending], {})]
    document = chain((3,), [("Linear", {"out_features": width}), *last])
    step = Step(loss=Entry(name))
    compiled = compile_program(program(replace(document, recipe=Recipe((step,)))))
    networks = compiled.networks()
    compiled.initialise(networks["net"], 0)
    batch = {"input": torch.full((8, 3), 1e4), "target": target}
    losses, _ = compiled.steps["train"](networks, batch)
    losses["net"].backward()
    assert torch.isfinite(losses["net"])
    assert all(torch.isfinite(p.grad).all() for p in networks["net"].parameters())


# ---- metrics

PIXELS = ("segmentation",)
"""Those are in tests/recipes/test_pixels.py."""
NUMBERS = {
    "accuracy": lambda output, target: float(np.mean(output == target)),
    "mae": lambda output, target: float(np.mean(np.abs(output - target))),
}


@pytest.mark.parametrize("name", [n for n, one in METRICS.items() if one.tasks != PIXELS])
def test_a_metric_is_its_formula_on_what_every_loss_decides(name):
    metric = METRICS[name]()
    for loss_name, loss in LOSSES.items():
        if loss.tasks[0] not in metric.tasks:
            continue
        width, target = _targets(loss_name)
        _, report, logits = _step_of(loss_name, {}, width, "logits", target)
        decided = logits.detach().numpy()
        if loss_name == "CrossEntropyLoss":
            decided = decided.argmax(1)
        elif loss_name == "BCEWithLogitsLoss":
            decided = (decided[:, 0] > 0).astype(int)
        expected = NUMBERS[metric.key()](decided, target.numpy())
        assert report[metric.key()].item() == pytest.approx(expected, rel=1e-6)


def test_the_keys_of_metrics_differ():
    keys = [metric().key() for metric in METRICS.values()]
    assert len(set(keys)) == len(keys)
    assert "loss" not in keys


# ---- schedules

COUNTS = [(count, total) for total in (1, 7, 100) for count in range(total + 2)]


def _computed(text, count, total):
    """The value of a schedule's text, as the exported script computes it."""
    names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    assert names <= {"count", "total", "math", "min"}
    return eval(text, {"math": math, "count": count, "total": total})


@pytest.mark.parametrize("name", list(SCHEDULES))
def test_the_text_of_a_schedule_computes_its_factor(name):
    for params in [*single(SCHEDULES[name]), *pairs(SCHEDULES[name])]:
        schedule = _bound(SCHEDULES[name], params)
        for count, total in COUNTS:
            assert _computed(schedule.expression(), count, total) == schedule.factor(count, total)


@pytest.mark.parametrize("name", list(SCHEDULES))
def test_a_schedule_begins_with_the_learning_rate_itself_and_never_raises_it(name):
    for params in single(SCHEDULES[name]):
        schedule = _bound(SCHEDULES[name], params)
        factors = [schedule.factor(count, 100) for count in range(101)]
        assert factors[0] == 1.0
        assert all(later <= sooner for sooner, later in pairwise(factors))
        assert all(0.0 <= factor <= 1.0 for factor in factors)


@pytest.mark.parametrize(
    ("name", "params", "make"),
    [
        ("StepDecay", {"every": 3, "gamma": 0.25}, lambda o: lr_scheduler.StepLR(o, 3, 0.25)),
        ("StepDecay", {}, lambda o: lr_scheduler.StepLR(o, 10, 0.5)),
        ("Cosine", {}, lambda o: lr_scheduler.CosineAnnealingLR(o, 20)),
        (
            "Cosine",
            {"minimum": 0.1},
            lambda o: lr_scheduler.CosineAnnealingLR(o, 20, eta_min=0.1 * 0.3),
        ),
        ("Constant", {}, lambda o: lr_scheduler.ConstantLR(o, 1.0, 1)),
        (
            "InverseTime",
            {"decay": 0.2},
            lambda o: lr_scheduler.LambdaLR(o, lambda t: 1 / (1 + 0.2 * t)),
        ),
    ],
)
def test_a_schedule_is_that_of_torch(name, params, make):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.3)
    theirs = make(optimizer)
    schedule = _bound(SCHEDULES[name], params)
    for count in range(20):
        expected = optimizer.param_groups[0]["lr"]
        assert 0.3 * schedule.factor(count, 20) == pytest.approx(expected, rel=1e-9)
        optimizer.step()
        theirs.step()


def test_every_schedule_counts_epochs_or_updates():
    for name, unit in product(SCHEDULES, ("epoch", "step")):
        assert _bound(SCHEDULES[name], {"unit": unit}).unit == unit
