"""Which column is predicted from which: as a person chose, otherwise what makes sense.

Not here: which rows can be used for that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from studio.data.arrays.columns import MOST_TEXTS, Column
from studio.data.arrays.table import Table, shown
from studio.spec.fields import Raw
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

MOST_CATEGORIES = 50
"""A column of more different texts is left out, unless a person takes it."""
FEW_NUMBERS = 20
"""Whole numbers of at most so many values are classes, unless a person wants numbers."""
STRAY = 0.05
"""Share of texts up to which a column is one of numbers, whose texts are left out."""
TARGETS = re.compile(
    r"(target|label|class|species|outcome|category|类别|类|标签|目标|种类|分类|结果)", re.I
)
IDS = re.compile(
    r"([Ii][Dd]|.*[_ -][Ii][Dd]|.*ID|uuid|index|idx|no\.?|nr\.?|row|编号|序号|学号|工号|.*编号)"
)
ALMOST = 0.9
"""Share of different numbers in a column that numbers the rows; a few may come again."""
FIRST = "column 1"
"""The name of a first column without a title, which often only counts the rows."""
DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?([T ].*)?|\d{1,2}:\d{2}(:\d{2}.*)?")


@dataclass(frozen=True)
class Choice:
    """Places of the columns in the table; `categorical` are those of the inputs that hold texts."""

    target: int
    inputs: tuple[int, ...]
    categorical: tuple[int, ...]
    classes: bool
    notes: tuple[Message, ...]


class Chooser:
    """Judges the columns of one table."""

    def __init__(self, table: Table, choices: Mapping[str, Raw]) -> None:
        self.table = table
        self._choices = choices
        self._columns = table.columns
        self._rows = len(table.lines)

    def choice(self) -> Choice:
        """
        Raises:
            Refused: `data-column` (not in the table, or of no use), `data-columns` (nothing left).
        """
        inputs, notes = self.inputs
        categorical = tuple(place for place in inputs if self.is_categorical(place))
        for place in categorical:
            if self._columns[place].over:
                raise _too_many(self._columns[place], "input_columns")
        return Choice(self.target, inputs, categorical, self.classes, notes)

    @cached_property
    def target(self) -> int:
        """As chosen; else by its name; else the last column that could be one."""
        chosen = self._choices.get("target_column")
        if chosen:
            return self._place(str(chosen), "target_column")
        able = [place for place in range(len(self._columns)) if self._can_be_target(place)]
        if not able:
            text = translate(
                "Tables",
                "No column can be predicted: each is empty, always the same, or different texts in "
                "nearly every row.",
            )
            raise Refused("data-columns", text, field="target_column")
        named = [place for place in able if TARGETS.fullmatch(self._columns[place].name)]
        return (named or able)[-1]

    @cached_property
    def classes(self) -> bool:
        """Whether classes are predicted, not numbers."""
        column, chosen = self._columns[self.target], self._choices.get("predict")
        if chosen == "number":
            if not column.numbers:
                text = translate(
                    "Tables",
                    "“{name}” holds texts: it can be predicted as classes only.",
                    name=column.name,
                )
                raise Refused("data-column", text, field="predict")
            return False
        classes = chosen == "class" or self._looks_like_classes(self.target)
        if classes and column.over:
            raise _too_many(column, "target_column")
        return classes

    @cached_property
    def inputs(self) -> tuple[tuple[int, ...], tuple[Message, ...]]:
        """As chosen; else all that are not `left_out`, with notes on those."""
        chosen = self._choices.get("input_columns")
        if chosen:
            names = (chosen,) if isinstance(chosen, str) else tuple(chosen)
            places = dict.fromkeys(self._place(str(name), "input_columns") for name in names)
            places.pop(self.target, None)  # who takes an input as the target does not want both
            if not places:
                raise self._nothing_left(())
            return tuple(places), ()
        reasons = {p: self.left_out(p) for p in range(len(self._columns)) if p != self.target}
        left = tuple(place for place, reason in reasons.items() if reason is None)
        if not left:
            left = tuple(place for place in reasons if self._numbers_rows(place))
            reasons |= dict.fromkeys(left)
        if not left:
            raise self._nothing_left(self._notes(reasons))
        return left, tuple(self._notes(reasons))

    def _nothing_left(self, notes: Sequence[Message]) -> Refused:
        name = self._columns[self.target].name
        if notes:
            text = translate(
                "Tables",
                "No column is of use to predict “{name}” from. {note} Choose the columns "
                "yourself, or another one to predict.",
                name=name,
                note=notes[0],
            )
        else:
            text = translate("Tables", "Choose a column to predict “{name}” from.", name=name)
        return Refused("data-columns", text, field="input_columns")

    def _notes(self, reasons: Mapping[int, Message | None]) -> list[Message]:
        groups: dict[str, tuple[Message, list[str]]] = {}
        for place, reason in reasons.items():
            if reason is not None:
                _, names = groups.setdefault(reason.template, (reason, []))
                names.append(self._columns[place].name)
        return [
            translate("Tables", "Left out, {reason}: {names}.", reason=reason, names=shown(names))
            for reason, names in groups.values()
        ]

    def left_out(self, place: int) -> Message | None:
        """Why a column is no input unless a person takes it; None for one that is useful."""
        column = self._columns[place]
        given = column.numbers + column.texts
        if not given:
            return translate("Tables", "empty")
        if self._is_constant(column):
            return translate("Tables", "the same in every row")
        if column.missing * 2 > self._rows:
            return translate("Tables", "empty in most rows")
        if not self.is_categorical(place):
            rows = translate("Tables", "row numbers")
            return rows if self._numbers_rows(place) else None
        dates = sum(bool(DATE.fullmatch(text)) for text in column.different)
        if dates and dates * 2 > len(column.different):
            return translate("Tables", "dates or times")
        if column.over or len(column.different) > MOST_CATEGORIES or self._all_different(column):
            return translate("Tables", "different texts in very many rows")
        return None

    def is_categorical(self, place: int) -> bool:
        """Whether a column is one of texts, or of numbers that a person wants as categories."""
        column = self._columns[place]
        chosen = self._choices.get("categorical") or ()
        names = (chosen,) if isinstance(chosen, str) else tuple(chosen)
        return column.name in names or self.holds_texts(place)

    def holds_texts(self, place: int) -> bool:
        """More than a few stray ones."""
        column = self._columns[place]
        return column.texts > STRAY * (column.numbers + column.texts)

    def _numbers_rows(self, place: int) -> bool:
        column = self._columns[place]
        if not column.whole or column.texts or column.numbers <= 2:
            return False
        if column.name == FIRST:
            return column.counting
        return IDS.fullmatch(column.name) is not None and (
            column.high - column.low + 1 >= ALMOST * column.numbers
        )

    def _all_different(self, column: Column) -> bool:
        return column.numbers == 0 and column.texts > 2 and len(column.different) == column.texts

    def _is_constant(self, column: Column) -> bool:
        if column.texts:
            return not column.numbers and len(column.different) == 1 and not column.over
        return column.low == column.high

    def _can_be_target(self, place: int) -> bool:
        column = self._columns[place]
        if not column.numbers + column.texts or self._is_constant(column):
            return False
        return not self.holds_texts(place) or not (column.over or self._all_different(column))

    def _looks_like_classes(self, place: int) -> bool:
        column = self._columns[place]
        if self.holds_texts(place):
            return True
        if not column.whole or not column.numbers or column.high - column.low > 1e6:
            return False
        values = self.table.values[:, place]
        different = len(np.unique(values[np.isfinite(values)]))
        return different <= FEW_NUMBERS and different * 2 <= column.numbers

    def _place(self, name: str, field: str) -> int:
        for place, column in enumerate(self._columns):
            if column.name == name:
                return place
        known: Sequence[str] = [column.name for column in self._columns]
        text = translate(
            "Tables",
            "The table has no column “{name}”. Its columns: {known}.",
            name=name,
            known=shown(list(known)),
        )
        raise Refused("data-column", text, field=field)


def _too_many(column: Column, field: str) -> Refused:
    if field == "target_column":
        text = translate(
            "Tables",
            "“{name}” holds more than {most} different texts: too many for classes. Choose another "
            "column to predict.",
            name=column.name,
            most=MOST_TEXTS,
        )
    else:
        text = translate(
            "Tables",
            "“{name}” holds more than {most} different texts: too many for categories. Leave it "
            "out.",
            name=column.name,
            most=MOST_TEXTS,
        )
    return Refused("data-column", text, field=field)
