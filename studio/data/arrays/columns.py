"""Columns of a table on disk: every number, and every text by its place among those of its column.

A text is stored as a NaN that carries that place, so that a table of mixed cells is one plain array
of float64. Imported by the survey and by `load` only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np
import numpy.typing as npt

from studio.data.arrays.cells import MISSING, number, plain

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST_TEXTS = 1_000
"""Different texts that a column may have to be a class or a category; then it is free text."""
MOST_KNOWN = 20_000
"""Spellings of cells that a column remembers."""
NUMERIC = frozenset("+-−., \t\xa0iInN")
"""What a number begins with that does not begin with a digit; the letters are those of inf, nan."""
NAN = 0x7FF8_0000_0000_0000
OVER = 0x7FFF_FFFF
"""Instead of a place: one of too many texts."""


def places_of(values: Floats) -> Ints:
    """For each cell: the place of its text from 0; −1: nothing known; −2: a number."""
    bits = np.ascontiguousarray(values).view(np.int64) & OVER
    return np.where(np.isnan(values), bits - 1, -2)


def is_over(places: Ints) -> npt.NDArray[np.bool_]:
    return np.equal(places, OVER - 1)


@dataclass(frozen=True)
class Column:
    """What is known of one column.

    Attributes:
        numbers, texts, missing: how many cells are that.
        different: its texts in the order of their first appearance, at most `MOST_TEXTS`.
        over: there are more texts than that.
        low, high: the smallest and largest number; `whole`: all numbers are.
        counting: every number is the one before plus 1.
    """

    name: str
    numbers: int
    texts: int
    missing: int
    different: tuple[str, ...]
    over: bool
    low: float
    high: float
    whole: bool
    counting: bool


class _Texts:
    """The texts of one column while it is read."""

    def __init__(self, decimal: str) -> None:
        self._decimal = decimal
        self._known: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._mixed = False
        self.over = False

    @property
    def different(self) -> tuple[str, ...]:
        return tuple(self._places)

    def values(self, cells: Sequence[str], *, simple: bool) -> Floats:
        """float64 `(N,)`. `simple`: no cell holds an underscore."""
        if not self._mixed and (simple or "_" not in "".join(cells)):
            found = self._numbers(cells)
            if found is not None:
                return found
            self._mixed = True
        codes = list(map(self._known.get, cells))
        if None not in codes:
            return (np.array(codes, dtype=np.int64) | NAN).view(np.float64)
        values, texts, places = [], [], []
        for row, (cell, code) in enumerate(zip(cells, codes, strict=True)):
            read = self._read(cell) if code is None else code
            if isinstance(read, float):
                values.append(read)
            else:
                values.append(math.nan)
                texts.append(row)
                places.append(read)
        found = np.array(values)
        found.view(np.int64)[texts] = np.array(places, dtype=np.int64) | NAN
        return found

    def _numbers(self, cells: Sequence[str]) -> Floats | None:
        """The quick way; None where a cell is neither a plain number nor empty."""
        if self._decimal == ",":
            if "." in "".join(cells):
                return None
            cells = [cell.replace(",", ".") for cell in cells]
        nothing = math.nan
        try:
            return np.array(list(map(float, cells)))
        except ValueError:
            pass
        try:
            return np.array([nothing if cell in MISSING else float(cell) for cell in cells])
        except ValueError:
            return None

    def _read(self, cell: str) -> float | int:
        """The number in a cell; or 0 where nothing is known, and for a text its place from 1."""
        first = cell[:1]
        if first in NUMERIC or first.isdecimal():
            found = self._number(cell)
            if found is not None:
                return found
        if self.over:
            return 0 if cell.strip() in MISSING else OVER
        text = plain(cell)
        code = 0 if text in MISSING else self._place(text)
        if len(self._known) < MOST_KNOWN:
            self._known[cell] = code
        return code

    def _number(self, cell: str) -> float | None:
        """The number in a cell that begins like one; None where it is none after all."""
        point = self._decimal == "."
        if "_" not in cell and (point or "." not in cell):
            try:
                return float(cell if point else cell.replace(",", "."))
            except ValueError:
                pass
        try:
            found = number(cell, self._decimal)
        except ValueError:
            return None
        return None if math.isnan(found) else found

    def _place(self, text: str) -> int:
        if len(self._places) >= MOST_TEXTS and text not in self._places:
            self.over = True
            return OVER
        return self._places.setdefault(text, len(self._places)) + 1


class Builder:
    """Writes rows of values behind one another and counts along."""

    def __init__(self, names: Sequence[str], decimal: str, stream: IO[bytes]) -> None:
        self._names = names
        self._texts = [_Texts(decimal) for _ in names]
        self._stream = stream
        width = len(names)
        self._numbers = np.zeros(width, np.int64)
        self._missing = np.zeros(width, np.int64)
        self._low = np.full(width, np.nan)
        self._high = np.full(width, np.nan)
        self._whole = np.ones(width, np.bool_)
        self._counting = np.ones(width, np.bool_)
        self._last: Floats | None = None
        self.rows = 0

    def add(self, columns: Sequence[Sequence[str] | Floats], *, simple: bool = False) -> None:
        """Some rows, as one sequence of cells for each column: texts, or float64 already."""
        block = np.column_stack(
            [
                cells if isinstance(cells, np.ndarray) else texts.values(cells, simple=simple)
                for texts, cells in zip(self._texts, columns, strict=True)
            ]
        )
        self._stream.write(block.data)
        self._count(block)

    def _count(self, block: Floats) -> None:
        given = ~np.isnan(block)
        self._numbers += given.sum(axis=0)
        self._missing += (places_of(block) == -1).sum(axis=0)
        self._low = np.fmin(self._low, np.fmin.reduce(block, axis=0))
        self._high = np.fmax(self._high, np.fmax.reduce(block, axis=0))
        self._whole &= ((np.floor(block) == block) | ~given).all(axis=0)
        before = block[:1] - 1 if self._last is None else self._last
        with np.errstate(invalid="ignore"):
            steps = np.diff(np.concatenate([before, block]), axis=0)
        self._counting &= (steps == 1).all(axis=0)
        self._last = block[-1:]
        self.rows += len(block)

    def columns(self) -> tuple[Column, ...]:
        return tuple(self._column(place) for place in range(len(self._names)))

    def _column(self, place: int) -> Column:
        numbers, missing = int(self._numbers[place]), int(self._missing[place])
        texts = self._texts[place]
        return Column(
            self._names[place],
            numbers,
            self.rows - numbers - missing,
            missing,
            texts.different,
            texts.over,
            float(self._low[place]) if numbers else 0.0,
            float(self._high[place]) if numbers else 0.0,
            bool(self._whole[place]),
            bool(self._counting[place]),
        )
