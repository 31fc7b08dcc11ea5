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
from functools import partial
from typing import TYPE_CHECKING, Any

from studio.engine.control import Control
from studio.engine.faults import unexpected, without_torch
from studio.engine.messages import (
    Failed,
    JobDone,
    Mailbox,
    Plan,
    StateChanged,
    Unanswered,
)
from studio.engine.wishes import Wish
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.workbench import Workbench

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Task:
    """Something for the engine's thread; whatever happens, `refuse` tells it."""

    work: Callable[[Workbench], None]
    refuse: Callable[[Refused], None]

    def __call__(self, bench: Workbench) -> None:
        try:
            self.work(bench)
        except Refused as refused:
            self.refuse(refused)
        except Exception as error:  # noqa: BLE001  (it ends the task, never the thread)
            self.refuse(unexpected(error))


class Session:
    """The engine as the window's thread sees it: every call returns at once.

    The thread starts with the first task. It is no daemon: `close` ends it, and a process that
    forgets to call it would wait for it.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self.control = Control()
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._training = threading.Event()
        self._keys = 0

    @property
    def training(self) -> bool:
        return self._training.is_set()

    def warm_up(self) -> None:
        """Import torch and build nothing."""
        self._put(_Task(_nothing, self._note))

    def start_training(self, plan: Plan) -> None:
        """Begin a run; the mailbox tells the rest."""
        self._training.set()
        self.control.begin(paced=plan.paced)
        self.mailbox.post(StateChanged("loading"))

        def train(bench: Workbench) -> None:
            try:
                bench.train(plan)
            finally:
                self._training.clear()

        self._put(_Task(train, self._fail))

    def probe(self, plan: Plan, wishes: frozenset[Wish]) -> None:
        """Look at a network that is not being trained.

        Fresh, or with the weights of `plan.source`.
        """
        refuse = partial(self._unanswered, plan.project_id)
        self._put(_Task(lambda bench: bench.look(plan, wishes), refuse))

    def probe_beside(self, plan: Plan, wishes: frozenset[Wish]) -> None:
        """Look at a network while another one is being trained."""
        refuse = partial(self._unanswered, plan.project_id)
        self.control.send(_Task(lambda bench: bench.look_beside(plan, wishes), refuse))
        self._put(_Task(_serve, self._note))

    def run(self, work: Callable[[Workbench], Any]) -> int:
        """Do something in the engine's thread; between two batches while training.

        Returns the key of the `JobDone` that brings the answer: a result or a `Refused`.
        """
        self._keys += 1
        key = self._keys

        def answer(bench: Workbench) -> None:
            self.mailbox.post(JobDone(key, work(bench)))

        def refuse(refused: Refused) -> None:
            # The window must not hold what the frames of the traceback hold.
            refused.__traceback__ = refused.__cause__ = refused.__context__ = None
            self.mailbox.post(JobDone(key, refused))

        self.control.send(_Task(answer, refuse))
        self._put(_Task(_serve, refuse))
        return key

    def close(self, timeout: float) -> bool:
        """Stop what runs and end the thread; False when it did not end in time."""
        thread = self._thread
        if thread is None:
            return True
        self.control.close()
        self._tasks.put(None)
        thread.join(timeout)
        return not thread.is_alive()

    def _fail(self, refused: Refused) -> None:
        self._training.clear()
        address = getattr(refused, "address", ())
        self.mailbox.post(Failed(refused.code, refused.text, address, refused.repairs))

    def _unanswered(self, project_id: str, refused: Refused) -> None:
        self.mailbox.post(Unanswered(refused.text, project_id))

    def _note(self, refused: Refused) -> None:
        """Nobody waits for an answer."""
        _LOG.info("%s", refused.text)

    def _put(self, task: _Task) -> None:
        self._tasks.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="engine", daemon=False)
            self._thread.start()

    def _work(self) -> None:
        settle()
        try:
            from studio.engine.workbench import Workbench
        except (ImportError, OSError) as error:
            self._refuse_all(without_torch(error))
            return
        bench = Workbench(self.mailbox, self.control)
        while (task := self._tasks.get()) is not None:
            task(bench)

    def _refuse_all(self, refused: Refused) -> None:
        while (task := self._tasks.get()) is not None:
            task.refuse(refused)


def _nothing(bench: Workbench) -> None:
    """The first task of a thread that is only to be warm."""


def _serve(bench: Workbench) -> None:
    while bench.serve():
        continue


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
