"""The one table of everything that can be done: menus, keys, tool tips, palette and sheet read it.

Not here: how it is done. The id says that: `run.train` is the method `train` of the part `run`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

from studio.spec.messages import Message, translate

Focus = Literal["window", "canvas"]
Standard = QKeySequence.StandardKey
Key = str | QKeySequence.StandardKey


@dataclass(frozen=True, kw_only=True)
class Command:
    """One thing that a person can do.

    `keys` act while `focus` has the keyboard. `when` and `checked` are names of conditions
    (`conditions.py`). A new `section` begins after a line in the menu. `opens`: a dialog follows.
    """

    id: str
    title: Message
    tip: Message
    menu: str
    section: int = 0
    icon: str = ""
    keys: tuple[Key, ...] = ()
    when: str = "always"
    checked: str | None = None
    focus: Focus = "window"

    @property
    def target(self) -> tuple[str, str]:
        part, _, method = self.id.partition(".")
        return part, method

    def sequences(self) -> list[QKeySequence]:
        """The keys on this platform, each once."""
        found: list[QKeySequence] = []
        for key in self.keys:
            several = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
            found += [sequence for sequence in several if sequence not in found]
        return found


MENUS: dict[str, Message] = {
    "file": translate("Actions", "&File"),
    "edit": translate("Actions", "&Edit"),
    "network": translate("Actions", "&Network"),
    "run": translate("Actions", "&Training"),
    "view": translate("Actions", "&View"),
    "help": translate("Actions", "&Help"),
}

SUBMENUS: dict[str, tuple[str, Message]] = {
    "align": ("network", translate("Actions", "Align")),
    "shades": ("view", translate("Actions", "Colour by")),
}
"""Menus at the end of another one: name -> that one's name, and the title."""

FILE = (
    Command(
        id="files.new",
        title=translate("Actions", "New project"),
        tip=translate("Actions", "Begin with an empty network, in a tab of its own."),
        menu="file",
        icon="new",
        keys=(Standard.New,),
    ),
    Command(
        id="files.open",
        title=translate("Actions", "Open…"),
        tip=translate("Actions", "Open a project file. It can also be dropped onto the window."),
        menu="file",
        icon="open",
        keys=(Standard.Open,),
    ),
    Command(
        id="files.open_recent",
        title=translate("Actions", "Open recent…"),
        tip=translate("Actions", "Choose one of the files that you opened last."),
        menu="file",
        keys=("Ctrl+Shift+R",),
        when="has_recent",
    ),
    Command(
        id="data.folder",
        title=translate("Actions", "Own pictures…"),
        tip=translate(
            "Actions",
            "Train on a folder of pictures, one subfolder a class. It can also be dropped onto "
            "the window.",
        ),
        menu="file",
        section=1,
        icon="folder",
        keys=("Ctrl+Shift+O",),
    ),
    Command(
        id="data.table",
        title=translate("Actions", "Own table…"),
        tip=translate(
            "Actions", "Train on a CSV, Parquet or Excel table. It can also be dropped here."
        ),
        menu="file",
        section=1,
        icon="table",
        keys=("Ctrl+Alt+O",),
    ),
    Command(
        id="files.save",
        title=translate("Actions", "Save"),
        tip=translate("Actions", "Write the project to its file."),
        menu="file",
        section=2,
        icon="save",
        keys=(Standard.Save,),
    ),
    Command(
        id="files.save_as",
        title=translate("Actions", "Save as…"),
        tip=translate("Actions", "Write the project to another file."),
        menu="file",
        keys=("Ctrl+Shift+S",),
        section=2,
    ),
    Command(
        id="exports.choose",
        title=translate("Actions", "Export…"),
        tip=translate("Actions", "Write the model as PyTorch code, ONNX or weights."),
        menu="file",
        section=3,
        icon="export",
        keys=("Ctrl+E",),
    ),
    Command(
        id="exports.picture",
        title=translate("Actions", "Picture of the network…"),
        tip=translate("Actions", "Save all or the selection as SVG, PNG or PDF, light or dark."),
        menu="file",
        section=3,
        icon="picture",
        when="has_nodes",
    ),
    Command(
        id="exports.png",
        title=translate("Actions", "Canvas as PNG…"),
        tip=translate("Actions", "Save a picture of the network."),
        menu="file",
        section=3,
        keys=("Ctrl+Shift+E",),
        when="has_nodes",
    ),
    Command(
        id="exports.svg",
        title=translate("Actions", "Canvas as SVG…"),
        tip=translate("Actions", "Save a drawing of the network that stays sharp at any size."),
        menu="file",
        section=3,
        keys=("Ctrl+Alt+E",),
        when="has_nodes",
    ),
    Command(
        id="window.close",
        title=translate("Actions", "Quit"),
        tip=translate("Actions", "Close the window. What is open comes back at the next start."),
        menu="file",
        section=4,
        keys=("Ctrl+Q",),
    ),
)

