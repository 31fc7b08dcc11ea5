"""The rows of the table of actions that colour the layers by what they cost, and show the costs."""

from __future__ import annotations

from studio.spec.messages import Message, translate
from studio.ui.actions import Command


def _row(method: str, title: Message, tip: Message, section: int = 0) -> Command:
    return Command(
        id=f"shades.{method}",
        title=title,
        tip=tip,
        menu="shades",
        section=section,
        checked=f"shade_{method}",
    )


SHADES = (
    _row(
        "families",
        translate("Actions", "Layer type"),
        translate("Actions", "Colour the layers by their type, as usual."),
    ),
    _row(
        "parameters",
        translate("Actions", "Parameters"),
        translate("Actions", "Colour the layers by how many parameters they have."),
        1,
    ),
    _row(
        "macs",
        translate("Actions", "Multiply-adds"),
        translate("Actions", "Colour the layers by how much they compute for one sample."),
        1,
    ),
    _row(
        "memory",
        translate("Actions", "Activation memory"),
        translate("Actions", "Colour the layers by what is kept of them until the backward pass."),
        1,
    ),
    _row(
        "time",
        translate("Actions", "Measured time"),
        translate("Actions", "Colour the layers by the time they take; measures it if need be."),
        1,
    ),
)

COSTS = (
    Command(
        id="shades.show_costs",
        title=translate("Actions", "Show the costs"),
        tip=translate("Actions", "What training takes: memory, time and the largest batch."),
        menu="view",
        section=1,
        keys=("Ctrl+Shift+K",),
    ),
    Command(
        id="shades.measure",
        title=translate("Actions", "Measure the time"),
        tip=translate("Actions", "Time a few steps: seconds for a step, an epoch and each layer."),
        menu="run",
        section=3,
        when="can_measure",
    ),
)
