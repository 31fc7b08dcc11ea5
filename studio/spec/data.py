"""What a data set declares about itself without loading anything.

numpy and the libraries load inside `load`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from studio.spec.declaration import Declaration, declared, shared
from studio.spec.fields import Bool, Float, Int
from studio.spec.messages import Message
from studio.spec.registry import Registry
from studio.spec.shapes import Shape

Task = Literal["classification", "segmentation", "regression"]
"""`segmentation`: a class for each pixel."""

Kind = Literal["image", "table", "points"]
SPLITS = ("train", "validation", "test")

DATA_SETS: Registry[type[DataSet]] = Registry("data set")


@dataclass(frozen=True)
class Target:
    """What the network has to give: `classes` names them in order, or `shape` real numbers.

    Classes with a shape `(H, W)`: one of them for each pixel. Numbers `(C, H, W)`: a picture from
    0 to 1, never standardised.
    """

    shape: Shape
    classes: tuple[str, ...] | None = None

    @property
    def named(self) -> bool:
        """One class for the whole sample."""
        return self.classes is not None and self.shape.rank == 0

    @property
    def pictured(self) -> bool:
        """A class for each pixel, or a picture: to be looked at, no word and no few numbers."""
        return self.shape.rank == (3 if self.classes is None else 2)

    @property
    def numbers(self) -> bool:
        """Real numbers that are no picture."""
        return self.classes is None and not self.pictured

    @property
    def width(self) -> int:
        """Numbers that the network must put out for one sample; for one pixel of `pictured`."""
        if self.classes is not None:
            return len(self.classes)
        return int(self.shape.dims[0]) if self.pictured else self.shape.numel


@dataclass(frozen=True)
class Scale:
    """Standardisation (x − mean) / std, fitted on the training part.

    Tuples, so that it is a plain value: one number per channel of an image or column of a table.
    """

    mean: tuple[float, ...]
    std: tuple[float, ...]


@dataclass(frozen=True)
class Loaded:
    """Arrays of one data set. `parts[split][field]` is a numpy array, raw (not yet standardised).

    `input`: float32 `(N, *input shape)`, or `Pixels`, which reads like that and is indexed for the
    samples that are needed; `target`: int64 `(N,)` for classes, uint8 `(N, H, W)` for a class for
    each pixel, float32 `(N, *shape)` (or `Pixels`) otherwise; other fields as declared. `scale` is
    applied to `input` by the trainer and written into exports, `target_scale` likewise to real
    numbers.
    """

    parts: Mapping[str, Mapping[str, Any]]
    scale: Scale | None = None
    target_scale: Scale | None = None

    def count(self, split: str) -> int:
        return len(self.parts[split]["input"])


@dataclass(frozen=True)
class Asked:
    """What a person gives for a column of a table: a number, or one of `categories`."""

    name: str
    categories: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Columns of the input that it becomes: one for each category."""
        return len(self.categories) or 1


@shared
class DataSet(Declaration):
    """Base of all data sets; `input_shape` and `target` are closed forms of the fields."""

    kind: ClassVar[Kind] = "table"
    own: ClassVar[bool] = False
    """Made of a person's own files: of no use before they were looked at."""
    native: ClassVar[int | None] = None
    """Pixels a side that pictures had before they were enlarged."""

    validation: float = Float(
        default=0.15, low=0.0, below=0.9, help="Part of the samples kept to watch the training."
    )
    test: float = Float(
        default=0.15, low=0.0, below=0.9, help="Part of the samples kept for the final test."
    )
    split_seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses which samples go where.")
    standardise: bool = Bool(
        default=True,
        help="Shift and scale the inputs to mean 0 and deviation 1, "
        "measured on the training part only.",
    )

    @property
    def number_bytes(self) -> int:
        """That one number of an input takes in memory."""
        return 4

    @property
    def task(self) -> Task:
        """Follows from the target."""
        target = self.target()
        if target.classes is None:
            return "regression"
        return "classification" if target.named else "segmentation"

    def check(self) -> None:
        """
        Raises:
            Refused: what has to be done before these data can be used at all.
        """

    def input_shape(self) -> Shape:
        """Shape of one input sample."""
        raise NotImplementedError

    def target(self) -> Target:
        raise NotImplementedError

    def class_titles(self) -> tuple[Message, ...]:
        """The names of the classes for the language of the window; empty: as in the target."""
        return ()

    def columns(self) -> tuple[str, ...]:
        """Names of the input columns of a table or of points; empty for images."""
        return ()

    def column_titles(self) -> tuple[Message, ...]:
        """The names of the columns for the language of the window; empty: as they are."""
        return ()

    def free_columns(self) -> int:
        """How many columns, from the first, can be chosen; the others follow from them."""
        return len(self.columns())

    def asked(self) -> tuple[Asked, ...]:
        """What a person gives for one sample of a table, in the order of the columns."""
        return tuple(Asked(name) for name in self.columns()[: self.free_columns()])

    def completed(self, points: Any) -> Any:
        """The free columns `(N, free)` with those that follow from them: `(N, columns)`."""
        return points

    def separable(self) -> bool | None:
        """Whether a straight line, or plane, has each class on a side of its own; None: unknown."""
        return None

    def samples(self) -> int | None:
        """How many samples there are in all, where that is known without loading."""
        return None

    def verify(self) -> None:
        """Asked before arrays that were loaded earlier are trained on again.

        Raises:
            Refused: the files behind them have changed since.
        """

    def load(self) -> Loaded:
        """The arrays. Same fields, same arrays. Imports what it needs inside."""
        raise NotImplementedError


data_set = declared(DATA_SETS)
"""`@data_set`: enter a data set."""
