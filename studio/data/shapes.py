"""Shapes: generated pictures of ten shapes on textured grounds, at any size."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.fields import Choice, Float, Int
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

NAMES = (
    translate("Shapes", "circle"),
    translate("Shapes", "square"),
    translate("Shapes", "triangle"),
    translate("Shapes", "star"),
    translate("Shapes", "cross"),
    translate("Shapes", "ring"),
    translate("Shapes", "heart"),
    translate("Shapes", "arrow"),
    translate("Shapes", "crescent"),
    translate("Shapes", "bar"),
)
COLOURS = (
    translate("Shapes", "red"),
    translate("Shapes", "orange"),
    translate("Shapes", "yellow"),
    translate("Shapes", "green"),
    translate("Shapes", "cyan"),
    translate("Shapes", "blue"),
    translate("Shapes", "purple"),
    translate("Shapes", "pink"),
    translate("Shapes", "white"),
    translate("Shapes", "brown"),
)
GROUNDS = (
    translate("Shapes", "a plain ground"),
    translate("Shapes", "rows"),
    translate("Shapes", "columns"),
    translate("Shapes", "rising stripes"),
    translate("Shapes", "falling stripes"),
    translate("Shapes", "checks"),
    translate("Shapes", "dots"),
    translate("Shapes", "rings"),
    translate("Shapes", "waves"),
    translate("Shapes", "a shaded ground"),
)
AREAS = (translate("Shapes", "ground"), translate("Shapes", "shape"))
LARGE = 50_000_000
"""With more numbers than these the pictures are kept as bytes."""


@lru_cache(maxsize=8)
def _titles(classes: int) -> tuple[Message, ...]:
    return tuple(_title(index, classes) for index in range(classes))


@lru_cache(maxsize=8)
def _names(classes: int) -> tuple[str, ...]:
    """Asked for at every edit, so they are made once."""
    return tuple(map(str, _titles(classes)))


def _title(index: int, classes: int) -> Message:
    """Of parts, so that the parts are translated and not a thousand names."""
    shape = NAMES[index % 10]
    if classes <= 10:
        return shape
    colour, ground = COLOURS[index // 10 % 10], GROUNDS[index // 100]
    if classes <= 100:
        return translate("Shapes", "{colour} {shape}", colour=colour, shape=shape)
    return translate(
        "Shapes", "{colour} {shape} on {ground}", colour=colour, shape=shape, ground=ground
    )


@data_set
class Shapes(DataSet):
    """Generated pictures of ten shapes in any colour on textured grounds.

    With more than 10 classes the colour belongs to the class, with more than 100 the ground too.
    """

    title = "Shapes"
    kind: ClassVar[Kind] = "image"

    count: int = Int(default=6000, low=100, high=100_000, help="How many pictures there are.")
    size: int = Int(default=32, low=16, high=512, help="Height and width in pixels.")
    channels: str = Choice(default="3", options=("1", "3"), help="3 for colour, 1 for grey.")
    noise: float = Float(
        default=0.05, low=0.0, high=1.0, help="Deviation of the random change of every pixel."
    )
    classes: int = Int(
        default=10,
        low=2,
        high=1000,
        help="How many classes: up to 10 shapes, then shapes in 10 colours, then on 10 grounds.",
    )
    clutter: int = Int(
        default=2, low=0, high=20, help="Small spots that lie about and mean nothing."
    )
    seed: int = Int(default=0, low=0, high=2**31 - 1, help="Chooses the pictures.")
    goal: str = Choice(
        default="class",
        options=("class", "mask", "picture"),
        help="What the network has to give: the class, the mask (which pixels are the shape), "
        "or the picture itself.",
    )

    def input_shape(self) -> Shape:
        return Shape((int(self.channels), self.size, self.size))

    def target(self) -> Target:
        if self.goal == "mask":
            return Target(Shape((self.size, self.size)), tuple(map(str, AREAS)))
        if self.goal == "picture":
            return Target(self.input_shape())
        return Target(Shape(()), _names(self.classes))

    def class_titles(self) -> tuple[Message, ...]:
        if self.goal != "class":
            return AREAS if self.goal == "mask" else ()
        return _titles(self.classes)

    def check(self) -> None:
        """
        Raises:
            Refused: `shapes-grey`, `shapes-few`.
        """
        if self.classes > 10 and self.channels == "1":
            text = translate(
                "Data",
                "Grey pictures show {count} shapes and no colours: {classes} classes need 3 "
                "channels.",
                count=len(NAMES),
                classes=int(self.classes),
            )
            title = translate("Data", "Use {value} channels", value=3)
            repair = Repair(title, "set_param", {"field": "channels", "value": "3"})
            raise Refused("shapes-grey", text, field="channels", repairs=(repair,))
        if self.count < self.classes:
            text = translate(
                "Data",
                "{count} pictures are too few for {classes} classes: some would have none.",
                count=int(self.count),
                classes=int(self.classes),
            )
            most = 4 * int(self.classes)
            title = translate("Data", "Make {count} pictures", count=most)
            repair = Repair(title, "set_param", {"field": "count", "value": most})
            raise Refused("shapes-few", text, field="count", repairs=(repair,))

    @property
    def number_bytes(self) -> int:
        return 1 if self._large else 4

    @property
    def _large(self) -> bool:
        return self.count * self.input_shape().numel > LARGE

    def samples(self) -> int:
        return self.count

    def load(self) -> Loaded:
        """`input` float32 `(N, C, size, size)` 0…1, the same whatever the goal is; `target`.

        Many large pictures are kept as bytes (`Pixels`), computed in single precision.
        """
        import numpy as np

        from studio.data.arrays.painting import Paint, painted, painted_bytes
        from studio.data.arrays.parts import loaded
        from studio.data.arrays.pixels import loaded_pixels

        classes = np.arange(self.count, dtype=np.int64) % self.classes
        colours, masked, fine = int(self.channels), self.goal == "mask", not self._large
        paint = Paint(self.size, colours, self.noise, self.clutter, self.classes, fine)
        random = np.random.default_rng(self.seed)
        if self._large:
            stored, masks = painted_bytes(classes, paint, random, masked=masked)
            kept: dict[str, Any] = {"class": classes, "mask": masks, "picture": None}
            return loaded_pixels(self, stored, kept[self.goal], classes)
        images, masks = painted(classes, paint, random, masked=masked)
        targets: dict[str, Any] = {"class": classes, "mask": masks, "picture": images}
        return loaded(self, {"input": images, "target": targets[self.goal]}, classes)
