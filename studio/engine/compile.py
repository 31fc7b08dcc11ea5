"""Program -> classes and functions: the only place that executes text. And how to look at values.

The text runs as a module of its own, so that tracebacks show its lines and `inspect` its source.
"""

from __future__ import annotations

import hashlib
import linecache
import sys
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from types import FunctionType, MethodType, ModuleType
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.memory import refuse_too_large
from studio.graph.program import Program
from studio.spec.problems import Address

Losses = dict[str, Tensor]
Report = dict[str, Tensor]
Step = Callable[[Mapping[str, nn.Module], Mapping[str, Tensor]], tuple[Losses, Report]]
Note = Callable[[Address, Tensor], None]
Take = Callable[[nn.Module, str, Tensor], None]


def load_module(name: str, text: str) -> ModuleType:
    """A person's own module, run once for each text; only texts that they trust come here.

    `name` holds the sum of the text, so a module that is there already is this one. Whatever the
    text raises is passed on, and then the module is not there.
    """
    known = sys.modules.get(name)
    if known is not None:
        return known
    file = f"<{name}>"
    module = ModuleType(name)
    module.__file__ = file
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    sys.modules[name] = module
    try:
        exec(compile(text, file, "exec"), module.__dict__)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def compile_program(program: Program) -> Compiled:
    """The program's classes and functions. Nothing is allocated and nothing is run yet."""
    return Compiled(program)


class Compiled:
    """What the text defines.

    Attributes:
        initialise: `initialise(model, seed)` of the text.
        steps: recipe step -> `step(nets, batch) -> (losses, report)` of the text.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        for name, text in program.modules.items():
            load_module(name, text)
        self._text = _Text(program.text)
        names = self._text.module.__dict__
        self.initialise: Callable[[nn.Module, int], None] = names["initialise"]
        self.steps: dict[str, Step] = {name: names[f"step_{name}"] for name in program.steps}

    def networks(self) -> dict[str, nn.Module]:
        """New instances on the CPU as their constructors make them.

        Raises:
            Refused: `memory`, before anything is allocated.
        """
        refuse_too_large(self.program)
        names = self._text.module.__dict__
        if self.program.modules:
            # What a person's own classes draw in their constructors, whatever the seed.
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(0)
                made = {name: names[cls]() for name, cls in self.program.networks.items()}
        else:
            made = {name: names[cls]() for name, cls in self.program.networks.items()}
        for network in made.values():
            # The module stays registered as long as one of its networks lives.
            weakref.finalize(network, _forget, self._text)
        return made

    @contextmanager
    def watching(
        self, networks: Mapping[str, nn.Module], wanted: Iterable[Address]
    ) -> Iterator[dict[Address, Tensor]]:
        """The values at the `wanted` addresses, filled in by every forward pass inside the context.

        Values are detached copies with the batch in front, `(N, *shape)`. The same module objects
        are used: `forward` of those that are looked at is replaced for the time by the tapped one,
        parts of sequences get a hook. Addresses that the program does not compute are left out. Of
        a block that is called twice the values of the last call remain.
        """
        values: dict[Address, Tensor] = {}

        def copy(address: Address, value: Tensor) -> None:
            # A layer that works in place would change the value itself.
            values[address] = value.detach().clone()

        with self.following(networks, wanted, copy):
            yield values

    @contextmanager
    def following(
        self, networks: Mapping[str, nn.Module], wanted: Iterable[Address], note: Note
    ) -> Iterator[None]:
        """As `watching`, but each value itself goes to `note` at the moment when it is there."""
        looks: dict[nn.Module, dict[str, list[Address]]] = {}
        for address in wanted:
            tap = self.program.taps.get(address)
            if tap is not None:
                owner = networks[tap.network].get_submodule(tap.owner)
                looks.setdefault(owner, {}).setdefault(tap.name, []).append(address)
        with ExitStack() as stack:
            for owner, names in looks.items():
                if isinstance(owner, nn.Sequential):
                    _hook(owner, names, note, stack)
                else:
                    self._swap(owner, names, note, stack)
            yield

    @cached_property
    def _tapped(self) -> _Text:
        return _Text(self.program.tapped)

    def _swap(
        self,
        owner: nn.Module,
        names: Mapping[str, list[Address]],
        note: Note,
        stack: ExitStack,
    ) -> None:
        """Give one module the tapped methods of its class until the stack unwinds."""
        tapped = self._tapped.module.__dict__
        known = {**tapped, "_tap": partial(_take, names, note)}
        for name, method in vars(tapped[type(owner).__name__]).items():
            if isinstance(method, FunctionType) and not name.startswith("__"):
                own = FunctionType(method.__code__, known, name, method.__defaults__)
                vars(owner)[name] = MethodType(own, owner)
                stack.callback(vars(owner).pop, name, None)


def _take(
    names: Mapping[str, list[Address]],
    note: Note,
    _module: nn.Module,
    name: str,
    value: Tensor,
) -> None:
    """`_tap` of one watched module."""
    for address in names.get(name, ()):
        note(address, value)


def _hook(
    sequence: nn.Sequential,
    names: Mapping[str, list[Address]],
    note: Note,
    stack: ExitStack,
) -> None:
    for name in names:
        look = partial(_look, partial(_take, names, note), name)
        stack.callback(sequence.get_submodule(name).register_forward_hook(look).remove)


def _look(
    take: Take,
    name: str,
    module: nn.Module,
    _given: Any,
    value: Tensor,
) -> None:
    take(module, name, value)


class _Text:
    """Text run as a module that `linecache` and `sys.modules` know as long as this object lives."""

    def __init__(self, text: str) -> None:
        sha = hashlib.sha256(text.encode()).hexdigest()
        number = 0
        while (name := f"layerloom_{sha[:16]}_{number}") in sys.modules:
            number += 1
        file = f"<layerloom {sha} {number}>"
        module = ModuleType(name)
        module.__file__ = file
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        sys.modules[name] = module
        weakref.finalize(self, _release, name, file)
        exec(compile(text, file, "exec"), module.__dict__)
        self.module = module


def _release(name: str, file: str) -> None:
    sys.modules.pop(name, None)
    linecache.cache.pop(file, None)


def _forget(text: _Text) -> None:
    """Called when a network is gone; until then the finalizer keeps `text` alive."""
