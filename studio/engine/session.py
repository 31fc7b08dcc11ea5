"""One plain thread that does all the engine's work, one thing at a time.

Torch is imported in it.
"""

from __future__ import annotations

import ctypes
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studio.engine.control import Control
from studio.engine.messages import (
    Failed,
    JobDone,
    Mailbox,
    Plan,
    StateChanged,
    Want,
)
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.workbench import Workbench

_LOG = logging.getLogger(__name__)

Task = Callable[["Workbench"], None]


@dataclass(frozen=True)
class _Job:
    """A task that gives an answer under a key."""

    key: int
    work: Callable[[Workbench], Any]
    mailbox: Mailbox

    def __call__(self, bench: Workbench) -> None:
        try:
            self.mailbox.post(JobDone(self.key, self.work(bench)))
        except Refused as refused:
            self.mailbox.post(JobDone(self.key, refused))
        except Exception as error:  # noqa: BLE001  (whatever it is, the answer must come)
            self.mailbox.post(JobDone(self.key, unexpected(error)))


class Session:
    """The engine as the window's thread sees it: every call returns at once.

    The thread starts with the first task. It is no daemon: `close` ends it, and a process that
    forgets to call it would wait for it.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self.control = Control()
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._training = threading.Event()
        self._keys = 0

    @property
    def training(self) -> bool:
        return self._training.is_set()

    def warm_up(self) -> None:
        """Import torch and build nothing."""
        self._put(_nothing)

    def start_training(self, plan: Plan) -> None:
        """Begin a run; the mailbox tells the rest."""
        self._training.set()
        self.control.begin(paced=plan.paced)
        self.mailbox.post(StateChanged("loading"))

        def train(bench: Workbench) -> None:
            try:
                bench.train(plan)
            except Refused as refused:
                self.mailbox.post(Failed(refused.code, refused.text))
            except Exception as error:  # noqa: BLE001  (it ends the run, never the thread)
                failure = unexpected(error)
                self.mailbox.post(Failed(failure.code, failure.text))
            finally:
                self._training.clear()

        self._put(train)

    def probe(self, plan: Plan, wants: frozenset[Want]) -> None:
        """Look at a network that is not being trained.

        Fresh, or with the weights of `plan.source`.
        """

        def look(bench: Workbench) -> None:
            try:
                bench.look(plan, wants)
            except Refused:
                return  # the window shows the problem at the node already

        self._put(look)

    def run(self, work: Callable[[Workbench], Any]) -> int:
        """Do something in the engine's thread; between two batches while training.

        Returns the key of the `JobDone` that brings the answer.
        """
        self._keys += 1
        self.control.send(_Job(self._keys, work, self.mailbox))
        self._put(_serve)
        return self._keys

    def close(self, timeout: float) -> bool:
        """Stop what runs and end the thread; False when it did not end in time."""
        thread = self._thread
        if thread is None:
            return True
        self.control.stop()
        self._tasks.put(None)
        thread.join(timeout)
        return not thread.is_alive()

    def _put(self, task: Task) -> None:
        self._tasks.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="engine", daemon=False)
            self._thread.start()

    def _work(self) -> None:
        settle()
        from studio.engine.workbench import Workbench

        bench = Workbench(self.mailbox, self.control)
        while (task := self._tasks.get()) is not None:
            task(bench)


def _nothing(bench: Workbench) -> None:
    """The first task of a thread that is only to be warm."""


def _serve(bench: Workbench) -> None:
    while bench.serve():
        continue


def unexpected(error: Exception) -> Refused:
    """A fault that no rule foresaw, as a sentence; the traceback goes to the log."""
    if is_out_of_memory(error):
        text = translate(
            "Session",
            "There is not enough memory for this. Take a smaller batch (half of it is a good try) "
            "or a smaller network.",
        )
        return Refused("out-of-memory", text)
    _LOG.error("The engine failed.", exc_info=error)
    text = translate(
        "Session",
        "The engine stopped with an error that should not happen ({kind}: {reason}). "
        "Your work is safe; the log has the details.",
        kind=type(error).__name__,
        reason=str(error).split("\n")[0][:200],
    )
    return Refused("engine-failed", text)


def is_out_of_memory(error: Exception) -> bool:
    """The processor's allocator raises a plain RuntimeError, a graphics card its own type."""
    name = type(error).__name__
    return (
        isinstance(error, MemoryError)
        or name == "OutOfMemoryError"
        or "DefaultCPUAllocator" in str(error)
    )


def settle() -> None:
    """Before torch loads: idle threads do not spin, and freed memory is kept for the next batch.

    The allocator's default gives large blocks back after every batch: thousands of page faults.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return  # another C library: nothing to settle
    for parameter, value in ((-1, 1 << 30), (-3, 1 << 25), (-2, 64 << 20)):
        mallopt(parameter, value)
