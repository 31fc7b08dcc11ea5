"""Formula lines as a person would write them beside the layer, with the numbers put in."""

from __future__ import annotations

import pytest

import studio.layers  # noqa: F401  (enters the layers)
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.shapes import Shape


def _lines(name, params, *dims):
    layer, _ = bind_values(LAYERS[name], params)
    shapes = tuple(Shape(one) for one in dims)
    return [str(line) for line in layer.formula(shapes, layer.measure(shapes))]


def test_a_convolution_of_the_digits_network():
    assert _lines("Conv2d", {"kernel_size": 5, "padding": 2}, (1, 28, 28)) == [
        "out = ⌊(28 + 2·2 − 5) / 1⌋ + 1 = 28",
        "params = 16·(1·5·5) + 16 = 416",
        "multiply-adds = 16·28·28·25 = 313,600",
    ]


def test_axes_that_differ_have_a_line_each():
    lines = _lines("Conv2d", {"stride": (2, 1), "bias": False, "groups": 2}, (4, 9, 12))
    assert lines == [
        "H_out = ⌊(9 + 2·0 − 3) / 2⌋ + 1 = 4",
        "W_out = ⌊(12 + 2·0 − 3) / 1⌋ + 1 = 10",
        "params = 16·(2·3·3) = 288",
        "multiply-adds = 16·4·10·18 = 11,520",
    ]


@pytest.mark.parametrize(
    ("name", "params", "dims", "line"),
    [
        ("Linear", {}, (64,), "params = 10·64 + 10 = 650"),
        ("Linear", {"bias": False}, (64,), "params = 10·64 = 640"),
        ("Linear", {"out_features": 100}, (1568,), "params = 100·1568 + 100 = 156,900"),
        ("Conv2d", {"dilation": 2}, (1, 9, 9), "out = ⌊(9 + 2·0 − 2·(3 − 1) − 1) / 1⌋ + 1 = 5"),
        (
            "Conv2d",
            {"padding": "same", "kernel_size": 4},
            (1, 9, 9),
            "out = ⌊(9 + 3 − 4) / 1⌋ + 1 = 9",
        ),
        (
            "ConvTranspose2d",
            {"stride": 2},
            (4, 7, 7),
            "out = (7 − 1)·2 − 2·0 + 1·(2 − 1) + 0 + 1 = 14",
        ),
        ("ConvTranspose2d", {}, (4, 7, 7), "params = 4·16·2·2 + 16 = 272"),
        ("MaxPool2d", {}, (3, 28, 28), "out = ⌊(28 + 2·0 − 2) / 2⌋ + 1 = 14"),
        ("AdaptiveAvgPool2d", {}, (3, 7, 7), "out = 1: the mean of all 7"),
        ("BatchNorm2d", {}, (16, 8, 8), "params = 2·16 = 32"),
        ("LayerNorm", {"bias": False}, (7, 12), "params = 1·12 = 12"),
        ("Flatten", {}, (32, 7, 7), "32·7·7 = 1568"),
        ("Upsample", {"scale_factor": 1.5}, (3, 5, 5), "out = ⌊5·1.5⌋ = 7"),
        ("Dropout", {"p": 0.2}, (8,), "afterwards: out = in"),
        ("LeakyReLU", {}, (8,), "out = in where in > 0, else 0.01·in"),
    ],
)
def test_a_line_holds_the_present_numbers(name, params, dims, line):
    assert line in _lines(name, params, dims)


def test_joined_channels_are_added_up():
    assert _lines("Concat", {}, (16, 8, 8), (32, 8, 8)) == ["axis 1: 16 + 32 = 48"]


def test_a_rounded_up_pool_gives_its_true_size():
    (line, _) = _lines("MaxPool2d", {"kernel_size": 3, "stride": 2, "ceil_mode": True}, (1, 6, 6))
    assert line.startswith("out = ⌈(6 + 2·0 − 3) / 2⌉ + 1")
    assert line.endswith("= 3")
