"""What stands in `__init__`: constructor calls and the arguments that they need. No forward.

A value prints as its expression where it carries one, else as a literal if it is the same in all
uses of the class, else as an expression of the class that has this value in every use, else as an
argument that each use passes. Inside a sequence expressions are printed only where it is handed the
class's own names: else they mean something else there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from studio.graph.arguments import argument_value
from studio.graph.layout import Call, Loop, Part, bracketed, flat, literal
from studio.graph.model import Definition, Node
from studio.graph.rewriting import replaced
from studio.graph.uses import Uses, impossible
from studio.graph.variables import BUILTINS
from studio.spec.expressions import evaluate
from studio.spec.fields import NO_NAMES
from studio.spec.layer import LAYERS, Imported, Operation
from studio.spec.messages import translate
from studio.spec.names import check_identifier, fresh
from studio.spec.problems import Address, Refused

Values = Mapping[Address, Any]
"""The value of one argument at each use of the class."""

REPEATED = 3
"""So many equal neighbours become a loop."""


@dataclass
class Constructors:
    """Asked class by class, inner ones first: writing a class shows what arguments it needs."""

    uses: Uses
    classes: Mapping[str, str]
    own: Collection[str] = ()
    imported: Mapping[Imported, str] = field(default_factory=dict)
    _needed: dict[str, dict[str, Values]] = field(default_factory=dict)

    @cached_property
    def _arrives(self) -> frozenset[str]:
        """The names of sizes which follow from the input of a layer."""
        fields = (pair for layer in LAYERS.values() for pair in layer.fields().items())
        return frozenset(name for name, one in fields if one.auto)

    def call(self, scope: Definition, node: Node) -> Part:
        """The expression that builds the module of `node`, which stands directly in `scope`."""
        return self._call(scope, node, (node.id,), node.name)

    def signature(self, scope: Definition) -> list[str]:
        """The arguments of the class after `self`, once `call` was asked for all its nodes."""
        needed = self._needed.get(scope.id, {})
        required = [name for name, values in needed.items() if () not in values]
        settled = {name: values[()] for name, values in needed.items() if () in values}
        defaults = [f"{name}={literal(value)}" for name, value in settled.items()]
        parameters = [f"{p.name}={literal(p.default)}" for p in self._parameters(scope)]
        return [*required, *parameters, *defaults]

    def _parameters(self, scope: Definition) -> tuple[Any, ...]:
        taken = {*self.classes.values(), *self.own, *BUILTINS}
        for parameter in scope.parameters:
            if check_identifier(parameter.name) in taken:
                text = translate(
                    "Program",
                    "The parameter “{name}” of {block} needs another name: this one is taken.",
                    name=parameter.name,
                    block=scope.name,
                )
                raise Refused("name-taken", text)
            taken.add(parameter.name)
        return scope.parameters

    def _call(self, scope: Definition, node: Node, relative: Address, label: str) -> Part:
        if node.muted:
            return Call("nn.Identity")
        if node.definition is None:
            return self._layer(scope, relative, label)
        inner = self.uses.inner(node)
        if inner.kind == "sequential":
            return self._sequence(scope, inner, relative, label)
        return self._instance(scope, node, inner, relative, label)

    # ---- a layer

    def _layer(self, scope: Definition, relative: Address, label: str) -> Call:
        direct = self._direct(scope, relative)
        layers = self._bound(scope, relative)
        fields = layers[0].fields()
        constructor = layers[0].constructor()
        if constructor is None:
            raise _no_chain(label)
        if layers[0].foreign:
            return self._foreign(scope, relative, layers[0])
        arguments: list[Part] = []
        for name, position, values in self._arguments(scope, relative, layers):
            real = direct and name in fields and fields[name].kind == "float"
            text = self._real(scope, relative, name) if real else None
            wanted = self._wanted(scope, label, name)
            text = text or self._text(scope, values, wanted, direct, relative)
            arguments.append(text if position else f"{name}={text}")
        return Call(constructor, tuple(arguments))

    def _foreign(self, scope: Definition, relative: Address, layer: Operation) -> Call:
        """A class of a person's own, with the plain values that were typed."""
        measured = self.uses.finding((*self.uses.prefixes[scope.id][0], *relative)).measured
        if measured is None or measured.imported is None:
            raise impossible(relative[-1])
        arguments = layer.arguments({})
        texts = (literal(v) if n is None else f"{n}={literal(v)}" for n, v in arguments)
        return Call(self.imported[measured.imported], tuple(texts))

    def _wanted(self, scope: Definition, label: str, name: str) -> str:
        """A size that arrives is called as in torch, `in_channels`; where two are, by the node."""
        alone = name in self._arrives and name not in self._needed.get(scope.id, {})
        return name if alone else f"{label}_{name}"

    def _direct(self, scope: Definition, relative: Address) -> bool:
        """Whether the names at this node are those of the class."""
        prefix = self.uses.prefixes[scope.id][0]
        for end in range(1, len(relative)):
            node = self.uses.finding((*prefix, *relative[:end])).node
            if any(
                node.params.get(one.name) != one.name for one in self.uses.inner(node).parameters
            ):
                return False
        return True

    def _arguments(
        self, scope: Definition, relative: Address, layers: Sequence[Operation]
    ) -> list[tuple[str, bool, dict[Address, Any]]]:
        """Field, whether by position, and values of each argument that is not always default."""
        prefixes = self.uses.prefixes[scope.id]
        printed = [self._printed((*prefix, *relative)) for prefix in prefixes]
        names = dict.fromkeys(name for one in printed for name in one)
        order = [*(n for n in layers[0].fields() if n in names), *(n for n in names)]
        found = []
        for name in dict.fromkeys(order):
            position = all(name in one and one[name][0] for one in printed)
            values = {
                prefix: one[name][1] if name in one else _printed(layer, name)
                for prefix, one, layer in zip(prefixes, printed, layers, strict=True)
            }
            found.append((name, position, values))
        return found

    def _printed(self, address: Address) -> dict[str, tuple[bool, Any]]:
        """Field -> (by position, value) at one use; an expression counts as changed."""
        finding = self.uses.finding(address)
        layer, measured = finding.layer, finding.measured
        if layer is None or measured is None:
            raise impossible(finding.node.name)
        fields = layer.fields()
        names = iter(fields)
        printed: dict[str, tuple[bool, Any]] = {}
        for name, value in layer.arguments(measured.inferred):
            printed[name or next(names)] = (name is None, value)
        for name in fields:
            if name not in printed and _expressed(getattr(layer, name)):
                printed[name] = (False, _printed(layer, name))
        return printed

    def _bound(self, scope: Definition, relative: Address) -> list[Operation]:
        findings = (self.uses.finding((*p, *relative)) for p in self.uses.prefixes[scope.id])
        layers = [finding.layer for finding in findings if finding.layer is not None]
        if len(layers) != len(self.uses.prefixes[scope.id]):
            raise impossible(relative[-1])
        return layers

    def _real(self, scope: Definition, relative: Address, name: str) -> str | None:
        """The expression of a real number, which as a bound value no longer knows it."""
        prefix = self.uses.prefixes[scope.id][0]
        raw = self.uses.finding((*prefix, *relative)).node.params.get(name)
        return evaluate(raw, self.uses.names(prefix)).text if isinstance(raw, str) else None

    # ---- a sequence

    def _sequence(
        self, scope: Definition, inner: Definition, relative: Address, label: str
    ) -> Call:
        nodes = self.uses.modules(inner)
        _check_chain(inner, nodes)
        items = [
            self._call(scope, node, (*relative, node.id), f"{label}_{position}")
            for position, node in enumerate(nodes)
        ]
        folded = tuple(_folded(items))
        return Call("nn.Sequential", folded, exploded=len(folded) > 1)

    # ---- an instance of a class

    def _instance(
        self, scope: Definition, node: Node, inner: Definition, relative: Address, label: str
    ) -> Call:
        prefixes = self.uses.prefixes[scope.id]
        direct = self._direct(scope, relative)
        arguments: list[Part] = []
        needed = self._needed.get(inner.id, {})
        for name, values in needed.items():
            here = {prefix: values[(*prefix, *relative)] for prefix in prefixes}
            text = self._arriving(here, relative) if direct else None
            text = text or self._text(
                scope, here, self._wanted(scope, label, name), direct, relative
            )
            arguments.append(f"{name}={text}")
        positional = not needed
        for parameter in inner.parameters:
            raw = node.params.get(parameter.name, parameter.default)
            text = self._parameter(scope, raw, relative, f"{label}_{parameter.name}")
            if text == literal(parameter.default):
                positional = False
                continue
            arguments.append(text if positional else f"{parameter.name}={text}")
        return Call(self.classes[inner.id], tuple(arguments))

    def _parameter(self, scope: Definition, raw: Any, relative: Address, label: str) -> str:
        prefixes = self.uses.prefixes[scope.id]
        if not isinstance(raw, str):
            return literal(argument_value(raw, NO_NAMES))
        found = [evaluate(raw, self.uses.names((*p, *relative[:-1]))) for p in prefixes]
        if self._direct(scope, relative) and found[0].text is not None:
            return found[0].text
        values = {prefix: one.value for prefix, one in zip(prefixes, found, strict=True)}
        return self._text(scope, values, label, False, relative)

    def _arriving(self, values: Values, relative: Address) -> str | None:
        """The expression of a dimension that arrives and is this number in every use."""
        common: set[str] | None = None
        for prefix, value in values.items():
            shapes = self.uses.finding((*prefix, *relative)).inputs
            dims = [dim for shape in shapes if shape is not None for dim in shape.dims]
            here = {text for dim in dims if dim == value and (text := _expression(dim))}
            common = here if common is None else common & here
        return min(common) if common else None

    # ---- values

    def _equal(self, scope: Definition, values: Values, relative: Address) -> str | None:
        """An expression of the class that is this number in every use, such as what arrives."""
        if not scope.parameters or any(type(_plain(value)) is not int for value in values.values()):
            return None
        for raw in (*self._outside(scope, values, relative), *_expressions(scope, relative[0])):
            try:
                found = {prefix: evaluate(raw, self.uses.names(prefix)) for prefix in values}
            except Refused:
                continue
            if all(one.text and one.value == values[prefix] for prefix, one in found.items()):
                return next(iter(found.values())).text
        return None

    def _outside(self, scope: Definition, values: Values, relative: Address) -> Iterator[str]:
        """The expression of a value inside a sequence, in the names of the class."""
        text = _expression(next(iter(values.values())))
        prefix = self.uses.prefixes[scope.id][0]
        for end in range(len(relative) - 1, 0, -1):
            if not isinstance(text, str):
                return
            node = self.uses.finding((*prefix, *relative[:end])).node
            parameters = self.uses.inner(node).parameters
            given = {one.name: node.params.get(one.name, one.default) for one in parameters}
            text = replaced(text, given)
        if isinstance(text, str) and len(relative) > 1:
            yield text

    def _text(
        self,
        scope: Definition,
        values: Values,
        wanted: str,
        expressible: bool,
        relative: Address,
    ) -> str:
        text = _common(list(values.values()), expressible) or self._equal(scope, values, relative)
        if text is not None:
            return text
        needed = self._needed.setdefault(scope.id, {})
        for name, others in needed.items():
            if others == values:
                return name
        taken = {*needed, *(p.name for p in scope.parameters), *self.classes.values(), *BUILTINS}
        name = fresh(wanted, taken) if wanted in taken else wanted
        needed[name] = values
        return name


