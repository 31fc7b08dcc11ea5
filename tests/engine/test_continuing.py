"""Going on: bit-equal to one long run wherever it was interrupted, sane where things changed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from studio.engine import trainer
from studio.engine.checkpoint import read_state
from studio.engine.control import Control
from studio.engine.measurements import Measurements
from studio.engine.messages import EngineMessage, EpochDone, Mailbox, Steps
from studio.engine.workbench import Workbench
from studio.graph import recipe_edits
from studio.project import Project
from tests.engine.runs import (
    LABEL,
    StoppingAt,
    engine,
    moody,
    plan_of,
    project_of,
    run,
    trained,
    until,
)

PER_EPOCH = 13
"""Batches of 8 in an epoch of Iris."""


def _weights(folder: Path) -> dict[str, Tensor]:
    return load_file(folder / "weights.safetensors")


def _same(one: Path, other: Path) -> bool:
    first, second = _weights(one), _weights(other)
    return all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("last", [1, 7, 13, 14, 20])
@pytest.mark.parametrize("optimizer", ["Adam", "SGD"])
def test_a_run_that_was_stopped_anywhere_goes_on_bit_for_bit(
    tmp_path: Path, last: int, optimizer: str
) -> None:
    """Dropout, batch norm and a shuffle for each epoch: 13 batches of 8 each."""
    document = recipe_edits.choose(moody(), "optimizer", optimizer)
    if optimizer == "SGD":
        document = recipe_edits.set_recipe_param(document, "optimizer", "momentum", 0.9)
    whole, part = tmp_path / "whole", tmp_path / "part"
    long = project_of(document, epochs=1 + last // 14 + 1, batch_size=8, seed=2)
    short = project_of(document, epochs=2, batch_size=8, seed=2)
    run(plan_of(long, folder=whole))
    run(plan_of(short, folder=part), StoppingAt(last))
    state = read_state(part)
    assert (state["epoch"], state["batch"]) == divmod(last, PER_EPOCH)
    epochs = long.document.recipe.settings["epochs"] - state["epoch"]
    again = project_of(document, epochs=epochs, batch_size=8, seed=2)
    run(plan_of(again, folder=part, source=part, keep_going=True))
    assert read_state(part)["step"] == read_state(whole)["step"]
    assert _same(whole, part)


def test_a_run_that_was_killed_after_the_last_batch_of_an_epoch_goes_on_bit_for_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The weights of when all batches of the first epoch were done, but not the epoch itself;
    its measured values are in the folder already.
    """
    for name, value in (("SAVE_SECONDS", 0.0), ("SAVE_SHARE", 1e9), ("FLUSH_SECONDS", 0.0)):
        monkeypatch.setattr(trainer, name, value)
    whole, part, before = tmp_path / "whole", tmp_path / "part", tmp_path / "before"

    class Copying(Mailbox):
        def post(self, message: EngineMessage) -> None:
            super().post(message)
            if isinstance(message, Steps) and message.first > PER_EPOCH and not part.exists():
                shutil.copytree(before, part)
                shutil.copy(whole / "metrics.jsonl", part)
            elif isinstance(message, EpochDone) and not before.exists():
                shutil.copytree(whole, before)

    plan = plan_of(project_of(moody(), epochs=2, batch_size=8, seed=2), folder=whole)
    Workbench(Copying(), Control()).train(plan)
    state = read_state(part)
    assert (state["epoch"], state["batch"]) == (0, PER_EPOCH)
    again = project_of(moody(), epochs=2, batch_size=8, seed=2)
    run(plan_of(again, folder=part, source=part, keep_going=True))
    assert _same(whole, part)
    assert _numbers(part) == _numbers(whole)


