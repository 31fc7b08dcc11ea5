"""`initialise(model, seed)` as text: what layers draw themselves, then what was chosen for them.

A tensor's random numbers depend only on the seed and on its name path. Locks are no part of it:
they stand in the classes, where weights that were loaded meet them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from studio.graph.layout import COLUMNS, STEP, Call, Part, flat, lines, literal
from studio.graph.model import Given
from studio.graph.starts import Beginning
from studio.spec.initialiser import Initialiser

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
        """How it begins, whatever its layer is called."""
        return "\n".join(_statement(self.beginning, "tensor", 0))


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
            yield from _statement(one.beginning, _tensor(one), level)
    given = [one for one in chosen if isinstance(one.beginning.how, Given)]
    if given:
        yield f"{STEP * level}with torch.no_grad():"
        for one in given:
            yield from _statement(one.beginning, _tensor(one), level + 1)


def _tensor(one: Chosen) -> str:
    """The path as Python reads it: `model.layer1[0].conv1.weight`."""
    parts = one.path.split(".")
    return "model" + "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in parts)


def _statement(beginning: Beginning, tensor: str, level: int) -> list[str]:
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
    numbers = [literal(value) for value in how.values]
    rows: list[Part] = list(numbers)
    for size in reversed(how.shape):
        rows = [Call("", tuple(rows[at : at + size]), "[]") for at in range(0, len(rows), size)]
    widest = max(_widths(numbers, how.shape[-1]))
    if widest + len(STEP) * (level + len(how.shape) + 1) + 3 <= COLUMNS:
        return lines(Call(f"{tensor}.copy_", (Call("torch.tensor", (rows[0],)),)), level)
    pad = STEP * (level + 1)
    filled = (
        pad + line
        for row in flat(rows[0]).replace("], [", "],\n[").splitlines()
        for line in wrap(row, COLUMNS - len(pad), break_long_words=False)
    )
    return [
        f"{STEP * level}# fmt: off",
        f"{STEP * level}{tensor}.copy_(torch.tensor(",
        *filled,
        f"{STEP * level}))",
        f"{STEP * level}# fmt: on",
    ]


def _widths(numbers: Sequence[str], size: int) -> Iterator[int]:
    for at in range(0, len(numbers), size):
        yield sum(len(number) + 2 for number in numbers[at : at + size])
