"""Tables that are no text: Parquet and Excel, where the package that reads them is installed.

Imported by the survey and by `load` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from studio.data.arrays.dialect import MOST_COLUMNS, titles
from studio.data.arrays.table import Reading, Writer
from studio.data.survey import Watch
from studio.spec.messages import translate
from studio.spec.problems import Refused

ROWS = 4_096
"""That are read at once."""
SEEN = 200


def need(package: str, path: Path) -> None:
    """Raises Refused: `data-reader`: the package that reads such files is not installed."""
    if find_spec(package) is None:
        text = translate(
            "Tables",
            "Reading {name} needs the package {package}: install it with “pip install {package}”, "
            "or save the table as .csv.",
            name=path.name,
            package=package,
        )
        raise Refused("data-reader", text)


def parquet_reading(path: Path, watch: Watch) -> Reading:
    """Raises Refused: `data-reader`, and when it reads `data-kind`, `cancelled`."""
    need("pyarrow", path)

    def read(writer: Writer) -> None:
        import pyarrow
        from pyarrow import parquet

        try:
            with parquet.ParquetFile(path) as file:
                names = tuple(file.schema_arrow.names)
                _check_width(len(names), path)
                writer.begin(names, len(names), ".")
                total, done = file.metadata.num_rows, 0
                for batch in file.iter_batches(batch_size=ROWS):
                    lines = list(range(done + 1, done + batch.num_rows + 1))
                    writer.rows([_cells(column) for column in batch.columns], lines)
                    done += batch.num_rows
                    watch.progress(done, total)
        except (pyarrow.ArrowException, OSError) as error:
            raise _broken(path, error) from None

    return read


def _cells(column: Any) -> Any:
    """float64 with NaN for what is missing, or texts."""
    import pyarrow

    kind = column.type
    if pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind):
        return np.asarray(column.cast(pyarrow.float64(), safe=False).to_numpy(zero_copy_only=False))
    return ["" if value is None else str(value) for value in column.to_pylist()]


def excel_reading(path: Path, sheet: str, header: object, watch: Watch) -> Reading:
    """`sheet`: its name, the first one where it is empty.

    Raises:
        Refused: `data-reader`, and when it reads `data-kind`, `data-sheet`, `cancelled`.
    """
    need("openpyxl", path)

    def read(writer: Writer) -> None:
        import zipfile

        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException

        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise _broken(path, error) from None
        try:
            if sheet and sheet not in book.sheetnames:
                raise _no_sheet(path, sheet, book.sheetnames)
            page = book[sheet] if sheet else book.worksheets[0]
            _read_page(page, path, header, writer, watch)
        finally:
            book.close()

    return read


def _read_page(page: Any, path: Path, header: object, writer: Writer, watch: Watch) -> None:
    rows: Iterator[Any] = page.iter_rows(values_only=True)
    head = [list(map(_text, row)) for row in islice(rows, SEEN)]
    width = max((place + 1 for row in head for place, cell in enumerate(row) if cell), default=0)
    if not width:
        return
    _check_width(width, path)
    cells = [_fitted(row, width) for row in head]
    start = _start(cells, width)
    top, names = titles(cells[start:], width, ".", header)
    writer.begin(names, width, ".")
    start += top
    total, done, cells = page.max_row or 0, start, cells[start:]
    while cells:
        watch.progress(done, max(total, done))
        kept = [(row, done + place) for place, row in enumerate(cells, 1) if any(row)]
        columns = list(zip(*(row for row, _ in kept), strict=True))
        writer.rows(columns, [line for _, line in kept])
        done += len(cells)
        cells = [_fitted(map(_text, row), width) for row in islice(rows, ROWS)]


def _fitted(row: Iterable[str], width: int) -> list[str]:
    """Of `width` cells: a sheet has no rows that are too short."""
    cells = list(islice(row, width))
    return cells + [""] * (width - len(cells))


def _start(cells: list[list[str]], width: int) -> int:
    """The first row that is more than a heading over the table."""
    needed = min(2, width - 1)
    return next((place for place, row in enumerate(cells) if sum(map(bool, row)) >= needed), 0)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _check_width(width: int, path: Path) -> None:
    if not 2 <= width <= MOST_COLUMNS:
        text = translate(
            "Tables",
            "{name} has {count} columns; between 2 and {most} are needed.",
            name=path.name,
            count=width,
            most=MOST_COLUMNS,
        )
        raise Refused("data-columns", text)


def _broken(path: Path, error: Exception) -> Refused:
    text = translate(
        "Tables",
        "{name} cannot be read as what its name says: {reason}",
        name=path.name,
        reason=str(error)[:200],
    )
    return Refused("data-kind", text)


def _no_sheet(path: Path, sheet: str, known: list[str]) -> Refused:
    text = translate(
        "Tables",
        "{name} has no sheet “{sheet}”. Its sheets: {known}.",
        name=path.name,
        sheet=sheet,
        known=", ".join(known),
    )
    return Refused("data-sheet", text, field="sheet")
