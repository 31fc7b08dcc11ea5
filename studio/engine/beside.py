"""Work beside the engine, each in a plain thread of its own: it trains meanwhile. No torch, no Qt.

The mailbox tells how far it is and what came of it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from studio.data.survey import Watch
from studio.engine.faults import unexpected
from studio.engine.messages import Mailbox, WorkDone, WorkProgress
from studio.spec.problems import Refused

PROGRESS_SECONDS = 0.1
"""Between two messages of one work: a person sees no more, and the mailbox stays small."""


class Beside:
    """Starts such work and ends it; to be used from one thread."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._keys = 0
        self._running: list[tuple[threading.Thread, Watch]] = []

    def start(self, work: Callable[[Watch], Any]) -> tuple[int, Watch]:
        """Begin `work`; its answer comes as `WorkDone` under the key: a result or a `Refused`."""
        self._keys += 1
        key = self._keys
        watch = Watch(_Progress(self._mailbox, key))
        thread = threading.Thread(
            target=self._work, args=(key, work, watch), name=f"beside-{key}", daemon=False
        )
        self._running = [(t, w) for t, w in self._running if t.is_alive()]
        self._running.append((thread, watch))
        thread.start()
        return key, watch

    def close(self, timeout: float) -> bool:
        """Cancel all of it; False when something did not end within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        for _, watch in self._running:
            watch.cancel()
        for thread, _ in self._running:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread, _ in self._running)

    def _work(self, key: int, work: Callable[[Watch], Any], watch: Watch) -> None:
        result: Any
        try:
            result = work(watch)
        except Refused as refused:
            result = refused
        except Exception as error:  # noqa: BLE001  (it ends this work, never the program)
            result = unexpected(error)
        if isinstance(result, Refused):
            # The window must not hold what the frames of the traceback hold.
            result.__traceback__ = result.__cause__ = result.__context__ = None
        self._mailbox.post(WorkDone(key, result))


class _Progress:
    """Posts the first and the last step, and between them one now and then."""

    def __init__(self, mailbox: Mailbox, key: int) -> None:
        self._mailbox, self._key = mailbox, key
        self._due = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._due or (total and done >= total):
            self._due = now + PROGRESS_SECONDS
            self._mailbox.post(WorkProgress(self._key, done, total))
