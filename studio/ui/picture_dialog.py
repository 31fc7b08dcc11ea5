"""What of the canvas becomes a picture, and how: format, part, colours, with the project inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.ui.editors import CalmCombo

WIDTH = 360
NO_PROJECT = "pdf"
"""The format that has no room for a project."""
CHOICES: Mapping[str, Any] = {"format": "svg", "part": "all", "colours": "", "inside": True}


class PictureDialog(QDialog):
    """`agreed` brings the choices by name; what was chosen last is offered first."""

    agreed = Signal(object)
    copied = Signal(object)

    def __init__(self, before: Mapping[str, Any], selected: int, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Picture of the network"))
        self.setMinimumWidth(WIDTH)
        self.format, self.part, self.colours = CalmCombo(), CalmCombo(), CalmCombo()
        self.inside = QCheckBox(self.tr("With the project inside, so that it opens again"))
        formats = (
            (self.tr("SVG, sharp at any size"), "svg"),
            (self.tr("PNG, for slides and chats"), "png"),
            (self.tr("PDF, for papers"), "pdf"),
        )
        parts = [(self.tr("The whole network"), "all")]
        if selected:
            parts.append((self.tr("What is selected (%n)", "", selected), "selection"))
        colours = (
            (self.tr("As in the window"), ""),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        )
        form = QFormLayout()
        rows = (
            (self.tr("Format"), self.format, formats, "format"),
            (self.tr("Part"), self.part, parts, "part"),
            (self.tr("Colours"), self.colours, colours, "colours"),
        )
        known = {**CHOICES, **before}
        for title, combo, items, name in rows:
            for text, data in items:
                combo.addItem(text, data)
            combo.setCurrentIndex(max(0, combo.findData(known[name])))
            combo.setAccessibleName(title)
            form.addRow(title, combo)
        self.inside.setChecked(bool(known["inside"]))
        self.format.currentIndexChanged.connect(self._on_format)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = QPushButton(self.tr("Save…"))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setToolTip(self.tr("To the clipboard, as points"))
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._on_copied)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.inside)
        column.addWidget(buttons)
        self._on_format()

    def choices(self) -> dict[str, Any]:
        return {
            "format": self.format.currentData(),
            "part": self.part.currentData(),
            "colours": self.colours.currentData(),
            "inside": self.inside.isChecked(),
        }

    def _on_format(self) -> None:
        self.inside.setEnabled(self.format.currentData() != NO_PROJECT)

    def _on_accepted(self) -> None:
        self.accept()
        self.agreed.emit(self.choices())

    def _on_copied(self) -> None:
        self.accept()
        self.copied.emit(self.choices())
