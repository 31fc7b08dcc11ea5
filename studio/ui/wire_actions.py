"""The rows of the table of actions that are about wires."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

WIRES = (
    Command(
        id="wires.join",
        title=translate("Actions", "Connect"),
        tip=translate(
            "Actions", "Let the layer that was selected last read the other selected ones."
        ),
        menu="edit",
        section=2,
        icon="link",
        keys=("J",),
        when="has_selection",
        focus="canvas",
    ),
    Command(
        id="wires.cut",
        title=translate("Actions", "Cut the wires"),
        tip=translate(
            "Actions",
            "Take out every wire that begins or ends at a selected layer. With the mouse: draw a "
            "line across wires with the right button while Ctrl is held.",
        ),
        menu="edit",
        section=2,
        icon="knife",
        keys=("Ctrl+Shift+X",),
        when="has_selection_or_wire",
        focus="canvas",
    ),
)
