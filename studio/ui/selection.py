"""Which layers are selected and which network or block is open. Not here: what is drawn of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.spec.problems import Address, Origin


class Pixel(NamedTuple):
    """One output number of a layer; of a sequence the row is 0."""

    address: Address
    channel: int = 0
    row: int = 0
    column: int = 0


class Kept(NamedTuple):
    """What was selected and open in a document that is not shown at the moment."""

    ids: tuple[str, ...] = ()
    place: Address = ()
    asked_samples: tuple[str, int, int] | None = None
    pixel: Pixel | None = None
    beside: tuple[str, ...] = ()
    colour_by: str = ""


class Selection(QObject):
    """The state of one tab that canvas, inspector and panels share; other tabs keep theirs.

    `ids` are nodes of the definition that is open, in the order in which they were selected; the
    last one is the primary one. `beside` are frames and notes there. `place` is the address of the
    open instance, () the network.
    `asked_samples` are those that somebody asked to see: part, true class, said class.
    `pixel` is the output number that somebody asked to have explained last.
    `colour_by` is the quantity that layers have their colours by, "" for their families.
    """

    changed = Signal()

    samples_asked = Signal()
    """Somebody wants to see certain samples."""

    explanation_asked = Signal()
    """Somebody wants to know how `pixel` comes about."""

    origin_asked = Signal(object)
    """Somebody wants to see where a wrong number comes from: an `Origin`."""

    repair_seen = Signal(object)
    """Somebody looks at a repair, or at none any more (None)."""

    parameters_asked = Signal()
    """Somebody wants to see and change what is selected."""

    recoloured = Signal()
    """Layers are to have their colours by something else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._place: Address = ()
        self._beside: tuple[str, ...] = ()
        self.asked_samples: tuple[str, int, int] | None = None
        self._pixel: Pixel | None = None
        self._colour_by = ""
        self._key = ""
        self._others: dict[str, Kept] = {}

    def turn(self, key: str) -> None:
        """Go to the document `key`, as it was left. Silent: whoever turns shows the document too.

        To where one is already changes nothing.
        """
        if key == self._key:
            return
        if self._key:
            here = Kept(
                self._ids,
                self._place,
                self.asked_samples,
                self._pixel,
                self._beside,
                self._colour_by,
            )
            self._others[self._key] = here
        self._key = key
        kept = self._others.pop(key, Kept())
        self._ids, self._place, self._beside = kept.ids, kept.place, kept.beside
        self.asked_samples, self._pixel = kept.asked_samples, kept.pixel
        self._colour_by = kept.colour_by

    def ask_samples(self, part: str, truth: int, said: int) -> None:
        """Show the samples of a part that are of one class and taken for another, or the same."""
        self.asked_samples = (part, truth, said)
        self.samples_asked.emit()

    def ask_origin(self, origin: Origin) -> None:
        """Show the node and the field that an origin names."""
        self.origin_asked.emit(origin)

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def beside(self) -> tuple[str, ...]:
        return self._beside

    @property
    def place(self) -> Address:
        return self._place

    @property
    def primary(self) -> Address | None:
        """The address of the node that inspector and panels show."""
        return (*self._place, self._ids[-1]) if self._ids else None

    @property
    def pixel(self) -> Pixel | None:
        return self._pixel

    @property
    def colour_by(self) -> str:
        return self._colour_by

    def colour(self, quantity: str) -> None:
        """Colour the layers by a quantity, "" for their families."""
        if quantity != self._colour_by:
            self._colour_by = quantity
            self.recoloured.emit()

    def explain(self, pixel: Pixel) -> None:
        """Ask how an output number comes about; the same one again asks again."""
        self._pixel = pixel
        self.explanation_asked.emit()

    def set(self, ids: Iterable[str]) -> None:
        """Select these nodes instead; the last one becomes the primary one."""
        self._become(self._place, ids)

    def enter(self, place: Address, ids: Iterable[str] = (), beside: Iterable[str] = ()) -> None:
        """Open another instance (or the network) and select there."""
        self._become(place, ids, beside)

    def put_beside(self, beside: Iterable[str]) -> None:
        """Select these frames and notes beside the nodes that are selected."""
        self._become(self._place, self._ids, beside)

    def show(self, address: Address) -> None:
        """Open where the node lies and select it."""
        self._become(address[:-1], address[-1:])

    def toggle(self, node_id: str) -> None:
        """Add the node as the primary one, or take it out."""
        rest = [known for known in self._ids if known != node_id]
        ids = rest if node_id in self._ids else [*rest, node_id]
        self._become(self._place, ids, self._beside)

    def _become(self, place: Address, ids: Iterable[str], beside: Iterable[str] = ()) -> None:
        wanted = (place, tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(beside)))
        if wanted != (self._place, self._ids, self._beside):
            self._place, self._ids, self._beside = wanted
            self.changed.emit()
