"""Fills the registries with everything that the program knows; what is not here does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from studio.data.survey import SURVEYORS
from studio.exchange.exporter import EXPORTERS
from studio.spec.data import DATA_SETS
from studio.spec.declaration import CONTEXT, Declaration, label_of
from studio.spec.initialiser import INITIALISERS
from studio.spec.layer import LAYERS
from studio.spec.learning import Learning
from studio.spec.recipe import LOSSES, METRICS, OPTIMIZERS, SCHEDULES, Settings
from studio.spec.registry import Registry

PACKAGES = ("studio.layers", "studio.recipes", "studio.data", "studio.exchange")
DECLARED: tuple[Registry[type], ...] = (
    LAYERS,
    DATA_SETS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    METRICS,
    INITIALISERS,
)
"""Registries of declarations: of types with fields."""

REGISTRIES: tuple[Registry[type], ...] = (*DECLARED, EXPORTERS)


def fill() -> None:
    """Import all declarations and close the registries. May be called again."""
    for package in PACKAGES:
        import_module(package)
    for registry in REGISTRIES:
        registry.freeze()
    SURVEYORS.freeze()


def texts() -> Iterator[tuple[str, str]]:
    """(context, English text) of all that declarations say to a person, each once.

    Titles, or the names of types where that is what they are called; the sentence that explains the
    type; labels, help and words to choose from of the fields. To be called after `fill`.
    """
    declared = [declaration for registry in DECLARED for declaration in registry.values()]
    found = (
        text for declaration in (*declared, Settings, Learning) for text in _texts_of(declaration)
    )
    return ((CONTEXT, text) for text in dict.fromkeys(found) if text)


def _texts_of(declaration: type[Declaration]) -> Iterator[str]:
    yield declaration.called().template
    yield declaration.summary()
    for name, field in declaration.fields().items():
        yield label_of(name, field)
        yield field.help
        yield from getattr(field, "options", ()) if field.kind == "choice" else ()
