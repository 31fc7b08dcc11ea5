"""What is wrong, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from studio.spec.messages import Message
from studio.spec.shapes import Shape

Address = tuple[str, ...]
"""Node ids from the network down to the node; `()` is the document itself."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Change:
    """What leaves one node, before and after a repair.

    Of a new node `before` is what arrives at it; None where nothing was known.
    """

    address: Address
    name: str
    before: Shape | None
    after: Shape
    new: bool = False


@dataclass(frozen=True)
class Effect:
    """What a repair does, found by doing it: `errors` and `warnings` that are left then.

    `parameters` of the whole network before and after; before is None where not all were known.
    """

    errors: int
    warnings: int
    parameters: tuple[int | None, int]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Origin:
    """Where a number of a problem was born: a sentence, and the node and field that it names."""

    text: Message
    address: Address
    field: str | None = None


@dataclass(frozen=True)
class Repair:
    """One button: the name of an edit in `graph.repairs` and its arguments, as plain values.

    `effect` is known once the repair was tried (`graph.advice`).
    """

    title: Message
    edit: str
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    effect: Effect | None = None


@dataclass(frozen=True)
class Problem:
    """A finding that a person has to know. An error stops training, a warning does not.

    `origins` are known once somebody looks at the problem (`graph.advice`).
    """

    code: str
    text: Message
    severity: Severity = "error"
    address: Address = ()
    field: str | None = None
    repairs: tuple[Repair, ...] = ()
    origins: tuple[Origin, ...] = ()

    def at(self, address: Address) -> Problem:
        return replace(self, address=address)


class Refused(Exception):
    """A rule says no: an answer, not a fault of the program.

    `code` is stable and tested; `text` is a sentence that a student can act on.
    """

    def __init__(
        self,
        code: str,
        text: Message,
        *,
        field: str | None = None,
        repairs: tuple[Repair, ...] = (),
    ) -> None:
        super().__init__(str(text))
        self.code = code
        self.text = text
        self.field = field
        self.repairs = repairs

    def problem(self, address: Address = (), severity: Severity = "error") -> Problem:
        return Problem(self.code, self.text, severity, address, self.field, self.repairs)
