"""Which class is taken for which: counts and scores are scikit-learn's, a cell says what it is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from studio.ui.plots.confusion import counted, scores
from studio.ui.plots.confusion_view import ConfusionView


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_counts_and_scores_are_those_of_scikit_learn(classes: int) -> None:
    random = np.random.default_rng(classes)
    truth = random.integers(0, classes, 500)
    said = np.where(random.random(500) < 0.6, truth, random.integers(0, classes, 500))
    counts = counted(truth, said, classes)
    labels = list(range(classes))
    np.testing.assert_array_equal(counts, confusion_matrix(truth, said, labels=labels))
    found = scores(counts)
    expected = precision_recall_fscore_support(truth, said, labels=labels)
    for ours, theirs in zip((found.precision, found.recall, found.f1), expected, strict=False):
        np.testing.assert_allclose(ours, theirs)
    np.testing.assert_array_equal(found.support, expected[3])
    macro = precision_recall_fscore_support(truth, said, average="macro")[:3]
    np.testing.assert_allclose(found.macro, macro)


def test_what_cannot_be_divided_is_no_number() -> None:
    """Class 1 is never named, class 2 is not there."""
    found = scores(counted([0, 0, 1], [0, 0, 0], 3))
    assert np.isnan(found.precision[1])
    assert found.recall[1] == 0
    assert np.isnan(found.recall[2])
    assert np.isnan(found.f1[2])
    assert found.support.tolist() == [2, 1, 0]


@pytest.fixture
def view(qtbot) -> ConfusionView:
    made = ConfusionView()
    qtbot.addWidget(made)
    made.resize(420, 260)
    made.set_counts(np.array([[40, 2, 0], [1, 30, 4], [0, 0, 50]]), ("cat", "dog", "fox"))
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def test_a_click_tells_truth_and_answer(view: ConfusionView, qtbot) -> None:
    place = view.centre(1, 2).toPoint()
    with qtbot.waitSignal(view.cell_chosen) as told:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert told.args == [1, 2]
    assert view.sentence(1, 2) == "4 of 35 “dog” are taken for “fox”"
    assert view.sentence(2, 2) == "50 of 50 “fox” are recognised"


def test_keys_walk_through_the_cells(view: ConfusionView, qtbot) -> None:
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert view.current == (1, 1)
    with qtbot.waitSignal(view.cell_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [1, 1]


def test_rates_and_counts_look_different(view: ConfusionView) -> None:
    counts = view.grab().toImage()
    view.set_rates(True)
    assert view.grab().toImage() != counts


def test_many_classes_leave_the_numbers_out_but_can_be_asked(view: ConfusionView) -> None:
    names = tuple(f"class {number}" for number in range(100))
    view.set_counts(np.eye(100, dtype=np.int64) * 7, names)
    assert view.grab().width() > 0
    assert view.sentence(99, 99) == "7 of 7 “class 99” are recognised"
    assert view.centre(99, 99).x() < view.width()
