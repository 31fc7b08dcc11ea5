"""How often something that costs time may be done beside the training. No torch."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

CREDIT = 2.0
"""Seconds of waiting that may be skipped once when somebody asks for something new."""


class Budget:
    """At most `share` of all time, and not again within `shortest` seconds."""

    def __init__(self, share: float, shortest: float) -> None:
        self._share, self._shortest = share, shortest
        self._next = 0.0
        self._paid = 0.0

    def is_due(self, *, urgent: bool = False) -> bool:
        """`urgent`: now rather than later, if not too much is owed; the time is made up for."""
        now = time.monotonic()
        if urgent:
            return now >= self._paid - CREDIT
        return now >= max(self._next, self._paid)

    @contextmanager
    def spending(self, share: float | None = None) -> Iterator[None]:
        """What happens inside is paid for by waiting; `share`: of all time, for this once."""
        start = time.perf_counter()
        yield
        now = time.monotonic()
        self._next = now + self._shortest
        self._paid = max(now, self._paid) + (time.perf_counter() - start) / (share or self._share)
