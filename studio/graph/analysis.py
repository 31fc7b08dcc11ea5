"""Order, shapes, counts and problems of every node, without torch.

Pure results; the memo is only for speed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace

from studio.graph.arguments import arguments_of
from studio.graph.binding import bind, inner_names, top_names
from studio.graph.findings import Finding, Findings, summed, with_lost_wires
from studio.graph.learning import bind_learning
from studio.graph.limits import too_large
from studio.graph.model import Definition, Document, Node
from studio.graph.muting import passed_on, passes, softened
from studio.graph.recall import Frame, Given, Inside, Part, Recall
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
from studio.graph.visit import Visit
from studio.spec.expressions import Names
from studio.spec.fields import NO_NAMES
from studio.spec.layer import Measured, Operation, Sink, Source
from studio.spec.messages import translate
from studio.spec.problems import Address, Problem, Refused
from studio.spec.shapes import Shape

MOST_NODES = 20_000
MOST_LEVELS = 20


Foreign = Callable[..., Measured | Problem]
Bound = tuple[Operation | None, tuple[Problem, ...]]


class Analyser:
    """Analyses one document again and again.

    A finding that did not change is the identical object.
    """

    def __init__(self, foreign: Foreign | None = None) -> None:
        """`foreign`: what is known of layers without a rule."""
        self._foreign = foreign or _measured
        self._structures: dict[str, Structure] = {}
        self._unroller = Unroller()
        self._measured: dict[tuple[Operation, tuple[Shape, ...]], Measured | Problem] = {}
        self._bound: dict[tuple[str, str], Bound] = {}
        self._names = NO_NAMES
        self.recall = Recall()

    def beside(self, foreign: Foreign | None = None) -> Analyser:
        """Another one that knows what this one found, and goes its own way from there."""
        other = copy(self)
        other.depart(foreign or self._foreign)
        return other

    def depart(self, foreign: Foreign) -> None:
        """As the copy of another one, change nothing of what that one knows."""
        self._foreign = foreign
        self._unroller, self.recall = copy(self._unroller), copy(self.recall)
        self._structures, self._bound = dict(self._structures), dict(self._bound)

    def analyse(self, document: Document) -> Findings:
        unrolled = self._unroller.unroll(document)
        self.recall.begin(unrolled, self._structures)
        part = Part()
        part.problems.extend(definition_problems(document.definitions.values()))
        sweep = _Sweep(self, unrolled.document, unrolled, part)
        for definition_id in document.networks.values():
            sweep.network(unrolled.document.definitions[definition_id])
        self.recall.part = part
        return Findings(part.found, tuple(part.problems), *part.count())

    def structure(self, definition: Definition) -> Structure:
        known = self._structures.get(definition.id)
        fresh = structure_of(definition, known)
        self._structures[definition.id] = fresh
        return fresh

    def bind(self, node: Node, names: Names) -> Bound:
        """The layer of a node, which is one object for all nodes of the same type and values.

        Values are told apart as they are written: `True`, `1` and `1.0` are equal and not the same.
        """
        if names.parameters:
            return bind(node, names)
        if names != self._names:
            self._bound.clear()
            self._names = names
        key = node.type, repr(node.params) if node.params else ""
        known = self._bound.get(key)
        if known is None:
            if len(self._bound) > MOST_NODES:
                self._bound.clear()
            known = self._bound[key] = bind(node, names)
        return known

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


@dataclass
class _Sweep:
    """One pass over a document, or over the inside of an instance.

    Inner definitions are swept once for each instance, as far as they are not recalled. `outside`:
    how many nodes were found before this pass.
    """

    analyser: Analyser
    document: Document
    unrolled: Unrolled
    part: Part
    outside: int = 0

    def network(self, definition: Definition) -> None:
        self.part.problems.extend(incomplete(self.analyser.structure(definition)))
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
        frame = Frame(structure, names, path, live)
        arrivals = dict(zip((n.id for n in definition.of_type("Input")), given or (), strict=False))
        visit = Visit(frame, prefix, within, arrivals, self.analyser.recall.use(prefix))
        known, found, problems = visit.known, self.part.found, self.part.problems
        swept = visit.swept
        for node in structure.order:
            if known is not None and node.id not in visit.stale:
                finding = known.found[node.id]
            else:
                finding = self._looked_at(visit, node)
            swept[node.id] = found[finding.address] = finding
            if finding.problems:
                problems.extend(finding.problems)
        self._settle_shared(swept)
        self._settle_repeated(definition, prefix, swept)
        self.part.uses[prefix] = visit.use()
        return list(swept.values())

    def _looked_at(self, visit: Visit, node: Node) -> Finding:
        inputs = tuple([_arriving(visit.swept, ref) for ref in node.inputs])
        if node.definition is not None:
            finding = self.instance(node, visit, inputs)
        else:
            finding = self.leaf(node, visit, inputs)
        return visit.looked_at(with_lost_wires(finding, visit.swept))

    def leaf(self, node: Node, visit: Visit, inputs: tuple[Shape | None, ...]) -> Finding:
        structure, names, address = visit.frame.structure, visit.frame.names, visit.address(node)
        structural = self._structural(structure, node)
        known = None if structural else visit.recalled(node, inputs)
        if known is not None:
            return known
        layer, problems = self.analyser.bind(node, names)
        problems = (*structural, *softened(node, problems))
        measured: Measured | None = None
        if passes(node):
            measured = passed_on(inputs[0], len(layer.output_names()) if layer else 1)
            problems = (*problems, *_lacking(structure, node))
        elif layer is not None:
            arrival = visit.arrivals.get(node.id)
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
        said = tuple([problem.at(address) for problem in (*problems, *wrong)])
        path, live = visit.path(node), visit.live(node)
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
            self.part.waits = self.part.waits or layer.foreign
            return None, (*problems, result)
        return result, problems

    def instance(self, node: Node, visit: Visit, inputs: tuple[Shape | None, ...]) -> Finding:
        structure, names, address = visit.frame.structure, visit.frame.names, visit.address(node)
        path, live = visit.path(node), visit.live(node)
        structural = self._structural(structure, node)
        inner = self.document.definitions.get(node.definition or "")
        problem = self._uninstantiable(node, inner, visit.within)
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
        inside = self._inside(inner, inner_names(self.document, values), visit, node, inputs)
        learning, wrong = bind_learning(node, names)
        said = tuple(problem.at(address) for problem in (*problems, *wrong))
        total = None if None in inputs else inside.total
        return Finding(address, path, node, None, inputs, total, said, live, {}, learning)

    def _inside(
        self,
        inner: Definition,
        names: Names,
        visit: Visit,
        node: Node,
        inputs: tuple[Shape | None, ...],
    ) -> Inside:
        """What is found in an instance: recalled as a whole, or swept."""
        plain = tuple(None if shape is None else _plain(shape) for shape in inputs)
        address, within = visit.address(node), (*visit.within, inner.id)
        path, live = f"{visit.path(node)}.", visit.live(node)
        given = Given(inner.id, names, plain, path, live, within)
        inside, count = self.analyser.recall.inside(address, given), self._count()
        if inside is None or count + len(inside.part.found) > MOST_NODES:
            part = Part()
            sweep = replace(self, part=part, outside=count)
            swept = sweep.definition(inner, names, address, path, plain, live, within)
            inside = Inside(given, part, _total(swept))
        self.part.add(inside.part)
        self.part.insides[address] = inside
        return inside

    def _count(self) -> int:
        return self.outside + len(self.part.found)

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
        if self._count() > MOST_NODES:
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
            self.part.found[address] = self._as_before(summed(address, copies.node, parts))

    def _settle_shared(self, swept: dict[str, Finding]) -> None:
        """A node that calls another node's module has its path and no parameters of its own."""
        for finding in [one for one in swept.values() if one.node.shares is not None]:
            owner = swept.get(finding.node.shares or "")
            settled = _shared(finding, owner)
            self.part.problems.extend(settled.problems[len(finding.problems) :])
            settled = self._as_before(settled)
            self.part.found[finding.address] = swept[finding.node.id] = settled
            if finding.node.definition is not None:
                self.part.lent.append(finding.address)

    def _as_before(self, finding: Finding) -> Finding:
        known = self.analyser.recall.part.found.get(finding.address)
        return known if known is not None and known == finding else finding


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


def _arriving(swept: Mapping[str, Finding], ref: object) -> Shape | None:
    finding = swept.get(getattr(ref, "node", ""))
    if finding is None or finding.measured is None:
        return None
    outputs = finding.measured.outputs
    port: int = getattr(ref, "port", 0)
    return outputs[port] if port < len(outputs) else None


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
