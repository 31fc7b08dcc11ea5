"""Which weight of a file belongs to which weight of a network: by name, or by order and shape.

Names and shapes only, no torch. Not here: reading the file (`weights_file`), keeping what was taken
(`loaded`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from studio.spec.problems import Address

Dims = tuple[int, ...]
How = Literal["names", "order"]
Fate = Literal["taken", "other size", "other kind", "missing"]
Status = Literal["loaded", "partly", "resized", "new"]

COUNTER = "num_batches_tracked"
"""A count of batches that older files do not have; without it nothing is missing."""
ROLES = (("weight", "gamma", "scale", "kernel"), ("bias", "beta", "shift"), ("mean",), ("var",))
"""Parts of the names of a module's tensors, in the order of torch."""
DEEPEST = 4
"""Leading parts of a name that may be a prefix."""
MOST_PREFIXES = 40


@dataclass(frozen=True)
class Slot:
    """One tensor of the network: its key in the state_dict, and the layer that it is of."""

    key: str
    shape: Dims
    layer: str
    address: Address = ()
    real: bool = True
    """Of real numbers; else whole ones."""

    @property
    def needed(self) -> bool:
        return not self.key.endswith(COUNTER)


@dataclass(frozen=True)
class Held:
    """One tensor of the file. `dtype` as torch calls it, such as float16."""

    key: str
    shape: Dims
    dtype: str

    @property
    def real(self) -> bool:
        return self.dtype in ("float32", "float64", "float16", "bfloat16") or "float8" in self.dtype


@dataclass(frozen=True)
class Pair:
    """What becomes of one tensor of the network; `source` is the one in the file, if any."""

    slot: Slot
    fate: Fate
    source: Held | None = None


@dataclass(frozen=True)
class LayerMatch:
    """The tensors of one layer of the network."""

    path: str
    address: Address
    pairs: tuple[Pair, ...]

    @property
    def status(self) -> Status:
        """`resized`: all begin fresh, since some have another size in the file."""
        needed = [pair for pair in self.pairs if pair.slot.needed]
        taken = [pair for pair in needed if pair.fate == "taken"]
        if len(taken) == len(needed):
            return "loaded"
        if taken:
            return "partly"
        return "resized" if any(pair.source is not None for pair in needed) else "new"


@dataclass(frozen=True)
class Matching:
    """One way to fill a network from a file. `prefix` was left out of the file's names.

    `unused`: what nothing takes, in the order of the file.
    """

    how: How
    layers: tuple[LayerMatch, ...]
    prefix: str = ""
    unused: tuple[Held, ...] = ()

    @property
    def pairs(self) -> list[Pair]:
        return [pair for layer in self.layers for pair in layer.pairs]

    @property
    def taken(self) -> dict[str, str]:
        """Key of the network -> key of the file."""
        found = ((pair.slot.key, pair.source) for pair in self.pairs if pair.fate == "taken")
        return {key: source.key for key, source in found if source is not None}

    def count(self, *statuses: Status) -> int:
        return sum(layer.status in statuses for layer in self.layers)

    @property
    def converted(self) -> dict[str, int]:
        """Other kinds of real numbers that become float32 -> how many tensors."""
        sources = (p.source for p in self.pairs if p.fate == "taken" and p.slot.real)
        kinds = Counter(one.dtype for one in sources if one is not None)
        return {name: count for name, count in kinds.items() if name != "float32"}


@dataclass(frozen=True)
class Preview:
    """What a file would do to a network. `inside`: the entry of the file that the weights are.

    `others`: entries there that are no weights.
    """

    file: Path
    bytes: int
    sha256: str
    program: str
    by_names: Matching
    by_order: Matching
    inside: str = ""
    others: tuple[str, ...] = ()

    @property
    def best(self) -> Matching:
        """By name, unless not one name is known and the order fits."""
        by_names = self.by_names
        return by_names if by_names.taken or not self.by_order.taken else self.by_order

    def way(self, how: How) -> Matching:
        return self.by_names if how == "names" else self.by_order


def match_names(slots: Sequence[Slot], held: Sequence[Held]) -> Matching:
    """By key in the state_dict, without a prefix that the file has before all of its own."""
    known = {slot.key: slot.shape for slot in slots}
    best, prefix = (-1, -1), ""
    for candidate in ["", *_prefixes(held)]:
        named = _named(held, candidate)
        there = [key for key in known if key in named]
        score = (sum(named[key].shape == known[key] for key in there), len(there))
        if score > best:
            best, prefix = score, candidate
    named = _named(held, prefix)
    pairs = [_pair(slot, named.get(slot.key)) for slot in slots]
    return _matching("names", pairs, held, prefix)


