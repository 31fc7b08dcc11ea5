"""The letters are those of the classic explanation of convolution, number for number."""

from __future__ import annotations

import numpy as np
import pytest

from studio.data import checked
from studio.data.letters import XAndO, tutorial_x


def test_the_x_of_the_tutorial_is_two_diagonals_one_pixel_from_the_border() -> None:
    x = tutorial_x()
    assert x.shape == (9, 9)
    assert set(np.unique(x)) == {-1.0, 1.0}
    inked = {(int(r), int(c)) for r, c in np.argwhere(x > 0)}
    assert inked == {(i, i) for i in range(1, 8)} | {(i, 8 - i) for i in range(1, 8)}


def test_the_diagonal_filter_gives_the_numbers_of_the_tutorial() -> None:
    """Aligned, multiplied, added up, divided by nine: 1 on the stroke, 0.55 in the middle."""
    diagonal = 2 * np.eye(3) - 1
    windows = np.lib.stride_tricks.sliding_window_view(tutorial_x(), (3, 3))
    answers = (windows * diagonal).mean(axis=(2, 3))
    assert np.allclose(answers[0] * 9, [7, -1, 1, 3, 5, -1, 3])
    assert np.allclose(answers[1, 1], 1.0)
    assert np.allclose(answers[3, 3], 5 / 9)


def test_still_letters_are_the_letters_of_the_tutorial() -> None:
    still = XAndO(shift=0, thickness=0.0, tilt=0.0, squeeze=0.0, count=20)
    part = checked(still).parts["train"]
    crosses = part["input"][part["target"] == 0]
    assert all((cross[0] == tutorial_x()).all() for cross in crosses)


def test_letters_move_thicken_and_turn_only_as_far_as_asked() -> None:
    def crosses(**fields: float) -> set[bytes]:
        plain = {"shift": 0, "thickness": 0.0, "tilt": 0.0, "squeeze": 0.0, "count": 300}
        part = checked(XAndO(**{**plain, **fields})).parts["train"]
        images = part["input"][part["target"] == 0]
        assert set(np.unique(images)) == {-1.0, 1.0}
        return {image.tobytes() for image in images}

    assert len(crosses()) == 1
    assert len(crosses(shift=1)) == 9
    assert len(crosses(shift=2)) == 25
    assert len(crosses(thickness=1.5)) > 1
    assert len(crosses(tilt=30.0)) > 3
    assert len(crosses(squeeze=0.5)) > 3


@pytest.mark.parametrize("fields", [{}, {"seed": 3, "count": 20}, {"split_seed": 5}])
def test_the_first_sample_to_look_at_is_the_x_of_the_tutorial_and_no_other_is(fields) -> None:
    parts = checked(XAndO(**fields)).parts
    assert (parts["validation"]["input"][0, 0] == tutorial_x()).all()
    assert parts["validation"]["target"][0] == 0
    drawings = np.concatenate([part["input"][:, 0] for part in parts.values()])
    assert int((drawings == tutorial_x()).all(axis=(1, 2)).sum()) == 1


def test_without_a_validation_part_it_is_the_first_that_is_trained_on() -> None:
    parts = checked(XAndO(validation=0.0)).parts
    assert (parts["train"]["input"][0, 0] == tutorial_x()).all()
    assert parts["train"]["target"][0] == 0
