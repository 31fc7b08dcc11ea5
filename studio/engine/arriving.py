"""How the numbers that arrive at a layer are spread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.answers import View, answers
from studio.engine.holding import module_at, numbers
from studio.engine.wishes import Arrived, Arriving

PARTS = 80
"""Parts of the line, each three pixels wide where it is drawn."""


@answers(Arriving)
def arrive(view: View, wishes: list[Arriving]) -> Mapping[Arriving, Arrived]:
    found = {}
    for wish in wishes:
        module = module_at(view, wish.address)
        given = None if module is None else _given(view, wish.sample, module)
        if given is not None:
            counts = torch.histc(given, PARTS, -wish.reach, wish.reach)
            found[wish] = Arrived(
                view.step, view.sha256, view.feed.data, numbers(counts), given.numel()
            )
    return found


def _given(view: View, sample: int, module: nn.Module) -> Tensor | None:
    """What arrives for one sample, flat and finite; None where the module is not called."""
    seen: list[Tensor] = []

    def look(_: nn.Module, given: tuple[Any, ...]) -> None:
        seen[:] = [given[0][0].detach().float().flatten()]

    batch, _, _ = view.feed.sample(sample)
    hook = module.register_forward_pre_hook(look)
    try:
        view.network(*(batch[name] for name in view.compiled.program.inputs))
    finally:
        hook.remove()
    return seen[0][seen[0].isfinite()].cpu() if seen else None
