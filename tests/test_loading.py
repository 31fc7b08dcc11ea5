"""Weights of a file in a project: taken, trained on, exported, found again, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from studio import loading
from studio.engine.checkpoint import read_weights
from studio.engine.compile import compile_program
from studio.engine.matching import Preview
from studio.engine.wishes import Want
from studio.graph import edits, learning_edits
from studio.graph.head import replace_head
from studio.graph.model import Document, Entry
from studio.graph.storage import loads
from studio.graph.variable_edits import set_variable
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.spec.problems import Refused
from studio.templates import template
from tests.documents import chain, mlp
from tests.engine.runs import LABEL, engine, moody, project_of, trained, until
from tests.exchange.bundles import run_python


def _ask(jobs: Jobs, task: Any, *arguments: Any) -> Any:
    found: list[Any] = []
    task(jobs, *arguments, found.append)
    until(jobs, lambda: bool(found))
    return found[0]


def _load(jobs: Jobs, project: Project, file: Path) -> Preview:
    """Look and take, as a person does who agrees; the preview."""
    seen = _ask(jobs, loading.look, project, file)
    assert isinstance(seen, Preview), seen
    said = _ask(jobs, loading.take, project, seen, seen.best.how)
    assert not isinstance(said, Refused), said
    return seen


def _start(project: Project) -> dict[str, Tensor]:
    """The weights that the seed draws."""
    compiled = compile_program(project.program())
    net = compiled.networks()["net"]
    compiled.initialise(net, int(project.seed))
    return net.state_dict()


class _ByHand(nn.Module):
    """The network of `mlp`, as somebody else would have written it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(4, 8)
        self.second = nn.Linear(8, 3)


def _by_hand(tmp_path: Path) -> tuple[Path, dict[str, Tensor]]:
    torch.manual_seed(3)
    state = _ByHand().state_dict()
    torch.save(state, tmp_path / "hand.pth")
    return tmp_path / "hand.pth", state


def test_a_module_written_by_hand_is_matched_by_order_and_its_weights_are_looked_at(
    tmp_path: Path,
) -> None:
    file, state = _by_hand(tmp_path)
    project = project_of(mlp())
    with engine() as jobs:
        jobs.show(project)
        seen = _load(jobs, project, file)
        assert seen.best.how == "order"
        assert seen.best.taken == {
            "fc1.weight": "first.weight",
            "fc1.bias": "first.bias",
            "fc2.weight": "second.weight",
            "fc2.bias": "second.bias",
        }
        want = Want(("n2",), "weight", "full")
        jobs.want("test", frozenset({want}))
        until(jobs, lambda: project.pictures.get(want) is not None)
        shown = torch.from_numpy(project.pictures.get(want).values).flatten()
    assert project.run is not None
    assert (project.run.loaded, project.run.origin) == (True, "hand.pth")
    assert not project.run_stale
    assert torch.equal(shown, state["first.weight"].flatten())


@pytest.mark.parametrize("begin", ["fresh", "continue"])
def test_training_begins_with_the_file_and_so_it_does_the_next_time_and_after_reopening(
    tmp_path: Path, begin: Any
) -> None:
    """One epoch with a rate of almost nothing: what it ends with is what it began with."""
    file, state = _by_hand(tmp_path)
    project = project_of(mlp(), epochs=1, lr=1e-12)
    with engine() as jobs:
        _load(jobs, project, file)
        loaded = project.run
        for _ in range(2):
            trained(jobs, project, start=begin if project.run is loaded else "fresh")
            assert project.run is not None
            weights = read_weights(project.run.folder)
            assert torch.allclose(weights["fc1.weight"], state["first.weight"], atol=1e-8)
            assert not project.run.loaded
        assert any("hand.pth" in str(line) for line in project.measurements.log)
    again = Project(project.document)
    with engine() as jobs:
        jobs.attach_latest_run(again)
        assert again.run is not None
        assert (again.run.folder, again.run.origin) == (project.run.folder, "hand.pth")
        trained(jobs, again)
        weights = read_weights(again.run.folder)
        assert torch.allclose(weights["fc1.weight"], state["first.weight"], atol=1e-8)
        jobs.reset_weights(again)
        trained(jobs, again)
        weights = read_weights(again.run.folder)
    assert torch.allclose(weights["fc1.weight"], _start(again)["fc1.weight"], atol=1e-8)


