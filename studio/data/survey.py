"""Looking at a person's own data before they are used: what is there, and what was skipped and why.

Not here: how a kind of file is read. Each kind enters a `Surveyor` with `@surveyor`. No numpy at
import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.spec.fields import Raw
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.registry import Registry

FOLDER = "folder"
"""The name under which the surveyor of folders stands among the suffixes of files."""
MOST_NAMED = 200
"""So many skipped files or rows are named; all are counted."""
SAMPLES = 20
"""So many samples are shown."""


@dataclass(frozen=True)
class Skipped:
    """A file or a row that was left out, and why."""

    name: str
    reason: Message


@dataclass(frozen=True)
class Sample:
    """One sample as the network will get it, before standardisation.

    `values` is float32 of the data set's `input_shape()`; `label` the class or the target's number.
    """

    values: Any
    label: str
    name: str


@dataclass(frozen=True)
class FoundColumn:
    """A column of a table, for whoever chooses among them.

    `kind`: what it holds: "number", "category", or "text" of too many different ones to be any
    use; `left_out`: why it is no input unless a person takes it; `examples`: a few of its values.
    """

    name: str
    kind: str
    left_out: Message | None
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Survey:
    """What was found.

    Attributes:
        entry_type: the registered name of the data set, "PictureFolder" or "TableFile".
        params: all that the document stores: choices, and measured facts such as the classes.
        counts: class -> samples, empty where the target is a number.
        skipped: at most `MOST_NAMED`, in the order of the data; `skipped_count` counts all.
        notes: what a person should know but nothing was lost by.
        samples: `SAMPLES` of them, of all classes in turn; fewer where there are fewer.
        columns: all columns of a table, also those that were not chosen.
    """

    entry_type: str
    params: Mapping[str, Raw]
    counts: Mapping[str, int]
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0
    notes: tuple[Message, ...] = ()
    samples: tuple[Sample, ...] = ()
    columns: tuple[FoundColumn, ...] = ()


class Watch:
    """Between whoever waits for long work and the thread that does it.

    `on_progress(done, total)` is called in the thread that works; `total` is 0 while it is unknown.
    """

    def __init__(self, on_progress: Callable[[int, int], None] | None = None) -> None:
        self._on_progress = on_progress
        self.cancelled = False

    def cancel(self) -> None:
        """May be called from any thread; the work ends at its next `check`."""
        self.cancelled = True

    def check(self) -> None:
        """Raises Refused: `cancelled`."""
        if self.cancelled:
            raise Refused("cancelled", translate("Survey", "Cancelled: nothing was changed."))

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is. Raises Refused: `cancelled`."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(done, total)


Surveyor = Callable[[Path, Mapping[str, Raw], Watch], Survey]
"""`(path, choices, watch)`: `choices` are raw fields of the data set that the person has chosen.

Those that are not given are chosen by what is found. Raises Refused where nothing can be used.
"""

SURVEYORS: Registry[Surveyor] = Registry("survey")
"""Suffix of a file in small letters (".csv"), or `FOLDER` -> who looks at it."""


def surveyor(*kinds: str) -> Callable[[Surveyor], Surveyor]:
    """Enter a function for these suffixes, or for `FOLDER`."""

    def enter(function: Surveyor) -> Surveyor:
        for kind in kinds:
            SURVEYORS.register(kind, function, function.__module__)
        return function

    return enter


def kind_of(path: Path) -> str:
    """`FOLDER`, or the suffix of the file in small letters. Raises Refused: `data-missing`."""
    try:
        if path.is_dir():
            return FOLDER
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        text = translate("Survey", "{path} is not there or cannot be opened.", path=str(path))
        raise Refused("data-missing", text)
    return path.suffix.lower()


def survey(path: Path, choices: Mapping[str, Raw], watch: Watch) -> Survey:
    """Look at `path`; long work, to be done in a thread of its own.

    Raises:
        Refused: `data-missing`, `data-kind` (a file that nobody reads), `data-…` where nothing in
            it can be used, `cancelled`.
    """
    kind = kind_of(path)
    look = SURVEYORS.get(kind)
    if look is None:
        known = ", ".join(name for name in SURVEYORS if name != FOLDER)
        text = translate(
            "Survey",
            "{name} is neither a folder of pictures nor a table ({known}).",
            name=path.name,
            known=known,
        )
        raise Refused("data-kind", text)
    return look(path, choices, watch)
