"""Checkpoints: whole after any fault, checked when they are read, and moved by node id."""

from __future__ import annotations

import errno
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open
from torch import Tensor, nn

from studio import files
from studio.engine import checkpoint, run_folder
from studio.engine.checkpoint import (
    STATE,
    SUMS,
    WEIGHTS,
    Progress,
    load_weights,
    read_state,
    read_weights,
    weights_of,
    write_checkpoint,
)
from studio.engine.compile import compile_program
from studio.engine.messages import EpochDone, Steps
from studio.engine.run_folder import append, read_config, trim
from studio.engine.transfer import transfer
from studio.graph import edits
from studio.graph.model import Document
from studio.graph.program import Program
from studio.spec.problems import Refused
from tests.documents import chain, mlp
from tests.engine.runs import engine, moody, project_of, trained
from tests.texts import program


def _network(seed: int) -> dict[str, nn.Module]:
    torch.manual_seed(seed)
    return {"net": nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))}


def _optimizer(networks: dict[str, nn.Module]) -> dict[str, tuple[str, torch.optim.Optimizer]]:
    return {"train": ("Adam", torch.optim.Adam(networks["net"].parameters()))}


def _save(folder: Path, seed: int) -> None:
    networks = _network(seed)
    progress = Progress(1, seed, 3, 8)
    write_checkpoint(folder, networks, _optimizer(networks), progress, {"classes": '["a"]'})


def _version(folder: Path) -> tuple[int, int]:
    """Of which seeds weights and state are; raises Refused where one is damaged."""
    weights, state = read_weights(folder), read_state(folder)
    expected = weights_of(_network(state["step"]))
    assert all(torch.equal(state["weights"][name], value) for name, value in expected.items())
    for seed in range(5):
        if torch.equal(weights["0.weight"], weights_of(_network(seed))["0.weight"]):
            return seed, state["step"]
    raise AssertionError("weights of no version")


def test_a_checkpoint_comes_back_and_describes_itself(tmp_path: Path) -> None:
    _save(tmp_path, 2)
    assert _version(tmp_path) == (2, 2)
    state = read_state(tmp_path)
    assert (state["epoch"], state["batch"], state["batch_size"]) == (1, 3, 8)
    networks = _network(4)
    load_weights(networks, state["weights"])
    assert torch.equal(networks["net"].get_parameter("0.weight"), state["weights"]["0.weight"])
    with safe_open(tmp_path / WEIGHTS, framework="pt") as reader:
        assert json.loads(reader.metadata()["classes"]) == ["a"]


