"""What the program remembers between starts: a small JSON file that a person may edit. No Qt."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.files import atomic_write
from studio.paths import config_folder

_LOG = logging.getLogger(__name__)

DEFAULTS: Mapping[str, Any] = {
    "theme": "system",
    "language": "system",
    "recent": [],
    "last_export_folder": "",
    "last_open_folder": "",
    "hurried": [],
    "snap": True,
    "picture": {},
    "trusted": [],
}
"""Every setting with its default; a value of another type in the file is ignored."""

MOST_RECENT = 10


class Settings:
    """Reads once, writes on every change. A broken file is set aside as `settings.json.broken`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or config_folder()) / "settings.json"
        self._values: dict[str, Any] = {**DEFAULTS, **self._read()}

    def _read(self) -> dict[str, Any]:
        if not self._path.exists():
            return {}
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            items = dict(data).items()
        except (OSError, ValueError, TypeError):
            _LOG.warning("The settings could not be read and begin anew; the old file is kept.")
            self._set_aside()
            return {}
        return {
            name: value
            for name, value in items
            if name in DEFAULTS and isinstance(value, type(DEFAULTS[name]))
        }

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_name(self._path.name + ".broken"))
        except OSError as error:
            _LOG.warning("The broken settings file could not be set aside: %s", error)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in DEFAULTS:
            raise KeyError(name)
        if self._values[name] == value:
            return
        self._values[name] = value
        text = json.dumps(self._values, ensure_ascii=False, indent=2)
        try:
            atomic_write(self._path, text.encode("utf-8"))
        except OSError as error:
            _LOG.warning("The settings could not be saved: %s", error)

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        entry = str(path.resolve())
        others = [known for known in self["recent"] if known != entry]
        self["recent"] = [entry, *others][:MOST_RECENT]

    def forget(self, path: str) -> None:
        self["recent"] = [known for known in self["recent"] if known != path]
