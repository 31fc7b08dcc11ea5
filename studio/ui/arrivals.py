"""What may be dropped on the window: projects, data and weights, told apart by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtGui import QDropEvent

from studio.graph.embedding import SUFFIXES as PICTURES
from studio.ui.file_commands import SUFFIX
from studio.ui.own_data import is_data
from studio.ui.weights_commands import is_weights

Kind = Literal["project", "weights", "data"]
PROJECTS = (SUFFIX, ".json", *PICTURES)


def kind_of(path: Path) -> Kind | None:
    """None for what nobody here can read."""
    if path.suffix.lower() in PROJECTS:
        return "project"
    if is_weights(path):
        return "weights"
    return "data" if is_data(path) else None


def dropped(event: QDropEvent) -> tuple[Kind, Path] | None:
    """The first thing among what is dropped that can be read."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    found = ((kind, path) for path in paths if (kind := kind_of(path)) is not None)
    return next(found, None)
