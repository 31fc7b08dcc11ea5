"""Titles of the layer families, in the order of the list. Colours are in the theme."""

from __future__ import annotations

from collections.abc import Mapping

from studio.spec.layer import LAYERS, Operation
from studio.spec.messages import Message, translate
from studio.ui import translations

FAMILIES: Mapping[str, Message] = {
    "input_output": translate("Families", "Input & output"),
    "convolution": translate("Families", "Convolution"),
    "activation": translate("Families", "Activation"),
    "pooling": translate("Families", "Pooling"),
    "linear": translate("Families", "Linear & embedding"),
    "shape": translate("Families", "Shape & merge"),
    "normalization": translate("Families", "Normalization"),
    "dropout": translate("Families", "Dropout"),
    "recurrent": translate("Families", "Recurrent & attention"),
}


BLOCK = "block"
"""The family of instances of a person's own blocks, in colours and icons."""


def by_family() -> dict[str, list[type[Operation]]]:
    """Family -> its layer types as they were declared; families without any are left out."""
    found: dict[str, list[type[Operation]]] = {family: [] for family in FAMILIES}
    for declaration in LAYERS.values():
        found[declaration.family].append(declaration)
    return {family: layers for family, layers in found.items() if layers}


def search_texts(declaration: type[Operation]) -> tuple[str, ...]:
    """What a layer is found by: name, title, class in torch, family, and all that in Chinese."""
    called, family = declaration.called(), FAMILIES[declaration.family]
    found = (
        declaration.type_name(),
        declaration.title,
        translations.text(called),
        declaration.constructor() or "",
        translations.text(family),
        translations.chinese(called),
        translations.chinese(family),
    )
    return tuple(dict.fromkeys(text for text in found if text))
