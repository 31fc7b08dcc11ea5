"""Rows of a text are those that the standard library's reader finds, in pieces of any size."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from studio.data.arrays.records import Left, rows_of
from studio.data.arrays.text_lines import Lines

CELLS = st.one_of(
    st.text('ab猫 ",;', max_size=6),
    st.text("ab\n", max_size=4),
    st.floats(allow_nan=False).map(repr),
)


def _pieces(text: str, size: int) -> list[Lines]:
    lines = text.split("\n")
    lines.pop()
    starts = range(0, max(len(lines), 1), size)
    return [
        Lines(part, start + 1, '"' in "".join(part), "_" in "".join(part), False, start == last)
        for last in [starts[-1]]
        for start in starts
        for part in [lines[start : start + size]]
    ]


@given(
    rows=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=20)
    ),
    size=st.integers(1, 9),
    mark=st.sampled_from(",;\t"),
    always=st.booleans(),
)
def test_what_was_written_is_read(rows, size, mark, always) -> None:
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=mark, quoting=quoting, lineterminator="\n").writerows(rows)
    expected = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    width = len(rows[0]) if rows else 2
    left = Left()
    found = list(rows_of(_pieces(text.getvalue(), size), mark, width, 1, left))
    cells = [[cell.strip() for cell in row] for some in found for row in some.cells]
    assert [row for row in cells if any(row)] == expected
    assert left.count == 0
    lines = [line for some in found for line in some.lines]
    assert lines == sorted(set(lines))
