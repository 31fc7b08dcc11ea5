"""The only schema there is: forms, files, checks and printed arguments all read these fields."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from studio.spec.expressions import MAX_VALUE, Names, evaluate
from studio.spec.messages import Message, translate
from studio.spec.names import check_identifier
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Dim

AUTO: Final = "auto"
"""The raw and the bound value of a size that follows from what arrives."""

Raw = Any
"""What a document holds: None, bool, int, float, str (also half-typed), tuples of these."""

NO_NAMES: Final = Names({}, {})
_KEY: Final = "layerloom"
_CACHE: Final = "_fields_by_name"


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every kind of field has in common.

    `required` means that torch's constructor has no default: the argument is always printed, by
    position. `when` shows the field only while another field has one of the given values.
    `measured`: found by looking at a person's data and kept in the document; no form shows it.
    `opening`: chosen when these data are opened, since another value needs another look at them.
    """

    default: Raw
    help: str
    label: str = ""
    required: bool = False
    auto: bool = False
    optional: bool = False
    when: tuple[str, tuple[object, ...]] | None = None
    measured: bool = False
    opening: bool = False

    kind = "text"

    def check(self, raw: Raw, names: Names = NO_NAMES) -> Any:
        """The typed value of `raw`.

        Raises:
            Refused: `field-…` with a sentence that says what is allowed.
        """
        if self.auto and raw == AUTO:
            return AUTO
        if self.optional and (raw is None or raw == "None"):
            return None
        return self.checked(raw, names)

    def printed(self, value: Any) -> Any:
        """The bound `value` as an argument in the text."""
        return value

    def checked(self, raw: Raw, names: Names) -> Any:
        raise NotImplementedError

    def spread(self) -> tuple[Raw, ...]:
        """A few legal values besides the default, for the tests of every declaration."""
        return (None,) if self.optional else ()


