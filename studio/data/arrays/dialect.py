"""How a text table is written: encoding, separator, decimal mark, titles. Guessed, or as chosen."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from studio.data.arrays.cells import number, plain
from studio.data.arrays.encodings import detected
from studio.data.arrays.records import BLANK, Row, alone, split
from studio.data.arrays.text_lines import Source, first_lines
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.problems import Refused

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "blank": BLANK}
DECIMALS = {"point": ".", "comma": ","}
SEEN = 500
"""Lines from which all is guessed."""
MOST_COLUMNS = 10_000
CONTROL = tuple(bytes((code,)) for code in (*range(9), *range(14, 32)))
"""Bytes that no text has."""

_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_POINT = re.compile(r"[+-]?\d+\.\d+")
_FIRST_LINE = re.compile(r"sep=(.)")


@dataclass(frozen=True)
class Dialect:
    """How to read the rows.

    Attributes:
        separator: and `decimal`: the words of the fields.
        width: cells in a row; `first`: the line of the first row of values.
        names: the titles as they stand there, None where there are none.
        passed: lines of text before the titles.
    """

    encoding: str
    separator: str
    decimal: str
    width: int
    first: int
    names: tuple[str, ...] | None
    passed: int

    @property
    def mark(self) -> str:
        return SEPARATORS[self.separator]

    @property
    def point(self) -> str:
        return DECIMALS[self.decimal]


def dialect_of(source: Source, choices: Mapping[str, Raw]) -> Dialect:
    """What `choices` do not say is guessed from the beginning of the file.

    Raises:
        Refused: `data-kind` (no text), `data-encoding` (unknown), `data-columns`, `data-empty`.
    """
    encoding = _encoding(source, choices)
    lines = first_lines(source, encoding, SEEN)
    told = _FIRST_LINE.fullmatch(lines[0].strip()) if lines else None
    start = 2 if told else 1
    separator = _separator(lines[start - 1 :], choices, told.group(1) if told else "")
    rows, places = _rows(lines[start - 1 :], start, SEPARATORS[separator])
    if not rows:
        raise _nothing(source)
    width = _width(rows)
    if width < 2 or width > MOST_COLUMNS:
        raise _columns(source, width)
    decimal = str(choices.get("decimal") or _decimal(rows, separator))
    top, names = titles(rows, width, DECIMALS.get(decimal, "."), choices.get("header"))
    first = places[top] if top < len(places) else places[-1] + 1
    passed = top - (names is not None)
    return Dialect(encoding, separator, decimal, width, first, names, passed)


def _encoding(source: Source, choices: Mapping[str, Raw]) -> str:
    chosen = str(choices.get("encoding") or "")
    encoding = chosen or detected(source.head, source.unusual)
    try:
        source.head[:4].decode(encoding, "replace")  # refuses what is for no texts: base64
        codecs.getincrementaldecoder(encoding)("replace").decode(source.head[:4])
    except (LookupError, TypeError, ValueError):
        text = translate(
            "Tables", "There is no encoding “{name}”, or the file is another one.", name=chosen
        )
        raise Refused("data-encoding", text, field="encoding") from None
    control = sum(map(source.head.count, CONTROL))
    binary = control > 1 + len(source.head) / 200
    if binary and not chosen and not encoding.startswith("utf-16"):
        text = translate(
            "Tables",
            "{name} is no text, whatever its name says: a table as text is needed, or a file that "
            "ends in .parquet or .xlsx.",
            name=source.path.name,
        )
        raise Refused("data-kind", text)
    return encoding


def _nothing(source: Source) -> Refused:
    text = translate("Tables", "{name} holds no rows.", name=source.path.name)
    return Refused("data-empty", text)


def _columns(source: Source, width: int) -> Refused:
    if width > MOST_COLUMNS:
        text = translate(
            "Tables",
            "{name} has {count} columns; at most {most} can be read.",
            name=source.path.name,
            count=width,
            most=MOST_COLUMNS,
        )
    else:
        text = translate(
            "Tables",
            "{name} has one column only. One to predict is needed and at least one to predict it "
            "from, with a comma, a semicolon or a tab between them.",
            name=source.path.name,
        )
    return Refused("data-columns", text)


def _rows(lines: Sequence[str], start: int, mark: str) -> tuple[list[Row], list[int]]:
    """All rows of whatever width that are not empty, and their lines."""
    rows, places = [], []
    for place, text in enumerate(lines):
        if not text.strip():
            continue
        rows.append(alone(text, mark) or split(text, mark))
        places.append(start + place)
    return rows, places


def _separator(lines: Sequence[str], choices: Mapping[str, Raw], told: str) -> str:
    chosen = choices.get("separator")
    if isinstance(chosen, str) and chosen in SEPARATORS:
        return chosen
    for name, mark in SEPARATORS.items():
        if mark == told:
            return name
    scores = {name: _evenness(lines, mark) for name, mark in SEPARATORS.items()}
    scores["blank"] *= 0.5
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else "comma"


def _evenness(lines: Sequence[str], mark: str) -> float:
    """How much this looks like the separator: equal widths, and no other separator in the cells."""
    rows, _ = _rows(lines, 1, mark)
    width = _width(rows)
    if width < 2:
        return 0.0
    even = [row for row in rows if len(row) == width]
    others = {",": ";\t|", ";": "\t|", "\t": "|", "|": "\t", BLANK: ",;\t|"}[mark]
    mixed = sum(any(other in cell for other in others) for row in even for cell in row)
    return len(even) / len(rows) * (1 - mixed / (width * len(even)))


def _width(rows: Sequence[Row]) -> int:
    """The usual number of cells; of equally usual ones the larger."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _decimal(rows: Sequence[Row], separator: str) -> str:
    cells = [cell.strip() for row in rows for cell in row]
    grouped = separator == "comma"
    commas = sum(
        bool(_COMMA.fullmatch(cell)) and not (grouped and bool(_GROUPED.fullmatch(cell)))
        for cell in cells
    )
    return "comma" if commas > sum(bool(_POINT.fullmatch(cell)) for cell in cells) else "point"


def titles(
    rows: list[Row], width: int, decimal: str, chosen: Raw
) -> tuple[int, tuple[str, ...] | None]:
    """The place of the first row of values, and the titles."""
    top = next(place for place, row in enumerate(rows) if len(row) == width)
    if top and len(rows[top - 1]) == width - 1 and _titled(rows[top - 1], rows[top:], 1, decimal):
        return top, ("", *rows[top - 1])  # a column of row names without a title, as R writes it
    row, below = rows[top], [row for row in rows[top + 1 :] if len(row) == width]
    with_titles = chosen if isinstance(chosen, bool) else _titled(row, below, 0, decimal)
    return (top + 1, tuple(row)) if with_titles else (top, None)


def _titled(row: Row, below: Sequence[Row], shift: int, decimal: str) -> bool:
    """Whether `row` names the columns: texts over numbers, else texts that do not come again."""
    votes = 0
    for cell, *column in zip_longest(row, *(other[shift:] for other in below[:50]), fillvalue=""):
        given = [_kind(other, decimal) for other in column if plain(other)]
        if not given or given.count("number") < 0.8 * len(given):
            continue
        votes += 1 if _kind(cell, decimal) == "text" else -1
    if votes:
        return votes > 0
    names = [plain(cell) for cell in row if plain(cell)]
    again = {plain(cell) for other in below for cell in other}
    return len(set(names)) == len(names) and not again.intersection(names)


def _kind(cell: str, decimal: str) -> str:
    try:
        return "number" if number(cell, decimal) == number(cell, decimal) else "nothing"
    except ValueError:
        return "text"
