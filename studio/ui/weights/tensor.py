"""One parameter of one node as the window shows and changes it. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, prod
from typing import TYPE_CHECKING, Any

from studio.engine.wishes import Held, Holding
from studio.graph import start_edits
from studio.graph.model import Entry, Given, Node, Start
from studio.graph.places import seen_at
from studio.graph.starts import LARGEST, MOST_GIVEN
from studio.spec.messages import Message, translate
from studio.spec.problems import Address

if TYPE_CHECKING:
    from studio.engine.wishes import Floats
    from studio.ui.live import Context

Place = tuple[int, ...]


@dataclass(frozen=True)
class Tensor:
    """A parameter of the node at `address`; what is edited is the node, wherever it is used."""

    context: Context
    address: Address
    name: str
    shape: tuple[int, ...]

    @property
    def node(self) -> Node | None:
        return self.context.project.document.node(self.address[-1])

    @property
    def start(self) -> Start:
        node = self.node
        return Start() if node is None else start_edits.start_of(node, self.name)

    @property
    def values(self) -> Given | None:
        """The given numbers, if they fit."""
        how = self.start.how
        return how if isinstance(how, Given) and how.shape == self.shape else None

    @property
    def can_be_given(self) -> bool:
        return prod(self.shape) <= MOST_GIVEN

    # ---- edits

    def choose(self, how: Entry | Given | None) -> bool:
        """Let it begin so; None: with what the layer draws itself."""
        if how is None:
            return self._edit(start_edits.reset_start, label=self._label())
        return self._edit(start_edits.set_start, how, label=self._label())

    def give(self, values: Iterable[float]) -> bool:
        return self.choose(Given(self.shape, tuple(values)))

    def give_present(self) -> bool:
        """The numbers as they stand in the network; 0 where they are not known."""
        held = held_at(self.context, self.address)
        present = None if held is None else held.tensors.get(self.name)
        known = present is not None and present.shape == self.shape
        return self.give(shortest(present) if known else (0.0,) * prod(self.shape))

    def set(self, changes: Mapping[Place, float], *, merge: bool = False) -> bool:
        """Change single numbers; what belongs to one gesture is one entry of the history."""
        key = f"start {self.address[-1]} {self.name}" if merge else None
        return self._edit(start_edits.set_values, changes, label=self._label(), merge=key)

    def set_argument(self, field: str, value: Any, *, merge: bool = False) -> bool:
        key = f"start {self.address[-1]} {self.name} {field}" if merge else None
        return self._edit(start_edits.set_start_param, field, value, label=self._label(), merge=key)

    def lock(self, on: bool) -> bool:
        node = self.node
        name = "" if node is None else node.name
        label = (
            translate("Starts", "Lock {parameter} of {name}", parameter=self.name, name=name)
            if on
            else translate("Starts", "Unlock {parameter} of {name}", parameter=self.name, name=name)
        )
        return self._edit(start_edits.set_frozen, on, label=label)

    def finish(self) -> None:
        """The gesture is over."""
        self.context.project.history.close_merge()

    def _label(self) -> Message:
        node = self.node
        name = "" if node is None else node.name
        return translate(
            "Starts", "Set the start of {parameter} of {name}", parameter=self.name, name=name
        )

    def _edit(self, function: Any, *values: Any, label: Message, merge: str | None = None) -> bool:
        edit, bridge = self.context.project.edit, self.context.bridge
        arguments = (function, self.address[-1], self.name, *values)
        place, node = seen_at(self.address)
        return bridge.attempt(edit, *arguments, label=label, place=place, node=node, merge=merge)


def wish_at(context: Context, address: Address) -> Holding:
    return Holding(address, context.project.sample)


def held_at(context: Context, address: Address) -> Held | None:
    """What the engine last told of a layer."""
    found: object = context.project.pictures.get(wish_at(context, address))
    return found if isinstance(found, Held) else None


def take_present(context: Context, address: Address, shapes: Mapping[str, Place]) -> bool:
    """Give all parameters of a layer the numbers that the network has now, by one edit."""
    held, node = held_at(context, address), context.project.document.node(address[-1])
    found = {} if held is None else held.tensors
    given = {
        name: Given(shape, shortest(found[name]))
        for name, shape in shapes.items()
        if name in found and found[name].shape == shape
    }
    name = "" if node is None else node.name
    label = translate("Starts", "Take the present weights of {name}", name=name)
    edit, arguments = context.project.edit, (start_edits.set_starts, address[-1], given)
    place, changed = seen_at(address)
    return context.bridge.attempt(edit, *arguments, label=label, place=place, node=changed)


def shortest(values: Floats | None) -> tuple[float, ...]:
    """float32 numbers as the shortest decimals that give the same float32 again."""
    return () if values is None else tuple(float(str(value)) for value in values.ravel())


def number_in(text: str) -> float | None:
    """The finite number that `text` is, also with a comma, else None."""
    try:
        value = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return value if isfinite(value) and abs(value) <= LARGEST else None


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LETTERS = {"weight": "w", "bias": "b"}


def symbol(name: str, place: Place, shape: tuple[int, ...]) -> str:
    """What a number is called on the screen, counted from 1: `w₂`, `w₁,₂` of several outputs."""
    letter = LETTERS.get(name, name)
    counted = [i + 1 for i, size in zip(place, shape, strict=True) if size > 1]
    if len(shape) == 2 and shape[0] == 1:
        counted = [place[1] + 1]
    return letter + ",".join(str(number).translate(SUBSCRIPTS) for number in counted)
