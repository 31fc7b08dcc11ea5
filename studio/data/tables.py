"""Classic small tables that come with scikit-learn: Iris, Wine, Breast cancer, Diabetes.

https://scikit-learn.org/stable/datasets/toy_dataset.html
"""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import DataSet, Loaded, Target, data_set
from studio.spec.messages import Message, translate
from studio.spec.shapes import Shape

MEASURES = (
    translate("Data", "radius"),
    translate("Data", "texture"),
    translate("Data", "perimeter"),
    translate("Data", "area"),
    translate("Data", "smoothness"),
    translate("Data", "compactness"),
    translate("Data", "concavity"),
    translate("Data", "concave points"),
    translate("Data", "symmetry"),
    translate("Data", "fractal dimension"),
)
"""Of the nuclei of cells."""


class _Table(DataSet):
    """Base: one table of numbers, the class in its last column."""

    source: ClassVar[str]
    names: ClassVar[tuple[Message, ...]]
    classes: ClassVar[tuple[Message, ...]]
    rows: ClassVar[int]

    def input_shape(self) -> Shape:
        return Shape((len(self.names),))

    def target(self) -> Target:
        return Target(Shape(()), tuple(map(str, self.classes)))

    def class_titles(self) -> tuple[Message, ...]:
        return self.classes

    def columns(self) -> tuple[str, ...]:
        return tuple(map(str, self.names))

    def column_titles(self) -> tuple[Message, ...]:
        return self.names

    def samples(self) -> int:
        return self.rows

    def load(self) -> Loaded:
        """`input` float32 `(N, columns)`; `target` int64 `(N,)`."""
        import numpy as np

        from studio.data.arrays.bundled import table
        from studio.data.arrays.parts import loaded

        rows = table(self.source)
        targets = rows[:, -1].astype(np.int64)
        return loaded(self, {"input": rows[:, :-1].astype(np.float32), "target": targets})


@data_set
class Iris(_Table):
    """150 iris flowers of three species, by the length and width of two kinds of leaves.

    R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936.
    """

    title = "Iris"
    source = "iris"
    rows = 150
    names = (
        translate("Data", "sepal length"),
        translate("Data", "sepal width"),
        translate("Data", "petal length"),
        translate("Data", "petal width"),
    )
    classes = (
        translate("Data", "setosa"),
        translate("Data", "versicolor"),
        translate("Data", "virginica"),
    )


@data_set
class Wine(_Table):
    """178 wines from three growers of one region, by 13 chemical measurements.

    M. Forina et al., UCI, 1991.
    """

    title = "Wine"
    source = "wine"
    rows = 178
    names = (
        translate("Data", "alcohol"),
        translate("Data", "malic acid"),
        translate("Data", "ash"),
        translate("Data", "alcalinity of ash"),
        translate("Data", "magnesium"),
        translate("Data", "total phenols"),
        translate("Data", "flavanoids"),
        translate("Data", "nonflavanoid phenols"),
        translate("Data", "proanthocyanins"),
        translate("Data", "colour intensity"),
        translate("Data", "hue"),
        translate("Data", "OD280/OD315"),
        translate("Data", "proline"),
    )
    classes = tuple(translate("Data", "grower {number}", number=number) for number in (1, 2, 3))


@data_set
class BreastCancer(_Table):
    """569 samples of breast tissue, malignant or benign, by 30 measurements of cell nuclei.

    W. H. Wolberg et al., UCI, 1995.
    """

    title = "Breast cancer"
    source = "breast_cancer"
    rows = 569
    names = (
        *(translate("Data", "mean {measure}", measure=measure) for measure in MEASURES),
        *(translate("Data", "error of {measure}", measure=measure) for measure in MEASURES),
        *(translate("Data", "worst {measure}", measure=measure) for measure in MEASURES),
    )
    classes = (translate("Data", "malignant"), translate("Data", "benign"))


@data_set
class Diabetes(DataSet):
    """442 patients: how far diabetes went within a year, from ten measurements at its beginning.

    B. Efron et al., "Least angle regression", 2004.
    """

    title = "Diabetes"
    names: ClassVar[tuple[Message, ...]] = (
        translate("Data", "age"),
        translate("Data", "sex"),
        translate("Data", "body mass index"),
        translate("Data", "blood pressure"),
        translate("Data", "total cholesterol"),
        translate("Data", "LDL"),
        translate("Data", "HDL"),
        translate("Data", "cholesterol ratio"),
        translate("Data", "log of triglycerides"),
        translate("Data", "blood sugar"),
    )

    def input_shape(self) -> Shape:
        return Shape((10,))

    def target(self) -> Target:
        return Target(Shape((1,)))

    def columns(self) -> tuple[str, ...]:
        return tuple(map(str, self.names))

    def column_titles(self) -> tuple[Message, ...]:
        return self.names

    def samples(self) -> int:
        return 442

    def load(self) -> Loaded:
        """`input` float32 `(442, 10)`; `target` float32 `(442, 1)`."""
        import numpy as np

        from studio.data.arrays.bundled import table
        from studio.data.arrays.parts import loaded

        rows = table("diabetes")
        fields = {
            "input": rows[:, :-1].astype(np.float32),
            "target": rows[:, -1:].astype(np.float32),
        }
        return loaded(self, fields)
