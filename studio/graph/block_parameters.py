"""The parameters of a block as edits: numbers that each instance may set, named inside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.graph.model import Definition, Document, Node, Parameter, without
from studio.graph.nesting import instances
from studio.graph.rewriting import readers_of, rewritten_definition
from studio.spec.expressions import Number
from studio.spec.messages import translate
from studio.spec.names import check_identifier
from studio.spec.problems import Refused

MOST = 50


def add_parameter(
    document: Document, definition_id: str, name: str, default: Number = 1
) -> Document:
    """Raises Refused: `name-…` codes of `spec.names`, `name-taken`, `parameter-many`."""
    definition = document.definitions[definition_id]
    _check(definition, name)
    if len(definition.parameters) >= MOST:
        text = translate("Blocks", "A block has at most {most} parameters.", most=MOST)
        raise Refused("parameter-many", text)
    grown = (*definition.parameters, Parameter(name, default))
    return document.with_definition(replace(definition, parameters=grown))


def set_default(document: Document, definition_id: str, name: str, default: Number) -> Document:
    """What instances have that set no number of their own."""
    definition = document.definitions[definition_id]
    changed = tuple(
        Parameter(name, default) if one.name == name else one for one in definition.parameters
    )
    return document.with_definition(replace(definition, parameters=changed))


def rename_parameter(document: Document, definition_id: str, old: str, new: str) -> Document:
    """Another name; expressions inside and the numbers of instances follow.

    Raises:
        Refused: as `add_parameter`.
    """
    definition = document.definitions[definition_id]
    _check(definition, new, old)
    named = tuple(
        Parameter(new, one.default) if one.name == old else one for one in definition.parameters
    )
    inside = rewritten_definition(replace(definition, parameters=named), {old: new})
    return _in_instances(
        document.with_definition(inside),
        definition_id,
        lambda node: replace(
            node, params={(new if key == old else key): v for key, v in node.params.items()}
        ),
    )


def remove_parameter(document: Document, definition_id: str, name: str) -> Document:
    """Expressions inside take its default instead.

    Raises:
        Refused: `parameter-set` where an instance sets another number: it would compute another
            thing then.
    """
    definition = document.definitions[definition_id]
    parameter = next(one for one in definition.parameters if one.name == name)
    differing = [
        node.name
        for _, node in instances(document, definition_id)
        if node.params.get(name, parameter.default) != parameter.default
    ]
    if differing and any(True for _ in readers_of(definition, name)):
        text = translate(
            "Blocks",
            "{nodes} set another {name} than {default}. Make them equal first.",
            nodes=", ".join(differing[:5]),
            name=name,
            default=parameter.default,
        )
        raise Refused("parameter-set", text)
    kept = tuple(one for one in definition.parameters if one.name != name)
    inside = rewritten_definition(replace(definition, parameters=kept), {name: parameter.default})
    return _in_instances(
        document.with_definition(inside),
        definition_id,
        lambda node: replace(node, params=without(node.params, name)),
    )


def _in_instances(
    document: Document, definition_id: str, change: Callable[[Node], Node]
) -> Document:
    for _, node in list(instances(document, definition_id)):
        document = document.with_node(change(node))
    return document


def _check(definition: Definition, name: str, old: str = "") -> None:
    check_identifier(name)
    if name != old and any(one.name == name for one in definition.parameters):
        text = translate("Blocks", "There is a parameter {name} already.", name=name)
        raise Refused("name-taken", text)
