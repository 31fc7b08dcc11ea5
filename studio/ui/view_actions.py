"""Second half of the table of actions: what changes the view, and help. See `actions.py`."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import EDIT, FILE, NETWORK, Command, Standard
from studio.ui.arrange_actions import ARRANGE
from studio.ui.block_actions import BLOCKS
from studio.ui.bookmark_actions import BOOKMARKS
from studio.ui.document_actions import DOCUMENTS, TABS
from studio.ui.many_actions import MANY
from studio.ui.remark_actions import REMARKS
from studio.ui.run_actions import RUN
from studio.ui.shade_actions import COSTS, SHADES
from studio.ui.variable_actions import VARIABLES
from studio.ui.weights_actions import WEIGHTS
from studio.ui.wire_actions import WIRES

VIEW = (
    Command(
        id="canvas.fit",
        title=translate("Actions", "Fit"),
        tip=translate("Actions", "Show the whole network."),
        menu="view",
        icon="fit",
        keys=("Home",),
        focus="canvas",
    ),
    Command(
        id="canvas.fit_selection",
        title=translate("Actions", "Fit the selection"),
        tip=translate("Actions", "Show the selected layers as large as possible."),
        menu="view",
        keys=("F", "."),
        when="has_things",
        focus="canvas",
    ),
    Command(
        id="canvas.zoom_in",
        title=translate("Actions", "Zoom in"),
        tip=translate("Actions", "Show the network larger."),
        menu="view",
        icon="zoom_in",
        keys=("Ctrl+=", "Ctrl++"),
    ),
    Command(
        id="canvas.zoom_out",
        title=translate("Actions", "Zoom out"),
        tip=translate("Actions", "Show the network smaller."),
        menu="view",
        icon="zoom_out",
        keys=("Ctrl+-",),
    ),
    Command(
        id="canvas.zoom_reset",
        title=translate("Actions", "Actual size"),
        tip=translate("Actions", "Show the network at 100 %."),
        menu="view",
        keys=("Ctrl+0",),
    ),
    Command(
        id="view.toggle_snap",
        title=translate("Actions", "Snap to the grid"),
        tip=translate("Actions", "Layers that are dragged stop at the grid; Shift lets them go."),
        menu="view",
        keys=("Ctrl+Shift+,",),
        checked="snap",
    ),
    Command(
        id="window.focus_search",
        title=translate("Actions", "Search the layer list"),
        tip=translate("Actions", "Put the cursor into the search field on the left."),
        menu="view",
        section=1,
        icon="search",
        keys=("/",),
    ),
    Command(
        id="window.show_training",
        title=translate("Actions", "Show the training settings"),
        tip=translate("Actions", "Data set, loss, optimizer and the rest, on the right."),
        menu="view",
        section=1,
        icon="settings",
        keys=("Ctrl+,",),
    ),
    Command(
        id="window.show_problems",
        title=translate("Actions", "Show the problems"),
        tip=translate("Actions", "What has to be mended before training."),
        menu="view",
        section=1,
        icon="problem",
        keys=("Ctrl+Shift+M",),
    ),
    Command(
        id="window.show_log",
        title=translate("Actions", "Show the log"),
        tip=translate("Actions", "What the program did and when."),
        menu="view",
        section=1,
        keys=("Ctrl+`",),
    ),
    Command(
        id="docks.outline",
        title=translate("Actions", "Show the outline"),
        tip=translate("Actions", "All layers as a list, to be walked and changed by key."),
        menu="view",
        section=1,
        keys=("Ctrl+Shift+L",),
    ),
    Command(
        id="docks.history",
        title=translate("Actions", "Show the history"),
        tip=translate("Actions", "All changes so far; go back or forward to any of them."),
        menu="view",
        section=1,
        keys=("Ctrl+Shift+H",),
    ),
    Command(
        id="window.next_area",
        title=translate("Actions", "Next area"),
        tip=translate("Actions", "Move the keyboard to the next part of the window."),
        menu="view",
        section=2,
        keys=("F6",),
    ),
    Command(
        id="window.previous_area",
        title=translate("Actions", "Previous area"),
        tip=translate("Actions", "Move the keyboard to the part of the window before."),
        menu="view",
        section=2,
        keys=("Shift+F6",),
    ),
    Command(
        id="window.toggle_bottom",
        title=translate("Actions", "Lower panels"),
        tip=translate("Actions", "Show or hide the panels under the canvas."),
        menu="view",
        section=2,
        keys=("Ctrl+J",),
        checked="bottom_shown",
    ),
    Command(
        id="window.full_screen",
        title=translate("Actions", "Full screen"),
        tip=translate("Actions", "Use the whole screen."),
        menu="view",
        section=2,
        keys=("F11",),
        checked="full_screen",
    ),
    Command(
        id="view.system_theme",
        title=translate("Actions", "Theme of the system"),
        tip=translate("Actions", "Dark or light, as the system says."),
        menu="view",
        section=3,
        checked="system_theme",
    ),
    Command(
        id="view.dark",
        title=translate("Actions", "Dark theme"),
        tip=translate("Actions", "Light text on a dark ground."),
        menu="view",
        section=3,
        icon="moon",
        checked="dark",
    ),
    Command(
        id="view.light",
        title=translate("Actions", "Light theme"),
        tip=translate("Actions", "Dark text on a light ground."),
        menu="view",
        section=3,
        icon="sun",
        checked="light",
    ),
    Command(
        id="view.english",
        title=translate("Actions", "English"),
        tip=translate("Actions", "Show everything in English."),
        menu="view",
        section=4,
        icon="language",
        checked="english",
    ),
    Command(
        id="view.chinese",
        title=translate("Actions", "简体中文"),
        tip=translate("Actions", "Show everything in Chinese."),
        menu="view",
        section=4,
        checked="chinese",
    ),
)

HELP = (
    Command(
        id="window.explain",
        title=translate("Actions", "Explain this layer"),
        tip=translate("Actions", "What the selected layer does, with its numbers."),
        menu="help",
        icon="help",
        keys=(Standard.HelpContents,),
        when="has_selection",
    ),
    Command(
        id="palette.open",
        title=translate("Actions", "Command palette"),
        tip=translate("Actions", "Search everything that can be done."),
        menu="help",
        section=1,
        icon="search",
        keys=("Ctrl+Shift+P", "F3"),
    ),
    Command(
        id="window.show_shortcuts",
        title=translate("Actions", "Keyboard shortcuts"),
        tip=translate("Actions", "All keys on one page."),
        menu="help",
        section=1,
        icon="help",
        keys=("Ctrl+/",),
    ),
    Command(
        id="window.show_about",
        title=translate("Actions", "About Layerloom"),
        tip=translate("Actions", "Version, licence and where your files lie."),
        menu="help",
        section=2,
        icon="info",
    ),
)

COMMANDS: tuple[Command, ...] = (
    *FILE[:-1],
    *DOCUMENTS,
    FILE[-1],
    *EDIT,
    *WIRES,
    *MANY,
    *NETWORK,
    *ARRANGE,
    *BLOCKS,
    *VARIABLES,
    *REMARKS,
    *RUN,
    *WEIGHTS,
    *VIEW,
    *COSTS,
    *SHADES,
    *BOOKMARKS,
    *TABS,
    *HELP,
)
