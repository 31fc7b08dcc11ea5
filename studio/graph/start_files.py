"""How weights begin, in the file: `{"weight": {"init": "normal_", "params": {"std": 0.01}}}`.

Given values are nested lists, as they stand in the text of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from studio.graph.model import Entry, Given, Start
from studio.graph.starts import MOST_GIVEN, given
from studio.graph.strict import Reader
from studio.spec.fields import to_json
from studio.spec.problems import Refused

MOST_TENSORS = 64
MOST_AXES = 8


def starts_to_json(starts: Mapping[str, Start]) -> dict[str, Any]:
    return {name: _start_to_json(start) for name, start in starts.items()}


def _start_to_json(start: Start) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if isinstance(start.how, Entry):
        data["init"] = start.how.type
        if start.how.params:
            data["params"] = {name: to_json(value) for name, value in start.how.params.items()}
    elif start.how is not None:
        data["values"] = nested(start.how)
    return {**data, "frozen": True} if start.frozen else data


def nested(how: Given) -> list[Any]:
    """Given values as lists in lists, one level for each axis."""
    rows: list[Any] = list(how.values)
    for size in reversed(how.shape[1:]):
        rows = [rows[at : at + size] for at in range(0, len(rows), size)]
    return rows


def starts_from_json(reader: Reader) -> Mapping[str, Start]:
    """Raises Refused `file-shape`."""
    found = {name: _start(item) for name, item in reader.items()}
    if len(found) > MOST_TENSORS:
        raise reader.refuse(f"at most {MOST_TENSORS} parameters")
    return found


def _start(reader: Reader) -> Start:
    reader.object((), ("init", "params", "values", "frozen"))
    known = reader.value.keys()
    if {"init", "values"} <= known or ("params" in known and "init" not in known):
        raise reader.refuse("a function with its parameters, or values")
    how: Entry | Given | None = None
    if "init" in known:
        how = Entry(reader["init"].text(64), reader.get("params", {}).params())
    elif "values" in known:
        how = _given(reader["values"])
    return Start(how, reader.get("frozen", False).flag())


def _given(reader: Reader) -> Given:
    shape: list[int] = []
    level: list[Any] = [reader.value]
    while level and all(isinstance(part, list) for part in level):
        sizes = {len(part) for part in level}
        if len(sizes) > 1 or len(shape) >= MOST_AXES or sum(map(len, level)) > MOST_GIVEN:
            raise reader.refuse(f"lists of equal lengths with at most {MOST_GIVEN:,} numbers")
        shape.append(sizes.pop())
        level = list(chain.from_iterable(level))
    if not all(type(value) in (int, float) for value in level):
        raise reader.refuse("numbers in lists")
    try:
        return given(tuple(shape), level)
    except (Refused, OverflowError):
        raise reader.refuse("finite numbers that a weight can be") from None
