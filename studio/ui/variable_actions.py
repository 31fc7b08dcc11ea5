"""The rows of the table of actions that are about variables and shared weights."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

VARIABLES = (
    Command(
        id="sharing.share",
        title=translate("Actions", "Share the weights"),
        tip=translate("Actions", "Let the selected layers of one type use the same weights."),
        menu="network",
        section=4,
        icon="link",
        keys=("Ctrl+Alt+L",),
        when="can_share",
        focus="canvas",
    ),
    Command(
        id="sharing.unlink",
        title=translate("Actions", "Unlink the weights"),
        tip=translate("Actions", "Give the selected layers weights of their own again."),
        menu="network",
        section=4,
        when="shares",
        focus="canvas",
    ),
    Command(
        id="variables.add",
        title=translate("Actions", "New variable"),
        tip=translate("Actions", "A number with a name that any field may use."),
        menu="network",
        section=5,
    ),
    Command(
        id="variables.show_list",
        title=translate("Actions", "Show the variables"),
        tip=translate("Actions", "The numbers with names, on the right under the layer."),
        menu="view",
        section=1,
        keys=("Ctrl+Alt+V",),
    ),
)