EDIT = (
    Command(
        id="history.undo",
        title=translate("Actions", "Undo"),
        tip=translate("Actions", "Take back the last change."),
        menu="edit",
        icon="undo",
        keys=(Standard.Undo,),
        when="can_undo",
    ),
    Command(
        id="history.redo",
        title=translate("Actions", "Redo"),
        tip=translate("Actions", "Do again what was taken back."),
        menu="edit",
        icon="redo",
        keys=(Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),
        when="can_redo",
    ),
    Command(
        id="canvas.cut",
        title=translate("Actions", "Cut"),
        tip=translate("Actions", "Move the selected layers to the clipboard."),
        menu="edit",
        section=1,
        icon="cut",
        keys=(Standard.Cut,),
        when="has_things",
        focus="canvas",
    ),
    Command(
        id="canvas.copy",
        title=translate("Actions", "Copy"),
        tip=translate("Actions", "Copy the selected layers to the clipboard."),
        menu="edit",
        section=1,
        icon="copy",
        keys=(Standard.Copy,),
        when="has_things",
        focus="canvas",
    ),
    Command(
        id="exports.copy_picture",
        title=translate("Actions", "Copy as a picture"),
        tip=translate("Actions", "Copy a picture of the selection, or of all, to the clipboard."),
        menu="edit",
        section=1,
        icon="picture",
        keys=("Ctrl+Alt+C",),
        when="has_nodes",
        focus="canvas",
    ),
    Command(
        id="canvas.paste",
        title=translate("Actions", "Paste"),
        tip=translate("Actions", "Insert the layers of the clipboard."),
        menu="edit",
        section=1,
        icon="paste",
        keys=(Standard.Paste,),
        focus="canvas",
    ),
    Command(
        id="canvas.duplicate",
        title=translate("Actions", "Duplicate"),
        tip=translate("Actions", "Copy the selected layers with their incoming wires."),
        menu="edit",
        section=1,
        icon="duplicate",
        keys=("Ctrl+D", "Shift+D"),
        when="has_things",
        focus="canvas",
    ),
    Command(
        id="canvas.delete_selection",
        title=translate("Actions", "Delete"),
        tip=translate("Actions", "Remove the selected layers and their wires."),
        menu="edit",
        section=2,
        icon="delete",
        keys=("Del", "Backspace"),
        when="has_selection_or_wire",
        focus="canvas",
    ),
    Command(
        id="canvas.delete_joined",
        title=translate("Actions", "Delete and join the wires"),
        tip=translate("Actions", "Remove the selected layers and keep the chain connected."),
        menu="edit",
        section=2,
        keys=("Ctrl+Del", "Ctrl+Backspace"),
        when="has_selection",
        focus="canvas",
    ),
    Command(
        id="canvas.select_all",
        title=translate("Actions", "Select all"),
        tip=translate("Actions", "Select every layer that is shown."),
        menu="edit",
        section=3,
        keys=(Standard.SelectAll,),
        when="has_nodes",
        focus="canvas",
    ),
)

NETWORK = (
    Command(
        id="canvas.search",
        title=translate("Actions", "Add a layer…"),
        tip=translate("Actions", "Search for a layer and put it on the canvas."),
        menu="network",
        icon="plus",
        keys=("Tab", "Shift+A"),
        focus="canvas",
    ),
    Command(
        id="search.find",
        title=translate("Actions", "Find a layer…"),
        tip=translate(
            "Actions",
            "Search all layers, also inside blocks, by name, type, parameter (k=5) or shape.",
        ),
        menu="network",
        icon="search",
        keys=(Standard.Find,),
        when="has_nodes",
    ),
    Command(
        id="window.rename",
        title=translate("Actions", "Rename"),
        tip=translate("Actions", "Change the name of the selected layer."),
        menu="network",
        section=1,
        keys=("F2",),
        when="has_things",
    ),
    Command(
        id="canvas.mute",
        title=translate("Actions", "Mute"),
        tip=translate("Actions", "Let the data pass the selected layers unchanged."),
        menu="network",
        section=1,
        icon="mute",
        keys=("M",),
        when="has_selection",
        checked="muted",
        focus="canvas",
    ),
    Command(
        id="canvas.fold",
        title=translate("Actions", "Collapse"),
        tip=translate("Actions", "Show the selected layers small, without picture."),
        menu="network",
        section=1,
        keys=("H",),
        when="has_selection",
        checked="folded",
        focus="canvas",
    ),
    Command(
        id="canvas.tidy",
        title=translate("Actions", "Tidy all"),
        tip=translate("Actions", "Arrange all layers in rows, in the order of the data."),
        menu="network",
        section=2,
        keys=("Ctrl+L",),
        when="has_nodes",
    ),
    Command(
        id="canvas.tidy_selection",
        title=translate("Actions", "Tidy the selection"),
        tip=translate("Actions", "Arrange the selected layers only."),
        menu="network",
        section=2,
        keys=("Q",),
        when="has_selection",
        focus="canvas",
    ),
)
