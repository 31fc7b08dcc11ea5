"""Weights, and what a bit-equal continuation needs; a kill at any moment leaves a whole set.

`weights.safetensors` is for people and other programs. `state.pt` is complete in itself, so that it
never continues with the weights of another moment. `checksums.sha256` lists the sums of both before
they are written, with those of the files that they replace.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn

from studio.files import atomic_write
from studio.spec.messages import translate
from studio.spec.problems import Refused

WEIGHTS, STATE, SUMS = "weights.safetensors", "state.pt", "checksums.sha256"
NEEDED = {"epoch", "step", "batch", "batch_size", "weights", "optimizers", "kinds", "random"}


@dataclass(frozen=True)
class Progress:
    """How far a run is: `epoch` whole epochs and `batch` batches of the next, `step` in all."""

    epoch: int = 0
    step: int = 0
    batch: int = 0
    batch_size: int = 0


def write_checkpoint(
    folder: Path,
    networks: Mapping[str, nn.Module],
    optimizers: Mapping[str, tuple[str, torch.optim.Optimizer]],
    progress: Progress,
    about: Mapping[str, str],
) -> None:
    """`optimizers`: step of the recipe -> kind and optimizer. `about` is written to the weights.

    Raises:
        OSError: the disk is full or gone; the checkpoint before is intact.
    """
    weights = weights_of(networks)
    state: dict[str, Any] = {
        "epoch": progress.epoch,
        "step": progress.step,
        "batch": progress.batch,
        "batch_size": progress.batch_size,
        "weights": weights,
        "optimizers": {name: made.state_dict() for name, (_, made) in optimizers.items()},
        "kinds": {name: kind for name, (kind, _) in optimizers.items()},
        "random": torch.get_rng_state(),
    }
    if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        state["cuda_random"] = torch.cuda.get_rng_state_all()
    buffer = io.BytesIO()
    torch.save(state, buffer)
    files = {WEIGHTS: save(weights, metadata={"format": "pt", **about}), STATE: buffer.getvalue()}
    sums = {name: [hashlib.sha256(data).hexdigest()] for name, data in files.items()}
    for name, old in _sums(folder).items():
        sums.get(name, []).extend(old[:1])
    lines = [f"{one}  {name}" for name, several in sums.items() for one in several]
    atomic_write(folder / SUMS, ("\n".join(lines) + "\n").encode())
    for name, data in files.items():
        atomic_write(folder / name, data)


def write_weights(folder: Path, weights: Mapping[str, Tensor]) -> None:
    """Weights alone, to begin with. Raises OSError."""
    data = save(dict(weights), metadata={"format": "pt"})
    line = f"{hashlib.sha256(data).hexdigest()}  {WEIGHTS}\n"
    atomic_write(folder / SUMS, line.encode())
    atomic_write(folder / WEIGHTS, data)


def forget_checkpoint(folder: Path) -> None:
    for name in (WEIGHTS, STATE, SUMS):
        (folder / name).unlink(missing_ok=True)


def weights_of(networks: Mapping[str, nn.Module]) -> dict[str, Tensor]:
    """All tensors by name, copies on the CPU; those of a second network have its name in front."""
    found = {}
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        for key, value in network.state_dict().items():
            found[prefix + key] = value.detach().cpu().contiguous().clone()
    return found


def load_weights(networks: Mapping[str, nn.Module], weights: Mapping[str, Tensor]) -> None:
    """The inverse of `weights_of`."""
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        network.load_state_dict({key: weights[prefix + key] for key in network.state_dict()})


def read_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of a run.

    Raises:
        Refused: `weights-missing`, `weights-damaged` (also when the checksum differs).
    """
    data = _checked(folder, WEIGHTS)
    try:
        return dict(load(data))
    except (SafetensorError, ValueError) as error:
        raise _damaged(folder) from error


def read_state(folder: Path) -> dict[str, Any]:
    """Weights, optimizers, counters and random state of a run, on the CPU.

    Raises:
        Refused: `weights-missing`, `weights-damaged`.
    """
    data = _checked(folder, STATE)
    try:
        state = torch.load(io.BytesIO(data), weights_only=True, map_location="cpu")
    except Exception as error:  # torch raises six types for damaged files
        raise _damaged(folder) from error
    if not isinstance(state, dict) or not state.keys() >= NEEDED:
        raise _damaged(folder)
    return state


def _checked(folder: Path, name: str) -> bytes:
    """The bytes of a file whose sum is one of those that are listed for it."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        text = translate("Checkpoint", "The run {name} has no weights yet.", name=folder.name)
        raise Refused("weights-missing", text) from None
    except OSError as error:
        raise _damaged(folder) from error
    if hashlib.sha256(data).hexdigest() not in _sums(folder).get(name, ()):
        raise _damaged(folder)
    return data


def _sums(folder: Path) -> dict[str, list[str]]:
    """File -> its sums, newest first; empty where there is no list."""
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        one, _, name = line.partition("  ")
        found.setdefault(name, []).append(one)
    return found


def _damaged(folder: Path) -> Refused:
    text = translate(
        "Checkpoint", "The weights of the run {name} are damaged: train again.", name=folder.name
    )
    return Refused("weights-damaged", text)
