"""From the cells of chosen columns to what a network gets: numbers, and 0 or 1 for each category.

Imported by the survey and by `load` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.data.arrays.cells import name_of
from studio.data.arrays.columns import MOST_TEXTS, Floats, Ints, is_over, places_of
from studio.data.arrays.table import Table
from studio.data.survey import MOST_NAMED, Watch
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

ROWS = 32_768
"""That are worked on at once."""
LARGEST = float(np.finfo(np.float32).max)

Bools = npt.NDArray[np.bool_]
Left = tuple[int, Message]


@dataclass(frozen=True)
class Usable:
    """Rows of the table without a gap in the chosen columns.

    `left`: lines of the others with the reason, the first of them; `left_count` counts all.
    """

    rows: Ints
    left: tuple[Left, ...]
    left_count: int


def usable(table: Table, texts: Sequence[int], numbers: Sequence[int], watch: Watch) -> Usable:
    """Rows whose columns `texts` hold anything, and `numbers` finite numbers.

    Raises:
        Refused: `cancelled`.
    """
    kept: list[Ints] = []
    left: list[Left] = []
    count = 0
    columns = [*texts, *numbers]
    for start in range(0, len(table.lines), ROWS):
        watch.check()
        block = table.values[start : start + ROWS][:, columns]
        bad = _unusable(block, len(texts))
        out = bad.any(axis=1)
        kept.append(np.flatnonzero(~out) + start)
        rows = np.flatnonzero(out)
        count += len(rows)
        for row in rows[: MOST_NAMED - len(left)]:
            first = int(np.argmax(bad[row]))
            reason = _reason(table, start + int(row), columns[first])
            left.append((int(table.lines[start + row]), reason))
    return Usable(np.concatenate(kept), tuple(left), count)


def _unusable(block: Floats, texts: int) -> Bools:
    bad = np.empty(block.shape, np.bool_)
    places = places_of(block[:, :texts])
    bad[:, :texts] = (places == -1) | is_over(places) | np.isinf(block[:, :texts])
    with np.errstate(invalid="ignore"):
        bad[:, texts:] = ~(np.abs(block[:, texts:]) <= LARGEST)
    return bad


def _reason(table: Table, row: int, place: int) -> Message:
    column, value = table.columns[place], table.values[row, place]
    text = int(places_of(np.array([value]))[0])
    if text == -1:
        return translate("Tables", "“{column}” is empty", column=column.name)
    if text == -2:
        return translate("Tables", "“{column}” is infinite or far too large", column=column.name)
    if text >= len(column.different):
        return translate("Tables", "“{column}” is no number", column=column.name)
    return translate(
        "Tables",
        "“{column}” is “{text}”, which is no number",
        column=column.name,
        text=column.different[text],
    )


def names_in(
    table: Table, places: Sequence[int], rows: Ints, watch: Watch
) -> tuple[tuple[str, ...], ...]:
    """What each of these columns holds in `rows`, as names: numbers by size, then texts in order.

    Raises:
        Refused: `data-column`: more than `MOST_TEXTS`; `cancelled`.
    """
    numbers: list[set[float]] = [set() for _ in places]
    texts: list[set[int]] = [set() for _ in places]
    for start in range(0, len(rows), ROWS):
        watch.check()
        block = table.values[rows[start : start + ROWS]][:, places]
        codes = places_of(block)
        for of in range(len(places)):
            counts = np.bincount(codes[:, of] + 2, minlength=1)
            texts[of].update(np.flatnonzero(counts[2:]).tolist())
            if counts[0]:
                numbers[of].update(np.unique(block[codes[:, of] == -2, of]).tolist())
            if len(numbers[of]) + len(texts[of]) > MOST_TEXTS:
                raise _too_many(table.columns[places[of]].name)
    return tuple(
        (
            *(name_of(value) for value in sorted(numbers[of])),
            *sorted(table.columns[place].different[text] for text in texts[of]),
        )
        for of, place in enumerate(places)
    )


def _too_many(name: str) -> Refused:
    text = translate(
        "Tables",
        "“{name}” holds more than {most} different values: too many for classes or categories.",
        name=name,
        most=MOST_TEXTS,
    )
    return Refused("data-column", text)


def indices(table: Table, place: int, values: Floats, names: Sequence[str]) -> Ints:
    """The place in `names` of each value of a column; −1 for one that is not among them."""
    known = {name: index for index, name in enumerate(names)}
    column = table.columns[place]
    texts = np.array([known.get(text, -1) for text in column.different] + [-1], dtype=np.int64)
    places = places_of(values)
    numbers, back = np.unique(values[places == -2], return_inverse=True)
    found = texts[np.clip(places, -1, len(texts) - 1)]
    found[places == -2] = np.array(
        [known.get(name_of(float(value)), -1) for value in numbers], dtype=np.int64
    )[back]
    return found


def inputs_of(
    table: Table, inputs: Sequence[tuple[int, tuple[str, ...]]], rows: Ints
) -> npt.NDArray[np.float32]:
    """float32 `(N, width)`: of each column its number, or 1 for its category and 0 for the others.

    `inputs`: for each column its place and its categories, none where it holds numbers. Raises
    ValueError for a category that is not among them.
    """
    width = sum(max(1, len(names)) for _, names in inputs)
    found = np.zeros((len(rows), width), np.float32)
    columns = [place for place, _ in inputs]
    for start in range(0, len(rows), ROWS):
        block = table.values[rows[start : start + ROWS]][:, columns]
        across = np.arange(len(block))
        to = 0
        for of, (place, names) in enumerate(inputs):
            if names:
                which = indices(table, place, block[:, of], names)
                if which.min() < 0:
                    raise ValueError(table.columns[place].name)
                found[start + across, to + which] = 1.0
            else:
                found[start + across, to] = block[:, of]
            to += max(1, len(names))
    return found
