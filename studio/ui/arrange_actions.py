"""The rows of the table of actions that arrange layers: all of them, or the selected ones."""

from __future__ import annotations

from studio.spec.messages import Message, translate
from studio.ui.actions import Command


def _row(method: str, title: Message, tip: Message, key: str, section: int, when: str) -> Command:
    return Command(
        id=f"arranging.{method}",
        title=title,
        tip=tip,
        menu="align",
        section=section,
        keys=(key,),
        when=when,
        focus="canvas",
    )


SEVERAL, THREE = "has_several_selected", "has_three_selected"


def _direction(method: str, title: Message, tip: Message, key: str) -> Command:
    return Command(
        id=f"arranging.{method}",
        title=title,
        tip=tip,
        menu="network",
        section=2,
        keys=(key,),
        when="has_nodes",
        checked=method,
        focus="canvas",
    )


ARRANGE = (
    _direction(
        "rightwards",
        translate("Actions", "Tidy from left to right"),
        translate("Actions", "Arrange the selected layers, or all, in rows from left to right."),
        "Alt+Q",
    ),
    _direction(
        "downwards",
        translate("Actions", "Tidy from top to bottom"),
        translate(
            "Actions",
            "Arrange the selected layers, or all, from top to bottom, branches side by side.",
        ),
        "Shift+Q",
    ),
    _row(
        "left",
        translate("Actions", "Left edges"),
        translate("Actions", "Bring the left edges of the selected layers into line."),
        "Alt+A",
        0,
        SEVERAL,
    ),
    _row(
        "centre",
        translate("Actions", "Centres, in a column"),
        translate("Actions", "Bring the selected layers into one column."),
        "Alt+H",
        0,
        SEVERAL,
    ),
    _row(
        "right",
        translate("Actions", "Right edges"),
        translate("Actions", "Bring the right edges of the selected layers into line."),
        "Alt+D",
        0,
        SEVERAL,
    ),
    _row(
        "top",
        translate("Actions", "Top edges"),
        translate("Actions", "Bring the top edges of the selected layers into line."),
        "Alt+W",
        1,
        SEVERAL,
    ),
    _row(
        "middle",
        translate("Actions", "Middles, in a row"),
        translate("Actions", "Bring the selected layers into one row."),
        "Alt+V",
        1,
        SEVERAL,
    ),
    _row(
        "bottom",
        translate("Actions", "Bottom edges"),
        translate("Actions", "Bring the bottom edges of the selected layers into line."),
        "Alt+S",
        1,
        SEVERAL,
    ),
    _row(
        "across",
        translate("Actions", "Equal gaps across"),
        translate("Actions", "The same distance from each selected layer to the next in a row."),
        "Alt+Shift+H",
        2,
        THREE,
    ),
    _row(
        "down",
        translate("Actions", "Equal gaps down"),
        translate("Actions", "The same distance from each selected layer to the next in a column."),
        "Alt+Shift+V",
        2,
        THREE,
    ),
)
