"""The optimizers of a recipe as torch's, in mode exact or tuned, and their state after a pause."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any

import torch
from torch import nn

from studio.graph.binding import BoundStep
from studio.spec.messages import translate
from studio.spec.problems import Refused

FUSED = {
    "SGD": ("cpu", "cuda", "mps"),
    "Adam": ("cpu", "cuda", "mps"),
    "AdamW": ("cpu", "cuda", "mps"),
    "Adagrad": ("cpu",),
}
"""Where torch has a kernel that does a whole update at once."""


def make_optimizer(
    step: BoundStep, network: nn.Module, factors: Mapping[str, float], *, tuned: bool
) -> torch.optim.Optimizer:
    """An optimizer of the parameters that are not locked, in groups with a `factor` each.

    `factors`: path of a module -> how many times the learning rate it learns with.

    Raises:
        Refused: `nothing-to-train`.
    """
    groups = grouped(network, factors)
    if not groups:
        text = (
            translate("Trainer", "There is nothing to train: all weights are locked. Unlock one.")
            if any(True for _ in network.parameters())
            else translate(
                "Trainer", "There is nothing to train: no layer of the network has weights."
            )
        )
        raise Refused("nothing-to-train", text)
    name = step.optimizer.type_name()
    arguments = step.optimizer.arguments()
    if tuned and groups[0]["params"][0].device.type in FUSED.get(name, ()):
        arguments["fused"] = True
    optimizer: torch.optim.Optimizer = getattr(torch.optim, name)(groups, **arguments)
    return optimizer


def grouped(network: nn.Module, factors: Mapping[str, float]) -> list[dict[str, Any]]:
    """Neighbours that learn equally fast in one group: all in the order of the network.

    So the state of an optimizer fits after other factors were chosen.
    """
    groups: list[dict[str, Any]] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            factor = prod(f for path, f in factors.items() if name.startswith(f"{path}."))
            if not groups or groups[-1]["factor"] != factor:
                groups.append({"params": [], "factor": factor})
            groups[-1]["params"].append(parameter)
    return groups


def kind_of(step: BoundStep) -> str:
    """What decides which tensors an optimizer keeps; of another kind they are of no use."""
    values = {name: getattr(step.optimizer, name) for name in step.optimizer.fields()}
    kept = [name for name in ("amsgrad", "centered") if values.get(name)]
    if values.get("momentum"):
        kept.append("momentum")
    return " ".join([step.optimizer.type_name(), *kept])


def take_up(optimizer: torch.optim.Optimizer, saved: Mapping[str, Any]) -> None:
    """Give `optimizer` the averages of `saved`; learning rate and the like stay as they are now.

    Both count the parameters in the order of the network, whatever their groups.
    """
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": saved["state"], "param_groups": groups})


def lay_out(network: nn.Module) -> None:
    """Channels last in memory, where there are pictures: the kernels for that are faster."""
    if any(parameter.ndim == 4 for parameter in network.parameters()):
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
