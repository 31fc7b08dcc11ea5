"""Runs on disk: which folder belongs to which document. No torch."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.engine.messages import Plan
from studio.files import atomic_write
from studio.graph.model import Document
from studio.graph.storage import loads
from studio.paths import runs_folder
from studio.spec.messages import translate
from studio.spec.problems import Refused

OWN = "own"
"""Folder in a run's with the person's own code under the names that it has beside the project."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Run:
    """A run: its folder, the text that ran, and its plan when it began in this session.

    `start`: folder with the weights of a file that it began with, if it did; of such a folder
    itself the same, which makes it `loaded`. `origin`: the name of that file. `begun`: folder with
    the weights that it really began with, also of an earlier run; None where its seed drew all.
    """

    folder: Path
    sha256: str
    plan: Plan | None = None
    threads: int = 1
    device: str = "cpu"
    epochs: int | None = None
    start: Path | None = None
    origin: str = ""
    begun: Path | None = None

    @property
    def loaded(self) -> bool:
        """Weights of a file, of which no step was trained."""
        return self.start == self.folder

    def document(self) -> Document:
        """The document as it was trained. Raises Refused: `run-damaged`, `file-…`."""
        return loads(json.dumps(_config(self.folder).get("document")))


def read_run(folder: Path) -> Run:
    """Raises Refused: `run-damaged`."""
    config = _config(folder)
    epochs = config.get("epochs")
    start = folder if config.get("state") == "loaded" else _kept(folder, config.get("start"))
    return Run(
        folder,
        str(config.get("text_sha256", "")),
        None,
        int(config.get("threads", 1)),
        str(config.get("device", "cpu")),
        epochs if isinstance(epochs, int) else None,
        start,
        "" if start is None else origin_of(start),
        start if start == folder else _kept(folder, config.get("begun")),
    )


def _kept(folder: Path, path: object) -> Path | None:
    """Another run's folder as a config names it; all of them may have been moved together."""
    if not isinstance(path, str):
        return None
    known = Path(path)
    beside = folder.parent / known.name
    return beside if not known.exists() and beside.exists() else known


def origin_of(folder: Path) -> str:
    """The name of the file whose weights are in a folder, "" where they are not there any more."""
    try:
        return str((_config(folder).get("origin") or {}).get("file", ""))
    except Refused:
        return ""


def _config(folder: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        text = translate("Runs", "{name} is not the folder of a run.", name=folder.name)
        raise Refused("run-damaged", text) from error


def remember(folder: Path) -> None:
    """Note a run that is kept elsewhere, so that its project finds it again."""
    here = runs_folder()
    if folder.resolve().parent == here.resolve():
        return
    note = here / f"{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}.link"
    try:
        atomic_write(note, str(folder.resolve()).encode("utf-8"))
    except OSError as error:
        _LOG.warning("The run in %s will not be found again: %s", folder, error)


def latest_run(document_id: str) -> Path | None:
    """The newest folder of a run that belongs to the document."""
    folders = [file.parent for file in runs_folder().glob("*/config.json")]
    folders += [Path(note.read_text(encoding="utf-8")) for note in runs_folder().glob("*.link")]
    for folder in sorted(folders, key=lambda one: _changed_at(one / "config.json"), reverse=True):
        if not (folder / "config.json").exists():
            continue
        try:
            if document_id and _config(folder).get("project") == document_id:
                return folder
        except Refused as refused:
            _LOG.warning("%s", refused.text)
    return None


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def new_folder(title: str) -> Path:
    """Where a run that begins now is written; nothing is there yet."""
    plain = re.sub(r"[^\w.-]+", "-", title).strip("-")[:40] or "run"
    stem = f"{time.strftime('%Y%m%d-%H%M%S')}-{plain}"
    folder, number = runs_folder() / stem, 2
    while folder.exists():
        folder, number = runs_folder() / f"{stem}-{number}", number + 1
    return folder
