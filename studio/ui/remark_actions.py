"""Part of the table of actions: frames, notes and the points of wires. See `actions.py`."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

REMARKS = (
    Command(
        id="remarks.frame",
        title=translate("Actions", "Add a frame"),
        tip=translate("Actions", "Put a frame with a title round what is selected."),
        menu="edit",
        section=7,
        keys=("Ctrl+G",),
        focus="canvas",
    ),
    Command(
        id="remarks.note",
        title=translate("Actions", "Add a note"),
        tip=translate("Actions", "Write something beside the layers."),
        menu="edit",
        section=7,
        keys=("N",),
        focus="canvas",
    ),
    Command(
        id="remarks.fit",
        title=translate("Actions", "Fit the frame to its layers"),
        tip=translate("Actions", "Make the frame just large enough for what lies in it."),
        menu="edit",
        section=7,
        when="has_remark",
    ),
    Command(
        id="remarks.recolour",
        title=translate("Actions", "Next colour"),
        tip=translate("Actions", "Give the selected frames and notes another colour."),
        menu="edit",
        section=7,
        keys=("Shift+C",),
        when="has_remark",
        focus="canvas",
    ),
    Command(
        id="remarks.next",
        title=translate("Actions", "Next frame or note"),
        tip=translate("Actions", "Select one frame or note after the other."),
        menu="edit",
        section=7,
        keys=("Shift+N",),
        focus="canvas",
    ),
    Command(
        id="remarks.add_bend",
        title=translate("Actions", "Add a reroute point"),
        tip=translate(
            "Actions", "Let the wire run through a point. Dragging the wire does so, too."
        ),
        menu="edit",
        section=8,
        when="has_wire",
    ),
    Command(
        id="remarks.straighten",
        title=translate("Actions", "Remove the reroute points"),
        tip=translate("Actions", "Let the selected wire find its own way again."),
        menu="edit",
        section=8,
        when="has_wire",
    ),
)
