"""Which documents lie open, from one start to the next. Not here: their unsaved text (`recovery`).

Standard library only but for the lock: one process keeps the list, a second one leaves it alone.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.files import atomic_write
from studio.locks import FileLock
from studio.paths import data_folder

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sheet:
    """One open document: its file, if it has one, and the id under which unsaved work is kept."""

    document_id: str
    path: Path | None = None


class Desk:
    """The sheets in the order of their tabs, and which one lies on top.

    `held` is False where another process keeps the list: then nothing is read or written.
    """

    def __init__(self) -> None:
        self._path = data_folder() / "desk.json"
        self._lock = FileLock(self._path)
        self._written = ""
        self._trusted = True

    @property
    def held(self) -> bool:
        return self._lock.held

    def take_up(self) -> tuple[list[Sheet], int]:
        """What lay open at last and the place of what was on top.

        Nothing, where taking it up has ended the process the last time: what was unsaved is
        offered then instead of being opened. Call `settle` once everything is shown.
        """
        if not self.held:
            return [], 0
        state = self._read()
        self._trusted = not state.get("opening")
        self._write({**state, "opening": True})
        if not self._trusted:
            return [], 0
        try:
            sheets = [_sheet(one) for one in state.get("sheets", [])]
            return sheets, int(state.get("top", 0))
        except (TypeError, ValueError, KeyError) as error:
            _LOG.warning("The list of open documents is not understood: %s", error)
            return [], 0

    def elsewhere(self) -> set[str]:
        """The ids of the documents that lie open in the process that keeps the list."""
        if self.held:
            return set()
        try:
            return {_sheet(one).document_id for one in self._read().get("sheets", [])}
        except (TypeError, ValueError, KeyError):
            return set()

    def settle(self) -> None:
        """What was taken up is shown: it can be taken up again."""
        self._trusted = True
        self._write({**self._read(), "opening": False})

    def lay(self, sheets: list[Sheet], top: int) -> None:
        """Remember what lies open now; cheap when it is as before."""
        rows = [{"id": one.document_id, "path": _text(one.path)} for one in sheets]
        self._write({"sheets": rows, "top": top, "opening": not self._trusted})

    def release(self) -> None:
        """Another process may keep the list."""
        self._lock.release()

    def _read(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError) as error:
            _LOG.warning("The list of open documents cannot be read: %s", error)
            return {}

    def _write(self, state: dict[str, Any]) -> None:
        text = json.dumps(state, ensure_ascii=False, indent=1)
        if not self.held or text == self._written:
            return
        try:
            atomic_write(self._path, text.encode("utf-8"))
        except OSError as error:
            _LOG.warning("The list of open documents could not be kept: %s", error)
        else:
            self._written = text


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path.resolve())


def _sheet(row: Any) -> Sheet:
    facts = dict(row)
    path = facts.get("path")
    return Sheet(str(facts["id"]), Path(path) if isinstance(path, str) else None)
