"""One open document: its file and lock, history, findings, recovery copy and latest run. No Qt."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from psygnal import Signal

from studio.customs import LOOK, Asked, Customs
from studio.engine.measurements import Measurements
from studio.engine.messages import Timing, Trial
from studio.engine.pictures import Pictures
from studio.files import atomic_write
from studio.graph import repairs
from studio.graph.advice import Adviser
from studio.graph.analysis import Analyser
from studio.graph.axes import Axes, meanings
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.embedding import document_text, is_picture
from studio.graph.findings import Findings
from studio.graph.forecast import Forecast, Forecaster
from studio.graph.history import Entry, History
from studio.graph.keeping import kept
from studio.graph.model import Document
from studio.graph.places import seen_at
from studio.graph.program import Program, lower
from studio.graph.review import examine
from studio.graph.storage import dumps, loads
from studio.graph.strict import MOST_BYTES
from studio.locks import FileLock
from studio.runs import Run
from studio.spec.data import DataSet
from studio.spec.layer import LAYERS, Measured
from studio.spec.messages import Message, translate
from studio.spec.problems import Address, Problem, Refused, Repair


class Project:
    """A document that is being worked on.

    `changed` is emitted after every edit, undo and redo, with the documents before and after;
    `findings` are
    new by then. `state_changed` says that title, modified mark, run, watched sample or what was
    measured changed. `unseen`: why nobody can look inside the network as it is. `measuring`: a
    measurement is under way; `trying`: the batch size of a trial.
    """

    changed = Signal(Document, Document)
    state_changed = Signal()
    code_asked = Signal(str)
    """Somebody wants to see the code in this file beside the project."""

    def __init__(self, document: Document, path: Path | None = None, title: str = "") -> None:
        document = document if document.id else replace(document, id=uuid.uuid4().hex)
        self.path = path
        self.title = title or (path.stem if path else str(translate("Project", "untitled")))
        self.history = History(document)
        self.measurements = Measurements()
        self.pictures = Pictures()
        self.unseen: Message | None = None
        self.timing: Timing | None = None
        self.trial: Trial | None = None
        self._timed: Document | None = None
        self._tried: Document | None = None
        self.measuring = False
        self.trying: int | None = None
        self.run: Run | None = None
        self.sample = 0
        self.last_change: Entry | None = None
        self.customs = Customs(path.parent if path else None)
        self._begin_anew()
        self._forecaster = Forecaster()
        self._forecast: tuple[Findings, Forecast] | None = None
        self._saved: Document | None = document
        self._kept: Document | None = document if path else None
        self._program: tuple[Document, Program] | None = None
        self._data: tuple[Document, DataSet | None] | None = None
        self._axes: tuple[Findings, Mapping[Address, tuple[Axes, ...]]] | None = None
        self._lock = FileLock(path) if path else None
        self._examine()

    @classmethod
    def open(cls, path: Path, taken: Collection[str] = ()) -> Project:
        """The project in a file; a copy of one whose id is `taken` gets an id of its own.

        From a picture with a project inside it is a new one of that name.

        Raises Refused: `file-…`, `picture-…` with a sentence that names the file's fault.
        """
        if is_picture(path):
            return cls(replace(loads(document_text(path)), id=""), None, path.stem)
        document = loads(read_text(path))
        return cls(replace(document, id="") if document.id in taken else document, path)

    @property
    def document(self) -> Document:
        return self.history.document

    @property
    def modified(self) -> bool:
        """Differs from the saved file; a new project that nobody touched counts as saved."""
        return self.document is not self._saved and self.document != self._saved

    @property
    def unsaved(self) -> bool:
        """There is something that no file holds: changes, or a run of what was never saved."""
        return self.modified or (self.path is None and not self.untouched)

    @property
    def untouched(self) -> bool:
        """Nobody would miss it: no file, never edited, never trained."""
        nothing_done = self.history.undo_label is None and self.history.redo_label is None
        return self.path is None and not self.modified and nothing_done and self.run is None

    @property
    def read_only(self) -> bool:
        """Another window has this file open for writing."""
        return self._lock is not None and not self._lock.held

    def edit(
        self,
        function: Callable[..., Document],
        *args: Any,
        label: Message,
        place: Address | None = None,
        node: str = "",
        merge: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Apply a pure edit `function(document, *args, **kwargs)` as one entry of the history.

        `place` and `node`: what undo and redo show, as in `Entry`.

        Raises:
            Refused: from the edit; nothing has changed then.
        """
        before = self.document
        after = kept(before, function(before, *args, **kwargs))
        if after is before or after == before:
            return
        self.history.push(after, label, place, merge, node)
        self._changed(before)

    def advised(self, problem: Problem) -> Problem:
        """A problem of the present findings, with what is known only by trying: see `advice`."""
        return self._adviser.advised(self.document, self.findings, problem)

    def repair(self, problem: Problem, repair: Repair) -> None:
        """Do what a repair button says. Raises Refused when it is out of date."""
        if repair.edit == LOOK:
            self.code_asked.emit(str(repair.arguments["file"]))
            return
        place, node = seen_at(problem.address)
        self.edit(repairs.apply, problem, repair, label=repair.title, place=place, node=node)

    def undo(self) -> Entry | None:
        before = self.document
        entry = self.history.undo()
        if entry is not None:
            self._changed(before)
        return entry

    def redo(self) -> Entry | None:
        before = self.document
        entry = self.history.redo()
        if entry is not None:
            self._changed(before)
        return entry

    def go_to(self, position: int) -> Entry | None:
        """Several undos or redos at once: to an entry of the history, as one change."""
        before = self.document
        entry = self.history.go_to(position)
        if entry is not None:
            self._changed(before)
        return entry

    def _changed(self, before: Document) -> None:
        self._examine()
        self.changed.emit(before, self.document)
        self.state_changed.emit()

    def _examine(self) -> None:
        start = time.perf_counter()
        self.findings: Findings = examine(self._analyser, self.document)
        self.analysis_ms = 1000 * (time.perf_counter() - start)
        self.unseen = None

    def _begin_anew(self) -> None:
        """Know nothing of what was found before."""
        self._analyser = Analyser(self.customs.measure)
        self._adviser = Adviser(self._analyser, partial(self.customs.measure, ask=False))

    def trust(self, texts: Container[str]) -> None:
        """From now on the person trusts own code with these sums, and none other."""
        self.customs.trusted = texts
        self._renew()

    def look_again(self) -> None:
        """Own code beside the project may be another one by now."""
        if self.customs.look_again():
            self._renew()

    def learn(self, asked: Asked, found: Measured | Refused) -> None:
        """What the engine measured of own code."""
        self.customs.put(asked, found)
        self._renew()

    def _renew(self) -> None:
        """The same document is to be looked at anew, if there is own code in it."""
        if not uses_own_code(self.document):
            return
        self._begin_anew()
        self._program = None
        self._changed(self.document)

    @property
    def written(self) -> bool:
        """Whether the text of the present document need not be written anew, which takes time."""
        return self._program is not None and self._program[0].same_network(self.document)

    def program(self) -> Program:
        """The text of the present document. Raises Refused `problems` while there are errors."""
        self.look_again()
        if self._program is None or not self.written:
            recipe, _ = bind_recipe(self.document)
            if recipe is None or self.findings.errors:
                raise _has_problems(self.findings)
            self._program = (self.document, lower(self.document, self.findings, recipe))
        return self._program[1]

    def data_set(self) -> DataSet | None:
        """The data set, where nothing is wrong with it; bound once for each document."""
        if self._data is None or self._data[0] is not self.document:
            self._data = (self.document, bind_data(self.document)[0])
        return self._data[1]

    def axes(self) -> Mapping[Address, tuple[Axes, ...]]:
        """What the axes of each output mean; found when somebody asks, once after each edit."""
        if self._axes is None or self._axes[0] is not self.findings:
            self._axes = (self.findings, meanings(self.document, self.findings))
        return self._axes[1]

    def forecast(self) -> Forecast:
        """What training will take; worked out when somebody asks, once for each document."""
        if self._forecast is None or self._forecast[0] is not self.findings:
            made = self._forecaster.forecast(self.document, self.findings)
            self._forecast = (self.findings, made)
        return self._forecast[1]

    def keep_estimate(self, document: Document, estimate: Timing | Trial) -> None:
        """What was measured or tried of `document`."""
        if isinstance(estimate, Timing):
            self.timing, self._timed = estimate, document
        else:
            self.trial, self._tried = estimate, document

    @property
    def timing_old(self) -> bool:
        """What was measured is not the document as it is now."""
        known = self._timed
        return known is not None and _essence(known) != _essence(self.document)

    @property
    def trial_old(self) -> bool:
        """What was tried is not the document as it is now, at whatever batch size."""
        known = self._tried
        if known is None:
            return False
        return _essence(known, "batch_size") != _essence(self.document, "batch_size")

    @property
    def run_stale(self) -> bool:
        """The latest run is of another text than the document gives now.

        Weights of a file are put into whatever the network becomes.
        """
        if self.run is None or self.run.loaded:
            return False
        try:
            return self.program().sha256 != self.run.sha256
        except Refused:
            return True

    @property
    def weights_folder(self) -> Path | None:
        """Where the weights are that the network has now; None: they are as its seed makes them."""
        if self.run is None:
            return None
        return self.run.start if self.run_stale else self.run.folder

    @property
    def seed(self) -> Any:
        """The raw seed of the recipe: another one gives other initial weights."""
        return self.document.recipe.settings.get("seed", 0)

    def watch(self, sample: int) -> None:
        self.sample = max(0, sample)
        self.state_changed.emit()

    def save(self, path: Path | None = None) -> None:
        """Write the file atomically; with `path` the project lives there from now on.

        Raises:
            Refused: `file-locked`, `file-write` (the reason is in the sentence); the old file is
            intact.
        """
        target = path or self.path
        if target is None:
            raise Refused("file-unnamed", translate("Project", "Choose a file name first."))
        lock = self._lock if target == self.path and self._lock else FileLock(target)
        if not lock.held:
            raise Refused(
                "file-locked",
                translate(
                    "Project",
                    "Another window has {name} open. Save under another name.",
                    name=target.name,
                ),
            )
        write_text(target, dumps(self.document))
        if self._lock is not lock and self._lock is not None:
            self._lock.release()
        self._lock, self.path, self.title = lock, target, target.stem
        self._saved = self._kept = self.document
        self.state_changed.emit()
        if self.customs.move(target.parent):
            self._renew()

    def unkept(self) -> str | None:
        """The text for the recovery copy, once for each change.

        None when there is nothing new to keep.
        """
        if self.document is self._kept or not self.unsaved:
            return None
        self._kept = self.document
        return dumps(self.document)

    def recovered(self) -> None:
        """This document came from a recovery copy: it counts as modified."""
        self._saved = self._kept = None

    def reopen(self) -> None:
        """After `close`: take the file again, if nobody else has it by now."""
        self._kept = None
        if self.path is not None:
            self._lock = FileLock(self.path)

    def close(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _essence(document: Document, *without: str) -> tuple[object, ...]:
    """All of a document on which the work of a step depends; `without` these settings."""
    settings = {
        name: value
        for name, value in document.recipe.settings.items()
        if name not in ("epochs", "seed", *without)
    }
    parts = (document.networks, document.definitions, document.variables)
    return (*parts, document.recipe.steps, settings, document.data)


def uses_own_code(document: Document) -> bool:
    types = {n.type for d in document.definitions.values() for n in d.nodes.values()}
    found = (LAYERS.get(name) for name in types)
    return any(one is not None and one.foreign for one in found)


def _has_problems(findings: Findings) -> Refused:
    errors = [problem for problem in findings.problems if problem.severity == "error"]
    first = str(errors[0].text) if errors else ""
    text = (
        translate("Project", "{text}", text=first)
        if len(errors) == 1
        else translate(
            "Project",
            "{count} problems have to be mended first. {text}",
            count=len(errors),
            text=first,
        )
    )
    return Refused("problems", text)


def read_text(path: Path) -> str:
    """The text of a project file.

    Raises Refused: `file-missing`, `file-read`, `file-large`, `file-text`.
    """
    try:
        with path.open("rb") as file:  # a pipe or a device says nothing of its size
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Refused(
                "file-large",
                translate("Project", "{name} is too large to be a project file.", name=path.name),
            )
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        raise Refused(
            "file-missing", translate("Project", "There is no file {name}.", name=str(path))
        ) from None
    except UnicodeDecodeError:
        raise Refused(
            "file-text",
            translate("Project", "{name} is not a project file: it is not text.", name=path.name),
        ) from None
    except OSError as error:
        raise Refused(
            "file-read",
            translate(
                "Project", "{name} cannot be read: {reason}.", name=path.name, reason=error.strerror
            ),
        ) from None


def write_text(path: Path, text: str) -> None:
    """Atomically. Raises Refused `file-write` with the system's reason; the old file is intact."""
    try:
        atomic_write(path, text.encode("utf-8"))
    except OSError as error:
        raise Refused(
            "file-write",
            translate(
                "Project",
                "{name} was not saved: {reason}. The file on disk is as it was.",
                name=path.name,
                reason=error.strerror or str(error),
            ),
        ) from error
