"""Undo and redo by value: the previous document is the undo.

Nothing here knows what an edit does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph.model import Document
from studio.spec.messages import Message
from studio.spec.problems import Address

LIMIT = 5_000
MOST_NODES = 3_000_000
"""In all documents that are held together: each holds mappings of all its nodes."""


@dataclass(frozen=True)
class Entry:
    """A document, what made it, and where, so that undo can show what it changed.

    `place`: the network or block that was open; None for what is on no canvas. `node`: the one of
    its nodes that was changed, where it was one.
    """

    document: Document
    label: Message | None = None
    place: Address | None = None
    node: str = ""
    merge: str | None = None


class History:
    """The documents of one session, the present one in the middle."""

    def __init__(self, document: Document) -> None:
        self._past: list[Entry] = []
        self._present = Entry(document)
        self._future: list[Entry] = []

    @property
    def document(self) -> Document:
        return self._present.document

    def push(
        self,
        document: Document,
        label: Message,
        place: Address | None = None,
        merge: str | None = None,
        node: str = "",
    ) -> None:
        """Enter the result of an edit.

        With the `merge` key of the last entry it replaces that one.
        """
        merged = merge is not None and merge == self._present.merge and not self._future
        if not merged:
            self._past.append(self._present)
            del self._past[: -max(1, min(LIMIT, MOST_NODES // max(1, size(document))))]
        self._present = Entry(document, label, place, node, merge)
        self._future.clear()

    def close_merge(self) -> None:
        """End of a gesture: the next edit is an entry of its own whatever its key."""
        self._present = replace(self._present, merge=None)

    def undo(self) -> Entry | None:
        """Go back one entry; returns the entry that was undone."""
        if not self._past:
            return None
        undone = self._present
        self._future.append(undone)
        self._present = self._past.pop()
        return undone

    def redo(self) -> Entry | None:
        """Go forward one entry; returns the entry that was done again."""
        if not self._future:
            return None
        self._past.append(self._present)
        self._present = self._future.pop()
        return self._present

    def entries(self) -> list[Entry]:
        """Past, present and future, the oldest first; the first has no label."""
        return [*self._past, self._present, *reversed(self._future)]

    @property
    def position(self) -> int:
        """Of the present one among `entries`."""
        return len(self._past)

    def go_to(self, position: int) -> Entry | None:
        """Make another entry the present one, as so many undos or redos would.

        Returns the last one that was undone or done again; None where nothing moved.
        """
        position = max(0, min(position, len(self._past) + len(self._future)))
        moved: Entry | None = None
        while position < len(self._past):
            moved = self.undo()
        while position > len(self._past):
            moved = self.redo()
        return moved

    @property
    def undo_label(self) -> Message | None:
        return self._present.label if self._past else None

    @property
    def redo_label(self) -> Message | None:
        return self._future[-1].label if self._future else None


def size(document: Document) -> int:
    """How many nodes it holds."""
    return sum(len(definition.nodes) for definition in document.definitions.values())
