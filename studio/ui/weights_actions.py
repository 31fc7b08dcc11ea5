"""The rows of the table of actions that are about weights of files, a new head, own code."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

WEIGHTS = (
    Command(
        id="weights.load",
        title=translate("Actions", "Load weights…"),
        tip=translate(
            "Actions",
            "Begin with weights of a file: safetensors, or a state_dict that torch.save wrote. It "
            "can also be dropped onto the window.",
        ),
        menu="run",
        section=4,
        icon="open",
        keys=("Ctrl+Alt+W",),
        when="can_reset",
    ),
    Command(
        id="weights.replace_head",
        title=translate("Actions", "Replace the head, freeze the rest"),
        tip=translate(
            "Actions",
            "A new last layer, as wide as the data need; training leaves all others as they are.",
        ),
        menu="run",
        section=4,
        keys=("Ctrl+Alt+H",),
        when="has_nodes",
    ),
    Command(
        id="code.show",
        title=translate("Actions", "Look at the code…"),
        tip=translate(
            "Actions", "Show the file of the own layer that is selected, and trust it or not."
        ),
        menu="network",
        section=1,
        keys=("Ctrl+Alt+K",),
        when="has_own_code_selected",
    ),
)