def test_the_loaded_weights_are_found_again_before_any_training(tmp_path: Path) -> None:
    file, state = _by_hand(tmp_path)
    project = project_of(mlp(), epochs=1, lr=1e-12)
    with engine() as jobs:
        _load(jobs, project, file)
    file.unlink()
    again = Project(project.document)
    with engine() as jobs:
        jobs.attach_latest_run(again)
        assert again.run is not None
        assert again.run.loaded
        assert again.measurements.state == "idle"
        assert "hand.pth" in str(again.measurements.log[0])
        trained(jobs, again)
    weights = read_weights(again.run.folder)
    assert torch.allclose(weights["fc2.weight"], state["second.weight"], atol=1e-8)


def _digits(classes: int, data: str = "Digits", side: int = 28) -> Document:
    layers = [
        ("Conv2d", {"out_channels": 4, "kernel_size": 3, "stride": 2}),
        ("BatchNorm2d", {}),
        ("ReLU", {}),
        ("AdaptiveAvgPool2d", {"output_size": 2}),
        ("Flatten", {}),
        ("Linear", {"out_features": classes}),
    ]
    return chain((1, side, side), layers, Entry(data))


CONV, NORM, HEAD = "conv1", "norm1", "fc1"


def test_a_trained_body_under_a_new_head_stays_to_the_bit_while_the_head_learns(
    tmp_path: Path,
) -> None:
    """Ten digits, then crosses and circles: the script does the same."""
    with engine() as jobs:
        first = trained(jobs, project_of(_digits(10), epochs=1))
        reports: list[Any] = []
        jobs.export(first, "safetensors", tmp_path / "digits.safetensors", reports.append)
        until(jobs, lambda: bool(reports))
        body = read_weights(first.run.folder)
        project = project_of(_digits(2, "XAndO", 9), epochs=1, seed=5)
        seen = _ask(jobs, loading.look, project, tmp_path / "digits.safetensors")
        status = {layer.path: layer.status for layer in seen.by_names.layers}
        assert status == {CONV: "loaded", NORM: "loaded", HEAD: "resized"}
        _load(jobs, project, tmp_path / "digits.safetensors")
        project.edit(replace_head, label=LABEL)
        trained(jobs, project)
        assert project.measurements.failure is None
        after = read_weights(project.run.folder)
        reports.clear()
        jobs.export(project, "python", tmp_path / "out", reports.append)
        until(jobs, lambda: bool(reports))
        assert not isinstance(reports[0], Refused), reports[0]
    for key, value in after.items():
        assert torch.equal(value, body[key]) is not key.startswith(HEAD), key
    fresh = _start(project)
    assert not torch.equal(after[f"{HEAD}.weight"], fresh[f"{HEAD}.weight"])
    (tmp_path / "out" / "weights.safetensors").unlink()
    run_python(tmp_path / "out", "train.py")
    again = load_file(tmp_path / "out" / "weights.safetensors")
    assert all(torch.equal(again[key], value) for key, value in after.items())


def test_an_export_before_training_holds_the_loaded_weights(tmp_path: Path) -> None:
    file, state = _by_hand(tmp_path)
    project = project_of(mlp())
    with engine() as jobs:
        _load(jobs, project, file)
        project.edit(edits.rename, "n2", "body", label=LABEL)
        reports: list[Any] = []
        jobs.export(project, "safetensors", tmp_path / "now.safetensors", reports.append)
        until(jobs, lambda: bool(reports))
    assert not isinstance(reports[0], Refused), reports[0]
    weights = load_file(tmp_path / "now.safetensors")
    assert torch.equal(weights["body.weight"], state["first.weight"])


def test_a_run_on_weights_of_an_earlier_run_is_repeated_by_its_script(tmp_path: Path) -> None:
    """An edit in between: the script begins where the run did, not with the seed."""
    project = project_of(moody(), epochs=1)
    with engine() as jobs:
        trained(jobs, project)
        project.edit(learning_edits.freeze, ("n2",), True, label=LABEL)
        trained(jobs, project, start="continue")
        reports: list[Any] = []
        jobs.export(project, "python", tmp_path / "out", reports.append)
        until(jobs, lambda: bool(reports))
    after = read_weights(project.run.folder)
    (tmp_path / "out" / "weights.safetensors").unlink()
    run_python(tmp_path / "out", "train.py")
    again = load_file(tmp_path / "out" / "weights.safetensors")
    assert all(torch.equal(again[key], value) for key, value in after.items())


