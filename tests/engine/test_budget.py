"""Looking and saving take their share of the time and no more."""

from __future__ import annotations

import pytest

from studio.engine import budget as module
from studio.engine.budget import Budget


class Clock:
    """Time that passes when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(module.time, "perf_counter", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def _spend(budget: Budget, clock: Clock, cost: float) -> None:
    with budget.spending():
        clock.now += cost


def test_something_cheap_happens_as_often_as_is_allowed(clock: Clock) -> None:
    budget = Budget(0.02, 0.1)
    times = 0
    end = clock.now + 10.0
    while clock.now < end:
        if budget.is_due():
            _spend(budget, clock, 0.0001)
            times += 1
        clock.now += 0.001
    assert 95 <= times <= 100


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("cost", [0.005, 0.05, 0.4])
def test_over_a_while_never_more_than_the_share_is_spent(
    clock: Clock, cost: float, urgent: bool
) -> None:
    budget = Budget(0.02, 0.1)
    begin = clock.now
    spent = 0.0
    while clock.now < begin + 300.0:
        if budget.is_due(urgent=urgent):
            _spend(budget, clock, cost)
            spent += cost
        clock.now += 0.002
    allowed = 0.02 * (300.0 + module.CREDIT) + cost
    assert allowed / 3 < spent <= allowed


def test_something_new_is_answered_at_once_if_it_is_cheap(clock: Clock) -> None:
    budget = Budget(0.02, 0.1)
    _spend(budget, clock, 0.01)
    assert not budget.is_due()
    assert budget.is_due(urgent=True)
    _spend(budget, clock, 0.2)
    assert not budget.is_due(urgent=True)
