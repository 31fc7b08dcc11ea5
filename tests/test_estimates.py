"""What a measurement and a trial tell through jobs: kept with the project, cancelled, refused."""

from __future__ import annotations

import pytest

from studio import estimates
from studio.engine.messages import Trial
from studio.graph import edits
from studio.graph.model import Entry
from studio.spec.problems import Refused
from tests.documents import chain, mlp
from tests.engine.runs import LABEL, engine, project_of, until


def _quiet(done: int, total: int) -> None:
    """Nobody looks at how far it is."""


def test_a_measurement_is_kept_with_the_project_and_touches_no_weights():
    with engine() as jobs:
        project, results = project_of(mlp()), []
        estimates.measure(jobs, project, results.append)
        assert project.measuring
        until(jobs, lambda: bool(results))
        assert project.timing is results[0]
        assert not project.measuring
        assert project.timing.sha256 == project.program().sha256
        assert project.run is None


def test_nothing_is_measured_while_a_network_is_trained_or_has_problems():
    with engine() as jobs:
        running, project = project_of(mlp(), epochs=100_000), project_of(mlp())
        jobs.train(running)
        for ask in (
            lambda: estimates.measure(jobs, project, [].append),
            lambda: estimates.try_batch(jobs, project, 8, _quiet, [].append),
        ):
            with pytest.raises(Refused) as caught:
                ask()
            assert caught.value.code == "training"
        jobs.end(running)
        until(jobs, lambda: jobs.running is None)
        project.edit(edits.set_param, "n2", "in_features", 7, label=LABEL)
        with pytest.raises(Refused) as caught:
            estimates.measure(jobs, project, [].append)
        assert caught.value.code == "problems"
        assert not project.measuring


def test_a_batch_is_tried_in_a_process_of_its_own():
    with engine() as jobs:
        project, results, sizes = project_of(mlp()), [], []
        estimates.try_batch(
            jobs, project, 50, lambda done, total: sizes.append(done), results.append
        )
        assert project.trying == 50
        until(jobs, lambda: bool(results), 60)
        assert sizes == [50]
        trial = project.trial
        assert trial is results[0]
        assert (trial.batch, trial.fits, project.trying) == (50, True, None)
        assert trial.peak > project.forecast().memory(50).low


def test_a_trial_can_be_cancelled():
    with engine() as jobs:
        project, results = project_of(mlp()), []
        watch = estimates.try_batch(jobs, project, 50, _quiet, results.append)
        watch.cancel()
        until(jobs, lambda: bool(results))
        assert results[0].code == "cancelled"
        assert project.trial is None
        assert project.trying is None


def test_where_a_batch_does_not_fit_half_of_it_is_tried(monkeypatch):
    asked = []

    def tried(document, own, batch, watch):
        asked.append(batch)
        return Trial(batch, batch <= 30)

    monkeypatch.setattr(estimates, "_tried", tried)
    with engine() as jobs:
        project, results = project_of(mlp()), []
        estimates.try_batch(jobs, project, 100, _quiet, results.append)
        until(jobs, lambda: bool(results))
        assert asked == [100, 50, 25]
        assert project.trial == Trial(25, True)


@pytest.mark.parametrize(
    ("said", "status", "fits", "code"),
    [
        ('{"trial": {"batch": 8, "peak": 1000}}', 0, True, None),
        ("", -9, False, None),
        ('{"error": {"code": "out-of-memory", "text": "too much"}}', 2, False, None),
        ('{"error": {"code": "data-missing", "text": "no file"}}', 2, None, "trial"),
        ("", 1, None, "trial"),
    ],
)
def test_what_another_process_says_is_understood(said, status, fits, code):
    if code is not None:
        with pytest.raises(Refused) as caught:
            estimates._read(said, status, 8, 0.1)
        assert caught.value.code == code
        return
    assert estimates._read(said, status, 8, 0.1).fits is fits


def test_what_no_memory_holds_is_said_in_a_sentence_before_anything_is_taken():
    wide = chain((1, 28, 28), [("Flatten", {}), ("Linear", {"out_features": 10})], Entry("Digits"))
    layers = [("Flatten", {}), ("Linear", {"out_features": 50_000_000}), ("Linear", {})]
    huge = chain((1, 28, 28), layers, Entry("Digits"))
    assert project_of(wide).forecast().memory(1).high < 10**9
    with engine() as jobs:
        project, results = project_of(huge), []
        assert project.forecast().memory(1).low > 5 * 10**11
        assert project.forecast().largest(1 << 34) == 0
        estimates.measure(jobs, project, results.append)
        until(jobs, lambda: bool(results))
        assert results[0].code == "memory"
        assert "fc1" in str(results[0].text)
        assert "GB" in str(results[0].text)
        results.clear()
        estimates.try_batch(jobs, project, 1, _quiet, results.append)
        until(jobs, lambda: bool(results), 60)
        assert results[0].fits is False
