"""The networks that are shipped.

One entry each, the document lies in `resources/templates/<id>.loom`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.paths import resource
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused


@dataclass(frozen=True)
class Template:
    """A card of the gallery: `title`, one sentence about what it shows, and the file."""

    id: str
    title: Message
    goal: Message

    @property
    def file(self) -> Path:
        return resource(f"templates/{self.id}.loom")


TEMPLATES: tuple[Template, ...] = (
    Template(
        "digits",
        translate("Templates", "Handwritten digits"),
        translate("Templates", "A small convolutional network reads 1,797 real digits."),
    ),
    Template(
        "neuron",
        translate("Templates", "One neuron"),
        translate(
            "Templates", "Two inputs, two weights, a bias and a step: set by hand it is AND."
        ),
    ),
    Template(
        "perceptron",
        translate("Templates", "Perceptron"),
        translate("Templates", "One neuron learns AND and OR; XOR it cannot, and you see why."),
    ),
    Template(
        "xor-mlp",
        translate("Templates", "XOR"),
        translate(
            "Templates", "The problem that one neuron cannot solve, and one hidden layer can."
        ),
    ),
    Template(
        "spirals",
        translate("Templates", "Two spirals"),
        translate("Templates", "Hidden layers bend the plane until two spirals come apart."),
    ),
    Template(
        "x-and-o",
        translate("Templates", "X and O"),
        translate("Templates", "Drawn 9×9 crosses and circles, filters that you can read."),
    ),
    Template(
        "pytorch-cifar",
        translate("Templates", "32×32 colour pictures"),
        translate(
            "Templates", "The PyTorch tutorial's network (62,006 parameters) on generated shapes."
        ),
    ),
    Template(
        "iris",
        translate("Templates", "Iris flowers"),
        translate("Templates", "Three kinds of iris from four measurements: the classic table."),
    ),
    Template(
        "regression",
        translate("Templates", "Fitting a curve"),
        translate("Templates", "A network learns a curve from noisy points."),
    ),
)


def template(template_id: str) -> Template:
    """
    Raises:
        Refused: `template-unknown`, naming those that there are.
    """
    found = next((entry for entry in TEMPLATES if entry.id == template_id), None)
    if found is None:
        known = ", ".join(entry.id for entry in TEMPLATES)
        text = translate(
            "Templates",
            "There is no template “{id}”. There are: {known}.",
            id=template_id,
            known=known,
        )
        raise Refused("template-unknown", text)
    return found
