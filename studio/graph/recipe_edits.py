"""Edits of data set and recipe: pure functions Document -> Document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from studio.graph.model import Document, Entry, Step, put, without
from studio.spec.data import DATA_SETS
from studio.spec.declaration import Declaration
from studio.spec.fields import Raw
from studio.spec.recipe import LOSSES, OPTIMIZERS, SCHEDULES, Settings
from studio.spec.registry import Registry

Part = Literal["loss", "optimizer", "schedule", "settings", "data"]

REGISTRIES: Mapping[str, Registry[type[Declaration]]] = {
    "loss": LOSSES,  # type: ignore[dict-item]
    "optimizer": OPTIMIZERS,  # type: ignore[dict-item]
    "schedule": SCHEDULES,  # type: ignore[dict-item]
    "data": DATA_SETS,  # type: ignore[dict-item]
}


def choose(document: Document, part: Part, type_name: str, step: int = 0) -> Document:
    """Another data set, loss, optimizer or schedule.

    Parameters that the new one has too are kept.
    """
    old = entry_of(document, part, step)
    declaration = REGISTRIES[part].get(type_name)
    fields = {} if declaration is None else declaration.fields()
    kept = {name: value for name, value in old.params.items() if name in fields}
    return with_entry(document, part, Entry(type_name, kept), step)


def set_recipe_param(
    document: Document, part: Part, field: str, value: Raw, step: int = 0
) -> Document:
    """Set one raw parameter of a part; a value equal to the default is not stored."""
    if part == "settings":
        settings = _changed(document.recipe.settings, Settings, field, value)
        return replace(document, recipe=replace(document.recipe, settings=settings))
    entry = entry_of(document, part, step)
    declaration = REGISTRIES[part].get(entry.type)
    params = _changed(entry.params, declaration, field, value)
    return with_entry(document, part, Entry(entry.type, params), step)


def _changed(
    params: Mapping[str, Raw], declaration: type[Declaration] | None, field: str, value: Raw
) -> Mapping[str, Raw]:
    fields = {} if declaration is None else declaration.fields()
    default = fields[field].default if field in fields else None
    if field in fields and type(value) is type(default) and value == default:
        return without(params, field)
    return put(params, field, value)


def entry_of(document: Document, part: str, step: int = 0) -> Entry:
    """The entry of a part other than the settings."""
    if part == "data":
        return document.data
    entry: Entry = getattr(document.recipe.steps[step], part)
    return entry


def with_entry(document: Document, part: str, entry: Entry, step: int = 0) -> Document:
    if part == "data":
        return replace(document, data=entry)
    steps = list(document.recipe.steps)
    changed: Step = replace(steps[step], **{part: entry})  # type: ignore[arg-type]
    steps[step] = changed
    return replace(document, recipe=replace(document.recipe, steps=tuple(steps)))
