"""`initialise(model, seed)` as text: what layers draw themselves, then what was chosen for them.

A tensor's random numbers depend only on the seed and on its name path. Locks are no part of it:
they stand in the classes, where weights that were loaded meet them too.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from studio.graph.layout import COLUMNS, STEP, Call, Part, lines, literal
from studio.graph.model import Given
from studio.graph.starts import Beginning
from studio.spec.initialiser import Initialiser

T = TypeVar("T")

INITIALISE = '''\
def initialise(model, seed):
    """Draw all weights anew, on the CPU; a layer's depend only on `seed` and on its name."""
    with torch.random.fork_rng(devices=[]):
        for path, module in model.named_modules():
            if hasattr(type(module), "reset_parameters"):
                torch.manual_seed(zlib.crc32(f"{seed}/{path}".encode()))
                module.reset_parameters()
'''

INITIALISE_OTHERS = '''\
def initialise(model, seed):
    """Draw all weights anew, on the CPU; a layer's depend only on `seed` and on its name."""
    with torch.random.fork_rng(devices=[]):
        # Inner modules first: some layers correct what their parts have drawn.
        for path, module in reversed(list(model.named_modules())):
            names = ("reset_parameters", {others})
            restart = next((name for name in names if hasattr(type(module), name)), None)
            if restart is not None:
                torch.manual_seed(zlib.crc32(f"{{seed}}/{{path}}".encode()))
                getattr(module, restart)()
'''


@dataclass(frozen=True)
class Chosen:
    """What was chosen for one tensor of one network: `path` is its key in the state_dict."""

    network: str
    path: str
    beginning: Beginning

    @property
    def text(self) -> str:
        """What tells this start from another, whatever the layer is called."""
        if isinstance(self.beginning.how, Given):
            return _fingerprint(self.beginning.how)
        return "\n".join(statement_lines(self.beginning, "tensor", 0))


def initialise_text(
    restarts: Sequence[str], chosen: Sequence[Chosen], classes: Mapping[str, str]
) -> str:
    """The function.

    Args:
        restarts: the methods that draw parameters anew, as the network's layers declare.
        chosen: tensors that do not begin with what their layer draws.
        classes: network -> class; with several the function asks which one it has got.
    """
    others = [literal(name) for name in dict.fromkeys(restarts) if name != "reset_parameters"]
    drawn = INITIALISE_OTHERS.format(others=", ".join(others)) if others else INITIALISE
    body: list[str] = []
    for name, kind in classes.items():
        own = [one for one in chosen if one.network == name and one.beginning.how is not None]
        if own and len(classes) > 1:
            body.append(f"{STEP * 2}if isinstance(model, {kind}):")
        body += _settings(own, 2 if len(classes) == 1 else 3)
    return drawn + "".join(f"{line}\n" for line in body)


def _settings(chosen: Sequence[Chosen], level: int) -> Iterator[str]:
    """Functions of torch.nn.init need no `no_grad`, copies do."""
    for one in chosen:
        if isinstance(one.beginning.how, Initialiser):
            if one.beginning.how.draws:
                seed = f'f"{{seed}}/{one.path}"'
                yield f"{STEP * level}torch.manual_seed(zlib.crc32({seed}.encode()))"
            yield from statement_lines(one.beginning, tensor_text(one.path), level)
    given = [one for one in chosen if isinstance(one.beginning.how, Given)]
    if given:
        yield f"{STEP * level}with torch.no_grad():"
        for one in given:
            yield from statement_lines(one.beginning, tensor_text(one.path), level + 1)


def tensor_text(path: str) -> str:
    """A key of the state_dict as Python reads it: `model.layer1[0].conv1.weight`."""
    parts = path.split(".")
    return "model" + "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in parts)


def statement_lines(beginning: Beginning, tensor: str, level: int) -> list[str]:
    """The statement that fills `tensor`, indented by `level`; none for what the layer draws."""
    match beginning.how:
        case Given() as how:
            return _copied(tensor, how, level)
        case Initialiser() as how:
            arguments = (
                literal(value) if name is None else f"{name}={literal(value)}"
                for name, value in how.arguments()
            )
            return lines(Call(how.function(), (tensor, *arguments)), level)
    return []


def _copied(tensor: str, how: Given, level: int) -> list[str]:
    """Rows that fit into a line stand as ruff lays them out; longer ones fill lines."""
    widest = max(map(len, _rows(how)))
    if widest + len(STEP) * (level + len(how.shape) + 1) + 1 <= COLUMNS:
        parts: list[Part] = [literal(value) for value in how.values]
        for size in reversed(how.shape):
            parts = [Call("", tuple(part), "[]") for part in _cut(parts, size)]
        return lines(Call(f"{tensor}.copy_", (Call("torch.tensor", (parts[0],)),)), level)
    pad = STEP * (level + 1)
    return [
        f"{STEP * level}# fmt: off",
        f"{STEP * level}{tensor}.copy_(torch.tensor(",
        *(pad + line for row in _rows(how) for line in _filled(row, COLUMNS - len(pad))),
        f"{STEP * level}))",
        f"{STEP * level}# fmt: on",
    ]


@lru_cache(maxsize=16)
def _rows(how: Given) -> list[str]:
    """The numbers in nested brackets, one line for each row along the last axis."""
    texts = [literal(value) for value in how.values]
    between = ", "
    for size in reversed(how.shape):
        texts = [f"[{between.join(part)}]" for part in _cut(texts, size)]
        between = ",\n"
    return texts[0].splitlines()


def _filled(row: str, width: int) -> Iterator[str]:
    """`row` on as few lines as there can be, broken after commas."""
    while len(row) > width:
        end = row.rindex(" ", 0, width + 1)
        yield row[:end]
        row = row[end + 1 :]
    yield row


def _cut(parts: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (parts[at : at + size] for at in range(0, len(parts), size))


def _fingerprint(how: Given) -> str:
    numbers = struct.pack(f"<{len(how.values)}d", *how.values)
    return f"{how.shape} {hashlib.sha256(numbers).hexdigest()}"
