"""Toy layers for tests of the machinery, in a registry of their own.

`use` puts them in the place of the real ones: such a test does not depend on the catalogue.
"""

from __future__ import annotations

from studio.spec.declaration import declared
from studio.spec.fields import AUTO, Bool, Dims, Int, Text
from studio.spec.layer import LAYERS, Layer, Merge, Sink, Source
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.registry import Registry
from studio.spec.shapes import Shape

TOYS: Registry = Registry("toy layer")
toy = declared(TOYS)


@toy
class Input(Source):
    """Gives vectors."""

    family = "input_output"
    examples = ((),)

    shape: tuple[int, ...] = Dims(default=(4,), help="Shape of one sample.")
    field: str = Text(default="input", help="Which part of a batch enters here.")

    def output(self):
        return Shape(self.shape)


@toy
class Output(Sink):
    """Takes what leaves."""

    family = "input_output"
    examples = ((Shape((4,)),),)


@toy
class Weigh(Layer):
    """Connects every number with every other, as nn.Linear does."""

    family = "linear"
    module = "nn.Linear"
    examples = ((Shape((4,)),), (Shape((1,)),))

    width: int = Int(default=AUTO, auto=True, required=True, low=1, help="Numbers that arrive.")
    units: int = Int(default=3, required=True, low=1, help="Numbers that leave.")
    bias: bool = Bool(default=True, help="Whether a number is added to each.")

    def inferred(self, x):
        if x.rank != 1:
            raise Refused("shape-rank", translate("Toy", "Vectors only, not {x}.", x=str(x)))
        return {"width": x.dims[0]}

    def shape(self, x):
        return Shape((self.units,))

    def tensors(self, x):
        weight = {"weight": (self.units, x.dims[0])}
        return {**weight, "bias": (self.units,)} if self.bias else weight

    def macs(self, x, y):
        return self.units * x.dims[0]


@toy
class Rest(Layer):
    """Does nothing, with nothing to set."""

    family = "activation"
    module = "nn.Identity"
    examples = ((Shape((4,)),),)

    def shape(self, x):
        return x


@toy
class Sum(Merge):
    """Adds what arrives."""

    family = "shape"
    examples = ((Shape((4,)), Shape((4,))),)

    def merged(self, inputs):
        if len(set(inputs)) != 1:
            raise Refused("shapes-differ", translate("Toy", "The shapes differ."))
        return inputs[0]

    def expression(self, names):
        return " + ".join(names)


def use(monkeypatch):
    """The registry of layers holds the toys, and nothing else, until the test ends."""
    monkeypatch.setattr(LAYERS, "_items", dict(TOYS.items()))
    monkeypatch.setattr(LAYERS, "_places", dict.fromkeys(TOYS, __name__))
