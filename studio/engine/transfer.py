"""Weights of an earlier run for a network that was edited since: layer by layer, by node id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor, nn

from studio.engine.checkpoint import read_weights
from studio.engine.run_folder import fingerprints, paths_by_id, read_config
from studio.graph.program import Program


@dataclass(frozen=True)
class Transferred:
    """What of a run's weights could be used: name paths of modules, and keys of tensors.

    `origin`: the file that the weights were loaded from, "" for those of a run.
    """

    kept: tuple[str, ...]
    discarded: tuple[str, ...]
    tensors: tuple[str, ...] = ()
    origin: str = ""


def transfer(folder: Path, program: Program, networks: Mapping[str, nn.Module]) -> Transferred:
    """Load a run's weights into `networks`, module by module, by node id.

    A renamed layer keeps its weights; one whose shapes changed keeps its fresh ones and is named.
    A tensor for which another start was chosen since begins with that. Of a folder with weights of
    a file a module takes what there is.

    Raises:
        Refused: `weights-…`, `run-damaged`.
    """
    old = read_weights(folder)
    config = read_config(folder)
    then = config.get("paths") or {}
    origin = config.get("origin") or {}
    before, now = config.get("starts") or {}, fingerprints(program)
    # A node that the run did not have must not take the weights of one that had its name.
    renamed = {path: then.get(key, "?") for key, path in paths_by_id(program).items()}
    kept: dict[str, None] = {}
    discarded: dict[str, None] = {}
    tensors: dict[str, None] = {}
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        state = network.state_dict()
        for owner, keys in _by_owner(state).items():
            source = f"{prefix}{_renamed(owner, renamed)}"
            found = {key: old.get(f"{source}.{_last(key)}") for key in keys}
            usable = {k: v for k, v in found.items() if v is not None and v.shape == state[k].shape}
            fits = len(usable) == len(keys) or bool(origin and usable)
            (kept if fits else discarded)[owner or _last(keys[0])] = None
            if fits:
                taken = {
                    key: value
                    for key, value in usable.items()
                    if now.get(f"{prefix}{key}") in (None, before.get(f"{source}.{_last(key)}"))
                }
                state.update(taken)
                tensors |= {f"{prefix}{key}": None for key in taken}
        network.load_state_dict(state)
    return Transferred(tuple(kept), tuple(discarded), tuple(tensors), str(origin.get("file", "")))


def _by_owner(state: Mapping[str, Tensor]) -> dict[str, list[str]]:
    """Path of a module -> the names of its own tensors."""
    owners: dict[str, list[str]] = {}
    for key in state:
        owners.setdefault(key.rpartition(".")[0], []).append(key)
    return owners


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _renamed(path: str, renamed: Mapping[str, str]) -> str:
    """The path that a module had in the run; parts inside a layer follow their layer."""
    if path in renamed:
        return renamed[path]
    head, _, _ = path.rpartition(".")
    return f"{_renamed(head, renamed)}.{_last(path)}" if head else path
