"""Part of the table of actions: bookmarks of places. See `actions.py`."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

BOOKMARKS = (
    Command(
        id="bookmarks.add",
        title=translate("Actions", "Bookmark this place…"),
        tip=translate("Actions", "Give what is shown now a name, to come back to it."),
        menu="view",
        section=6,
        keys=("Ctrl+B",),
    ),
    Command(
        id="bookmarks.next",
        title=translate("Actions", "Next bookmark"),
        tip=translate("Actions", "Go to one bookmarked place after the other."),
        menu="view",
        section=6,
        keys=("Ctrl+Shift+B",),
        when="has_bookmarks",
    ),
)
