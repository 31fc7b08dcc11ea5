"""Places of the network that a person named to come back to: pure edits of the document."""

from __future__ import annotations

from dataclasses import replace

from studio.graph.model import Bookmark, Document
from studio.spec.messages import translate
from studio.spec.problems import Refused

MOST, LONGEST = 100, 80


def add(document: Document, bookmark: Bookmark) -> Document:
    """Remember a place; one of the same name is replaced.

    Raises:
        Refused: `bookmark-name` without a name or with a long one, `bookmark-many`.
    """
    name = bookmark.name.encode("utf-8", "ignore").decode("utf-8").strip()
    if not name or len(name) > LONGEST:
        text = translate(
            "Edits", "Give the place a name of at most {most} characters.", most=LONGEST
        )
        raise Refused("bookmark-name", text)
    x, y, scale = float(bookmark.x), float(bookmark.y), float(bookmark.scale)
    named = Bookmark(name, bookmark.place, x, y, scale)
    known = [one.name for one in document.bookmarks]
    if name in known:
        there = known.index(name)
        marks = (*document.bookmarks[:there], named, *document.bookmarks[there + 1 :])
        return replace(document, bookmarks=marks)
    if len(known) >= MOST:
        text = translate("Edits", "A project holds at most {most} bookmarks.", most=MOST)
        raise Refused("bookmark-many", text)
    return replace(document, bookmarks=(*document.bookmarks, named))


def remove(document: Document, name: str) -> Document:
    return replace(document, bookmarks=tuple(b for b in document.bookmarks if b.name != name))
