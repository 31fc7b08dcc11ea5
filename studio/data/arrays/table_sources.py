"""From a file to its table, whatever kind of file it is. Imported by the survey and `load` only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.data.arrays import table as tables
from studio.data.arrays.dialect import Dialect, dialect_of
from studio.data.arrays.sheets import excel_reading, parquet_reading
from studio.data.arrays.text_lines import Source, scanned
from studio.data.survey import Watch
from studio.data.table_file import EXCEL, OLD_EXCEL, PARQUET, TableFile
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.problems import Refused

READ = ("sheet", "encoding", "separator", "decimal", "header")
"""Fields of `TableFile`; those that say nothing about a kind of file keep their default."""


@dataclass(frozen=True)
class Origin:
    """A file that was looked over.

    `read`: the fields of `TableFile` that say how it is read; `dialect` of a text.
    """

    source: Source
    read: Mapping[str, Raw]
    dialect: Dialect | None

    @classmethod
    def of(cls, path: Path, choices: Mapping[str, Raw], watch: Watch) -> Origin:
        """
        Raises:
            Refused: `data-missing`, `data-empty`, `data-kind`, `data-encoding`, `data-columns`,
                `cancelled`.
        """
        kind = path.suffix.lower()
        if kind in OLD_EXCEL:
            text = translate(
                "Tables",
                "{name} is a kind of table that cannot be read: save it as .xlsx or .csv.",
                name=path.name,
            )
            raise Refused("data-kind", text)
        source = scanned(path, watch)
        read: dict[str, Raw] = {name: TableFile.fields()[name].default for name in READ}
        if kind in PARQUET:
            return cls(source, read, None)
        if kind in EXCEL:
            told = {name: choices[name] for name in ("sheet", "header") if name in choices}
            return cls(source, {**read, **told}, None)
        dialect = dialect_of(source, choices)
        read |= {
            "encoding": dialect.encoding,
            "separator": dialect.separator,
            "decimal": dialect.decimal,
            "header": dialect.names is not None,
        }
        return cls(source, read, dialect)

    def table(self, watch: Watch) -> tables.Table:
        """
        Raises:
            Refused: `data-reader`, `data-sheet`, `data-kind`, `data-columns`, `data-empty`,
                `data-disk`, `data-missing`, `cancelled`.
        """
        key = key_of(self.source.fingerprint, self.read)
        kept = tables.opened(key)
        return tables.made(key, self.source.size, self._reading(watch)) if kept is None else kept

    def _reading(self, watch: Watch) -> tables.Reading:
        path = self.source.path
        if self.dialect is not None:
            return tables.text_reading(self.source, self.dialect, watch)
        if path.suffix.lower() in PARQUET:
            return parquet_reading(path, watch)
        return excel_reading(path, str(self.read["sheet"]), self.read["header"], watch)


def key_of(fingerprint: str, read: Mapping[str, Raw]) -> str:
    """The name in the cache, from the contents of a file and the fields that say how to read it."""
    return tables.key_of(fingerprint, *(read[name] for name in READ))