def _number(raw: Raw, names: Names, what: Message) -> tuple[int | float, str | None]:
    """A number, typed or as an expression; second, the text to print where there is one."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        raise Refused("field-type", what)
    if isinstance(raw, str):
        if not raw.strip():
            raise Refused("field-empty", what)
        found = evaluate(raw, names)
        return found.value, found.text
    if not math.isfinite(raw):
        raise Refused("field-type", what)
    return raw, None


def _whole(raw: Raw, names: Names, low: int, high: int) -> int:
    what = translate("Fields", "A whole number from {low} to {high} is needed.", low=low, high=high)
    value, text = _number(raw, names, what)
    if value != int(value):
        raise Refused(
            "field-whole",
            translate("Fields", "{value} is not a whole number. {rule}", value=value, rule=what),
        )
    if not low <= value <= high:
        raise Refused("field-range", what, repairs=_nearest(value, low, high))
    return Dim(int(value), text) if text is not None else int(value)


def _nearest(value: float, low: float, high: float) -> tuple[Repair, ...]:
    nearest = low if value < low else high
    title = translate("Fields", "Use {value}", value=nearest)
    return (Repair(title, "set_param", {"value": nearest}),)


@dataclass(frozen=True, kw_only=True)
class IntField(Field):
    """`options` are words that stand beside the numbers, such as "all" for a batch size.

    `plain`: no expression, since the form of the node depends on the number.
    """

    low: int = 0
    high: int = MAX_VALUE
    options: tuple[str, ...] = ()
    plain: bool = False

    kind = "int"

    def checked(self, raw: Raw, names: Names) -> int | str:
        if isinstance(raw, str) and raw in self.options:
            return raw
        if self.plain and isinstance(raw, str) and not raw.strip().isdigit():
            text = translate(
                "Fields", "Type a number here: an expression cannot add or take ports."
            )
            raise Refused("field-plain", text)
        return _whole(raw, names, self.low, self.high)

    def spread(self) -> tuple[Raw, ...]:
        near = {max(self.low, 1), max(self.low, 2), max(self.low, 3)} - {self.default}
        return (*sorted(v for v in near if v <= self.high), *super().spread())


@dataclass(frozen=True, kw_only=True)
class FloatField(Field):
    """`above` and `below` are open bounds, `low` and `high` closed ones; `log`: a log slider."""

    low: float = -math.inf
    high: float = math.inf
    above: float = -math.inf
    below: float = math.inf
    log: bool = False

    kind = "float"

    def checked(self, raw: Raw, names: Names) -> float:
        value, _ = _number(raw, names, translate("Fields", "A number is needed, for example 0.5."))
        if not (self.low <= value <= self.high and self.above < value < self.below):
            raise Refused("field-range", self._rule())
        return float(value)

    def _rule(self) -> Message:
        if self.above > -math.inf and self.high == self.below == math.inf:
            return translate("Fields", "A number above {low:g} is needed.", low=self.above)
        if self.high == self.below == math.inf:
            return translate("Fields", "A number from {low:g} upwards is needed.", low=self.low)
        low, high = max(self.low, self.above), min(self.high, self.below)
        if self.above > -math.inf:
            return translate(
                "Fields", "A number above {low:g}, up to {high:g}, is needed.", low=low, high=high
            )
        return translate(
            "Fields", "A number between {low:g} and {high:g} is needed.", low=low, high=high
        )

    def spread(self) -> tuple[Raw, ...]:
        tries = (0.0, 0.1, 0.25, 0.9, 2.0, 1e-3)
        legal = (v for v in tries if self.low <= v <= self.high and self.above < v < self.below)
        return (*(v for v in legal if v != self.default), *super().spread())


@dataclass(frozen=True, kw_only=True)
class BoolField(Field):
    kind = "bool"

    def checked(self, raw: Raw, names: Names) -> bool:
        if not isinstance(raw, bool):
            raise Refused("field-type", translate("Fields", "On or off is needed (true or false)."))
        return raw

    def spread(self) -> tuple[Raw, ...]:
        return (*(v for v in (True, False) if v is not self.default), *super().spread())


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    options: tuple[str, ...] = ()

    kind = "choice"

    def checked(self, raw: Raw, names: Names) -> str:
        if raw not in self.options or not isinstance(raw, str):
            known = ", ".join(self.options)
            raise Refused(
                "field-choice",
                translate("Fields", "“{value}” is not one of: {known}.", value=raw, known=known),
            )
        return raw

    def spread(self) -> tuple[Raw, ...]:
        return (*(v for v in self.options if v != self.default), *super().spread())


@dataclass(frozen=True, kw_only=True)
class SizeField(Field):
    """One number for each of `rank` axes, or one for all of them, or one of the words in `options`.

    The bound value is a word, None, or a tuple of `rank` ints (None inside where `hollow`).
    """

    rank: int = 2
    low: int = 1
    high: int = 100_000
    options: tuple[str, ...] = ()
    hollow: bool = False

    kind = "size"

    def checked(self, raw: Raw, names: Names) -> str | tuple[int | None, ...]:
        if isinstance(raw, str) and raw in self.options:
            return raw
        parts = parse_sizes(raw)
        if len(parts) == 1:
            return (self._one(parts[0], names),) * self.rank
        if len(parts) != self.rank:
            raise Refused(
                "field-length",
                translate(
                    "Fields",
                    "{rank} numbers are needed, or one for all: {count} were given.",
                    rank=self.rank,
                    count=len(parts),
                ),
            )
        return tuple(self._one(part, names) for part in parts)

    def printed(self, value: Any) -> Any:
        """Equal sizes are written once: `kernel_size=3` and not `(3, 3)`."""
        if not isinstance(value, tuple) or value[0] is None:
            return value
        same = len({(part, getattr(part, "expression", None)) for part in value}) == 1
        return value[0] if same else value

    def _one(self, part: Raw, names: Names) -> int | None:
        if self.hollow and (part is None or part == "None"):
            return None
        return _whole(part, names, self.low, self.high)

    def spread(self) -> tuple[Raw, ...]:
        one = max(self.low, 1)
        sizes = [one, one + 1, *([(one, *(one + 1,) * (self.rank - 1))] if self.rank > 1 else [])]
        legal = [v for v in sizes if v != self.default]
        return (*legal, *self.options, *super().spread())


@dataclass(frozen=True, kw_only=True)
class DimsField(Field):
    """Any number of sizes: the shape of a sample, or the axes that a LayerNorm covers.

    `single`: one size stands for every axis and is bound and printed as a plain number.
    """

    low: int = 1
    high: int = 1_000_000
    longest: int = 5
    single: bool = False

    kind = "dims"

    def checked(self, raw: Raw, names: Names) -> Any:
        parts = parse_sizes(raw)
        if not 1 <= len(parts) <= self.longest:
            raise Refused(
                "field-length",
                translate("Fields", "Between 1 and {most} sizes are needed.", most=self.longest),
            )
        sizes = tuple(self._one(part, names) for part in parts)
        return sizes[0] if self.single and len(sizes) == 1 else sizes

    def spread(self) -> tuple[Raw, ...]:
        return (*((3, (2, 3)) if self.single else ()), *super().spread())

    def printed(self, value: Any) -> Any:
        """A single size is written without brackets."""
        return value[0] if isinstance(value, tuple) and len(value) == 1 else value

    def _one(self, part: Raw, names: Names) -> float:
        return _whole(part, names, self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class FactorsField(DimsField):
    """Real factors above 0, one for every axis or one for each."""

    high: int = 1_000
    single: bool = True

    def _one(self, part: Raw, names: Names) -> float:
        what = translate("Fields", "A factor above 0 is needed, at most {high}.", high=self.high)
        value, _ = _number(part, names, what)
        if not 0 < value <= self.high:
            raise Refused("field-range", what)
        return float(value)


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """`identifier`: the text becomes a name in the generated program."""

    longest: int = 200
    identifier: bool = False

    kind = "text"

    def checked(self, raw: Raw, names: Names) -> str:
        if not isinstance(raw, str) or len(raw) > self.longest or not raw.isprintable():
            raise Refused(
                "field-text",
                translate(
                    "Fields",
                    "One line of at most {limit} characters is needed.",
                    limit=self.longest,
                ),
            )
        return check_identifier(raw) if self.identifier else raw


def parse_sizes(raw: Raw) -> tuple[Raw, ...]:
    """The single sizes in a tuple or in typed text such as `3 × 5`, `3x5`, `(3, 5)`, `3, 5`."""
    if isinstance(raw, (tuple, list)):
        return tuple(raw)
    if isinstance(raw, str):
        text = _unwrapped(raw.strip())
        for mark in ("×", ","):
            if mark in text:
                return tuple(part.strip() for part in text.split(mark) if part.strip())
        parts = text.split("x")
        if len(parts) > 1 and all(part.strip().isdigit() for part in parts):
            return tuple(part.strip() for part in parts)
        return (text,)
    return (raw,)


def _unwrapped(text: str) -> str:
    """Without the brackets around all of it; those of `(k + 1)*2` stay."""
    if not (text.startswith(("(", "[")) and text.endswith((")", "]"))):
        return text
    depth = 0
    for position, mark in enumerate(text):
        depth += (mark in "([") - (mark in ")]")
        if depth == 0:
            return text[1:-1].strip() if position == len(text) - 1 else text
    return text


def shown(value: object) -> str:
    """A raw or bound value as the inspector and the node's summary print it: `5×5`, `on`."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (tuple, list)):
        return "×".join(shown(part) for part in value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def declared_field(field: Field) -> Any:
    """What stands behind `name: type =` in a declaration."""
    return dataclasses.field(default=field.default, metadata={_KEY: field})


def Int(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(IntField(default=default, help=help, **rest))


def Float(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(FloatField(default=default, help=help, **rest))


def Bool(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(BoolField(default=default, help=help, **rest))


def Choice(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(ChoiceField(default=default, help=help, **rest))


def Size(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(SizeField(default=default, help=help, **rest))


def Dims(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(DimsField(default=default, help=help, **rest))


def Factors(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(FactorsField(default=default, help=help, **rest))


def Text(*, default: Raw, help: str, **rest: Any) -> Any:
    return declared_field(TextField(default=default, help=help, **rest))


def fields_of(declaration: type) -> Mapping[str, Field]:
    """Name -> field, in the order of the constructor."""
    found: Mapping[str, Field] | None = declaration.__dict__.get(_CACHE)
    if found is None:
        parts = dataclasses.fields(declaration)
        found = {part.name: part.metadata[_KEY] for part in parts if _KEY in part.metadata}
        setattr(declaration, _CACHE, found)
    return found


def to_json(raw: Raw) -> Any:
    """Tuples become lists; everything else in a raw value is JSON already."""
    return [to_json(part) for part in raw] if isinstance(raw, (tuple, list)) else raw


def from_json(data: Any, depth: int = 0) -> Raw:
    """The raw value in a parsed file.

    Raises:
        Refused: code `file-value`: an object, a number that is not finite, lists three deep.
    """
    if isinstance(data, list) and depth < 2:
        return tuple(from_json(part, depth + 1) for part in data)
    if isinstance(data, float) and not math.isfinite(data):
        raise Refused("file-value", translate("Fields", "A number in the file is not finite."))
    if isinstance(data, (list, dict)):
        raise Refused(
            "file-value", translate("Fields", "A parameter in the file is not a plain value.")
        )
    return data
