"""What the engine thread has in its hands: the data, the networks, the run.

Used by that thread only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from studio.engine.answers import View
from studio.engine.checkpoint import load_weights, read_state, read_weights, weights_of
from studio.engine.compile import Compiled, compile_program
from studio.engine.control import Control
from studio.engine.faults import is_out_of_memory, out_of_memory, unexpected
from studio.engine.feed import Feed
from studio.engine.looking import answer
from studio.engine.memory import refuse_too_large
from studio.engine.messages import Answered, LogLine, Mailbox, Plan, Timing
from studio.engine.run_folder import RunFolder, read_config
from studio.engine.timing import timed
from studio.engine.trainer import Trainer
from studio.engine.transfer import Transferred, transfer
from studio.engine.wishes import Wish
from studio.spec.data import DataSet
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

COPIES = 3
"""Numbers that training holds for each weight at the least: itself, its gradient, a safe copy."""

CONDITIONS = ("torch", "device", "threads", "mode", "data")
"""What the last digits of a run depend on, beside its text and its recipe."""


@dataclass
class Model:
    """A compiled program with its networks and how far they were trained.

    `seed`: of the initial weights. `lines`: what is to be said of where the weights come from.
    """

    compiled: Compiled
    networks: dict[str, nn.Module]
    seed: int
    step: int = 0
    source: Path | None = None
    lines: list[Message] = field(default_factory=list)

    def is_of(self, plan: Plan) -> bool:
        """Whether it is what `plan` wants to look at."""
        own, other = self.compiled.program, plan.program
        if own.sha256 != other.sha256 or own.taps != other.taps or self.source != plan.source:
            return False
        return plan.source is not None or self.seed == plan.recipe.settings.seed

    @property
    def device(self) -> torch.device:
        tensors = (p for network in self.networks.values() for p in network.parameters())
        return next((tensor.device for tensor in tensors), torch.device("cpu"))


class Workbench:
    """Keeps what the next task is likely to need again."""

    def __init__(self, mailbox: Mailbox, control: Control) -> None:
        self.mailbox = mailbox
        self.control = control
        self._model: Model | None = None
        self._other: tuple[Model, DataSet, Feed] | None = None
        self._feeds: dict[tuple[DataSet, str], Feed] = {}
        torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))

    def train(self, plan: Plan) -> None:
        """One run from start to end. Raises Refused: everything that can stop it."""
        device = chosen_device(plan.recipe.settings.device)
        if device.type == "cpu":
            refuse_too_large(plan.program, COPIES)
        if (plan.data, str(device)) in self._feeds:
            plan.data.verify()
        feed = self.feed(plan.data, device)
        going_on = read_state(plan.source) if plan.keep_going and plan.source else None
        model = self._model = self._built(plan, device, going_on)
        folder = None if plan.folder is None else RunFolder(plan, plan.folder, self._warn)
        trainer = Trainer(
            plan,
            model.compiled,
            model.networks,
            feed,
            self.control,
            self.mailbox,
            folder,
            self.serve,
        )
        torch.manual_seed(plan.recipe.settings.seed)
        if going_on is not None:
            trainer.continue_from(going_on)
            _restore_random(going_on)
        if folder is not None:
            self._begin(folder, plan, trainer, model, going_on)
        try:
            trainer.run()
        except Exception as error:
            refused = self._ended_by(error, trainer.batch_size)
            if folder is not None:
                folder.log(refused.text)
                folder.finish("failed", {})
            raise refused from error
        finally:
            model.step, model.source = trainer.step, plan.folder

    def _begin(
        self,
        folder: RunFolder,
        plan: Plan,
        trainer: Trainer,
        model: Model,
        going_on: dict[str, Any] | None,
    ) -> None:
        """Write the beginning of the run's folder, and say what is worth knowing."""
        then = read_config(plan.source) if going_on is not None and plan.source else {}
        after = None if going_on is None else (int(going_on["step"]), int(going_on["epoch"]))
        now = folder.begin(trainer.feed.loaded, _facts(trainer, plan), going_on_after=after)
        other = [name for name in CONDITIONS if then and then.get(name) != now.get(name)]
        if other:
            text = translate(
                "Workbench",
                "The run goes on under other conditions ({names}): its last digits are not those "
                "of one long run.",
                names=", ".join(other),
            )
            model.lines.append(text)
        for line in model.lines:
            self._warn(line)
            folder.log(line)

    def _ended_by(self, error: Exception, batch_size: int) -> Refused:
        """The sentence for what ended a run early; memory is freed where there was too little."""
        if isinstance(error, Refused):
            return error
        if not is_out_of_memory(error):
            return unexpected(error)
        self._model = None
        self._feeds.clear()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        return out_of_memory(batch_size)

    def look(self, plan: Plan, wishes: frozenset[Wish]) -> None:
        """Answer wishes for a network while none is being trained. Raises Refused."""
        self._other = None
        model = self._model
        if model is None or not model.is_of(plan):
            model = self._model = self._built(plan, torch.device("cpu"), None)
        feed = self.feed(plan.data, model.device)
        view = View(model.compiled, model.networks, feed, plan.recipe, model.step)
        self.mailbox.post(Answered(answer(view, wishes), plan.project_id))

    def look_beside(self, plan: Plan, wishes: frozenset[Wish]) -> None:
        """Answer wishes for a network while another one is being trained, between two batches.

        The run does not notice: what is looked at has networks and data of its own, and the random
        state is as before. Raises Refused.
        """
        with torch.random.fork_rng(devices=[]):
            model, data, feed = self._other or (None, None, None)
            if model is None or not model.is_of(plan):
                model = self._built(plan, torch.device("cpu"), None)
            if feed is None or data != plan.data:
                feed = Feed(plan.data, model.device)
            self._other = (model, plan.data, feed)
            view = View(model.compiled, model.networks, feed, plan.recipe, model.step)
            self.mailbox.post(Answered(answer(view, wishes), plan.project_id))

    def time(self, plan: Plan) -> Timing:
        """How long training takes, from a few steps of a fresh network. Raises Refused."""
        device = chosen_device(plan.recipe.settings.device)
        if device.type == "cpu":
            refuse_too_large(plan.program, COPIES)
        try:
            return timed(plan, self.feed(plan.data, device), lambda: self.control.closing)
        except (RuntimeError, MemoryError) as error:
            size = plan.recipe.settings.batch_size
            raise self._ended_by(error, 0 if size == "all" else int(size)) from error

    def weights(self) -> tuple[dict[str, np.ndarray], str] | None:
        """The weights of the network at hand as arrays, and the text they belong to."""
        if self._model is None:
            return None
        tensors = weights_of(self._model.networks)
        arrays = {name: value.numpy() for name, value in tensors.items()}
        return arrays, self._model.compiled.program.sha256

    def serve(self) -> bool:
        """Do one errand of the window, if there is one."""
        errand = self.control.take_errand()
        if errand is None:
            return False
        errand(self)
        return True

    def feed(self, data: DataSet, device: torch.device) -> Feed:
        """The data set on the device; the last one is kept. Raises Refused: `data-…`."""
        key = (data, str(device))
        if key not in self._feeds:
            self._feeds.clear()
            self._feeds[key] = Feed(data, device)
        return self._feeds[key]

    def _built(self, plan: Plan, device: torch.device, state: dict[str, Any] | None) -> Model:
        """Networks with the weights of `state`, else of the plan's source, else of its seed."""
        compiled = compile_program(plan.program)
        networks = compiled.networks()
        seed = plan.recipe.settings.seed
        model = Model(compiled, networks, seed, source=plan.source)
        if state is not None:
            load_weights(networks, state["weights"])
        else:
            for network in networks.values():
                compiled.initialise(network, seed)
        if state is None and plan.source is not None:
            model.step = _steps_of(plan.source)
            found = transfer(plan.source, plan.program, networks)
            model.lines += _begins_with(found)
        for network in networks.values():
            network.to(device)
        return model

    def _warn(self, text: Message) -> None:
        self.mailbox.post(LogLine(text, trouble=True))


