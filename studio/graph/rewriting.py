"""Names in the numbers of nodes: which are there, and the same nodes with others in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from studio.graph.model import Definition, Entry, Node, Start
from studio.spec.declaration import Declaration
from studio.spec.expressions import Number, names_in, with_names
from studio.spec.fields import Field, Raw, parse_sizes
from studio.spec.initialiser import INITIALISERS
from studio.spec.layer import LAYERS
from studio.spec.learning import Learning

NUMERIC = frozenset({"int", "float", "size", "dims"})
"""Kinds of fields in which expressions may stand."""

Given = Mapping[str, str | Number]
Change = Callable[[str], Raw]


def rewritten(node: Node, given: Given) -> Node:
    """The node with names in its expressions replaced; what is a plain number then becomes one."""
    return _mapped(node, lambda text: replaced(text, given))


def rewritten_values(
    declaration: type[Declaration] | None, params: Mapping[str, Raw], given: Given
) -> Mapping[str, Raw]:
    """The same for the raw values of anything else that is declared: a loss, the settings."""
    return _values(declaration, params, lambda text: replaced(text, given))


def rewritten_definition(definition: Definition, given: Given) -> Definition:
    nodes = {key: rewritten(node, given) for key, node in definition.nodes.items()}
    return replace(definition, nodes=nodes)


def names_of(node: Node) -> frozenset[str]:
    """The names that the numbers of the node depend on."""
    found: set[str] = set()

    def look(text: str) -> str:
        found.update(names_in(text))
        return text

    _mapped(node, look)
    return frozenset(found)


def names_in_values(
    declaration: type[Declaration] | None, params: Mapping[str, Raw]
) -> frozenset[str]:
    """The names that raw values of anything else that is declared depend on."""
    found: set[str] = set()

    def look(text: str) -> str:
        found.update(names_in(text))
        return text

    _values(declaration, params, look)
    return frozenset(found)


def readers_of(definition: Definition, name: str) -> Iterator[Node]:
    """Nodes in which an expression names it."""
    return (node for node in definition.nodes.values() if name in names_of(node))


def _mapped(node: Node, change: Change) -> Node:
    declaration = LAYERS.get(node.type)
    fields = {} if declaration is None else declaration.fields()
    instance = node.definition is not None
    params = {
        name: _value(raw, fields.get(name), change) if instance or name in fields else raw
        for name, raw in node.params.items()
    }
    starts = {name: _start(start, change) for name, start in node.starts.items()}
    repeat = change(node.repeat) if isinstance(node.repeat, str) else node.repeat
    learning = _values(Learning, node.learning, change)
    changed = replace(node, params=params, starts=starts, repeat=repeat, learning=learning)
    return node if changed == node else changed


def _start(start: Start, change: Change) -> Start:
    if not isinstance(start.how, Entry):
        return start
    params = _values(INITIALISERS.get(start.how.type), start.how.params, change)
    return replace(start, how=replace(start.how, params=params))


def _values(
    declaration: type[Declaration] | None, params: Mapping[str, Raw], change: Change
) -> dict[str, Raw]:
    fields = {} if declaration is None else declaration.fields()
    return {
        name: _value(raw, fields.get(name), change) if name in fields else raw
        for name, raw in params.items()
    }


def replaced(text: str, given: Given) -> Raw:
    changed = with_names(text, given)
    if changed == text:
        return text
    for number in (int, float):
        try:
            return number(changed)
        except ValueError:
            continue
    return changed


def _value(raw: Raw, field: Field | None, change: Change) -> Raw:
    """`field` is None for the argument of a block, which is always a number."""
    if field is not None and field.kind not in NUMERIC:
        return raw
    if isinstance(raw, tuple):
        return tuple(change(part) if isinstance(part, str) else part for part in raw)
    if not isinstance(raw, str) or raw in getattr(field, "options", ()):
        return raw
    parts = parse_sizes(raw) if field is not None and field.kind in ("size", "dims") else (raw,)
    if len(parts) == 1:
        return change(raw)
    return ", ".join(change(part) if isinstance(part, str) else str(part) for part in parts)
