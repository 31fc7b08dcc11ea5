"""Repairs tried before they are offered: what each would do, and the best one first. Pure.

Every candidate is applied to the document, the result is examined again, and what is left decides.
The work is bounded: no trial is begun after `MOST_TRIED` or `MOST_WORK`. Nobody advises on what
nobody looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from studio.graph import repairs
from studio.graph.analysis import Analyser, Foreign
from studio.graph.candidates import candidates
from studio.graph.findings import Finding, Findings
from studio.graph.keeping import kept
from studio.graph.model import Document, Node
from studio.graph.origins import causes, origins
from studio.graph.review import examine
from studio.spec.names import original_id
from studio.spec.problems import Address, Change, Effect, Problem, Refused, Repair

MOST_TRIED = 16
MOST_WORK = 1_200
"""Nodes that are looked at anew; in deep blocks with parameters each trial looks at all of them."""
PASSED = 8
"""So many nodes that are as before take as long as one that is looked at anew."""
MOST_OFFERED = 5

_CHANGED, _NEW, _GONE, _LEARNED_GONE, _MUTED, _ELSEWHERE = 1, 2, 3, 5, 5, 4
"""How large a change is: a field or a type, a new layer, one taken away (with weights), one muted,
the recipe or the data."""


@dataclass(frozen=True)
class _Trial:
    repair: Repair
    after: Document
    ends: bool
    left: tuple[int, int]
    size: tuple[int, int]
    own: bool

    @property
    def rank(self) -> tuple[bool, tuple[int, int], tuple[int, int]]:
        """The smaller the better: what is left, then how much is changed and how far it reaches."""
        return not self.ends, self.left, self.size


class Adviser:
    """Advises on the problems of one document after another; remembers what it said of the last."""

    def __init__(self, analyser: Analyser | None = None, foreign: Foreign | None = None) -> None:
        """`analyser`: who has analysed a document before advice on it is asked for.

        `foreign`: what is known of layers without a rule; nobody is asked for more.
        """
        self._given = analyser
        self._analyser = Analyser(foreign)
        self._foreign = foreign
        self._document: Document | None = None
        self._known: dict[tuple[object, ...], Problem] = {}

    def advised(self, document: Document, findings: Findings, problem: Problem) -> Problem:
        """`problem` with its origins, and its repairs tried, ranked and more than before."""
        if document is not self._document:
            self._document, self._known = document, {}
            if self._given is not None:
                self._analyser = self._given.beside(self._foreign)
            else:
                self._analyser.analyse(document)
        key = (problem.address, problem.code, problem.field, str(problem.text))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = advised(self._analyser, document, findings, problem)
        return known


def advised(
    analyser: Analyser, document: Document, findings: Findings, problem: Problem
) -> Problem:
    """`problem` with its origins and its repairs, each with its effect, the best one first.

    `analyser` has analysed the document last; each trial begins from what it knows. Kept are those
    that end it and leave no more errors than there were, or than the best leaves: behind a broken
    layer others may lie hidden. Those of the rule itself stay in any case, and first those that are
    no edits but show something.
    """
    found = causes(findings, problem)
    trials: list[_Trial] = []
    tried: list[Repair] = []
    work = _Work(analyser.recall.part.found)
    for repair in islice(candidates(document, findings, problem, found), MOST_TRIED):
        if work.done > MOST_WORK:
            break
        tried.append(repair)
        trial = _tried(analyser, document, findings, problem, repair, work)
        if trial is not None and not any(_alike(trial.after, one.after) for one in trials):
            trials.append(trial)
    untried = tuple(
        one for one in problem.repairs if one not in tried and one.edit in repairs.REPAIRS
    )
    asking = [one for one in problem.repairs if one.edit not in repairs.REPAIRS]
    offered = (*asking, *_best(findings, trials), *untried)[:MOST_OFFERED]
    return replace(problem, repairs=offered, origins=origins(found))


def _best(findings: Findings, trials: list[_Trial]) -> list[Repair]:
    most = max(_counted(findings)[0], min((one.left[0] for one in trials if one.ends), default=0))
    useful = [one for one in trials if one.own or (one.ends and one.left[0] <= most)]
    return [trial.repair for trial in sorted(useful, key=lambda trial: trial.rank)]


@dataclass
class _Work:
    """How many nodes had to be looked at anew, over all trials; `known`: what was found before."""

    known: Mapping[Address, Finding]
    done: int = 0

    def add(self, found: Findings) -> None:
        known, now = self.known, found.by_address
        self.done += sum([known.get(address) is not one for address, one in now.items()])
        self.done += len(now) // PASSED


def _alike(one: Document, other: Document) -> bool:
    """The same but for where the nodes are drawn."""
    return replace(one, view=other.view) == other


def _tried(
    analyser: Analyser,
    document: Document,
    findings: Findings,
    problem: Problem,
    repair: Repair,
    work: _Work,
) -> _Trial | None:
    """None where the repair cannot be done or does nothing."""
    own = repair in problem.repairs
    try:
        after = kept(document, repairs.apply(document, problem, repair))
    except Refused:
        return None
    if after == document:
        return None
    found = examine(analyser.beside(), after)
    work.add(found)
    ends = not any(_same(one, problem) for one in found.problems)
    changes = _changes(findings, found, len(problem.address))
    errors, warnings = _counted(found)
    before = None if findings.errors else findings.parameters
    effect = Effect(errors, warnings, (before, found.parameters), tuple(changes))
    node = original_id(problem.address[-1]) if problem.address else ""
    size = (_size(document, after, findings, node), len(changes))
    return _Trial(replace(repair, effect=effect), after, ends, (errors, warnings), size, own)


def _same(one: Problem, problem: Problem) -> bool:
    return (one.address, one.code, one.field) == (problem.address, problem.code, problem.field)


def _counted(findings: Findings) -> tuple[int, int]:
    errors = sum(problem.severity == "error" for problem in findings.problems)
    return errors, len(findings.problems) - errors


def _changes(before: Findings, after: Findings, depth: int) -> list[Change]:
    """Layers whose output is another one, in the order of the data, no deeper in blocks."""
    found = []
    for address, finding in after.by_address.items():
        known, output = before.of(address), finding.output
        if output is None or not finding.node.inputs or len(address) > max(1, depth):
            continue
        if known is None:
            arriving = finding.inputs[0] if finding.inputs else None
            found.append(Change(address, finding.path, arriving, output, new=True))
        elif known is not finding and known.output != output and _shown(finding):
            found.append(Change(address, finding.path, known.output, output))
    return found


def _shown(finding: Finding) -> bool:
    """Not an end of the network: what arrives there is what the layer before gives."""
    return finding.layer is None or bool(finding.layer.outputs)


def _size(before: Document, after: Document, findings: Findings, own: str) -> int:
    """How large the change is, as a sum over what differs; `own`: the node of the problem."""
    old, new = _nodes(before), _nodes(after)
    gone = old.keys() - new.keys()
    learned = {a[-1] for a, one in findings.by_address.items() if _learns(one)} if gone else set()
    size = sum(_LEARNED_GONE if i in learned else _GONE for i in gone)
    size += sum(_NEW + _forced(new[i]) for i in new.keys() - old.keys())
    both = [i for i in old.keys() & new.keys() if old[i] is not new[i]]
    size += sum(_step(old[i], new[i], i == own) for i in both)
    size += _CHANGED * (before.variables != after.variables)
    return size + _ELSEWHERE * ((before.recipe, before.data) != (after.recipe, after.data))


def _nodes(document: Document) -> Mapping[str, Node]:
    return {i: node for one in document.definitions.values() for i, node in one.nodes.items()}


def _learns(finding: Finding) -> bool:
    """Whether it has weights, or would have: what was chosen for them is lost with it."""
    if finding.measured is not None:
        return finding.measured.parameters > 0
    return finding.layer is None or any(field.auto for field in finding.layer.fields().values())


def _forced(node: Node) -> bool:
    """Whether maps are brought to a size that is no whole multiple or part of theirs."""
    return any(node.params.get(field) not in (None, 1) for field in ("size", "output_size"))


def _step(old: Node, new: Node, own: bool) -> int:
    """A stride at another layer than that of the problem was meant so: it counts twice."""
    if old.muted != new.muted:
        return _MUTED
    fields = {**old.params, **new.params}
    different = [name for name in fields if old.params.get(name) != new.params.get(name)]
    meant = "stride" in different and not own
    return _CHANGED * (len(different) + meant + (old.type != new.type) + (old.name != new.name))