def _facts(trainer: Trainer, plan: Plan) -> dict[str, Any]:
    """What the run's config says of how it was computed."""
    started = trainer.started()
    return {
        "seed": plan.recipe.settings.seed,
        "threads": started.threads,
        "device": started.device,
        "mode": started.mode,
        "epochs": started.epochs,
        "steps_per_epoch": started.steps_per_epoch,
        "batch_size": started.batch_size,
    }


def _begins_with(found: Transferred) -> list[Message]:
    names = ", ".join(found.discarded)
    if found.origin and names:
        text = translate(
            "Workbench",
            "Begins with the weights of {file}; with fresh ones: {names}.",
            file=found.origin,
            names=names,
        )
        return [text]
    if found.origin:
        text = translate("Workbench", "Begins with the weights of {file}.", file=found.origin)
        return [text]
    if names:
        text = translate(
            "Workbench",
            "These layers changed their shape and begin with fresh weights: {names}.",
            names=names,
        )
        return [text]
    return []


def _restore_random(state: dict[str, Any]) -> None:
    torch.set_rng_state(state["random"])
    devices = state.get("cuda_random")
    if devices is not None and len(devices) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all(devices)


def _steps_of(folder: Path) -> int:
    """How many steps the weights in `folder` are trained, 0 where that is not known."""
    try:
        return int(read_state(folder)["step"])
    except Refused:
        return 0


def begun(plan: Plan, source: Path) -> tuple[dict[str, np.ndarray], tuple[str, ...]]:
    """The weights that a run of `plan` from `source` begins with; and those that are from there.

    Raises:
        Refused: `weights-…`, `run-damaged`.
    """
    compiled = compile_program(plan.program)
    networks = compiled.networks()
    for network in networks.values():
        compiled.initialise(network, plan.recipe.settings.seed)
    found = transfer(source, plan.program, networks)
    return {name: one.numpy() for name, one in weights_of(networks).items()}, found.tensors


def arrays_of(folder: Path) -> dict[str, np.ndarray]:
    """The weights of a run as arrays. Raises Refused: `weights-…`."""
    return {name: value.numpy() for name, value in read_weights(folder).items()}


def chosen_device(wish: str) -> torch.device:
    """`auto` takes a graphics card when there is one.

    Raises:
        Refused: `device-missing`.
    """
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wish == "auto":
        wish = next(name for name, available in there.items() if available)
    if not there.get(wish, False):
        text = translate(
            "Workbench", "This computer has no {device} device: choose auto or cpu.", device=wish
        )
        raise Refused("device-missing", text)
    return torch.device(wish)
