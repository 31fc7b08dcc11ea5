"""A run's folder: what was trained, how, how it went, and everything that is needed to go on.

`config.json` · `metrics.jsonl` · `weights.safetensors` · `state.pt` · `model.py` · `log.txt`
"""

from __future__ import annotations

import hashlib
import io
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from studio import __version__
from studio.engine.messages import EpochDone, Plan, Steps
from studio.files import atomic_write, sweep
from studio.graph.program import Program
from studio.spec.data import Loaded
from studio.spec.messages import translate
from studio.spec.problems import Refused

CONFIG, METRICS, WEIGHTS = "config.json", "metrics.jsonl", "weights.safetensors"
STATE, MODEL, LOG = "state.pt", "model.py", "log.txt"


@dataclass(frozen=True)
class Progress:
    """How far a run is: epochs and steps that are done, and the state of what is random."""

    epoch: int = 0
    step: int = 0


class RunFolder:
    """Writes one run. Every file is written whole or appended line by line; a kill loses little."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.path = folder
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        self._config: dict[str, Any] = {}

    def begin(self, loaded: Loaded, facts: Mapping[str, Any], *, anew: bool) -> None:
        """Write everything that is known before the first step."""
        settings = {name: getattr(self.plan.recipe.settings, name) for name in _settings(self.plan)}
        self._config = {
            "layerloom": __version__,
            "torch": str(torch.__version__),
            "project": self.plan.project_id,
            "title": self.plan.title,
            "text_sha256": self.plan.program.sha256,
            "document": json.loads(self.plan.document) if self.plan.document else None,
            "data": repr(self.plan.data),
            "classes": self.plan.data.target().classes,
            "scale": None if loaded.scale is None else asdict(loaded.scale),
            "target_scale": None if loaded.target_scale is None else asdict(loaded.target_scale),
            "paths": paths_by_id(self.plan.program),
            "settings": settings,
            "optimizers": [_described(step.optimizer) for step in self.plan.recipe.steps],
            **facts,
            "state": "running",
        }
        self._write(MODEL, self.plan.program.text.encode())
        if anew:
            for name in (METRICS, LOG, WEIGHTS, WEIGHTS + ".sha256", STATE):
                (self.path / name).unlink(missing_ok=True)
        self._write_config()

    def finish(self, state: str, final: Mapping[str, Mapping[str, float]]) -> None:
        self._config.update(state=state, final=_finite(final))
        self._write_config()

    def note(self, message: Steps | EpochDone) -> None:
        """Append measured numbers."""
        if isinstance(message, Steps):
            entry: dict[str, Any] = {
                "first": message.first,
                "losses": _finite(message.values),
                "learning_rate": message.learning_rate,
            }
        else:
            entry = {
                "epoch": message.epoch,
                "step": message.step,
                "values": _finite(message.values),
            }
        with (self.path / METRICS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, allow_nan=False) + "\n")

    def log(self, text: str) -> None:
        with (self.path / LOG).open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    def save(
        self,
        networks: Mapping[str, nn.Module],
        optimizers: Mapping[str, torch.optim.Optimizer],
        progress: Progress,
    ) -> None:
        """Weights, and beside them what a bit-equal continuation needs."""
        about = {"format": "pt", "program": self.plan.program.sha256}
        weights = save(weights_of(networks), metadata=about)
        state = {
            "epoch": progress.epoch,
            "step": progress.step,
            "optimizers": {name: optimizer.state_dict() for name, optimizer in optimizers.items()},
            "random": torch.get_rng_state(),
            "weights_sha256": hashlib.sha256(weights).hexdigest(),
        }
        if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
            state["cuda_random"] = torch.cuda.get_rng_state_all()
        buffer = io.BytesIO()
        torch.save(state, buffer)
        self._write(WEIGHTS, weights)
        self._write(WEIGHTS + ".sha256", hashlib.sha256(weights).hexdigest().encode())
        self._write(STATE, buffer.getvalue())

    def _write(self, name: str, data: bytes) -> None:
        atomic_write(self.path / name, data)

    def _write_config(self) -> None:
        text = json.dumps(self._config, ensure_ascii=False, indent=1, allow_nan=False)
        self._write(CONFIG, text.encode())


def _settings(plan: Plan) -> list[str]:
    return list(plan.recipe.settings.fields())


def _described(declaration: Any) -> dict[str, Any]:
    return {"type": declaration.type_name(), **declaration.arguments()}


def _finite(value: Any) -> Any:
    """JSON has no NaN: null stands for it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_finite(part) for part in value]
    return value