def _expressions(scope: Definition, node_id: str) -> list[str]:
    """What the node is given, the parameters of the class, and what other nodes are given."""
    near, named = scope.nodes.get(node_id), [parameter.name for parameter in scope.parameters]
    first = [] if near is None else list(near.params.values())
    raws = [*first, *named, *(r for node in scope.nodes.values() for r in node.params.values())]
    parts = [part for raw in raws for part in (raw if isinstance(raw, tuple) else (raw,))]
    return list(dict.fromkeys(part for part in parts if isinstance(part, str)))


def _printed(layer: Operation, name: str) -> Any:
    return layer.fields()[name].printed(getattr(layer, name))


def _common(values: Sequence[Any], expressible: bool) -> str | None:
    """One text for all values, or None."""
    first = values[0]
    if isinstance(first, tuple):
        if any(not isinstance(value, tuple) or len(value) != len(first) for value in values):
            return None
        parts = [_common(column, expressible) for column in zip(*values, strict=True)]
        known = [part for part in parts if part is not None]
        return bracketed(known) if len(known) == len(parts) else None
    expression = _expression(first)
    if expressible and expression and all(_expression(value) == expression for value in values):
        return expression
    plain = [_plain(value) for value in values]
    same = all(one == plain[0] and type(one) is type(plain[0]) for one in plain)
    return literal(plain[0]) if same else None


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _expression(value: Any) -> str | None:
    found: str | None = getattr(value, "expression", None)
    return found


def _expressed(value: Any) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return any(_expression(part) for part in parts)


def _folded(items: Iterable[Part]) -> Iterable[Part]:
    """Equal neighbours as a loop."""
    for _, group in groupby(items, flat):
        equal = list(group)
        if len(equal) >= REPEATED:
            yield Loop(equal[0], len(equal))
        else:
            yield from equal


def _check_chain(inner: Definition, nodes: Sequence[Node]) -> None:
    """A sequence is one chain of modules from its Input to its Output."""
    before = [node.id for node in inner.of_type("Input")]
    ends = inner.of_type("Output")
    plain = len(before) == 1 and len(ends) == 1
    for node in (*nodes, *ends):
        read = [ref.node for ref in node.inputs if ref is not None]
        plain = plain and read == before and node.shares is None
        before = [node.id]
    if not plain:
        raise _no_chain(inner.name)


def _no_chain(name: str) -> Refused:
    text = translate(
        "Program",
        "{name} is not a plain chain of layers, so it cannot be a sequence: make it a block.",
        name=name,
    )
    return Refused("sequence-chain", text)
