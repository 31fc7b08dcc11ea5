"""Which files lie in a folder of pictures, in which class and part. Opens none of them."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from studio.data.survey import Skipped
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused

PARTS = {
    "train": ("train", "training", "训练", "训练集"),
    "validation": ("val", "valid", "validation", "dev", "验证", "验证集"),
    "test": ("test", "testing", "测试", "测试集"),
}
"""Part -> names of its folder, in small letters."""
SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin"})
DEEPEST = 20
"""Folders inside folders that are followed."""

Entries = list["os.DirEntry[str]"]
Identity = tuple[int, int]


@dataclass(frozen=True)
class File:
    """One file: its path below the root, part, class (an index), size and time of change."""

    name: str
    part: str
    label: int
    size: int
    changed: int


@dataclass
class Listing:
    """What lies in a folder.

    Attributes:
        root: where the classes or parts lie; the folder that was opened, or one inside it.
        classes: names of their folders in the order of the labels, also of empty ones.
        parts: those that have a folder of their own; empty where the classes lie at the top.
    """

    root: Path
    classes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    files: list[File] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def fingerprint(self) -> str:
        """Another one as soon as a file comes, goes or changes."""
        digest = hashlib.sha256(repr((self.classes, self.parts)).encode("utf-8", "replace"))
        for file in self.files:
            line = f"{file.part}/{file.label}/{file.name}/{file.size}/{file.changed}\n"
            digest.update(line.encode("utf-8", "backslashreplace"))
        return digest.hexdigest()[:32]

    def skip(self, name: str, reason: Message) -> None:
        self.skipped.append(Skipped(printable(name), reason))

    def skip_unreadable(self, name: str, error: OSError) -> None:
        reason = error.strerror or str(error)
        self.skip(name, translate("Pictures", "cannot be opened: {reason}", reason=reason))


def listed(folder: Path) -> Listing:
    """Every file that may be a picture, sorted by part, class and name.

    Raises:
        Refused: `data-missing` (the folder cannot be opened), `data-classes` (none inside).
    """
    listing = Listing(_descended(folder))
    tops = _part_folders(listing)
    found = {part: _class_folders(top, listing) for part, top in tops.items()}
    names = sorted({name for part in found.values() for name in part})
    if not names:
        raise _without_classes(folder)
    listing.classes = tuple(names)
    for part, top in tops.items():
        for name in found[part]:
            walk = _Walk(listing, part, names.index(name))
            walk.folder(top / name, frozenset())
    listing.files.sort(key=lambda file: (list(PARTS).index(file.part), file.label, file.name))
    return listing


@dataclass(frozen=True)
class _Walk:
    """Through the folder of one class."""

    listing: Listing
    part: str
    label: int

    def folder(self, path: Path, above: frozenset[Identity]) -> None:
        """All files below; `above` are the folders on the way, so that no link leads round."""
        name = path.relative_to(self.listing.root).as_posix()
        try:
            facts = path.stat()
            files, folders = _inside(path)
        except OSError as error:
            self.listing.skip_unreadable(f"{name}/", error)
            return
        identity = (facts.st_dev, facts.st_ino)
        if identity in above or len(above) > DEEPEST:
            text = translate("Pictures", "a link to a folder that it lies in, or far too deep")
            self.listing.skip(f"{name}/", text)
            return
        for entry in files:
            self._file(f"{name}/{entry.name}", entry)
        for entry in folders:
            self.folder(path / entry.name, above | {identity})

    def _file(self, name: str, entry: os.DirEntry[str]) -> None:
        try:
            facts = entry.stat()
        except OSError as error:
            self.listing.skip_unreadable(name, error)
            return
        if not stat.S_ISREG(facts.st_mode):
            self.listing.skip(name, translate("Pictures", "not a file"))
            return
        found = File(name, self.part, self.label, facts.st_size, facts.st_mtime_ns)
        self.listing.files.append(found)


def _descended(folder: Path) -> Path:
    """Past folders that hold nothing but one folder of folders, as unpacking leaves them."""
    try:
        files, folders = _inside(folder)
        for _ in range(DEEPEST):
            if files or len(folders) != 1 or _part_of(folders[0].name):
                break
            files, inner = _inside(folder / folders[0].name)
            if not inner:
                break
            folder, folders = folder / folders[0].name, inner
    except OSError as error:
        text = translate(
            "Pictures",
            "The folder {path} cannot be opened: {reason}.",
            path=printable(str(folder)),
            reason=error.strerror or str(error),
        )
        raise Refused("data-missing", text) from None
    return folder


def _part_folders(listing: Listing) -> dict[str, Path]:
    """Part -> its folder; all is `train` where there is no such folder with classes inside.

    Without folders inside, `train` may be a class: the vehicle.
    """
    _, folders = _inside(listing.root)
    found: dict[str, Path] = {}
    for entry in folders:
        part, path = _part_of(entry.name), listing.root / entry.name
        if part is not None and part not in found and _holds_folders(path):
            found[part] = path
    if "train" not in found:
        return {"train": listing.root}
    listing.parts = tuple(part for part in PARTS if part in found)
    tops = {part: found[part] for part in listing.parts}
    for entry in folders:
        if listing.root / entry.name not in tops.values():
            text = translate(
                "Pictures", "no folder train, validation or test with one folder for each class"
            )
            listing.skip(f"{entry.name}/", text)
    return tops


def _holds_folders(path: Path) -> bool:
    try:
        return bool(_inside(path)[1])
    except OSError:
        return True


def _part_of(name: str) -> str | None:
    return next((part for part, names in PARTS.items() if name.lower() in names), None)


def _class_folders(top: Path, listing: Listing) -> list[str]:
    """Names of the folders in `top`; files beside them belong to no class."""
    try:
        files, folders = _inside(top)
    except OSError as error:
        listing.skip_unreadable(f"{top.name}/", error)
        return []
    for entry in files:
        text = translate("Pictures", "in no class: it lies beside the folders of the classes")
        listing.skip((top / entry.name).relative_to(listing.root).as_posix(), text)
    return [entry.name for entry in folders]


def _inside(folder: Path) -> tuple[Entries, Entries]:
    """Files and folders, sorted, without hidden ones. Raises OSError."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    shown = [entry for entry in entries if not _hidden(entry.name)]
    folders = [entry for entry in shown if _is_folder(entry)]
    names = {entry.name for entry in folders}
    return [entry for entry in shown if entry.name not in names], folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere counts as a file, and is named when it cannot be opened."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in SYSTEM


def _without_classes(folder: Path) -> Refused:
    text = translate(
        "Pictures",
        "{name} holds no folders of classes. Make one folder for each class inside it, named like "
        "the class, and put the pictures there; or open the folder above it.",
        name=printable(folder.name),
    )
    return Refused("data-classes", text)


def printable(name: str) -> str:
    """A name as it can be shown and stored, also where the system gave broken characters."""
    return "".join(mark if mark.isprintable() else "�" for mark in name)
