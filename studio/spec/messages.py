"""Text that a person reads, made below Qt: a template and its values. The window translates it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Message:
    """A sentence with named gaps. `str()` gives English; the window looks up `template`."""

    context: str
    template: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    def filled(self, template: str) -> str:
        """`template` (this one or its translation) with the values put in."""
        return template.format(**{name: _shown(value) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.filled(self.template)

    def __hash__(self) -> int:
        return hash((self.context, self.template))


def _shown(value: object) -> object:
    """Whole numbers from 10,000 on are grouped by thousands, as in every count of the window."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10_000:
        return f"{value:,}"
    return value


def translate(context: str, template: str, **values: object) -> Message:
    """Mark `template` for translation; lupdate extracts the literal arguments of this name."""
    return Message(context, template, MappingProxyType(values))
