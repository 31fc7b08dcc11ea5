"""Where the wrong number was born: from a problem upstream to the node and field that made it.

The way leads past layers that hand a size on, into blocks and out of them. Not here: what one
layer does with a size (tracing.py), and what can be done about it (candidates.py).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from studio.graph.findings import Finding, Findings
from studio.graph.muting import passes
from studio.graph.tracing import Blamed, Given, Made, Passed, Trace, blamed, traced
from studio.spec.fields import shown
from studio.spec.layer import Sink, Source
from studio.spec.messages import Message, translate
from studio.spec.problems import Address, Origin, Problem
from studio.spec.shapes import Shape

MOST_SHOWN = 3
"""Sentences for one problem: more is no explanation any more."""
MOST_STEPS = 400
"""Layers that are looked at for one problem; behind that nobody searches a cause."""
MOST_BIRTHS = 6
"""Nodes that are blamed for one size."""


@dataclass(frozen=True)
class Birth:
    """The node that made a size of its own accord, and how; `number` is the size."""

    finding: Finding
    how: Given | Made
    number: int


@dataclass(frozen=True)
class Cause:
    """A size that a problem is about, with the births that explain it, the nearest first."""

    blamed: Blamed
    births: tuple[Birth, ...]


def causes(findings: Findings, problem: Problem) -> tuple[Cause, ...]:
    """The sizes that `problem` is about, each with the nodes that it comes from."""
    finding = findings.of(problem.address)
    if finding is None or finding.layer is None or None in finding.inputs:
        return ()
    way = _Way(findings)
    return tuple(
        Cause(one, tuple(islice(way.births(finding, one.port, one.axis), MOST_BIRTHS)))
        for one in _sizes(finding, problem)
    )


def _sizes(finding: Finding, problem: Problem) -> tuple[Blamed, ...]:
    inputs = _known(finding)
    if isinstance(finding.layer, Sink):
        return (Blamed(0, 0, 0),) if problem.code == "loss-classes" and inputs[0].rank else ()
    if finding.layer is None or finding.measured is not None or problem.code == "too-large":
        return ()
    return blamed(finding.layer, inputs)


def origins(found_causes: Iterable[Cause]) -> tuple[Origin, ...]:
    """Sentences that say where the sizes of a problem come from; none where it is about none."""
    found: dict[tuple[Address, str | None, int], Origin] = {}
    waiting = [deque(filter(_tells, cause.births)) for cause in found_causes]
    # One sentence for each size before the second one of any.
    while any(waiting):
        for births in waiting:
            if births:
                birth = births.popleft()
                field = _main_field(birth)
                key = (birth.finding.address, field, birth.number)
                found.setdefault(key, Origin(_said(birth), birth.finding.address, field))
    return tuple(found.values())[:MOST_SHOWN]


def _tells(birth: Birth) -> bool:
    """Not where a size leaves as it came: padding made up for the kernel."""
    if isinstance(birth.how, Given):
        return True
    inputs = _known(birth.finding)
    return [int(inputs[port].dims[axis]) for port, axis in birth.how.slots] != [birth.number]


class _Way:
    """Upstream through one set of findings; what a layer does with a size is asked once."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._steps = iter(range(MOST_STEPS))
        self._traces: dict[tuple[Address, int, int], Trace] = {}

    def births(self, reader: Finding, port: int, axis: int) -> Iterator[Birth]:
        """From an input of `reader` upstream, as far as sizes are made from one another."""
        waiting = deque([(reader, port, axis)])
        while waiting:
            reader, port, axis = waiting.popleft()
            birth = self._birth(_source(self._findings, reader, port), axis)
            if birth is not None:
                yield birth
                if isinstance(birth.how, Made):
                    waiting.extend((birth.finding, *slot) for slot in birth.how.slots)

    def _birth(self, at: tuple[Finding, int] | None, axis: int) -> Birth | None:
        """The next node upstream that hands the size of `axis` not on, but makes it."""
        while at is not None and next(self._steps, None) is not None:
            finding, port = at
            if passes(finding.node):
                at = _source(self._findings, finding, 0)
            elif finding.layer is None:
                at = _into_block(self._findings, finding, port)
            elif isinstance(finding.layer, Source) and len(finding.address) > 1:
                at = _out_of_block(self._findings, finding)
            else:
                if finding.measured is None or None in finding.inputs:
                    return None
                how = self._traced(finding, port, axis)
                if not isinstance(how, Passed):
                    return Birth(finding, how, _number(finding, port, axis))
                at, axis = _source(self._findings, finding, how.slot[0]), how.slot[1]
        return None

    def _traced(self, finding: Finding, port: int, axis: int) -> Trace:
        key = (finding.address, port, axis)
        known = self._traces.get(key)
        if known is None and finding.layer is not None:
            known = self._traces[key] = traced(finding.layer, _known(finding), port, axis)
        return known or Made((), ())


