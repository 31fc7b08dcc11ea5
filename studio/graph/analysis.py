"""Order, shapes, counts and problems of every node, without torch.

Pure results; the memo is only for speed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from studio.graph.arguments import arguments_of
from studio.graph.binding import bind, inner_names, top_names
from studio.graph.findings import Finding, Findings, summed, with_lost_wires
from studio.graph.learning import bind_learning
from studio.graph.limits import too_large
from studio.graph.model import Definition, Document, Node
from studio.graph.muting import passed_on, passes, softened
from studio.graph.sharing import wrong_share
from studio.graph.starts import Beginning, bind_starts
from studio.graph.structure import (
    Structure,
    definition_problems,
    incomplete,
    missing_input,
    structure_of,
)
from studio.graph.unrolling import Unrolled, Unroller
from studio.spec.expressions import Names
from studio.spec.layer import Measured, Operation, Sink, Source
from studio.spec.messages import translate
from studio.spec.problems import Address, Problem, Refused
from studio.spec.shapes import Shape

MOST_NODES = 20_000
MOST_LEVELS = 20


class Analyser:
    """Analyses one document again and again.

    A finding that did not change is the identical object.
    """

    def __init__(self, foreign: Callable[..., Measured | Problem] | None = None) -> None:
        self._foreign = foreign or _measured  # what is known of layers without a rule
        self._before: Mapping[Address, Finding] = {}
        self._names: dict[Address, Names] = {}
        self._structures: dict[str, Structure] = {}
        self._frames: dict[Address, Frame] = {}
        self._unroller = Unroller()
        self._structural: dict[Address, tuple[Problem, ...]] = {}
        self._measured: dict[tuple[Operation, tuple[Shape, ...]], Measured | Problem] = {}

    def analyse(self, document: Document) -> Findings:
        unrolled = self._unroller.unroll(document)
        sweep = _Sweep(self, unrolled.document, unrolled)
        sweep.problems.extend(definition_problems(document.definitions.values()))
        for name, definition_id in document.networks.items():
            definition = unrolled.document.definitions[definition_id]
            sweep.network(name, definition)
        self._before = sweep.found
        self._names = sweep.names
        self._structural = sweep.structural
        self._frames = sweep.frames
        leaves = [
            (finding.address, finding.measured)
            for finding in sweep.found.values()
            if finding.live and finding.layer is not None and finding.measured is not None
        ]
        return Findings(
            sweep.found,
            tuple(sweep.problems),
            sum(one.parameters for address, one in leaves if not sweep.is_lent(address)),
            sum(one.macs for _, one in leaves),
        )

    def last(self, address: Address) -> Finding | None:
        return self._before.get(address)

    def same_frame(self, prefix: Address, frame: Frame) -> bool:
        """Whether nodes there that are the same and read the same need not be looked at."""
        known = self._frames.get(prefix)
        if known is None or frame.names.parameters:
            return False
        one, other = known.structure, frame.structure
        same = one.live is other.live and one.positions is other.positions
        return same and one.problems is other.problems and known[1:] == frame[1:]

    def structure(self, definition: Definition) -> Structure:
        known = self._structures.get(definition.id)
        fresh = structure_of(definition, known)
        self._structures[definition.id] = fresh
        return fresh

    def before(
        self, address: Address, names: Names, structural: tuple[Problem, ...]
    ) -> Finding | None:
        """The last finding at `address`, if names and structural problems are still the same.

        Inside a definition with parameters nothing is kept: equal sizes may carry other
        expressions.
        """
        if names.parameters or self._names.get(address[:-1]) != names:
            return None
        same = self._structural.get(address, ()) == structural
        return self._before.get(address) if same else None

    def measure(
        self, layer: Operation, inputs: tuple[Shape, ...], names: Names
    ) -> Measured | Problem:
        if layer.foreign or names.parameters:
            return (self._foreign if layer.foreign else _measured)(layer, inputs)
        key = (layer, inputs)
        known = self._measured.get(key)
        if known is None:
            if len(self._measured) > 4 * MOST_NODES:
                self._measured.clear()
            known = self._measured[key] = _measured(layer, inputs)
        return known


def _measured(layer: Operation, inputs: tuple[Shape, ...]) -> Measured | Problem:
    try:
        found = layer.measure(inputs)
    except Refused as refused:
        return refused.problem()
    return too_large(layer, found) or found


class Frame(NamedTuple):
    """What the findings of one use depend on besides its nodes and what arrives."""

    structure: Structure
    names: Names
    path: str
    live: bool


@dataclass
class _Sweep:
    """One pass over a document; inner definitions are swept once for each instance."""

    analyser: Analyser
    document: Document
    unrolled: Unrolled
    found: dict[Address, Finding] = field(default_factory=dict)
    names: dict[Address, Names] = field(default_factory=dict)
    structural: dict[Address, tuple[Problem, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lent: list[Address] = field(default_factory=list)
    frames: dict[Address, Frame] = field(default_factory=dict)

    def is_lent(self, address: Address) -> bool:
        """Whether it is inside an instance that calls the modules of another one."""
        return bool(self.lent) and any(address[: len(lent)] == lent for lent in self.lent)

    def network(self, name: str, definition: Definition) -> None:
        self.problems.extend(incomplete(self.analyser.structure(definition)))
        self.definition(definition, top_names(self.document), (), "", None, True, ())

    def definition(
        self,
        definition: Definition,
        names: Names,
        prefix: Address,
        path: str,
        given: tuple[Shape | None, ...] | None,
        live: bool,
        within: tuple[str, ...],
    ) -> list[Finding]:
        """Findings of the nodes of one use.

        `given` are the shapes that arrive at its `Input` nodes.
        """
        structure = self.analyser.structure(definition)
        self.names[prefix] = names
        arrivals = dict(zip((n.id for n in definition.of_type("Input")), given or (), strict=False))
        swept: dict[str, Finding] = {}
        frame = self.frames[prefix] = Frame(structure, names, path, live)
        same, changed = self.analyser.same_frame(prefix, frame), set[str]()
        for node in structure.order:
            address = (*prefix, node.id)
            before = self.analyser.last(address)
            if same and before is not None and _stays(node, before, structure, changed):
                swept[node.id] = self.found[address] = before
                self.problems.extend(before.problems)
                continue
            inputs = tuple(_arriving(swept, ref) for ref in node.inputs)
            place = _path(definition, structure, node, path)
            alive = live and node.id in structure.live
            if node.definition is not None:
                finding = self.instance(
                    node, address, place, inputs, names, alive, within, structure
                )
            else:
                finding = self.leaf(
                    node, address, place, inputs, names, alive, arrivals.get(node.id), structure
                )
            finding = swept[node.id] = self.found[address] = with_lost_wires(finding, swept)
            self.problems.extend(finding.problems)
            if finding is not before:
                changed.add(node.id)
        self._settle_shared(swept)
        self._settle_repeated(definition, prefix, swept)
        return list(swept.values())

    def leaf(
        self,
        node: Node,
        address: Address,
        path: str,
        inputs: tuple[Shape | None, ...],
        names: Names,
        live: bool,
        arrival: Shape | None,
        structure: Structure,
    ) -> Finding:
        structural = self._structural(structure, node)
        if structural:
            self.structural[address] = structural
        known = self.analyser.before(address, names, structural)
        if (
            known is not None
            and node.shares is None
            and known.node is node
            and known.inputs == inputs
            and known.path == path
            and known.live == live
            and (known.inputs or len(address) == 1)
            and known.measured is not None
        ):
            return known
        layer, problems = bind(node, names)
        problems = (*structural, *softened(node, problems))
        measured: Measured | None = None
        if passes(node):
            measured = passed_on(inputs[0], len(layer.output_names()) if layer else 1)
            problems = (*problems, *_lacking(structure, node))
        elif layer is not None:
            missing = missing_input(structure, node, layer.inputs, variadic=layer.variadic)
            if missing is not None:
                problems = (*problems, missing)
            elif arrival is not None and isinstance(layer, Source):
                measured = Measured((arrival,))
            elif None not in inputs:
                measured, problems = self._measured(layer, inputs, problems, names)
        starts: Mapping[str, Beginning] = {}
        if node.starts and measured is not None and not node.muted and node.shares is None:
            starts, wrong = bind_starts(node, measured.tensors, names)
            problems = (*problems, *wrong)
        learning, wrong = bind_learning(node, names)
        said = tuple(problem.at(address) for problem in (*problems, *wrong))
        return Finding(address, path, node, layer, inputs, measured, said, live, starts, learning)

    def _measured(
        self,
        layer: Operation,
        inputs: tuple[Shape | None, ...],
        problems: tuple[Problem, ...],
        names: Names,
    ) -> tuple[Measured | None, tuple[Problem, ...]]:
        shapes = tuple(shape for shape in inputs if shape is not None)
        result = self.analyser.measure(layer, shapes, names)
        if isinstance(result, Problem):
            return None, (*problems, result)
        return result, problems

    def instance(
        self,
        node: Node,
        address: Address,
        path: str,
        inputs: tuple[Shape | None, ...],
        names: Names,
        live: bool,
        within: tuple[str, ...],
        structure: Structure,
    ) -> Finding:
        structural = self._structural(structure, node)
        inner = self.document.definitions.get(node.definition or "")
        problem = self._uninstantiable(node, inner, within)
        if inner is None or problem is not None:
            found = structural if problem is None else (*structural, problem)
            said = tuple(one.at(address) for one in found)
            return Finding(address, path, node, None, inputs, None, said, live)
        values, problems = arguments_of(node, inner, names)
        problems = (*structural, *problems)
        ports = tuple(port.name for port in inner.of_type("Input"))
        if passes(node):
            problems = (*softened(node, problems), *_lacking(structure, node))
            through = passed_on(inputs[0], len(inner.of_type("Output")))
            said = tuple(problem.at(address) for problem in problems)
            return Finding(address, path, node, None, inputs, through, said, live)
        missing = missing_input(structure, node, ports, variadic=False)
        if missing is not None:
            problems = (*problems, missing)
        plain = tuple(None if shape is None else _plain(shape) for shape in inputs)
        findings = self.definition(
            inner,
            inner_names(self.document, values),
            address,
            f"{path}.",
            plain,
            live,
            (*within, inner.id),
        )
        learning, wrong = bind_learning(node, names)
        said = tuple(problem.at(address) for problem in (*problems, *wrong))
        total = None if None in inputs else _total(findings)
        return Finding(address, path, node, None, inputs, total, said, live, {}, learning)

    def _uninstantiable(
        self, node: Node, inner: Definition | None, within: tuple[str, ...]
    ) -> Problem | None:
        if inner is None:
            text = translate(
                "Analysis",
                "The block that {name} uses is not in this document. Delete {name}, "
                "or bring the block in from another project.",
                name=node.name,
            )
            return Problem("definition-missing", text)
        if inner.id in within or len(within) > MOST_LEVELS:
            text = translate(
                "Analysis",
                "The block {name} contains itself, so it would never end. Take the copy "
                "of itself out of it.",
                name=inner.name,
            )
            return Problem("definition-recursive", text)
        if len(self.found) > MOST_NODES:
            text = translate(
                "Analysis",
                "With all blocks unfolded there are more than {most} layers: too many to work "
                "with. Repeat fewer of them.",
                most=MOST_NODES,
            )
            return Problem("too-many-nodes", text)
        return None

    def _structural(self, structure: Structure, node: Node) -> tuple[Problem, ...]:
        """What is wrong with its name, place and repeat, whatever arrives."""
        found = structure.problems.get(node.id, ())
        wrong = self.unrolled.problems.get(structure.definition.id, {}).get(node.id)
        return found if wrong is None else (*found, wrong)

    def _settle_repeated(
        self, definition: Definition, prefix: Address, swept: Mapping[str, Finding]
    ) -> None:
        """A node that its copies stand for has their sum."""
        for node_id, copies in self.unrolled.copies.get(definition.id, {}).items():
            parts = [swept[copy] for copy in copies.ids]
            address = (*prefix, node_id)
            whole = summed(address, copies.node, parts)
            known = self.analyser.last(address)
            self.found[address] = known if known is not None and known == whole else whole

    def _settle_shared(self, swept: dict[str, Finding]) -> None:
        """A node that calls another node's module has its path and no parameters of its own."""
        for finding in [one for one in swept.values() if one.node.shares is not None]:
            owner = swept.get(finding.node.shares or "")
            settled = _shared(finding, owner)
            self.problems.extend(settled.problems[len(finding.problems) :])
            known = self.analyser.last(finding.address)
            settled = known if known is not None and known == settled else settled
            self.found[finding.address] = swept[finding.node.id] = settled
            if finding.node.definition is not None:
                self.lent.append(finding.address)


