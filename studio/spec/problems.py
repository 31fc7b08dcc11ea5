"""What is wrong, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from studio.spec.messages import Message

Address = tuple[str, ...]
"""Node ids from the network down to the node; `()` is the document itself."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Repair:
    """One button: the name of an edit in `graph.repairs` and its arguments, as plain values."""

    title: Message
    edit: str
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Problem:
    """A finding that a person has to know. An error stops training, a warning does not."""

    code: str
    text: Message
    severity: Severity = "error"
    address: Address = ()
    field: str | None = None
    repairs: tuple[Repair, ...] = ()

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
