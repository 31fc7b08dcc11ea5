"""Answers to wishes of every kind. Each kind is answered by a module of its own, entered here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studio.engine import (  # they enter what they answer
    arriving,  # noqa: F401
    charting,  # noqa: F401
    describing,  # noqa: F401
    holding,  # noqa: F401
    inside,  # noqa: F401
    predicting,  # noqa: F401
    probes,  # noqa: F401
)
from studio.engine.answers import ANSWERERS, View, by_kind, undisturbed
from studio.engine.wishes import Wish


def answer(view: View, wishes: Iterable[Wish]) -> dict[Wish, Any]:
    """The answers to what is wished for, as far as the network can give them."""
    found: dict[Wish, Any] = {}
    with undisturbed(view.networks, view.feed.device):
        for kind, some in by_kind(wishes).items():
            found.update(ANSWERERS[kind](view, some))
    return found
