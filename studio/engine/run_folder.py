"""A run's folder: what was trained, how and how it went.

`config.json` · `metrics.jsonl` · `model.py` · `log.txt`, and the files of `checkpoint`. Readers
without torch are `measurements` and `studio.runs`.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

from studio import __version__
from studio.engine.checkpoint import Progress, forget_checkpoint, write_checkpoint
from studio.engine.messages import EpochDone, Plan, Steps
from studio.engine.updates import kind_of
from studio.files import atomic_write, sweep
from studio.graph.program import Program
from studio.spec.data import Loaded
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

CONFIG, METRICS, MODEL, LOG = "config.json", "metrics.jsonl", "model.py", "log.txt"
OWN = "own"
"""Folder with a person's own code; see `studio.runs`, which reads it."""


class RunFolder:
    """Writes one run. Every file is written whole or appended line by line; a kill loses little.

    A disk that is full ends no run: `tell` is called once, lines wait until they can be written.
    """

    def __init__(self, plan: Plan, folder: Path, tell: Callable[[Message], None]) -> None:
        self.plan = plan
        self.path = folder
        self._tell = tell
        self._config: dict[str, Any] = {}
        self._about: dict[str, str] = {}
        self._waiting: list[str] = []
        self._failing: set[str] = set()

    @property
    def unwritten(self) -> bool:
        """The newest weights could not be written."""
        return "weights" in self._failing

    def begin(
        self, loaded: Loaded, facts: Mapping[str, Any], *, going_on_after: tuple[int, int] | None
    ) -> Mapping[str, Any]:
        """Write everything that is known before the first step; what the config says.

        `going_on_after`: steps and whole epochs of this folder's run that are continued; None for
        another run.

        Raises:
            Refused: `run-folder`, when nothing can be written there.
        """
        self._config = {**_description(self.plan, loaded), **facts, "state": "running"}
        described = {name: self._config[name] for name in ("classes", "scale", "target_scale")}
        texts = {name: json.dumps(value) for name, value in described.items() if value is not None}
        program = self.plan.program.sha256
        self._about = {**texts, "document": self.plan.document, "program": program}
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            sweep(self.path)
            if going_on_after is None:
                forget_checkpoint(self.path)
                (self.path / METRICS).unlink(missing_ok=True)
                (self.path / LOG).unlink(missing_ok=True)
            else:
                trim(self.path / METRICS, *going_on_after)
            atomic_write(self.path / MODEL, self.plan.program.text.encode())
            self._write_own_code()
            self._write_config()
        except OSError as error:
            text = translate(
                "RunFolder",
                "The run cannot be written to {folder}: {reason}. Make room or choose another "
                "folder.",
                folder=str(self.path),
                reason=error.strerror or str(error),
            )
            raise Refused("run-folder", text) from error
        return self._config

    def _write_own_code(self) -> None:
        """Beside the text as it imports it, and under the name that it has beside the project."""
        for name, text in self.plan.program.modules.items():
            own = self.path / OWN
            own.mkdir(exist_ok=True)
            atomic_write(self.path / f"{name}.py", text.encode())
            atomic_write(own / f"{name.rpartition('_')[0]}.py", text.encode())

    def finish(self, state: str, final: Mapping[str, Mapping[str, float]]) -> None:
        self.flush()
        self._config.update(state=state, final=_finite(final))
        with self._trying("config"):
            self._write_config()

    def note(self, message: Steps | EpochDone) -> None:
        """Measured numbers, for the next `flush`."""
        self._waiting.append(json.dumps(_entry(message), allow_nan=False) + "\n")

    def flush(self) -> None:
        """Append what was noted since the last time."""
        with self._trying("metrics"):
            if self._waiting:
                append(self.path / METRICS, "".join(self._waiting))
                self._waiting.clear()

    def log(self, text: Message) -> None:
        with self._trying("log"):
            append(self.path / LOG, f"{text}\n")

    def save(
        self,
        networks: Mapping[str, nn.Module],
        optimizers: Mapping[str, torch.optim.Optimizer],
        progress: Progress,
    ) -> None:
        """Weights, and beside them what a bit-equal continuation needs."""
        kinds = {step.name: kind_of(step) for step in self.plan.recipe.steps}
        named = {name: (kinds[name], made) for name, made in optimizers.items()}
        with self._trying("weights"):
            write_checkpoint(self.path, networks, named, progress, self._about)

    @contextmanager
    def _trying(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if not self._failing:
                text = translate(
                    "RunFolder",
                    "The run's files cannot be written at the moment ({reason}). Training goes "
                    "on, and writing is tried again. Make room in {folder}.",
                    reason=error.strerror or str(error),
                    folder=str(self.path),
                )
                self._tell(text)
            self._failing.add(what)
        else:
            self._failing.discard(what)

    def _write_config(self) -> None:
        text = json.dumps(self._config, ensure_ascii=False, indent=1, allow_nan=False)
        atomic_write(self.path / CONFIG, text.encode())


def _description(plan: Plan, loaded: Loaded) -> dict[str, Any]:
    settings = plan.recipe.settings
    return {
        "layerloom": __version__,
        "torch": str(torch.__version__),
        "project": plan.project_id,
        "title": plan.title,
        "text_sha256": plan.program.sha256,
        "document": json.loads(plan.document) if plan.document else None,
        "data": repr(plan.data),
        "classes": plan.data.target().classes,
        "scale": None if loaded.scale is None else asdict(loaded.scale),
        "target_scale": None if loaded.target_scale is None else asdict(loaded.target_scale),
        "paths": paths_by_id(plan.program),
        "starts": fingerprints(plan.program),
        "settings": {name: getattr(settings, name) for name in settings.fields()},
        "optimizers": [_described(step.optimizer) for step in plan.recipe.steps],
        "factors": {name: dict(part) for name, part in plan.program.factors.items()},
        "start": None if plan.start is None else str(plan.start),
        "begun": None if plan.begun is None else str(plan.begun),
    }


def _described(declaration: Any) -> dict[str, Any]:
    return {"type": declaration.type_name(), **declaration.arguments()}


def _entry(message: Steps | EpochDone) -> dict[str, Any]:
    if isinstance(message, Steps):
        return {
            "first": message.first,
            "losses": _finite(message.values),
            "learning_rate": message.learning_rate,
        }
    return {"epoch": message.epoch, "step": message.step, "values": _finite(message.values)}


def _finite(value: Any) -> Any:
    """JSON has no NaN: null stands for it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_finite(part) for part in value]
    return value


def append(file: Path, text: str) -> None:
    """Add whole lines, or nothing when there is no room for all of them. Raises OSError."""
    with file.open("ab", buffering=0) as stream:
        before = stream.seek(0, os.SEEK_END)
        data = text.encode()
        try:
            if stream.write(data) != len(data):
                raise OSError("only a part was written")
        except OSError:
            os.truncate(file, before)
            raise


def trim(file: Path, last: int, epochs: int) -> None:
    """Leave out what a run measured after step `last` and `epochs` epochs: it is taken up there."""
    if not file.exists():
        return
    kept = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = _until(json.loads(line), last, epochs)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # a kill cut this line off
        if entry is not None:
            kept.append(json.dumps(entry, allow_nan=False) + "\n")
    atomic_write(file, "".join(kept).encode())


def _until(entry: dict[str, Any], last: int, epochs: int) -> dict[str, Any] | None:
    if "losses" not in entry:
        return entry if entry["step"] <= last and entry["epoch"] <= epochs else None
    count = last - entry["first"] + 1
    if count <= 0:
        return None
    return {**entry, "losses": {name: column[:count] for name, column in entry["losses"].items()}}


def paths_by_id(program: Program) -> dict[str, str]:
    """Node ids, joined by /, -> name path: so that weights survive renaming."""
    return {"/".join(address): path for address, path in program.paths.items()}


def fingerprints(program: Program) -> dict[str, str]:
    """Tensor -> what tells its chosen start from another; as the keys of a checkpoint."""
    return {
        key: hashlib.sha256(text.encode()).hexdigest()[:16] for key, text in program.starts.items()
    }


def read_config(folder: Path) -> dict[str, Any]:
    """Raises Refused: `run-damaged`."""
    try:
        return dict(json.loads((folder / CONFIG).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        text = translate("Checkpoint", "{name} is not the folder of a run.", name=folder.name)
        raise Refused("run-damaged", text) from error
