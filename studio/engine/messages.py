"""What goes between the window and the engine thread: values only. No torch, no Qt."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from studio.engine.wishes import Wish
from studio.graph.binding import BoundRecipe
from studio.graph.program import Program
from studio.spec.data import DataSet
from studio.spec.messages import Message
from studio.spec.problems import Address, Repair

State = Literal["idle", "loading", "running", "paused", "finished", "stopped", "failed"]


@dataclass(frozen=True)
class Plan:
    """Everything that a run needs, as values: the engine never sees the project.

    Attributes:
        document: the project file's text, kept with the run.
        project_id: ties the run folder to the document.
        folder: where the run is written; None when it is only looked at.
        source: folder of an earlier run whose weights are the start, None for fresh ones.
        keep_going: continue that run (its optimizer, its epochs) rather than only its weights.
        paced: the first steps are slowed down, so that they can be watched.
        start: folder with weights of a file that *Train* begins with, here and the next time.
        begun: folder whose weights this run began with, before it was continued.
    """

    program: Program
    recipe: BoundRecipe
    data: DataSet
    document: str
    project_id: str = ""
    title: str = ""
    folder: Path | None = None
    source: Path | None = None
    keep_going: bool = False
    paced: bool = False
    start: Path | None = None
    begun: Path | None = None


@dataclass(frozen=True)
class StateChanged:
    state: State


@dataclass(frozen=True)
class Started:
    """The first batch is about to be computed; `step` and `epoch` are above 0 after *continue*."""

    epochs: int
    steps: int
    steps_per_epoch: int
    samples: int
    device: str
    threads: int
    mode: str
    batch_size: int
    learning_rate: float
    step: int = 0
    epoch: int = 0


@dataclass(frozen=True)
class Steps:
    """Consecutive steps, the first of which is number `first`.

    `values["loss"][i]` belongs to first + i. `pace`: steps a second that a person chose, None
    where the computer is as fast as it can.
    """

    first: int
    values: Mapping[str, tuple[float, ...]]
    learning_rate: float
    samples: int
    seconds: float
    pace: float | None = None


@dataclass(frozen=True)
class EpochDone:
    """Means over whole parts of the data after `epoch` epochs.

    `values["validation"]["accuracy"]`.
    """

    epoch: int
    step: int
    values: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Answered:
    """Wish -> its answer, for the project that the network belongs to."""

    answers: Mapping[Wish, Any]
    project_id: str = ""


@dataclass(frozen=True)
class Unanswered:
    """Nobody can look at the network or the data of that project, and why."""

    text: Message
    project_id: str = ""


@dataclass(frozen=True)
class Finished:
    """The run ended by itself or was stopped; `final` holds the last values of every part."""

    reason: Literal["finished", "stopped"]
    final: Mapping[str, Mapping[str, float]]
    seconds: float
    unwritten: bool = False
    """The folder holds no weights of the end, since they could not be written."""


@dataclass(frozen=True)
class Failed:
    """The run ended early; the last finite weights are kept.

    `address` names the layer, if known; `repairs`: what would keep the next run from it.
    """

    code: str
    text: Message
    address: Address = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class LogLine:
    """`trouble`: worth telling at once, not only when somebody reads the log."""

    text: Message
    trouble: bool = False


@dataclass(frozen=True)
class Timing:
    """What a short measurement of a fresh network told, at the batch size of its recipe.

    `step`: seconds of one update; `epoch`: of all of them and the look at the validation part;
    `free`: bytes that are free on the device, None where it does not tell; `nodes`: seconds that
    each layer takes in one update, forward and back.
    """

    sha256: str
    device: str
    batch: int
    step: float
    epoch: float
    free: int | None
    nodes: Mapping[Address, float]


@dataclass(frozen=True)
class Trial:
    """Two updates with batches of `batch` in a process of its own.

    `peak`: bytes that it took at most, None where the system does not tell; `fits`: it ended well.
    """

    batch: int
    fits: bool
    peak: int | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class JobDone:
    """The answer of a job by its key: a result, or the `Refused` that ended it."""

    key: int
    result: Any


@dataclass(frozen=True)
class WorkProgress:
    """How far a work beside the engine is; `total` is 0 while nobody knows."""

    key: int
    done: int
    total: int


@dataclass(frozen=True)
class WorkDone:
    """The answer of a work beside the engine: a result, or the `Refused` that ended it."""

    key: int
    result: Any


EngineMessage = (
    StateChanged
    | Started
    | Steps
    | EpochDone
    | Answered
    | Unanswered
    | Finished
    | Failed
    | LogLine
    | JobDone
    | WorkProgress
    | WorkDone
)


class Mailbox:
    """Filled by the engine thread, emptied by the window's timer.

    Numbers are never dropped; of the answers to one wish only the newest of a project waits.
    """

    def __init__(self) -> None:
        self._filled = threading.Condition()
        self._messages: list[EngineMessage] = []
        self._answers: dict[str, dict[Wish, Any]] = {}

    def post(self, message: EngineMessage) -> None:
        with self._filled:
            if isinstance(message, Answered):
                self._answers.setdefault(message.project_id, {}).update(message.answers)
            else:
                self._messages.append(message)
            self._filled.notify_all()

    def drain(self) -> list[EngineMessage]:
        """Everything that waits, in order, answers last; the box is empty then."""
        with self._filled:
            messages, self._messages = self._messages, []
            messages += [Answered(found, of) for of, found in self._answers.items()]
            self._answers = {}
        return messages

    def wait(self, timeout: float) -> bool:
        """Wait until something is there, at most `timeout` seconds."""
        with self._filled:
            return self._filled.wait_for(lambda: bool(self._messages or self._answers), timeout)