def _source(findings: Findings, reader: Finding, port: int) -> tuple[Finding, int] | None:
    """What is wired to an input: the node and its output."""
    wires = reader.node.inputs
    ref = wires[port] if port < len(wires) else None
    found = None if ref is None else findings.of((*reader.address[:-1], ref.node))
    return None if found is None or ref is None else (found, ref.port)


def _into_block(findings: Findings, block: Finding, port: int) -> tuple[Finding, int] | None:
    """What the Output of a block reads that gives its output `port`."""
    ends = [one for one in _inside(findings, block.address) if isinstance(one.layer, Sink)]
    return _source(findings, ends[port], 0) if port < len(ends) else None


def _out_of_block(findings: Findings, entry: Finding) -> tuple[Finding, int] | None:
    """What is wired to the block at the Input that `entry` is."""
    block = findings.of(entry.address[:-1])
    inside = _inside(findings, entry.address[:-1])
    ids = [one.address for one in inside if isinstance(one.layer, Source)]
    return None if block is None else _source(findings, block, ids.index(entry.address))


def _inside(findings: Findings, block: Address) -> list[Finding]:
    depth = len(block)
    return [
        one
        for address, one in findings.by_address.items()
        if len(address) == depth + 1 and address[:depth] == block
    ]


def _known(finding: Finding) -> tuple[Shape, ...]:
    return tuple(shape for shape in finding.inputs if shape is not None)


def _number(finding: Finding, port: int, axis: int) -> int:
    return 0 if finding.measured is None else int(finding.measured.outputs[port].dims[axis])


# ---- what is said of it


def _said(birth: Birth) -> Message:
    name, number, how = birth.finding.node.name, birth.number, birth.how
    if isinstance(birth.finding.layer, Source):
        return translate(
            "Origins",
            "{number} is in the shape of {name}: {shape}.",
            number=number,
            name=name,
            shape=str(birth.finding.output),
        )
    if isinstance(how, Given):
        raw = birth.finding.node.params.get(how.field)
        if isinstance(raw, str) and raw.strip() != str(number):
            return translate(
                "Origins",
                "{number} is {field} of {name}, which says {expression}.",
                number=number,
                field=how.field,
                name=name,
                expression=raw,
            )
        return translate(
            "Origins", "{number} is {field} of {name}.", number=number, field=how.field, name=name
        )
    settings = _settings(birth.finding, how)
    sizes = _sizes_of(birth.finding, how)
    if not sizes:
        return translate(
            "Origins", "{name} makes {number}: {settings}.", name=name, number=number,
            settings=settings,
        )  # fmt: skip
    if not settings:
        return translate(
            "Origins", "{name} makes {number} of {sizes}.", name=name, number=number, sizes=sizes
        )
    return translate(
        "Origins",
        "{name} makes {number} of {sizes}: {settings}.",
        name=name,
        number=number,
        sizes=sizes,
        settings=settings,
    )


def _sizes_of(finding: Finding, how: Made) -> str:
    """`32×7×7` of one input, `16 + 32` of several."""
    inputs = _known(finding)
    ports = dict.fromkeys(port for port, _ in how.slots)
    parts = [
        "×".join(str(int(inputs[p].dims[axis])) for p, axis in how.slots if p == port)
        for port in ports
    ]
    return " + ".join(parts)


def _settings(finding: Finding, how: Made) -> str:
    """The fields that count, without those that do nothing: `kernel_size 5, padding 0`."""
    layer = finding.layer
    fields = {} if layer is None else layer.fields()
    telling = [name for name in _telling(finding, how) if name in fields]
    return ", ".join(f"{n} {shown(fields[n].printed(getattr(layer, n)))}" for n in telling)


def _telling(finding: Finding, how: Made) -> list[str]:
    """Fields that were chosen, and the padding, which is missed where it is 0."""
    layer = finding.layer
    changed = {} if layer is None else layer.changed()
    missed = ("padding",) if layer is not None and layer.family == "convolution" else ()
    return [name for name in how.fields if name in changed or name in missed]


def _main_field(birth: Birth) -> str | None:
    """The field to look at."""
    if isinstance(birth.finding.layer, Source):
        return "shape"
    if isinstance(birth.how, Given):
        return birth.how.field
    return next(iter(_telling(birth.finding, birth.how)), None)
