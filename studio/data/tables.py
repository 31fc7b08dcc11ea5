"""Classic small tables that come with scikit-learn: Iris, Wine, Breast cancer, Diabetes.

https://scikit-learn.org/stable/datasets/toy_dataset.html
"""

from __future__ import annotations

from typing import ClassVar

from studio.spec.data import DataSet, Loaded, Target, data_set
from studio.spec.shapes import Shape


class _Table(DataSet):
    """Base: one table of numbers, the class in its last column."""

    source: ClassVar[str]
    names: ClassVar[tuple[str, ...]]
    classes: ClassVar[tuple[str, ...]]
    rows: ClassVar[int]

    def input_shape(self) -> Shape:
        return Shape((len(self.names),))

    def target(self) -> Target:
        return Target(Shape(()), self.classes)

    def columns(self) -> tuple[str, ...]:
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
    names = ("sepal length", "sepal width", "petal length", "petal width")
    classes = ("setosa", "versicolor", "virginica")


@data_set
class Wine(_Table):
    """178 wines from three growers of one region, by 13 chemical measurements.

    M. Forina et al., UCI, 1991.
    """

    title = "Wine"
    source = "wine"
    rows = 178
    names = (
        "alcohol",
        "malic acid",
        "ash",
        "alcalinity of ash",
        "magnesium",
        "total phenols",
        "flavanoids",
        "nonflavanoid phenols",
        "proanthocyanins",
        "colour intensity",
        "hue",
        "OD280/OD315",
        "proline",
    )
    classes = ("grower 1", "grower 2", "grower 3")


@data_set
class BreastCancer(_Table):
    """569 samples of breast tissue, malignant or benign, by 30 measurements of cell nuclei.

    W. H. Wolberg et al., UCI, 1995.
    """

    title = "Breast cancer"
    source = "breast_cancer"
    rows = 569
    names = tuple(
        f"{which} {what}"
        for which in ("mean", "error of", "worst")
        for what in (
            "radius",
            "texture",
            "perimeter",
            "area",
            "smoothness",
            "compactness",
            "concavity",
            "concave points",
            "symmetry",
            "fractal dimension",
        )
    )
    classes = ("malignant", "benign")


@data_set
class Diabetes(DataSet):
    """442 patients: how far diabetes went within a year, from ten measurements at its beginning.

    B. Efron et al., "Least angle regression", 2004.
    """

    title = "Diabetes"

    def input_shape(self) -> Shape:
        return Shape((10,))

    def target(self) -> Target:
        return Target(Shape((1,)))

    def columns(self) -> tuple[str, ...]:
        return (
            "age",
            "sex",
            "body mass index",
            "blood pressure",
            "total cholesterol",
            "LDL",
            "HDL",
            "cholesterol ratio",
            "log of triglycerides",
            "blood sugar",
        )

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