def _prefixes(held: Iterable[Held]) -> list[str]:
    """Leading parts of the file's names with their dot, the most frequent first."""
    found: Counter[str] = Counter()
    for one in held:
        parts = one.key.split(".")
        for depth in range(1, min(DEEPEST, len(parts) - 1) + 1):
            found[".".join(parts[:depth]) + "."] += 1
    return [prefix for prefix, _ in found.most_common(MOST_PREFIXES)]


def _named(held: Iterable[Held], prefix: str) -> dict[str, Held]:
    return {
        one.key.removeprefix(prefix): one
        for one in held
        if not prefix or one.key.startswith(prefix)
    }


def match_order(slots: Sequence[Slot], held: Sequence[Held]) -> Matching:
    """By place: runs of layers whose tensors have the same shapes, in the same order.

    For files whose names are foreign. Between such runs, where as many layers are left on both
    sides, a layer of another size is taken for the one at its place.
    """
    ours = _grouped([slot for slot in slots if slot.needed])
    theirs = _grouped([one for one in held if not one.key.endswith(COUNTER)])
    matcher = SequenceMatcher(None, _shapes(ours), _shapes(theirs), autojunk=False)
    found: dict[str, Held] = {}
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and end - begin == last - first):
            for mine, other in zip(ours[begin:end], theirs[first:last], strict=True):
                found |= _beside(mine, other)
    pairs = [_pair(slot, found.get(slot.key)) for slot in slots]
    return _matching("order", pairs, held, "")


def natural(key: str) -> list[tuple[int, str]]:
    """To sort names by: layer2 before layer10. For files that keep no order of their own."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", key)]


def _grouped(tensors: Iterable[Slot] | Iterable[Held]) -> list[list[Slot | Held]]:
    """Neighbours of one module together."""
    groups: list[list[Slot | Held]] = []
    owner: str | None = None
    for one in tensors:
        if (module := one.key.rpartition(".")[0]) != owner or not groups:
            groups.append([])
            owner = module
        groups[-1].append(one)
    return groups


def _shapes(groups: Iterable[Sequence[Slot | Held]]) -> list[tuple[Dims, ...]]:
    """Of each module, in whatever order its tensors stand."""
    return [tuple(sorted(one.shape for one in group)) for group in groups]


def _beside(mine: Sequence[Slot | Held], other: Sequence[Slot | Held]) -> dict[str, Held]:
    """The tensors of two modules: by their last names where these are the same, else by shape.

    Of several with the same shape the scale comes before the shift, mean and variance after them.
    """
    if len(mine) != len(other):
        return {}
    last = {one.key.rpartition(".")[2]: one for one in other}
    if all(one.key.rpartition(".")[2] in last for one in mine):
        pairs = [(one, last[one.key.rpartition(".")[2]]) for one in mine]
    else:
        pairs = list(zip(sorted(mine, key=_place), sorted(other, key=_place), strict=True))
    return {one.key: partner for one, partner in pairs if isinstance(partner, Held)}


def _place(one: Slot | Held) -> tuple[int, Dims, int]:
    name = one.key.rpartition(".")[2].lower()
    role = next((n for n, words in enumerate(ROLES) if any(w in name for w in words)), len(ROLES))
    return -len(one.shape), one.shape, role


def _pair(slot: Slot, source: Held | None) -> Pair:
    if source is None:
        return Pair(slot, "missing")
    if source.shape != slot.shape:
        return Pair(slot, "other size", source)
    return Pair(slot, "taken" if source.real is slot.real else "other kind", source)


def _matching(how: How, pairs: Sequence[Pair], held: Sequence[Held], prefix: str) -> Matching:
    layers: dict[str, list[Pair]] = {}
    for pair in pairs:
        layers.setdefault(pair.slot.layer, []).append(pair)
    used = {pair.source.key for pair in pairs if pair.source is not None and pair.fate == "taken"}
    unused = tuple(one for one in held if one.key not in used)
    matches = tuple(
        LayerMatch(path, several[0].slot.address, tuple(several))
        for path, several in layers.items()
    )
    return Matching(how, matches, prefix, unused)


def layers_of(keys: Iterable[str], paths: Mapping[Address, str]) -> dict[str, tuple[str, Address]]:
    """Key of the state_dict -> path and address of the layer that it is of."""
    places = {path: address for address, path in paths.items()}
    found: dict[str, tuple[str, Address]] = {}
    for key in keys:
        path = key.rpartition(".")[0]
        while path and path not in places:
            path = path.rpartition(".")[0]
        found[key] = (path, places[path]) if path else (key.rpartition(".")[0], ())
    return found
