"""What can end a run early: each gets one sentence, nothing is lost, the engine stays alive."""

from __future__ import annotations

import builtins
import errno
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from studio.engine import run_folder
from studio.engine.checkpoint import read_state
from studio.engine.control import Control
from studio.engine.messages import (
    Failed,
    JobDone,
    LogLine,
    Mailbox,
    StateChanged,
    Steps,
    Unanswered,
)
from studio.engine.record import Record
from studio.engine.session import Session
from studio.engine.trainer import NotFinite, Trainer
from studio.engine.wishes import Want
from studio.engine.workbench import Workbench
from studio.graph import recipe_edits
from studio.graph.model import Document, Entry
from studio.project import Project
from studio.spec.problems import Refused
from tests.documents import chain, mlp
from tests.engine.runs import StoppingAt, engine, moody, plan_of, project_of, run, trained, until


def _failed(project: Project, folder: Path | None = None) -> Failed:
    with engine() as jobs:
        jobs.train(project, folder=folder)
        until(jobs, lambda: jobs.running is None)
        trained(jobs, project_of(mlp(), epochs=1))
    assert project.measurements.failure is not None
    return project.measurements.failure


def _wild(document: Document, lr: float = 999.0) -> Project:
    return project_of(recipe_edits.choose(document, "optimizer", "SGD"), epochs=300, lr=lr)


DEEP = [
    ("Linear", {"out_features": 32}),
    ("BatchNorm1d", {}),
    ("ReLU", {}),
    ("Linear", {"out_features": 32}),
    ("ReLU", {}),
    ("Linear", {"out_features": 32}),
    ("ReLU", {}),
    ("Linear", {"out_features": 1}),
]


@pytest.mark.parametrize("at_once", [True, False], ids=["read at once", "as on a graphics card"])
def test_a_diverging_run_leaves_finite_weights_and_names_step_and_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        original = Trainer.__init__

        def later(self: Trainer, *args: Any, **kwargs: Any) -> None:
            original(self, *args, **kwargs)
            self._reads_at_once = False
            self._record = Record(waits=True)

        monkeypatch.setattr(Trainer, "__init__", later)
    document = chain((10,), DEEP, Entry("Diabetes"))
    document = recipe_edits.choose(document, "loss", "MSELoss")
    folder = tmp_path / "run"
    failure = _failed(_wild(document), folder)
    assert failure.code == "loss-not-finite"
    weights = load_file(folder / "weights.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())
    state = read_state(folder)
    assert torch.equal(state["weights"]["fc1.weight"], weights["fc1.weight"])
    lines = (folder / "metrics.jsonl").read_text("utf-8").splitlines()
    losses = [v for line in lines for v in json.loads(line).get("losses", {}).get("loss", [])]
    assert losses
    assert all(loss is not None and math.isfinite(loss) for loss in losses)
    assert f"step {len(losses) + 1}" in str(failure.text)
    assert "learning rate of 0.001" in str(failure.text)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    assert config["state"] == "failed"
    assert str(failure.text) in (folder / "log.txt").read_text("utf-8")


def _poisoned_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """One weight becomes NaN, as after a gradient that was infinite."""
    original = Trainer.update

    def poison(self: Trainer, indices: torch.Tensor) -> None:
        if self.step == step:
            with torch.no_grad():
                self.networks["net"].get_parameter("fc2.bias").fill_(math.nan)
        original(self, indices)

    monkeypatch.setattr(Trainer, "update", poison)


def test_the_layer_that_breaks_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _poisoned_at(monkeypatch, 4)
    failure = _failed(project_of(mlp(), epochs=3, batch_size=8))
    assert failure.address == ("n4",)
    assert "fc2" in str(failure.text)
    assert "step 5" in str(failure.text)


def test_a_run_that_broke_goes_on_from_its_newest_finite_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "run"
    monkeypatch.setattr("studio.engine.trainer.FLUSH_SECONDS", 0.0)
    monkeypatch.setattr("studio.engine.safeguard.SECONDS", 0.0)
    monkeypatch.setattr("studio.engine.safeguard.SHARE", 1e6)
    with monkeypatch.context() as patch:
        _poisoned_at(patch, 20)
        with pytest.raises(NotFinite):
            run(plan_of(project_of(moody(), epochs=9, batch_size=8, seed=3), folder=folder))
    state = read_state(folder)
    assert state["step"] == 20
    whole = tmp_path / "whole"
    run(plan_of(project_of(moody(), epochs=9, seed=3, batch_size=8), folder=whole), StoppingAt(20))
    kept, expected = state["weights"], load_file(whole / "weights.safetensors")
    assert all(torch.equal(kept[name], expected[name]) for name in kept)
    run(
        plan_of(
            project_of(moody(), epochs=2, batch_size=8),
            folder=folder,
            source=folder,
            keep_going=True,
        )
    )
    assert read_state(folder)["epoch"] == 3


def _cpu_memory() -> None:
    torch.empty(1 << 60)


def _card_memory() -> None:
    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB")


def _python_memory() -> None:
    raise MemoryError


def _failing_at(monkeypatch: pytest.MonkeyPatch, step: int, fail: Callable[[], None]) -> None:
    original = Trainer.update
    left = [1]

    def update(self: Trainer, indices: torch.Tensor) -> None:
        if self.step == step and left:
            left.pop()
            fail()
        original(self, indices)

    monkeypatch.setattr(Trainer, "update", update)


@pytest.mark.parametrize("fail", [_cpu_memory, _card_memory, _python_memory])
def test_too_little_memory_suggests_half_the_batch_and_keeps_the_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail: Callable[[], None]
) -> None:
    _failing_at(monkeypatch, 5, fail)
    folder = tmp_path / "run"
    project = project_of(mlp(), epochs=2, batch_size=12)
    failure = _failed(project, folder)
    assert failure.code == "out-of-memory"
    assert "batch size of 6" in str(failure.text)
    assert read_state(folder)["step"] == 5
    assert list(project.measurements.series("train/loss")[0]) == [1, 2, 3, 4, 5]