def _shared(finding: Finding, owner: Finding | None) -> Finding:
    one, measured = finding.node, finding.measured
    other = None if owner is None else owner.node
    alike = owner is not None and finding.layer == owner.layer
    if one.definition is not None and other is not None:
        alike = (one.definition, one.params) == (other.definition, other.params)
    known = None if owner is None or owner.measured is None else owner.measured.inferred
    sizes = (None if measured is None else measured.inferred, known)
    problem = wrong_share(one, other, alike, sizes)
    if problem is not None:
        return replace(finding, problems=(*finding.problems, problem.at(finding.address)))
    if owner is None or measured is None:
        return finding
    return replace(finding, path=owner.path, measured=replace(measured, parameters=0, tensors={}))


def _lacking(structure: Structure, node: Node) -> tuple[Problem, ...]:
    """A muted layer needs a wire into its first input only."""
    first = replace(node, inputs=node.inputs[:1])
    missing = missing_input(structure, first, ("input",), variadic=False)
    return () if missing is None else (missing,)


def _stays(node: Node, before: Finding, structure: Structure, changed: set[str]) -> bool:
    """Whether a layer and all that it reads are the same as the last time."""
    return (
        before.node is node
        and before.layer is not None
        and before.measured is not None
        and bool(node.inputs)
        and node.shares is None
        and node.repeat == 1
        and node.id not in structure.problems
        and not (changed and _reads(node, changed))
    )


