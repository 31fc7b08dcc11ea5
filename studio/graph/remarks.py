"""Frames and notes beside the layers: pure edits of the document, and what lies in a frame.

Not here: how they look. A new remark has id r<next_id>. `sizes`: node -> (width, height).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from studio.graph import edits
from studio.graph.arrange import SIZE, Size
from studio.graph.edits import Point
from studio.graph.model import Definition, Document, Placement, Remark, put, without
from studio.spec.messages import translate
from studio.spec.problems import Refused

Kind = Literal["frame", "note"]
Rect = tuple[float, float, float, float]
"""Left, top, width, height."""

COLOURS = ("blue", "teal", "green", "orange", "pink", "purple", "grey")
FIRST_COLOUR: dict[Kind, str] = {"frame": "blue", "note": "orange"}
HEAD = 32.0
"""Height of the bar at the top of a frame with the title."""
AROUND = 26.0
"""Between a frame and what it was put round."""
LEAST: dict[Kind, Size] = {"frame": (110.0, 76.0), "note": (88.0, 44.0)}
MOST_REMARKS, LONGEST = 1_000, 4_000


def add(
    document: Document,
    definition_id: str,
    kind: Kind,
    rect: Rect,
    text: str = "",
    colour: str = "",
) -> Document:
    """A new frame or note. Raises Refused: `remark-many`, `remark-long`, `remark-colour`."""
    check_count(len(document.remarks) + 1)
    made = Remark(
        f"r{document.next_id}",
        definition_id,
        kind,
        _written(text),
        _known(colour or FIRST_COLOUR[kind]),
        *_large_enough(kind, rect),
    )
    return replace(
        document, remarks=put(document.remarks, made.id, made), next_id=document.next_id + 1
    )


def check_count(count: int) -> None:
    """Raises Refused `remark-many` where a project cannot hold so many remarks."""
    if count > MOST_REMARKS:
        message = translate(
            "Edits", "A project holds at most {most} frames and notes.", most=MOST_REMARKS
        )
        raise Refused("remark-many", message)


def frame_round(
    document: Document,
    definition_id: str,
    ids: Iterable[str],
    sizes: Mapping[str, Size],
    title: str,
) -> Document:
    """A new frame round nodes and remarks. Raises Refused: `frame-empty`, and those of `add`."""
    boxes = _boxes(document, ids, sizes)
    if not boxes:
        raise Refused("frame-empty", translate("Edits", "Select what the frame is to go round."))
    return add(document, definition_id, "frame", around(boxes), title)


def around(boxes: Iterable[Rect]) -> Rect:
    """Where a frame round these lies."""
    known = list(boxes)
    left, top = min(box[0] for box in known), min(box[1] for box in known)
    right = max(box[0] + box[2] for box in known)
    bottom = max(box[1] + box[3] for box in known)
    wide, high = right - left + 2 * AROUND, bottom - top + 2 * AROUND + HEAD
    return left - AROUND, top - AROUND - HEAD, wide, high


def fit_frames(
    document: Document, ids: Iterable[str], sizes: Mapping[str, Size], before: Document
) -> Document:
    """Frames as large as what lay in them in `before` needs; one with nothing in it stays."""
    frames = [r for i in ids if (r := document.remarks.get(i)) is not None and r.kind == "frame"]
    # Frames that lie in others first: the outer ones go round them.
    for frame in sorted(frames, key=lambda r: before.remarks[r.id].width):
        boxes = _boxes(document, members(before, frame.id, sizes), sizes)
        if boxes:
            document = place(document, frame.id, around(boxes))
    return document


def follow(before: Document, after: Document, sizes: Mapping[str, Size]) -> Document:
    """Fit those frames of which some node stands elsewhere in `after`, an automatic layout."""
    frames = [
        remark.id
        for remark in after.remarks.values()
        if remark.kind == "frame"
        and remark.id in before.remarks
        and any(before.view.get(i) != after.view.get(i) for i in members(before, remark.id, sizes))
    ]
    return fit_frames(after, frames, sizes, before)


def stretched(before: Document, after: Document, sizes: Mapping[str, Size]) -> Document:
    """Frames of `before` as large as needed for what lay in them, where it stands in `after`.

    Each side that something stands over is put beyond it; the others stay.
    """
    for frame in [r for r in before.remarks.values() if r.kind == "frame"]:
        inside = members(before, frame.id, sizes)
        if all(before.view.get(one) == after.view.get(one) for one in inside):
            continue
        left, top, wide, high = box_of(after.remarks[frame.id])
        right, bottom = left + wide, top + high
        boxes = _boxes(after, inside, sizes)
        needed = around(boxes)
        if min(box[0] for box in boxes) < left:
            left = needed[0]
        if min(box[1] for box in boxes) < top + HEAD:
            top = min(top, needed[1])
        if max(box[0] + box[2] for box in boxes) > right:
            right = needed[0] + needed[2]
        if max(box[1] + box[3] for box in boxes) > bottom:
            bottom = needed[1] + needed[3]
        after = place(after, frame.id, (left, top, right - left, bottom - top))
    return after


def write(document: Document, remark_id: str, text: str, height: float | None = None) -> Document:
    """Another title or text; a note is as high as its text needs. Raises `remark-long`."""
    remark = _remark(document, remark_id)
    high = remark.height if height is None else max(height, LEAST[remark.kind][1])
    return _with(document, replace(remark, text=_written(text), height=high))


def paint(document: Document, ids: Iterable[str], colour: str) -> Document:
    """Raises Refused `remark-colour`."""
    for remark_id in ids:
        remark = _remark(document, remark_id)
        document = _with(document, replace(remark, colour=_known(colour)))
    return document


def place(document: Document, remark_id: str, rect: Rect) -> Document:
    """Another place and size, not smaller than `LEAST`."""
    remark = _remark(document, remark_id)
    x, y, wide, high = _large_enough(remark.kind, rect)
    return _with(document, replace(remark, x=x, y=y, width=wide, height=high))


def move(document: Document, places: Mapping[str, Point]) -> Document:
    """Put nodes and remarks at places."""
    nodes = {i: at for i, at in places.items() if i not in document.remarks}
    for remark_id in places.keys() & document.remarks.keys():
        x, y = places[remark_id]
        document = _with(document, replace(document.remarks[remark_id], x=float(x), y=float(y)))
    return edits.move(document, nodes) if nodes else document


def remove(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes and remarks. What lies in a frame stays."""
    gone = list(ids)
    document = replace(document, remarks=without(document.remarks, *gone))
    nodes = [i for i in gone if document.home(i) is not None]
    return edits.remove(document, nodes) if nodes else document


