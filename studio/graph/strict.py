"""Reading JSON that nobody vouches for: every wrong thing is one sentence that says where it is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from studio.spec.fields import Raw, from_json
from studio.spec.messages import translate
from studio.spec.problems import Refused

MOST_BYTES = 10_000_000
LONGEST_TEXT = 200
LONGEST_VALUE, MOST_VALUES = 4_096, 10_000
"""Characters of a parameter (a path), and entries of one that is a list (names of classes)."""
DIGITS = 300


def parse(text: str) -> dict[str, Any]:
    """The object in `text`.

    Raises:
        Refused: `file-large`, `file-syntax` (line and column named), `file-number`, `file-key`,
            `file-deep`, `file-shape` (not an object).
    """
    if len(text) > MOST_BYTES:
        raise Refused(
            "file-large",
            translate("Files", "The file is larger than {most} MB.", most=MOST_BYTES // 10**6),
        )
    try:
        data = json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_short,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise Refused(
            "file-syntax",
            translate(
                "Files",
                "The file is damaged or cut off: it cannot be read at line {line}, "
                "column {column}.",
                line=error.lineno,
                column=error.colno,
            ),
        ) from None
    except RecursionError:
        raise Refused("file-deep", translate("Files", "The file is nested too deeply.")) from None
    if not isinstance(data, dict):
        raise Refused("file-shape", translate("Files", "The file holds no project."))
    return data


def _no_constant(name: str) -> float:
    raise Refused(
        "file-number", translate("Files", "The file holds {name}, not a number.", name=name)
    )


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_constant(text[:20])


def _short(text: str) -> int:
    if len(text) > DIGITS:
        _no_constant(text[:10] + "…")
    return int(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(
            "file-key", translate("Files", "“{name}” stands twice in the file.", name=twice[:40])
        )
    return data


@dataclass(frozen=True)
class Reader:
    """One value of the file and the place where it stands."""

    value: Any
    place: str

    def refuse(self, wanted: str) -> Refused:
        return Refused(
            "file-shape",
            translate(
                "Files",
                "The file is damaged at {place}: {wanted} is expected there.",
                place=self.place or "the top",
                wanted=wanted,
            ),
        )

    def object(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Reader:
        """Check the keys of an object; an unknown key is refused rather than lost."""
        if not isinstance(self.value, dict):
            raise self.refuse("an object {…}")
        for name in required:
            if name not in self.value:
                raise self.refuse(f"“{name}”")
        for name in self.value:
            if name not in required and name not in optional:
                raise self.refuse(f"nothing called “{str(name)[:40]}”")
        return self

    def __getitem__(self, name: str) -> Reader:
        return Reader(self.value[name], f"{self.place}.{name}".lstrip("."))

    def get(self, name: str, default: Any) -> Reader:
        return Reader(self.value.get(name, default), f"{self.place}.{name}".lstrip("."))

    def items(self) -> Iterator[tuple[str, Reader]]:
        if not isinstance(self.value, dict):
            raise self.refuse("an object {…}")
        for name, value in self.value.items():
            yield self._name(name), Reader(value, f"{self.place}.{name}".lstrip("."))

    def list(self, most: int) -> Iterator[Reader]:
        if not isinstance(self.value, list):
            raise self.refuse("a list […]")
        if len(self.value) > most:
            raise self.refuse(f"a list of at most {most} things")
        for index, value in enumerate(self.value):
            yield Reader(value, f"{self.place}[{index}]")

    def text(self, longest: int = LONGEST_TEXT) -> str:
        if not isinstance(self.value, str) or len(self.value) > longest:
            raise self.refuse(f"a text of at most {longest} characters")
        try:
            self.value.encode("utf-8")
        except UnicodeEncodeError:
            raise self.refuse("a text of whole characters") from None
        return self.value

    def _name(self, name: str) -> str:
        return Reader(name, self.place).text()

    def number(self) -> int | float:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            raise self.refuse("a number")
        if abs(self.value) > 10**12:
            raise self.refuse("a smaller number")
        return self.value

    def whole(self, low: int, high: int) -> int:
        value = self.number()
        if not isinstance(value, int) or not low <= value <= high:
            raise self.refuse(f"a whole number from {low} to {high}")
        return value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refuse("true or false")
        return self.value

    def raw(self) -> Raw:
        """A parameter: plain values and lists of them."""
        try:
            value = from_json(self.value)
        except Refused:
            raise self.refuse("a number, a text or a list of these") from None
        self._check_lengths(value)
        return value

    def _check_lengths(self, value: Raw) -> None:
        if isinstance(value, str):
            Reader(value, self.place).text(LONGEST_VALUE)
        elif isinstance(value, tuple):
            if len(value) > MOST_VALUES:
                raise self.refuse("a shorter list")
            for part in value:
                self._check_lengths(part)

    def params(self) -> Mapping[str, Raw]:
        return {name: reader.raw() for name, reader in self.items()}
