"""Saving what a panel shows: a file dialog, the picture or the table, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.spec.messages import translate
from studio.spec.problems import Refused

PICTURES = ("png", "svg")
TABLES = ("csv",)


class SaveDialog(QFileDialog):
    """Asks where; `accepted` writes by `write(path)`, and `bridge.attempt` tells a refusal."""

    def __init__(
        self,
        parent: QWidget,
        stem: str,
        suffixes: tuple[str, ...],
        write: Callable[[Path], None],
        attempt: Callable[..., bool],
    ) -> None:
        super().__init__(parent)
        self._write, self._attempt = write, attempt
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([f"*.{suffix}" for suffix in suffixes])
        self.setDefaultSuffix(suffixes[0])
        self.selectFile(f"{stem}.{suffixes[0]}")
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        self._attempt(self._save, Path(self.selectedFiles()[0]))
        self.deleteLater()

    def _save(self, path: Path) -> None:
        try:
            self._write(path)
        except OSError as error:
            text = translate(
                "Panels",
                "{name} was not written: {reason}.",
                name=path.name,
                reason=error.strerror or str(error),
            )
            raise Refused("panel-write", text) from error
