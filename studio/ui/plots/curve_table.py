"""Series as a CSV table, every value exactly. Not here: files."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from studio.ui.plots.series import Series


def csv_text(series: Iterable[Series], step_title: str = "step") -> str:
    """One row a step, one column a series that has values; an empty cell where it has none."""
    filled = [one for one in series if len(one)]
    steps = [one.steps for one in filled]
    every = np.unique(np.concatenate(steps)) if steps else np.empty(0)
    columns = [_numbers(every)]
    for one in filled:
        column = np.full(len(every), "", object)
        column[np.searchsorted(every, one.steps)] = _numbers(one.values)
        columns.append(column)
    head = ",".join((step_title, *(_quoted(one.line.text) for one in filled)))
    return "\n".join((head, *map(",".join, zip(*columns, strict=True)), ""))


def _numbers(values: NDArray[np.float64]) -> NDArray:
    """Each as the shortest text that reads back as the same number; whole ones without ".0"."""
    texts = np.empty(len(values), object)
    texts[:] = [
        str(int(v)) if v.is_integer() and abs(v) < 1e15 else repr(v) for v in values.tolist()
    ]
    return texts


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\n\r') else text
