"""A person's own files for the data sets that are of no use without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from studio.data.survey import Watch, survey
from studio.spec.data import DATA_SETS
from tests.pictures import write_classes
from tests.tables import write_plants


def _pictures(folder: Path) -> Path:
    return write_classes(folder, 40)


def _table(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return write_plants(folder / "plants.csv", 150)


OWN: Mapping[str, Callable[[Path], Path]] = {"PictureFolder": _pictures, "TableFile": _table}
"""Name of a data set -> writes files into a folder; the path that a person would open."""


class OwnData:
    """What the document stores for each of them, found out once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._params: dict[str, Mapping[str, Any]] = {}

    def params(self, name: str) -> Mapping[str, Any]:
        """Empty for data sets that need no files."""
        if not DATA_SETS[name].own:
            return {}
        if name not in self._params:
            path = OWN[name](self._folder / name)
            self._params[name] = survey(path, {}, Watch()).params
        return self._params[name]
