"""Which names a few typed letters find, and in which order."""

import pytest

from studio.ui.fuzzy import match, ranked

LAYERS = ["Input", "Conv1d", "Conv2d", "ConvTranspose2d", "ReLU", "LeakyReLU", "MaxPool2d"]


def _found(typed, names=LAYERS):
    return [name for name, _ in ranked(typed, [(name, (name,)) for name in names])]


def test_nothing_typed_finds_everything_in_its_order():
    assert _found("") == LAYERS


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("conv2", "Conv2d"),
        ("c2d", "Conv2d"),
        ("relu", "ReLU"),
        ("RELU", "ReLU"),
        ("lrelu", "LeakyReLU"),
        ("mp2", "MaxPool2d"),
        ("max pool", "MaxPool2d"),
        ("ct", "ConvTranspose2d"),
    ],
)
def test_the_expected_name_comes_first(typed, best):
    assert _found(typed)[0] == best


def test_letters_that_are_not_there_find_nothing():
    assert _found("xyz") == []
    assert match("convv", "Conv2d") is None


def test_the_found_letters_are_told():
    assert match("c2", "Conv2d").places == (0, 4)
    assert match("", "Conv2d").places == ()


def test_a_name_beats_a_match_in_the_words_behind_it():
    candidates = [("a", ("Dropout", "nn.Linear")), ("b", ("Linear",))]
    assert [item for item, _ in ranked("linear", candidates)] == ["b", "a"]


def test_chinese_names_are_found():
    assert _found("卷积", ["二维卷积", "池化"]) == ["二维卷积"]


@pytest.mark.parametrize("typed", ["卷积", "ewjj", "jj", "juanji", "erwei juanji", "Conv2d"])
def test_a_chinese_name_is_found_by_its_characters_initials_and_syllables(typed):
    layers = [("MaxPool2d", "二维最大池化"), ("ReLU", "修正线性单元"), ("Conv2d", "二维卷积")]
    found = ranked(typed, [(name, (name, title)) for name, title in layers])
    assert next(name for name, _ in found) == "Conv2d"


@pytest.mark.parametrize("typed", ["uan", "iwei", "erni", "ejn"])
def test_letters_here_and_there_in_the_syllables_find_nothing(typed):
    assert ranked(typed, [("x", ("Conv2d", "二维卷积"))]) == []