def paths_by_id(program: Program) -> dict[str, str]:
    """Node ids, joined by /, -> name path: so that weights survive renaming."""
    return {"/".join(address): path for address, path in program.paths.items()}


def weights_of(networks: Mapping[str, nn.Module]) -> dict[str, Tensor]:
    """All tensors by name, copies on the CPU; those of a second network have its name in front."""
    found = {}
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        for key, value in network.state_dict().items():
            found[prefix + key] = value.detach().cpu().contiguous().clone()
    return found


def read_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of a run.

    Raises:
        Refused: `weights-missing`, `weights-damaged` (also when the checksum differs).
    """
    file = folder / WEIGHTS
    if not file.exists():
        text = translate("Checkpoint", "The run {name} has no weights yet.", name=folder.name)
        raise Refused("weights-missing", text)
    try:
        data = file.read_bytes()
        expected = (folder / (WEIGHTS + ".sha256")).read_text(encoding="ascii").strip()
        if hashlib.sha256(data).hexdigest() != expected:
            raise _damaged(folder)
        with safe_open(file, framework="pt") as reader:
            return {name: reader.get_tensor(name) for name in reader.keys()}  # noqa: SIM118
    except (OSError, SafetensorError, ValueError) as error:
        raise _damaged(folder) from error


def read_state(folder: Path) -> dict[str, Any]:
    """Optimizer, counters and random state of a run.

    Raises:
        Refused: `weights-damaged`.
    """
    try:
        state = torch.load(folder / STATE, weights_only=True, map_location="cpu")
    except Exception as error:  # torch raises six types for damaged files
        raise _damaged(folder) from error
    if not isinstance(state, dict) or not {"epoch", "step", "optimizers", "random"} <= state.keys():
        raise _damaged(folder)
    return state


def _damaged(folder: Path) -> Refused:
    text = translate(
        "Checkpoint", "The weights of the run {name} are damaged: train again.", name=folder.name
    )
    return Refused("weights-damaged", text)


def read_config(folder: Path) -> dict[str, Any]:
    """Raises Refused: `run-damaged`."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        return dict(config)
    except (OSError, ValueError, TypeError) as error:
        text = translate("Checkpoint", "{name} is not the folder of a run.", name=folder.name)
        raise Refused("run-damaged", text) from error


@dataclass(frozen=True)
class Transferred:
    """What of a run's weights could be used: names of modules."""

    kept: tuple[str, ...]
    discarded: tuple[str, ...]


def transfer(folder: Path, program: Program, networks: Mapping[str, nn.Module]) -> Transferred:
    """Load a run's weights into `networks`, module by module, by node id.

    A renamed layer keeps its weights; one whose shapes changed keeps its fresh ones and is named.

    Raises:
        Refused: `weights-…`.
    """
    old = read_weights(folder)
    olds = read_config(folder).get("paths") or {}
    # A node that the run did not have must not take the weights of one that had its name.
    renamed = {path: olds.get(key, "?") for key, path in paths_by_id(program).items()}
    kept: dict[str, None] = {}
    discarded: dict[str, None] = {}
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        state = network.state_dict()
        owners: dict[str, list[str]] = {}
        for key in state:
            owners.setdefault(key.rpartition(".")[0], []).append(key)
        for owner, keys in owners.items():
            source = _renamed(owner, renamed)
            pairs = {key: old.get(f"{prefix}{source}.{key.rpartition('.')[2]}") for key in keys}
            fits = all(v is not None and v.shape == state[k].shape for k, v in pairs.items())
            (kept if fits else discarded)[owner] = None
            if fits:
                state.update({k: v for k, v in pairs.items() if v is not None})
        network.load_state_dict(state)
    return Transferred(tuple(kept), tuple(discarded))


def _renamed(path: str, renamed: Mapping[str, str]) -> str:
    """The path that a module had in the run; parts inside a layer follow their layer."""
    if path in renamed:
        return renamed[path]
    head, _, tail = path.rpartition(".")
    return f"{_renamed(head, renamed)}.{tail}" if head else path
