"""A table as it lies in a file, read once and kept: all columns, whatever is chosen of them later.

Imported by the survey and by `load` only.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from studio.data import cache
from studio.data.arrays.cells import plain, titles_of
from studio.data.arrays.columns import Builder, Column, Floats, Ints
from studio.data.arrays.dialect import Dialect
from studio.data.arrays.records import Left, rows_of
from studio.data.arrays.text_lines import Source, lines_of
from studio.data.survey import Watch
from studio.files import atomic_write
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

VERSION = 1
"""Another one when the same file would give another table."""
VALUES, LINES, FACTS = "values.f64", "lines.i64", "facts.json"
MOST_SHOWN = 5
"""Names that a note lists."""


@dataclass(frozen=True)
class Table:
    """All rows that have the right number of cells.

    Attributes:
        values: float64 `(N, columns)` as `columns` stores cells, a file mapped into memory.
        lines: int64 `(N,)`: the line of the file on which each row begins.
        left: lines that were left out, with the reason; `left_count` counts all.
    """

    columns: tuple[Column, ...]
    values: Floats
    lines: Ints
    left: tuple[tuple[int, Message], ...]
    left_count: int
    notes: tuple[Message, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


Reading = Callable[["Writer"], None]
"""Reads a file and gives all of its rows to the writer."""


class Writer:
    """What the readers of the different kinds of files fill."""

    def __init__(self, values: IO[bytes], lines: IO[bytes]) -> None:
        self._values = values
        self._lines = lines
        self.left = Left()
        self.notes: list[Message] = []
        self.builder: Builder | None = None

    def begin(self, titles: tuple[str, ...] | None, width: int, decimal: str) -> None:
        given = list(titles or ())[:width]
        names = titles_of([*given, *[""] * (width - len(given))])
        self.builder = Builder(names, decimal, self._values)
        plainly = [plain(title) for title in given]
        unnamed = plainly.count("")
        if unnamed:
            text = translate(
                "Tables", "Columns without a title are named by their place: {n}.", n=unnamed
            )
            self.notes.append(text)
        again = sorted({title for title in plainly if title and plainly.count(title) > 1})
        if again:
            text = translate(
                "Tables", "Titles that came again got a number: {names}.", names=shown(again)
            )
            self.notes.append(text)

    def rows(self, columns: list[Any], lines: list[int], *, simple: bool = False) -> None:
        """Cells of each column, texts or float64, and the line of each row."""
        if self.builder is not None and lines:
            self.builder.add(columns, simple=simple)
            self._lines.write(np.array(lines, dtype=np.int64).data)

    def facts(self) -> dict[str, Any]:
        columns = () if self.builder is None else self.builder.columns()
        return {
            "columns": [asdict(column) for column in columns],
            "rows": 0 if self.builder is None else self.builder.rows,
            "left": [[line, packed(reason)] for line, reason in self.left.lines],
            "left_count": self.left.count,
            "notes": [packed(note) for note in self.notes],
        }


def key_of(fingerprint: str, *reading: object) -> str:
    """`reading`: how the file was read, as the document has it."""
    return cache.key_of("table", VERSION, fingerprint, reading)


def opened(key: str) -> Table | None:
    """What is kept under `key`; None where it has to be made (again)."""
    folder = cache.kept(key)
    if folder is None:
        return None
    try:
        facts = json.loads((folder / FACTS).read_bytes())
        return _table(folder, facts)
    except (OSError, ValueError, KeyError, TypeError):
        cache.forget(key)
        return None


def made(key: str, size: int, reading: Reading) -> Table:
    """Read a file of `size` bytes and keep what came of it.

    Raises:
        Refused: `data-empty` when there is no row, `data-disk`, and what `reading` raises.
    """
    with cache.making(key, size) as folder:
        with (folder / VALUES).open("wb") as values, (folder / LINES).open("wb") as lines:
            writer = Writer(values, lines)
            reading(writer)
        facts = writer.facts()
        if not facts["rows"]:
            raise _nothing(writer.left)
        atomic_write(folder / FACTS, json.dumps(facts).encode("utf-8"))
    table = opened(key)
    if table is None:
        text = translate("Tables", "The table was prepared, but cannot be read back.")
        raise Refused("data-disk", text)
    return table


def text_reading(source: Source, dialect: Dialect, watch: Watch) -> Reading:
    """Of a file that is text."""

    def read(writer: Writer) -> None:
        writer.begin(dialect.names, dialect.width, dialect.point)
        damaged = 0
        pieces = lines_of(source, dialect.encoding, watch)
        if dialect.passed:
            n = dialect.passed
            text = translate("Tables", "Lines above the titles that were passed over: {n}.", n=n)
            writer.notes.append(text)

        def counted() -> Any:
            nonlocal damaged
            for piece in pieces:
                if piece.damaged:
                    damaged += sum("�" in line for line in piece.texts)
                yield piece

        for rows in rows_of(counted(), dialect.mark, dialect.width, dialect.first, writer.left):
            columns = list(zip(*rows.cells, strict=True))
            writer.rows(columns, rows.lines, simple=rows.simple)
        if damaged:
            text = translate(
                "Tables",
                "Lines with characters that are not {encoding}: {n}.",
                encoding=dialect.encoding,
                n=damaged,
            )
            writer.notes.append(text)

    return read


def shown(names: list[str]) -> str:
    """The first of them, and how many there are."""
    first = ", ".join(plain(name) for name in names[:MOST_SHOWN])
    return first if len(names) <= MOST_SHOWN else f"{first} … ({len(names)})"


def packed(text: Message) -> list[Any]:
    return [text.context, text.template, dict(text.values)]


def _unpacked(parts: list[Any]) -> Message:
    context, template, values = parts
    return Message(str(context), str(template), dict(values))


def _table(folder: Path, facts: dict[str, Any]) -> Table:
    columns = tuple(Column(**{**c, "different": tuple(c["different"])}) for c in facts["columns"])
    shape = (int(facts["rows"]), len(columns))
    return Table(
        columns,
        np.memmap(folder / VALUES, np.float64, "r", shape=shape),
        np.memmap(folder / LINES, np.int64, "r", shape=shape[:1]),
        tuple((int(line), _unpacked(reason)) for line, reason in facts["left"]),
        int(facts["left_count"]),
        tuple(map(_unpacked, facts["notes"])),
    )


def _nothing(left: Left) -> Refused:
    if not left.lines:
        text = translate("Tables", "The table has titles, but no rows.")
    else:
        text = translate(
            "Tables",
            "No row of the table can be used: {count} were left out. The first, line {line}: "
            "{reason}.",
            count=left.count,
            line=left.lines[0][0],
            reason=left.lines[0][1],
        )
    return Refused("data-empty", text)
