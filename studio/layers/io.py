"""Where samples enter a network and where its results leave. Neither is a module in the text."""

from __future__ import annotations

from studio.spec.fields import Choice, Dims, Float, Text
from studio.spec.layer import Sink, Source, layer
from studio.spec.shapes import Shape


@layer
class Input(Source):
    """Where the samples enter the network."""

    usual = True
    family = "input_output"
    examples = ((),)

    shape: tuple[int, ...] = Dims(
        default=(1, 28, 28),
        help="Shape of one sample without the batch: channels × height × width for a picture, the "
        "number of columns for a table.",
    )
    field: str = Text(
        default="input",
        identifier=True,
        longest=40,
        help="Which part of a batch enters here. Data sets call their samples “input”.",
    )

    dtype: str = Choice(
        default="float32",
        options=("float32", "int64"),
        help="float32 for real numbers; int64 for tokens, the places of words in a vocabulary.",
    )

    def output(self) -> Shape:
        return Shape(self.shape, "int64" if self.dtype == "int64" else "float32")


@layer
class Output(Sink):
    """Where the result leaves the network; the loss compares it with the target."""

    usual = True
    family = "input_output"
    examples = ((Shape((10,)),), (Shape((3, 8, 6)),))

    when: str = Choice(
        default="always",
        options=("always", "train"),
        help="train: only while training, for a helping loss on an inner layer.",
    )
    weight: float = Float(
        default=0.3,
        low=0.0,
        high=100.0,
        when=("when", ("train",)),
        help="How much the loss of this output counts beside that of the result: 0.3 in GoogLeNet.",
    )
    counts: str = Choice(
        default="target",
        options=("target", "itself"),
        when=("when", ("train",)),
        help="target: compared with the target, as the result is. itself: a penalty, the mean of "
        "its numbers is added to the loss.",
    )
