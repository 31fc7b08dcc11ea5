"""The panels of the lower areas, in the order of their tabs."""

from studio.ui.panels import (  # noqa: I001  (the order of the tabs)
    curves,
    samples,
    confusion,
    stepper,
    problems,
    outline,
    cost,
    history,
    log,
    feature_maps,
    filters,
    try_it,
    boundary,
)

__all__ = [
    "boundary",
    "confusion",
    "cost",
    "curves",
    "feature_maps",
    "filters",
    "history",
    "log",
    "outline",
    "problems",
    "samples",
    "try_it",
    "stepper",
]
