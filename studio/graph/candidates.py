"""More repairs than a rule knows that sees one layer: for a problem in its network, untried.

The rule's own stay first. Not here: which of them help, and in which order (advice.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from studio.graph.bridging import bridges
from studio.graph.cases import Case, removed, setting
from studio.graph.edits import depends
from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document
from studio.graph.origins import Birth, Cause
from studio.graph.ranks import for_ranks
from studio.graph.tracing import Given, Made
from studio.spec.fields import Raw, shown
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.names import original_id
from studio.spec.problems import Problem, Repair


def candidates(
    document: Document, findings: Findings, problem: Problem, found: tuple[Cause, ...]
) -> Iterator[Repair]:
    """The repairs of `problem`, further ones, and that of a wrong Input, which may be why.

    `found`: the sizes that it is about.
    """
    yield from problem.repairs
    yield from _more(document, findings, problem, found)
    inputs = [one for one in findings.problems if one.code == "input-shape" and one is not problem]
    for other in inputs:
        repair = other.repairs[0]
        at = {"node": original_id(other.address[-1]), **repair.arguments}
        yield replace(repair, arguments=at)


def _more(
    document: Document, findings: Findings, problem: Problem, found: tuple[Cause, ...]
) -> Iterator[Repair]:
    finding = findings.of(problem.address)
    home = document.home(problem.address[-1]) if problem.address else None
    if finding is None or home is None:
        return
    case = Case(document, findings, problem, finding, home)
    by_code = {
        "cycle": _cuts,
        "output-unread": _deleted,
        "inputs-few": _second_wires,
        "input-missing": _second_wires,
        "tokens-needed": _tokens,
        "field-unknown": _forgotten,
        "field-length": _of_default,
        "one-value": _removed,
        "squeeze": _removed,
        "shape-rank": for_ranks,
        "loss-shape": for_ranks,
        "loss-pixels": for_ranks,
    }
    yield from by_code.get(problem.code, _none)(case)
    if finding.layer is not None and problem.code not in by_code:
        yield from _for_sizes(case, found)


def _none(case: Case) -> Iterator[Repair]:
    yield from ()


def _for_sizes(case: Case, found: tuple[Cause, ...]) -> Iterator[Repair]:
    """The node that made the size makes another one, or a layer in between changes it."""
    if case.problem.code == "window-large":
        yield from _of_window(case)
    single = [one for c in found for birth in c.births for one in _at_birth(case, c, birth)]
    # Of a row of poolings one is enough.
    away = [repair for repair in single if repair.edit == "remove_joined"]
    yield from (one for one in single if one not in away or one is away[0])
    yield from _at_once(found, single)
    yield from _all_keeping(found)
    if case.problem.code == "shapes-differ":
        yield from bridges(case, [cause.blamed for cause in found])


def _at_birth(case: Case, cause: Cause, birth: Birth) -> Iterator[Repair]:
    layer, wanted, how = birth.finding.layer, cause.blamed.wanted, birth.how
    inside = birth.finding.address[:-1] == case.finding.address[:-1]
    if layer is None or not inside or birth.finding.node.type == "Input" or not wanted:
        return
    if isinstance(how, Given):
        if birth.number == _own(case, cause):
            yield from _given(birth, how, wanted)
    elif layer.family == "pooling" and case.problem.code == "window-large":
        yield removed(birth.finding.node)
    elif layer.family in ("convolution", "pooling"):
        yield from _windows(birth)
    elif birth.number == _own(case, cause):
        yield from _scaled(birth, how, wanted)


def _at_once(found: tuple[Cause, ...], single: list[Repair]) -> Iterator[Repair]:
    """Several fields of one layer, where several sizes come from it."""
    if len({cause.blamed.axis for cause in found}) < 2:
        return
    by_node: dict[str, dict[str, Raw]] = {}
    for repair in single:
        if repair.edit == "set_param":
            fields = by_node.setdefault(str(repair.arguments["node"]), {})
            fields.setdefault(str(repair.arguments["field"]), repair.arguments["value"])
    names = {one.finding.node.id: one.finding.node.name for c in found for one in c.births}
    for node, fields in by_node.items():
        for first, second in combinations(fields, 2):
            title = translate(
                "Candidates",
                "Set {field} of {name} to {value}, {other} to {another}",
                field=first,
                name=names.get(node, node),
                value=shown(fields[first]),
                other=second,
                another=shown(fields[second]),
            )
            values = {first: fields[first], second: fields[second]}
            yield Repair(title, "set_params", {"values": {node: values}})


def _all_keeping(found: tuple[Cause, ...]) -> Iterator[Repair]:
    """The padding that keeps the size, at all convolutions that made one size smaller."""
    for cause in found:
        alike = [repair for birth in cause.births for repair in _keeping(birth.finding)]
        by_node = {str(repair.arguments["node"]): repair for repair in alike}
        names = [one.finding.node.name for one in cause.births if one.finding.node.id in by_node]
        if len(by_node) > 1:
            title = translate(
                "Candidates",
                "Let {names} keep the size by their padding",
                names=", ".join(dict.fromkeys(names)),
            )
            values = {i: {"padding": one.arguments["value"]} for i, one in by_node.items()}
            yield Repair(title, "set_params", {"values": values})


def _own(case: Case, cause: Cause) -> int:
    shape = case.finding.inputs[cause.blamed.port]
    return 0 if shape is None else int(shape.dims[cause.blamed.axis])


def _given(birth: Birth, how: Given, wanted: int) -> Iterator[Repair]:
    """The field that the size is; an expression stays, as others may follow from it."""
    value = getattr(birth.finding.layer, how.field)
    if isinstance(birth.finding.node.params.get(how.field), str):
        return
    if how.place is not None:
        value = (*value[: how.place], wanted, *value[how.place + 1 :])
    else:
        value = wanted
    yield setting(birth.finding.node, how.field, value)


def _scaled(birth: Birth, how: Made, wanted: int) -> Iterator[Repair]:
    """A number that the size grows with: scale_factor, or hidden_size in both directions."""
    for name in how.fields:
        value = getattr(birth.finding.layer, name)
        number = isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0
        if number and birth.number % value == 0 and value * wanted % birth.number == 0:
            yield setting(birth.finding.node, name, int(value * wanted // birth.number))


def _of_window(case: Case) -> Iterator[Repair]:
    """Of the layer itself whose window is too large."""
    layer = case.finding.layer
    if layer is not None and layer.family == "pooling":
        yield removed(case.finding.node)
    yield from _keeping(case.finding)


def _windows(birth: Birth) -> Iterator[Repair]:
    """A padding that keeps the size, and no steps of several pixels."""
    yield from _keeping(birth.finding)
    stride = getattr(birth.finding.layer, "stride", None)
    if stride is not None and any(step > 1 for step in stride):
        yield setting(birth.finding.node, "stride", 1)


def _keeping(finding: Finding) -> Iterator[Repair]:
    """The padding of a convolution that makes up for its kernel."""
    layer, node = finding.layer, finding.node
    if layer is None or layer.family != "convolution" or node.type.startswith("ConvTranspose"):
        return
    kernel, gaps = getattr(layer, "kernel_size", ()), getattr(layer, "dilation", ())
    keeping = tuple(gap * (k - 1) // 2 for k, gap in zip(kernel, gaps, strict=True))
    if any(keeping) and getattr(layer, "padding", keeping) != keeping:
        yield setting(node, "padding", _single(keeping))


def _single(sizes: tuple[int, ...]) -> int | tuple[int, ...]:
    return sizes[0] if len(set(sizes)) == 1 else sizes


# ---- what is not about a size


def _removed(case: Case) -> Iterator[Repair]:
    yield removed(case.finding.node)


def _deleted(case: Case) -> Iterator[Repair]:
    node = case.finding.node
    title = translate("Candidates", "Delete {name}", name=node.name)
    yield Repair(title, "remove", {"node": original_id(node.id)})


def _tokens(case: Case) -> Iterator[Repair]:
    """The Input that the numbers come from gives tokens."""
    finding: Finding | None = case.finding
    while finding is not None and finding.node.inputs:
        ref = finding.node.inputs[0]
        finding = None if ref is None else case.findings.of((*finding.address[:-1], ref.node))
    if finding is not None and finding.node.type == "Input":
        yield setting(finding.node, "dtype", "int64")
    yield removed(case.finding.node)


def _forgotten(case: Case) -> Iterator[Repair]:
    field = case.problem.field
    title = translate("Candidates", "Forget {field}", field=field)
    yield Repair(title, "reset_param", {"field": field})


def _of_default(case: Case) -> Iterator[Repair]:
    declaration, field = LAYERS.get(case.finding.node.type), case.problem.field or ""
    if declaration is not None and field in declaration.fields():
        default = declaration.fields()[field].default
        if default is not None:
            yield setting(case.finding.node, field, default)


def _second_wires(case: Case) -> Iterator[Repair]:
    """What gives the same shape as the first input: a connection that skips some layers."""
    first = case.finding.inputs[0] if case.finding.inputs else None
    wires = case.finding.node.inputs
    taken = {ref.node for ref in wires if ref is not None}
    if not taken or case.finding.layer is None:
        return
    port = wires.index(None) if None in wires else len(wires)
    for node in case.home.nodes.values():
        finding = case.findings.of((*case.problem.address[:-1], node.id))
        if finding is None or finding.output is None or node.id in taken:
            continue
        if finding.output == first and node.id != case.finding.node.id:
            title = translate(
                "Analysis",
                "Connect {source} to {name}",
                source=node.name,
                name=case.finding.node.name,
            )
            yield Repair(title, "connect", {"source": node.id, "port": port})
    yield removed(case.finding.node)


def _cuts(case: Case) -> Iterator[Repair]:
    """Each wire of the loop, those into the node of the problem first."""
    own, nodes = original_id(case.finding.node.id), case.home.nodes
    loop = [node for node in nodes.values() if _on_one_loop(case.home, node.id, own)]
    for node in sorted(loop, key=lambda node: node.id != own):
        for port, ref in enumerate(node.inputs):
            if ref is not None and any(ref.node == other.id for other in loop):
                title = translate(
                    "Candidates",
                    "Cut the wire from {source} to {name}",
                    source=nodes[ref.node].name,
                    name=node.name,
                )
                yield Repair(title, "disconnect", {"node": node.id, "port": port})


def _on_one_loop(home: Definition, one: str, other: str) -> bool:
    return depends(home, one, other) and depends(home, other, one)
