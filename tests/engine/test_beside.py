"""Work beside the engine: progress, answers, faults, cancelling."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from studio.data.survey import Survey, Watch
from studio.engine.beside import Beside
from studio.engine.messages import Mailbox, WorkDone, WorkProgress
from studio.graph.fitting import take_data
from studio.graph.model import Entry
from studio.jobs import Jobs
from studio.spec.problems import Refused
from tests.documents import Layers, chain
from tests.engine.runs import engine, project_of, trained, until
from tests.pictures import write_classes

SMALL: Layers = [("Flatten", {}), ("Linear", {"out_features": 2})]


class Asked:
    """What came of one survey."""

    def __init__(self, jobs: Jobs, path: Path, **choices: Any) -> None:
        self.steps: list[tuple[int, int]] = []
        self.results: list[Any] = []
        self.threads: set[int] = set()
        self.watch = jobs.survey(path, choices, self._on_progress, self._on_done)

    def _on_progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.threads.add(threading.get_ident())

    def _on_done(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def wait(self, jobs: Jobs) -> Any:
        until(jobs, lambda: bool(self.results))
        return self.results[0]


def test_a_survey_answers_in_the_thread_that_receives(tmp_path: Path) -> None:
    write_classes(tmp_path, 20)
    with engine() as jobs:
        asked = Asked(jobs, tmp_path, size=16)
        found = asked.wait(jobs)
    assert isinstance(found, Survey)
    assert found.params["size"] == 16
    assert asked.steps[-1] == (60, 60)
    assert asked.threads == {threading.get_ident()}


def test_what_was_looked_at_is_trained_at_once(tmp_path: Path) -> None:
    write_classes(tmp_path, 20)
    with engine() as jobs:
        found = Asked(jobs, tmp_path).wait(jobs)
        entry = Entry(found.entry_type, found.params)
        document = take_data(chain((1, 8, 8), SMALL), entry)
        project = trained(jobs, project_of(document, epochs=5, lr=0.01))
    assert project.measurements.failure is None
    assert project.measurements.final["train"]["accuracy"] > 0.6


def test_data_that_changed_end_a_run_with_a_sentence_and_train_when_opened_again(tmp_path) -> None:
    write_classes(tmp_path, 10)
    with engine() as jobs:
        found = Asked(jobs, tmp_path).wait(jobs)
        document = take_data(chain((1, 8, 8), SMALL), Entry(found.entry_type, found.params))
        first = trained(jobs, project_of(document, epochs=1))
        assert first.measurements.failure is None
        (tmp_path / "down" / "000.jpg").unlink()
        project = trained(jobs, project_of(document, epochs=1))
        assert project.measurements.failure is not None
        assert project.measurements.failure.code == "data-changed"
        found = Asked(jobs, tmp_path).wait(jobs)
        again = take_data(document, Entry(found.entry_type, found.params))
        assert trained(jobs, project_of(again, epochs=1)).measurements.failure is None


def test_a_survey_that_is_refused_answers_with_the_reason(tmp_path: Path) -> None:
    with engine() as jobs:
        refused = Asked(jobs, tmp_path / "nothing").wait(jobs)
    assert isinstance(refused, Refused)
    assert refused.code == "data-missing"
    assert refused.__traceback__ is None


def test_a_cancelled_survey_answers_that_it_was(tmp_path: Path) -> None:
    write_classes(tmp_path, 100)
    with engine() as jobs:
        asked = Asked(jobs, tmp_path)
        asked.watch.cancel()
        refused = asked.wait(jobs)
    assert refused.code == "cancelled"


def test_closing_ends_what_is_going_on(tmp_path: Path) -> None:
    jobs = Jobs()
    Asked(jobs, write_classes(tmp_path, 100))
    assert jobs.close(10.0)
    assert not [t for t in threading.enumerate() if t.name.startswith(("beside", "pictures"))]


def test_two_at_once_each_get_their_own_answer(tmp_path: Path) -> None:
    write_classes(tmp_path / "one", 5, ("a", "b"))
    write_classes(tmp_path / "two", 5, ("c", "d"))
    with engine() as jobs:
        first, second = Asked(jobs, tmp_path / "one"), Asked(jobs, tmp_path / "two")
        assert list(first.wait(jobs).counts) == ["a", "b"]
        assert list(second.wait(jobs).counts) == ["c", "d"]


def _drained(mailbox: Mailbox) -> list[Any]:
    found: list[Any] = []
    while not any(isinstance(message, WorkDone) for message in found):
        assert mailbox.wait(10.0)
        found += mailbox.drain()
    return found


def test_a_fault_becomes_a_refusal_and_ends_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    mailbox = Mailbox()
    beside = Beside(mailbox)

    def work(watch: Watch) -> None:
        raise ZeroDivisionError("a fault")

    key, _ = beside.start(work)
    (done,) = _drained(mailbox)
    assert done.key == key
    assert isinstance(done.result, Refused)
    assert beside.close(5.0)


def test_a_hundred_thousand_steps_are_a_few_messages() -> None:
    mailbox = Mailbox()
    beside = Beside(mailbox)

    def work(watch: Watch) -> str:
        for step in range(1, 100_001):
            watch.progress(step, 100_000)
        return "done"

    start = time.monotonic()
    beside.start(work)
    messages = _drained(mailbox)
    steps = [message for message in messages if isinstance(message, WorkProgress)]
    assert (steps[-1].done, messages[-1].result) == (100_000, "done")
    assert len(steps) <= 3 + 10 * (time.monotonic() - start)
    assert beside.close(5.0)
