"""The part of `predict.py` that reads rows of a person's own table, in the columns it has."""

from __future__ import annotations

import inspect

from studio.data.table_file import TEXT, TableFile
from studio.graph.layout import Call, lines, literal

SUFFIXES = TEXT
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "blank": " "}

READ = '''\
def read_table(file):
    """Rows with the columns of the training, found by their titles, or in that order without."""
    rows = rows_of(file)
    names = [name for name, _ in COLUMNS]
    titles = titles_of(rows[0][1]) if rows else []
    if len(rows) > 1 and len(titles) + 1 == len(rows[1][1]):  # row names without a title
        titles = titles_of(["", *rows[0][1]])
    if set(names) & set(titles):
        missing = [name for name in names if name not in titles]
        if missing:
            raise SystemExit(f"{file.name} has no column “{missing[0]}”")
        places, rows = [titles.index(name) for name in names], rows[1:]
    elif all(len(cells) == len(names) for _, cells in rows):
        places = range(len(names))
    else:
        places = PLACES
    return np.array([coded(file, line, cells, places) for line, cells in rows], dtype=np.float32)
'''

CODED = '''\
def coded(file, line, cells, places):
    """One row as numbers: 1 for its category in a column of texts, 0 for the others."""
    values = []
    for (name, categories), place in zip(COLUMNS, places):
        if place >= len(cells):
            raise SystemExit(f"{file.name}, line {line}: “{name}” is missing")
        cell = cells[place]
        try:
            value = number(cell, DECIMAL)
        except ValueError:
            value = None
        if value != value or (value is None and not categories):
            said = f"“{plain(cell)}” is no number" if value is None else "is empty"
            raise SystemExit(f"{file.name}, line {line}: “{name}” {said}")
        if not categories:
            values.append(value)
            continue
        text = plain(cell) if value is None else name_of(value)
        if text not in categories:
            said = f"is “{text}”, but can only be: {', '.join(categories)}"
            raise SystemExit(f"{file.name}, line {line}: “{name}” {said}")
        values += [float(category == text) for category in categories]
    return values
'''

ROWS = '''\
def rows_of(file):
    """The cells of each row that is not empty, with its line."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\\xff\\xfe", b"\\xfe\\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(ENCODING, "replace")
    if SEPARATOR == " ":
        rows = list(enumerate(map(str.split, text.splitlines()), 1))
    else:
        reader = csv.reader(io.StringIO(text, None), delimiter=SEPARATOR, skipinitialspace=True)
        rows = [(reader.line_num, cells) for cells in reader]
    return [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
'''


def table_imports() -> list[str]:
    """Modules that the script needs beside those that every one needs."""
    return ["io", "re"]


def table_constants(data: TableFile) -> list[str]:
    """How the table of the training was written, and what its columns hold."""
    of = dict(zip(data.categorical, data.categories, strict=True))
    columns = tuple(
        Call("", (literal(name), Call("", tuple(map(literal, of.get(name, ()))), "[]")))
        for name in data.input_columns
    )
    return [
        "",
        "# The columns of a table; those of texts with their categories.",
        *lines(Call("", columns, "[]", exploded=True), 0, "COLUMNS = "),
        f"SEPARATOR = {literal(SEPARATORS[data.separator])}",
        f"DECIMAL = {literal('.' if data.decimal == 'point' else ',')}",
        f"ENCODING = {literal(data.encoding or 'utf-8')}  # of files that are not UTF-8",
    ]


def table_script(data: TableFile) -> str:
    """Functions that read a file; `read_table` gives the rows as the network has to get them."""
    from studio.data.arrays import cells

    source = inspect.getsource(cells)
    places = "range(len(names))" if data.header else "[int(name.split()[-1]) - 1 for name in names]"
    body = source[source.index("MISSING = ") :].rstrip()
    return "\n\n".join([READ.replace("PLACES", places), CODED, ROWS, f"{body}\n"])
