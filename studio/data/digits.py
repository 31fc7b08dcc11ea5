"""Handwritten digits: 1,797 real images of 8×8 pixels, from scikit-learn."""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import DataSet, Kind, Loaded, Target, data_set
from studio.spec.fields import Int
from studio.spec.shapes import Shape


@data_set
class Digits(DataSet):
    """1,797 small pictures of handwritten digits, by 43 people.

    E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI, 1998; as bundled with
    scikit-learn: https://scikit-learn.org/stable/datasets/toy_dataset.html
    """

    title = "Digits"
    kind: ClassVar[Kind] = "image"
    native: ClassVar[int | None] = 8

    size: int = Int(
        default=28,
        low=8,
        high=128,
        help="Height and width in pixels; the originals of 8×8 are enlarged smoothly.",
    )

    def input_shape(self) -> Shape:
        return Shape((1, self.size, self.size))

    def target(self) -> Target:
        return Target(Shape(()), tuple("0123456789"))

    def samples(self) -> int:
        return 1797

    def load(self) -> Loaded:
        """`input` float32 `(N, 1, size, size)` from 0 to 1; `target` int64 `(N,)`."""
        import numpy as np

        from studio.data.arrays.bundled import table
        from studio.data.arrays.parts import loaded
        from studio.data.arrays.resizing import enlarged

        rows = table("digits")
        images = (rows[:, :64] / 16.0).astype(np.float32).reshape(-1, 8, 8)
        fields = {
            "input": enlarged(images, self.size)[:, None],
            "target": rows[:, 64].astype(np.int64),
        }
        return loaded(self, fields)
