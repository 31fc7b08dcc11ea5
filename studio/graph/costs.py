"""What each node and the whole network take in one pass of training, in bytes of one sample.

Tensors are counted by storage: what is kept of one tensor by two layers is there once, and counts
for the node that gave it. Not here: batch, optimizer and the range that is shown (`forecast`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from typing import NamedTuple

from studio.graph.ending import last_node
from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Ref
from studio.graph.muting import passes
from studio.graph.unrolling import Unroller
from studio.spec.layer import Operation, Sink, Source
from studio.spec.memory import NOTHING, Gradients, Kept, size_of
from studio.spec.names import original_id
from studio.spec.problems import Address


class Cost(NamedTuple):
    """Of a node, or of everything inside a block.

    `parameters` and `learned`: numbers, and those of them that training changes; `macs`:
    multiply-adds of one sample on the way forward; `forward`: bytes of what leaves, for one sample,
    as far as it is no view of what arrived; `kept`: bytes of one sample that are there until the
    backward pass, and `once` those of a whole batch.
    """

    parameters: int = 0
    learned: int = 0
    macs: int = 0
    forward: int = 0
    kept: int = 0
    once: int = 0

    def plus(self, other: Cost, sign: int = 1) -> Cost:
        return Cost(*[one + sign * more for one, more in zip(self, other, strict=True)])

    def activations(self, batch: int) -> int:
        """Bytes that are kept of `batch` samples."""
        return self.kept * batch + self.once


class Storage:
    """One piece of memory: whose, and how large for one sample. Equal only to itself."""

    __slots__ = ("owner", "size")

    def __init__(self, owner: Address, size: int) -> None:
        self.owner, self.size = owner, size


class Value(NamedTuple):
    """What leaves a port: where it lies, whether in order, and whether it wants a gradient."""

    storage: Storage
    plain: bool = True
    gradient: bool = False


class Entry(NamedTuple):
    """One node that is computed: what follows from its finding and from what arrives."""

    finding: Finding
    arrived: tuple[Value, ...]
    values: tuple[Value, ...]
    cost: Cost = Cost()
    keeps: tuple[Storage, ...] = ()
    tensor: int = 0
    largest: int = 0
    absent: bool = False
    """The loss reads what arrives here: it computes the rest itself."""
    borrowed: bool = False
    """Its parameters belong elsewhere."""
    frozen: bool = False
    """Training leaves its parameters as they are, because of itself or of a block round it."""
    rests: bool = False
    """It follows from its finding, the blocks around, and what the nodes give that it reads."""

    def alike(self, other: Entry) -> bool:
        """Whether both keep the same and have values of the same size."""
        one = self.keeps, self.largest, self.tensor
        return one == (other.keeps, other.largest, other.tensor)


NO_COST = Cost()


@dataclass(frozen=True)
class Costs:
    """Of everything that is computed, in one pass over one sample.

    `inputs`: bytes of a sample that enter; `largest`: bytes of the largest single value of one;
    `tensor`: how many numbers the largest parameter is.
    """

    entries: Mapping[Address, Entry] = field(default_factory=dict)
    total: Cost = NO_COST
    kept: frozenset[Storage] = frozenset()
    inputs: int = 0
    largest: int = 0
    tensor: int = 0

    def unkept(self, output: Address) -> int:
        """Bytes of one sample at an `Output` that nobody else keeps; 0 where there is none."""
        entry = self.entries.get(output)
        storage = entry.values[0].storage if entry is not None and entry.values else None
        return 0 if storage is None or storage in self.kept else storage.size

    @cached_property
    def nodes(self) -> Mapping[Address, Cost]:
        """Of every node; of blocks and repeated nodes the sums of what is inside."""
        kept: dict[Address, int] = {}
        for storage in self.kept:
            kept[storage.owner] = kept.get(storage.owner, 0) + storage.size
        own = {address: entry.cost for address, entry in self.entries.items()}
        for owner, size in kept.items():
            cost = own.get(owner, NO_COST)
            own[owner] = Cost(*cost[:4], cost.kept + size, cost.once)
        found = dict(own)
        for address, cost in own.items():
            for above in above_of(address) if len(address) > 1 or "*" in address[0] else ():
                found[above] = found[above].plus(cost) if above in found else cost
        return found


def above_of(address: Address) -> Iterator[Address]:
    """The blocks around a node, and the repeated nodes that it is part of a copy of."""
    for length in range(len(address), 0, -1):
        part = address[:length]
        if length < len(address):
            yield part
        original = original_id(part[-1])
        # In a class the copies stand inside the repeated node, in a sequence beside it.
        if original != part[-1] and part[-2:-1] != (original,):
            yield (*part[:-1], original)


class Accountant:
    """Works out the costs of one document again and again; what is as before is not looked at."""

    def __init__(self) -> None:
        self._unroller = Unroller()
        self._last = Costs()
        self._skipped: frozenset[Address] = frozenset()

    def costs(self, document: Document, findings: Findings, stable: bool = False) -> Costs:
        """`stable`: the loss reads what comes before the last layer, which is not computed."""
        sheet = _Sheet(self._unroller.unroll(document).document, findings, self._last.entries)
        if stable:
            sheet.skipped = frozenset(_last_layers(sheet.document))
        if sheet.skipped != self._skipped:
            sheet.before, self._skipped = {}, sheet.skipped
        sheet.enter_all()
        self._last = sheet.costs(self._last)
        return self._last


def _last_layers(document: Document) -> Iterator[Address]:
    for definition_id in document.networks.values():
        address: Address = ()
        definition: Definition | None = document.definitions[definition_id]
        while definition is not None and (node := last_node(definition)) is not None:
            address = (*address, node.id)
            definition = document.definitions.get(node.definition or "")
        yield address


@dataclass
class _Sheet:
    document: Document
    findings: Findings
    before: Mapping[Address, Entry]
    skipped: frozenset[Address] = frozenset()
    entries: dict[Address, Entry] = field(default_factory=dict)
    changed: set[Address] = field(default_factory=set)
    replaced: list[tuple[Entry | None, Entry]] = field(default_factory=list)
    _changed_ids: set[str] = field(default_factory=set)
    _blocks: dict[Address, bool] = field(default_factory=dict)

    def enter_all(self) -> None:
        """Every finding in the order of computing; most are as before, and looked at in passing."""
        before, entries, changed = self.before, self.entries, self.changed
        for address, finding in self.findings.by_address.items():
            known = before.get(address)
            if (
                known is not None
                and known.finding is finding
                and known.rests
                and not (changed and self._reads_changed(finding))
                and (len(address) == 1 or self._as_before(address[:-1]))
            ):
                entries[address] = known
            elif finding.measured is not None and finding.live and finding.node.repeat == 1:
                self._enter(finding, known)
            elif known is not None:
                self._change(address)

    def _reads_changed(self, finding: Finding) -> bool:
        place, changed, some = finding.address[:-1], self.changed, self._changed_ids
        for ref in finding.node.inputs:
            if ref is not None and ref.node in some and (*place, ref.node) in changed:
                return True
        return False

    def _change(self, address: Address) -> None:
        """What reads it has to be looked at."""
        self.changed.add(address)
        self._changed_ids.add(address[-1])

    def _as_before(self, block: Address) -> bool:
        """Whether a block and those around it are what they were."""
        if block not in self._blocks:
            known, found = self.before.get(block), self.findings.by_address.get(block)
            same = known is not None and known.finding is found
            self._blocks[block] = same and (len(block) == 1 or self._as_before(block[:-1]))
        return self._blocks[block]

    def _enter(self, finding: Finding, known: Entry | None) -> None:
        """One finding; those before it in the order of computing were entered before."""
        address, node = finding.address, finding.node
        source = isinstance(finding.layer, Source)
        block = node.definition is not None and not passes(node)
        if block:
            arrived = tuple(self._given_inside(finding))
        elif source:
            arrived = tuple(self._from_outside(address))
        else:
            arrived = self._read(address, node.inputs)
        absent = address in self.skipped and bool(arrived)
        borrowed, frozen = node.shares is not None, finding.learning.frozen
        for block_around in self._around(address):
            borrowed = borrowed or block_around.node.shares is not None
            frozen = frozen or block_around.learning.frozen
        if (
            known is None
            or known.finding is not finding
            or known.arrived != arrived
            or (known.absent, known.borrowed, known.frozen) != (absent, borrowed, frozen)
            or node.shares is not None
        ):
            made = self._made(finding, arrived, block=block, absent=absent, borrowed=borrowed)
            if known is None or known.values != made.values:
                self._change(address)
            inside = len(address) > 1 and source
            rests = not (inside or node.definition is not None or node.shares is not None)
            made = made._replace(absent=absent, borrowed=borrowed, frozen=frozen, rests=rests)
            self.replaced.append((known, made))
            known = made
        self.entries[address] = known

    def _around(self, address: Address) -> list[Finding]:
        """The blocks that a node is in."""
        if len(address) == 1:
            return []
        found = (self.findings.by_address.get(address[:n]) for n in range(1, len(address)))
        return [one for one in found if one is not None]

    def _read(self, address: Address, inputs: Iterable[Ref | None]) -> tuple[Value, ...]:
        place, found = address[:-1], []
        for ref in inputs:
            entry = None if ref is None else self.entries.get((*place, ref.node))
            if ref is not None and entry is not None and ref.port < len(entry.values):
                found.append(entry.values[ref.port])
        return tuple(found)

    def _from_outside(self, address: Address) -> Iterator[Value]:
        """What arrives at an Input inside a block; nothing at that of a network."""
        block = self.findings.by_address.get(address[:-1]) if len(address) > 1 else None
        inner = self._definition(block)
        if block is None or inner is None:
            return
        for node, ref in zip(inner.of_type("Input"), block.node.inputs, strict=False):
            if node.id == address[-1]:
                yield from self._read(block.address, (ref,))

    def _given_inside(self, block: Finding) -> Iterator[Value]:
        """What a block gives is what arrives at the Outputs inside."""
        inner = self._definition(block)
        for node in () if inner is None else inner.of_type("Output"):
            entry = self.entries.get((*block.address, node.id))
            yield from () if entry is None else entry.values[:1]

    def _definition(self, block: Finding | None) -> Definition | None:
        return None if block is None else self.document.definitions.get(block.node.definition or "")

    # ---- one entry

    def _made(
        self,
        finding: Finding,
        arrived: tuple[Value, ...],
        *,
        block: bool,
        absent: bool,
        borrowed: bool,
    ) -> Entry:
        layer, measured = finding.layer, finding.measured
        if block or isinstance(layer, Sink) or measured is None:
            return Entry(finding, arrived, arrived)
        if absent or passes(finding.node):
            return Entry(finding, arrived, arrived[:1] * len(measured.outputs))
        if isinstance(layer, Source):
            size = size_of(measured.outputs[0])
            new = self._new(finding.address, 0, size, gradient=False)
            return Entry(finding, arrived, arrived or (new,), largest=size)
        if layer is None:
            return Entry(finding, arrived, ())
        return self._computed(finding, layer, arrived, borrowed=borrowed)

    def _computed(
        self, finding: Finding, layer: Operation, arrived: tuple[Value, ...], *, borrowed: bool
    ) -> Entry:
        measured = finding.measured
        if measured is None:
            return Entry(finding, arrived, ())
        learned = self._learned(finding)
        unknown = len(finding.inputs) - len(arrived)
        flows = (*(value.gradient for value in arrived), *(False,) * unknown)
        alike = len(arrived) > 1 and len(set(finding.node.inputs)) == 1
        shapes = tuple(shape for shape in finding.inputs if shape is not None)
        wanted = Gradients(flows, learned > 0, alike)
        kept = layer.kept(shapes, measured, wanted)
        values = tuple(self._leaving(finding, layer, kept, wanted, arrived))
        if not (any(flows) or wanted.learned):
            kept = NOTHING
        keeps = [arrived[place].storage for place in kept.inputs if place < len(arrived)]
        keeps += [values[place].storage for place in kept.outputs]
        new = sum(v.storage.size for v in values if v.storage.owner == finding.address)
        cost = Cost(
            0 if borrowed else measured.parameters,
            0 if borrowed else learned,
            measured.macs,
            new,
            kept.more,
            kept.once,
        )
        tensor = max(map(prod, measured.tensors.values()), default=0)
        largest = max((v.storage.size for v in values), default=0)
        return Entry(finding, arrived, values, cost, tuple(keeps), tensor, largest)

    def _leaving(
        self,
        finding: Finding,
        layer: Operation,
        kept: Kept,
        wanted: Gradients,
        arrived: tuple[Value, ...],
    ) -> Iterator[Value]:
        flows = wanted.learned or (layer.passes_gradients and any(wanted.arriving))
        viewed = bool(kept.view and arrived) and (kept.view != "plain" or arrived[0].plain)
        outputs = () if finding.measured is None else finding.measured.outputs
        for port, shape in enumerate(outputs):
            gradient = flows and shape.dtype == "float32"
            if viewed:
                plain = arrived[0].plain and kept.view != "turned"
                yield Value(arrived[0].storage, plain, gradient)
            else:
                yield self._new(finding.address, port, size_of(shape), gradient=gradient)

    def _new(self, address: Address, port: int, size: int, *, gradient: bool) -> Value:
        """The value that was there before, if it is the same: who reads it need not look again."""
        known = self.before.get(address)
        if known is not None and port < len(known.values):
            value = known.values[port]
            if value.storage.owner == address and value.storage.size == size:
                return value if value.gradient == gradient else value._replace(gradient=gradient)
        return Value(Storage(address, size), True, gradient)

    def _learned(self, finding: Finding) -> int:
        """Numbers that training changes; of a borrowed module those of its owner."""
        owner = finding
        if finding.node.shares is not None:
            place = (*finding.address[:-1], finding.node.shares)
            owner = self.findings.by_address.get(place, finding)
        around = (owner, *self._around(owner.address))
        if owner.measured is None or any(one.learning.frozen for one in around):
            return 0
        if not owner.starts:
            return owner.measured.parameters
        return sum(
            prod(sizes)
            for name, sizes in owner.measured.tensors.items()
            if not (name in owner.starts and owner.starts[name].frozen)
        )

    # ---- sums

    def costs(self, last: Costs) -> Costs:
        """The sums; from those of the `last` time, where only counts have changed."""
        entries, same = self.entries.values(), last.entries is self.before
        olds = [(old, new) for old, new in self.replaced if old is not None]
        same = same and len(self.entries) == len(self.before) and len(olds) == len(self.replaced)
        inputs = self._entering()
        if same and all(old.alike(new) for old, new in olds):
            total = last.total
            for old, new in olds:
                total = total.plus(new.cost).plus(old.cost, -1)
            return replace(last, entries=self.entries, total=total, inputs=inputs)
        kept = frozenset[Storage]().union(*[entry.keeps for entry in entries])
        total = Cost(*map(sum, zip(*[entry.cost for entry in entries], strict=True)))
        total = total._replace(kept=total.kept + sum([storage.size for storage in kept]))
        largest = max([entry.largest for entry in entries], default=0)
        tensor = max([entry.tensor for entry in entries], default=0)
        return Costs(self.entries, total, kept, inputs, largest, tensor)

    def _entering(self) -> int:
        return sum(
            self.entries[(node.id,)].values[0].storage.size
            for place in self.document.networks.values()
            for node in self.document.definitions[place].of_type("Input")
            if (node.id,) in self.entries
        )
