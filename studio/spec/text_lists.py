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
    """Any number of texts of one line, in an order; with `groups`, lists of such texts."""

    longest: int = 300
    most: int = 10_000
    groups: bool = False

    kind = "texts"

    def checked(self, raw: Raw, names: Names) -> tuple[Any, ...]:
        if not self.groups:
            return self._texts(raw)
        if not isinstance(raw, (tuple, list)):
            raise Refused("field-text", translate("Fields", "Lists of texts are needed."))
        return tuple(self._texts(group) for group in raw)

    def _texts(self, raw: Raw) -> tuple[str, ...]:
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
        texts = ("a", "b c")
        return ((texts, ()) if self.groups else texts, *super().spread())


def Texts(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(TextsField(default=default, help=help, **rest))
