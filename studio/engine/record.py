"""What the steps since the last message have reported.

Reading a number waits for a graphics card, so there the numbers of many steps are read at once.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

import torch
from torch import Tensor

from studio.engine.messages import Steps


class Record:
    """Filled after each step, emptied into one message."""

    def __init__(self, *, waits: bool = False) -> None:
        """`waits`: reading a number would wait, so it is left for later."""
        self._waits = waits
        self._columns: dict[str, list[float | Tensor]] = {}
        self._losses: list[float | Tensor] = []
        self._samples = 0
        self._since = time.monotonic()

    def restart_clock(self) -> None:
        """What took time until now was no training."""
        self._since = time.monotonic()

    def leave_out(self, seconds: float) -> None:
        """So much of the time since the last message was no training."""
        self._since += seconds

    def add(self, loss: Tensor, report: Mapping[str, Tensor], samples: int) -> None:
        """`loss`: what backward was called on, a scalar; `report`: scalars, means over a batch."""
        self._losses.append(self._kept(loss.detach()))
        for name, value in report.items():
            self._columns.setdefault(name, []).append(self._kept(value))
        self._samples += samples

    def _kept(self, value: Tensor) -> float | Tensor:
        return value if self._waits else value.item()

    def take(
        self, last: int, rate: float, pace: float | None = None
    ) -> tuple[Steps | None, int | None]:
        """The message for the steps up to number `last`, and the number of the first step whose
        loss was not finite, if there is one; that step and those after it are left out.
        """
        if not self._losses:
            return None, None  # the clock goes on: the next step began before this
        losses, columns, samples = self._losses, self._columns, self._samples
        seconds = time.monotonic() - self._since
        self._losses, self._columns, self._samples = [], {}, 0
        self._since = time.monotonic()
        first = last - len(losses) + 1
        good = next((i for i, v in enumerate(_numbers(losses)) if not math.isfinite(v)), None)
        values = {name: _numbers(column)[:good] for name, column in columns.items()}
        wrong = None if good is None else first + good
        steps = Steps(first, values, rate, samples, seconds, pace)
        return (steps if good != 0 else None), wrong


def _numbers(column: list[float | Tensor]) -> tuple[float, ...]:
    tensors = [value for value in column if isinstance(value, Tensor)]
    return tuple(torch.stack(tensors).tolist() if tensors else column)
