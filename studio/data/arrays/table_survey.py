"""A table and what a person chose of it: all that the document keeps, and what is shown before.

Imported by the survey and by `load` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from studio.data.arrays.coding import Usable, indices, inputs_of, names_in, usable
from studio.data.arrays.columns import Ints, places_of
from studio.data.arrays.table import Table, shown
from studio.data.arrays.table_choice import Choice, Chooser
from studio.data.survey import MOST_NAMED, SAMPLES, FoundColumn, Sample, Skipped, Survey, Watch
from studio.spec.fields import Raw
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.data.table_file import TableFile

SHOWN = 3
"""Values that describe a column."""
LOOKED_AT = 1_000
"""Rows in which these are looked for."""


@dataclass(frozen=True)
class _Chosen:
    """A choice applied to the rows: what can be used, and the names in it."""

    table: Table
    choice: Choice
    good: Usable
    categories: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]

    def labels(self) -> Ints:
        place = self.choice.target
        return indices(self.table, place, self.table.values[:, place][self.good.rows], self.classes)


def surveyed(
    path: Path,
    table: Table,
    read: Mapping[str, Raw],
    choices: Mapping[str, Raw],
    watch: Watch,
) -> Survey:
    """`read`: the fields of `TableFile` that say where the file is and how it was read.

    Raises:
        Refused: `data-column`, `data-columns`, `data-empty`, `data-classes`.
    """
    chooser = Chooser(table, choices)
    chosen = _applied(path, table, chooser.choice(), watch)
    counts = {}
    if chosen.choice.classes:
        found = np.bincount(chosen.labels(), minlength=len(chosen.classes))
        counts = {name: int(n) for name, n in zip(chosen.classes, found, strict=True)}
    skipped = sorted([*table.left, *chosen.good.left], key=lambda left: left[0])[:MOST_NAMED]
    return Survey(
        "TableFile",
        {**read, **_measured(chosen)},
        counts,
        tuple(Skipped(f"{path.name}:{line}", reason) for line, reason in skipped),
        table.left_count + chosen.good.left_count,
        (*table.notes, *chosen.choice.notes, *_notes(table, chosen, counts)),
        _samples(path, chosen),
        tuple(_found(chooser, place) for place in range(len(table.columns))),
    )


def _applied(path: Path, table: Table, choice: Choice, watch: Watch) -> _Chosen:
    good = usable_rows(table, choice, watch)
    if not len(good.rows):
        raise _no_row(path, good)
    of_texts = [*choice.categorical, *([choice.target] if choice.classes else [])]
    names = names_in(table, of_texts, good.rows, watch)
    categories, classes = names[: len(choice.categorical)], names[-1] if choice.classes else ()
    if choice.classes and len(classes) < 2:
        raise _one_class(table.names[choice.target], classes[0])
    return _Chosen(table, choice, good, categories, classes)


def arrays(table: Table, data: TableFile) -> dict[str, npt.NDArray[Any]] | None:
    """`input` and `target` of the rows that `data` can use; None where they are not those."""
    place = {name: number for number, name in enumerate(table.names)}
    if not place.keys() >= {data.target_column, *data.input_columns}:
        return None
    inputs = tuple(place[name] for name in data.input_columns)
    categorical = tuple(place[name] for name in data.categorical)
    choice = Choice(place[data.target_column], inputs, categorical, data.predict == "class", ())
    good = usable_rows(table, choice, Watch())
    of = dict(zip(categorical, data.categories, strict=True))
    if len(good.rows) != data.rows:
        return None
    try:
        found = inputs_of(table, [(one, of.get(one, ())) for one in inputs], good.rows)
    except ValueError:
        return None
    target = table.values[:, choice.target][good.rows]
    if not choice.classes:
        return {"input": found, "target": target.astype(np.float32)[:, None]}
    labels = indices(table, choice.target, target, data.classes)
    return None if labels.min() < 0 else {"input": found, "target": labels}


def usable_rows(table: Table, choice: Choice, watch: Watch) -> Usable:
    """Rows without a gap in the chosen columns."""
    texts = [*choice.categorical, *([choice.target] if choice.classes else [])]
    numbers = [place for place in (*choice.inputs, choice.target) if place not in texts]
    return usable(table, texts, numbers, watch)


def _measured(chosen: _Chosen) -> dict[str, Raw]:
    names, choice = chosen.table.names, chosen.choice
    return {
        "target_column": names[choice.target],
        "input_columns": tuple(names[place] for place in choice.inputs),
        "categorical": tuple(names[place] for place in choice.categorical),
        "predict": "class" if choice.classes else "number",
        "categories": chosen.categories,
        "classes": chosen.classes,
        "rows": len(chosen.good.rows),
    }


def _notes(table: Table, chosen: _Chosen, counts: Mapping[str, int]) -> list[Message]:
    found = []
    target = table.columns[chosen.choice.target]
    if chosen.choice.classes and not target.texts:
        text = translate(
            "Tables",
            "The numbers of “{name}” are taken as classes: {n} different ones.",
            name=target.name,
            n=len(chosen.classes),
        )
        found.append(text)
    single = [name for name, count in counts.items() if count == 1]
    if single:
        names = shown(single)
        text = translate("Tables", "Classes with one row only, too few: {names}.", names=names)
        found.append(text)
    return found


def _samples(path: Path, chosen: _Chosen) -> tuple[Sample, ...]:
    rows = chosen.good.rows
    places = _in_turn(chosen.labels()) if chosen.choice.classes else np.arange(len(rows))
    rows = rows[places[:SAMPLES]]
    of = dict(zip(chosen.choice.categorical, chosen.categories, strict=True))
    inputs = [(place, of.get(place, ())) for place in chosen.choice.inputs]
    values = inputs_of(chosen.table, inputs, rows)
    target = chosen.table.values[:, chosen.choice.target][rows]
    if chosen.choice.classes:
        found = indices(chosen.table, chosen.choice.target, target, chosen.classes)
        labels = [chosen.classes[label] for label in found]
    else:
        labels = [f"{value:.6g}" for value in target]
    lines = chosen.table.lines[rows]
    return tuple(
        Sample(one, label, f"{path.name}:{line}")
        for one, label, line in zip(values, labels, lines, strict=True)
    )


def _in_turn(labels: Ints) -> Ints:
    """The first of every class, then the second of every class …"""
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], np.arange(labels.max() + 1))
    turn = np.arange(len(labels)) - starts[labels[order]]
    early = turn < SAMPLES
    return order[early][np.lexsort((labels[order][early], turn[early]))]


def _found(chooser: Chooser, place: int) -> FoundColumn:
    table, column = chooser.table, chooser.table.columns[place]
    kind = "number"
    if chooser.holds_texts(place):
        kind = "text" if column.over else "category"
    return FoundColumn(column.name, kind, chooser.left_out(place), _examples(table, place))


def _examples(table: Table, place: int) -> tuple[str, ...]:
    """The first different values of a column."""
    values = np.array(table.values[:LOOKED_AT, place])
    different = table.columns[place].different
    found: dict[str, None] = {}
    for value, text in zip(values.tolist(), places_of(values).tolist(), strict=True):
        if text == -2:
            found[f"{value:.6g}"] = None
        elif 0 <= text < len(different):
            found[different[text]] = None
        if len(found) == SHOWN:
            break
    return tuple(found)


def _no_row(path: Path, good: Usable) -> Refused:
    text = translate(
        "Tables",
        "No row of {name} can be used: {count} were left out. The first, line {line}: {reason}. "
        "Leave out columns with many gaps.",
        name=path.name,
        count=good.left_count,
        line=good.left[0][0],
        reason=good.left[0][1],
    )
    return Refused("data-empty", text)


def _one_class(name: str, only: str) -> Refused:
    text = translate(
        "Tables",
        "“{name}” is “{only}” in every row that can be used: there is nothing to tell apart. "
        "Choose another column to predict.",
        name=name,
        only=only,
    )
    return Refused("data-classes", text, field="target_column")
