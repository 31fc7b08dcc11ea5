"""What a run has measured so far, as growing arrays; also read back from a run folder. No torch."""

from __future__ import annotations

import json
import math
from collections import deque
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.engine.messages import (
    EngineMessage,
    EpochDone,
    Failed,
    Finished,
    LogLine,
    Started,
    State,
    StateChanged,
    Steps,
)
from studio.spec.messages import Message, translate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float64]

RECENT = 50
"""Batches whose median speed gives the time that is left."""


class Series:
    """Values over steps, appended in amortised constant time.

    numpy is imported here and not above: the first paint of the window does without.
    """

    def __init__(self) -> None:
        import numpy as np

        self._steps = np.empty(256)
        self._values = np.empty(256)
        self._count = 0

    def extend(self, steps: Iterable[float], values: Iterable[float]) -> None:
        import numpy as np

        new_steps = np.fromiter(steps, float)
        needed = self._count + len(new_steps)
        if needed > len(self._steps):
            size = max(needed, 2 * len(self._steps))
            self._steps = np.resize(self._steps, size)
            self._values = np.resize(self._values, size)
        self._steps[self._count : needed] = new_steps
        self._values[self._count : needed] = np.fromiter(values, float)
        self._count = needed

    def cut(self, last: float) -> None:
        """Forget what was measured after step `last`."""
        self._count = int(self.steps.searchsorted(last, side="right"))

    @property
    def steps(self) -> Array:
        return self._steps[: self._count]

    @property
    def values(self) -> Array:
        return self._values[: self._count]


class Measurements:
    """One run as the window sees it.

    Series are named `train/loss`, `validation/accuracy`, …; training values are per step, the
    others per epoch, all over the number of the step.
    """

    def __init__(self) -> None:
        self.state: State = "idle"
        self.epoch = 0
        self.epochs = 0
        self.step = 0
        self.steps = 0
        self.steps_per_epoch = 0
        self.device = ""
        self.mode = ""
        self.threads = 0
        self.learning_rate = math.nan
        self.final: dict[str, dict[str, float]] = {}
        self.failure: Failed | None = None
        self.seconds = 0.0
        self.log: list[Message] = []
        self.troubles: list[Message] = []
        self.unwritten = False
        self._series: dict[str, Series] = {}
        self._speeds: deque[float] = deque(maxlen=RECENT)
        self._durations: deque[float] = deque(maxlen=RECENT)
        self._pace: float | None = None

    def names(self) -> tuple[str, ...]:
        return tuple(self._series)

    def series(self, name: str) -> tuple[Array, Array]:
        """Steps and values, float64 `(n,)` each; empty where nothing was measured."""
        found = self._series.get(name) or Series()
        return found.steps, found.values

    def latest(self, name: str) -> float:
        """The last value, NaN before the first."""
        _, values = self.series(name)
        return float(values[-1]) if len(values) else math.nan

    @property
    def samples_per_second(self) -> float:
        return _median(self._speeds) if self._speeds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """From the median of the last batches; None before there are any."""
        if not self._durations or self.steps <= 0:
            return None
        return max(0, self.steps - self.step) * _median(self._durations)

    @property
    def active(self) -> bool:
        return self.state in ("loading", "running", "paused")

    def receive(self, message: EngineMessage) -> None:
        match message:
            case StateChanged(state):
                self.state = state
            case Started():
                self._start(message)
            case Steps():
                self._steps(message)
            case EpochDone():
                self._epoch(message)
            case Finished(reason, final, seconds, unwritten):
                self.state, self.seconds, self.unwritten = reason, seconds, unwritten
                self.final = {part: dict(values) for part, values in final.items()}
            case Failed():
                self.state, self.failure = "failed", message
                self.log.append(message.text)
            case LogLine(text, trouble):
                self.log.append(text)
                self.troubles += [text] if trouble else []

    def _start(self, message: Started) -> None:
        self.failure = None
        # A run that goes on from its last checkpoint measures again what came after it.
        for series in self._series.values():
            series.cut(message.step)
        self.epochs, self.steps = message.epochs, message.steps
        self.epoch, self.step = message.epoch, message.step
        self.steps_per_epoch = message.steps_per_epoch
        self.device, self.mode, self.threads = message.device, message.mode, message.threads
        self.learning_rate = message.learning_rate

    def _steps(self, message: Steps) -> None:
        for name, values in message.values.items():
            numbers = range(message.first, message.first + len(values))
            self._add(f"train/{name}", numbers, values)
        count = max((len(values) for values in message.values.values()), default=0)
        self.step = message.first + count - 1
        self.learning_rate = message.learning_rate
        self.epoch = min(self.epochs, max(0, self.step - 1) // max(1, self.steps_per_epoch) + 1)
        if message.pace != self._pace:
            self._pace = message.pace
            self._speeds.clear()
            self._durations.clear()
        if message.seconds > 0 and count:
            self._speeds.append(message.samples / message.seconds)
            self._durations.append(message.seconds / count)

    def _epoch(self, message: EpochDone) -> None:
        self.epoch = message.epoch
        for part, values in message.values.items():
            for name, value in values.items():
                if part != "train":
                    self._add(f"{part}/{name}", (message.step,), (value,))

    def _add(self, name: str, steps: Iterable[float], values: Iterable[float]) -> None:
        self._series.setdefault(name, Series()).extend(steps, values)

    @classmethod
    def read(cls, folder: Path) -> Measurements:
        """The run in a folder; lines that a kill cut off are left out."""
        found = cls()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        found.epochs = int(config.get("epochs", 0))
        found.steps_per_epoch = int(config.get("steps_per_epoch", 0))
        found.steps = found.epochs * found.steps_per_epoch
        found.device, found.mode = str(config.get("device", "")), str(config.get("mode", ""))
        found.threads = int(config.get("threads", 0))
        for line in _lines(folder / "metrics.jsonl"):
            found._line(line)
        for line in _lines(folder / "log.txt"):
            found.log.append(translate("Measurements", "{line}", line=line))
        for part, values in (config.get("final") or {}).items():
            found.final[part] = {name: _number(value) for name, value in values.items()}
        state = config.get("state", "stopped")
        found.state = state if state in ("finished", "stopped", "failed") else "stopped"
        if state == "loaded":
            found.state = "idle"
        if found.state == "stopped" and state == "running":
            text = translate("Measurements", "This run ended when the program was closed.")
            found.log.append(text)
        return found

    def _line(self, line: str) -> None:
        try:
            entry: Mapping[str, Any] = json.loads(line)
            self._entry(entry)
        except (ValueError, KeyError, TypeError, AttributeError):
            return

    def _entry(self, entry: Mapping[str, Any]) -> None:
        if "losses" in entry:
            values = {
                name: tuple(_number(value) for value in column)
                for name, column in entry["losses"].items()
            }
            rate = float(entry.get("learning_rate", math.nan))
            self._steps(Steps(int(entry["first"]), values, rate, 0, 0.0))
            return
        values_by_part = {
            part: {name: _number(value) for name, value in values.items()}
            for part, values in entry["values"].items()
        }
        self._epoch(EpochDone(int(entry["epoch"]), int(entry["step"]), values_by_part))
        self.step = int(entry["step"])


def _lines(file: Path) -> list[str]:
    if not file.exists():
        return []
    return file.read_text(encoding="utf-8", errors="replace").splitlines()


def _number(value: Any) -> float:
    """A number of a run's files, where null stands for NaN."""
    return math.nan if value is None else float(value)


def _median(values: Iterable[float]) -> float:
    from statistics import median  # brings decimal and random, which the first paint does without

    return median(values)
