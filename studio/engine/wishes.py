"""What readers that can be seen ask of the engine: values only. No torch, no Qt.

One kind of wish is one frozen class here or beside its reader, and one function that answers it;
see `engine/answers.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from studio.spec.data import DataSet
from studio.spec.problems import Address

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from studio.data.arrays.drawing import Looks

    Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Wish:
    """Base. Wishes that are equal get one answer."""

    share: ClassVar[float] = 0.02
    """Of the time of training that answers of this kind may take."""

    every: ClassVar[float] = 0.1
    """Seconds between two answers of this kind at the least."""

    first_share: ClassVar[float | None] = None
    """Of the time of training, for what is asked for the first time; None is `share`."""

    steady: ClassVar[bool] = False
    """The answer is of the data alone: training does not change it."""


@dataclass(frozen=True)
class Want(Wish):
    """A picture of what flows or of what was learned.

    `sample` counts the items of the validation part (of the training part where there is none).
    A `surface` is what each unit gives over the plane of data with two free columns.
    """

    address: Address
    what: Literal["output", "weight", "surface"] = "output"
    detail: Literal["thumbnail", "mosaic", "full"] = "thumbnail"
    sample: int = 0


@dataclass(frozen=True)
class Answer:
    """Base of all answers: at which step of the run, of which text the network and which data it
    was. Whoever shows an answer compares the data with those of the document.
    """

    step: int = 0
    text_sha: str = ""
    data: DataSet | None = None


@dataclass(frozen=True)
class Predicting(Wish):
    """What the network says of every sample of one part."""

    every: ClassVar[float] = 1.0

    part: str = "test"


@dataclass(frozen=True, eq=False)
class Predicted(Answer):
    """`outputs`: `(N, classes)` probabilities, or `(N, *target shape)` in the target's units.

    `inputs` and `targets` are the arrays as the data set gave them, in the same order: `(N, …)`.
    With a class for each pixel `(N, classes, H, W)`; of pictures only the first of a large part.
    """

    outputs: Floats | None = None
    inputs: np.ndarray | None = None
    targets: np.ndarray | None = None


@dataclass(frozen=True)
class Describing(Wish):
    """How the samples of the training part look."""

    steady: ClassVar[bool] = True


@dataclass(frozen=True, eq=False)
class Described(Answer):
    """`looks` of pictures, None where there are none.

    Of tables: `low`, `high` and `middle` of the columns that a person gives; `shown` are some
    samples.
    """

    looks: Looks | None = None
    low: Floats | None = None
    high: Floats | None = None
    middle: Floats | None = None
    shown: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Given:
    """An input that a person made, raw as the data set gives its own; equal only to itself."""

    values: Floats


@dataclass(frozen=True)
class Trying(Wish):
    """What the network says of an input that a person made."""

    every: ClassVar[float] = 0.2
    first_share: ClassVar[float | None] = 0.1

    given: Given


@dataclass(frozen=True, eq=False)
class Tried(Answer):
    """`outputs`: `(classes,)` probabilities, or the target's shape in its units."""

    outputs: Floats | None = None


@dataclass(frozen=True)
class Charting(Wish):
    """What the network says along the line, or over the plane, of the free columns of its data."""

    share: ClassVar[float] = 0.03
    every: ClassVar[float] = 0.15

    side: int = 64


@dataclass(frozen=True, eq=False)
class Charted(Answer):
    """One or two free columns, from `low` to `high` in each, as the data set gives them.

    `outputs`: `(side, width)`, or `(side, side, width)` with the largest second column on top;
    probabilities, or numbers in the units of the target. `points`: part -> free columns `(N, free)`
    and targets, of some samples.
    """

    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    outputs: Floats | None = None
    points: Mapping[str, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)


@dataclass(frozen=True)
class Holding(Wish):
    """The numbers of a layer's own parameters, and what arrives and leaves for one sample.

    `sample` counts as in `Want`.
    """

    address: Address
    sample: int = 0


@dataclass(frozen=True, eq=False)
class Held(Answer):
    """`tensors`: name -> numbers in the shape of torch, of parameters that are not too large.

    `arrives` and `leaves`: of one sample, without the batch, as the layer gets and gives them;
    None where they are large, or where the layer was not computed.
    """

    tensors: Mapping[str, Floats] = field(default_factory=dict)
    arrives: Floats | None = None
    leaves: Floats | None = None


@dataclass(frozen=True)
class Inside(Wish):
    """Everything that one layer computes with, for one sample, to be followed by hand.

    `sample` counts as in `Want`.
    """

    address: Address
    sample: int = 0


@dataclass(frozen=True, eq=False)
class Opened(Answer):
    """`arrives` and `leaves`: of one sample, without the batch, as the layer gets and gives them.

    `tensors`: name -> numbers of the layer's own parameters and buffers. All are exact. Nothing is
    there where `count`, how many numbers that would be, is more than is sent. `label`: what the
    sample is (its class), where that is known.
    """

    arrives: Floats | None = None
    leaves: Floats | None = None
    tensors: Mapping[str, Floats] = field(default_factory=dict)
    count: int = 0
    label: str = ""


@dataclass(frozen=True)
class Arriving(Wish):
    """How the numbers that arrive at a layer for one sample are spread, from −reach to reach.

    `sample` counts as in `Want`.
    """

    every: ClassVar[float] = 0.5

    address: Address
    reach: float
    sample: int = 0


@dataclass(frozen=True, eq=False)
class Arrived(Answer):
    """`counts`: how many numbers fall into each of the equal parts of that line.

    `total` counts all that arrive, those beyond the ends too.
    """

    counts: Floats | None = None
    total: int = 0
