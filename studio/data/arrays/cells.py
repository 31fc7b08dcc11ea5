"""What a cell of a table says: a number, nothing, or a text; and what its columns are called.

All below the imports is written as it stands into exported scripts, so that those read the same.
"""

from __future__ import annotations

import re

MISSING = frozenset(
    [
        "",
        "?",
        "-",
        "--",
        ".",
        "NA",
        "N/A",
        "n/a",
        "na",
        "#N/A",
        "<NA>",
        "NaN",
        "nan",
        "NAN",
        "-nan",
        "-NaN",
        "NULL",
        "Null",
        "null",
        "None",
        "#VALUE!",
        "#REF!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "缺失",
        "\\N",
    ]
)
"""Cells that say that nothing is known."""
LONGEST = 200
"""Characters of a text that count; categories differ before."""
GROUPED = {
    ".": re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+|(?:[ '’]\d{3})+)(?:\.\d*)?"),
    ",": re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+|(?:[ '’]\d{3})+)(?:,\d*)?"),
}
"""Decimal mark -> numbers with their thousands set apart, such as 1,234.5."""


def number(cell: str, decimal: str) -> float:
    """The number in a cell, NaN where nothing is known. Raises ValueError for any other text."""
    text = plain(cell)
    if text in MISSING:
        return float("nan")
    text = text.replace("−", "-").removesuffix("%").rstrip()
    if GROUPED[decimal].fullmatch(text):
        for mark in (" ", "'", "’", "," if decimal == "." else "."):
            text = text.replace(mark, "")
    if "_" in text:
        raise ValueError(text)
    return float(text.replace(decimal, "."))


def plain(cell: str) -> str:
    """A text on one line without what cannot be seen, at most `LONGEST` characters."""
    words = " ".join(cell.split())
    if not words.isprintable():
        words = "".join(mark if mark.isprintable() else "�" for mark in words)
    return words[:LONGEST]


def name_of(value: float) -> str:
    """A number as the name of a class or category: 3, not 3.0."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def titles_of(cells: list[str]) -> list[str]:
    """A name for every column, each once: its title, or its place where it has none."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        title = plain(cell) or f"column {place}"
        name, number_of_it = title, 2
        while name in names:
            name, number_of_it = f"{title} ({number_of_it})", number_of_it + 1
        names.append(name)
    return names
