"""The exact numbers of one layer: its parameters, and one sample before and behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from torch import Tensor, nn

from studio.engine.answers import View, answers
from studio.engine.wishes import Held, Holding
from studio.spec.problems import Address

if TYPE_CHECKING:
    from studio.engine.wishes import Floats

MOST_PARAMETERS, MOST_VALUES = 100_000, 4_096
"""Larger tensors are shown as pictures."""


@answers(Holding)
def hold(view: View, wishes: list[Holding]) -> Mapping[Holding, Held]:
    found = {}
    for wish in wishes:
        module = module_at(view, wish.address)
        if module is not None:
            found[wish] = _held(view, wish, module)
    return found


def module_at(view: View, address: Address) -> nn.Module | None:
    """The module that computes the node; None where none does."""
    tap = view.compiled.program.taps.get(address)
    path = view.compiled.program.paths.get(address)
    if tap is None or path is None:
        return None
    modules = dict(view.networks[tap.network].named_modules())
    return modules.get(path)


def _held(view: View, wish: Holding, module: nn.Module) -> Held:
    seen: list[tuple[Tensor, Tensor]] = []

    def look(_: nn.Module, given: tuple[Tensor, ...], value: Any) -> None:
        if len(given) == 1 and isinstance(value, Tensor):
            seen[:] = [(given[0][0], value[0])]

    batch, _, _ = view.feed.sample(wish.sample)
    hook = module.register_forward_hook(look)
    try:
        view.network(*(batch[name] for name in view.compiled.program.inputs))
    finally:
        hook.remove()
    arrives, leaves = map(_few, seen[0]) if seen else (None, None)
    tensors = {
        name: numbers(parameter)
        for name, parameter in module.named_parameters(recurse=False)
        if parameter.numel() <= MOST_PARAMETERS
    }
    return Held(view.step, view.sha256, view.feed.data, tensors, arrives, leaves)


def _few(value: Tensor) -> Floats | None:
    return numbers(value) if value.numel() <= MOST_VALUES else None


def numbers(tensor: Tensor) -> Floats:
    """A copy that later steps leave as it is."""
    found: Floats = tensor.detach().float().cpu().contiguous().clone().numpy()
    return found
