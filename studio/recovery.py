"""Copies of unsaved work in our own folder, one for each document; they survive a kill."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from studio.files import atomic_write
from studio.graph.model import Document
from studio.graph.storage import loads
from studio.paths import data_folder
from studio.spec.problems import Refused

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Copy:
    """Unsaved work: the document, the file that it belongs to, if any, and when it was kept."""

    document: Document
    path: Path | None
    title: str
    kept_at: float


def _folder() -> Path:
    folder = data_folder() / "recovery"
    folder.mkdir(exist_ok=True)
    return folder


def keep(document_id: str, text: str, path: Path | None, title: str) -> None:
    """Write the copy; a full disk is logged, since the work itself is still in memory."""
    about = json.dumps({"path": str(path.resolve()) if path else None, "title": title})
    try:
        atomic_write(_folder() / f"{document_id}.json", about.encode("utf-8"))
        atomic_write(_folder() / f"{document_id}.loom", text.encode("utf-8"))
    except OSError as error:
        _LOG.warning("Unsaved work could not be kept: %s", error)


def drop(document_id: str) -> None:
    """The work is saved or was given up."""
    for suffix in (".json", ".loom"):
        (_folder() / f"{document_id}{suffix}").unlink(missing_ok=True)


def copies() -> list[Copy]:
    """All readable copies, the newest first; an unreadable one is logged and left where it is."""
    found = []
    for file in _folder().glob("*.loom"):
        try:
            found.append(_read(file))
        except (Refused, OSError, ValueError) as error:
            _LOG.warning("The recovery copy %s cannot be read: %s", file.name, error)
    return sorted(found, key=lambda copy: -copy.kept_at)


def _read(file: Path) -> Copy:
    about_file = file.with_suffix(".json")
    about = json.loads(about_file.read_text(encoding="utf-8")) if about_file.exists() else {}
    path = about.get("path")
    return Copy(
        loads(file.read_text(encoding="utf-8")),
        Path(path) if isinstance(path, str) else None,
        str(about.get("title", "")),
        file.stat().st_mtime,
    )
