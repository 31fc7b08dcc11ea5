"""The rows of the table of actions that are about open documents."""

from __future__ import annotations

from studio.spec.messages import translate
from studio.ui.actions import Command

DOCUMENTS = (
    Command(
        id="documents.close",
        title=translate("Actions", "Close the tab"),
        tip=translate("Actions", "Close this project; unsaved changes are asked about."),
        menu="file",
        section=4,
        icon="close",
        keys=("Ctrl+W", "Ctrl+F4"),
    ),
    Command(
        id="documents.reopen",
        title=translate("Actions", "Reopen the closed tab"),
        tip=translate("Actions", "Have the project back that was closed last."),
        menu="file",
        section=4,
        keys=("Ctrl+Shift+T",),
        when="can_reopen",
    ),
)

TABS = (
    Command(
        id="documents.next",
        title=translate("Actions", "Next tab"),
        tip=translate("Actions", "Show the open project to the right."),
        menu="view",
        section=5,
        keys=("Ctrl+Tab", "Ctrl+PgDown"),
        when="several_documents",
    ),
    Command(
        id="documents.previous",
        title=translate("Actions", "Previous tab"),
        tip=translate("Actions", "Show the open project to the left."),
        menu="view",
        section=5,
        keys=("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        when="several_documents",
    ),
)