def test_a_resnet_takes_a_file_with_the_names_of_torchvision(tmp_path: Path) -> None:
    """Under `module.` and in half precision, as such files are found."""
    document = loads(read_text(template("resnet18").file))
    project = Project(set_variable(document, "small", 1))
    state = _start(project)
    assert {"conv1.weight", "layer1.0.bn2.running_mean", "layer4.1.conv2.weight"} <= state.keys()
    assert {"layer2.0.downsample.0.weight", "fc.bias"} <= state.keys()
    other = {f"module.{key}": value.half() + 1 for key, value in state.items()}
    other["module.fc.weight"] = torch.zeros(21, 32, dtype=torch.float16)
    torch.save({"epoch": 90, "state_dict": other}, tmp_path / "resnet18.pth")
    with engine() as jobs:
        seen = _load(jobs, project, tmp_path / "resnet18.pth")
    matching = seen.by_names
    assert (matching.prefix, seen.inside) == ("module.", "state_dict")
    statuses = {layer.path: layer.status for layer in matching.layers}
    assert statuses.pop("fc") == "partly"
    assert set(statuses.values()) == {"loaded"}
    kept = read_weights(project.run.folder)
    assert "fc.weight" not in kept
    assert torch.equal(kept["conv1.weight"], (state["conv1.weight"].half() + 1).float())


def test_nothing_changes_where_the_file_or_the_network_is_another_by_now(tmp_path: Path) -> None:
    file, _ = _by_hand(tmp_path)
    project = project_of(mlp())
    with engine() as jobs:
        seen = _ask(jobs, loading.look, project, file)
        torch.save({"a": torch.ones(1)}, file)
        said = _ask(jobs, loading.take, project, seen, "order")
        assert said.code == "weights-file-changed"
        _by_hand(tmp_path)
        project.edit(edits.set_param, "n2", "out_features", 9, label=LABEL)
        assert _ask(jobs, loading.take, project, seen, "order").code == "weights-file-changed"
        seen = _ask(jobs, loading.look, project, file)
        assert _ask(jobs, loading.take, project, seen, "names").code == "weights-none"
    assert project.run is None


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_refused_with_their_name(tmp_path: Path, value) -> None:
    file, state = _by_hand(tmp_path)
    state["second.bias"][1] = value
    save_file(state, file)
    with engine() as jobs:
        said = _ask(jobs, loading.look, project_of(mlp()), file)
    assert said.code == "weights-nan"
    assert "second.bias" in str(said)


def test_taking_back_gives_the_run_from_before(tmp_path: Path) -> None:
    file, _ = _by_hand(tmp_path)
    project = project_of(mlp(), epochs=1)
    with engine() as jobs:
        trained(jobs, project)
        before = (project.run, project.measurements)
        _load(jobs, project, file)
        assert project.run is not None
        folder = project.run.folder
        loading.take_back(jobs, project, before, folder)
        assert (project.run, project.measurements) == before
        assert not folder.exists()
        again = Project(project.document)
        jobs.attach_latest_run(again)
        assert again.run.folder == project.run.folder


def test_loading_waits_for_no_run_of_its_own_and_a_lost_copy_is_said(tmp_path: Path) -> None:
    import shutil

    file, _ = _by_hand(tmp_path)
    project = project_of(mlp(), epochs=100_000)
    with engine() as jobs:
        _load(jobs, project, file)
        jobs.train(project)
        with pytest.raises(Refused) as refused:
            loading.look(jobs, project, file, print)
        assert refused.value.code == "training"
        jobs.end(project)
        until(jobs, lambda: jobs.running is None)
        shutil.rmtree(project.run.start)
        with pytest.raises(Refused) as refused:
            jobs.train(project)
    assert refused.value.code == "start-missing"
    assert "hand.pth" in str(refused.value)
