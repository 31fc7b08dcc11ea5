"""A person's own pictures: a folder with one subfolder for each class."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from studio.data.folder import Listing, listed, printable
from studio.data.survey import FOLDER, Survey, Watch, surveyor
from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.declaration import bind_values
from studio.spec.fields import Choice, Int, Raw, Text
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from studio.spec.text_lists import Texts

if TYPE_CHECKING:
    from studio.data.arrays.decoding import Look
    from studio.data.arrays.pictures import Stored

MOST_NAMED = 3
"""Files that a sentence names."""


@data_set
class PictureFolder(DataSet):
    """Your own pictures: a folder with one subfolder for each class.

    Or with the folders train, test and validation, and the classes inside these.
    """

    title = "Own pictures"
    kind: ClassVar[Kind] = "image"
    own: ClassVar[bool] = True

    path: str = Text(default="", longest=4096, help="The folder on this computer.")
    size: int = Int(
        default=64, low=8, high=512, help="Height and width in pixels that all are brought to."
    )
    colour: str = Choice(
        default="rgb", options=("rgb", "grey"), help="Three channels, or one of brightness."
    )
    fit: str = Choice(
        default="crop",
        options=("crop", "letterbox", "stretch"),
        help="What happens to pictures that are not square: the middle is cut out, "
        "they get black borders, or they are distorted.",
    )
    classes: tuple[str, ...] = Texts(default=(), measured=True, help="Names of the classes.")
    pictures: int = Int(default=0, measured=True, help="How many pictures can be used.")
    parts: tuple[str, ...] = Texts(
        default=(), measured=True, help="The parts that have a folder of their own."
    )
    fingerprint: str = Text(
        default="", measured=True, help="Another one when a file was changed, added or removed."
    )

    def check(self) -> None:
        if not self.path or not self.classes:
            text = translate(
                "Pictures",
                "No folder of pictures was opened yet: drop one on the window. It holds one folder "
                "for each class.",
            )
            raise Refused("data-unopened", text)

    def input_shape(self) -> Shape:
        return Shape((1 if self.colour == "grey" else 3, self.size, self.size))

    def target(self) -> Target:
        return Target(Shape(()), self.classes)

    def samples(self) -> int:
        return self.pictures

    @property
    def number_bytes(self) -> int:
        return 1

    def load(self) -> Loaded:
        """`input` `(N, C, size, size)` from 0 to 1, kept as bytes (`Pixels`); `target` int64.

        From the array that was kept when the folder was looked at, or made again.

        Raises:
            Refused: `data-missing` (folder and array are gone), `data-changed`.
        """
        from studio.data.arrays.picture_parts import parted

        return parted(self, self._stored())

    def verify(self) -> None:
        """A folder that is gone, such as one on a stick, does no harm to what was loaded."""
        if Path(self.path).is_dir():
            self._unchanged(self._kept())

    def _stored(self) -> Stored:
        from studio.data.arrays.pictures import made

        self.check()
        stored = self._kept()
        if not Path(self.path).is_dir():
            if stored is None:
                raise _gone(self.path)
            return stored
        listing = self._unchanged(stored)
        stored = stored or made(listing, self.look(), Watch())
        if stored.classes != self.classes or len(stored.labels) != self.pictures:
            raise _changed(self.path, listing, None)
        return stored

    def _kept(self) -> Stored | None:
        from studio.data.arrays.pictures import key_of, opened

        return opened(key_of(self.fingerprint, self.look()))

    def _unchanged(self, stored: Stored | None) -> Listing:
        """What is in the folder now. Raises Refused `data-changed`, `data-missing`, …"""
        listing = listed(Path(self.path))
        if listing.fingerprint() != self.fingerprint:
            raise _changed(self.path, listing, stored)
        return listing

    def look(self) -> Look:
        """How the pictures are brought to one size."""
        from studio.data.arrays.decoding import Look

        return Look(self.size, self.colour, self.fit)


@surveyor(FOLDER)
def look_at(path: Path, choices: Mapping[str, Raw], watch: Watch) -> Survey:
    """Read every picture below `path` once; `choices` may hold any field that is not measured.

    Raises:
        Refused: `data-missing`, `data-path`, `data-classes`, `data-empty`, `data-disk`,
            `data-choice`, `cancelled`.
    """
    from studio.data.arrays.pictures import made, suggested

    watch.progress(0, 0)
    where = _written_down(path)
    listing = listed(path)
    size, colour = suggested(listing)
    chosen = {"size": size, "colour": colour, **_known(choices)}
    bound = _bound({**chosen, "path": where})
    stored = made(listing, bound.look(), watch)
    if len(stored.classes) < 2:
        raise _one_class(path, stored.classes[0])
    measured = {
        "classes": stored.classes,
        "pictures": len(stored.labels),
        "parts": listing.parts,
        "fingerprint": listing.fingerprint(),
    }
    counts = {name: int((stored.labels == n).sum()) for n, name in enumerate(stored.classes)}
    return Survey(
        PictureFolder.type_name(),
        {"path": where, **chosen, **measured},
        counts,
        stored.skipped,
        stored.skipped_count,
        stored.notes,
        stored.samples(),
    )


def _known(choices: Mapping[str, Raw]) -> dict[str, Raw]:
    """The fields that are chosen; where the pictures lie and what is found there is not."""
    fields = PictureFolder.fields()
    free = {name for name, field in fields.items() if not field.measured and name != "path"}
    return {name: raw for name, raw in choices.items() if name in free}


def _bound(params: Mapping[str, Raw]) -> PictureFolder:
    bound, problems = bind_values(PictureFolder, params)
    if bound is None:
        raise Refused("data-choice", problems[0].text, field=problems[0].field)
    return bound


def _written_down(path: Path) -> str:
    """The whole path as text that a document can store."""
    where = str(path.absolute())
    if printable(where) != where:
        text = translate(
            "Pictures",
            "The name of the folder {path} has characters that cannot be stored: rename it.",
            path=printable(where),
        )
        raise Refused("data-path", text)
    return where


def _one_class(path: Path, name: str) -> Refused:
    text = translate(
        "Pictures",
        "{folder} holds pictures of one class only ({name}). At least two folders with pictures "
        "are needed, one for each class.",
        folder=path.name,
        name=name,
    )
    return Refused("data-classes", text)


def _gone(path: str) -> Refused:
    text = translate(
        "Pictures",
        "The folder {path} is not there any more. Put it back, or open the pictures again where "
        "they are now.",
        path=path,
    )
    return Refused("data-missing", text)


def _changed(path: str, listing: Listing, stored: Stored | None) -> Refused:
    text = translate(
        "Pictures",
        "The pictures in {path} are not those that were opened: {differences}. Open the folder "
        "again to take them as they are now.",
        path=path,
        differences=_differences(listing, stored),
    )
    return Refused("data-changed", text)


def _differences(listing: Listing, stored: Stored | None) -> Message:
    """How many files are new, gone or other ones, and the first of them."""
    if stored is None:
        return translate("Pictures", "there are {count} files now", count=len(listing.files))
    now = {printable(file.name): [file.size, file.changed] for file in listing.files}
    new = sorted(now.keys() - stored.listed.keys())
    gone = sorted(stored.listed.keys() - now.keys())
    other = sorted(n for n in now.keys() & stored.listed.keys() if now[n] != stored.listed[n])
    return translate(
        "Pictures",
        "{new} new, {gone} gone, {other} changed ({names})",
        new=len(new),
        gone=len(gone),
        other=len(other),
        names=", ".join([*new, *gone, *other][:MOST_NAMED]),
    )
