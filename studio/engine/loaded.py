"""Weights of a file as the start of a project: what they would fill, and a folder that keeps them.

The folder is one of a run of no steps: its weights are those that were taken, under the names that
the network has. Layers that nothing was taken for begin as the seed draws them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from studio import __version__
from studio.engine.checkpoint import write_weights
from studio.engine.compile import compile_program
from studio.engine.matching import (
    How,
    Matching,
    Preview,
    Slot,
    layers_of,
    match_names,
    match_order,
)
from studio.engine.messages import Plan
from studio.engine.run_folder import CONFIG, LOG, MODEL, fingerprints, paths_by_id
from studio.engine.weights_file import WeightsFile, read_weights_file
from studio.files import atomic_write
from studio.graph.program import Program
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

LOADED = "loaded"
"""State of such a folder, where runs are finished or stopped."""


def preview(program: Program, file: Path) -> Preview:
    """What the weights of `file` would fill. Raises Refused: `weights-file-…`, `weights-nan`."""
    return _previewed(program, file, read_weights_file(file))


def _previewed(program: Program, file: Path, found: WeightsFile) -> Preview:
    slots, held = slots_of(program), found.held()
    by_names, by_order = match_names(slots, held), match_order(slots, held)
    for matching in (by_names, by_order):
        _refuse_nan(file, matching, found.tensors)
    return Preview(
        file,
        found.bytes,
        found.sha256,
        program.sha256,
        by_names,
        by_order,
        found.inside,
        found.others,
    )


def slots_of(program: Program) -> list[Slot]:
    """Every tensor of the networks, in the order of torch; nothing is allocated for them."""
    compiled = compile_program(program)
    with torch.device("meta"):
        networks = compiled.networks()
    states: dict[str, Tensor] = {}
    for index, (name, network) in enumerate(networks.items()):
        prefix = "" if index == 0 else f"{name}:"
        states |= {f"{prefix}{key}": one for key, one in network.state_dict().items()}
    layers = layers_of((key.rpartition(":")[2] for key in states), program.paths)
    return [
        Slot(key, tuple(one.shape), *layers[key.rpartition(":")[2]], one.is_floating_point())
        for key, one in states.items()
    ]


def _refuse_nan(file: Path, matching: Matching, tensors: Mapping[str, Tensor]) -> None:
    for source in matching.taken.values():
        one = tensors[source]
        if one.is_floating_point() and not one.to(torch.float32).isfinite().all():
            text = translate(
                "WeightsFile",
                "{key} in {name} holds values that are no numbers (NaN or infinite): the network "
                "that was saved had broken down. Take an earlier file.",
                key=source,
                name=file.name,
            )
            raise Refused("weights-nan", text)


def take(plan: Plan, seen: Preview, how: How, folder: Path) -> Matching:
    """Write into `folder` what `seen` showed.

    Raises:
        Refused: `weights-file-…`; `weights-file-changed` where file or network are others by now;
            `weights-none` where there is nothing to take; `run-folder`.
    """
    found = read_weights_file(seen.file)
    if found.sha256 != seen.sha256 or plan.program.sha256 != seen.program:
        raise _changed(seen.file)
    matching = _previewed(plan.program, seen.file, found).way(how)
    if not matching.taken:
        raise none_fits(seen.file)
    slots = {pair.slot.key: pair.slot for pair in matching.pairs}
    weights = {
        key: found.tensors[source].to(torch.float32 if slots[key].real else torch.int64).clone()
        for key, source in matching.taken.items()
    }
    _write(plan, seen, matching, folder, {k: one.contiguous() for k, one in weights.items()})
    return matching


def _write(
    plan: Plan, seen: Preview, matching: Matching, folder: Path, weights: Mapping[str, Tensor]
) -> None:
    """The description last: until then the folder is no run."""
    config = {
        "layerloom": __version__,
        "torch": str(torch.__version__),
        "project": plan.project_id,
        "title": plan.title,
        "text_sha256": plan.program.sha256,
        "document": json.loads(plan.document),
        "paths": paths_by_id(plan.program),
        "starts": fingerprints(plan.program),
        "origin": {"file": seen.file.name, "sha256": seen.sha256, "matched": matching.how},
        "state": LOADED,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_weights(folder, weights)
        atomic_write(folder / MODEL, plan.program.text.encode())
        atomic_write(folder / LOG, f"{told(seen, matching)}\n".encode())
        described = json.dumps(config, ensure_ascii=False, indent=1, allow_nan=False)
        atomic_write(folder / CONFIG, described.encode())
    except OSError as error:
        text = translate(
            "WeightsFile",
            "The weights were not kept: {reason}. Make room in {folder}.",
            reason=error.strerror or str(error),
            folder=str(folder.parent),
        )
        raise Refused("run-folder", text) from error


def told(seen: Preview, matching: Matching) -> Message:
    """What was loaded, in one sentence."""
    fresh = [one.path for one in matching.layers if one.status in ("resized", "new")]
    whole, partly = matching.count("loaded"), matching.count("partly")
    parts = {"name": seen.file.name, "count": whole + partly, "all": len(matching.layers)}
    if fresh:
        return translate(
            "WeightsFile",
            "{count} of {all} layers have weights of {name}; fresh: {fresh}.",
            fresh=", ".join(fresh[:8]) + (" …" if len(fresh) > 8 else ""),
            **parts,
        )
    return translate("WeightsFile", "All {all} layers have weights of {name}.", **parts)


def none_fits(file: Path) -> Refused:
    text = translate(
        "WeightsFile",
        "Nothing in {name} fits this network: neither names nor shapes are those of its layers.",
        name=file.name,
    )
    return Refused("weights-none", text)


def _changed(file: Path) -> Refused:
    text = translate(
        "WeightsFile",
        "{name} or the network changed while you looked at them. Open the file once more.",
        name=file.name,
    )
    return Refused("weights-file-changed", text)
