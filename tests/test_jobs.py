"""Several projects and one engine: one is trained, the next waits, and nothing gets mixed."""

from __future__ import annotations

import pytest
import torch
from safetensors.torch import load_file

from studio.engine.wishes import Want
from studio.graph import edits, recipe_edits
from studio.spec.problems import Refused
from tests.documents import mlp
from tests.engine.runs import LABEL, engine, moody, project_of, until


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
        until(jobs, lambda: second.pictures.get(want) is not None)
        step = first.measurements.step
        until(jobs, lambda: first.measurements.step > step + 200)
        assert jobs.running is first
        assert second.pictures.get(want).step == 0
        assert second.measurements.step == 0
        assert first.pictures.get(want).step >= kept.step
        jobs.show(first)
        until(jobs, lambda: first.pictures.get(want).step > step)


def test_a_run_does_not_notice_that_another_network_is_looked_at() -> None:
    """Equal to the last bit: random numbers, weights and data are not touched."""
    ends, seen = [], 0
    for looking in (False, True):
        with engine() as jobs:
            trained, other = project_of(moody(), epochs=150), project_of(mlp(), epochs=1)
            jobs.show(other)
            jobs.train(trained)
            for number in range(8 if looking else 0):
                want = Want(("n2",), sample=number)
                jobs.want("canvas", frozenset({want}))
                until(jobs, lambda: other.pictures.get(want) is not None or not jobs.running)  # noqa: B023
                seen += jobs.running is trained
                other.edit(recipe_edits.set_recipe_param, "settings", "seed", number, label=LABEL)
            until(jobs, lambda: jobs.running is None)
            assert trained.run is not None
            ends.append(load_file(trained.run.folder / "weights.safetensors"))
    assert seen >= 4
    assert ends[0].keys() == ends[1].keys()
    for name, weights in ends[0].items():
        assert torch.equal(weights, ends[1][name])