def test_every_operation_may_fail_and_both_files_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up at the n-th write of a checkpoint, for every n; the next one succeeds."""
    seen = set()
    for good in range(4):
        _save(tmp_path, 0)
        left = [good]

        def failing(path: Path, data: bytes, left: list[int] = left) -> None:
            if left[0] == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            left[0] -= 1
            files.atomic_write(path, data)

        with monkeypatch.context() as patch:
            patch.setattr(checkpoint, "atomic_write", failing)
            try:
                _save(tmp_path, 1)
            except OSError:
                seen.add(_version(tmp_path))
        _save(tmp_path, 2)
        assert _version(tmp_path) == (2, 2)
    assert seen == {(0, 0), (1, 0)}


@pytest.mark.parametrize("name", [WEIGHTS, STATE])
def test_every_flipped_bit_is_found(tmp_path: Path, name: str) -> None:
    _save(tmp_path, 1)
    data = (tmp_path / name).read_bytes()
    read: Callable[[Path], Any] = read_weights if name == WEIGHTS else read_state
    draw = random.Random(0)
    for _ in range(300):
        place = draw.randrange(len(data))
        flipped = bytearray(data)
        flipped[place] ^= 1 << draw.randrange(8)
        (tmp_path / name).write_bytes(flipped)
        with pytest.raises(Refused) as refused:
            read(tmp_path)
        assert refused.value.code == "weights-damaged"
    for cut in (0, 1, len(data) // 2, len(data) - 1):
        (tmp_path / name).write_bytes(data[:cut])
        with pytest.raises(Refused):
            read(tmp_path)


def test_a_state_that_runs_code_is_refused_even_with_the_right_sum(tmp_path: Path) -> None:
    import hashlib
    import io

    _save(tmp_path, 1)
    buffer = io.BytesIO()
    torch.save({"epoch": nn.Linear(1, 1)}, buffer)
    data = buffer.getvalue()
    (tmp_path / STATE).write_bytes(data)
    (tmp_path / SUMS).write_text(f"{hashlib.sha256(data).hexdigest()}  {STATE}\n", "utf-8")
    with pytest.raises(Refused) as refused:
        read_state(tmp_path)
    assert refused.value.code == "weights-damaged"


def test_a_folder_without_weights_says_so(tmp_path: Path) -> None:
    for read in (read_weights, read_state):
        with pytest.raises(Refused) as refused:
            read(tmp_path)
        assert refused.value.code == "weights-missing"
    with pytest.raises(Refused) as refused:
        read_config(tmp_path)
    assert refused.value.code == "run-damaged"


# ---- numbers of a run


def test_a_line_is_appended_whole_or_not_at_all(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    file = tmp_path / "metrics.jsonl"
    append(file, "first\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises(OSError, match=r"large|part"):
            append(file, "second line that has no room\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    append(file, "third\n")
    assert file.read_text("utf-8") == "first\nthird\n"


def test_what_came_after_the_last_checkpoint_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "metrics.jsonl"
    messages: list[Steps | EpochDone] = [
        Steps(1, {"loss": (4.0, 3.0)}, 0.1, 8, 0.1),
        EpochDone(1, 2, {"validation": {"loss": 3.5}}),
        Steps(3, {"loss": (2.0, float("nan"), 1.0)}, 0.1, 8, 0.1),
        EpochDone(2, 5, {}),
    ]
    for message in messages:
        append(file, json.dumps(run_folder._entry(message), allow_nan=False) + "\n")
    append(file, '{"first": 6, "los')
    trim(file, 4, 1)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line.get("losses", {}).get("loss") for line in lines] == [[4.0, 3.0], None, [2.0, None]]
    trim(tmp_path / "nothing.jsonl", 4, 1)
    assert not (tmp_path / "nothing.jsonl").exists()


def test_a_run_folder_holds_everything_that_the_run_was_made_of(tmp_path: Path) -> None:
    project = project_of(moody(), epochs=1, seed=5)
    with engine() as jobs:
        trained(jobs, project, folder=tmp_path / "run")
    config = read_config(tmp_path / "run")
    assert config["state"] == "finished"
    assert config["seed"] == 5
    assert config["threads"] >= 1
    assert config["device"] == "cpu"
    assert config["mode"] == "exact"
    assert config["torch"] == torch.__version__
    assert config["text_sha256"] == project.program().sha256
    assert len(config["classes"]) == 3
    assert len(config["scale"]["mean"]) == 4
    with safe_open(tmp_path / "run" / WEIGHTS, framework="pt") as reader:
        about = reader.metadata()
    assert json.loads(about["classes"]) == config["classes"]
    assert json.loads(about["scale"]) == config["scale"]
    assert json.loads(about["document"]) == config["document"]


# ---- weights for an edited network


def _run_of(document: Document, folder: Path) -> dict[str, Tensor]:
    """A folder with the initial weights of `document` under seed 1."""
    made = program(document)
    networks = _initial(made, 1)
    write_checkpoint(folder, networks, {}, Progress(), {})
    config = {"paths": run_folder.paths_by_id(made)}
    (folder / run_folder.CONFIG).write_text(json.dumps(config), "utf-8")
    return weights_of(networks)


def _initial(made: Program, seed: int) -> dict[str, nn.Module]:
    compiled = compile_program(made)
    networks = compiled.networks()
    compiled.initialise(networks["net"], seed)
    return networks


def test_renamed_layers_keep_their_weights_even_when_they_swap_names(tmp_path: Path) -> None:
    document = mlp(hidden=3, inputs=3, outputs=3)
    old = _run_of(document, tmp_path)
    for node, name in (("n2", "spare"), ("n4", "fc1"), ("n2", "fc2")):
        document = edits.rename(document, node, name)
    networks = _initial(program(document), 9)
    moved = transfer(tmp_path, program(document), networks)
    new = weights_of(networks)
    assert moved.discarded == ()
    assert set(moved.kept) == {"fc1", "fc2"}
    assert torch.equal(new["fc1.weight"], old["fc2.weight"])
    assert torch.equal(new["fc2.weight"], old["fc1.weight"])


def test_only_what_changed_its_shape_is_discarded_and_named(tmp_path: Path) -> None:
    layers = [("Linear", {"out_features": 6}), ("BatchNorm1d", {}), ("Linear", {"out_features": 6})]
    document = chain((4,), [*layers, ("Linear", {"out_features": 3})])
    old = _run_of(document, tmp_path)
    document = edits.set_param(document, "n2", "out_features", 5)
    networks = _initial(program(document), 9)
    fresh = weights_of(networks)
    moved = transfer(tmp_path, program(document), networks)
    new = weights_of(networks)
    assert set(moved.discarded) == {"fc1", "norm1", "fc2"}
    assert moved.kept == ("fc3",)
    assert torch.equal(new["fc3.weight"], old["fc3.weight"])
    for name in ("fc1.weight", "fc2.weight", "norm1.weight"):
        assert torch.equal(new[name], fresh[name])


def test_a_new_layer_does_not_take_the_weights_of_a_deleted_one_of_its_name(tmp_path: Path) -> None:
    document = mlp(hidden=3, inputs=3, outputs=3)
    _run_of(document, tmp_path)
    document = edits.remove_joined(document, ("n2",))
    document = edits.add_after(document, "n1", "Linear", {"out_features": 3})
    document = edits.rename(document, f"n{document.next_id - 1}", "fc1")
    networks = _initial(program(document), 9)
    fresh = weights_of(networks)
    moved = transfer(tmp_path, program(document), networks)
    assert moved.discarded == ("fc1",)
    assert torch.equal(weights_of(networks)["fc1.weight"], fresh["fc1.weight"])
