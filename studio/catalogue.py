"""Fills the registries with everything that the program knows; what is not here does not exist."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from studio.exchange.exporter import EXPORTERS
from studio.spec.data import DATA_SETS
from studio.spec.layer import LAYERS
from studio.spec.recipe import LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from studio.spec.registry import Registry

PACKAGES = ("studio.layers", "studio.recipes", "studio.data", "studio.exchange")
REGISTRIES: tuple[Registry[type], ...] = (
    LAYERS,
    DATA_SETS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    METRICS,
    EXPORTERS,
)


def fill() -> None:
    """Import all declarations and close the registries. May be called again."""
    for package in PACKAGES:
        if find_spec(package) is not None:
            import_module(package)
    for registry in REGISTRIES:
        registry.freeze()
