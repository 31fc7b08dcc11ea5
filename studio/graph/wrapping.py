"""Cutting a long ribbon of columns into rows, as a paragraph is cut into lines. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf, sqrt
from operator import add

Rows = list[tuple[int, int]]
"""The columns of each row as (first, behind the last)."""

NARROWEST = 1040.0
"""The shortest row before columns wrap, in scene units."""
WIDER = 1.12
"""From one width that is tried to the next."""
ASPECT = 1.75
"""Width to height of the window that is to be filled."""
LAST = 0.3
"""How much an empty end of the last row counts."""
CUT = 0.1
CLUMSY = 0.12
"""How much smaller everything may be shown to spare a cut of cost 1."""


@dataclass(frozen=True)
class Ribbon:
    """Columns in a line.

    `heights` are (above, below) the common line. `costs[i]` says how bad it is to cut before
    column i; `indent` is where rows after the first begin, at most where the
    second column does; `between` lies between two rows.
    """

    widths: Sequence[float]
    gaps: Sequence[float]
    heights: Sequence[tuple[float, float]]
    costs: Sequence[float]
    indent: float
    between: float

    def rows(self) -> Rows:
        """The rows that can be shown largest in a window of ASPECT."""
        length = sum(self.widths) + sum(self.gaps)
        tall = max((above + below for above, below in self.heights), default=0.0) + self.between
        width = max(NARROWEST, 0.6 * sqrt(ASPECT * length * tall))
        options: list[tuple[float, Rows]] = []
        while True:
            rows = self.cut(width)
            across, down = self._extent(rows)
            cuts = sum(max(0.0, self.costs[first]) for first, _ in rows)
            options.append((max(across / ASPECT, down) * (1 + CLUMSY * cuts), rows))
            if len(rows) <= 1 or across / ASPECT > down:
                return min(options, key=lambda option: option[0])[1]
            # Far from the shape of the window the next width is taken that could come near it.
            width *= max(WIDER, sqrt(down * ASPECT / across) / WIDER)

    def _extent(self, rows: Rows) -> tuple[float, float]:
        across = max((self.length(first, end) for first, end in rows), default=0.0)
        return across, sum(sum(self.height(*row)) for row in rows) + self.between * (len(rows) - 1)

    def height(self, first: int, end: int) -> tuple[float, float]:
        """Above and below the line of a row."""
        above = max(above for above, _ in self.heights[first:end])
        return above, max(below for _, below in self.heights[first:end])

    def length(self, first: int, end: int) -> float:
        """Of a row of these columns, with what it is indented by."""
        across = sum(self.widths[first:end]) + sum(self.gaps[first : end - 1])
        return across + (self.indent if first else 0.0)

    def cut(self, width: float) -> Rows:
        """The cheapest rows that are at most `width` long, if no column alone is longer.

        A row that begins later is emptier. So after the longest one only those are tried before
        which all is cheaper: `cheaper` leads from one to the next.
        """
        count, indent = len(self.widths), self.indent
        ends = [0.0, *accumulate(map(add, self.widths, self.gaps))]
        starts = [0.0, *(end - indent for end in ends[1:])]
        totals, firsts, cheaper = [0.0], [0], [0] * (count + 1)
        low, waiting = 0, [0]
        for end in range(1, count + 1):
            right, last = ends[end] - self.gaps[end - 1], end == count
            while low < end - 1 and right - starts[low] > width:
                low += 1
            first = chosen = low
            least, share = inf, LAST if last else 1.0
            while first or least == inf:
                empty = 1.0 - (right - starts[first]) / width
                cost = totals[first] + (share * empty * empty if empty > 0.0 else 0.0)
                if cost < least:
                    least, chosen = cost, first
                first = cheaper[first]
            total = least + (0.0 if last else CUT + self.costs[end])
            totals.append(total)
            firsts.append(chosen)
            while waiting and totals[waiting[-1]] > total:
                cheaper[waiting.pop()] = end
            waiting.append(end)
        rows: Rows = []
        while count:
            first = firsts[count]
            rows.append((first, count))
            count = first
        return rows[::-1]
