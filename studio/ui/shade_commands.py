"""Part of the table of actions: colours by cost, and the measurement behind them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.estimates import measure
from studio.spec.problems import Refused
from studio.ui.docks import Docks
from studio.ui.live import Context


class ShadeCommands(QObject):
    """Each command colours the tab that is in front."""

    name = "shades"

    def __init__(self, context: Context, docks: Docks, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._docks = context, docks

    def families(self) -> None:
        self._context.selection.colour("")

    def parameters(self) -> None:
        self._context.selection.colour("parameters")

    def macs(self) -> None:
        self._context.selection.colour("macs")

    def memory(self) -> None:
        self._context.selection.colour("memory")

    def time(self) -> None:
        """Raises Refused: `problems`, `training`, where it was not measured and cannot be now."""
        project = self._context.project
        if project.timing is None and not project.measuring:
            self.measure()
        self._context.selection.colour("time")

    def measure(self) -> None:
        """Raises Refused: `problems`, `training`."""
        measure(self._context.workspace.jobs, self._context.project, self._on_measured)

    def show_costs(self) -> None:
        self._docks.enter_panel("cost")

    def _on_measured(self, result: Any) -> None:
        if isinstance(result, Refused):
            self._context.bridge.refused.emit(result)
