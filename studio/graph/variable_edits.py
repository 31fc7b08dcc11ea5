"""Edits of the project's variables: numbers with a name that any numeric field may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from studio.graph import edits, recipe_edits
from studio.graph.blocks import set_repeats
from studio.graph.learning_edits import set_learning
from studio.graph.model import Document, Entry, Node, put, without
from studio.graph.recipe_edits import REGISTRIES, Part
from studio.graph.rewriting import Given, names_of, rewritten, rewritten_values
from studio.graph.scope import seen_in, uses_of
from studio.spec.declaration import Declaration
from studio.spec.expressions import MAX_VALUE, Number
from studio.spec.fields import AUTO, Raw
from studio.spec.layer import LAYERS
from studio.spec.learning import LEARNING, Learning
from studio.spec.messages import translate
from studio.spec.names import RESERVED, check_identifier, fresh
from studio.spec.problems import Refused, Repair
from studio.spec.recipe import Settings

MOST = 200
REPEAT = "repeat"
FIRST = "width"
"""What a new variable is called."""

SHORT = {"lr": "rate", "p": "drop"}
"""Names for the variables of fields whose own name says little."""


def add_variable(document: Document, name: str = "", value: Number = 64) -> Document:
    """A new variable at the end; without a name it gets a free one.

    Raises:
        Refused: `name-…` codes of `spec.names`, `variable-taken`, `variable-word`, `variable-many`.
    """
    name = name or _free(document, FIRST)
    _check(document, name)
    if len(document.variables) >= MOST:
        text = translate("Variables", "A project has at most {most} variables.", most=MOST)
        raise Refused("variable-many", text)
    return replace(document, variables=put(document.variables, name, value))


def set_variable(document: Document, name: str, value: Number) -> Document:
    """Another value, everywhere at once."""
    if name not in document.variables:
        raise _gone(name)
    return replace(document, variables=put(document.variables, name, value))


def rename_variable(document: Document, old: str, new: str) -> Document:
    """Another name; every expression that names it follows, its place in the list stays.

    Raises:
        Refused: as `add_variable`; `variable-taken` also where a block that uses it has a
            parameter of the new name.
    """
    if new == old:
        return document
    if old not in document.variables:
        raise _gone(old)
    _check(document, new)
    _check_blocks(document, old, new)
    renamed = {new if name == old else name: v for name, v in document.variables.items()}
    return _replaced(replace(document, variables=renamed), {old: new})


def remove_variable(document: Document, name: str) -> Document:
    """Raises Refused: `variable-used`, with a repair that writes the number in its places."""
    uses = uses_of(document, name)
    if not uses:
        return replace(document, variables=without(document.variables, name))
    places = ", ".join(map(str, uses[:3]))
    others = len(uses) - 3
    text = (
        translate("Variables", "{name} is still used: {places}.", name=name, places=places)
        if others <= 0
        else translate(
            "Variables",
            "{name} is still used: {places} and {others} more.",
            name=name,
            places=places,
            others=others,
        )
    )
    value = document.variables[name]
    title = translate("Variables", "Write {value} there and delete it", value=value)
    raise Refused(
        "variable-used", text, repairs=(Repair(title, "inline_variable", {"name": name}),)
    )


def inline_variable(document: Document, name: str) -> Document:
    """Delete a variable; where it was named stands its number."""
    if name not in document.variables:
        raise _gone(name)
    freed = _replaced(document, {name: document.variables[name]})
    return replace(freed, variables=without(document.variables, name))


def extract(document: Document, node_ids: Sequence[str], field: str) -> Document:
    """Make the number in a field of nodes a variable: the fields name it from now on.

    Raises:
        Refused: `variable-number` where there is not one plain number.
    """
    nodes = [node for i in node_ids if (node := document.node(i)) is not None]
    raws = [_raw(document, node, field) for node in nodes]
    value = number_in(raws[0]) if raws else None
    if value is None or any(number_in(raw) != value for raw in raws):
        raise _no_number(field)
    name = _free(document, stem_of(field.removeprefix(LEARNING)))
    grown = add_variable(document, name, value)
    if field == REPEAT and nodes[0].definition is not None:
        return set_repeats(grown, [node.id for node in nodes], name)
    if field.startswith(LEARNING):
        ids = [node.id for node in nodes]
        return set_learning(grown, ids, field.removeprefix(LEARNING), name)
    return edits.set_params(grown, {node.id: {field: name} for node in nodes})


def extract_of_recipe(document: Document, part: Part, field: str) -> Document:
    """The same for a field of the data set or the recipe."""
    declared: type[Declaration] | None = Settings
    params: Mapping[str, Raw] = document.recipe.settings
    if part != "settings":
        entry = recipe_edits.entry_of(document, part)
        declared, params = REGISTRIES[part].get(entry.type), entry.params
    known = None if declared is None else declared.fields().get(field)
    value = number_in(params.get(field, None if known is None else known.default))
    if value is None:
        raise _no_number(field)
    name = _free(document, stem_of(field))
    grown = add_variable(document, name, value)
    return recipe_edits.set_recipe_param(grown, part, field, name)


def number_in(raw: Raw) -> Number | None:
    """The one plain number in a field, also where it stands for every axis; None if not so."""
    if isinstance(raw, (tuple, list)):
        parts = {number_in(part) for part in raw}
        return parts.pop() if len(parts) == 1 else None
    return raw if isinstance(raw, (int, float)) and not isinstance(raw, bool) else None


def stem_of(field: str) -> str:
    """What a variable made of this field is called: out_channels -> channels."""
    name = SHORT.get(field, field)
    for prefix in ("out_", "in_", "num_"):
        name = name.removeprefix(prefix)
    return name


def value_of(text: str) -> Number:
    """The number that a person typed for a variable.

    Raises:
        Refused: `variable-value`.
    """
    for read in (int, float):
        try:
            value: Number = read(text.strip())
        except ValueError:
            continue
        if abs(value) <= MAX_VALUE:
            return value
    raise Refused(
        "variable-value",
        translate(
            "Variables",
            "“{text}” is not a number. A variable is one number, for example 64 or 0.5.",
            text=text,
        ),
    )


def _raw(document: Document, node: Node, field: str) -> Raw:
    """What stands in a field of a layer, or in the number that an instance gives."""
    if field.startswith(LEARNING):
        name = field.removeprefix(LEARNING)
        return node.learning.get(name, Learning.fields()[name].default)
    inner = document.definitions.get(node.definition or "")
    declaration = LAYERS.get(node.type)
    defaults: dict[str, Raw] = {}
    if inner is not None:
        defaults = {one.name: one.default for one in inner.parameters} | {REPEAT: node.repeat}
    elif declaration is not None:
        defaults = {name: known.default for name, known in declaration.fields().items()}
    return node.params.get(field, defaults.get(field))


def _replaced(document: Document, given: Given) -> Document:
    """The document with a variable replaced wherever it is named."""
    (name,) = given
    definitions = {
        key: replace(
            definition, nodes={i: rewritten(node, given) for i, node in definition.nodes.items()}
        )
        if seen_in(definition, name)
        else definition
        for key, definition in document.definitions.items()
    }
    steps = tuple(
        replace(
            step,
            loss=_rewritten("loss", step.loss, given),
            optimizer=_rewritten("optimizer", step.optimizer, given),
            schedule=_rewritten("schedule", step.schedule, given),
        )
        for step in document.recipe.steps
    )
    settings = rewritten_values(Settings, document.recipe.settings, given)
    return replace(
        document,
        definitions=definitions,
        recipe=replace(document.recipe, steps=steps, settings=settings),
        data=_rewritten("data", document.data, given),
    )


def _rewritten(part: str, entry: Entry, given: Given) -> Entry:
    params = rewritten_values(REGISTRIES[part].get(entry.type), entry.params, given)
    return replace(entry, params=params)


def _free(document: Document, stem: str) -> str:
    """`stem`, or a name made from it that no variable and no parameter of a block has."""
    taken = {*document.variables, *_words()}
    for definition in document.definitions.values():
        taken |= {parameter.name for parameter in definition.parameters}
    return stem if stem not in taken | RESERVED else fresh(stem, taken)


def _words() -> frozenset[str]:
    """What fields understand as words: no variable can have such a name."""
    found = {AUTO}
    for declaration in LAYERS.values():
        for field in declaration.fields().values():
            found.update(getattr(field, "options", ()))
    return frozenset(found)


def _check(document: Document, name: str) -> None:
    check_identifier(name)
    if name in document.variables:
        text = translate("Variables", "There is a variable {name} already.", name=name)
        raise Refused("variable-taken", text)
    if name in _words():
        text = translate(
            "Variables", "“{name}” means something else in a field: try “{name}_1”.", name=name
        )
        raise Refused("variable-word", text)


def _check_blocks(document: Document, old: str, new: str) -> None:
    for definition in document.definitions.values():
        if seen_in(definition, new) or not seen_in(definition, old):
            continue
        if any(old in names_of(node) for node in definition.nodes.values()):
            text = translate(
                "Variables",
                "The block {block} uses {old} and has a parameter {new} of its own.",
                block=definition.name,
                old=old,
                new=new,
            )
            raise Refused("variable-taken", text)


def _gone(name: str) -> Refused:
    text = translate("Variables", "There is no variable {name} any more.", name=name)
    return Refused("variable-gone", text)


def _no_number(field: str) -> Refused:
    text = translate("Variables", "There is not one plain number in {field}.", field=field)
    return Refused("variable-number", text)
