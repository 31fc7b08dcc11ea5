"""The loop: batches in order, loss, gradient, update. Reads from top to bottom.

It alone calls backward, updates, pauses and stops; what a step computes stands in the text.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from studio.engine import probes
from studio.engine.checkpoint import Progress, RunFolder
from studio.engine.compile import Compiled
from studio.engine.control import Control
from studio.engine.feed import Feed, order, split
from studio.engine.messages import (
    EpochDone,
    Finished,
    Mailbox,
    Plan,
    Started,
    StateChanged,
    Steps,
    Want,
)
from studio.graph.binding import BoundStep
from studio.spec.messages import translate
from studio.spec.problems import Refused

FLUSH_SECONDS = 0.05
SAVE_SECONDS = 2.0
EVALUATED_AT_ONCE = 512
BATCH_STATISTICS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)


@dataclass
class Pending:
    """Numbers of the steps since the last message."""

    first: int = 0
    samples: int = 0
    since: float = 0.0
    values: dict[str, list[float]] = field(default_factory=dict)


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
        self.optimizers = {step.name: self._optimizer(step) for step in plan.recipe.steps}
        self.first_epoch = 0
        self.step = 0
        self._layout()
        self._statistics = any(
            isinstance(module, BATCH_STATISTICS)
            for network in networks.values()
            for module in network.modules()
        )
        size = feed.batch_size(self.settings)
        indices = torch.arange(feed.count("train"))
        self.batch_size = size
        self.steps_per_epoch = len(split(indices, size, merge_last=self._statistics))
        self.epochs = self.settings.epochs
        self._pacer = probes.Pacer()
        self._seen_wants = control.wants
        self._looked_at: tuple[int, frozenset[Want]] | None = None
        self._pending = Pending()
        self._saved_at = time.monotonic()
        self._began = time.monotonic()

    def continue_from(self, state: Mapping[str, object]) -> None:
        """Go on where `state` of a checkpoint was.

        As many epochs more, bit-equal to one long run.
        """
        self.first_epoch, self.step = int(str(state["epoch"])), int(str(state["step"]))
        self.epochs = self.first_epoch + self.settings.epochs
        saved = state["optimizers"]
        for name, optimizer in self.optimizers.items():
            if isinstance(saved, dict) and name in saved:
                optimizer.load_state_dict(saved[name])

    def started(self) -> Started:
        """What is known before the first batch."""
        return Started(
            self.epochs,
            self.epochs * self.steps_per_epoch,
            self.steps_per_epoch,
            self.feed.count("train"),
            str(self.feed.device),
            torch.get_num_threads(),
            self.settings.mode,
            self.batch_size,
            self.plan.recipe.steps[0].optimizer.lr,
            self.step,
            self.first_epoch,
        )

    def run(self) -> None:
        """Train to the end or until it is stopped; posts everything that happens.

        Raises:
            Refused: `loss-not-finite`; the weights are the last finite ones then.
        """
        self.mailbox.post(self.started())
        self.mailbox.post(StateChanged("running"))
        self._began = self._pending.since = time.monotonic()
        stopped = False
        epoch = self.first_epoch
        try:
            for epoch in range(self.first_epoch, self.epochs):
                if not self._epoch(epoch):
                    stopped = True
                    break
                self._epoch_done(epoch + 1)
        finally:
            self._flush()
        self._finish("stopped" if stopped else "finished", epoch if stopped else self.epochs)

    def _epoch(self, epoch: int) -> bool:
        """All batches of one epoch; False when it was stopped."""
        for network in self.networks.values():
            network.train()
        for indices in self._batches(epoch):
            if not self._wait_for_turn():
                return False
            self._update(indices, epoch)
            self._look()
            if time.monotonic() - self._pending.since >= FLUSH_SECONDS:
                self._flush()
        return True

    def _batches(self, epoch: int) -> Iterator[Tensor]:
        indices = order(self.settings.seed, epoch, self.feed.count("train"))
        indices = indices.to(self.feed.device)
        yield from split(indices, self.batch_size, merge_last=self._statistics)

    def _update(self, indices: Tensor, epoch: int) -> None:
        """One batch through every step of the recipe."""
        batch = self.feed.batch("train", indices)
        if self.tuned and batch["input"].ndim == 4:
            batch["input"] = batch["input"].contiguous(memory_format=torch.channels_last)
        for step in self.plan.recipe.steps:
            optimizer = self.optimizers[step.name]
            self._apply_rate(step, optimizer, epoch)
            optimizer.zero_grad()
            losses, report = self.compiled.steps[step.name](self.networks, batch)
            numbers = {name: value.item() for name, value in report.items()}
            loss = losses[step.network]
            if not math.isfinite(numbers["loss"]) or not math.isfinite(loss.item()):
                raise self._not_finite()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        self.step += 1
        self._note(numbers, len(indices))

    def _note(self, numbers: Mapping[str, float], samples: int) -> None:
        pending = self._pending
        if not pending.values:
            pending.first = self.step
        pending.samples += samples
        for name, value in numbers.items():
            pending.values.setdefault(name, []).append(value)

    def _flush(self) -> None:
        pending, now = self._pending, time.monotonic()
        if pending.values:
            values = {name: tuple(column) for name, column in pending.values.items()}
            rate = self.optimizers[self.plan.recipe.steps[0].name].param_groups[0]["lr"]
            seconds = now - pending.since
            message = Steps(pending.first, values, rate, pending.samples, seconds)
            self.mailbox.post(message)
            if self.folder is not None:
                self.folder.note(message)
        self._pending = Pending(since=now)

    def _apply_rate(self, step: BoundStep, optimizer: torch.optim.Optimizer, epoch: int) -> None:
        by_step = step.schedule.unit == "step"
        count = self.step if by_step else epoch
        total = self.epochs * (self.steps_per_epoch if by_step else 1)
        base = self.control.rate
        rate = (step.optimizer.lr if base is None else base) * step.schedule.factor(count, total)
        for group in optimizer.param_groups:
            group["lr"] = rate

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
            self._look()
            self.control.rest(0.1)
        if announced and not self.control.paused:
            self.mailbox.post(StateChanged("running"))
            self._pending.since = time.monotonic()
        return True

    def _look(self) -> None:
        wants = self.control.wants
        if wants != self._seen_wants:
            self._seen_wants = wants
            self._pacer.now()
        if wants and self._looked_at != (self.step, wants) and self._pacer.is_due():
            self._looked_at = (self.step, wants)
            start = time.perf_counter()
            probes.answer(self.compiled, self.networks, self.feed, wants, self.step, self.mailbox)
            self._pacer.note(time.perf_counter() - start)

    def _epoch_done(self, epoch: int) -> None:
        values: dict[str, Mapping[str, float]] = {}
        if self.feed.count("validation"):
            values["validation"] = self.evaluate("validation")
        self._flush()
        message = EpochDone(epoch, self.step, values)
        self.mailbox.post(message)
        if self.folder is not None:
            self.folder.note(message)
            if time.monotonic() - self._saved_at >= SAVE_SECONDS and epoch < self.epochs:
                self._save(epoch)

    def _save(self, epoch: int) -> None:
        if self.folder is not None:
            self.folder.save(self.networks, self.optimizers, Progress(epoch, self.step))
            self._saved_at = time.monotonic()

    def _finish(self, reason: str, epoch: int) -> None:
        final = {
            part: self.evaluate(part)
            for part in ("train", "validation", "test")
            if self.feed.count(part)
        }
        self._save(epoch)
        if self.folder is not None:
            self.folder.finish(reason, final)
        seconds = time.monotonic() - self._began
        probes.answer(
            self.compiled, self.networks, self.feed, self.control.wants, self.step, self.mailbox
        )
        ended = "stopped" if reason == "stopped" else "finished"
        self.mailbox.post(Finished(ended, final, seconds))  # type: ignore[arg-type]

    def evaluate(self, part: str) -> dict[str, float]:
        """Means over all samples of a part, in eval mode; random state is untouched."""
        step = self.plan.recipe.steps[0]
        compute = self.compiled.steps[step.name]
        sums: dict[str, float] = {}
        count = self.feed.count(part)
        for network in self.networks.values():
            network.eval()
        everything = torch.arange(count, device=self.feed.device)
        with torch.no_grad():
            for indices in torch.split(everything, EVALUATED_AT_ONCE):
                _, report = compute(self.networks, self.feed.batch(part, indices))
                for name, value in report.items():
                    sums[name] = sums.get(name, 0.0) + value.item() * len(indices)
        for network in self.networks.values():
            network.train()
        return {name: total / count for name, total in sums.items()}

    def _optimizer(self, step: BoundStep) -> torch.optim.Optimizer:
        make = getattr(torch.optim, step.optimizer.type_name())
        arguments = step.optimizer.arguments()
        if self.tuned and "fused" in make.__init__.__annotations__:
            arguments["fused"] = True
        parameters = list(self.networks[step.network].parameters())
        if not parameters:
            text = translate(
                "Trainer", "There is nothing to train: no layer of the network has weights."
            )
            raise Refused("nothing-to-train", text)
        optimizer: torch.optim.Optimizer = make(parameters, **arguments)
        return optimizer

    def _layout(self) -> None:
        if self.tuned:
            for network in self.networks.values():
                if any(parameter.ndim == 4 for parameter in network.parameters()):
                    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def _not_finite(self) -> Refused:
        rate = self.optimizers[self.plan.recipe.steps[0].name].param_groups[0]["lr"]
        text = translate(
            "Trainer",
            "The loss is not a number any more at step {step}: training stopped, "
            "the weights before "
            "it are kept. Try a learning rate of {rate:.1g}.",
            step=self.step + 1,
            rate=rate / 10,
        )
        return Refused("loss-not-finite", text)
