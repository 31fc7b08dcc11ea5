"""The rows of the table of actions that are about many layers at once."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

MANY = (
    Command(
        id="many.paste_joined",
        title=translate("Actions", "Paste with incoming wires"),
        tip=translate(
            "Actions",
            "Insert the layers of the clipboard; they read what the copied layers read, where "
            "that is in the same network.",
        ),
        menu="edit",
        section=3,
        keys=("Ctrl+Shift+V",),
        focus="canvas",
    ),
    Command(
        id="many.select_upstream",
        title=translate("Actions", "Select what leads here"),
        tip=translate("Actions", "Add every layer that the data of the selected ones come from."),
        menu="edit",
        section=3,
        keys=("Ctrl+Shift+Left",),
        when="has_selection",
        focus="canvas",
    ),
    Command(
        id="many.select_downstream",
        title=translate("Actions", "Select what follows"),
        tip=translate("Actions", "Add every layer that the data of the selected ones go to."),
        menu="edit",
        section=3,
        keys=("Ctrl+Shift+Right",),
        when="has_selection",
        focus="canvas",
    ),
    Command(
        id="many.select_alike",
        title=translate("Actions", "Select the same type"),
        tip=translate("Actions", "Add every layer of the types that are selected."),
        menu="edit",
        section=3,
        keys=("Shift+G",),
        when="has_selection",
        focus="canvas",
    ),
    Command(
        id="many.select_others",
        title=translate("Actions", "Invert the selection"),
        tip=translate("Actions", "Select the layers that are not selected, and only these."),
        menu="edit",
        section=3,
        keys=("Ctrl+I",),
        when="has_nodes",
        focus="canvas",
    ),
    Command(
        id="many.freeze",
        title=translate("Actions", "Freeze the weights"),
        tip=translate(
            "Actions",
            "Training leaves the weights of the selected layers and blocks as they are, and the "
            "statistics of normalization, too.",
        ),
        menu="network",
        section=1,
        keys=("Ctrl+Alt+F",),
        when="has_weights_selected",
        checked="frozen",
        focus="canvas",
    ),
)