def _fault() -> None:
    raise ZeroDivisionError("nobody foresaw this")


def test_a_fault_that_nobody_foresaw_ends_the_run_and_not_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _failing_at(monkeypatch, 3, _fault)
    failure = _failed(project_of(mlp(), epochs=2, batch_size=12), tmp_path / "run")
    assert failure.code == "engine-failed"
    assert "ZeroDivisionError: nobody foresaw this" in str(failure.text)
    assert any(record.exc_info for record in caplog.records)
    assert read_state(tmp_path / "run")["step"] == 3
    config = json.loads((tmp_path / "run" / "config.json").read_text("utf-8"))
    assert config["state"] == "failed"


def test_a_full_disk_ends_no_run_and_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be written after the beginning; at the end there is room again."""
    folder = tmp_path / "run"
    full = [False]
    originals = {name: getattr(run_folder, name) for name in ("append", "write_checkpoint")}

    def guarded(name: str) -> Callable[..., None]:
        def write(*args: Any) -> None:
            if full[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            originals[name](*args)

        return write

    for name in originals:
        monkeypatch.setattr(run_folder, name, guarded(name))
    monkeypatch.setattr("studio.engine.trainer.FLUSH_SECONDS", 0.0)

    class Filling(Control):
        def may_step(self) -> bool:
            steps[0] += 1
            full[0] = 5 < steps[0] < 20
            return super().may_step()

    steps = [0]
    messages = run(plan_of(project_of(mlp(), epochs=3, batch_size=8), folder=folder), Filling())
    lines = [message for message in messages if isinstance(message, LogLine)]
    assert [line.trouble for line in lines if "No space left" in str(line.text)] == [True]
    assert not messages[-1].unwritten
    told = [v for m in messages if isinstance(m, Steps) for v in m.values["loss"]]
    lines = (folder / "metrics.jsonl").read_text("utf-8").splitlines()
    written = [v for text in lines for v in json.loads(text).get("losses", {}).get("loss", [])]
    assert written == told
    assert len(told) == 42
    assert read_state(folder)["step"] == 42


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    failure = _failed(project_of(mlp(), epochs=1), tmp_path / "file" / "run")
    assert failure.code == "run-folder"
    assert str(tmp_path / "file") in str(failure.text)


def test_a_fault_while_looking_leaves_the_engine_alive(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("in a picture")

    with monkeypatch.context() as patch, engine() as jobs:
        project = project_of(mlp(), epochs=1)
        patch.setattr(Workbench, "look", fail)
        jobs.show(project)
        jobs.want("test", frozenset({Want(("n2",))}))
        jobs.receive()
        until(jobs, lambda: any("in a picture" in str(r.exc_info) for r in caplog.records))
        trained(jobs, project)
    assert project.measurements.state == "finished"


def test_a_computer_without_torch_is_told_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    original = builtins.__import__

    def broken(name: str, *args: Any) -> Any:
        if name == "studio.engine.workbench":
            raise OSError("[WinError 126] c10.dll could not be found")
        return original(name, *args)

    plan = plan_of(project_of(mlp(), epochs=1))
    mailbox = Mailbox()
    session = Session(mailbox)
    monkeypatch.setattr(builtins, "__import__", broken)
    session.start_training(plan)
    key = session.run(lambda bench: None)
    session.probe(plan, frozenset({Want(("n1",))}))
    assert session.close(10.0)
    loading, failure, answer, unanswered = mailbox.drain()
    assert loading == StateChanged("loading")
    assert isinstance(failure, Failed)
    assert failure.code == "torch-missing"
    assert "c10.dll" in str(failure.text)
    assert isinstance(answer, JobDone)
    assert answer.key == key
    assert isinstance(answer.result, Refused)
    assert unanswered == Unanswered(failure.text, plan.project_id)
    assert not session.training
