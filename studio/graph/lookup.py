"""Find nodes by what a person types: name, label, type, a parameter, a shape; in all blocks.

Not here: how well a few letters fit a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.graph.findings import Finding, Findings
from studio.spec.fields import shown
from studio.spec.layer import LAYERS
from studio.spec.names import copy_id, original_id
from studio.spec.problems import Address

_SHAPE = re.compile(r"\d+(×\d*)+|×\d+(×\d*)*")
_TIMES = re.compile(r"(?<=[\d])\s*[x*X×]\s*(?=\d|$)")
_EQUALS = re.compile(r"\s*[=:]\s*")


@dataclass(frozen=True)
class Place:
    """A node as it can be found. `address` leads to it on the canvas."""

    address: Address
    finding: Finding
    settings: Mapping[str, str] = field(default_factory=dict)
    """Field -> its value as the inspector prints it."""

    @property
    def shape(self) -> str:
        return str(self.finding.output or "")


@dataclass(frozen=True)
class Query:
    """What was typed, taken apart: all of it has to fit. `words` is for names."""

    words: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    shapes: tuple[str, ...] = ()

    def fits(self, place: Place) -> bool:
        """Whether parameters and shapes are as asked; `words` are not looked at."""
        return all(_has(place.settings, *one) for one in self.settings) and all(
            f"×{shape}" in f"×{place.shape}" for shape in self.shapes
        )

    def is_value(self, place: Place) -> bool:
        """Whether `words` is the value of a parameter."""
        return any(_same(value, self.words) for value in place.settings.values())


def parsed(typed: str) -> Query:
    """`conv k=5 16x14x14`: a name, a parameter and a shape."""
    words: list[str] = []
    settings: list[tuple[str, str]] = []
    shapes: list[str] = []
    for word in _EQUALS.sub("=", _TIMES.sub("×", typed)).split():
        name, equals, value = word.partition("=")
        if equals and name:
            settings.append((name.casefold(), value.casefold()))
        elif _SHAPE.fullmatch(word):
            shapes.append(word.removeprefix("×"))
        else:
            words.append(word)
    return Query(" ".join(words), tuple(settings), tuple(shapes))


def places(findings: Findings) -> list[Place]:
    """Every node in the order of the data; of the copies of a repeated one only the first."""
    found = (one for one in findings.by_address.values() if _is_first(one.address))
    return [_place(finding) for finding in found]


def _is_first(address: Address) -> bool:
    """Neither a later copy nor the first one as a part of the node that it is a copy of."""
    copies = [part for part in address if original_id(part) != part]
    if any(part != copy_id(original_id(part), 0) for part in copies):
        return False
    return not (len(address) > 1 and address[-1] == copy_id(address[-2], 0))


def _place(finding: Finding) -> Place:
    address = (*finding.address[:-1], original_id(finding.address[-1]))
    declaration = LAYERS.get(finding.node.type)
    fields = {} if declaration is None else declaration.fields()
    raw = {**{name: one.default for name, one in fields.items()}, **finding.node.params}
    return Place(address, finding, {name: shown(value) for name, value in raw.items()})


def _has(settings: Mapping[str, str], name: str, value: str) -> bool:
    return any(
        (key.casefold().startswith(name) or _initials(key) == name)
        and (not value or _same(known, value))
        for key, known in settings.items()
    )


def _initials(name: str) -> str:
    return "".join(part[:1] for part in name.casefold().split("_"))


def _same(known: str, asked: str) -> bool:
    """5 is also 5×5; on and off are true and false, too."""
    known, asked = known.casefold(), _WORDS.get(asked.casefold(), asked.casefold())
    return known == asked or (asked != "" and set(known.split("×")) == {asked})


_WORDS: Mapping[str, str] = {"true": "on", "yes": "on", "false": "off", "no": "off"}
