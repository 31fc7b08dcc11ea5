"""From lines of a text file to rows of cells; a line that does not fit is named and left out.

Quoted cells may hold separators and line ends. A quote that is not closed costs its own line only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from studio.data.arrays.text_lines import Lines
from studio.data.survey import MOST_NAMED
from studio.spec.messages import Message, translate

QUOTE = '"'
BLANK = " "
"""As a separator: any number of blanks."""
MOST_LINES = 100
"""A quoted cell that goes on for more lines than this was never closed."""

Row = list[str]


@dataclass
class Left:
    """Lines that were left out: the first of them, and how many there are."""

    lines: list[tuple[int, Message]] = field(default_factory=list)
    count: int = 0

    def out(self, line: int, reason: Message) -> None:
        self.count += 1
        if len(self.lines) < MOST_NAMED:
            self.lines.append((line, reason))


@dataclass(frozen=True)
class Rows:
    """Rows of equal width, and the line of the file on which each begins.

    `simple`: no cell has an underscore, which Python reads as a part of a number.
    """

    cells: list[Row]
    lines: list[int]
    simple: bool


def rows_of(
    pieces: Iterable[Lines], separator: str, width: int, first: int, left: Left
) -> Iterator[Rows]:
    """All rows of `width` cells from line `first` on."""
    waiting: list[str] = []
    for piece in pieces:
        texts, number = waiting + piece.texts, piece.number - len(waiting)
        simple = not (piece.underscored or waiting)
        passed = max(0, min(first - number, len(texts)))
        texts, number = texts[passed:], number + passed
        if piece.quoted or waiting:
            reading = _Quoted(texts, number, separator, width, left, last=piece.last)
            cells, lines = reading.rows()
            waiting = texts[reading.place :]
        else:
            cells = [split(text, separator) for text in texts]
            lines = list(range(number, number + len(cells)))
        yield Rows(*fitting(cells, lines, width, left), simple)


def split(text: str, separator: str) -> Row:
    """A line without quotes."""
    return text.split() if separator == BLANK else text.split(separator)


def alone(text: str, separator: str) -> Row | None:
    """One line by itself, quotes or not; None where a quote stays open."""
    if QUOTE not in text:
        return split(text, separator)
    try:
        row = next(csv.reader([text + "\n"], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return None
    return None if _open(row) else row


def fitting(
    cells: list[Row], lines: list[int], width: int, left: Left
) -> tuple[list[Row], list[int]]:
    """Only rows of `width` cells; empty lines and empty cells too many do no harm."""
    if all(len(row) == width for row in cells):
        return cells, lines
    kept, places = [], []
    for row, line in zip(cells, lines, strict=True):
        if len(row) > width and not any(map(str.strip, row[width:])):
            row = row[:width]
        if len(row) == width:
            kept.append(row)
            places.append(line)
        elif any(map(str.strip, row)):
            text = translate(
                "Tables", "{n} cells where {width} are needed", n=len(row), width=width
            )
            left.out(line, text)
    return kept, places


class _Quoted:
    """Lines of which some hold quotes. `place` is the first line that needs those to come."""

    def __init__(
        self, texts: list[str], number: int, separator: str, width: int, left: Left, *, last: bool
    ) -> None:
        self.texts = texts
        self.number = number
        self.separator = separator
        self.width = width
        self.left = left
        self.last = last
        self.place = 0

    def rows(self) -> tuple[list[Row], list[int]]:
        plain = self._every_line_a_row()
        if plain is not None:
            self.place = len(self.texts)
            return plain, list(range(self.number, self.number + len(plain)))
        cells: list[Row] = []
        lines: list[int] = []
        while self.place < len(self.texts):
            row, used = self._next()
            if not used:
                break
            if row is not None:
                cells.append(row)
                lines.append(self.number + self.place)
            self.place += used
        return cells, lines

    def _every_line_a_row(self) -> list[Row] | None:
        """All at once, where no cell goes on in the next line and no quote is left open."""
        if not self.texts:
            return []
        try:
            rows = list(self._reader([*self.texts[:-1], self.texts[-1] + "\n"]))
        except csv.Error:
            return None
        whole = len(rows) == len(self.texts) and not _open(rows[-1])
        return rows if whole else None

    def _next(self) -> tuple[Row | None, int]:
        """The row that begins here and its lines; 0 lines where more have to be read first."""
        text = self.texts[self.place]
        if QUOTE not in text:
            return split(text, self.separator), 1
        single = self._single(text)
        if single is None or not _open(single):
            return single, 1
        row, used = self._several()
        if row is not None:
            return row, used
        if len(self.texts) - self.place < MOST_LINES and not self.last:
            return None, 0
        line = self.number + self.place
        self.left.out(line, translate("Tables", "a quotation mark that is not closed"))
        return None, 1

    def _single(self, text: str) -> Row | None:
        try:
            return next(self._reader([text + "\n"]), None)
        except csv.Error:
            line = self.number + self.place
            self.left.out(line, translate("Tables", "a cell with too many characters"))
            return None

    def _several(self) -> tuple[Row | None, int]:
        """A row over several lines, where it is certain that it is meant as one."""
        texts = islice(self.texts, self.place, self.place + MOST_LINES)
        reader = self._reader((text + "\n" for text in texts), strict=True)
        try:
            row = next(reader)
        except csv.Error:
            return None, 0
        used = 1 + sum(cell.count("\n") for cell in row)
        inner = self.texts[self.place + 1 : self.place + used - 1]
        whole = sum(len(split(text, self.separator)) == self.width for text in inner)
        swallowed = self.width > 2 and whole * 2 > len(inner)
        return (None, 0) if len(row) != self.width or swallowed else (row, used)

    def _reader(self, texts: Iterable[str], *, strict: bool = False) -> Iterator[Row]:
        return csv.reader(texts, delimiter=self.separator, skipinitialspace=True, strict=strict)


def _open(row: Row) -> bool:
    """Whether the last cell went on beyond the end of its line."""
    return bool(row) and row[-1].endswith("\n")
