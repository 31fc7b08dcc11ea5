"""A field that holds several texts, such as the names of classes or of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio.spec.expressions import Names
from studio.spec.fields import Field, Raw, declared_field
from studio.spec.messages import translate
from studio.spec.problems import Refused


@dataclass(frozen=True, kw_only=True)
class TextsField(Field):
    """Any number of texts of one line, in an order."""

    longest: int = 300
    most: int = 10_000

    kind = "texts"

    def checked(self, raw: Raw, names: Names) -> tuple[str, ...]:
        parts = tuple(raw) if isinstance(raw, (tuple, list)) else (raw,)
        good = all(isinstance(p, str) and len(p) <= self.longest and p.isprintable() for p in parts)
        if not good or len(parts) > self.most:
            text = translate(
                "Fields",
                "At most {most} texts of one line and {limit} characters each are needed.",
                most=self.most,
                limit=self.longest,
            )
            raise Refused("field-text", text)
        return parts

    def spread(self) -> tuple[Raw, ...]:
        return (("a", "b c"), *super().spread())


def Texts(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(TextsField(default=default, help=help, **rest))
