"""Several projects and one engine: one is trained, the next waits, and nothing gets mixed."""

from __future__ import annotations

import pytest

from studio.engine.wishes import Want
from studio.graph import edits
from studio.spec.problems import Refused
from tests.documents import mlp
from tests.engine.runs import LABEL, engine, project_of, until


def test_another_training_waits_and_begins_when_the_first_has_ended() -> None:
    with engine() as jobs:
        first, second, third = (project_of(mlp(), epochs=100_000) for _ in range(3))
        for project in (first, second, third):
            jobs.train(project)
        assert jobs.running is first
        assert jobs.waiting(second)
        with pytest.raises(Refused) as refused:
            jobs.single_step(second)
        assert refused.value.code == "training"
        jobs.end(second)
        assert not jobs.waiting(second)
        jobs.end(first)
        until(jobs, lambda: jobs.running is third and third.measurements.step > 0)
        assert first.measurements.state == "stopped"
        assert second.measurements.step == 0
        assert second.run is None


def test_a_run_that_is_restarted_does_not_wait_for_others() -> None:
    with engine() as jobs:
        first, second = (project_of(mlp(), epochs=100_000) for _ in range(2))
        jobs.train(first)
        jobs.train(second)
        before = first.run
        jobs.restart(first)
        until(jobs, lambda: jobs.running is first and first.run is not before)
        assert jobs.waiting(second)


def test_a_waiting_training_that_cannot_begin_any_more_says_so_and_the_next_one_begins() -> None:
    with engine() as jobs:
        first, second, third = (project_of(mlp(), epochs=100_000) for _ in range(3))
        said = []
        jobs.refused.connect(lambda refused: said.append(refused.code))
        for project in (first, second, third):
            jobs.train(project)
        nodes = list(second.document.network().nodes)
        second.edit(edits.remove, nodes, label=LABEL)
        jobs.end(first)
        until(jobs, lambda: jobs.running is third)
        assert said == ["problems"]


def test_pictures_go_to_the_project_that_they_are_of() -> None:
    """One is trained while another one is shown: nothing of the one is shown for the other."""
    with engine() as jobs:
        first, second = (project_of(mlp(), epochs=100_000) for _ in range(2))
        want = Want(("n2",))
        jobs.show(first)
        jobs.want("canvas", frozenset({want}))
        jobs.train(first)
        until(jobs, lambda: first.pictures.get(want) is not None)
        kept = first.pictures.get(want)
        jobs.show(second)
        step = first.measurements.step
        until(jobs, lambda: first.measurements.step > step + 200)
        assert second.pictures.get(want) is None
        assert first.pictures.get(want) is not None
        assert second.measurements.step == 0
        jobs.end(first)
        until(jobs, lambda: second.pictures.get(want) is not None)
        assert second.pictures.get(want).step == 0
        assert kept.step <= first.pictures.get(want).step
