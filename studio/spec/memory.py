"""What autograd keeps of a layer until the backward pass, as plain numbers. No torch.

Tensors are counted by storage: what two layers keep of one tensor is kept once. A rule therefore
names whose numbers are kept (those that arrive, those that leave) and counts only what lies beside
them. The rules are those of torch's kernels on the processor, in float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.spec.shapes import Shape

FLOAT = 4
"""Bytes of one float32 number."""

PLACE = 8
"""Bytes of one int64 number, such as the place of a largest value."""

Keeps = Literal["", "input", "output"]
"""Nothing, the first input, or the first output."""

View = Literal["", "always", "plain", "turned"]
"""Whether a layer's output is the memory of its first input: never, always, only where the numbers
lie there in their order (else they are copied), or always, but not in their order."""


def size_of(shape: Shape) -> int:
    """Bytes of one sample."""
    return int(shape.numel) * (FLOAT if shape.dtype == "float32" else PLACE)


@dataclass(frozen=True, slots=True)
class Gradients:
    """What the backward pass wants of a layer.

    `arriving`: which inputs want a gradient; `learned`: whether its own parameters do; `alike`:
    all inputs are one and the same tensor.
    """

    arriving: tuple[bool, ...]
    learned: bool = False
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: inputs and outputs by their index, and what lies beside them.

    `more`: bytes for each sample; `once`: bytes for each batch, whatever its size; `view`: how the
    outputs are the memory of the first input, whatever is kept.
    """

    inputs: tuple[int, ...] = ()
    outputs: tuple[int, ...] = ()
    more: int = 0
    once: int = 0
    view: View = ""


NOTHING = Kept()
"""New numbers leave, and nothing is kept."""
