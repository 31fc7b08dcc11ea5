"""What a Transformer adds to a sequence: a token that stands for the whole, and positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.rules import need_sequence, product
from studio.spec.fields import AUTO, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

_FEATURES = "Numbers of each step. auto takes what is wired in."


@shared
class _OnSequence(Layer):
    family = "recurrent"
    examples = ((Shape((5, 4)),), (Shape((3, 6)),))

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        need_sequence(self.type_name(), x)
        return {"features": x.dims[1]}


@layer
class ClassToken(_OnSequence):
    """Puts a learned step in front: attention gathers in it what the whole sequence is.

    An Image is Worth 16x16 Words, https://arxiv.org/abs/2010.11929
    """

    module = "ClassToken"
    straight = True
    own_source = "class_token.py"

    features: int | str = Int(default=AUTO, auto=True, required=True, low=1, help=_FEATURES)

    def shape(self, x: Shape) -> Shape:
        return Shape((x.dims[0] + 1, x.dims[1]))

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return {"token": (1, 1, x.dims[1])}

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        steps = int(inputs[0].dims[0])
        return [
            translate("Formula", "steps = 1 + {steps} = {out}", steps=steps, out=steps + 1),
            translate("Formula", "params = {total}", total=measured.parameters),
        ]


@layer
class PositionEmbedding(_OnSequence):
    """Adds a learned vector to each step, so that attention knows what stands where.

    An Image is Worth 16x16 Words, https://arxiv.org/abs/2010.11929
    """

    module = "PositionEmbedding"
    stricter: ClassVar[Mapping[str, str]] = {
        "steps": "A single position would be added to every step: nothing stands anywhere.",
        "features": "A single number would be added to all features of a step.",
    }
    own_source = "position_embedding.py"
    straight = True

    steps: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Steps of the sequence. auto takes what is wired in.",
    )
    features: int | str = Int(default=AUTO, auto=True, required=True, low=1, help=_FEATURES)

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        return {"steps": x.dims[0], **super().inferred(x)} if x.rank == 2 else super().inferred(x)

    def shape(self, x: Shape) -> Shape:
        return x

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return {"position": (1, *x.dims)}

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        sizes, total = product(inputs[0].dims), measured.parameters
        return [
            translate("Formula", "out = in + position"),
            translate("Formula", "params = {sizes} = {total}", sizes=sizes, total=total),
        ]
