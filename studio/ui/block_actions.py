"""The rows of the table of actions that are about blocks."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

BLOCKS = (
    Command(
        id="blocks.make",
        title=translate("Actions", "Make a block"),
        tip=translate("Actions", "Put the selected layers into a block that can be used again."),
        menu="network",
        section=3,
        icon="block",
        keys=("Ctrl+Shift+G",),
        when="has_layers_selected",
        focus="canvas",
    ),
    Command(
        id="blocks.open",
        title=translate("Actions", "Open the block"),
        tip=translate("Actions", "Show the layers inside the selected block."),
        menu="network",
        section=3,
        keys=("Ctrl+Down",),
        when="has_block_selected",
        focus="canvas",
    ),
    Command(
        id="blocks.leave",
        title=translate("Actions", "Leave the block"),
        tip=translate("Actions", "Back to where the open block is used."),
        menu="network",
        section=3,
        keys=("Ctrl+Up",),
        when="in_block",
        focus="canvas",
    ),
    Command(
        id="blocks.unfold",
        title=translate("Actions", "Unfold here"),
        tip=translate("Actions", "Show the layers inside the selected block where it stands."),
        menu="network",
        section=3,
        keys=("Shift+H",),
        when="has_block_selected",
        checked="unfolded",
        focus="canvas",
    ),
    Command(
        id="blocks.unpack",
        title=translate("Actions", "Unpack the block"),
        tip=translate("Actions", "Put the layers of the selected block in its place."),
        menu="network",
        section=3,
        keys=("Ctrl+Shift+U",),
        when="has_block_selected",
        focus="canvas",
    ),
    Command(
        id="blocks.make_independent",
        title=translate("Actions", "Make independent"),
        tip=translate("Actions", "Give the selected block layers of its own, to be changed alone."),
        menu="network",
        section=3,
        when="has_block_selected",
        focus="canvas",
    ),
)
