"""The pictures of a folder as one array on disk: made once, mapped into memory afterwards.

Imported by `load` and by the survey only.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.data import cache
from studio.data.arrays.decoding import Look, Read, known_formats, read_all
from studio.data.arrays.pixels import Bytes
from studio.data.folder import Listing, printable
from studio.data.survey import MOST_NAMED, SAMPLES, Sample, Skipped, Watch
from studio.files import atomic_write
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

_LOG = logging.getLogger(__name__)

VERSION = 1
"""Another one when the same files would give other bytes."""
PIXELS, FACTS = "pixels.u8", "facts.json"
LOOKED_AT = 100
"""Files of which size and colours are read before anything is chosen."""
USUAL_SIZE, LARGEST_KEPT, SMALLEST = 64, 96, 8
"""Pixels a side: the first where pictures are larger than the second number."""
MOST_LISTED = 10


@dataclass(frozen=True)
class Stored:
    """What was made of a folder.

    Attributes:
        pixels: uint8 `(N, C, size, size)`, a file mapped into memory.
        labels: int64 `(N,)`, places in `classes`.
        parts: of each picture, "train" where the folder has no parts.
        names: of each picture, below the folder.
        listed: file -> size and time of change, of all files that were there.
        report: notes, skipped files and their count, as `Survey` has them.
    """

    pixels: Bytes
    labels: npt.NDArray[np.int64]
    classes: tuple[str, ...]
    parts: tuple[str, ...]
    names: tuple[str, ...]
    listed: dict[str, list[int]]
    notes: tuple[Message, ...]
    skipped: tuple[Skipped, ...]
    skipped_count: int

    def samples(self) -> tuple[Sample, ...]:
        """Twenty pictures, of each class in turn."""
        groups = [np.flatnonzero(self.labels == label) for label in range(len(self.classes))]
        turns = max(map(len, groups), default=0)
        order = [group[turn] for turn in range(turns) for group in groups if turn < len(group)]
        return tuple(self._sample(int(row)) for row in order[:SAMPLES])

    def _sample(self, row: int) -> Sample:
        values = self.pixels[row].astype(np.float32) / np.float32(255)
        return Sample(values, self.classes[self.labels[row]], self.names[row])


def key_of(fingerprint: str, look: Look) -> str:
    return cache.key_of("pictures", VERSION, fingerprint, look)


def opened(key: str) -> Stored | None:
    """What is kept under `key`; None where it has to be made (again)."""
    folder = cache.kept(key)
    if folder is None:
        return None
    try:
        facts = json.loads((folder / FACTS).read_bytes())
        # Copied when written to: torch would warn of memory that cannot be written.
        pixels = np.memmap(folder / PIXELS, np.uint8, "c", shape=tuple(facts["shape"]))
        return _stored(facts, pixels)
    except (OSError, ValueError, KeyError, TypeError):
        cache.forget(key)
        return None


def made(listing: Listing, look: Look, watch: Watch) -> Stored:
    """Read every file of `listing` and keep what came of it.

    Raises:
        Refused: `data-empty` when no file is a picture, `data-disk`, `cancelled`.
    """
    key = key_of(listing.fingerprint(), look)
    stored = opened(key)
    if stored is not None:
        return stored
    with cache.making(key, len(listing.files) * look.numbers) as folder:
        facts = _written(folder, listing, look, watch)
        atomic_write(folder / FACTS, json.dumps(facts).encode("utf-8"))
    stored = opened(key)
    if stored is None:
        text = translate("Pictures", "The pictures were prepared, but cannot be read back.")
        raise Refused("data-disk", text)
    return stored


def _written(folder: Path, listing: Listing, look: Look, watch: Watch) -> dict[str, Any]:
    kept: list[int] = []
    skipped = list(listing.skipped)
    counts: Counter[str] = Counter()
    paths = [listing.root / file.name for file in listing.files]
    with (folder / PIXELS).open("wb") as stream:
        for place, read in enumerate(read_all(paths, look, watch)):
            if read.pixels is None:
                reason = read.reason or Message("Pictures", "")
                skipped.append(Skipped(printable(listing.files[place].name), reason))
                continue
            stream.write(read.pixels.data)
            kept.append(place)
            counts.update(_oddities(read))
    if not kept:
        raise _nothing(listing, skipped)
    labels = [listing.files[place].label for place in kept]
    used = sorted(set(labels))
    return {
        "shape": [len(kept), look.channels, look.size, look.size],
        "classes": _different([listing.classes[label] for label in used]),
        "labels": [used.index(label) for label in labels],
        "parts": [listing.files[place].part for place in kept],
        "names": [printable(listing.files[place].name) for place in kept],
        "listed": {printable(f.name): [f.size, f.changed] for f in listing.files},
        "notes": [_packed(note) for note in _notes(listing, kept, counts, look)],
        "skipped": [[one.name, _packed(one.reason)] for one in skipped[:MOST_NAMED]],
        "skipped_count": len(skipped),
    }


def _oddities(read: Read) -> Iterator[str]:
    return (name for name in ("turned", "animated", "enlarged") if getattr(read, name))


def _notes(
    listing: Listing, kept: list[int], counts: Counter[str], look: Look
) -> Iterator[Message]:
    """What a person should know of the pictures that were taken."""
    if listing.parts:
        by_part = Counter(listing.files[place].part for place in kept)
        shown = ", ".join(f"{part} {by_part[part]:,}" for part in listing.parts)
        yield translate("Pictures", "The folder gives the parts itself: {parts}.", parts=shown)
    if counts["turned"]:
        yield translate("Pictures", "Turned as the camera noted it: {n}.", n=counts["turned"])
    if counts["animated"]:
        n = counts["animated"]
        yield translate("Pictures", "Animated, only the first picture was taken: {n}.", n=n)
    if counts["enlarged"]:
        yield translate(
            "Pictures",
            "Smaller than {size} pixels and enlarged: {n}.",
            size=look.size,
            n=counts["enlarged"],
        )
    yield from _notes_on_classes(listing, kept)


def _notes_on_classes(listing: Listing, kept: list[int]) -> Iterator[Message]:
    total = Counter(listing.files[place].label for place in kept)
    seen = {listing.files[p].label for p in kept if listing.files[p].part == "train"}
    every = range(len(listing.classes))
    empty = [listing.classes[label] for label in every if not total[label]]
    single = [listing.classes[label] for label in every if total[label] == 1]
    unseen = [listing.classes[label] for label in every if total[label] and label not in seen]
    if empty:
        names = _listed(empty)
        yield translate(
            "Pictures", "Left out, because there is no picture of it: {names}.", names=names
        )
    if single:
        names = _listed(single)
        yield translate(
            "Pictures", "Only one picture, so it cannot be tested: {names}.", names=names
        )
    if unseen:
        names = _listed(unseen)
        yield translate(
            "Pictures", "No picture to train on, so it cannot be learned: {names}.", names=names
        )


def _listed(names: list[str]) -> str:
    """The first few, with an ellipsis for the others."""
    shown = [printable(name) for name in names[:MOST_LISTED]]
    return ", ".join([*shown, *(["…"] if len(names) > MOST_LISTED else [])])


def _nothing(listing: Listing, skipped: list[Skipped]) -> Refused:
    name = printable(listing.root.name)
    if not skipped:
        text = translate("Pictures", "There is no file in the folders of {name}.", name=name)
        return Refused("data-empty", text)
    text = translate(
        "Pictures",
        "None of the {count} files in {name} can be used. The first, {file}: {reason}.",
        count=len(skipped),
        name=name,
        file=skipped[0].name,
        reason=skipped[0].reason,
    )
    return Refused("data-empty", text)


def _different(names: list[str]) -> list[str]:
    """As many different names that a document can store."""
    found: list[str] = []
    for name in map(printable, names):
        shown, number = name, 2
        while shown in found:
            shown, number = f"{name} ({number})", number + 1
        found.append(shown)
    return found


def _packed(text: Message) -> list[Any]:
    return [text.context, text.template, dict(text.values)]


def _unpacked(parts: list[Any]) -> Message:
    context, template, values = parts
    return Message(str(context), str(template), dict(values))


def _stored(facts: dict[str, Any], pixels: Bytes) -> Stored:
    return Stored(
        pixels,
        np.array(facts["labels"], dtype=np.int64),
        tuple(facts["classes"]),
        tuple(facts["parts"]),
        tuple(facts["names"]),
        facts["listed"],
        tuple(map(_unpacked, facts["notes"])),
        tuple(Skipped(name, _unpacked(reason)) for name, reason in facts["skipped"]),
        facts["skipped_count"],
    )


def suggested(listing: Listing) -> tuple[int, str]:
    """Size and colour for these pictures, from some of them: small ones keep their size."""
    step = max(1, len(listing.files) // LOOKED_AT)
    sides, grey = [], True
    for file in listing.files[::step]:
        try:
            with Image.open(listing.root / file.name, formats=known_formats()) as image:
                sides.append(min(image.size))
                grey = grey and image.mode in ("1", "L", "LA", "I", "I;16", "F")
        except Exception as error:  # noqa: BLE001  (it is named when all are read)
            _LOG.debug("%s: %s", file.name, error)
    side = int(np.median(sides)) if sides else USUAL_SIZE
    size = max(SMALLEST, side) if side <= LARGEST_KEPT else USUAL_SIZE
    return size, "grey" if grey and sides else "rgb"
