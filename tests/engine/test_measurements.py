"""What a run has measured: series, speed, time left, and reading it back."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from studio.engine.measurements import Measurements, Series
from studio.engine.messages import (
    EpochDone,
    Failed,
    Finished,
    LogLine,
    Started,
    StateChanged,
    Steps,
)
from studio.spec.messages import translate


def _started(epochs: int = 3, per_epoch: int = 10, **more: int) -> Started:
    return Started(epochs, epochs * per_epoch, per_epoch, 80, "cpu", 1, "exact", 8, 0.1, **more)


def _steps(first: int, *losses: float, seconds: float = 0.1) -> Steps:
    return Steps(first, {"loss": losses}, 0.05, 8 * len(losses), seconds)


def test_a_series_grows_to_any_length() -> None:
    series = Series()
    expected: list[float] = []
    for size in (1, 3, 255, 1000, 7):
        new = [float(len(expected) + i) for i in range(size)]
        series.extend(new, [value * 2 for value in new])
        expected += new
    assert list(series.steps) == expected
    assert list(series.values) == [value * 2 for value in expected]


def test_numbers_of_steps_and_epochs_lie_over_the_step() -> None:
    seen = Measurements()
    seen.receive(StateChanged("running"))
    seen.receive(_started())
    seen.receive(_steps(1, 3.0, 2.0))
    seen.receive(_steps(3, *[1.0] * 8))
    seen.receive(EpochDone(1, 10, {"validation": {"loss": 0.5, "accuracy": 0.9}}))
    seen.receive(_steps(11, 0.25))
    assert set(seen.names()) == {"train/loss", "validation/loss", "validation/accuracy"}
    steps, losses = seen.series("train/loss")
    assert list(steps) == list(range(1, 12))
    assert losses.dtype == np.float64
    assert list(losses) == [3.0, 2.0, *[1.0] * 8, 0.25]
    assert [list(part) for part in seen.series("validation/accuracy")] == [[10], [0.9]]
    assert seen.latest("train/loss") == 0.25
    assert math.isnan(seen.latest("train/accuracy"))
    assert (seen.step, seen.epoch, seen.steps, seen.epochs) == (11, 2, 30, 3)
    assert seen.learning_rate == 0.05
    assert seen.active


def test_speed_and_time_left_come_from_the_median_of_the_last_batches() -> None:
    seen = Measurements()
    assert seen.seconds_left is None
    assert seen.samples_per_second == 0.0
    seen.receive(_started(epochs=10))
    for number in range(1, 60):
        seen.receive(_steps(number, 1.0, seconds=9.0 if number % 10 == 0 else 0.1))
    assert seen.samples_per_second == pytest.approx(80)
    assert seen.seconds_left == pytest.approx((100 - 59) * 0.1)


def test_the_end_is_kept() -> None:
    seen = Measurements()
    seen.receive(Finished("finished", {"test": {"accuracy": 0.99}}, 1.5))
    assert (seen.state, seen.seconds) == ("finished", 1.5)
    assert seen.final == {"test": {"accuracy": 0.99}}
    text = translate("Test", "The loss is {loss}.", loss=math.nan)
    seen.receive(LogLine(text))
    seen.receive(Failed("loss-not-finite", text, ("n1",)))
    assert seen.state == "failed"
    assert seen.failure is not None
    assert seen.failure.address == ("n1",)
    assert len(seen.log) == 2


def test_going_on_from_an_earlier_step_forgets_what_came_after_it() -> None:
    seen = Measurements()
    seen.receive(_started())
    seen.receive(_steps(1, *range(20)))
    seen.receive(EpochDone(1, 10, {"validation": {"loss": 1.0}}))
    seen.receive(EpochDone(2, 20, {"validation": {"loss": 2.0}}))
    seen.receive(_started(step=12, epoch=1))
    seen.receive(_steps(13, 7.0))
    steps, losses = seen.series("train/loss")
    assert list(steps) == list(range(1, 14))
    assert losses[-1] == 7.0
    assert list(seen.series("validation/loss")[0]) == [10]


def _folder(folder: Path, lines: list[str], **config: object) -> Path:
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "metrics.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


STEPS = '{"first": 1, "losses": {"loss": [2.0, null]}, "learning_rate": 0.1}'
EPOCH = '{"epoch": 1, "step": 2, "values": {"validation": {"loss": null}}}'


@pytest.mark.parametrize(
    "broken",
    ['{"first": 3, "loss', "[]", "17", "null", '{"first": null, "losses": {}}', '{"epoch": 1}'],
)
def test_a_line_that_a_kill_cut_off_is_left_out(tmp_path: Path, broken: str) -> None:
    facts = {"epochs": 2, "steps_per_epoch": 2, "state": "running"}
    seen = Measurements.read(_folder(tmp_path, [STEPS, EPOCH, broken], **facts))
    steps, losses = seen.series("train/loss")
    assert list(steps) == [1, 2]
    assert losses[0] == 2.0
    assert math.isnan(losses[1])
    assert math.isnan(seen.latest("validation/loss"))
    assert seen.state == "stopped"
    assert "closed" in str(seen.log[-1])


def test_the_log_of_a_run_comes_back_with_any_text_in_it(tmp_path: Path) -> None:
    _folder(tmp_path, [], state="failed")
    (tmp_path / "log.txt").write_text("{curly} 卷积\nsecond\n", encoding="utf-8")
    seen = Measurements.read(tmp_path)
    assert [str(line) for line in seen.log] == ["{curly} 卷积", "second"]
    assert seen.state == "failed"
