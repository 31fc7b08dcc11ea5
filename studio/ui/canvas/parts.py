"""The parts of the table of actions that are the canvas's alone: what hands do with a selection."""

from __future__ import annotations

from studio.ui.canvas.arranging import Arranging
from studio.ui.canvas.blocks import BlockCommands
from studio.ui.canvas.knife import WireCommands
from studio.ui.canvas.many import ManyCommands
from studio.ui.canvas.remarking import RemarkCommands
from studio.ui.canvas.sharing import SharingCommands
from studio.ui.canvas.view import Canvas

Hand = BlockCommands | SharingCommands | WireCommands | Arranging | ManyCommands | RemarkCommands


def hands_of(canvas: Canvas) -> tuple[Hand, ...]:
    """Made for one canvas, whose children they are; each has a `name`."""
    made = (BlockCommands(canvas), SharingCommands(canvas), WireCommands(canvas), Arranging(canvas))
    return (*made, ManyCommands(canvas), canvas.remarks)
