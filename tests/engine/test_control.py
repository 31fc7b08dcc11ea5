"""The levers: each acts before the next batch, and nobody waits with a busy processor."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import torch

from studio.engine.control import WATCHED_SECONDS, WATCHED_STEPS, Control
from studio.engine.messages import EpochDone, Failed, Finished, JobDone, Mailbox, Started
from studio.engine.session import Session
from studio.engine.updates import FUSED
from studio.engine.wishes import Want
from studio.graph import recipe_edits
from studio.graph.model import Entry
from studio.spec.problems import Refused
from tests.documents import chain, mlp
from tests.engine.runs import engine, plan_of, project_of, run, until
from tests.engine.test_probes import IMAGES


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, control: Control) -> None:
        self.now = 0.0
        monkeypatch.setattr("studio.engine.control.time.monotonic", lambda: self.now)
        monkeypatch.setattr(control._moved, "wait", self.wait)

    def wait(self, seconds: float) -> None:
        assert seconds > 0, "waiting without time is busy waiting"
        self.now += seconds


def _steps(control: Control, count: int) -> None:
    for _ in range(count):
        while not control.may_step():
            control.rest(0.1)


def test_the_first_steps_of_a_watched_run_take_five_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    control = Control()
    clock = Clock(monkeypatch, control)
    control.begin(paced=True)
    _steps(control, WATCHED_STEPS)
    assert clock.now == pytest.approx(WATCHED_SECONDS, rel=0.05)
    before = clock.now
    _steps(control, 1000)
    assert clock.now - before <= WATCHED_SECONDS / WATCHED_STEPS


def test_a_hurry_ends_the_slow_start(monkeypatch: pytest.MonkeyPatch) -> None:
    control = Control()
    clock = Clock(monkeypatch, control)
    control.begin(paced=True)
    _steps(control, 3)
    control.hurry()
    before = clock.now
    _steps(control, 1000)
    assert clock.now == before


def test_a_pace_holds_and_can_be_changed_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    control = Control()
    clock = Clock(monkeypatch, control)
    control.begin()
    for pace in (2.0, 50.0):
        control.set_pace(pace)
        before = clock.now
        _steps(control, 20)
        assert clock.now - before == pytest.approx(20 / pace, rel=0.1)
    control.set_pace(None)
    before = clock.now
    _steps(control, 1000)
    assert clock.now == before


def test_single_steps_are_counted_and_then_it_pauses() -> None:
    control = Control()
    control.begin()
    control.single_step()
    control.single_step()
    assert [control.may_step() for _ in range(4)] == [True, True, False, False]
    control.resume()
    assert control.may_step()
    control.stop()
    assert not control.may_step()


def test_a_new_run_forgets_all_levers_but_wishes_and_pace() -> None:
    control = Control()
    control.set_wishes(frozenset({Want(("n1",))}))
    control.pause()
    control.set_rate(0.5)
    control.stop()
    control.begin()
    assert (control.stopped, control.paused, control.rate) == (False, False, None)
    assert control.wishes == {Want(("n1",))}
    control.close()
    control.begin()
    assert control.stopped


def test_a_paused_run_waits_without_work() -> None:
    control = Control()
    control.begin()
    control.pause()
    begin, used = time.monotonic(), time.thread_time()
    while time.monotonic() - begin < 0.5:
        assert not control.may_step()
        control.rest(0.1)
    assert time.thread_time() - used < 0.05


@pytest.mark.parametrize("lever", ["resume", "stop", "single_step"])
def test_a_lever_wakes_a_waiting_run_at_once(lever: str) -> None:
    control = Control()
    control.begin()
    control.pause()
    timer = threading.Timer(0.05, getattr(control, lever))
    timer.start()
    begin = time.monotonic()
    control.rest(10.0)
    timer.join()
    assert time.monotonic() - begin < 5.0


# ---- the thread


def _answers(mailbox: Mailbox, keys: set[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    while keys - found.keys():
        assert mailbox.wait(20.0)
        found |= {m.key: m.result for m in mailbox.drain() if isinstance(m, JobDone)}
    return found


def _session(body: Callable[[Session], None]) -> None:
    session = Session(Mailbox())
    try:
        body(session)
    finally:
        assert session.close(20.0)


def test_jobs_are_answered_by_their_key_also_when_they_fail() -> None:
    def refusing(_: object) -> None:
        from studio.spec.messages import translate

        raise Refused("no", translate("Test", "No."))

    def body(session: Session) -> None:
        keys = [session.run(work) for work in (lambda _: 42, refusing, lambda _: 1 // 0)]
        answers = _answers(session.mailbox, set(keys))
        assert answers[keys[0]] == 42
        assert answers[keys[1]].code == "no"
        assert answers[keys[2]].code == "engine-failed"

    _session(body)


def test_a_job_runs_between_two_batches_of_a_training() -> None:
    plan = plan_of(project_of(mlp(), epochs=100_000))

    def body(session: Session) -> None:
        session.start_training(plan)
        assert session.training
        key = session.run(lambda bench: bench.weights())
        weights, sha = _answers(session.mailbox, {key})[key]
        assert sha == plan.program.sha256
        assert set(weights) == {"fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"}
        assert session.training

    _session(body)


def test_closing_before_anything_happened_takes_no_time() -> None:
    assert Session(Mailbox()).close(0.0)


def test_closing_ends_a_paused_run_and_what_waits_behind_it() -> None:
    plan = plan_of(project_of(mlp(), epochs=100_000))
    session = Session(Mailbox())
    session.start_training(plan)
    session.control.pause()
    while not any(isinstance(m, Started) for m in session.mailbox.drain()):
        session.mailbox.wait(1.0)
    session.start_training(plan)
    assert session.close(20.0)
    finals = [m.final for m in session.mailbox.drain() if isinstance(m, Finished)]
    assert finals[0] == {}, "nobody waits for measurements when the program ends"
    assert all(final == {} for final in finals)


def test_pressing_everything_at_random_ends_well() -> None:
    import random

    draw = random.Random(1)
    project = project_of(mlp(), epochs=100_000, batch_size=8)
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: project.measurements.step > 3)
        levers = [jobs.pause, jobs.resume, jobs.stop, jobs.hurry]
        for _ in range(500):
            if jobs.running is None and draw.random() < 0.5:
                jobs.train(project, draw.choice(["fresh", "continue"]) if project.run else "fresh")
            elif draw.random() < 0.3:
                jobs.single_step(project)
            else:
                draw.choice(levers)()
            if draw.random() < 0.3:
                jobs.wait(0.01)
            jobs.receive()
        jobs.resume()
        jobs.stop()
        until(jobs, lambda: jobs.running is None)
    assert project.measurements.state == "stopped"
    steps, _ = project.measurements.series("train/loss")
    assert list(steps) == list(range(1, len(steps) + 1))


# ---- tuned


def test_the_tuned_optimizers_are_fused_where_torch_can() -> None:
    for name in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad"):
        document = recipe_edits.choose(mlp(), "optimizer", name)
        project = project_of(document, epochs=2, mode="tuned", batch_size=16)
        messages = run(plan_of(project))
        assert isinstance(messages[-1], Finished)
        assert messages[-1].reason == "finished"
    assert "RMSprop" not in FUSED


def test_the_tuned_run_of_pictures_is_close_to_the_exact_one() -> None:
    document = chain((1, 8, 8), IMAGES, Entry("Digits", {"size": 8}))
    losses = []
    for mode in ("exact", "tuned"):
        messages = run(plan_of(project_of(document, epochs=2, mode=mode)))
        assert not any(isinstance(message, Failed) for message in messages)
        losses.append(
            [m.values["validation"]["loss"] for m in messages if isinstance(m, EpochDone)]
        )
    torch.testing.assert_close(losses[0], losses[1], rtol=1e-2, atol=1e-2)
