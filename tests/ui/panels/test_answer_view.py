"""The answer to one input: the bars, the picture and the words say the same."""

from __future__ import annotations

import numpy as np

from studio.spec.data import Target
from studio.spec.shapes import Shape
from studio.ui.panels.answer_view import AnswerView


def test_each_kind_of_answer_is_shown_in_its_way(qtbot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    words = view.show_answer(np.array([0.2, 0.8], np.float32), Target(Shape(()), ("no", "yes")))
    assert words == "yes — 80.0%"
    assert view.currentWidget() is view.bars
    assert view.show_answer(np.array([1.5], np.float32), Target(Shape((1,)))) == "1.5"

    outputs = np.zeros((2, 4, 4), np.float32)
    outputs[0], outputs[1, 0] = 0.5, 0.9
    words = view.show_answer(outputs, Target(Shape((4, 4)), ("ground", "shape")))
    assert words == "ground 75.0% · shape 25.0%"
    assert view.currentWidget() is view.picture
    shown = view.picture.to_array()
    assert shown is not None
    assert (shown[0] == (outputs[1] > 0.5)).all()

    outputs = np.linspace(-0.5, 1.0, 48, dtype=np.float32).reshape(3, 4, 4)
    words = view.show_answer(outputs, Target(Shape((3, 4, 4))))
    assert words == "a picture, from -0.5 to 1"
    assert view.picture.to_array()[0, 0, 0, 0] == 0
    view.clear()
    assert view.picture.to_array() is None
