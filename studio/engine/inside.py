"""What one layer computes with for one sample, number by number. Not here: the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.answers import View, answers
from studio.engine.holding import module_at, numbers
from studio.engine.wishes import Inside, Opened

MOST_NUMBERS = 4_000_000
"""More are not sent: nobody follows them by hand, and the copies would cost more than a step."""


@answers(Inside)
def open_up(view: View, wishes: list[Inside]) -> Mapping[Inside, Opened]:
    found = {}
    for wish in wishes:
        module = module_at(view, wish.address)
        if module is not None:
            found[wish] = _opened(view, wish, module)
    return found


def _opened(view: View, wish: Inside, module: nn.Module) -> Opened:
    batch, _, label = view.feed.sample(wish.sample)
    given = [batch[name] for name in view.compiled.program.inputs]
    calls: list[tuple[Tensor, Tensor]] = []

    def listen(_: nn.Module, arriving: tuple[Tensor, ...], value: Any) -> None:
        if len(arriving) == 1 and isinstance(value, Tensor):
            calls.append((arriving[0].clone(), value.clone()))

    hook = module.register_forward_hook(listen)
    try:
        with view.compiled.watching(view.networks, {wish.address}) as seen:
            view.network(*given)
    finally:
        hook.remove()
    if not calls:
        return Opened(view.step, view.sha256, view.feed.data, label=label)
    arrives, leaves = _call_of(calls, seen.get(wish.address))
    own = chain(module.named_parameters(recurse=False), module.named_buffers(recurse=False))
    tensors = dict(own)
    count = sum(t.numel() for t in (arrives[0], leaves[0], *tensors.values()))
    if count > MOST_NUMBERS:
        return Opened(view.step, view.sha256, view.feed.data, count=count, label=label)
    sent = {name: numbers(tensor) for name, tensor in tensors.items()}
    return Opened(
        view.step,
        view.sha256,
        view.feed.data,
        numbers(arrives[0]),
        numbers(leaves[0]),
        sent,
        count,
        label,
    )


def _call_of(calls: list[tuple[Tensor, Tensor]], value: Tensor | None) -> tuple[Tensor, Tensor]:
    """Of a module that is called by several nodes, the call that gave the value of this one."""
    same = (call for call in reversed(calls) if value is not None and torch.equal(call[1], value))
    return next(same, calls[-1])
