"""The loop: batches in order, loss, gradient, update. Reads from top to bottom.

It alone calls backward, updates, pauses and stops; what a step computes stands in the text.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal

import torch
from torch import Tensor, nn

from studio.engine import probes, updates
from studio.engine.answers import Turns, View
from studio.engine.budget import Budget
from studio.engine.checkpoint import Progress
from studio.engine.compile import Compiled
from studio.engine.control import Control
from studio.engine.evaluation import evaluate
from studio.engine.feed import Feed, order, split
from studio.engine.looking import answer
from studio.engine.messages import (
    Answered,
    EpochDone,
    Finished,
    LogLine,
    Mailbox,
    Plan,
    Started,
    StateChanged,
)
from studio.engine.record import Record
from studio.engine.run_folder import RunFolder
from studio.engine.safeguard import Safeguard, finite
from studio.graph.binding import BoundStep
from studio.spec.messages import Message, translate
from studio.spec.problems import Address, Refused, Repair

_LOG = logging.getLogger(__name__)

FLUSH_SECONDS = 0.05
SAVE_SHARE, SAVE_SECONDS = 0.01, 2.0
STOPPED_SECONDS = 2.0
"""So long a stopped run may still measure itself."""

BATCH_STATISTICS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)


class NotFinite(Refused):
    """The loss is no number any more; `address`: the first layer that gave none, if known."""

    def __init__(self, text: Message, address: Address, rate: float) -> None:
        """`rate`: a learning rate to try."""
        title = translate("Trainer", "Set the learning rate to {rate}", rate=f"{rate:g}")
        arguments = {"part": "optimizer", "field": "lr", "value": rate}
        repair = Repair(title, "set_recipe_param", arguments)
        super().__init__("loss-not-finite", text, repairs=(repair,))
        self.address = address


class Trainer:
    """One run on one thread; `networks` are trained in place.

    `serve` does one errand of the window, if there is one, and says whether it did.
    """

    def __init__(
        self,
        plan: Plan,
        compiled: Compiled,
        networks: Mapping[str, nn.Module],
        feed: Feed,
        control: Control,
        mailbox: Mailbox,
        folder: RunFolder | None = None,
        serve: Callable[[], bool] = bool,
    ) -> None:
        self.plan, self.compiled, self.networks = plan, compiled, networks
        self.feed, self.control, self.mailbox, self.folder = feed, control, mailbox, folder
        self._serve = serve
        self.settings = plan.recipe.settings
        self.tuned = self.settings.mode == "tuned"
        self.optimizers = {
            step.name: updates.make_optimizer(
                step,
                networks[step.network],
                compiled.program.factors.get(step.network, {}),
                tuned=self.tuned,
            )
            for step in plan.recipe.steps
        }
        if self.tuned:
            for network in networks.values():
                updates.lay_out(network)
        self._merges = _has_batch_statistics(networks)
        self.batch_size = feed.batch_size(self.settings)
        self.steps_per_epoch = len(self._split(torch.arange(feed.count("train"))))
        self.epochs = self.settings.epochs
        self.epoch = self.step = self.batch = 0
        # On a graphics card a number is read when many are, so that nothing waits for it.
        self._reads_at_once = feed.device.type == "cpu"
        self._record = Record(waits=not self._reads_at_once)
        self._due = 0.0
        self._turns = Turns()
        self._saves = Budget(SAVE_SHARE, SAVE_SECONDS)
        self._rate_by_hand: float | None = None
        self._rate = plan.recipe.steps[0].optimizer.lr
        self._pace = self.control.pace

    def continue_from(self, state: Mapping[str, Any]) -> None:
        """Go on where `state` of a checkpoint was, to as many epochs more; the weights are there.

        Bit-equal to one run without a break, if batch size and optimizer are the same.
        """
        self.epoch, self.step = state["epoch"], state["step"]
        if state["batch_size"] == self.batch_size:
            # All of them where the end of the epoch itself was not reached.
            self.batch = min(state["batch"], self.steps_per_epoch)
        self.epochs = self.epoch + self.settings.epochs
        for step in self.plan.recipe.steps:
            if state["kinds"].get(step.name) == updates.kind_of(step):
                updates.take_up(self.optimizers[step.name], state["optimizers"][step.name])

    @property
    def steps(self) -> int:
        """Number of the last step, if nobody stops the run."""
        return self.step + (self.epochs - self.epoch) * self.steps_per_epoch - self.batch

    @property
    def progress(self) -> Progress:
        return Progress(self.epoch, self.step, self.batch, self.batch_size)

    def started(self) -> Started:
        """What is known before the first batch."""
        return Started(
            self.epochs,
            self.steps,
            self.steps_per_epoch,
            self.feed.count("train"),
            str(self.feed.device),
            torch.get_num_threads(),
            self.settings.mode,
            self.batch_size,
            self.plan.recipe.steps[0].optimizer.lr,
            self.step,
            self.epoch,
        )

    def run(self) -> None:
        """Train to the end or until it is stopped; posts everything that happens.

        Raises:
            NotFinite: the newest finite weights are in `networks` and in the folder then.
        """
        self.mailbox.post(self.started())
        self.mailbox.post(StateChanged("running"))
        self._say(_beginning(self.started()))
        began = time.monotonic()
        self._safeguard = Safeguard(self.networks, self.progress)
        self._save()
        self._record.restart_clock()
        try:
            reason = self._all_epochs()
            self._flush()
        except Exception:
            self._rescue()
            raise
        self._save()
        final = self._measure_at_end(reason)
        self._say(_end(reason, self.step, time.monotonic() - began))
        if self.folder is not None:
            self.folder.finish(reason, final)
        self._look(free=True)
        unwritten = self.folder is not None and self.folder.unwritten
        self.mailbox.post(Finished(reason, final, time.monotonic() - began, unwritten))

    def _all_epochs(self) -> Literal["finished", "stopped"]:
        while self.epoch < self.epochs:
            for network in self.networks.values():
                network.train()
            for indices in self.batches()[self.batch :]:
                if not self._wait_for_turn():
                    return "stopped"
                self.update(indices)
                self._now_and_then()
            self.epoch, self.batch = self.epoch + 1, 0
            self._epoch_done()
        return "finished"

    def batches(self) -> list[Tensor]:
        """The indices of the batches of the present epoch."""
        indices = order(self.settings.seed, self.epoch, self.feed.count("train"))
        return self._split(indices.to(self.feed.device))

    def _split(self, indices: Tensor) -> list[Tensor]:
        return split(indices, self.batch_size, merge_last=self._merges)

    def update(self, indices: Tensor) -> None:
        """One batch through every step of the recipe."""
        batch = self.feed.batch("train", indices)
        if self.tuned and batch["input"].ndim == 4:
            batch["input"] = batch["input"].contiguous(memory_format=torch.channels_last)
        for step in self.plan.recipe.steps:
            optimizer = self.optimizers[step.name]
            self._apply_rate(step, optimizer)
            optimizer.zero_grad()
            losses, report = self.compiled.steps[step.name](self.networks, batch)
            loss = losses[step.network]
            if self._reads_at_once and not math.isfinite(loss.item()):
                raise self._not_finite(self.step + 1, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        self.step += 1
        self.batch += 1
        self._record.add(loss, report, len(indices))

    def _apply_rate(self, step: BoundStep, optimizer: torch.optim.Optimizer) -> None:
        by_step = step.schedule.unit == "step"
        count, total = (self.step, self.steps) if by_step else (self.epoch, self.epochs)
        base = self.control.rate
        if base != self._rate_by_hand:
            self._rate_by_hand = base
            self._say(_by_hand(self.step + 1, base))
        rate = (step.optimizer.lr if base is None else base) * step.schedule.factor(count, total)
        if step is self.plan.recipe.steps[0]:
            self._rate = rate
        for group in optimizer.param_groups:
            group["lr"] = rate * group["factor"]

    def _wait_for_turn(self) -> bool:
        """Do what the window asks between batches; False when the run is to stop."""
        announced = False
        while True:
            if self._serve():
                continue
            if self.control.may_step():
                break
            if self.control.stopped:
                return False
            if self.control.paused and not announced:
                announced = True
                self._flush()
                self.mailbox.post(StateChanged("paused"))
            if self.control.paused:
                self._look(free=True)
            else:
                self._now_and_then()
            self._rest()
        if self.control.pace != self._pace:
            self._change_pace()
        if announced:
            self._record.restart_clock()
            if not self.control.paused:
                self.mailbox.post(StateChanged("running"))
        return True

    def _rest(self) -> None:
        """Wait; a slow start says nothing of how fast the training is."""
        began, watching = time.monotonic(), self.control.watching
        self.control.rest(0.1)
        if watching:
            self._record.leave_out(time.monotonic() - began)

    def _change_pace(self) -> None:
        """The steps until now say nothing of how fast those after them are."""
        self._flush()
        self._pace = self.control.pace
        self._record.restart_clock()

    def _now_and_then(self) -> None:
        """What is done between two batches, but not between all."""
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + FLUSH_SECONDS
        self._flush()
        self._look()
        self._safeguard.keep(self.progress)
        if self._saves.is_due():
            self._save()

    def _flush(self) -> None:
        """Tell the numbers of the last steps. Raises NotFinite where they are read only here."""
        message, wrong = self._record.take(self.step, self._rate, self._pace)
        if self.folder is not None:
            if message is not None:
                self.folder.note(message)
            self.folder.flush()
        if message is not None:
            self.mailbox.post(message)
        if wrong is not None:
            raise self._not_finite(wrong, None)

    def _look(self, *, free: bool = False) -> None:
        """Answer wishes; `free`: nobody waits for the next batch."""
        for wishes in self._turns.due(self.control.wishes, self.step, free=free):
            with self._turns.spending(wishes):
                self.mailbox.post(Answered(answer(self._view(), wishes), self.plan.project_id))

    def _view(self) -> View:
        return View(self.compiled, self.networks, self.feed, self.plan.recipe, self.step)

    def _epoch_done(self) -> None:
        begin = time.monotonic()
        values = self._evaluate("validation", lambda: not self.control.stopped)
        self._record.leave_out(time.monotonic() - begin)
        message = EpochDone(self.epoch, self.step, {} if values is None else {"validation": values})
        self.mailbox.post(message)
        if self.folder is not None:
            self.folder.note(message)

    def _measure_at_end(self, reason: str) -> dict[str, dict[str, float]]:
        """The last values of every part, as far as nobody is kept waiting for them."""
        end = math.inf if reason == "finished" else time.monotonic() + STOPPED_SECONDS
        stopped = self.control.stopped

        def go_on() -> bool:
            again = self.control.stopped and not stopped
            return not (again or self.control.closing) and time.monotonic() < end

        found = {part: self._evaluate(part, go_on) for part in ("test", "validation", "train")}
        return {part: values for part, values in reversed(found.items()) if values is not None}

    def _evaluate(self, part: str, go_on: Callable[[], bool]) -> dict[str, float] | None:
        """Means over a part; None where it has no samples or was not measured to its end."""
        if not self.feed.count(part):
            return None
        compute = self.compiled.steps[self.plan.recipe.steps[0].name]
        return evaluate(compute, self.networks, self.feed, part, go_on)

    def _save(self) -> None:
        if self.folder is not None:
            with self._saves.spending():
                self.folder.save(self.networks, self.optimizers, self.progress)

    def _rescue(self) -> None:
        """What a run leaves that failed: the newest finite weights."""
        try:
            with suppress(NotFinite):
                self._flush()
            if not finite(self.networks):
                kept = self._safeguard.bring_back()
                self.epoch, self.step, self.batch = kept.epoch, kept.step, kept.batch
                # Averages of gradients that led astray would do so again.
                self.optimizers = {}
            self._save()
        except (RuntimeError, MemoryError):  # a graphics card that has failed gives nothing back
            _LOG.warning("The weights of a failed run are lost.", exc_info=True)

    def _not_finite(self, number: int, batch: Mapping[str, Tensor] | None) -> NotFinite:
        rate = self._calmer_rate()
        place = probes.first_not_finite(self.compiled, self.networks, batch or self._some_batch())
        if place is None:
            text = translate(
                "Trainer",
                "The loss is not a number any more at step {step}: training stopped, the weights "
                "before it are kept. Try a learning rate of {rate}.",
                step=number,
                rate=f"{rate:g}",
            )
            return NotFinite(text, (), rate)
        text = translate(
            "Trainer",
            "The loss is not a number any more at step {step}; the first layer that gives none is "
            "{name}. Training stopped, the weights before it are kept. Try a learning rate of "
            "{rate}.",
            step=number,
            rate=f"{rate:g}",
            name=self.compiled.program.paths[place],
        )
        return NotFinite(text, place, rate)

    def _calmer_rate(self) -> float:
        """A tenth of the present one; what is far too high begins anew with the usual one."""
        optimizer = self.plan.recipe.steps[0].optimizer
        rate = optimizer.lr if self.control.rate is None else self.control.rate
        usual = float(type(optimizer).fields()["lr"].default)
        return usual if rate > 1.0 else float(f"{rate / 10:.1g}")

    def _say(self, text: Message) -> None:
        self.mailbox.post(LogLine(text))
        if self.folder is not None:
            self.folder.log(text)

    def _some_batch(self) -> dict[str, Tensor]:
        return self.feed.batch("train", torch.arange(1, device=self.feed.device))


def _has_batch_statistics(networks: Mapping[str, nn.Module]) -> bool:
    return any(
        isinstance(module, BATCH_STATISTICS)
        for network in networks.values()
        for module in network.modules()
    )


def _beginning(started: Started) -> Message:
    return translate(
        "Trainer",
        "Training begins at epoch {epoch} of {epochs}: {steps} batches of {size} in each, on "
        "{device} (threads: {threads}), mode {mode}.",
        epoch=started.epoch + 1,
        epochs=started.epochs,
        steps=started.steps_per_epoch,
        size=started.batch_size,
        device=started.device,
        threads=started.threads,
        mode=started.mode,
    )


def _by_hand(step: int, rate: float | None) -> Message:
    if rate is None:
        return translate(
            "Trainer", "From step {step} on the learning rate is the recipe's.", step=step
        )
    return translate(
        "Trainer",
        "From step {step} on the learning rate is {rate}, set by hand: the exported script cannot "
        "repeat that.",
        step=step,
        rate=f"{rate:g}",
    )


def _end(reason: str, step: int, seconds: float) -> Message:
    took = f"{seconds:.1f}"
    if reason == "stopped":
        return translate("Trainer", "Stopped at step {step} after {took} s.", step=step, took=took)
    return translate("Trainer", "Finished at step {step} after {took} s.", step=step, took=took)
