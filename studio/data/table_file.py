"""A person's own table: a text file with a separator, Parquet or Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from studio.data.folder import printable
from studio.data.survey import Survey, Watch, surveyor
from studio.spec.data import Asked, DataSet, Loaded, Target, data_set
from studio.spec.declaration import bind_values
from studio.spec.fields import Bool, Choice, Int, Raw, Text
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from studio.spec.text_lists import Texts

if TYPE_CHECKING:
    from studio.data.arrays.table import Table

TEXT = (".csv", ".tsv", ".txt", ".dat", ".data", ".tab")
PARQUET = (".parquet", ".pq")
EXCEL = (".xlsx", ".xlsm")
OLD_EXCEL = (".xls", ".ods", ".xlsb")

READING = ("path", "sheet", "encoding", "separator", "decimal", "header")
"""Fields that say which file it is and how its cells are read."""
CHOICES = ("target_column", "input_columns", "categorical", "predict")
"""Fields that say what is predicted from what."""


@data_set
class TableFile(DataSet):
    """Your own table: one row a sample, one column to predict, others to predict it from.

    Columns of numbers are taken as they are, texts become one column of 0 and 1 for each category;
    all of these are standardised alike. Rows with gaps in these columns are left out.
    """

    title = "Table file"
    own: ClassVar[bool] = True

    path: str = Text(default="", longest=4096, opening=True, help="The file on this computer.")
    target_column: str = Text(default="", opening=True, help="The column that is predicted.")
    predict: str = Choice(
        default="class",
        options=("class", "number"),
        opening=True,
        help="Whether the target is one of several classes or a number.",
    )
    input_columns: tuple[str, ...] = Texts(
        default=(), opening=True, help="The columns that it is predicted from."
    )
    categorical: tuple[str, ...] = Texts(
        default=(), opening=True, help="Those of the input columns that hold categories."
    )
    encoding: str = Text(default="", opening=True, help="How its characters are written.")
    separator: str = Choice(
        default="comma",
        options=("comma", "semicolon", "tab", "bar", "blank"),
        opening=True,
        help="What stands between two cells of a row.",
    )
    decimal: str = Choice(
        default="point",
        options=("point", "comma"),
        opening=True,
        label="Decimal mark",
        help="What stands before the decimals of a number.",
    )
    header: bool = Bool(default=True, opening=True, help="The first row holds titles.")
    sheet: str = Text(
        default="", opening=True, when=("encoding", ("",)), help="The sheet of an Excel file."
    )
    categories: tuple[tuple[str, ...], ...] = Texts(
        default=(), groups=True, measured=True, help="The categories of each of these columns."
    )
    classes: tuple[str, ...] = Texts(default=(), measured=True, help="Names of the classes.")
    rows: int = Int(default=0, measured=True, help="How many rows can be used.")
    fingerprint: str = Text(
        default="", measured=True, help="Another one when the contents of the file changed."
    )

    def check(self) -> None:
        if not self.path or not self.input_columns or len(self.categories) != len(self.categorical):
            text = translate(
                "Tables",
                "No table was opened yet: drop a file such as .csv on the window. One of its "
                "columns is predicted from others.",
            )
            raise Refused("data-unopened", text)

    def input_shape(self) -> Shape:
        return Shape((max(1, len(self.columns())),))

    def columns(self) -> tuple[str, ...]:
        """Those of numbers by their name, one for each category as “colour=red”."""
        of = dict(zip(self.categorical, self.categories, strict=True))
        return tuple(
            f"{name}={category}" if name in of else name
            for name in self.input_columns
            for category in of.get(name, ("",))
        )

    def free_columns(self) -> int:
        """None where categories are: nothing lies between two of them."""
        return 0 if self.categorical else len(self.columns())

    def asked(self) -> tuple[Asked, ...]:
        of = dict(zip(self.categorical, self.categories, strict=True))
        return tuple(Asked(name, of.get(name, ())) for name in self.input_columns)

    def target(self) -> Target:
        if self.predict == "class":
            return Target(Shape(()), self.classes)
        return Target(Shape((1,)))

    def samples(self) -> int:
        return self.rows

    def load(self) -> Loaded:
        """`input` float32 `(rows, columns)`; `target` int64 `(rows,)` or float32 `(rows, 1)`.

        From the table that was kept when it was opened, or read again.

        Raises:
            Refused: `data-missing` (file and table are gone), `data-changed`.
        """
        from studio.data.arrays.parts import loaded
        from studio.data.arrays.table_survey import arrays

        self.check()
        found = arrays(self._table(), self)
        if found is None:
            raise _changed(self.path)
        return loaded(self, found)

    def _table(self) -> Table:
        """As it was when it was opened."""
        from studio.data.arrays.table import opened
        from studio.data.arrays.table_sources import Origin, key_of

        read = {name: getattr(self, name) for name in READING}
        path = Path(self.path)
        kept = opened(key_of(self.fingerprint, read))
        if not path.is_file():
            if kept is None:
                raise _gone(self.path)
            return kept
        origin = Origin.of(path, read, Watch())
        if origin.source.fingerprint != self.fingerprint:
            raise _changed(self.path)
        return origin.table(Watch())


@surveyor(*TEXT, *PARQUET, *EXCEL, *OLD_EXCEL)
def look_at(path: Path, choices: Mapping[str, Raw], watch: Watch) -> Survey:
    """Read the whole table once; `choices` may hold any field of `READING` and of `CHOICES`.

    Raises:
        Refused: `data-missing`, `data-path`, `data-kind`, `data-reader`, `data-encoding`,
            `data-sheet`, `data-empty`, `data-columns`, `data-column`, `data-classes`,
            `data-changed`, `data-disk`, `data-choice`, `cancelled`.
    """
    from studio.data.arrays.table_sources import Origin
    from studio.data.arrays.table_survey import surveyed

    watch.progress(0, 0)
    where = _written_down(path)
    chosen = _checked(choices)
    origin = Origin.of(path, chosen, watch)
    table = origin.table(watch)
    origin.source.check_unchanged()
    rest = {n: raw for n, raw in chosen.items() if n not in (*READING, *CHOICES)}
    read = {"path": where, **origin.read, "fingerprint": origin.source.fingerprint}
    return surveyed(path, table, {**rest, **read}, chosen, watch)


def _checked(choices: Mapping[str, Raw]) -> dict[str, Raw]:
    """Those that are fields which a person can choose. Raises Refused: `data-choice`."""
    found = ("path", "fingerprint", "rows", "classes", "categories")
    fields = TableFile.fields()
    chosen = {n: raw for n, raw in choices.items() if n in fields and n not in found}
    bound, problems = bind_values(TableFile, chosen)
    if bound is None:
        raise Refused("data-choice", problems[0].text, field=problems[0].field)
    return {name: getattr(bound, name) for name in chosen}


def _written_down(path: Path) -> str:
    """The whole path as text that a document can store."""
    where = str(path.absolute())
    if not where.isprintable():
        text = translate(
            "Tables",
            "The name of {path} has characters that cannot be stored: rename it.",
            path=printable(where),
        )
        raise Refused("data-path", text)
    return where


def _gone(path: str) -> Refused:
    text = translate(
        "Tables",
        "The table {path} is not there any more. Put it back, or open it again where it is now.",
        path=path,
    )
    return Refused("data-missing", text)


def _changed(path: str) -> Refused:
    text = translate(
        "Tables",
        "The table {path} is not the one that was opened: its contents changed. Open it again to "
        "take it as it is now.",
        path=path,
    )
    return Refused("data-changed", text)
