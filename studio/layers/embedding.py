"""Tables of vectors that tokens are looked up in, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.layers.rules import flatten, product, set_param
from studio.spec.fields import Bool, Choice, Float, Int
from studio.spec.layer import Layer, Measured, layer, shared
from studio.spec.memory import PLACE, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_WORDS = "How many different tokens there are: the size of the vocabulary."
_WIDTH = "How many numbers stand for each token."
_PADDING = "The token that fills up short sequences: its vector stays 0. None: there is none."
_MAX_NORM = "Longest length of a vector; longer ones are shortened when they are read. None: any."
_NORM_TYPE = "Which norm max_norm means: 2 is the usual length."
_SCALE = "Divides the gradient by how often a token is in the batch."
_SPARSE = "Gradients only for the tokens of the batch; few optimizers can use them."
_STRICTER: Mapping[str, str] = {
    "num_embeddings": "With a single token there is nothing to tell apart.",
    "embedding_dim": "torch makes vectors without numbers: what follows would see nothing.",
    "sparse": "Only SGD, SparseAdam and Adagrad take sparse gradients.",
    "max_norm": "A length of 0 or below would make all vectors the same.",
    "norm_type": "A norm below 1 is no length.",
}


@shared
class _Table(Layer):
    keeps = "input"
    family = "linear"
    reads = ("int64",)
    stem = "embedding"
    meaning = {"output": ("feature",)}
    stricter = _STRICTER
    examples = ((Shape((5,), "int64"),), (Shape((1,), "int64"),))

    num_embeddings: int = Int(default=1000, required=True, low=2, help=_WORDS)
    embedding_dim: int = Int(default=32, required=True, low=1, help=_WIDTH)

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        return {"weight": (self.num_embeddings, self.embedding_dim)}

    def _check(self, sparse: bool, padding_idx: int | None) -> None:
        if sparse:
            text = translate("Layers", "Sparse gradients are not supported here: switch it off.")
            repairs = (set_param("sparse", False),)
            raise Refused("sparse", text, field="sparse", repairs=repairs)
        if (
            padding_idx is not None
            and not -self.num_embeddings <= padding_idx < self.num_embeddings
        ):
            text = translate(
                "Layers",
                "padding_idx {index} is no token: there are 0 to {last}. Name one of them, or "
                "none.",
                index=int(padding_idx),
                last=int(self.num_embeddings) - 1,
            )
            repairs = (set_param("padding_idx", 0),)
            raise Refused("padding-token", text, field="padding_idx", repairs=repairs)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        weights = product((self.num_embeddings, self.embedding_dim))
        total = measured.parameters
        return [
            self._rule(),
            translate("Formula", "params = {weights} = {total}", weights=weights, total=total),
        ]

    def _rule(self) -> Message:
        raise NotImplementedError


@layer
class Embedding(_Table):
    """Gives each token a learned vector: tokens become sequences of numbers.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html
    """

    usual = True
    padding_idx: int | None = Int(default=None, low=-1_000_000, optional=True, help=_PADDING)
    max_norm: float | None = Float(default=None, above=0.0, optional=True, help=_MAX_NORM)
    norm_type: float = Float(default=2.0, low=1.0, high=100.0, help=_NORM_TYPE)
    scale_grad_by_freq: bool = Bool(default=False, help=_SCALE)
    sparse: bool = Bool(default=False, when=("sparse", (True,)), help=_SPARSE)

    def shape(self, x: Shape) -> Shape:
        self._check(self.sparse, self.padding_idx)
        return Shape((*x.dims, self.embedding_dim))

    def _rule(self) -> Message:
        return translate("Formula", "out[t] = weight[token t]")


@layer
class EmbeddingBag(_Table):
    """Looks up all tokens of a text and takes their mean: the order of the words is lost.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.EmbeddingBag.html
    """

    examples = ((Shape((2,), "int64"),), (Shape((1,), "int64"),))

    stricter: ClassVar[Mapping[str, str]] = {
        **_STRICTER,
        "include_last_offset": "It belongs to lists of bags with offsets, which no data set gives.",
    }

    max_norm: float | None = Float(default=None, above=0.0, optional=True, help=_MAX_NORM)
    norm_type: float = Float(default=2.0, low=1.0, high=100.0, help=_NORM_TYPE)
    scale_grad_by_freq: bool = Bool(default=False, help=_SCALE)
    mode: str = Choice(
        default="mean", options=("mean", "sum", "max"), help="What is made of the vectors."
    )
    sparse: bool = Bool(default=False, when=("sparse", (True,)), help=_SPARSE)
    include_last_offset: bool = Bool(
        default=False,
        when=("include_last_offset", (True,)),
        help="For lists of bags with offsets, which are not used here.",
    )
    padding_idx: int | None = Int(default=None, low=-1_000_000, optional=True, help=_PADDING)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """And of each bag its beginning, its size and places; which one each token belongs to."""
        if self.mode == "sum":
            return Kept((0,), more=PLACE * 3)
        places = self.embedding_dim if self.mode == "max" else 1
        return Kept((0,), more=PLACE * (inputs[0].numel + 2 + places), once=PLACE)

    def shape(self, x: Shape) -> Shape:
        self._check(self.sparse, self.padding_idx)
        if self.include_last_offset:
            text = translate("Layers", "Bags with offsets are not used here: switch it off.")
            repairs = (set_param("include_last_offset", False),)
            raise Refused("offsets", text, field="include_last_offset", repairs=repairs)
        if self.mode == "max" and self.scale_grad_by_freq:
            text = translate(
                "Layers",
                "scale_grad_by_freq divides by how often a token comes, which means "
                "nothing in mode max. Switch it off, or use the mode mean.",
            )
            repairs = (set_param("scale_grad_by_freq", False),)
            raise Refused("max-scaled", text, field="scale_grad_by_freq", repairs=repairs)
        if x.rank != 1:
            text = translate(
                "Layers",
                "{layer} makes one vector of one row of tokens, but {arrives} arrives. Put a "
                "Flatten in front, or use Embedding, which keeps all places.",
                layer=self.type_name(),
                arrives=str(x),
            )
            raise Refused("shape-rank", text, repairs=(flatten(),) if x.rank > 1 else ())
        return Shape((self.embedding_dim,))

    def _rule(self) -> Message:
        return translate("Formula", "out = {mode} of weight[token t] over all t", mode=self.mode)
