"""One frozen dataclass per thing: layers, optimizers, losses and data sets are declared so."""

from __future__ import annotations

import dataclasses
import difflib
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar, dataclass_transform

from studio.spec.expressions import Names
from studio.spec.fields import (
    NO_NAMES,
    Bool,
    Choice,
    Dims,
    Factors,
    Field,
    Float,
    Int,
    Raw,
    Size,
    Text,
    fields_of,
    shown,
)
from studio.spec.messages import Message, translate
from studio.spec.problems import Problem, Refused, Repair
from studio.spec.registry import Registry
from studio.spec.text_lists import Texts

_DEFAULTS = "_defaults_by_name"

CONTEXT = "Declarations"
"""Where the window looks up titles, sentences, labels and help of declarations."""


class Declaration:
    """Base of everything that a document names by type and gives parameters to.

    What a frozen dataclass generates for each class stands here once for all: Python compiles the
    generated functions at every start, which for two hundred declarations took a third of a second.
    """

    title: ClassVar[str] = ""
    """The English title where it differs from the class name."""

    def __init__(self, **values: Any) -> None:
        known = _defaults_of(type(self))
        made = {**known, **values}
        if len(made) > len(known):
            unknown = ", ".join(made.keys() - known.keys())
            raise TypeError(f"{self.type_name()} has no field {unknown}")
        missing = [name for name, value in made.items() if value is dataclasses.MISSING]
        if missing:
            raise TypeError(f"{self.type_name()} needs {', '.join(missing)}")
        self.__dict__.update(made)

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__qualname__}({values})"

    @classmethod
    def type_name(cls) -> str:
        return cls.__name__

    @classmethod
    def called(cls) -> Message:
        """What people call it, in the language of the window where it is shown."""
        return Message(CONTEXT, cls.title or cls.type_name())

    @classmethod
    def fields(cls) -> Mapping[str, Field]:
        return fields_of(cls)

    @classmethod
    def summary(cls) -> str:
        """The first paragraph of the docstring: what it is, in one sentence."""
        return inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")

    def changed(self) -> dict[str, Any]:
        """Field name -> bound value, where it differs from the bound default, in order."""
        return {
            name: getattr(self, name)
            for name, field in self.fields().items()
            if field.required or getattr(self, name) != default_of(field)
        }


D = TypeVar("D", bound=Declaration)


def _defaults_of(declaration: type[Declaration]) -> dict[str, Any]:
    """Name -> default of each field, in order; MISSING where one must be given."""
    found: dict[str, Any] | None = declaration.__dict__.get(_DEFAULTS)
    if found is None:
        found = {part.name: part.default for part in dataclasses.fields(declaration)}  # type: ignore[arg-type]
        setattr(declaration, _DEFAULTS, found)
    return found


def _as_dataclass(cls: type[D]) -> type[D]:
    """Fields, `replace` and comparison by value, with the functions of `Declaration`."""
    return dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)


def default_of(field: Field) -> Any:
    """The default as a bound value (a size of 2 becomes (2, 2))."""
    return field.check(field.default)


def label_of(name: str, field: Field) -> str:
    """What a form writes before a field: its label, or its name as words ("Kernel size")."""
    return field.label or name.replace("_", " ").capitalize()


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(Int, Float, Bool, Choice, Size, Dims, Factors, Text, Texts),
)
def declared(registry: Registry[type[D]]) -> Callable[[type[D]], type[D]]:
    """Class decorator: makes a frozen, keyword-only dataclass and enters it in `registry`."""

    def enter(cls: type[D]) -> type[D]:
        made = _as_dataclass(cls)
        registry.register(made.type_name(), made, made.__module__)
        return made

    return enter


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(Int, Float, Bool, Choice, Size, Dims, Factors, Text, Texts),
)
def shared(cls: type[D]) -> type[D]:
    """Class decorator for a base that holds fields but is no thing of its own."""
    return _as_dataclass(cls)


def bind_values(
    declaration: type[D], params: Mapping[str, Raw], names: Names = NO_NAMES
) -> tuple[D | None, tuple[Problem, ...]]:
    """An instance with checked values, or every problem of its fields, unknown ones included."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    known = declaration.fields()
    for name, field in known.items():
        try:
            values[name] = field.check(params.get(name, field.default), names)
        except Refused as refused:
            known_names = (*names.parameters, *names.variables)
            problems.append(_for_field(refused, name, field, params.get(name), known_names))
    for name in params:
        if name not in known:
            text = translate(
                "Declaration",
                "{type} has no parameter “{name}”.",
                type=declaration.type_name(),
                name=name,
            )
            problems.append(Problem("field-unknown", text, field=name))
    if problems:
        return None, tuple(problems)
    return declaration(**values), ()


def _for_field(
    refused: Refused, name: str, field: Field, raw: Raw, names: Sequence[str]
) -> Problem:
    """The sentence names the field and what stands in it; its default is the way out at least."""
    known = refused.repairs
    if all(repair.edit == "make_variable" for repair in known):
        meant = [one for repair in known for one in _meant(repair, raw, names)]
        known = (*meant, *(_begun(repair, field) for repair in known), *_default(field))
    repairs = tuple(
        dataclasses.replace(repair, arguments={"field": name, **repair.arguments})
        for repair in known
    )
    text = refused.text
    if refused.code == "field-range":
        text = translate(
            "Declaration",
            "{field} is {value}. {rule}",
            field=name,
            value=shown(raw),
            rule=refused.text,
        )
    return Problem(refused.code, text, field=name, repairs=repairs)


def _meant(repair: Repair, raw: Raw, names: Sequence[str]) -> tuple[Repair, ...]:
    """The name that was probably meant, in the place of one that nothing has."""
    unknown = str(repair.arguments["name"])
    near = difflib.get_close_matches(unknown, names, 1, 0.7)
    if not near or not isinstance(raw, str):
        return ()
    value = re.sub(rf"\b{re.escape(unknown)}\b", near[0], raw)
    title = translate("Fields", "Use {value}", value=value)
    return (Repair(title, "set_param", {"value": value}),)


def _begun(repair: Repair, field: Field) -> Repair:
    """A new variable begins with the field's default, where that is a number."""
    value = field.default
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return repair
    return dataclasses.replace(repair, arguments={**repair.arguments, "value": value})


def _default(field: Field) -> tuple[Repair, ...]:
    value = field.default
    if value is None or not shown(value):
        return ()
    title = translate("Fields", "Use {value}", value=shown(value))
    return (Repair(title, "set_param", {"value": value}),)
