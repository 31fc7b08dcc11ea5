"""The levers of a run: pause, step, stop, learning rate, pace, wishes. No torch.

The window moves them at any time; the trainer asks between two batches and acts at once.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from studio.engine.wishes import Wish

Errand = Callable[..., None]

WATCHED_STEPS = 30
WATCHED_SECONDS = 5.0
"""So many first steps take so long when a run is paced for watching."""


class Control:
    """Shared by two threads; every method may be called from either."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._stop = self._closing = False
        self._paused = False
        self._single = 0
        self._rate: float | None = None
        self._pace: float | None = None
        self._watched = 0
        self._due = 0.0
        self._wishes: frozenset[Wish] = frozenset()
        self._errands: deque[Errand] = deque()

    def begin(self, *, paced: bool = False) -> None:
        """A new run: nothing of the last one remains but the wishes and the pace."""
        with self._moved:
            self._stop = self._closing
            self._paused = False
            self._single = 0
            self._rate = None
            self._watched = WATCHED_STEPS if paced else 0
            self._due = time.monotonic()

    def stop(self) -> None:
        self._move(_stop=True)

    def close(self) -> None:
        """Stop for good and without delay: the program ends."""
        self._move(_stop=True, _closing=True)

    def pause(self) -> None:
        self._move(_paused=True)

    def resume(self) -> None:
        self._move(_paused=False, _single=0)

    def single_step(self) -> None:
        """One batch, then pause again."""
        with self._moved:
            self._paused = True
            self._single += 1
            self._moved.notify_all()

    def set_rate(self, rate: float | None) -> None:
        """Another learning rate before the schedule's factor; None is the recipe's."""
        self._move(_rate=rate)

    def set_pace(self, steps_a_second: float | None) -> None:
        self._move(_pace=steps_a_second, _watched=0)

    def hurry(self) -> None:
        """Stop slowing down the first steps."""
        self._move(_watched=0)

    def set_wishes(self, wishes: frozenset[Wish]) -> None:
        self._move(_wishes=wishes)

    def send(self, errand: Errand) -> None:
        """Something to do between two batches."""
        with self._moved:
            self._errands.append(errand)
            self._moved.notify_all()

    @property
    def rate(self) -> float | None:
        return self._rate

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def pace(self) -> float | None:
        """Steps a second; None is as fast as possible."""
        return self._pace

    @property
    def watching(self) -> bool:
        """The first steps are slowed down at the moment."""
        return self._watched > 0 and self._pace is None

    @property
    def stopped(self) -> bool:
        return self._stop

    @property
    def closing(self) -> bool:
        return self._closing

    @property
    def wishes(self) -> frozenset[Wish]:
        return self._wishes

    def take_errand(self) -> Errand | None:
        with self._moved:
            return self._errands.popleft() if self._errands else None

    def may_step(self) -> bool:
        """Whether the next batch may be computed now; takes one single step where there is one."""
        with self._moved:
            if self._stop:
                return False
            if self._paused:
                if not self._single:
                    return False
                self._single -= 1
                return True
            return self._on_time()

    def rest(self, longest: float) -> None:
        """Wait for a lever, an errand or the next paced step, at most `longest` seconds."""
        with self._moved:
            if self._stop or self._errands or (self._paused and self._single):
                return
            left = longest if self._paused else min(longest, self._due - time.monotonic())
            if left > 0:
                self._moved.wait(left)

    def _on_time(self) -> bool:
        interval = self._interval()
        if interval is None:
            return True
        now = time.monotonic()
        if now < self._due:
            return False
        self._due = max(now, self._due + interval)
        self._watched = max(0, self._watched - 1)
        return True

    def _interval(self) -> float | None:
        if self._pace is not None:
            return 1.0 / self._pace
        return WATCHED_SECONDS / WATCHED_STEPS if self._watched else None

    def _move(self, **levers: object) -> None:
        with self._moved:
            for name, value in levers.items():
                setattr(self, name, value)
            if "_pace" in levers or "_watched" in levers:
                self._due = time.monotonic()
            self._moved.notify_all()
