"""The pace of a run: steps a second as chosen, at once, and never another result."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
import torch

from studio.engine.checkpoint import read_weights
from studio.engine.control import Control
from studio.engine.messages import Steps
from studio.project import Project
from tests.engine.runs import engine, moody, plan_of, project_of, run, until

LAST = 10
"""Steps of the runs that are compared."""


class Counting(Control):
    """Stops after `LAST` steps."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def may_step(self) -> bool:
        if self.count == LAST:
            self.stop()
        allowed = super().may_step()
        self.count += allowed
        return allowed


class Changing(Counting):
    """Another pace after each step."""

    PACES = (100.0, None, 50.0, 200.0)

    def may_step(self) -> bool:
        if self.PACES[self.count % 4] != self.pace:
            self.set_pace(self.PACES[self.count % 4])
        return super().may_step()


def _long() -> Project:
    return project_of(moody(), epochs=10_000, batch_size=16)


def _lengths(messages: list[Steps]) -> list[float]:
    """Seconds of a step, as each record says."""
    return [one.seconds / len(one.values["loss"]) for one in messages]


def test_the_records_of_a_paced_run_say_five_steps_a_second() -> None:
    control = Counting()
    control.set_pace(5.0)
    steps = [one for one in run(plan_of(_long()), control) if isinstance(one, Steps)]
    assert sum(len(one.values["loss"]) for one in steps) == LAST
    assert {one.pace for one in steps} == {5.0}
    assert statistics.median(_lengths(steps)) == pytest.approx(0.2, abs=0.05)


def test_full_speed_acts_in_the_middle_of_a_wait() -> None:
    project = _long()
    with engine() as jobs:
        jobs.set_pace(1.0)
        jobs.train(project)
        measured = project.measurements
        until(jobs, lambda: measured.step >= 1)
        jobs.wait(0.2)
        begin, first = time.monotonic(), measured.step
        jobs.set_pace(None)
        until(jobs, lambda: measured.step >= first + 3)
        assert time.monotonic() - begin < 0.7, "the wait of a second is over at once"
        until(jobs, lambda: measured.step >= first + 200)
        jobs.stop()
        until(jobs, lambda: jobs.running is None)


def test_a_slower_pace_holds_from_the_next_step_on() -> None:
    project = _long()
    with engine() as jobs:
        jobs.train(project)
        measured = project.measurements
        until(jobs, lambda: measured.step >= 20)
        jobs.set_pace(1.0)
        end = time.monotonic() + 0.3
        until(jobs, lambda: time.monotonic() > end)
        before = measured.step
        end = time.monotonic() + 1.0
        until(jobs, lambda: time.monotonic() > end)
        assert measured.step - before <= 2
        jobs.stop()
        until(jobs, lambda: jobs.running is None)


def _weights(control: Control, folder: Path) -> dict[str, torch.Tensor]:
    run(plan_of(_long(), folder=folder), control)
    return read_weights(folder)


@pytest.mark.parametrize("how", ["watched", "changing"])
def test_the_weights_of_a_paced_run_are_bit_equal(how: str, tmp_path: Path) -> None:
    full = _weights(Counting(), tmp_path / "full")
    control = Changing() if how == "changing" else Counting()
    control.begin(paced=how == "watched")
    paced = _weights(control, tmp_path / "paced")
    assert full.keys() == paced.keys()
    assert all(torch.equal(full[name], paced[name]) for name in full)


def test_a_slow_start_says_nothing_of_the_time_left() -> None:
    """Thirty steps take five seconds; a thousandth of that each is how long they really take."""
    project = _long()
    with engine() as jobs:
        jobs.train(project, paced=True)
        measured = project.measurements
        until(jobs, lambda: measured.step >= 4)
        assert jobs.slow_start
        assert measured.seconds_left is not None
        assert measured.seconds_left < 0.05 * (measured.steps - measured.step)
        jobs.hurry()
        assert not jobs.slow_start
        jobs.stop()
        until(jobs, lambda: jobs.running is None)


def test_the_time_left_follows_a_change_of_the_pace_at_once() -> None:
    project = _long()
    with engine() as jobs:
        jobs.set_pace(20.0)
        jobs.train(project)
        measured = project.measurements
        until(jobs, lambda: measured.step >= 12)
        left = measured.steps - measured.step
        assert measured.seconds_left == pytest.approx(left / 20, rel=0.3)
        jobs.set_pace(None)
        here = measured.step
        until(jobs, lambda: measured.step >= here + 20)
        assert measured.seconds_left is not None
        assert measured.seconds_left < left / 60
        jobs.stop()
        until(jobs, lambda: jobs.running is None)


def test_pause_single_steps_and_stop_work_at_any_pace() -> None:
    project = _long()
    with engine() as jobs:
        jobs.set_pace(1.0)
        jobs.train(project)
        measured = project.measurements
        until(jobs, lambda: measured.step >= 1)
        jobs.pause()
        until(jobs, lambda: measured.state == "paused")
        begin, here = time.monotonic(), measured.step
        for _ in range(3):
            jobs.single_step(project)
        until(jobs, lambda: measured.step == here + 3)
        assert time.monotonic() - begin < 1.0, "a step by hand waits for no pace"
        jobs.set_pace(20.0)
        jobs.wait(0.2)
        jobs.receive()
        assert measured.step == here + 3, "another pace does not end a pause"
        jobs.resume()
        until(jobs, lambda: measured.step >= here + 6)
        jobs.set_pace(1.0)
        begin = time.monotonic()
        jobs.stop()
        until(jobs, lambda: jobs.running is None)
        assert time.monotonic() - begin < 0.7
    assert measured.state == "stopped"
    assert list(measured.series("train/loss")[0]) == list(range(1, measured.step + 1))
