"""The tests of the tests: a toy that is right passes all checks, each planted fault is caught."""

from __future__ import annotations

import pytest

from studio.spec.declaration import declared
from studio.spec.fields import AUTO, Bool, Float, Int
from studio.spec.layer import Layer
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.registry import Registry
from studio.spec.shapes import Shape
from tests.conformance import checks


def _toy(cls):
    """A declaration in a registry of its own."""
    return declared(Registry("toy layer"))(cls)


class _Named(Layer):
    """Called as the layer of torch that it imitates."""

    imitates = "Linear"

    @classmethod
    def type_name(cls):
        return cls.imitates


@_toy
class Sound(_Named):
    """nn.Linear once more, for vectors only."""

    examples = ((Shape((4,)),), (Shape((7,)),))
    stricter = {
        "input": "The toy takes vectors only.",
        "out_features": "Nothing would come out.",
    }

    in_features: int = Int(
        default=AUTO, auto=True, required=True, low=1, help="Numbers that arrive."
    )
    out_features: int = Int(default=3, required=True, low=1, help="Numbers that leave.")
    bias: bool = Bool(default=True, help="Whether a number is added to each.")

    def inferred(self, x):
        if x.rank != 1:
            raise Refused("shape-rank", translate("Toy", "Vectors only, not {x}.", x=str(x)))
        return {"in_features": x.dims[0]}

    def shape(self, x):
        return Shape((self.out_features,))

    def tensors(self, x):
        weight = {"weight": (self.out_features, x.dims[0])}
        return {**weight, "bias": (self.out_features,)} if self.bias else weight


@_toy
class CountsTheBiasAlways(Sound):
    """A wrong count where one field is off."""

    def tensors(self, x):
        return {"weight": (self.out_features, x.dims[0]), "bias": (self.out_features,)}


@_toy
class TurnsTheWeights(Sound):
    """The right count, but the axes stand the wrong way round."""

    def tensors(self, x):
        found = super().tensors(x)
        return {**found, "weight": found["weight"][::-1]}


@_toy
class WrongShape(Sound):
    """A wrong size for one value of one field."""

    def shape(self, x):
        return Shape((max(self.out_features, 2),))


@_toy
class WrongDefault(Sound):
    """A switch that stands the other way than in torch."""

    bias: bool = Bool(default=False, help="Whether a number is added to each.")


@_toy
class WrongOrder(_Named):
    """Two fields that have changed places."""

    out_features: int = Int(default=3, required=True, low=1, help="Numbers that leave.")
    in_features: int = Int(default=AUTO, auto=True, required=True, help="Numbers that arrive.")
    bias: bool = Bool(default=True, help="Whether a number is added to each.")


@_toy
class ForgetsAnArgument(Sound):
    """A field that never reaches the text."""

    def arguments(self, inferred):
        return [pair for pair in super().arguments(inferred) if pair[0] != "bias"]


@_toy
class SwapsArguments(Sound):
    """The two sizes stand in the text the wrong way round."""

    def arguments(self, inferred):
        first, second, *rest = super().arguments(inferred)
        return [second, first, *rest]


@_toy
class SilentlyStricter(Sound):
    """Refuses what torch accepts and gives no reason."""

    stricter = {"input": "The toy takes vectors only."}


@_toy
class IdleReason(Sound):
    """Gives a reason for a refusal that never happens."""

    stricter = {**Sound.stricter, "bias": "There is no such refusal."}


@_toy
class TakesTooMuch(_Named):
    """Accepts probabilities that torch refuses."""

    imitates = "Dropout"
    examples = ((Shape((4,)),),)

    p: float = Float(default=0.5, low=0.0, help="Probability that a value is dropped.")

    def shape(self, x):
        return x


@_toy
class Dead(_Named):
    """One number minus its own mean is always 0."""

    imitates = "LayerNorm"
    examples = ((Shape((1,)),),)

    normalized_shape: int = Int(default=1, required=True, help="How many numbers are levelled.")

    def shape(self, x):
        return x


@_toy
class Mute(Sound):
    """Explains nothing"""

    bias: bool = Bool(default=True, help="")


FAULTS = [
    (CountsTheBiasAlways, checks.shapes_and_counts),
    (TurnsTheWeights, checks.shapes_and_counts),
    (WrongShape, checks.shapes_and_counts),
    (WrongDefault, checks.signature),
    (WrongOrder, checks.signature),
    (ForgetsAnArgument, checks.printed_arguments),
    (SwapsArguments, checks.printed_arguments),
    (SilentlyStricter, checks.refusals),
    (Mute, checks.explained),
]


@pytest.mark.parametrize(
    "check",
    [
        checks.signature,
        checks.shapes_and_counts,
        checks.typed_sizes,
        checks.refusals,
        checks.printed_arguments,
        checks.survives_json,
        checks.explained,
    ],
    ids=lambda check: check.__name__,
)
def test_a_sound_layer_passes(check):
    check(Sound)


def test_the_output_of_a_sound_layer_is_alive():
    checks.alive(Sound, {}, (Shape((4,)),))


@pytest.mark.parametrize(("fault", "check"), FAULTS, ids=lambda part: part.__name__)
def test_a_planted_fault_is_caught(fault, check):
    with pytest.raises((AssertionError, RuntimeError)):
        check(fault)


def test_a_value_that_torch_refuses_is_caught():
    with pytest.raises(ValueError, match="dropout probability"):
        checks.refusals(TakesTooMuch)


def test_a_reason_without_a_refusal_is_caught():
    assert checks.needed(Sound, "out_features")
    assert not checks.needed(IdleReason, "bias")


def test_a_dead_layer_is_caught():
    with pytest.raises(AssertionError, match="does not depend"):
        checks.alive(Dead, {}, Dead.examples[0])
