"""Remarks, points on wires and bookmarks as JSON, for the file and the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.graph.bends import MOST as MOST_POINTS
from studio.graph.bookmarks import LONGEST as LONGEST_NAME
from studio.graph.bookmarks import MOST as MOST_BOOKMARKS
from studio.graph.model import Bookmark, Document, Points, Remark
from studio.graph.remarks import COLOURS, LONGEST, MOST_REMARKS
from studio.graph.strict import Reader

KEYS = ("remarks", "bends", "bookmarks")
"""What `drawn_to_json` writes, each only where there is something."""
DEEPEST = 100
MOST_PORT = 64


def drawn_to_json(document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if document.remarks:
        data["remarks"] = [remark_to_json(remark) for remark in document.remarks.values()]
    if document.bends:
        data["bends"] = bends_to_json(document.bends)
    if document.bookmarks:
        data["bookmarks"] = [_bookmark_to_json(bookmark) for bookmark in document.bookmarks]
    return data


def drawn_from_json(reader: Reader) -> dict[str, Any]:
    """The fields of Document of these names. Raises Refused `file-shape`."""
    listed = reader.get("bookmarks", []).list(MOST_BOOKMARKS)
    return {
        "remarks": remarks_from_json(reader.get("remarks", [])),
        "bends": bends_from_json(reader.get("bends", {})),
        "bookmarks": tuple(_bookmark(item) for item in listed),
    }


def check_remarks(document: Document, reader: Reader) -> None:
    """They lie in definitions that are there, and their ids are below the next one."""
    for remark in document.remarks.values():
        if remark.home not in document.definitions:
            raise reader["remarks"].refuse(f"the id of a definition, not {remark.home}")
        if int(remark.id[1:]) >= document.next_id:
            raise reader["next_id"].refuse("a number above every id in use")


def remark_to_json(remark: Remark) -> dict[str, Any]:
    return {
        "id": remark.id,
        "home": remark.home,
        "kind": remark.kind,
        "text": remark.text,
        "colour": remark.colour,
        "at": [remark.x, remark.y, remark.width, remark.height],
    }


def remarks_from_json(reader: Reader) -> dict[str, Remark]:
    remarks = {remark.id: remark for remark in map(_remark, reader.list(MOST_REMARKS))}
    if len(remarks) != len(reader.value):
        raise reader.refuse("every id once")
    return remarks


def _remark(reader: Reader) -> Remark:
    reader.object(("id", "home", "kind", "text", "colour", "at"))
    kind, colour = reader["kind"].value, reader["colour"].value
    if kind not in ("frame", "note"):
        raise reader["kind"].refuse("“frame” or “note”")
    if colour not in COLOURS:
        raise reader["colour"].refuse(f"one of {', '.join(COLOURS)}")
    at = [float(part.number()) for part in reader["at"].list(4)]
    if len(at) != 4 or min(at[2:]) < 0:
        raise reader["at"].refuse("left, top, width and height")
    return Remark(
        _id(reader["id"], "r"),
        _id(reader["home"], "d"),
        kind,
        reader["text"].text(LONGEST),
        colour,
        *at,
    )


def _id(reader: Reader, kind: str) -> str:
    text = reader.text(12)
    if not (text.startswith(kind) and text[1:].isascii() and text[1:].isdigit()):
        raise reader.refuse(f"an id such as {kind}1")
    return text


def bends_to_json(bends: Mapping[tuple[str, int], Points]) -> dict[str, Any]:
    return {
        f"{node_id}.{port}": [list(point) for point in points]
        for (node_id, port), points in bends.items()
    }


def bends_from_json(reader: Reader) -> dict[tuple[str, int], Points]:
    bends: dict[tuple[str, int], Points] = {}
    for name, value in reader.items():
        node_id, _, port = name.partition(".")
        whole = port.isascii() and port.isdigit() and len(port) < 4 and int(port) <= MOST_PORT
        if not whole:
            raise value.refuse("a node and its input port, such as n2.0")
        key = (_id(Reader(node_id, value.place), "n"), int(port))
        bends[key] = tuple(_point(item) for item in value.list(MOST_POINTS))
    return bends


def _point(reader: Reader) -> tuple[float, float]:
    parts = [float(part.number()) for part in reader.list(2)]
    if len(parts) != 2:
        raise reader.refuse("two coordinates")
    return parts[0], parts[1]


def _bookmark_to_json(bookmark: Bookmark) -> dict[str, Any]:
    return {
        "name": bookmark.name,
        "place": list(bookmark.place),
        "at": [bookmark.x, bookmark.y],
        "scale": bookmark.scale,
    }


def _bookmark(reader: Reader) -> Bookmark:
    reader.object(("name", "place", "at", "scale"))
    scale = float(reader["scale"].number())
    if scale <= 0:
        raise reader["scale"].refuse("a number above 0")
    place = tuple(part.text(24) for part in reader["place"].list(DEEPEST))
    return Bookmark(reader["name"].text(LONGEST_NAME), place, *_point(reader["at"]), scale)
