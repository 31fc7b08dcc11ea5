"""What names mean at a place of the document, and where a variable is used. Not here: edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from studio.graph.arguments import arguments_of
from studio.graph.binding import inner_names, top_names
from studio.graph.model import Definition, Document, Entry, Node
from studio.graph.recipe_edits import REGISTRIES
from studio.graph.rewriting import names_in_values, names_of
from studio.spec.declaration import Declaration
from studio.spec.expressions import Names
from studio.spec.names import original_id
from studio.spec.problems import Address
from studio.spec.recipe import Settings


@dataclass(frozen=True, slots=True)
class Use:
    """One number in which a variable is named: of a node, or of data set and recipe (node "")."""

    owner: str
    field: str
    node: str = ""

    def __str__(self) -> str:
        return f"{self.owner}.{self.field}"


def names_at(document: Document, place: Address) -> Names:
    """What the numbers of the nodes may name in the instance at `place`; `()` is the network."""
    names = top_names(document)
    definition = document.definitions.get(next(iter(document.networks.values()), ""))
    for part, before in zip(place, ("", *place), strict=False):
        if part != before and original_id(part) == before:
            continue
        node = None if definition is None else definition.nodes.get(original_id(part))
        definition = document.definitions.get(node.definition or "") if node else None
        if node is None or definition is None:
            return top_names(document)
        names = inner_names(document, arguments_of(node, definition, names)[0])
    return names


def uses_of(document: Document, name: str) -> tuple[Use, ...]:
    """Where the variable is named, nodes first; a parameter of a block hides it inside."""
    return (*_in_nodes(document, name), *_in_recipe(document, name))


def seen_in(definition: Definition, name: str) -> bool:
    """Whether `name` means the variable inside the definition."""
    return all(parameter.name != name for parameter in definition.parameters)


def _in_nodes(document: Document, name: str) -> Iterator[Use]:
    for definition in document.definitions.values():
        if seen_in(definition, name):
            for node in definition.nodes.values():
                yield from (Use(node.name, field, node.id) for field in _fields(node, name))


def _fields(node: Node, name: str) -> Iterator[str]:
    """The fields of the node whose numbers name it."""
    if name not in names_of(node):
        return
    bare = replace(node, params={}, starts={}, repeat=1, learning={})
    for field, raw in node.params.items():
        if name in names_of(replace(bare, params={field: raw})):
            yield field
    for field, start in node.starts.items():
        if name in names_of(replace(bare, starts={field: start})):
            yield field
    if name in names_of(replace(bare, repeat=node.repeat)):
        yield "repeat"
    for field, raw in node.learning.items():
        if name in names_of(replace(bare, learning={field: raw})):
            yield field


def _in_recipe(document: Document, name: str) -> Iterator[Use]:
    for part, declaration, params in recipe_values(document):
        for field, raw in params.items():
            if name in names_in_values(declaration, {field: raw}):
                yield Use(part, field)


def recipe_values(
    document: Document,
) -> Iterator[tuple[str, type[Declaration] | None, Mapping[str, object]]]:
    """Part, declaration and raw values of everything beside the nodes that has fields."""

    def entry(part: str, one: Entry) -> tuple[str, type[Declaration] | None, Mapping[str, object]]:
        return part, REGISTRIES[part].get(one.type), one.params

    yield entry("data", document.data)
    for step in document.recipe.steps:
        yield entry("loss", step.loss)
        yield entry("optimizer", step.optimizer)
        yield entry("schedule", step.schedule)
    yield "settings", Settings, document.recipe.settings