def members(document: Document, frame_id: str, sizes: Mapping[str, Size]) -> tuple[str, ...]:
    """Nodes whose middle lies in a frame, notes likewise, and frames that lie in it as a whole."""
    frame = _remark(document, frame_id)
    if frame.kind != "frame":
        return ()
    home = document.definitions.get(frame.home, Definition("", ""))
    box = box_of(frame)
    nodes = [i for i in home.nodes if _holds(box, _node_box(document, i, sizes))]
    others = [
        other.id
        for other in document.remarks.values()
        if other.home == frame.home
        and other.id != frame_id
        and _holds(box, box_of(other), whole=other.kind == "frame")
    ]
    return (*nodes, *others)


def box_of(remark: Remark) -> Rect:
    return remark.x, remark.y, remark.width, remark.height


def _holds(box: Rect, other: Rect, *, whole: bool = False) -> bool:
    left, top, wide, high = other
    points = (
        [(left, top), (left + wide, top + high)] if whole else [(left + wide / 2, top + high / 2)]
    )
    return all(
        box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3] for x, y in points
    ) and (not whole or (wide, high) < (box[2], box[3]))


def _boxes(document: Document, ids: Iterable[str], sizes: Mapping[str, Size]) -> list[Rect]:
    boxes = []
    for one in ids:
        remark = document.remarks.get(one)
        if remark is not None:
            boxes.append(box_of(remark))
        elif document.node(one) is not None:
            boxes.append(_node_box(document, one, sizes))
    return boxes


def _node_box(document: Document, node_id: str, sizes: Mapping[str, Size]) -> Rect:
    at = document.view.get(node_id, Placement())
    return at.x, at.y, *sizes.get(node_id, SIZE)


def _remark(document: Document, remark_id: str) -> Remark:
    remark = document.remarks.get(remark_id)
    if remark is None:
        raise Refused(
            "remark-missing",
            translate("Edits", "This frame or note is not in the document any more."),
        )
    return remark


def _with(document: Document, remark: Remark) -> Document:
    return replace(document, remarks=put(document.remarks, remark.id, remark))


def _large_enough(kind: Kind, rect: Rect) -> Rect:
    x, y, wide, high = (float(value) for value in rect)
    return x, y, max(wide, LEAST[kind][0]), max(high, LEAST[kind][1])


def _known(colour: str) -> str:
    if colour not in COLOURS:
        raise Refused(
            "remark-colour", translate("Edits", "There is no colour {colour}.", colour=colour)
        )
    return colour


def _written(text: str) -> str:
    """The text as it can be saved: halves of characters are left out."""
    whole = text.encode("utf-8", "ignore").decode("utf-8").strip()
    if len(whole) > LONGEST:
        message = translate(
            "Edits",
            "A note holds at most {most} characters; this text has {count}.",
            most=LONGEST,
            count=len(whole),
        )
        raise Refused("remark-long", message)
    return whole
