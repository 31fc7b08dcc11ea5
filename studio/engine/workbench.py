"""What the engine thread has in its hands: the data, the networks, the run.

Used by that thread only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from studio.engine import probes
from studio.engine.checkpoint import (
    RunFolder,
    read_state,
    read_weights,
    transfer,
    weights_of,
)
from studio.engine.compile import Compiled, compile_program
from studio.engine.control import Control
from studio.engine.feed import Feed
from studio.engine.messages import LogLine, Mailbox, Plan, Want
from studio.engine.trainer import Trainer
from studio.spec.data import DataSet
from studio.spec.messages import translate
from studio.spec.problems import Refused


@dataclass
class Model:
    """A compiled program with its networks and how far they were trained."""

    compiled: Compiled
    networks: dict[str, nn.Module]
    step: int = 0
    source: Path | None = None


class Workbench:
    """Keeps what the next task is likely to need again."""

    def __init__(self, mailbox: Mailbox, control: Control) -> None:
        self.mailbox = mailbox
        self.control = control
        self._model: Model | None = None
        self._feeds: dict[tuple[DataSet, str], Feed] = {}
        torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))

    def train(self, plan: Plan) -> None:
        """One run from start to end. Raises Refused: everything that can stop it."""
        device = chosen_device(plan.recipe.settings.device)
        feed = self.feed(plan.data, device)
        model = self._fresh(plan, device)
        self._model = model
        folder = None if plan.folder is None else RunFolder(plan, plan.folder)
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
        if plan.keep_going and plan.source is not None:
            state = read_state(plan.source)
            trainer.continue_from(state)
            torch.set_rng_state(state["random"])
        if folder is not None:
            started = trainer.started()
            facts = {
                "seed": plan.recipe.settings.seed,
                "threads": started.threads,
                "device": started.device,
                "mode": started.mode,
                "epochs": started.epochs,
                "steps_per_epoch": started.steps_per_epoch,
                "batch_size": started.batch_size,
            }
            folder.begin(feed.loaded, facts, anew=not plan.keep_going)
        try:
            trainer.run()
        except Refused as refused:
            if folder is not None:
                folder.log(str(refused.text))
                folder.finish("failed", {})
            raise
        finally:
            model.step = trainer.step
            model.source = plan.folder
        self.look(plan, self.control.wants)

    def look(self, plan: Plan, wants: frozenset[Want]) -> None:
        """Answer wishes for a network that is not being trained. Raises Refused."""
        device = torch.device("cpu")
        model = self._model
        if (
            model is None
            or model.compiled.program.sha256 != plan.program.sha256
            or model.compiled.program.taps != plan.program.taps
            or model.source != plan.source
        ):
            model = self._model = self._fresh(plan, device)
        device = next((p.device for n in model.networks.values() for p in n.parameters()), device)
        feed = self.feed(plan.data, device)
        probes.answer(model.compiled, model.networks, feed, wants, model.step, self.mailbox)

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

    def _fresh(self, plan: Plan, device: torch.device) -> Model:
        """Networks with initial weights, or with those of the plan's source."""
        compiled = compile_program(plan.program)
        networks = compiled.networks()
        for network in networks.values():
            compiled.initialise(network, plan.recipe.settings.seed)
        step = 0
        if plan.source is not None:
            moved = transfer(plan.source, plan.program, networks)
            step = int(read_state(plan.source)["step"])
            if moved.discarded and any(moved.discarded):
                names = ", ".join(name for name in moved.discarded if name)
                text = translate(
                    "Workbench",
                    "These layers changed their shape and begin with fresh weights: {names}.",
                    names=names,
                )
                self.mailbox.post(LogLine(text))
        for network in networks.values():
            network.to(device)
        return Model(compiled, networks, step, plan.source)


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