KILLED = """
import sys
from pathlib import Path
from studio.engine import trainer
from tests.engine.runs import moody, plan_of, project_of, run
trainer.SAVE_SECONDS, trainer.SAVE_SHARE, trainer.FLUSH_SECONDS = 0.0, 1.0, 0.0
print("begin", flush=True)
run(plan_of(project_of(moody(), epochs=100_000, batch_size=8, seed=2), folder=Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_run_that_was_killed_goes_on_bit_for_bit(tmp_path: Path) -> None:
    part, whole = tmp_path / "part", tmp_path / "whole"
    command = [sys.executable, "-c", KILLED, str(part)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begin\n"
        while not (part / "state.pt").exists():
            assert child.poll() is None
            time.sleep(0.01)
        time.sleep(0.4)
        child.send_signal(signal.SIGKILL)
    state = read_state(part)
    assert state["step"] > 0
    more = project_of(moody(), epochs=1, batch_size=8, seed=2)
    run(plan_of(more, folder=part, source=part, keep_going=True))
    epochs = state["epoch"] + 1
    run(plan_of(project_of(moody(), epochs=epochs, batch_size=8, seed=2), folder=whole))
    assert _same(whole, part)
    assert _numbers(part) == _numbers(whole)


def _numbers(folder: Path) -> dict[str, list[tuple[float, float]]]:
    seen = Measurements.read(folder)
    return {
        name: list(zip(*(list(part) for part in seen.series(name)), strict=True))
        for name in seen.names()
    }


def _changed(project: Project, field: str, value: Any, part: str = "optimizer") -> None:
    project.edit(recipe_edits.set_recipe_param, part, field, value, label=LABEL)


def test_the_optimizer_may_change_between_two_runs() -> None:
    """Its averages go with it, its learning rate is the new one."""
    project = project_of(moody(), epochs=1, batch_size=8)
    with engine() as jobs:
        trained(jobs, project)
        for change in ("SGD", "RMSprop", "Adam"):
            project.edit(recipe_edits.choose, "optimizer", change, label=LABEL)
            _changed(project, "lr", 0.004)
            trained(jobs, project, start="continue")
            assert project.measurements.failure is None
            assert project.measurements.learning_rate == 0.004
        _changed(project, "amsgrad", True)
        trained(jobs, project, start="continue")
        assert project.measurements.failure is None
    assert project.measurements.epoch == 5


def test_the_averages_stay_where_only_a_number_changed(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    run(plan_of(project_of(moody(), epochs=1), folder=folder))
    before = read_state(folder)["optimizers"]["train"]
    slow = project_of(moody(), epochs=1, lr=1e-30, seed=0)
    run(plan_of(slow, folder=folder, source=folder, keep_going=True))
    after = read_state(folder)["optimizers"]["train"]
    assert after["state"][0]["step"] == 2 * before["state"][0]["step"]
    assert after["param_groups"][0]["lr"] == 1e-30


def test_another_batch_size_begins_the_interrupted_epoch_again(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    first = project_of(moody(), epochs=5, batch_size=8)
    run(plan_of(first, folder=folder), StoppingAt(PER_EPOCH + 3))
    again = project_of(moody(), epochs=1, batch_size=16)
    run(plan_of(again, folder=folder, source=folder, keep_going=True))
    state = read_state(folder)
    assert (state["epoch"], state["batch"]) == (2, 0)
    assert state["step"] == PER_EPOCH + 3 + 7


def test_other_conditions_are_said(tmp_path: Path) -> None:
    project = project_of(moody(), epochs=1)
    with engine() as jobs:
        trained(jobs, project, folder=tmp_path / "run")
        trained(jobs, project, start="continue")
        assert not any("conditions" in str(line) for line in project.measurements.log)
        _changed(project, "mode", "tuned", "settings")
        trained(jobs, project, start="continue")
    (line,) = [one for one in project.measurements.log if "conditions" in str(one)]
    assert "mode" in str(line)
    assert str(line) in (tmp_path / "run" / "log.txt").read_text("utf-8")


def test_a_damaged_run_does_not_go_on_and_says_so(tmp_path: Path) -> None:
    project = project_of(moody(), epochs=1)
    with engine() as jobs:
        trained(jobs, project, folder=tmp_path / "run")
        (tmp_path / "run" / "state.pt").write_bytes(b"PK")
        jobs.train(project, "continue")
        until(jobs, lambda: jobs.running is None)
        assert project.measurements.failure is not None
        assert project.measurements.failure.code == "weights-damaged"
        trained(jobs, project)
        assert project.measurements.failure is None