def _reads(node: Node, changed: set[str]) -> bool:
    return any(ref is not None and ref.node in changed for ref in node.inputs)


def _arriving(swept: Mapping[str, Finding], ref: object) -> Shape | None:
    finding = swept.get(getattr(ref, "node", ""))
    if finding is None or finding.measured is None:
        return None
    outputs = finding.measured.outputs
    port: int = getattr(ref, "port", 0)
    return outputs[port] if port < len(outputs) else None


def _path(definition: Definition, structure: Structure, node: Node, prefix: str) -> str:
    if definition.kind == "sequential" and node.id in structure.positions:
        return f"{prefix}{structure.positions[node.id]}"
    return f"{prefix}{node.name}"


def _plain(shape: Shape) -> Shape:
    """Without expressions: the names inside a definition are others than outside."""
    return Shape(tuple(int(dim) for dim in shape.dims), shape.dtype)


def _total(findings: list[Finding]) -> Measured | None:
    """What an instance does: its outputs, and the counts of its inside."""
    outputs = [f.inputs[0] for f in findings if isinstance(f.layer, Sink) and f.inputs]
    if not outputs or None in outputs:
        return None
    live = [f.measured for f in findings if f.live and f.measured is not None]
    return Measured(
        tuple(_plain(shape) for shape in outputs if shape is not None),
        sum(measured.parameters for measured in live),
        sum(measured.macs for measured in live),
    )
